import Foundation
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
    private static let photoCost = 24.0
    /// Rows under which what a story carries over to its last page looks like a remnant, and what each row less costs.
    private static let decentTail = (rows: 10, cost: 4.0)

    private var grid: PageGrid { framer.blocks.grid }

    /// The shapes of a story in a span that fit one page, the best for each depth, by depth.
    func shapes(of story: Int, span: Int) -> [StoryShape] {
        if let known = shaped[story]?[span] { return known }
        var best: [Int: StoryShape] = [:]
        for pattern in framer.patterns where pattern.span == span {
            for frame in framer.frames(wish(story), number: story, pattern) {
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
    private func wish(_ story: Int) -> Story {
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
                if !shapes(of: story, frame).isEmpty { return true }
                guard pattern.span == grid.grid.columns, pattern.panel == nil else { return false }
                return photoHeights(of: frame, wish).contains {
                    !longShapes(of: story, frame, $0, first: grid.rows).isEmpty
                }
            }
        }
    }

    /// Shapes of last resort, for a story that no pattern of the whole width suits: text alone, the headline as long as
    /// it may be, columns as even as they come.
    private func plainShapes(of story: Int) -> [StoryShape] {
        guard let frame = plainFrame(of: story) else { return [] }
        var flow = frame.text.flow
        flow.mostSlack = grid.rows
        let columns = frame.pattern.columns
        let least = frame.head.rows + frame.tableRows + (flow.extent.lowerBound + columns - 1) / columns
        let shape = (least...least + 4).lazy.compactMap { depth -> StoryShape? in
            guard depth <= self.grid.rows else { return nil }
            let rows = depth - frame.head.rows - frame.tableRows
            let segments = (0..<columns).map { ColumnSegment(page: 0, column: $0, row: frame.head.rows, rows: rows) }
            guard rows > 0, let solved = flow.solve(segments.map(\.rows)) else { return nil }
            return StoryShape(
                story: story, pattern: frame.pattern, dress: frame.dress, photoRows: [], rows: [depth],
                columns: segments, flow: solved,
                cost: StoryShaper.plainCost * (self.stories[story].hasShape ? 10 : 1) + solved.cost)
        }.first
        return shape.map { [$0] } ?? []
    }

    /// Cost of setting a story without any pattern; ten times as much where the designer decided on one.
    private static let plainCost = 100.0

    private func plainFrame(of story: Int) -> StoryFrame? {
        let wide = framer.patterns.filter { $0.span == grid.grid.columns }
        let columns = wide.map(\.columns).max() ?? 3
        let headline = wide.last?.headline ?? framer.blocks.styles[.body].name
        let pattern = StoryPattern(
            name: StoryShape.plain, span: grid.grid.columns, columns: columns, headline: headline, headlineLines: 100)
        return framer.frame(
            stories[story], number: story, pattern,
            StoryDress(deck: stories[story].deck != nil, quote: false, figures: false, dropCap: false))
    }

    /// Lines of running text that begin on a page.
    func lines(on plan: PagePlan) -> Int {
        plan.shapesBegun.reduce(0) { $0 + lines(of: $1) }
    }

    /// Lines of a story's running text, set plain.
    func lines(of story: Int) -> Int { plainFrame(of: story)?.text.flow.extent.lowerBound ?? 0 }

    private func lines(of shape: StoryShape) -> Int {
        guard let frame = framer.frame(stories[shape.story], number: shape.story, shape.pattern, shape.dress) else {
            return 0
        }
        return zip(frame.text.units, shape.flow.placements).reduce(0) { $0 + $1.0.variants[$1.1.variant].lines.count }
    }

    private func shapes(of story: Int, _ frame: StoryFrame) -> [StoryShape] {
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

    /// Shapes that fill one or more whole pages and end at some depth on another. `first` is how many rows the first
    /// page has.
    func longShapes(of story: Int, first: Int) -> [StoryShape] {
        var best: [[Int]: StoryShape] = [:]
        func offer(_ shapes: [StoryShape]) {
            for shape in shapes {
                let key = [shape.rows.count, shape.lastRows]
                if let rival = best[key], rival.cost <= shape.cost { continue }
                best[key] = shape
            }
        }
        for pattern in framer.patterns where pattern.span == grid.grid.columns && pattern.panel == nil {
            var frames = framer.frames(wish(story), number: story, pattern)
            // Over many pages what one part more or less does on the first is lost in the whole.
            let most = 3 * pattern.columns * grid.rows
            let isVeryLong = frames.first.map { $0.text.flow.extent.lowerBound > most } == true
            if isVeryLong { frames = Array(frames.prefix(2)) }
            for frame in frames {
                let heights = photoHeights(of: frame, stories[story])
                for photoRows in isVeryLong ? Array(heights.suffix(2)) : heights {
                    offer(longShapes(of: story, frame, photoRows, first: first))
                }
            }
        }
        if best.isEmpty, let frame = plainFrame(of: story) {
            offer(longShapes(of: story, frame, [], first: first, slack: grid.rows))
        }
        return best.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { best[$0] }
    }

    private func longShapes(
        of story: Int, _ frame: StoryFrame, _ photoRows: [Int], first: Int, slack: Int = Flow.usualSlack
    ) -> [StoryShape] {
        let opening = segments(of: frame, photoRows, depth: first, tables: false)
        guard !opening.isEmpty else { return [] }
        let text = frame.text.flow
        let taken = opening.reduce(0) { $0 + $1.rows }
        let page = frame.pattern.columns * grid.rows
        func pages(_ rows: Int) -> Int { rows < taken ? -1 : (rows - taken) / page }
        let usual = pages(text.naturalRows)
        let least = max(0, pages(text.extent.lowerBound), usual - 1)
        let most = min(pages(text.extent.upperBound), usual + 1)
        guard least <= most else { return [] }
        return (least...most).flatMap {
            longShapes(of: story, frame, photoRows, first: first, opening: opening, middle: $0, slack: slack)
        }
    }

    /// The shapes of a long story with so many whole pages between its first and its last.
    private func longShapes(
        of story: Int, _ frame: StoryFrame, _ photoRows: [Int], first: Int, opening: [ColumnSegment], middle: Int,
        slack: Int
    ) -> [StoryShape] {
        let columns = frame.pattern.columns
        let text = frame.text.flow.extent
        var all = opening
        for page in 0..<middle {
            all += (0..<columns).map { ColumnSegment(page: page + 1, column: $0, row: 0, rows: grid.rows) }
        }
        let used = all.reduce(0) { $0 + $1.rows }
        let least = max(3, (text.lowerBound - used) / columns)
        let most = min(grid.rows - frame.tableRows, (text.upperBound - used) / columns + 1)
        guard least <= most else { return [] }
        var textFlow = frame.text.flow
        textFlow.mostSlack = slack
        return (least...most).compactMap { depth in
            let tail = (0..<columns).map { ColumnSegment(page: middle + 1, column: $0, row: 0, rows: depth) }
            let columns = all + tail
            guard let flow = textFlow.solve(columns.map(\.rows)) else { return nil }
            let rows = [first] + Array(repeating: grid.rows, count: middle) + [depth + frame.tableRows]
            let remnant = Double(max(0, StoryShaper.decentTail.rows - depth)) * StoryShaper.decentTail.cost
            return StoryShape(
                story: story, pattern: frame.pattern, dress: frame.dress, photoRows: photoRows, rows: rows,
                columns: columns, flow: flow,
                cost: cost(of: frame, photoRows, stories[story]) + flow.cost + 6 + remnant)
        }
    }

    /// Combinations of photo heights that the slots and the pixels allow.
    private func photoHeights(of frame: StoryFrame, _ story: Story) -> [[Int]] {
        var combinations: [[Int]] = [[]]
        for (index, slot) in frame.pattern.photos.enumerated() {
            let photo = frame.photos[index]
            let width = frame.width(of: slot, gutter: grid.grid.gutter)
            var heights = Array(slot.rows).filter { rows in
                sharpEnough(photo, width: width, height: grid.pictureHeight(rows: rows))
            }
            if let rows = story.override.photos[photo.name]?.rows { heights = rows > 0 ? [rows] : [] }
            // A second photograph takes the height that suits it, or a few around it; the first does the fitting.
            if index > 0 { heights = nearest(heights, to: photo, width: width) }
            combinations = combinations.flatMap { done in heights.map { done + [$0] } }
        }
        return combinations
    }

    private func nearest(_ heights: [Int], to photo: Photo, width: Double) -> [Int] {
        Array(
            heights.sorted { mismatch(photo, width: width, rows: $0) < mismatch(photo, width: width, rows: $1) }.prefix(
                3)
        )
        .sorted()
    }

    /// The photographs of a story that have too few pixels for every frame of the layout.
    func tooSmall(in story: Story) -> [Photo] {
        story.photos.filter { photo in
            !framer.patterns.contains { pattern in
                pattern.photos.contains { slot in
                    let width = framer.width(of: slot, in: pattern)
                    return sharpEnough(photo, width: width, height: grid.pictureHeight(rows: slot.rows.lowerBound))
                }
            }
        }
    }

    /// The largest size in millimetres at which a photograph prints sharp, as a person reads it.
    func largestSize(of photo: Photo) -> String {
        func millimetres(_ pixels: Int) -> Int { Int(Double(pixels) / resolution * 25.4) }
        return "\(millimetres(photo.pixels.width)) × \(millimetres(photo.pixels.height)) mm"
    }

    private func sharpEnough(_ photo: Photo, width: Double, height: Double) -> Bool {
        let pixels = photo.pixels
        let scale = min(Double(pixels.width) / width, Double(pixels.height) / height)
        return scale * 72 >= resolution
    }

    /// How far a frame's proportions are from the picture's, as the square of the ratio's logarithm.
    private func mismatch(_ photo: Photo, width: Double, rows: Int) -> Double {
        let frame = width / grid.pictureHeight(rows: rows)
        let picture = Double(photo.pixels.width) / Double(max(1, photo.pixels.height))
        let ratio = log(frame / picture)
        return ratio * ratio
    }

    private func cost(of frame: StoryFrame, _ photoRows: [Int], _ story: Story) -> Double {
        var cost = frame.pattern.cost
        for (index, slot) in frame.pattern.photos.enumerated() {
            let width = frame.width(of: slot, gutter: grid.grid.gutter)
            cost += 14 * mismatch(frame.photos[index], width: width, rows: photoRows[index])
        }
        cost += StoryShaper.photoCost * Double(story.photos.count - frame.pattern.photos.count)
        return cost + frame.dress.cost(of: story, in: frame.pattern)
    }

    /// Depths at which the text could fill the columns.
    private func depths(of frame: StoryFrame, _ photoRows: [Int]) -> ClosedRange<Int> {
        let columns = frame.pattern.columns
        let base = 400
        let room = segments(of: frame, photoRows, depth: base).reduce(0) { $0 + $1.rows }
        let text = frame.text.flow.extent
        let least = base - (room - text.lowerBound) / columns
        let most = base - (room - text.upperBound) / columns + 1
        let floor = minimumDepth(of: frame, photoRows)
        return max(floor, least)...max(floor, least, most)
    }

    private func minimumDepth(of frame: StoryFrame, _ photoRows: [Int]) -> Int {
        let photos = frame.pattern.photos.indices.map { photoRows[$0] + frame.captions[$0].rows }.reduce(0, +)
        return frame.head.rows + (frame.strip?.rows ?? 0) + photos + frame.tableRows + 2 * frame.inset + 2
    }

    /// What is left of the text columns of a story so many rows deep.
    func segments(of frame: StoryFrame, _ photoRows: [Int], depth: Int, tables: Bool = true) -> [ColumnSegment] {
        let pattern = frame.pattern
        let above = frame.inset + frame.rowsAbove(photoRows)
        var tops = (0..<pattern.columns).map { column in
            above + (column < pattern.headlineColumns ? frame.head.rows + (frame.strip?.rows ?? 0) : 0)
        }
        var bottoms = Array(repeating: depth - frame.inset - (tables ? frame.tableRows : 0), count: pattern.columns)
        for (index, slot) in pattern.photos.enumerated() where slot.place != .above {
            for column in slot.columns where column <= pattern.columns {
                let rows = photoRows[index] + frame.captions[index].rows
                if slot.place == .top { tops[column - 1] += rows } else { bottoms[column - 1] -= rows + 1 }
            }
        }
        if let figures = frame.figures { bottoms[pattern.columns - 1] -= figures.rows }
        var result: [ColumnSegment] = []
        for column in 0..<pattern.columns {
            let rows = bottoms[column] - tops[column]
            guard rows >= 3 || rows == 0 else { return [] }
            if let quote = frame.quote, pattern.quote == column + 1 {
                let upper = (rows - quote.rows) / 2
                guard upper >= 4 else { return [] }
                result.append(ColumnSegment(page: 0, column: column, row: tops[column], rows: upper))
                result.append(
                    ColumnSegment(
                        page: 0, column: column, row: tops[column] + upper + quote.rows,
                        rows: rows - upper - quote.rows))
            } else if rows > 0 {
                result.append(ColumnSegment(page: 0, column: column, row: tops[column], rows: rows))
            }
        }
        return result
    }
}
