import Geometry
import PrintModel

/// The pages of one chapter's stories, and the stories that no page could hold.
struct ChapterPlan: Sendable {
    var pages: [PagePlan] = []
    /// Numbers of stories left out.
    var misfits: [Int] = []
    /// What was found of each story, by its number.
    var memory: [Int: StoryMemory] = [:]
}

/// The shapes of a story: good for as long as the story stays as it is.
struct StoryMemory: Sendable {
    let story: BookStory
    var found: FoundShapes
    /// Whether the last run knows all of them.
    var isKept = false
}

/// Lays the stories of a chapter one after another down its pages, so that pages end full and no story begins where there
/// is no room for it: a dynamic programme over stories, whose state is the row in which the last one ended. It takes
/// time in proportion to the stories.
final class ChapterPlanner {
    let shaper: StoryShaper
    let stories: [BookStory]
    let book: BookRules
    let gap: ClosedRange<Int>

    private struct Step {
        var story: Int
        var shape: StoryShape
        var row: Int
        var tables: [TablePage]
        var standing: TablePages
    }
    private struct Node {
        var cost: Double
        var previous: Int
        var step: Step?
    }
    private struct Start {
        var row: Int
        var cost: Double
        var from: Int
    }

    /// Rows at which a story is tried to begin, besides a page's head: the likeliest of them.
    private static let starts = 8
    /// What an empty foot costs, and each of its rows; each row of a gap over the least; a short page at the end.
    private static let foot = (once: 60.0, row: 4.0)
    private static let gapRow = 1.0
    private static let shortEnd = (share: 0.45, cost: 40.0, row: 6.0)

    private var rows: Int { shaper.grid.rows }
    private var memory: [Int: StoryMemory]
    private let shelf: ShapeShelf

    /// A planner that knows what was found of some stories before, in this run or the last.
    init(
        shaper: StoryShaper, stories: [BookStory], book: BookRules, gap: ClosedRange<Int>, memory: [Int: StoryMemory],
        shelf: ShapeShelf
    ) {
        self.shaper = shaper
        self.stories = stories
        self.book = book
        self.gap = gap
        self.memory = memory
        self.shelf = shelf
    }

    /// The plan of the stories with these numbers.
    func plan(_ numbers: Range<Int>) -> ChapterPlan {
        var plan = ChapterPlan()
        var layers: [[Node?]] = [Array(repeating: nil, count: rows + 1)]
        layers[0][rows] = Node(cost: 0, previous: rows, step: nil)
        for story in numbers {
            let isLast = story == numbers.upperBound - 1
            recall(story)
            let next = layer(of: story, after: layers[layers.count - 1], isLast: isLast)
            memory[story]?.found.findings += shaper.framer.blocks.takeFindings()
            keep(story)
            plan.memory[story] = memory[story]
            if next.contains(where: { $0 != nil }) {
                layers.append(next)
            } else {
                plan.misfits.append(story)
            }
        }
        plan.pages = pages(of: traced(layers))
        return plan
    }

    /// Takes what is known of a story where it is as it was, or finds its shapes.
    private func recall(_ story: Int) {
        if let known = memory[story], known.story == stories[story] {
            shaper.adopt(known.found.shapes, of: story)
        } else if let found = shelf.recall(
            stories[story].story, number: story, plain: shaper.framer.plainPattern)
        {
            shaper.adopt(found.shapes, of: story)
            memory[story] = StoryMemory(story: stories[story], found: found, isKept: true)
        } else {
            memory[story] = StoryMemory(story: stories[story], found: FoundShapes(shapes: shaper.shapes(of: story)))
        }
    }

    /// Keeps what is new of a story for the next run.
    private func keep(_ story: Int) {
        guard let known = memory[story], !known.isKept else { return }
        shelf.keep(known.found, of: known.story.story)
        memory[story]?.isKept = true
    }

    private func layer(of story: Int, after layer: [Node?], isLast: Bool) -> [Node?] {
        var next = [Node?](repeating: nil, count: rows + 1)
        let standing = TablePages(of: stories[story], blocks: shaper.framer.blocks)
        let single = shaper.shapes(of: story, span: shaper.grid.grid.columns)
        for start in starts(after: layer) {
            let room = rows - start.row
            let shapes = single.filter { $0.lastRows <= room } + long(story, room)
            for shape in shapes {
                let tables = standing.pages(after: end(of: shape, start.row))
                let end = tables.last?.end ?? end(of: shape, start.row)
                var cost = start.cost + shape.cost
                if isLast { cost += costOfEnd(end) }
                if let rival = next[end], rival.cost <= cost { continue }
                next[end] = Node(
                    cost: cost, previous: start.from,
                    step: Step(story: story, shape: shape, row: start.row, tables: tables, standing: standing))
            }
        }
        return next
    }

    private func end(of shape: StoryShape, _ row: Int) -> Int { (shape.rows.count == 1 ? row : 0) + shape.lastRows }

    /// Shapes over more than one page, the first with so many rows.
    private func long(_ story: Int, _ room: Int) -> [StoryShape] {
        if room == rows { return shaper.longShapes(of: story) }
        if let known = memory[story]?.found.long[room] { return known }
        let found = shaper.longShapes(of: story, first: room)
        memory[story]?.found.long[room] = found
        memory[story]?.isKept = false
        return found
    }

    private func costOfEnd(_ end: Int) -> Double {
        let short = ChapterPlanner.shortEnd.share * Double(rows) - Double(end)
        if short > 0 { return ChapterPlanner.shortEnd.cost + ChapterPlanner.shortEnd.row * short }
        return 0.2 * Double(rows - end)
    }

    /// Where the next story may begin, the page's head first, then the cheapest others.
    private func starts(after layer: [Node?]) -> [Start] {
        var best: [Int: Start] = [:]
        func offer(_ start: Start) {
            if let rival = best[start.row], rival.cost <= start.cost { return }
            best[start.row] = start
        }
        for (end, node) in layer.enumerated() {
            guard let node else { continue }
            let white = rows - end
            let foot = white == 0 ? 0 : ChapterPlanner.foot.once + ChapterPlanner.foot.row * Double(white)
            offer(Start(row: 0, cost: node.cost + foot, from: end))
            for more in 0...(gap.upperBound - gap.lowerBound) where end < rows {
                let row = end + gap.lowerBound + more
                guard rows - row >= book.leastRows else { break }
                offer(Start(row: row, cost: node.cost + Double(more) * ChapterPlanner.gapRow, from: end))
            }
        }
        let others = best.values.filter { $0.row > 0 }.sorted { ($0.cost, $0.row) < ($1.cost, $1.row) }
        return [best[0]].compactMap { $0 } + others.prefix(ChapterPlanner.starts)
    }

    private func traced(_ layers: [[Node?]]) -> [Step] {
        var steps: [Step] = []
        guard let last = layers.last else { return [] }
        var row = last.indices.filter { last[$0] != nil }.min {
            (last[$0]?.cost ?? .infinity, $0) < (last[$1]?.cost ?? .infinity, $1)
        }
        for layer in layers.dropFirst().reversed() {
            guard let at = row, let node = layer[at], let step = node.step else { break }
            steps.append(step)
            row = node.previous
        }
        return steps.reversed()
    }

    private func pages(of steps: [Step]) -> [PagePlan] {
        var pages: [PagePlan] = []
        for step in steps {
            if step.row == 0 || pages.isEmpty { pages.append(PagePlan(parts: [], unfilled: 0)) }
            for page in step.shape.rows.indices {
                if page > 0 { pages.append(PagePlan(parts: [], unfilled: 0)) }
                pages[pages.count - 1].parts.append(.long(step.shape, page: page, row: page == 0 ? step.row : 0))
            }
            for page in step.tables {
                if page.isNew { pages.append(PagePlan(parts: [], unfilled: 0)) }
                pages[pages.count - 1].parts += page.pieces.map {
                    .piece(step.standing.piece($0), row: $0.row, story: step.story)
                }
            }
        }
        return pages
    }
}
