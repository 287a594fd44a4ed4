import Foundation
import OfficeFiles
import PrintModel

/// A table found in a sheet: where it stands, what is written over it and under it.
struct SheetTable: Hashable {
    /// Rows and columns of the sheet that it takes, from 0, its head the first row.
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
    /// The line over it.
    var title: String?
    /// Lines over the title: who sends it, as a rule.
    var above: [String] = []
    /// Lines under it.
    var notes: [String] = []
    /// Where its figures are from, where a line under it says so.
    var source: String?

    /// The range as spreadsheets write it: `A3:F20`.
    var range: String {
        SheetColumn.letters(columns.lowerBound) + String(rows.lowerBound + 1) + ":"
            + SheetColumn.letters(columns.upperBound) + String(rows.upperBound + 1)
    }

    /// Largest table that fits a page of a gazette; what is larger is an annex.
    static let most = (rows: 40, columns: 8)
    var isTooLarge: Bool { rows.count > SheetTable.most.rows || columns.count > SheetTable.most.columns }

    /// The tables of a sheet: rows between empty ones, with the lines of one cell before and after them.
    static func all(in sheet: SubmittedSheet) -> [SheetTable] {
        var tables: [SheetTable] = []
        var loose: [String] = []
        var row = 0
        while row < sheet.rows.count {
            let cells = filled(sheet.rows[row])
            if cells.count == 1, let only = cells.first {
                loose.append(text(sheet.rows[row][only]))
                row += 1
            } else if cells.isEmpty {
                row += 1
            } else {
                var table = table(in: sheet, from: row)
                table.above = Array(loose.dropLast())
                table.title = loose.last
                loose = []
                row = table.rows.upperBound + 1
                table.takeNotes(of: sheet, from: &row)
                tables.append(table)
            }
        }
        if var last = tables.popLast() {
            last.notes += loose
            tables.append(last)
        }
        return tables
    }

    /// The table whose head is a row: it ends before an empty row, or where only lines of one cell follow.
    private static func table(in sheet: SubmittedSheet, from first: Int) -> SheetTable {
        let left = filled(sheet.rows[first]).first ?? 0
        var last = first
        var row = first
        while row < sheet.rows.count {
            let cells = filled(sheet.rows[row])
            guard let leftmost = cells.first else { break }
            // A lone figure to the right of a merged label is a row; a lone line at the left is a note.
            if cells.count > 1 || leftmost > left { last = row }
            row += 1
        }
        var columns = (Int.max, 0)
        for row in first...last {
            for cell in filled(sheet.rows[row]) { columns = (min(columns.0, cell), max(columns.1, cell)) }
        }
        return SheetTable(rows: first...last, columns: min(columns.0, columns.1)...columns.1)
    }

    /// Takes the lines of one cell right under the table.
    private mutating func takeNotes(of sheet: SubmittedSheet, from row: inout Int) {
        while row < sheet.rows.count {
            let cells = SheetTable.filled(sheet.rows[row])
            guard cells.count == 1, let only = cells.first else { return }
            let line = SheetTable.text(sheet.rows[row][only])
            if let match = line.wholeMatch(of: #/Fuente\s*:\s*(.+)/#.ignoresCase()) {
                source = String(match.1)
            } else if let match = line.wholeMatch(of: #/Notas?\s*:\s*(.+)/#.ignoresCase()) {
                notes.append(String(match.1))
            } else {
                notes.append(line)
            }
            row += 1
        }
    }

    /// Its cells, row by row.
    func cells(of sheet: SubmittedSheet) -> [[String]] {
        rows.map { row in
            columns.map { $0 < sheet.rows[row].count ? SheetTable.text(sheet.rows[row][$0]) : "" }
        }
    }

    /// Ranges of merged cells that lie in it: those over it hold its title, and lose nothing.
    /// Those of a head of two rows are read.
    func merged(of sheet: SubmittedSheet) -> [String] {
        let first = rows.lowerBound + (heads(of: sheet) == 2 ? 2 : 0)
        return sheet.merged.filter { range in
            guard let match = range.prefixMatch(of: #/([A-Z]{1,3})([0-9]{1,6}):/#), let row = Int(match.2) else {
                return false
            }
            return rows.contains(row - 1) && row - 1 >= first
        }
    }

    /// Rows of its head: two where words of the first stand over several of the second, in cells merged for it.
    func heads(of sheet: SubmittedSheet) -> Int {
        let cells = cells(of: sheet)
        guard cells.count > 2, cells[0...1].allSatisfy({ $0.allSatisfy { Figure($0) == nil } }) else { return 1 }
        let over = SheetHead.ranges(upper: cells[0], lower: cells[1])
        let row = rows.lowerBound + 1
        let isMerged = over.allSatisfy { range in
            let ends = [range.lowerBound, range.upperBound].map { SheetColumn.letters(columns.lowerBound + $0) }
            return sheet.merged.contains("\(ends[0])\(row):\(ends[1])\(row)")
        }
        let isWhole = SheetHead.joined(upper: cells[0], lower: cells[1]).allSatisfy { !$0.isEmpty }
        return !over.isEmpty && isMerged && isWhole ? 2 : 1
    }

    private static func filled(_ row: [String]) -> [Int] {
        row.indices.filter { row[$0].contains { !$0.isWhitespace } }
    }

    private static func text(_ cell: String) -> String {
        cell.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
