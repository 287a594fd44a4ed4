import Geometry
import PrintModel

/// The payments of a CFDI of type P (complemento para recepción de pagos 2.0): what they settle, checked.
struct PaymentReading {
    private let reading: CFDIReading

    init(_ reading: CFDIReading) { self.reading = reading }

    func settlements() -> [ComplementFiling.Settlement] {
        for name in ["SubTotal", "Total"] {
            if let amount = reading.number(name, of: reading.root), amount.millionths != 0 {
                reading.note(
                    .invoiceArithmetic,
                    ["what": name, "expected": "0.00", "found": ExactDecimal.pesos(amount.millionths)])
            }
        }
        let complements = reading.root.all("Complemento").flatMap(\.children)
            .filter { $0.name == "Pagos" && $0.namespace == CFDIReading.payments }
        guard let complement = complements.first, complements.count == 1 else {
            reading.note(.invoiceElementMissing, ["element": "Pagos"])
            return []
        }
        if complement.attributes["Version"] != "2.0" {
            reading.note(
                .invoiceAttributeBad, at: complement,
                ["attribute": "Version", "element": "Pagos", "found": complement.attributes["Version"] ?? "—"])
        }
        let payments = complement.all("Pago")
        if payments.isEmpty { reading.note(.invoiceElementMissing, at: complement, ["element": "Pago"]) }
        let settled = payments.flatMap(read)
        checkTotals(complement, payments)
        return settled
    }

    private func read(_ payment: XMLElement) -> [ComplementFiling.Settlement] {
        pesos("MonedaP", of: payment)
        _ = reading.text("FormaDePagoP", of: payment)
        if let rate = reading.optional("TipoCambioP", of: payment), rate.millionths != 1_000_000 {
            _ = reading.bad("TipoCambioP", payment.attributes["TipoCambioP"] ?? "", payment) as Int?
        }
        let date = reading.moment("FechaPago", of: payment)
        let amount = reading.money("Monto", of: payment)
        let documents = payment.all("DoctoRelacionado")
        if documents.isEmpty { reading.note(.invoiceElementMissing, at: payment, ["element": "DoctoRelacionado"]) }
        let settled = documents.compactMap { read($0, date: date) }
        let sum = settled.reduce(0) { $0 + $1.paid.count }
        if let amount, settled.count == documents.count, sum != amount.count {
            mismatch("Monto", Centavos(sum).text, amount.text, payment)
        }
        checkTaxes(payment, documents)
        return settled
    }

    private func read(_ document: XMLElement, date: String?) -> ComplementFiling.Settlement? {
        pesos("MonedaDR", of: document)
        _ = reading.text("ObjetoImpDR", of: document)
        if let rate = reading.optional("EquivalenciaDR", of: document), rate.millionths != 1_000_000 {
            _ = reading.bad("EquivalenciaDR", document.attributes["EquivalenciaDR"] ?? "", document) as Int?
        }
        let uuid = reading.uuid("IdDocumento", of: document)
        let partiality = reading.text("NumParcialidad", of: document)
        let before = reading.money("ImpSaldoAnt", of: document)
        let paid = reading.money("ImpPagado", of: document)
        let after = reading.money("ImpSaldoInsoluto", of: document)
        guard let date, let uuid, let partiality, let before, let paid, let after else { return nil }
        guard let number = Int(partiality), (1...9_999).contains(number) else {
            return reading.bad("NumParcialidad", partiality, document)
        }
        if before.count - paid.count != after.count {
            mismatch("ImpSaldoInsoluto", Centavos(before.count - paid.count).text, after.text, document)
        }
        return ComplementFiling.Settlement(
            invoice: uuid, partiality: number, before: before, paid: paid, after: after, date: String(date.prefix(10)))
    }

    private func pesos(_ name: String, of element: XMLElement) {
        if let currency = reading.text(name, of: element), currency != "MXN" {
            reading.note(.invoiceCurrency, at: element, ["found": currency, "expected": "MXN"])
        }
    }

    /// Taxes of the documents: base times rate, and the payment's own sum of them.
    private func checkTaxes(_ payment: XMLElement, _ documents: [XMLElement]) {
        var bases: [String: Int128] = [:]
        var amounts: [String: Int128] = [:]
        for tax in documents.flatMap({ $0.child("ImpuestosDR")?.child("TrasladosDR")?.all("TrasladoDR") ?? [] }) {
            let key = self.key(tax, "DR")
            guard let base = reading.number("BaseDR", of: tax) else { continue }
            bases[key, default: 0] += base.millionths
            guard tax.attributes["TipoFactorDR"] != "Exento" else { continue }
            guard let rate = reading.number("TasaOCuotaDR", of: tax), let amount = reading.number("ImporteDR", of: tax)
            else { continue }
            amounts[key, default: 0] += amount.millionths
            let exact = base.millionths * rate.millionths / 1_000_000
            if abs(exact - amount.millionths) >= 10_000 {
                mismatch("ImporteDR", ExactDecimal.pesos(exact), ExactDecimal.pesos(amount.millionths), tax)
            }
        }
        for tax in payment.child("ImpuestosP")?.child("TrasladosP")?.all("TrasladoP") ?? [] {
            let key = self.key(tax, "P")
            compare("BaseP", bases.removeValue(forKey: key) ?? 0, tax)
            let sum = amounts.removeValue(forKey: key) ?? 0
            if tax.attributes["TipoFactorP"] != "Exento" { compare("ImporteP", sum, tax) }
        }
        for (key, base) in bases.sorted(by: { $0.key < $1.key }) where base != 0 {
            mismatch("TrasladoP \(key)", ExactDecimal.pesos(base), "0.00", payment)
        }
    }

    private func key(_ tax: XMLElement, _ suffix: String) -> String {
        let rate = tax.attributes["TasaOCuota" + suffix].flatMap(ExactDecimal.init)?.millionths
        return [
            tax.attributes["Impuesto" + suffix] ?? "", tax.attributes["TipoFactor" + suffix] ?? "",
            rate.map { "\($0)" } ?? "",
        ]
        .joined(separator: " ")
    }

    /// `Totales` against the payments: the money, and the value added tax of 16 %.
    private func checkTotals(_ complement: XMLElement, _ payments: [XMLElement]) {
        guard let totals = complement.child("Totales") else {
            return reading.note(.invoiceElementMissing, at: complement, ["element": "Totales"])
        }
        let money = payments.reduce(Int128(0)) { $0 + (ExactDecimal($1.attributes["Monto"] ?? "")?.millionths ?? 0) }
        compare("MontoTotalPagos", money, totals)
        let taxes = payments.flatMap { $0.child("ImpuestosP")?.child("TrasladosP")?.all("TrasladoP") ?? [] }
            .filter { $0.attributes["ImpuestoP"] == "002" }
        for (rate, suffix) in [("160000", "IVA16"), ("80000", "IVA8"), ("0", "IVA0")] {
            let own = taxes.filter {
                $0.attributes["TipoFactorP"] == "Tasa"
                    && ($0.attributes["TasaOCuotaP"].flatMap(ExactDecimal.init)?.millionths).map { "\($0)" } == rate
            }
            func sum(_ name: String) -> Int128 {
                own.reduce(0) { $0 + (ExactDecimal($1.attributes[name] ?? "")?.millionths ?? 0) }
            }
            for (total, part) in [
                ("TotalTrasladosBase" + suffix, "BaseP"), ("TotalTrasladosImpuesto" + suffix, "ImporteP"),
            ]
            where totals.attributes[total] != nil || !own.isEmpty {
                compare(total, sum(part), totals)
            }
        }
    }

    private func compare(_ name: String, _ expected: Int128, _ element: XMLElement) {
        guard let found = reading.number(name, of: element) else { return }
        if ExactDecimal.rounded(expected) != ExactDecimal.rounded(found.millionths) {
            mismatch(name, ExactDecimal.pesos(expected), ExactDecimal.pesos(found.millionths), element)
        }
    }

    private func mismatch(_ what: String, _ expected: String, _ found: String, _ element: XMLElement) {
        reading.note(.invoiceArithmetic, at: element, ["what": what, "expected": expected, "found": found])
    }
}
