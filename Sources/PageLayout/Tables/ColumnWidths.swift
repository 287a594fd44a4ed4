/// How wide a table's columns are.
///
/// Where all cells fit on one line, columns have what they need and share the rest alike. Else the widths are looked for
/// that make the table least deep, and among those the ones that leave the least difference between what columns want and
/// get: from shares in proportion, width is moved between columns step by step as long as that helps (a descent on the
/// depth of rows, which is what "Optimal table layout", R. Anderson and S. Sobti, 1999, shows to be hard to do exactly). It
/// never ends deeper than it began, and takes time in proportion to cells × columns.
struct ColumnWidths {
    /// Widths of the words of a cell, and of a space, points; empty for a cell without words.
    struct Cell {
        var words: [Double]
        var space: Double

        /// Width on one line.
        var natural: Double { words.reduce(0, +) + space * Double(max(0, words.count - 1)) }
        /// Width of its widest word.
        var least: Double { words.max() ?? 0 }

        /// Lines it takes in a width.
        func lines(in width: Double) -> Int {
            var lines = words.isEmpty ? 0 : 1
            var used = 0.0
            for word in words {
                let more = used == 0 ? word : used + space + word
                if more > width + 0.01, used > 0 {
                    lines += 1
                    used = word
                } else {
                    used = more
                }
            }
            return lines
        }
    }

    /// Rows of cells, the head among them.
    let rows: [[Cell]]
    let count: Int
    /// Width that the columns share, without the gutters.
    let width: Double

    /// Steps that width is moved by, shares of the whole, from coarse to fine.
    private static let steps = [0.08, 0.03, 0.01]
    /// Rows that are looked at: a longer table is judged by a part of it, its deepest cells among them.
    private static let most = 120

    /// The widths; `nil` where not even the widest words fit.
    func widths() -> [Double]? {
        guard count > 0 else { return nil }
        let natural = (0..<count).map { column in rows.reduce(0) { max($0, $1[column].natural) } }
        let total = natural.reduce(0, +)
        if total <= width { return natural.map { $0 + (width - total) / Double(count) } }
        let least = (0..<count).map { column in rows.reduce(0) { max($0, $1[column].least) } }
        guard least.reduce(0, +) <= width + 0.01 else { return nil }
        return descended(from: proportional(natural, least), natural, least)
    }

    /// Widths in proportion to what columns want, none under its widest word.
    private func proportional(_ natural: [Double], _ least: [Double]) -> [Double] {
        var widths = least
        var rest = width - least.reduce(0, +)
        // What a column wants more than it must have; long texts want less and less.
        let wants = zip(natural, least).map { max(0, $0 - $1) }.map { $0.squareRoot() }
        let all = wants.reduce(0, +)
        guard all > 0, rest > 0 else { return widths.map { $0 + max(0, rest) / Double(count) } }
        for column in widths.indices {
            let share = min(rest, (width - least.reduce(0, +)) * wants[column] / all)
            widths[column] += share
            rest -= share
        }
        return widths
    }

    private func descended(from start: [Double], _ natural: [Double], _ least: [Double]) -> [Double] {
        var widths = start
        let sample = sample()
        var depths = sample.map { row in row.indices.map { row[$0].lines(in: widths[$0]) } }
        var cost = depth(depths)
        for step in ColumnWidths.steps.map({ $0 * width }) {
            var improved = true
            var rounds = 0
            while improved, rounds < 40 {
                improved = false
                rounds += 1
                for giver in 0..<count {
                    for taker in 0..<count where giver != taker && widths[giver] - step >= least[giver] {
                        var changed = depths
                        for (index, row) in sample.enumerated() {
                            changed[index][giver] = row[giver].lines(in: widths[giver] - step)
                            changed[index][taker] = row[taker].lines(in: widths[taker] + step)
                        }
                        let other = depth(changed)
                        // As deep as before, but nearer to what both want: a column with room to spare gives it up.
                        let isFairer =
                            other == cost && widths[giver] > natural[giver] && widths[taker] + step <= natural[taker]
                        guard other < cost || isFairer else { continue }
                        widths[giver] -= step
                        widths[taker] += step
                        (depths, cost) = (changed, other)
                        improved = true
                    }
                }
            }
        }
        return widths
    }

    private func depth(_ lines: [[Int]]) -> Int { lines.reduce(0) { $0 + ($1.max() ?? 0) } }

    private func sample() -> [[Cell]] {
        guard rows.count > ColumnWidths.most else { return rows }
        let deepest = rows.indices.sorted { a, b in
            let (x, y) = (rows[a].reduce(0) { max($0, $1.natural) }, rows[b].reduce(0) { max($0, $1.natural) })
            return x == y ? a < b : x > y
        }
        return deepest.prefix(ColumnWidths.most).map { rows[$0] }
    }
}
