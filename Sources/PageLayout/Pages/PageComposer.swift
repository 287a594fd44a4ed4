import PrintModel

/// Composes single pages: from a story on, which bands one under the other fill the page to its last row.
final class PageComposer {
    /// A page found: what it takes and costs.
    struct Page {
        var plan: PagePlan
        /// What is placed after it.
        var next: Progress
        var notices: Int
        var cost: Double
    }

    /// Stories that may make the next band, from some progress on.
    private final class Choice {
        let stories: [Int]
        /// What passing others over costs.
        let cost: Double
        let next: Progress
        let opens: Bool
        /// The bands that hold exactly these, by their rows.
        let bands: [Band]

        init(_ stories: [Int], cost: Double, next: Progress, opens: Bool, bands: [Band]) {
            self.stories = stories
            self.cost = cost
            self.next = next
            self.opens = opens
            self.bands = bands
        }
    }

    private struct Key: Hashable {
        var first: Progress
        var taken: Int
        var free: Int
    }

    private let board: PageBoard
    /// By the first story not placed yet.
    private var found: [Int: [Key: [Page]]] = [:]
    private let bands: BandMaker
    private let stories: [Story]
    private let rows: Int
    private let rules: (gap: ClosedRange<Int>, openingRows: Int, newPage: Bool, notice: ClosedRange<Int>)
    /// Cost of a row left empty at the foot of a page.
    static let unfilledCost = 45.0
    /// Cost of setting a story before one that should be read first.
    static let passingCost = 0.8
    /// Cost of every row that a gap is larger than it must be.
    static let looseCost = 0.8
    /// Cost of a section that opens under other stories.
    static let openingUnderCost = 6.0
    /// Cost of a notice across the page, and the fewest rows it takes.
    static let posterCost = 24.0
    static let leastPoster = 7
    /// Most stories on one page: more are never wanted, and the search stays bounded.
    static let mostStories = 14
    /// Most notices on one page.
    static let mostNotices = 3

    init(
        bands: BandMaker, stories: [Story], rows: Int, gap: ClosedRange<Int>, openingRows: Int, newPage: Bool,
        notice: ClosedRange<Int>
    ) {
        self.bands = bands
        self.stories = stories
        self.rows = rows
        rules = (gap, openingRows, newPage, notice)
        board = PageBoard(rows: rows, stories: PageComposer.mostStories + 3, notices: PageComposer.mostNotices)
    }

    /// The pages that can be made of the stories that are left, under what already takes `taken` rows of the page: the
    /// best for each choice of stories and number of notices. `free` is how many notices are left.
    func pages(from first: Progress, taken: Int = 0, free: Int) -> [Page] {
        let key = Key(first: first, taken: taken, free: min(free, PageComposer.mostNotices))
        if let known = found[first.base]?[key] { return known }
        let pages = search(from: first, taken: taken, free: key.free)
        found[first.base, default: [:]][key] = pages
        return pages
    }

    /// Lets go of pages and bands that begin before a story.
    func forget(before story: Int) {
        found = found.filter { $0.key >= story }
        chosen = chosen.filter { $0.key.base >= story }
        bands.forget(before: story)
    }

    private func search(from first: Progress, taken: Int, free: Int) -> [Page] {
        var search = PageSearch(from: first, taken: taken, rows: rows, board: board)
        for row in taken..<max(rows, taken + 1) {
            search.forEachState(in: row) { search, number in
                guard search.progress(of: number).placed - first.placed < PageComposer.mostStories else { return }
                step(from: number, in: &search, row: row, free: free)
            }
        }
        return search.pages()
    }

    private func step(from number: Int, in search: inout PageSearch, row: Int, free: Int) {
        let choices = choices(search.progress(of: number))
        let top = row == 0
        for gap in top ? 0...0 : rules.gap {
            let loose = top ? 0 : Double(gap - rules.gap.lowerBound) * PageComposer.looseCost
            for choice in choices {
                offerBands(of: choice, from: number, in: &search, row: row + gap, top: top, free: free, cost: loose)
            }
            if !top { offerNotices(from: number, in: &search, row: row + gap, free: free, cost: loose) }
        }
    }

    /// Three notices side by side; or one, large, down to the foot of the page.
    private func offerNotices(from number: Int, in search: inout PageSearch, row: Int, free: Int, cost: Double) {
        let notices = search.notices(of: number)
        let progress = search.progress(of: number)
        if notices == 0, free >= 3 {
            for depth in rules.notice where row + depth <= rows {
                let more = 9 + Double(depth - rules.notice.lowerBound) * 0.5
                search.offer(
                    progress, notices: 3, row: row + depth, cost: cost + more, from: number,
                    .notices(rows: depth, row: row))
            }
        }
        let depth = rows - row
        if notices < free, depth >= PageComposer.leastPoster {
            let more = PageComposer.posterCost + Double(depth) * 0.25
            search.offer(
                progress, notices: notices + 1, row: rows, cost: cost + more, from: number,
                .poster(rows: depth, row: row))
        }
    }

    private func offerBands(
        of choice: Choice, from number: Int, in search: inout PageSearch, row: Int, top: Bool, free: Int, cost: Double
    ) {
        if choice.opens, rules.newPage, !top { return }
        let begin = row + (choice.opens ? rules.openingRows : 0)
        let more = choice.cost + cost + (choice.opens && !top ? PageComposer.openingUnderCost : 0)
        let taken = search.notices(of: number)
        for band in choice.bands {
            guard begin + band.rows <= rows else { break }
            let notices = taken + band.notices
            guard notices <= free else { continue }
            search.offer(
                choice.next, notices: notices, row: begin + band.rows, cost: band.cost + more, from: number,
                .band(band, row: begin, opening: choice.opens ? row : nil))
        }
    }

    private var chosen: [Progress: [Choice]] = [:]

    /// Which stories may make the next band: one to three of the candidates.
    private func choices(_ progress: Progress) -> [Choice] {
        if let known = chosen[progress] { return known }
        let candidates = progress.candidates(stories)
        let opens = candidates.first.map { stories[$0].opens != nil } ?? false
        var result: [Choice] = []
        for bits in 1..<(1 << candidates.count) {
            let places = candidates.indices.filter { bits & (1 << $0) != 0 }
            guard places.count <= 3, let last = places.last, !opens || places[0] == 0, keepOrder(places, candidates)
            else { continue }
            let passed = last + 1 - places.count
            let set = places.map { candidates[$0] }
            result.append(
                Choice(
                    set, cost: Double(passed) * PageComposer.passingCost, next: progress.placing(set),
                    opens: stories[set[0]].opens != nil, bands: bands.bands(of: set)))
        }
        chosen[progress] = result
        return result
    }

    /// Whether the stories to which the designer gave a place are neither passed over nor set before their turn.
    private func keepOrder(_ places: [Int], _ candidates: [Int]) -> Bool {
        candidates.indices.allSatisfy { place in
            guard stories[candidates[place]].override.order != nil else { return true }
            return places.contains(place)
                ? places.prefix(place + 1) == Array(0...place)[...] : places.allSatisfy { $0 < place }
        }
    }
}
