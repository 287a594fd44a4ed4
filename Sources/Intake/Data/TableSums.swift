import Geometry
import PrintModel

/// Finds the rows and columns of a table that sum up others, and whether they do. Sums are exact: whole units and
/// decimals, no floating point.
struct TableSums {
    private let table: Table
    private let figures: [[Figure?]]

    /// Line of the file on which the first row stands, from 1; rows follow line by line. `nil` where they do not.
    private let firstLine: Int?

    init(_ table: Table, firstLine: Int? = nil) {
        self.table = table
        self.firstLine = firstLine
        figures = table.rows.map { row in row.map { Figure($0.plain) } }
    }

    /// What a row is by its first words.
    private enum Kind { case part, subtotal, total }

    private static func kind(of row: [RichText]) -> Kind {
        let first = row.first { !$0.isBlank }?.plain.lowercased() ?? ""
        let word = first.prefix { $0.isLetter }
        switch word {
        case "subtotal", "subtotales": return .subtotal
        case "total", "totales", "suma", "sumas": return .total
        default: return .part
        }
    }

    /// Rows that sum up others.
    var totals: Set<Int> { Set(table.rows.indices.filter { TableSums.kind(of: table.rows[$0]) != .part }) }

    /// Sums that are not what their parts make.
    func findings(at place: Finding.Place) -> [Finding] {
        let columns = table.numericColumns.sorted()
        return columns.flatMap { wrongRows(in: $0, place) + wrongShares(in: $0, place) } + wrongColumn(columns, place)
    }

    /// A subtotal sums up the rows since the one before; a total all rows since the total before.
    private func wrongRows(in column: Int, _ place: Finding.Place) -> [Finding] {
        var findings: [Finding] = []
        var sinceSubtotal: [Figure] = []
        var sinceTotal: [Figure] = []
        for (index, row) in table.rows.enumerated() {
            let kind = TableSums.kind(of: row)
            let said = figures[index][column]
            switch kind {
            case .part:
                if let said {
                    sinceSubtotal.append(said)
                    sinceTotal.append(said)
                }
            case .subtotal, .total:
                let parts = kind == .subtotal ? sinceSubtotal : sinceTotal
                if let said, parts.count > 1, let sum = Figure.sum(parts), !agrees(said, sum, parts) {
                    findings.append(wrong(index, column, said, sum, place))
                }
                sinceSubtotal = []
                if kind == .total { sinceTotal = [] }
            }
        }
        return findings
    }

    /// Shares in percent were rounded one by one: their sum may be off by half a unit of each.
    private func agrees(_ said: Figure, _ sum: Figure, _ parts: [Figure]) -> Bool {
        if said.equals(sum) { return true }
        guard said.suffix == "%", let a = said.scaled(to: 6), let b = sum.scaled(to: 6) else { return false }
        let unit = (0..<6 - sum.decimals).reduce(1) { unit, _ in unit * 10 }
        let (off, over) = a.subtractingReportingOverflow(b)
        return !over && off.magnitude <= UInt(unit * parts.count) / 2
    }

    /// Shares of a whole, by the column's head, that make more or less than all of it, and no row that says so.
    private func wrongShares(in column: Int, _ place: Finding.Place) -> [Finding] {
        let head = table.header[column].plain.lowercased()
        let parts = figures.compactMap { $0[column] }
        guard totals.isEmpty, parts.count > 1, parts.allSatisfy({ $0.suffix == "%" }),
            TableSums.shares.contains(where: head.contains), let sum = Figure.sum(parts)
        else { return [] }
        let whole = Figure(digits: 100, suffix: "%")
        if agrees(whole, sum, parts) { return [] }
        return [Finding(.warning, .tableShares, at: place, ["column": table.header[column].plain, "sum": sum.text])]
    }

    /// Words of heads over shares of a whole. Other percentages, such as how far works have come, make no sum.
    private static let shares = ["del total", "participaci", "proporci", "distribuci", "share", "of total"]

    /// A last column of sums, where most rows bear out that it is one.
    private func wrongColumn(_ columns: [Int], _ place: Finding.Place) -> [Finding] {
        guard let last = columns.last, columns.count > 2, last == table.header.count - 1,
            table.header[last].plain.lowercased().hasPrefix("total")
        else { return [] }
        var right = 0
        var wrong: [Finding] = []
        for (index, row) in table.rows.enumerated() where TableSums.kind(of: row) == .part {
            let parts = columns.dropLast().compactMap { figures[index][$0] }
            guard let said = figures[index][last], parts.count > 1, let sum = Figure.sum(parts) else { continue }
            if said.equals(sum) { right += 1 } else { wrong.append(self.wrong(index, last, said, sum, place)) }
        }
        return right > wrong.count ? wrong : []
    }

    private func wrong(
        _ index: Int, _ column: Int, _ said: Figure, _ sum: Figure, _ place: Finding.Place
    ) -> Finding {
        let row = table.rows[index]
        var place = place
        if let firstLine { place.line = firstLine + index }
        var expected = sum
        (expected.prefix, expected.suffix) = (said.prefix, said.suffix)
        return Finding(
            .warning, .tableWrongTotal, at: place,
            [
                "row": row.first { !$0.isBlank }?.plain ?? "", "column": table.header[column].plain, "found": said.text,
                "sum": expected.text,
            ])
    }
}
