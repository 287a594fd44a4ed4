import Geometry
import PrintModel

/// Finds the shapes a story can take: for every pattern and photo height, the depths at which its text fills its
/// columns to the last row.
final class StoryShaper {
    let framer: StoryFramer
    let stories: [Story]
    /// Pixels per inch under which a photograph is not enlarged further.
    let resolution: Double
    /// Rows a section's opening takes.
    let openingRows: Int
    private var shaped: [Int: StoryShapes] = [:]
    private var wishes: [Int: Story] = [:]

    init(framer: StoryFramer, stories: [Story], resolution: Double, openingRows: Int) {
        self.framer = framer
        self.stories = stories
        self.resolution = resolution
        self.openingRows = openingRows
    }

    /// Cost of leaving a photograph out.
    static let photoCost = 24.0
    /// What it costs more to show none of the photographs a story has.
    static let noPhotoCost = 60.0
    /// Rows under which what a story carries over to its last page looks like a remnant, and what each row less costs.
    static let decentTail = (rows: 10, cost: 4.0)

    var grid: PageGrid { framer.blocks.grid }

    /// The shapes of a story in a span that fit one page, the best for each depth, by depth.
    func shapes(of story: Int, span: Int) -> [StoryShape] { shapes(of: story).bySpan[span] ?? [] }

    /// The shapes of a story that goes on over pages, from the head of a page on.
    func longShapes(of story: Int) -> [StoryShape] { shapes(of: story).long }

    /// Every shape of a story.
    func shapes(of story: Int) -> StoryShapes {
        if let known = shaped[story] { return known }
        var shapes = allShapes(of: story)
        if shapes.isEmpty, !stories[story].placed.isEmpty {
            leavePlaced(of: story)
            shapes = allShapes(of: story)
        }
        shaped[story] = shapes
        framer.forget(story)
        return shapes
    }

    private func allShapes(of story: Int) -> StoryShapes {
        // In order, for what is wrong is told as it is met.
        let spans = Set(framer.patterns.map(\.span)).union([grid.grid.columns]).sorted()
        return StoryShapes(
            bySpan: Dictionary(uniqueKeysWithValues: spans.map { ($0, shapesOnOnePage(of: story, span: $0)) }),
            long: longShapes(of: story, first: rowsOfFirstPage(of: story)))
    }

    /// Goes on without the photographs of a story's text, for which no column has room, and tells them.
    private func leavePlaced(of story: Int) {
        var wish = wish(story)
        framer.blocks.note(
            wish.placed.map { placed in
                var place = wish.place
                place.line = placed.photo.line
                return Finding(.warning, .photoUnplaced, at: place, ["photo": placed.photo.name])
            })
        wish.placed = []
        wishes[story] = wish
        framer.forget(story)
    }

    /// Takes shapes of a story that another shaper of the same stories found.
    func adopt(_ shapes: StoryShapes, of story: Int) { shaped[story] = shapes }

    /// Rows that a story has on the page it begins at the head of.
    func rowsOfFirstPage(of story: Int) -> Int { grid.rows - (stories[story].opens == nil ? 0 : openingRows) }

    private func shapesOnOnePage(of story: Int, span: Int) -> [StoryShape] {
        var best = BestShapes()
        for candidate in candidates(for: story, framer.patterns.filter { $0.span == span }) {
            let frame = candidate.frame
            for depth in depths(of: frame, candidate.photoRows) where depth <= grid.rows {
                guard let ceiling = best.ceiling(depth, candidate) else { continue }
                let whole = segments(of: frame, candidate.photoRows, depth: depth)
                guard !whole.isEmpty, let (columns, placed) = withPlaced(whole, of: frame),
                    let flow = frame.flows.solve(columns.map(\.rows), base: candidate.cost, ceiling: ceiling)
                else { continue }
                let shape = StoryShape(
                    story: story, frame, photoRows: candidate.photoRows, rows: [depth], columns: columns,
                    placed: placed, flow: flow, cost: candidate.cost + flow.cost)
                best.offer(shape, depth, order: candidate.order)
            }
        }
        return best.isEmpty && span == grid.grid.columns ? plainShapes(of: story) : best.shapes
    }

    /// Every frame of a story in patterns with every choice of photo heights, the cheapest first.
    private func candidates(for story: Int, _ patterns: [StoryPattern]) -> [BestShapes.Candidate] {
        let wish = wish(story)
        let frames = patterns.flatMap { pattern in
            framer.frames(wish, number: story, pattern) + framer.looserFrames(wish, number: story, pattern)
        }
        return candidates(for: story, frames.map { ($0, photoHeights(of: $0, stories[story])) })
    }

    /// Frames with their choices of photo heights, the cheapest first.
    func candidates(
        for story: Int, _ frames: [(frame: StoryFrame, heights: [[Int]])]
    ) -> [BestShapes.Candidate] {
        var result: [BestShapes.Candidate] = []
        for (frame, heights) in frames {
            for photoRows in heights {
                result.append(
                    BestShapes.Candidate(
                        frame: frame, photoRows: photoRows, cost: cost(of: frame, photoRows, stories[story]),
                        order: result.count))
            }
        }
        return result.sorted { ($0.cost, $0.order) < ($1.cost, $1.order) }
    }

    /// The story as the designer decided, or without the shape decided on where it cannot take that shape at all.
    func wish(_ story: Int) -> Story {
        if let known = wishes[story] { return known }
        var wish = stories[story]
        if wish.hasShape, !canTake(wish, story) {
            wish.override.pattern = nil
            wish.override.span = nil
        }
        wishes[story] = wish
        return wish
    }

    private func canTake(_ wish: Story, _ story: Int) -> Bool {
        framer.patterns.contains { pattern in
            framer.frames(wish, number: story, pattern).contains { frame in
                photoHeights(of: frame, wish).contains { photoRows in
                    if fitsOnePage(frame, photoRows) { return true }
                    guard pattern.span == grid.grid.columns, pattern.panel == nil else { return false }
                    var best = BestShapes()
                    for candidate in candidates(for: story, [(frame, [photoRows])]) {
                        longShapes(of: story, candidate, first: grid.rows, best: &best)
                    }
                    return !best.isEmpty
                }
            }
        }
    }

    private func fitsOnePage(_ frame: StoryFrame, _ photoRows: [Int]) -> Bool {
        depths(of: frame, photoRows).contains { depth in
            guard depth <= grid.rows else { return false }
            let whole = segments(of: frame, photoRows, depth: depth)
            guard !whole.isEmpty, let (columns, _) = withPlaced(whole, of: frame) else { return false }
            return frame.flows.solve(columns.map(\.rows), base: 0, ceiling: .infinity) != nil
        }
    }

    /// Lines of a story's running text, set plain.
    func lines(of story: Int) -> Int { plainFrame(of: story)?.text.flow.extent.lowerBound ?? 0 }

    private func cost(of frame: StoryFrame, _ photoRows: [Int], _ story: Story) -> Double {
        var cost = frame.pattern.cost
        for (index, slot) in frame.pattern.photos.enumerated() {
            let width = frame.measure.width(of: slot)
            cost += 14 * mismatch(frame.photos[index], width: width, rows: photoRows[index])
        }
        cost += StoryShaper.photoCost * Double(story.photos.count - frame.pattern.photos.count)
        if frame.pattern.photos.isEmpty, !story.photos.isEmpty { cost += StoryShaper.noPhotoCost }
        return cost + frame.dress.cost(of: story, in: frame.pattern)
    }
}

/// Every shape of one story.
struct StoryShapes: Sendable {
    /// Those that fit one page, by the grid columns they span: the best for each depth, by depth.
    var bySpan: [Int: [StoryShape]]
    /// Those that fill one or more whole pages and end at some depth on another.
    var long: [StoryShape]

    /// Whether there are none.
    var isEmpty: Bool { long.isEmpty && bySpan.values.allSatisfy(\.isEmpty) }

    /// The same shapes of a story that has another number.
    func numbered(_ story: Int) -> StoryShapes {
        StoryShapes(
            bySpan: bySpan.mapValues { $0.map { StoryShape($0, story: story) } },
            long: long.map { StoryShape($0, story: story) })
    }
}
