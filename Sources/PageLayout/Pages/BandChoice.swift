/// Stories that may make the next band of a page, and the bands they can make.
final class BandChoice {
    /// A band as the search reads it.
    struct Entry {
        var rows: Int
        var notices: Int
        var cost: Double
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
