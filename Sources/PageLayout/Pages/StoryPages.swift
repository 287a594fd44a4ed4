import Geometry
import PrintModel

/// Builds the pages of stories from their plans.
final class StoryPages {
    let builder: StoryBuilder
    let blocks: BlockMaker
    let stories: [Story]
    private var notices: [Notice]
    private(set) var count = StoryBuilder.Count()
    /// Area of the text area that holds something, and all of it, in rows × columns of the grid.
    private var filled = 0.0
    private var area = 0.0
    /// Page on which each report begins.
    private(set) var pageOfReport: [String: Int] = [:]
    /// Section that each page shows in its running head.
    private(set) var sectionOfPage: [Int: String] = [:]

    init(builder: StoryBuilder, stories: [Story], notices: [Notice]) {
        self.builder = builder
        blocks = builder.framer.blocks
        self.stories = stories
        self.notices = notices
    }

    /// Notices that no page took.
    var remainingNotices: [Notice] { notices }

    /// Share of the text area that is taken, 0 to 1: what is left empty at the feet of columns is not, while gaps
    /// between stories belong to the design.
    var fill: Double { area > 0 ? (filled - count.empty) / area : 0 }

    private var grid: PageGrid { blocks.grid }

    /// The items of the page with a number; on a double page, of one of its halves, from 0.
    func items(of plan: PagePlan, page number: Int, half: Int = 0) -> [PageItem] {
        let left = grid.left(ofHalf: half, ofPage: number)
        var items: [PageItem] = []
        for (index, part) in plan.parts.enumerated() {
            let row = row(of: part)
            let origin = Point(x: left, y: grid.top(ofRow: row))
            switch part {
            case .opening(let story, _):
                guard let section = stories[story].opens else { continue }
                items += blocks.opening(of: section, width: grid.width).items(at: origin)
            case .band(let band, _):
                if index > 0, !followsHead(index, in: plan) { items.append(rule(over: origin, width: grid.width)) }
                items += self.items(of: mirrored(band, page: number + half, index: index), at: origin, page: number)
            case .long(let shape, let page, _):
                if page == 0, index > 0, !followsHead(index, in: plan) {
                    items.append(rule(over: origin, width: grid.width))
                }
                if page == 0 { begin(shape.story, on: number) }
                sectionOfPage[number] = sectionOfPage[number] ?? stories[shape.story].section
                items += builder.items(of: shape, page: page, at: origin, count: &count)
                filled += Double(shape.rows[page] * grid.grid.columns)
            case .spread(let shape, let isFirst, _):
                if isFirst {
                    begin(shape.story, on: number)
                    items += builder.items(of: shape, page: 0, at: origin, count: &count)
                }
                filled += Double(shape.lastRows * grid.grid.columns)
            case .piece(let piece, _, let story):
                let tag = PageTag(.article, key: stories[story].slug, language: stories[story].language)
                sectionOfPage[number] = sectionOfPage[number] ?? stories[story].section
                items += piece.items(at: origin).tagged(tag)
                filled += Double(piece.rows * grid.grid.columns)
            case .notices(let rows, _):
                items += noticesAcross(rows: rows, at: origin)
            case .poster(let rows, _):
                guard !notices.isEmpty else { continue }
                items += blocks.poster(notices.removeFirst(), width: grid.width, rows: rows).items(at: origin)
                filled += Double(rows * grid.grid.columns)
            }
        }
        area += Double(grid.rows * grid.grid.columns)
        filled += restOfPage(plan)
        return items
    }

    /// Openings and the gaps between parts belong to the design: they count as filled.
    private func restOfPage(_ plan: PagePlan) -> Double {
        var used = 0
        var bottom = 0
        for part in plan.parts {
            used += row(of: part) - bottom
            if case .opening = part { used += blocks.styles.layout.story.openingRows }
            bottom = row(of: part) + depth(of: part)
        }
        return Double(used * grid.grid.columns)
    }

    private func depth(of part: PagePlan.Part) -> Int {
        switch part {
        case .opening: blocks.styles.layout.story.openingRows
        case .band(let band, _): band.rows
        case .long(let shape, let page, _): shape.rows[page]
        case .spread(let shape, _, _): shape.lastRows
        case .piece(let piece, _, _): piece.rows
        case .notices(let rows, _), .poster(let rows, _): rows
        }
    }

    private func row(of part: PagePlan.Part) -> Int {
        switch part {
        case .opening(_, let row), .band(_, let row), .long(_, _, let row), .spread(_, _, let row),
            .piece(_, let row, _), .notices(_, let row), .poster(_, let row):
            row
        }
    }

    /// Whether a part stands under a section's opening, or at the page's head where openings take no room.
    private func followsHead(_ index: Int, in plan: PagePlan) -> Bool {
        guard case .opening = plan.parts[index - 1] else { return false }
        return blocks.styles.layout.story.openingRows > 0 || index == 1
    }

    private func begin(_ story: Int, on page: Int) {
        for report in stories[story].reports { pageOfReport[report] = page }
        sectionOfPage[page] = sectionOfPage[page] ?? stories[story].section
    }

    /// A thin rule in the gap above a band.
    private func rule(over origin: Point, width: Double) -> PageItem {
        let y = origin.y - grid.leading * Double(blocks.styles.layout.story.gap.lowerBound) / 2 + grid.capLine
        return .rule(
            from: Point(x: origin.x, y: y), to: Point(x: origin.x + width, y: y), thickness: 0.5,
            ink: blocks.styles.ink("rule"))
    }

    /// The band with its cells the other way round on every other band, so that pages do not all lean to one side.
    private func mirrored(_ band: Band, page: Int, index: Int) -> Band {
        guard band.cells.count == 2, (page + index) % 2 == 1 else { return band }
        var column = 0
        let cells = band.cells.reversed().map { cell in
            defer { column += cell.span }
            return Cell(column: column, span: cell.span, items: cell.items)
        }
        return Band(rows: band.rows, cells: cells, stories: band.stories, notices: band.notices, cost: band.cost)
    }

    private func items(of band: Band, at origin: Point, page: Int) -> [PageItem] {
        var items: [PageItem] = []
        for cell in band.cells {
            let x = origin.x + grid.offset(ofColumn: cell.column)
            if cell.column > 0 { items.append(columnRule(x: x, origin.y, rows: band.rows)) }
            var followsStory = false
            for (row, item) in cell.items {
                let place = Point(x: x, y: origin.y + Double(row) * grid.leading)
                switch item {
                case .story(let shape):
                    if followsStory { items.append(rule(over: place, width: grid.width(span: cell.span))) }
                    begin(shape.story, on: page)
                    items += builder.items(of: shape, page: 0, at: place, count: &count)
                    followsStory = true
                case .notice(let rows):
                    items += notice(rows: rows, span: cell.span, at: place)
                    followsStory = false
                }
            }
            filled += Double(band.rows * cell.span)
        }
        return items
    }

    private func columnRule(x: Double, _ top: Double, rows: Int) -> PageItem {
        let middle = x - grid.grid.gutter / 2
        return .rule(
            from: Point(x: middle, y: top + grid.capLine),
            to: Point(x: middle, y: top + grid.capLine + grid.pictureHeight(rows: rows)), thickness: 0.35,
            ink: blocks.styles.ink("rule"))
    }

    private func noticesAcross(rows: Int, at origin: Point) -> [PageItem] {
        let span = grid.grid.columns / 3
        filled += Double(rows * span * 3)
        return (0..<3).flatMap { column in
            notice(rows: rows, span: span, at: Point(x: origin.x + grid.offset(ofColumn: column * span), y: origin.y))
        }
    }

    private func notice(rows: Int, span: Int, at origin: Point) -> [PageItem] {
        for (index, notice) in notices.enumerated() {
            guard let piece = blocks.notice(notice, width: grid.width(span: span), rows: rows) else { continue }
            notices.remove(at: index)
            return piece.items(at: origin)
        }
        return []
    }
}
