import Geometry
import PrintModel

/// Finds the shapes a story can take: for every pattern and photo height, the depths at which its text fills its
/// columns to the last row.
final class StoryShaper {
    let framer: StoryFramer
    let stories: [Story]
    /// Pixels per inch under which a photograph is not enlarged further.
    let resolution: Double
    private var shaped: [Int: [Int: [StoryShape]]] = [:]
    private var wishes: [Int: Story] = [:]

    init(framer: StoryFramer, stories: [Story], resolution: Double) {
        self.framer = framer
        self.stories = stories
        self.resolution = resolution
    }

    /// Cost of leaving a photograph out.
    static let photoCost = 24.0
    /// What it costs more to show none of the photographs a story has.
    static let noPhotoCost = 60.0
    /// Rows under which what a story carries over to its last page looks like a remnant, and what each row less costs.
    static let decentTail = (rows: 10, cost: 4.0)

    var grid: PageGrid { framer.blocks.grid }

    /// The shapes of a story in a span that fit one page, the best for each depth, by depth.
    func shapes(of story: Int, span: Int) -> [StoryShape] {
        if let known = shaped[story]?[span] { return known }
        var best: [Int: StoryShape] = [:]
        for pattern in framer.patterns where pattern.span == span {
            for frame in framer.frames(wish(story), number: story, pattern)
                + framer.looserFrames(wish(story), number: story, pattern)
            {
                for shape in shapes(of: story, frame) {
                    if let rival = best[shape.lastRows], rival.cost <= shape.cost { continue }
                    best[shape.lastRows] = shape
                }
            }
        }
        var result = best.keys.sorted().compactMap { best[$0] }
        if result.isEmpty, span == grid.grid.columns { result = plainShapes(of: story) }
        shaped[story, default: [:]][span] = result
        return result
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

    func canTake(_ wish: Story, _ story: Int) -> Bool {
        framer.patterns.contains { pattern in
            framer.frames(wish, number: story, pattern).contains { frame in
                if !shapes(of: story, frame).isEmpty { return true }
                guard pattern.span == grid.grid.columns, pattern.panel == nil else { return false }
                return photoHeights(of: frame, wish).contains {
                    !longShapes(of: story, frame, $0, first: grid.rows).isEmpty
                }
            }
        }
    }

    /// Lines of running text that begin on a page.
    func lines(on plan: PagePlan) -> Int {
        plan.shapesBegun.reduce(0) { $0 + lines(of: $1) }
    }

    /// Lines of a story's running text, set plain.
    func lines(of story: Int) -> Int { plainFrame(of: story)?.text.flow.extent.lowerBound ?? 0 }

    func lines(of shape: StoryShape) -> Int {
        guard let frame = framer.frame(stories[shape.story], number: shape.story, shape.pattern, shape.dress) else {
            return 0
        }
        return zip(frame.text.units, shape.flow.placements).reduce(0) { $0 + $1.0.variants[$1.1.variant].lines.count }
    }

    func shapes(of story: Int, _ frame: StoryFrame) -> [StoryShape] {
        var result: [StoryShape] = []
        for photoRows in photoHeights(of: frame, stories[story]) {
            for depth in depths(of: frame, photoRows) where depth <= grid.rows {
                let columns = segments(of: frame, photoRows, depth: depth)
                guard !columns.isEmpty, let flow = frame.text.flow.solve(columns.map(\.rows)) else { continue }
                result.append(
                    StoryShape(
                        story: story, pattern: frame.pattern, dress: frame.dress, photoRows: photoRows, rows: [depth],
                        columns: columns,
                        flow: flow, cost: cost(of: frame, photoRows, stories[story]) + flow.cost))
            }
        }
        return result
    }

    func cost(of frame: StoryFrame, _ photoRows: [Int], _ story: Story) -> Double {
        var cost = frame.pattern.cost
        for (index, slot) in frame.pattern.photos.enumerated() {
            let width = frame.width(of: slot, gutter: grid.grid.gutter)
            cost += 14 * mismatch(frame.photos[index], width: width, rows: photoRows[index])
        }
        cost += StoryShaper.photoCost * Double(story.photos.count - frame.pattern.photos.count)
        if frame.pattern.photos.isEmpty, !story.photos.isEmpty { cost += StoryShaper.noPhotoCost }
        return cost + frame.dress.cost(of: story, in: frame.pattern)
    }

}
