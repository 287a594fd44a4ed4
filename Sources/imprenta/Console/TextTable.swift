/// A table of plain text: columns as wide as what stands in them, figures to the right.
struct TextTable {
    let headings: [String]
    /// Columns whose cells stand at the right.
    let figures: Set<Int>
    private(set) var rows: [[String]] = []

    init(_ headings: [String], figures: Set<Int>) {
        self.headings = headings
        self.figures = figures
    }

    mutating func add(_ row: [String]) { rows.append(row) }

    var text: String {
        let all = [headings] + rows
        let widths = headings.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            let cells = row.indices.map { column -> String in
                let room = String(repeating: " ", count: widths[column] - row[column].count)
                return figures.contains(column) ? room + row[column] : row[column] + room
            }
            return cells.joined(separator: "  ").trimmingTrailingSpaces
        }.joined(separator: "\n")
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self[...]
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
