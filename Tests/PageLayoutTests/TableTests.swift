import Geometry
import PrintModel
import TestSupport
import Testing
import Typesetting

@testable import PageLayout

/// Tables as they are laid out.
struct TableTests {
    private let layout: Layout
    private let setter: Typesetter

    init() throws {
        layout = try Workshop.gazette()
        setter = try Workshop.typesetter(layout)
    }

    private func tables(_ note: @escaping ([Finding]) -> Void = { _ in }) -> TableSetter {
        TableSetter(setter: setter, styles: StyleBook(layout: layout), language: "es", gutter: 12, note: note)
    }

    private func table(_ newsroom: inout Newsroom, rows: Int, columns: Int) -> Table {
        let header = (0..<columns).map { RichText($0 == 0 ? "Obra" : "Columna \($0)") }
        let cells = (0..<rows).map { row in
            (0..<columns).map { column -> RichText in
                if column == 0 { return RichText("\(row) " + newsroom.prose.phrase(newsroom.number(1...6))) }
                return RichText(
                    column % 2 == 1
                        ? String(newsroom.number(1...90_000)) : newsroom.prose.phrase(newsroom.number(1...9)))
            }
        }
        return Table(
            alignments: header.map { _ in .left }, header: header, rows: cells, caption: RichText("Título"),
            notes: [RichText("Fuente: Tesorería.")], totals: rows > 4 ? [rows - 1] : [])
    }

    private func texts(_ items: [PageItem]) -> [String] {
        items.compactMap { if case .text(let line, _) = $0 { line.text } else { nil } }
    }

    @Test(arguments: 1...12)
    func brokenTablesKeepEveryRowAndTheirHeads(seed: UInt64) throws {
        var newsroom = try Newsroom(seed: seed)
        let table = table(&newsroom, rows: newsroom.number(1...60), columns: newsroom.number(2...5))
        let set = tables().set(table, width: 380, key: "t", place: Finding.Place())
        let (first, then) = (Double(newsroom.number(20...300)), Double(newsroom.number(150...500)))
        let pieces = set.pieces(first: first, then: then)
        let full = pieces.filter { !$0.isEmpty }
        #expect(full.flatMap { Array($0) } == Array(0..<table.rows.count))
        for (index, piece) in pieces.enumerated() where !piece.isEmpty {
            // A row taller than its page stands alone; else pieces fit.
            #expect(set.height(of: piece) <= (index == 0 ? first : then) + 0.1 || piece.count == 1)
            let shown = texts(set.items(of: piece))
            #expect(shown.contains("Obra"))
            #expect(shown.contains { $0.contains("continúa") } == (piece.lowerBound > 0))
            #expect(shown.contains { $0.hasPrefix("Fuente") } == (piece.upperBound == table.rows.count))
        }
        // The sum is never parted from what it sums up, nor a last row left alone, where a page has room for both.
        if table.rows.count > 4, let last = full.last, full.count > 1, then > 250 { #expect(last.count >= 2) }
        let items = set.whole
        var open = 0
        for item in items {
            if case .begin = item { open += 1 }
            if case .end = item { open -= 1 }
            #expect(open >= 0)
        }
        #expect(open == 0)
    }

    /// Cells of a first column that tells rows apart are heads of their rows; where it does not, they are cells like others.
    @Test(arguments: [
        (["Agua", "Luz"], 2), (["2023", "2024"], 2), (["Agua", "Agua"], 0), (["Agua", "—"], 0), (["Agua", ""], 0),
    ])
    func aFirstColumnOfNamesHeadsItsRows(names: [String], heads: Int) {
        let rows = names.map { [RichText($0), RichText("12")] }
        let table = Table(alignments: [.left, .right], header: [RichText("Obra"), RichText("Costo")], rows: rows)
        let roles = tables().set(table, width: 300, key: "t", place: Finding.Place()).whole.compactMap { item in
            if case .begin(let tag) = item { tag.role } else { nil }
        }
        #expect(roles.count { $0 == .rowHeader } == heads && roles.count { $0 == .headerCell } == 2)
        #expect(roles.count { $0 == .cell } == 4 - heads)
    }

    @Test func columnsFillTheWidthAndNumbersStandOnTheirPoints() throws {
        let rows = [["Agua", "1,250.50"], ["Luz", "890"], ["Caminos", "12.125"]].map { $0.map { RichText($0) } }
        let table = Table(alignments: [.left, .right], header: [RichText("Obra"), RichText("Costo")], rows: rows)
        let set = tables().set(table, width: 300, key: "t", place: Finding.Place())
        let points = set.whole.compactMap { item -> (String, Double)? in
            guard case .text(let line, let at) = item, let run = line.runs.first else { return nil }
            let end = at.x + run.x + run.width
            return (line.text, end)
        }
        func end(_ text: String) throws -> Double { try #require(points.first { $0.0 == text }?.1) }
        func width(_ text: String) -> Double {
            let style = StyleBook(layout: layout)[.tableCell]
            return setter.set(TextRequest(RichText(text), style: style, measure: 1000)).lines.first?.width ?? 0
        }
        // The right ends of the units agree when what stands after them is taken off.
        let units = try [("1,250.50", ".50"), ("890", ""), ("12.125", ".125")].map { try end($0) - width($1) }
        #expect(units.allSatisfy { abs($0 - units[0]) < 0.3 }, "\(units)")
        #expect(try abs(end("12.125") - 300) < 0.5)
    }

    @Test func widthsAreNeverDeeperThanEvenOnes() throws {
        var newsroom = try Newsroom(seed: 3)
        for _ in 0..<40 {
            let columns = newsroom.number(2...6)
            let rows = (0..<newsroom.number(1...20)).map { _ in
                (0..<columns).map { _ in
                    ColumnWidths.Cell(
                        words: (0..<newsroom.number(0...12)).map { _ in Double(newsroom.number(4...40)) }, space: 3)
                }
            }
            let width = Double(newsroom.number(200...420))
            guard let widths = ColumnWidths(rows: rows, count: columns, width: width).widths() else { continue }
            #expect(abs(widths.reduce(0, +) - width) < 0.01)
            func depth(_ widths: [Double]) -> Int {
                rows.reduce(0) { sum, row in sum + (row.indices.map { row[$0].lines(in: widths[$0]) }.max() ?? 0) }
            }
            let least = (0..<columns).map { column in rows.map { $0[column].least }.max() ?? 0 }
            for (width, least) in zip(widths, least) { #expect(width >= least - 0.01) }
            let even = Array(repeating: width / Double(columns), count: columns)
            if zip(even, least).allSatisfy({ $0 >= $1 }) { #expect(depth(widths) <= depth(even) + 1) }
        }
    }

    @Test func aTableTooWideIsTold() {
        let header = (0..<30).map { RichText("Encabezado\($0)") }
        let table = Table(alignments: header.map { _ in .left }, header: header, rows: [header])
        var found: [FindingCode] = []
        _ = tables { found += $0.map(\.code) }.set(table, width: 200, key: "t", place: Finding.Place())
        #expect(found.contains(.tableTooWide))
    }
}
