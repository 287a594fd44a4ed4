import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

@Suite struct Markdown {
    private func read(_ body: String) throws -> (body: [Block], findings: [Finding]) {
        let shelf = try Bench(report: SampleTexts.report(body: body)).shelf()
        return (shelf.reports.first?.body ?? [], shelf.findings)
    }

    /// Blocks as lines of text, with their lines in the body.
    private func trace(_ body: String) throws -> [String] {
        try read(body).body.map { block in
            let text =
                switch block.content {
                case .paragraph(let text): "p " + marked(text)
                case .heading(let level, let text): "h\(level) " + marked(text)
                case .list(let start, let items):
                    "l\(start.map(String.init) ?? "*") "
                        + items.map { $0.map(marked).joined(separator: "¶") }.joined(separator: "|")
                case .table(let table):
                    "t \(table.alignments.map(\.rawValue)) "
                        + ([table.header] + table.rows).map { row in
                            row.map(marked).joined(separator: ",")
                        }.joined(separator: "|")
                case .quotation(let texts): "q " + texts.map(marked).joined(separator: "¶")
                case .chart(let chart): "c \(chart.kind.rawValue)"
                case .photo(let name): "f \(name)"
                }
            return "\(block.line - 7) " + text
        }
    }

    private func marked(_ text: RichText) -> String {
        text.runs.map { run in
            let mark = (run.emphasis.contains(.italic) ? "/" : "") + (run.emphasis.contains(.bold) ? "*" : "")
            return mark + run.text + mark
        }.joined()
    }

    @Test func blocksKeepTheirLines() throws {
        let body = """
            Uno *dos* **tres
            cuatro**.

            ## Subtítulo

            - a
            - b **c**

            3. x
            4. y

               z

            > Cita
            """
        #expect(
            try trace(body) == [
                "1 p Uno /dos/ *tres cuatro*.", "4 h2 Subtítulo", "6 l* a|b *c*", "9 l3 x|y¶z", "14 q Cita",
            ])
    }

    @Test func tablesKeepAlignments() throws {
        #expect(
            try trace("| A | B | C |\n|---|--:|:-:|\n| 1 | 2 |\n") == [
                "1 t [\"left\", \"right\", \"centre\"] A,B,C|1,2,"
            ])
    }

    @Test func spacesAndForcedBreaks() throws {
        #expect(try trace("a   b\\\nc\u{A0}\u{A0}d") == ["1 p a b\u{2028}c\u{A0}\u{A0}d"])
    }

    @Test func emphasisInsideEmphasisAndAcrossWords() throws {
        #expect(try trace("***a** b* c") == ["1 p /*a/*/ b/ c"])
    }

    @Test(arguments: [
        ("a <b>b</b> c", "p a b c", "html <b>"),
        ("<div>hola <i>tú</i></div>", "p hola tú", "html <div>hola <i>tú</i></div>"),
        ("a ![pie](f.jpg) b", "p a b", "image pie (f.jpg)"),
        ("a ~~b~~ c", "p a b c", "strikethrough b"),
        ("    código", "p código", "code código"),
        ("[sitio](https://x.mx/a)", "p sitio", "link https://x.mx/a"),
        ("> ## h", "q h", "nested-heading "),
    ])
    func whatCannotBeSetIsAFindingAndItsWordsStay(_ body: String, _ text: String, _ finding: String) throws {
        #expect(try trace(body).map { $0.dropFirst(2) } == [text[...]])
        let found = try read(body).findings
        #expect(found.allSatisfy { $0.code == .reportUnsupported && $0.place.line == 8 })
        #expect(found.first.map { "\($0.values["markup"] ?? "") \($0.values["text"] ?? "")" } == finding)
    }

    @Test func footnotesAreSetAfterTheText() throws {
        #expect(try trace("Uno[^1].\n\n[^1]: La nota.\n\nDos.") == ["1 p Uno.", "5 p Dos.", "3 p La nota."])
        let unreferenced = try read("Uno.\n\n[^x]: Nadie la llama.")
        #expect(unreferenced.findings.map { $0.values["text"] ?? "" } == ["Nadie la llama."])
        #expect(unreferenced.findings.first?.place.line == 10)
    }

    @Test func listsInsideListsFollowTheirItem() throws {
        #expect(try trace("- a\n  - b\n    - c\n- d") == ["1 l* a|b|c|d"])
    }

    @Test func plainAddressesAreNoFinding() throws {
        #expect(try read("Ver www.amatlan.gob.mx hoy").findings == [])
    }

    /// Each a beginning, what is repeated, how often, and an end: short, since reports of tests print them.
    @Test(arguments: [
        ("", "> ", 20_000, "a"), ("", "*a ", 30_000, ""), ("", "[", 60_000, ""), ("", "<!--", 30_000, ""),
        ("", "- ", 20_000, "x"), ("|a|\n|-|\n", "|", 60_000, ""), ("", "**a ", 20_000, "b** "),
    ])
    func hostileMarkupEnds(_ start: String, _ part: String, _ times: Int, _ end: String) throws {
        let tail = String(repeating: end, count: end == "b** " ? times : 1)
        _ = try read(start + String(repeating: part, count: times) + tail)
    }

    @Test func aTableNobodyCouldPrintIsSetAsText() throws {
        let wide = try read("|" + String(repeating: "a|", count: 30) + "\n|" + String(repeating: "-|", count: 30))
        #expect(wide.findings.map { $0.values["markup"] } == ["large-table"])
        #expect(wide.findings.first?.place.line == 8)
        let long = try read("|a|b|\n|-|-|\n" + String(repeating: "x\n", count: 5000))
        #expect(long.findings.map { $0.values["markup"] } == ["large-table"])
        #expect(wide.body.count == 1 && long.body.count == 1)
    }
}
