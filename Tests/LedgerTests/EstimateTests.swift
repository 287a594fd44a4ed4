import Foundation
import Geometry
import PrintModel
import TestSupport
import Testing

@testable import Ledger

@Suite struct EstimateTests {
    private static func millimetres(_ value: Double) -> Double { value * 72 / 25.4 }

    private static func offset() -> PriceList {
        var list = PriceList(
            name: "norte", printer: "Imprenta del Norte", method: .offset,
            sheet: Size(width: millimetres(640), height: millimetres(450)), margin: millimetres(10),
            papers: [PriceList.Paper(name: "couché mate 115 g", weight: 115, price: UnitPrice("32.50") ?? .zero)])
        list.plate = UnitPrice("180") ?? .zero
        list.setup = UnitPrice("350.00") ?? .zero
        (list.wasteSheets, list.wastePercent) = (120, 3)
        list.pass = UnitPrice("0.22") ?? .zero
        list.binding.setup = UnitPrice("300") ?? .zero
        list.binding.copy = UnitPrice("0.35") ?? .zero
        return list
    }

    private static func digital() -> PriceList {
        var list = PriceList(
            name: "golfo", printer: "Gráficos del Golfo", method: .digital,
            sheet: Size(width: millimetres(480), height: millimetres(330)), margin: millimetres(5),
            papers: [PriceList.Paper(name: "couché", weight: 115, price: UnitPrice("38") ?? .zero)])
        list.pass = UnitPrice("2.60") ?? .zero
        return list
    }

    private static let job = PrintJob(
        trim: Size(width: millimetres(215), height: millimetres(280)), bleed: 0, pages: 16, inks: 4)

    @Test func theSumsAreThoseOfAPencil() throws {
        // Turned, two beside two fit 620 × 430 mm exactly: 8 leaves, 4 a sheet, 2 forms.
        let list = Self.offset()
        #expect(list.leaves(of: Self.job) == 4)
        let estimate = try #require(try list.estimate(Self.job, copies: 1_000))
        #expect(estimate.forms == 2)
        // 1,000 copies of 2 sheets, 120 spoiled a form, 3 %.
        #expect(estimate.sheets == 2_000 + 240 + 60)
        let parts = Dictionary(uniqueKeysWithValues: estimate.parts.map { ($0.id, $0.amount.count) })
        // 2,300 sheets × 0.288 m² × 115 g = 76.176 kg.
        #expect(parts["paper"] == 247_572)
        #expect(parts["plates"] == 2 * 2 * 4 * 18_000)
        #expect(parts["setup"] == 70_000)
        #expect(parts["press"] == 4_600 * 22)
        #expect(parts["binding"] == 30_000 + 35_000)
        #expect(estimate.net.count == estimate.parts.reduce(0) { $0 + $1.amount.count })
        #expect(estimate.tax.count == (estimate.net.count * 16 + 50) / 100)
        #expect(estimate.total.count == estimate.net.count + estimate.tax.count)
    }

    @Test func platesPayFromSomeNumberOfCopiesOn() throws {
        let even = try #require(try BreakEven.copies(Self.job, offset: Self.offset(), digital: Self.digital()))
        let before = (
            try Self.offset().estimate(Self.job, copies: even - 1)?.total,
            try Self.digital().estimate(Self.job, copies: even - 1)?.total
        )
        let after = (
            try Self.offset().estimate(Self.job, copies: even)?.total,
            try Self.digital().estimate(Self.job, copies: even)?.total
        )
        #expect(try #require(before.0) > #require(before.1))
        #expect(try #require(after.0) <= #require(after.1))
    }

    @Test func whatDoesNotFitHasNoPrice() throws {
        var job = Self.job
        job.trim = Size(width: 3_000, height: 3_000)
        #expect(try Self.offset().estimate(job, copies: 10) == nil)
        #expect(try Self.offset().estimate(Self.job, copies: 0) == nil)
    }

    @Test(arguments: ["", "x", "-1", "1.2345678", "1..2", "1e3", ".5", "1."])
    func unitPricesAreReadStrictly(_ text: String) { #expect(UnitPrice(text) == nil) }

    @Test func unitPricesHoldLessThanACentavo() throws {
        #expect(UnitPrice("0.45")?.millionths == 450_000)
        #expect(try UnitPrice("0.004")?.cost(of: 1_000).count == 400)
        #expect(try UnitPrice("0.005")?.cost(of: 1).count == 1)
    }
}

@Suite struct EstimateCommandTests {
    @Test func theSamplesPrinterListsArePriced() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            atPath: Repository.path("assets/sample/imprenta.yml"), toPath: folder.path("imprenta.yml"))
        try FileManager.default.copyItem(
            atPath: Repository.path("assets/sample/printers"), toPath: folder.path("printers"))
        try folder.write("a.pdf", Data(SamplePDF.letter(pages: 16).utf8))
        let arguments = ["estimate", "a.pdf", "--copies", "300", "--copies", "1500", "--json"]
        let outcome = try Command.imprenta(arguments, in: folder.path)
        #expect(outcome.code == 0, "\(outcome.out)")
        let answer = outcome.json["answer"] as? [String: Any]
        #expect(answer?["pages"] as? Int == 16)
        #expect((answer?["estimates"] as? [Any])?.count == 4)
        #expect((answer?["breakEven"] as? Int ?? 0) > 300)
        let late = try Command.imprenta(arguments + ["--date", "2025-01-01"], in: folder.path)
        #expect(late.codes == ["estimate.expired"])
        let unknown = try Command.imprenta(arguments + ["--line", "2024/6.1"], in: folder.path)
        #expect(unknown.code == 66 && unknown.codes == ["ledger.missing"])
        try folder.write("printers/imprenta-del-norte.yml", "printer: X\nmethod: gratis\nsheet: [1, 2]\npapers: []\n")
        let wrong = try Command.imprenta(arguments, in: folder.path)
        #expect(wrong.code == 1 && wrong.codes.contains("yaml.bad-value"))
        let none = try Command.imprenta(["estimate", "b.pdf", "--copies", "1", "--json"], in: folder.path)
        #expect(none.code == 66 && none.codes == ["file.missing"])
    }
}

/// A plain PDF of empty letter pages.
private enum SamplePDF {
    static func letter(pages: Int) -> String {
        var objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
        let kids = (0..<pages).map { "\($0 + 3) 0 R" }.joined(separator: " ")
        objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(pages) >>")
        objects += Array(
            repeating: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << >> >>", count: pages)
        var text = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            text += String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n"
        }
        return text + "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    }
}
