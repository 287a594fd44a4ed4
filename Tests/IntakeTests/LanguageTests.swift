import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

/// Text in another language than the workspace's.
@Suite struct Languages {
    private func runs(_ body: String, more: String = "") throws -> [RichText.Run] {
        let shelf = try Bench(report: SampleTexts.report(more: more, body: body)).shelf()
        #expect(shelf.findings.isEmpty)
        return shelf.reports.first?.body.flatMap { block -> [RichText.Run] in
            switch block.content {
            case .paragraph(let text), .heading(_, let text): text.runs
            case .list(_, let items): items.joined().flatMap(\.runs)
            case .quotation(let texts): texts.flatMap(\.runs)
            case .table(let table): (table.header + table.rows.joined()).flatMap(\.runs)
            case .chart, .photo: []
            }
        } ?? []
    }

    @Test func aSpanSaysItsLanguage() throws {
        #expect(
            try runs("La carta de [Open Data]{lang=en} y *el [plan]{lang=fr} [x]*.") == [
                .init("La carta de "), .init("Open Data", language: "en"), .init(" y "), .init("el ", .italic),
                .init("plan", .italic, language: "fr"), .init(" [x]", .italic), .init("."),
            ])
        #expect(
            try runs("[The *best* [mot]{lang=fr}]{lang=en-GB}") == [
                .init("The ", language: "en-GB"), .init("best", .italic, language: "en-GB"),
                .init(" ", language: "en-GB"), .init("mot", language: "fr"),
            ])
    }

    @Test(arguments: [
        "[a]{lang=}", "[a]{lang=e}", "[a]{lang=en", "a]{lang=en}", "[a] {lang=en}", "[a]{class=b}", "[a]{lang=ñu}",
    ])
    func whatIsNoSpanStaysAsItIs(text: String) throws {
        #expect(try runs(text).map(\.text).joined() == text)
    }

    @Test func manyBracketsTakeNoLongTime() throws {
        let text = String(repeating: "[", count: 20_000) + "a" + String(repeating: "]{lang=en}", count: 2_000)
        #expect(!(try runs(text).isEmpty))
    }

    @Test func aReportSaysItsLanguageOnce() throws {
        let body = "# Title\n\nText [uno]{lang=es}.\n\n- item\n\n> quote\n\n| a |\n|---|\n| b |\n"
        let all = try runs(body, more: "language: en")
        #expect(all.count == 8)
        #expect(all.filter { $0.text != "uno" }.allSatisfy { $0.language == "en" })
        #expect(all.first { $0.text == "uno" }?.language == "es")
        #expect(try runs(body, more: "language: es").allSatisfy { $0.language == nil || $0.text == "uno" })
    }

    @Test func aLanguageThatIsNoneIsFound() throws {
        let shelf = try Bench(report: SampleTexts.report(more: "language: inglés")).shelf()
        #expect(shelf.findings.map { brief($0, ["expected"]) } == ["yaml.bad-value 6:11 expected=language"])
    }
}
