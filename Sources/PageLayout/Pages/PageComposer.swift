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

    private struct Key: Hashable {
        var first: Progress
        var taken: Int
    }

    private let board: PageBoard
    /// By the first story not placed yet.
    private var found: [Int: [Key: [Page]]] = [:]
    private let bands: BandMaker
    private let stories: [Story]
    private let rows: Int
    /// Most notices that a page may take.
    private let notices: Int
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
        notice: ClosedRange<Int>, notices: Int
    ) {
        self.bands = bands
        self.stories = stories
        self.rows = rows
        self.notices = min(notices, PageComposer.mostNotices)
        rules = (gap, openingRows, newPage, notice)
        board = PageBoard(rows: rows, stories: PageComposer.mostStories + 3, notices: PageComposer.mostNotices)
    }

    /// The pages that can be made of the stories that are left, under what already takes `taken` rows of the page: the
    /// best for each choice of stories and number of notices, with at most `free` of them.
    func pages(from first: Progress, taken: Int = 0, free: Int) -> [Page] {
        let pages = allPages(from: first, taken: taken)
        return free < PageComposer.mostNotices ? pages.filter { $0.notices <= free } : pages
    }

    /// The same with any number of notices. A page never depends on notices that it does not take.
    private func allPages(from first: Progress, taken: Int) -> [Page] {
        let key = Key(first: first, taken: taken)
        if let known = found[first.base]?[key] { return known }
        let pages = search(from: first, taken: taken)
        found[first.base, default: [:]][key] = pages
        return pages
    }

    /// Lets go of pages and bands that begin before a story.
    func forget(before story: Int) {
        found = found.filter { $0.key >= story }
        chosen = chosen.filter { $0.key.base >= story }
        bands.forget(before: story)
    }

    private func search(from first: Progress, taken: Int) -> [Page] {
        var search = PageSearch(from: first, taken: taken, rows: rows, board: board)
        for row in taken..<max(rows, taken + 1) {
            search.forEachState(in: row) { search, number in
                guard search.progress(of: number).placed - first.placed < PageComposer.mostStories else { return }
                step(from: number, in: &search, row: row)
            }
        }
        return search.pages()
    }

    private func step(from number: Int, in search: inout PageSearch, row: Int) {
        let table = choices(search.progress(of: number))
        let top = row == 0
        for gap in top ? 0...0 : rules.gap {
            let more = gap - rules.gap.lowerBound
            if !top, search.isBeaten(number, byRows: more, costing: PageComposer.looseCost) { continue }
            let loose = top ? 0 : Double(gap - rules.gap.lowerBound) * PageComposer.looseCost
            for choice in table.rows.indices {
                let opens = table.rows[choice].opens
                guard !opens || !rules.newPage || top else { continue }
                search.offer(
                    choice, of: table, from: number, row: row + gap,
                    begin: row + gap + (opens ? rules.openingRows : 0), notices: notices,
                    cost: loose + (opens && !top ? PageComposer.openingUnderCost : 0))
            }
            if !top { offerNotices(from: number, in: &search, row: row + gap, cost: loose) }
        }
    }

    /// Three notices side by side; or one, large, down to the foot of the page.
    private func offerNotices(from number: Int, in search: inout PageSearch, row: Int, cost: Double) {
        let taken = search.notices(of: number)
        if taken == 0, notices >= 3 {
            for depth in rules.notice where row + depth <= rows {
                let more = 9 + Double(depth - rules.notice.lowerBound) * 0.5
                search.offer(.notices, rows: depth, row: row, notices: 3, cost: cost + more, from: number)
            }
        }
        let depth = rows - row
        if taken < notices, depth >= PageComposer.leastPoster {
            let more = PageComposer.posterCost + Double(depth) * 0.25
            search.offer(.poster, rows: depth, row: row, notices: 1, cost: cost + more, from: number)
        }
    }

    private var chosen: [Progress: BandChoice.Table] = [:]

    /// Which stories may make the next band: one to three of the candidates.
    private func choices(_ progress: Progress) -> BandChoice.Table {
        if let known = chosen[progress] { return known }
        let candidates = progress.candidates(stories)
        let opens = candidates.first.map { stories[$0].opens != nil } ?? false
        var result: [BandChoice] = []
        for bits in 1..<(1 << candidates.count) {
            let places = candidates.indices.filter { bits & (1 << $0) != 0 }
            guard places.count <= 3, let last = places.last, !opens || places[0] == 0, keepOrder(places, candidates)
            else { continue }
            let passed = last + 1 - places.count
            let set = places.map { candidates[$0] }
            result.append(
                BandChoice(
                    set, cost: Double(passed) * PageComposer.passingCost, next: progress.placing(set),
                    opens: stories[set[0]].opens != nil, bands: bands.bands(of: set)))
        }
        let table = BandChoice.Table(result)
        chosen[progress] = table
        return table
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
