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

    /// A paper folded to so many pages, in four inks: one form of eight pages gives one copy of them.
    private static func way(forms: Int, copies: Int = 1, plates: Int = 8) -> SheetWork {
        SheetWork(
            scheme: "saddle", work: "sheetwise", signature: 4,
            forms: Array(repeating: SheetWork.Form(sides: 2, plates: plates, copies: copies), count: forms))
    }

    private static func priced(_ list: PriceList, _ ways: [SheetWork], binding: Binding? = .saddle) -> PricedJob {
        PricedJob(
            list,
            PrintJob(
                pieces: [PrintJob.Piece(id: "text", paper: list.papers[0], ways: ways)], binding: binding, inks: 4))
    }

    @Test func theSumsAreThoseOfAPencil() throws {
        let estimate = try Self.priced(Self.offset(), [Self.way(forms: 2)]).estimate(copies: 1_000)
        let piece = try #require(estimate.pieces.first)
        #expect((piece.forms, piece.plates) == (2, 16))
        // 1,000 sheets a form, 120 spoiled in making it ready, 3 % in the run.
        #expect(piece.sheets == 2 * (1_000 + 120 + 30))
        #expect(piece.passes == 4_600)
        // 2,300 sheets × 0.288 m² × 115 g = 76.176 kg.
        #expect(piece.grams == 76_176)
        let parts = Dictionary(uniqueKeysWithValues: estimate.parts.map { ($0.id, $0.amount.count) })
        #expect(parts["paper"] == 247_572)
        #expect(parts["plates"] == 2 * 2 * 4 * 18_000)
        #expect(parts["setup"] == 70_000)
        #expect(parts["press"] == 4_600 * 22)
        #expect(parts["binding"] == 30_000 + 35_000)
        #expect(estimate.net.count == estimate.parts.reduce(0) { $0 + $1.amount.count })
        #expect(estimate.tax.count == (estimate.net.count * 16 + 50) / 100)
        #expect(estimate.total.count == estimate.net.count + estimate.tax.count)
    }

    /// Two forms of one copy a sheet, or four of two copies: more plates, and fewer sheets through the press.
    @Test func theCheapestWayDependsOnTheCopies() throws {
        let job = Self.priced(Self.offset(), [Self.way(forms: 2), Self.way(forms: 3, copies: 3)])
        #expect(try job.estimate(copies: 100).pieces[0].forms == 2)
        #expect(try job.estimate(copies: 50_000).pieces[0].forms == 3)
    }

    @Test func looseLeavesAreNotBoundAndGlueHasItsPrice() throws {
        var list = Self.offset()
        list.gluing = PriceList.Step()
        list.gluing?.copy = UnitPrice("4") ?? .zero
        func binding(_ binding: Binding?) throws -> Int? {
            try Self.priced(list, [Self.way(forms: 1)], binding: binding).estimate(copies: 100).parts
                .first { $0.id == "binding" }?.amount.count
        }
        #expect(try binding(nil) == nil)
        #expect(try binding(.saddle) == 33_500)
        #expect(try binding(.perfect) == 40_000)
    }

    /// Against a search that looks at every number of copies.
    @Test(arguments: ["2.60", "1.90", "1.40"])
    func theBreakEvenIsExact(_ click: String) throws {
        var clicks = Self.digital()
        clicks.pass = UnitPrice(click) ?? .zero
        clicks.wastePercent = 7
        let jobs = [
            Self.priced(Self.offset(), [Self.way(forms: 2), Self.way(forms: 1, plates: 12)]),
            Self.priced(clicks, [Self.way(forms: 4), Self.way(forms: 2, copies: 3)]),
        ]
        let even = try #require(try BreakEven.find(jobs))
        func isCheaper(_ copies: Int) throws -> Bool {
            try jobs[0].estimate(copies: copies).total <= jobs[1].estimate(copies: copies).total
        }
        let far = even.copies + 500
        let cheaper = try (1...far).filter { try isCheaper($0) }
        #expect(cheaper.first == even.first)
        #expect(try !isCheaper(even.copies - 1))
        #expect(cheaper.suffix(501) == Array(even.copies...far)[...])
        #expect(even.before.offset > even.before.digital)
        #expect(even.after.offset <= even.after.digital)
    }

    @Test func thereIsNoBreakEvenWhereOneIsAlwaysCheaper() throws {
        var free = Self.digital()
        free.pass = .zero
        free.papers[0].price = .zero
        let offset = Self.priced(Self.offset(), [Self.way(forms: 2)])
        #expect(try BreakEven.find([offset, Self.priced(free, [Self.way(forms: 2)])]) == nil)
        #expect(try BreakEven.find([offset]) == nil)
    }

    @Test func aLineBearsSoManyCopiesAndNotOneMore() throws {
        let job = Self.priced(Self.offset(), [Self.way(forms: 2)])
        let most = try job.most(for: Centavos(1_700_000))
        #expect(try job.estimate(copies: most).total <= Centavos(1_700_000))
        #expect(try job.estimate(copies: most + 1).total > Centavos(1_700_000))
        #expect(try job.most(for: Centavos(100)) == 0)
    }

    @Test(arguments: ["", "x", "-1", "-0.5", "1 .5", "1.2345678", "1..2", "1e3", ".5", "1."])
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
        let arguments = ["estimate", "a.pdf", "--inks", "4", "--copies", "300", "--copies", "1500", "--json"]
        let outcome = try Command.imprenta(arguments, in: folder.path)
        #expect(outcome.code == 0, "\(outcome.out)")
        let answer = try #require(outcome.json["answer"] as? [String: Any])
        #expect(answer["pages"] as? Int == 16 && answer["binding"] as? String == "saddle")
        let estimates = try #require(answer["estimates"] as? [[String: Any]])
        #expect(estimates.count == 4)
        // Two spreads of letter paper beside one another on 640 × 450 mm, one on 480 × 330 mm.
        let forms = estimates.map { (($0["pieces"] as? [[String: Any]])?.first?["forms"] as? Int) ?? 0 }
        #expect(Set(forms) == [2, 4])
        let even = try #require(answer["breakEven"] as? [String: Any])
        #expect((even["copies"] as? Int ?? 0) > 100)
        let late = try Command.imprenta(arguments + ["--date", "2025-01-01"], in: folder.path)
        #expect(late.codes == ["estimate.expired"])
        let unknown = try Command.imprenta(arguments + ["--line", "2024/6.1"], in: folder.path)
        #expect(unknown.code == 66 && unknown.codes == ["ledger.missing"])
        try folder.write("printers/imprenta-del-norte.yml", "printer: X\nmethod: gratis\nsheet: [1, 2]\npapers: []\n")
        let wrong = try Command.imprenta(arguments, in: folder.path)
        #expect(wrong.code == 1 && wrong.codes.contains("yaml.bad-value"))
        let none = try Command.imprenta(["estimate", "b.pdf", "--copies", "1", "--json"], in: folder.path)
        #expect(none.code == 66 && none.codes == ["ledger.not-composed"])
    }

    private func sample() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in ["imprenta.yml", "printers"] {
            try FileManager.default.copyItem(
                atPath: Repository.path("assets/sample/\(name)"), toPath: folder.path(name))
        }
        return folder
    }

    private func estimate(_ arguments: [String], in folder: TemporaryFolder) throws -> Command.Outcome {
        try Command.imprenta(["estimate"] + arguments + ["--json"], in: folder.path)
    }

    /// A cover that is wider than two pages has a spine: the book is glued, and its cover printed apart.
    @Test func aBooksCoverIsPrintedApart() throws {
        let folder = try sample()
        try folder.write("output/libro/print.pdf", Data(SamplePDF.letter(pages: 80).utf8))
        try folder.write("output/libro/cover.pdf", Data(SamplePDF.letter(pages: 2, width: 1_240).utf8))
        let bound = try estimate(
            ["libro", "--copies", "500", "--inks", "4", "--paper", "bond", "--cover-paper", "couché"], in: folder)
        let answer = try #require(bound.json["answer"] as? [String: Any])
        #expect(answer["binding"] as? String == "perfect" && answer["hasCover"] as? Bool == true)
        let pieces = try #require((answer["estimates"] as? [[String: Any]])?.first?["pieces"] as? [[String: Any]])
        #expect(pieces.map { $0["id"] as? String } == ["text", "cover"])
        #expect(pieces.map { $0["paper"] as? String } == ["bond 75 g", "couché mate 115 g"])
        #expect(pieces[0]["scheme"] as? String == "perfect")
        // The other printer has no bond paper, and is left out.
        #expect(bound.codes == ["estimate.no-paper"])
        let loose = try estimate(["libro", "--copies", "500", "--binding", "none"], in: folder)
        #expect((loose.json["answer"] as? [String: Any])?["binding"] == nil || loose.out.contains("\"binding\" : null"))
    }

    /// A leaf that both sides of are printed lies as often on the sheet as it fits.
    @Test func aLeafletFillsItsSheet() throws {
        let folder = try sample()
        try folder.write("a.pdf", Data(SamplePDF.letter(pages: 2, width: 306, height: 396).utf8))
        let outcome = try estimate(["a.pdf", "--copies", "1600", "--inks", "1"], in: folder)
        let estimates = (outcome.json["answer"] as? [String: Any])?["estimates"] as? [[String: Any]]
        let offset = try #require(estimates?.first { $0["method"] as? String == "offset" })
        let piece = try #require((offset["pieces"] as? [[String: Any]])?.first)
        // Work-and-turn: 2 × 3 leaves in each half, so 12 a sheet from one plate. 134 sheets, 120 to make ready, 5 spoiled.
        #expect(piece["work"] as? String == "turn")
        #expect(piece["sheets"] as? Int == 259 && piece["forms"] as? Int == 1 && piece["plates"] as? Int == 1)
        #expect((offset["parts"] as? [[String: Any]])?.contains { $0["id"] as? String == "binding" } == false)
    }

    @Test func whatFitsNoSheetAndWhatNoLineBearsIsSaid() throws {
        let folder = try sample()
        try folder.write("grande.pdf", Data(SamplePDF.letter(pages: 1, width: 2_000, height: 3_000).utf8))
        let large = try estimate(["grande.pdf", "--copies", "10"], in: folder)
        #expect(
            large.code == 66 && large.codes == ["estimate.does-not-fit", "estimate.does-not-fit", "estimate.no-prices"])
        try folder.write("a.pdf", Data(SamplePDF.letter(pages: 16).utf8))
        let imported = try Command.imprenta(
            ["ledger", "budget", "import", "--date", "2024-01-10", "--by", "Tesorería"], in: folder.path)
        #expect(imported.code == 0)
        let short = try estimate(["a.pdf", "--copies", "50000", "--inks", "4", "--line", "6.1"], in: folder)
        #expect(short.code == 0 && short.codes == ["estimate.line-short"])
        let answer = try #require(short.json["answer"] as? [String: Any])
        #expect(answer["line"] as? String == "2024/6.1" && answer["available"] as? Int == 1_700_000)
        let most = (answer["bearable"] as? [[String: Any]])?.compactMap { $0["copies"] as? Int } ?? []
        #expect(most.count == 2 && most.allSatisfy { $0 > 100 && $0 < 50_000 })
    }
}

/// A plain PDF of empty pages, letter paper unless said.
private enum SamplePDF {
    static func letter(pages: Int, width: Int = 612, height: Int = 792) -> String {
        var objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
        let kids = (0..<pages).map { "\($0 + 3) 0 R" }.joined(separator: " ")
        objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(pages) >>")
        objects += Array(
            repeating: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Resources << >> >>",
            count: pages)
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
