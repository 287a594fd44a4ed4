import Foundation
import Geometry
import PrintModel
import Testing

@testable import Ledger

@Suite struct InvoiceReadingTests {
    private static func read(_ xml: String) throws -> CFDI {
        try CFDI(Array(xml.utf8), file: "factura.xml", receiver: House.rfc)
    }

    private static func problems(_ xml: String) -> [FindingCode] {
        do {
            _ = try read(xml)
            return []
        } catch let fault as Fault {
            return fault.findings.map(\.code)
        } catch {
            return [.internalFault]
        }
    }

    @Test func readsWhatTheLedgerGoesBy() throws {
        let uuid = UUID().uuidString
        let cfdi = try Self.read(Receipts.invoice(uuid: uuid, withholds: true))
        #expect(cfdi.facts.uuid == uuid)
        #expect(cfdi.facts.total.count == 1_200_000 + 192_000 - 15_000)
        #expect(cfdi.facts.withheld.count == 15_000)
        #expect(cfdi.facts.charge.count == 1_392_000)
        #expect((cfdi.facts.method, cfdi.facts.folio, cfdi.facts.date) == ("PUE", "A 101", "2024-07-12"))
        #expect(cfdi.findings.map(\.code) == [.invoiceVerifyAtSAT])
    }

    @Test func readsAPaymentsOwn() throws {
        let invoice = UUID().uuidString
        let cfdi = try Self.read(Receipts.payment(of: invoice, number: 2, before: 1_392_000, paid: 116_000))
        let settled = try #require(cfdi.settlements.first)
        #expect(settled.invoice == invoice && settled.partiality == 2)
        #expect((settled.before.count, settled.paid.count, settled.after.count) == (1_392_000, 116_000, 1_276_000))
    }

    /// Changes one attribute; the nth of that name.
    private static func changed(_ xml: String, _ name: String, _ occurrence: Int, _ change: (String) -> String)
        -> String?
    {
        var rest = xml.startIndex
        for index in 0... {
            guard let found = xml.range(of: " \(name)=\"", range: rest..<xml.endIndex),
                let end = xml.range(of: "\"", range: found.upperBound..<xml.endIndex)
            else { return nil }
            if index == occurrence {
                let value = String(xml[found.upperBound..<end.lowerBound])
                return xml.replacingCharacters(in: found.upperBound..<end.lowerBound, with: change(value))
            }
            rest = end.upperBound
        }
        return nil
    }

    private static func more(_ amount: String) -> String {
        guard let whole = Centavos(amount) else { return amount + "1" }
        return Centavos(whole.count + 1).plain
    }

    private static let amounts = [
        "SubTotal", "Total", "Importe", "Base", "TotalImpuestosTrasladados", "TotalImpuestosRetenidos", "ValorUnitario",
        "Cantidad", "TasaOCuota",
    ]

    @Test func everyChangedAmountAndTaxIsRefusedOrExplained() throws {
        let xml = Receipts.invoice(withholds: true)
        var count = 0
        for name in Self.amounts {
            for occurrence in 0... {
                let changes: [(String) -> String] = [
                    Self.more, { "9" + $0 }, { "-" + $0 }, { _ in "" }, { $0 + ".1.2" }, { _ in "1e9" },
                ]
                var isThere = false
                for change in changes {
                    guard let mutant = Self.changed(xml, name, occurrence, change) else { continue }
                    isThere = true
                    count += 1
                    let explained = (try? Self.read(mutant).findings.contains { $0.severity == .warning }) ?? true
                    #expect(explained, "\(name) \(occurrence)")
                }
                if !isThere { break }
            }
        }
        #expect(count > 90)
    }

    @Test(arguments: [
        ("Moneda", "USD", FindingCode.invoiceCurrency), ("TipoDeComprobante", "N", .invoiceType),
        ("TipoDeComprobante", "T", .invoiceType), ("TipoDeComprobante", "P", .invoiceCurrency),
        ("Version", "3.3", .invoiceVersion), ("UUID", "123", .invoiceAttributeBad),
        ("UUID", "", .invoiceAttributeMissing),
        ("Fecha", "2024-07-13T10:00:00", .invoiceStampedBefore), ("Fecha", "2024-02-30T10:00:00", .invoiceAttributeBad),
        ("Fecha", "12/07/2024", .invoiceAttributeBad), ("FechaTimbrado", "2024-07-11T10:00:00", .invoiceStampedBefore),
        ("MetodoPago", "PPD", .invoiceMethod), ("FormaPago", "99", .invoiceMethod), ("MetodoPago", "X", .invoiceMethod),
        ("Rfc", "XX", .invoiceAttributeBad), ("Impuesto", "009", .invoiceAttributeBad),
        ("TipoFactor", "Exento", .invoiceArithmetic), ("Sello", "", .invoiceAttributeMissing),
        ("SelloSAT", "", .invoiceAttributeMissing),
    ])
    func everyChangedFieldIsRefused(_ name: String, _ value: String, _ code: FindingCode) throws {
        let mutant = try #require(Self.changed(Receipts.invoice(), name, 0) { _ in value })
        #expect(Self.problems(mutant).contains(code))
    }

    @Test(arguments: [
        ("Fecha", "2024-07-02T10:00:00", FindingCode.invoiceStampedLate), ("Rfc", "AAA010203XY4", .invoiceCertificate),
        ("SelloCFD", "otro", .invoiceSealDiffers), ("Sello", "otro", .invoiceSealDiffers),
    ])
    func whatCannotBeProvenIsExplained(_ name: String, _ value: String, _ code: FindingCode) throws {
        let mutant = try #require(Self.changed(Receipts.invoice(), name, 0) { _ in value })
        #expect(try Self.read(mutant).findings.map(\.code).contains(code))
    }

    @Test func anInvoiceForAnotherIsRefused() {
        #expect(Self.problems(Receipts.invoice(receiver: "XAXX010101000")) == [.invoiceOtherReceiver])
    }

    @Test func aMutantOfAFiledInvoiceIsRefused() throws {
        let house = try House()
        let orders = [try house.order(600_000), try house.order(600_000)]
        for order in orders { try house.receive(order, amount: 600_000) }
        let xml = Receipts.invoice(pesos: 5_000)
        func filing(_ xml: String, _ order: String) throws -> Act {
            .invoice(InvoiceFiling(order: order, facts: try Self.read(xml).facts, tolerance: .zero))
        }
        try house.record(filing(xml, orders[0]), on: "2024-07-15")
        let other = try #require(
            Self.changed(xml, "UUID", 0) { "a" + $0.dropFirst() == $0 ? "b" + $0.dropFirst() : "a" + $0.dropFirst() })
        let older = try #require(Self.changed(other, "Fecha", 0) { _ in "2024-07-11T10:00:00" })
        let upper = try #require(Self.changed(xml, "UUID", 0) { $0.uppercased() })
        #expect(house.refusal(try filing(other, orders[1]), on: "2024-07-15") == [.ledgerLookalike])
        #expect(house.refusal(try filing(older, orders[1]), on: "2024-07-15") == [.ledgerLookalike])
        #expect(house.refusal(try filing(upper, orders[1]), on: "2024-07-15") == [.ledgerDuplicateInvoice])
        #expect(
            house.refusal(try filing(Receipts.invoice(pesos: 5_000, folio: "7"), orders[1]), on: "2024-07-11") == [
                .ledgerDateOrder
            ])
    }

    @Test func everyChangedFigureOfAPaymentIsRefused() throws {
        let invoice = UUID().uuidString
        let xml = Receipts.payment(of: invoice, number: 1, before: 232_000, paid: 116_000)
        let names = [
            "Total", "SubTotal", "Monto", "ImpSaldoAnt", "ImpPagado", "ImpSaldoInsoluto", "MontoTotalPagos", "BaseP",
            "ImporteP", "BaseDR", "TotalTrasladosBaseIVA16", "TotalTrasladosImpuestoIVA16", "TasaOCuotaP",
            "TasaOCuotaDR",
        ]
        for name in names {
            let mutant = try #require(Self.changed(xml, name, 0, Self.more))
            #expect(!Self.problems(mutant).isEmpty, "\(name)")
        }
        for (name, value) in [
            ("Moneda", "MXN"), ("MonedaP", "USD"), ("MonedaDR", "USD"), ("EquivalenciaDR", "2"),
            ("TipoCambioP", "17.5"),
            ("NumParcialidad", "0"), ("IdDocumento", "x"), ("FechaPago", "ayer"),
        ] {
            let mutant = try #require(Self.changed(xml, name, 0) { _ in value })
            #expect(!Self.problems(mutant).isEmpty, "\(name)")
        }
    }

    /// Every attribute of an invoice and of a payment taken out, one by one: refused, or explained, or one that the schema
    /// lets be left out and the ledger does not go by.
    @Test(arguments: [("invoice", 50), ("payment", 50)])
    func everyMissingAttributeIsRefusedOrExplained(_ kind: String, _ least: Int) throws {
        let xml =
            kind == "invoice"
            ? Receipts.invoice(withholds: true)
            : Receipts.payment(of: UUID().uuidString, number: 1, before: 232_000, paid: 116_000)
        let optional = [
            "Serie", "Folio", "NoIdentificacion", "Unidad", "TipoCambioP",
            "EquivalenciaDR",
        ]
        var count = 0
        for match in xml.matches(of: #/ ([A-Za-z0-9]+)="[^"]*"/#) where !match.0.hasPrefix(" version") {
            if optional.contains(String(match.1)) || match.0.contains("UTF-8") { continue }
            count += 1
            let mutant = xml.replacingCharacters(in: match.range, with: "")
            let explained = (try? Self.read(mutant).findings.contains { $0.severity == .warning }) ?? true
            #expect(explained, "\(match.0)")
        }
        #expect(count >= least, "\(count)")
    }

    /// Any byte changed: read as something else it may be, but never a crash, and never a different amount unnoticed.
    @Test func noChangedByteChangesAnAmountUnnoticed() throws {
        let good = Array(Receipts.invoice().utf8)
        let facts = try CFDI(good, file: "x.xml", receiver: House.rfc).facts
        var (refused, read) = (0, 0)
        for index in good.indices {
            var bytes = good
            bytes[index] = bytes[index] == 0x39 ? 0x38 : (0x30...0x38).contains(bytes[index]) ? bytes[index] + 1 : 0x3C
            guard let mutant = try? CFDI(bytes, file: "x.xml", receiver: House.rfc) else {
                refused += 1
                continue
            }
            read += 1
            let isExplained = mutant.findings.contains { $0.severity == .warning }
            #expect(isExplained || (mutant.facts.total, mutant.facts.withheld) == (facts.total, facts.withheld))
        }
        #expect(refused > 1_000 && read > 50, "\(refused) \(read)")
    }

    @Test(arguments: [
        ("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", FindingCode.invoiceDocumentType),
        ("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">", .invoiceDocumentType),
        ("<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>", .invoiceDocumentType),
    ])
    func hostileXMLIsNotEvenParsed(_ declaration: String, _ code: FindingCode) {
        let xml = Receipts.invoice().replacing(
            "<cfdi:Comprobante", with: declaration + "<cfdi:Comprobante", maxReplacements: 1)
        #expect(Self.problems(xml) == [code])
    }

    @Test func brokenAndOverlargeFilesAreRefused() throws {
        func problems(_ bytes: [UInt8]) -> [FindingCode] {
            do {
                _ = try CFDI(bytes, file: "x.xml", receiver: House.rfc)
                return []
            } catch { return (error as? Fault)?.findings.map(\.code) ?? [] }
        }
        let good = Array(Receipts.invoice().utf8)
        #expect(problems([]) == [.invoiceNotXML])
        #expect(problems(Array(good.dropLast(20))) == [.invoiceNotXML])
        #expect(problems([0xFF, 0xFE] + good) == [.invoiceNotUTF8])
        #expect(problems(good + [0]) == [.invoiceNotUTF8])
        #expect(problems([UInt8](repeating: 0x20, count: 5 << 20)) == [.fileTooLarge])
        #expect(problems(Array("<a/>".utf8)) == [.invoiceNotCFDI])
        let deep = String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)
        #expect(problems(Array(deep.utf8)) == [.invoiceNotXML])
        let wide = "<a>" + String(repeating: "<b/>", count: 60_000) + "</a>"
        #expect(problems(Array(wide.utf8)) == [.invoiceTooManyElements])
        for length in stride(from: 0, to: good.count, by: 97) { #expect(!problems(Array(good.prefix(length))).isEmpty) }
    }

    @Test func roundedUnitPricesAreExplained() throws {
        let xml = try #require(Self.changed(Receipts.invoice(pesos: 17_000), "ValorUnitario", 0) { _ in "11.33" })
        #expect(try Self.read(xml).findings.map(\.code).contains(.invoiceRounding))
        let wrong = try #require(Self.changed(xml, "ValorUnitario", 0) { _ in "11.20" })
        #expect(Self.problems(wrong) == [.invoiceArithmetic])
    }
}
