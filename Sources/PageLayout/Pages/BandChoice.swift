/// Stories that may make the next band of a page, and the bands they can make.
final class BandChoice {
    /// A band as the search reads it.
    struct Entry {
        var rows: Int
        var notices: Int
        var cost: Double
    }
    /// Everything that may come next as the search reads it, over and over: plain numbers, whose choices and bands are
    /// looked up only for what is taken.
    final class Table {
        /// A choice: what is placed after it, and which of the entries are its, by their rows.
        struct Row {
            var next: Progress
            var opens: Bool
            var entries: Range<Int>
        }

        let choices: [BandChoice]
        let rows: [Row]
        let entries: [Entry]

        init(_ choices: [BandChoice]) {
            self.choices = choices
            var (rows, entries) = ([Row](), [Entry]())
            for choice in choices {
                let first = entries.count
                entries += choice.entries
                rows.append(Row(next: choice.next, opens: choice.opens, entries: first..<entries.count))
            }
            self.rows = rows
            self.entries = entries
        }
    }

    let stories: [Int]
    /// What is placed after the band.
    let next: Progress
    /// Whether a section opens with it.
    let opens: Bool
    /// The bands that hold exactly these stories, by their rows.
    let bands: [Band]
    /// The same as plain numbers; costs with that of passing other stories over.
    let entries: [Entry]

    init(_ stories: [Int], cost: Double, next: Progress, opens: Bool, bands: [Band]) {
        self.stories = stories
        self.next = next
        self.opens = opens
        self.bands = bands
        entries = bands.map { Entry(rows: $0.rows, notices: $0.notices, cost: $0.cost + cost) }
    }
}
