import Geometry
import PrintModel
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
