import Geometry
import PrintModel
import Revision

extension ReviewBlockMaker {
    /// The rows of a table, numbers to the right of their columns.
    mutating func table(_ changes: [UnitChange]) -> [ReviewBlock] {
        let rows = changes.flatMap(ReviewBlockMaker.cells)
        let columns = rows.map(\.cells.count).max() ?? 0
        guard columns > 0 else { return [] }
        let gap = 8.0
        let widths = ReviewBlockMaker.widths(
            rows.map(\.cells), columns, in: ReviewDesign.measure - gap * Double(columns - 1))
        let areNumbers = (0..<columns).map { column in
            let cells = rows.filter { !$0.isHead && $0.isNumber.indices.contains(column) }
            return 2 * cells.count { $0.isNumber[column] } > cells.count
        }
        return rows.enumerated().map { number, row in
            var lines: [[MarkedLine]] = []
            for (index, cell) in row.cells.enumerated() {
                lines.append(set(cell, row.isHead ? design.cellHead : design.cell, widths[index]))
            }
            let count = max(1, lines.map(\.count).max() ?? 1)
            var made = (0..<count).map { line -> ReviewBlock.Row in
                var x = ReviewDesign.left
                var placed: [(line: MarkedLine, x: Double)] = []
                for (index, cell) in lines.enumerated() {
                    if line < cell.count {
                        let slack =
                            (row.isHead ? areNumbers[index] : row.isNumber[index])
                            ? widths[index] - cell[line].line.width : 0
                        placed.append((cell[line], x + max(0, slack)))
                    }
                    x += widths[index] + gap
                }
                return ReviewBlock.Row(lines: placed, height: 12)
            }
            made[count - 1].hasRule = true
            made[count - 1].height = 15
            return ReviewBlock(rows: made, before: number == 0 ? 10 : 2, keepsWithNext: row.isHead)
        }
    }

    private struct TableRow {
        var cells: [MarkedText]
        var isHead: Bool
        var isNumber: [Bool]
    }

    /// The cells of a row; two rows where the number of cells changed.
    private static func cells(_ change: UnitChange) -> [TableRow] {
        guard case .row(let isHead) = change.kind else { return [] }
        let sides = [false, true].map { isNew in
            WordDiff.text(change.edits, isNew: isNew).components("\t")
        }
        let isAll = change.edits.count == 1
        func row(_ cells: [MarkedText], _ texts: [String]) -> TableRow {
            let isNumber = texts.map { text in
                let first = text.unicodeScalars.first { $0 != "$" && $0 != "-" && $0 != "−" }
                return first.map { (0x30...0x39).contains($0.value) } ?? false
            }
            return TableRow(cells: cells, isHead: isHead, isNumber: isNumber)
        }
        if isAll, case .added = change.edits[0] { return [row(sides[1].map { MarkedText($0, .added) }, sides[1])] }
        if isAll, case .removed = change.edits[0] { return [row(sides[0].map { MarkedText($0, .removed) }, sides[0])] }
        guard sides[0].count == sides[1].count else {
            return [
                row(sides[0].map { MarkedText($0, .removed) }, sides[0]),
                row(sides[1].map { MarkedText($0, .added) }, sides[1]),
            ]
        }
        return [row(zip(sides[0], sides[1]).map { MarkedText(WordDiff.edits(from: $0, to: $1)) }, sides[1])]
    }

    /// Widths by the longest cell of each column, none so narrow that nothing fits.
    private static func widths(_ rows: [[MarkedText]], _ columns: Int, in width: Double) -> [Double] {
        let longest = (0..<columns).map { column in
            Double(min(48, max(6, rows.map { $0.indices.contains(column) ? $0[column].text.count : 0 }.max() ?? 0)))
        }
        let total = longest.reduce(0, +)
        let shares = longest.map { width * $0 / total }
        // A column gives of what it has over its longest word to those that have less.
        let floors = (0..<columns).map { column in
            let words = rows.flatMap { $0.indices.contains(column) ? $0[column].text.split(separator: " ") : [] }
            return min(width / 2, Double(words.map(\.count).max() ?? 0) * 5 + 2)
        }
        let missing = zip(shares, floors).reduce(0) { $0 + max(0, $1.1 - $1.0) }
        let spare = zip(shares, floors).reduce(0) { $0 + max(0, $1.0 - $1.1) }
        guard missing > 0, spare >= missing else { return shares }
        return zip(shares, floors).map { $0 < $1 ? $1 : $0 - ($0 - $1) * missing / spare }
    }
}

extension String {
    /// The parts between separators, empty ones among them.
    fileprivate func components(_ separator: Character) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
