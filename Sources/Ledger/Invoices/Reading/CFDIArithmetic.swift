import Geometry

/// The sums of an invoice, which its schema does not check: items, discounts, taxes and total, to the centavo.
struct CFDIArithmetic {
    private let reading: CFDIReading
    private var root: XMLElement { reading.root }

    init(_ reading: CFDIReading) { self.reading = reading }

    /// What taxes are added up by.
    private struct TaxKey: Hashable, Comparable {
        let tax: String
        let factor: String
        let rate: String

        static func < (a: TaxKey, b: TaxKey) -> Bool { (a.tax, a.factor, a.rate) < (b.tax, b.factor, b.rate) }
    }

    /// Sums of the items, in millionths.
    private struct Sums {
        var amounts: Int128 = 0
        var discounts: Int128 = 0
        var transferred: [TaxKey: (base: Int128, amount: Int128)] = [:]
        var withheld: [String: Int128] = [:]
    }

    func check() {
        guard let items = root.child("Conceptos")?.all("Concepto"), !items.isEmpty else {
            return reading.note(.invoiceElementMissing, ["element": "Concepto"])
        }
        var sums = Sums()
        for item in items { add(item, to: &sums) }
        guard let subtotal = reading.number("SubTotal", of: root), let total = reading.number("Total", of: root) else {
            return
        }
        agree("SubTotal", sums.amounts, subtotal.millionths, root)
        let discount = reading.optional("Descuento", of: root)?.millionths ?? 0
        agree("Descuento", sums.discounts, discount, root)
        let (transferred, withheld) = summary(sums)
        let local = local()
        agree(
            "Total", subtotal.millionths - discount + transferred - withheld + local.transferred - local.withheld,
            total.millionths, root)
    }

    private func add(_ item: XMLElement, to sums: inout Sums) {
        guard let quantity = reading.number("Cantidad", of: item),
            let price = reading.number("ValorUnitario", of: item),
            let amount = reading.number("Importe", of: item)
        else { return }
        product(quantity, price, amount, "Importe", item)
        let discount = reading.optional("Descuento", of: item)?.millionths ?? 0
        if discount > amount.millionths { mismatch("Descuento", amount.millionths, discount, item) }
        sums.amounts += amount.millionths
        sums.discounts += discount
        guard let taxes = item.child("Impuestos") else { return }
        checkBases(taxes, amount.millionths - discount)
        for tax in taxes.child("Traslados")?.all("Traslado") ?? [] {
            guard let (key, base, value) = read(tax) else { continue }
            let before = sums.transferred[key] ?? (0, 0)
            sums.transferred[key] = (before.base + base, before.amount + value)
        }
        for tax in taxes.child("Retenciones")?.all("Retencion") ?? [] {
            guard let (key, _, value) = read(tax) else { continue }
            sums.withheld[key.tax, default: 0] += value
        }
    }

    /// What is taxed is what the item costs, with the tax on production (IEPS) where there is one. Anything else is said.
    private func checkBases(_ taxes: XMLElement, _ cost: Int128) {
        let transferred = taxes.child("Traslados")?.all("Traslado") ?? []
        let production = transferred.filter { $0.attributes["Impuesto"] == "003" }
            .reduce(Int128(0)) { $0 + (ExactDecimal($1.attributes["Importe"] ?? "")?.millionths ?? 0) }
        for tax in transferred + (taxes.child("Retenciones")?.all("Retencion") ?? []) {
            guard let base = ExactDecimal(tax.attributes["Base"] ?? "")?.millionths else { continue }
            let isRight = [cost, cost + production].contains {
                ExactDecimal.rounded($0) == ExactDecimal.rounded(base)
            }
            if !isRight {
                reading.note(
                    .invoiceBase, .warning, at: tax,
                    ["expected": ExactDecimal.pesos(cost), "found": ExactDecimal.pesos(base)])
            }
        }
    }

    /// A tax of an item: base times rate is its amount.
    private func read(_ tax: XMLElement) -> (TaxKey, base: Int128, amount: Int128)? {
        guard let base = reading.number("Base", of: tax), let name = reading.text("Impuesto", of: tax),
            let factor = reading.text("TipoFactor", of: tax)
        else { return nil }
        guard ["001", "002", "003"].contains(name) else { return reading.bad("Impuesto", name, tax) }
        if factor == "Exento" { return (TaxKey(tax: name, factor: factor, rate: ""), base.millionths, 0) }
        guard factor == "Tasa" || factor == "Cuota" else { return reading.bad("TipoFactor", factor, tax) }
        guard let rate = reading.number("TasaOCuota", of: tax), let amount = reading.number("Importe", of: tax) else {
            return nil
        }
        product(base, rate, amount, "Importe", tax)
        return (TaxKey(tax: name, factor: factor, rate: String(rate.millionths)), base.millionths, amount.millionths)
    }

    /// The invoice's own summary of its taxes against its items: what is transferred and withheld in all.
    private func summary(_ sums: Sums) -> (transferred: Int128, withheld: Int128) {
        let taxes = root.child("Impuestos")
        var left = sums.transferred
        var transferred: Int128 = 0
        for tax in taxes?.child("Traslados")?.all("Traslado") ?? [] {
            guard let base = reading.number("Base", of: tax), let name = reading.text("Impuesto", of: tax),
                let factor = reading.text("TipoFactor", of: tax)
            else { continue }
            let rate = factor == "Exento" ? nil : reading.number("TasaOCuota", of: tax)
            let amount = factor == "Exento" ? 0 : reading.number("Importe", of: tax)?.millionths ?? 0
            let key = TaxKey(tax: name, factor: factor, rate: rate.map { String($0.millionths) } ?? "")
            let expected = left.removeValue(forKey: key) ?? (0, 0)
            agree("Base", expected.base, base.millionths, tax)
            agree("Importe", expected.amount, amount, tax)
            transferred += amount
        }
        for (key, sum) in left.sorted(by: { $0.key < $1.key }) where sum.base != 0 || sum.amount != 0 {
            mismatch("Traslado \(key.tax)", sum.amount, 0, taxes ?? root)
        }
        let withheld = withheld(sums, taxes)
        total("TotalImpuestosTrasladados", transferred, taxes)
        total("TotalImpuestosRetenidos", withheld, taxes)
        return (transferred, withheld)
    }

    private func withheld(_ sums: Sums, _ taxes: XMLElement?) -> Int128 {
        var left = sums.withheld
        var withheld: Int128 = 0
        for tax in taxes?.child("Retenciones")?.all("Retencion") ?? [] {
            guard let name = reading.text("Impuesto", of: tax), let amount = reading.number("Importe", of: tax) else {
                continue
            }
            agree("Importe", left.removeValue(forKey: name) ?? 0, amount.millionths, tax)
            withheld += amount.millionths
        }
        for (name, sum) in left.sorted(by: { $0.key < $1.key }) where sum != 0 {
            mismatch("Retencion \(name)", sum, 0, taxes ?? root)
        }
        return withheld
    }

    private func total(_ name: String, _ expected: Int128, _ taxes: XMLElement?) {
        guard let taxes else { return }
        guard let given = reading.optional(name, of: taxes) else {
            if expected != 0 { _ = reading.text(name, of: taxes) }
            return
        }
        agree(name, expected, given.millionths, taxes)
    }

    private func local() -> (transferred: Int128, withheld: Int128) {
        reading.localTaxes.reduce(into: (Int128(0), Int128(0))) { sum, taxes in
            sum.0 += reading.number("TotaldeTraslados", of: taxes)?.millionths ?? 0
            sum.1 += reading.number("TotaldeRetenciones", of: taxes)?.millionths ?? 0
        }
    }

    /// Two sums are the same to the centavo.
    private func agree(_ what: String, _ expected: Int128, _ found: Int128, _ element: XMLElement) {
        if ExactDecimal.rounded(expected) != ExactDecimal.rounded(found) { mismatch(what, expected, found, element) }
    }

    private func mismatch(_ what: String, _ expected: Int128, _ found: Int128, _ element: XMLElement) {
        reading.note(
            .invoiceArithmetic, at: element,
            ["what": what, "expected": ExactDecimal.pesos(expected), "found": ExactDecimal.pesos(found)])
    }

    /// An amount is a product to within a centavo. Where it is not, but the factors as written are rounded so far that
    /// it may be (the limits of the tax office's guide for filling in CFDI 4.0), that is said.
    private func product(
        _ a: ExactDecimal, _ b: ExactDecimal, _ amount: ExactDecimal, _ what: String, _ element: XMLElement
    ) {
        let exact = a.millionths * b.millionths
        let given = amount.millionths * 1_000_000
        let difference = exact > given ? exact - given : given - exact
        if difference < 10_000 * 1_000_000 { return }
        let slack = (a.step * b.millionths + b.step * a.millionths) / 2 + a.step * b.step / 4 + amount.step * 1_000_000
        if difference <= slack {
            return reading.note(
                .invoiceRounding, .warning, at: element,
                [
                    "what": what, "expected": ExactDecimal.pesos(exact / 1_000_000),
                    "found": ExactDecimal.pesos(amount.millionths),
                ])
        }
        mismatch(what, exact / 1_000_000, amount.millionths, element)
    }
}
