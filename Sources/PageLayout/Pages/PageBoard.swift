/// The states that a search of a page has reached, one place for each: the same board for all searches, cleared after
/// each.
final class PageBoard {
    private let numbers: UnsafeMutableBufferPointer<Int32>
    private let shape: (rows: Int, notices: Int)

    /// A board for pages of so many rows, with so many stories and notices at most.
    init(rows: Int, stories: Int, notices: Int) {
        shape = (rows + 1, notices + 1)
        let count = (stories + Progress.window) * Progress.patterns * shape.rows * shape.notices
        numbers = .allocate(capacity: count)
        numbers.initialize(repeating: -1)
    }

    deinit { numbers.deallocate() }

    /// The place of a state, `base` stories after the first of the page.
    func place(base: Int, pattern: Int, notices: Int, row: Int) -> Int {
        ((base * Progress.patterns + pattern) * shape.notices + notices) * shape.rows + row
    }

    /// The number kept at a place; under 0 for none.
    subscript(place: Int) -> Int {
        get { Int(numbers[place]) }
        set { numbers[place] = Int32(newValue) }
    }
}
