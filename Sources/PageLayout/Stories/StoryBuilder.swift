import Geometry
import PrintModel

/// Turns a story in its shape into page items.
struct StoryBuilder {
    /// What was counted while building.
    struct Count {
        var lines = 0
        var columns = 0
        var widows = 0
        var orphans = 0
        var offGrid = 0
        /// Rows × grid columns left empty at the feet of text columns.
        var empty = 0.0
        /// Where lines with holes, or that stick out of their measure, came from.
        var badLines: [SetLine: Finding.Place] = [:]
        /// Shapes of an earlier run that are not those of the stories.
        var strangers = 0
    }

    let framer: StoryFramer
    let shaper: StoryShaper

    private var grid: PageGrid { framer.blocks.grid }
    private var styles: StyleBook { framer.blocks.styles }

    /// The items of a story's `page`-th page, with its top-left corner at a point of the page.
    func items(of shape: StoryShape, page: Int, at origin: Point, count: inout Count) -> [PageItem] {
        let story = shaper.stories[shape.story]
        guard let frame = frame(of: shape, &count) else { return [] }
        var items: [PageItem] = []
        var inner = origin
        if let panel = shape.pattern.panel {
            let padding = grid.grid.gutter * 0.75
            let width = frame.width + 2 * padding
            let height = grid.pictureHeight(rows: shape.rows[page])
            items.append(.fill(Rect(x: origin.x, y: origin.y + grid.capLine, width: width, height: height), ink: panel))
            inner.x += padding
        }
        var parts: [PageItem] = []
        if page == 0 { parts += firstPage(of: shape, frame, story, at: inner) }
        if page == shape.rows.count - 1 { parts += tables(of: frame, depth: shape.rows[page] - frame.inset, at: inner) }
        for place in shape.placed where place.page == page && frame.placed.indices.contains(place.number) {
            let photo = frame.placed[place.number]
            parts += picture(
                photo.photo, rows: photo.rows, photo.caption, story, width: frame.textWidth,
                at: Point(x: inner.x + x(ofColumn: place.column, frame), y: inner.y + y(ofRow: place.row)))
        }
        parts += text(of: shape, frame, page: page, at: inner, &count)
        return items + parts.tagged(PageTag(.article, key: story.slug, language: story.language))
    }

    private func frame(of shape: StoryShape, _ count: inout Count) -> StoryFrame? {
        let frame = framer.frame(
            shaper.stories[shape.story], number: shape.story, shape.pattern, shape.dress, text: shape.text,
            notesText: false)
        if shape.text != nil { return frame }
        guard let frame, shaper.canTake(shape, frame) else {
            count.strangers += 1
            return nil
        }
        return frame
    }

    private func x(ofColumn column: Int, _ frame: StoryFrame) -> Double { frame.measure.x(ofColumn: column) }

    private func y(ofRow row: Int) -> Double { Double(row) * grid.leading }

    /// Photographs, head, figures and quotation.
    private func firstPage(of shape: StoryShape, _ frame: StoryFrame, _ story: Story, at origin: Point) -> [PageItem] {
        var items: [PageItem] = []
        var above = frame.inset
        for (index, slot) in shape.pattern.photos.enumerated() where slot.place == .above {
            items += picture(
                index, shape, frame, story, width: frame.width, at: Point(x: origin.x, y: origin.y + y(ofRow: above)))
            above += shape.photoRows[index] + frame.captions[index].rows
        }
        items += frame.head.items(at: Point(x: origin.x, y: origin.y + y(ofRow: above)))
        var under = above + frame.head.rows
        if let strip = frame.strip {
            items += strip.items(at: Point(x: origin.x, y: origin.y + y(ofRow: under)))
            under += strip.rows
        }
        items += columnPhotos(of: shape, frame, story, top: (above, under), at: origin)
        if let figures = frame.figures {
            let column = shape.pattern.columns - 1
            let row =
                shape.rows[0] - frame.inset - (shape.rows.count == 1 ? frame.tableRows : 0) - figures.rows
                - reserved(column, shape, frame)
            items += figures.items(at: Point(x: origin.x + x(ofColumn: column, frame), y: origin.y + y(ofRow: row)))
        }
        if let quote = frame.quote, let column = shape.pattern.quote,
            let upper = shape.columns.first(where: { $0.page == 0 && $0.column == column - 1 })
        {
            let place = Point(
                x: origin.x + x(ofColumn: column - 1, frame), y: origin.y + y(ofRow: upper.row + upper.rows))
            items += quote.items(at: place)
        }
        return items
    }

    /// Rows at a column's foot that photographs take.
    private func reserved(_ column: Int, _ shape: StoryShape, _ frame: StoryFrame) -> Int {
        shape.pattern.photos.indices.reduce(0) { rows, index in
            let slot = shape.pattern.photos[index]
            guard slot.place == .bottom, slot.columns.contains(column + 1) else { return rows }
            return rows + shape.photoRows[index] + frame.captions[index].rows + 1
        }
    }

    private func columnPhotos(
        of shape: StoryShape, _ frame: StoryFrame, _ story: Story, top: (above: Int, under: Int), at origin: Point
    ) -> [PageItem] {
        var items: [PageItem] = []
        var used = (0..<shape.pattern.columns).map { $0 < shape.headColumns ? top.under : top.above }
        for (index, slot) in shape.pattern.photos.enumerated() where slot.place != .above {
            let first = slot.columns.lowerBound - 1
            let width = frame.measure.width(of: slot)
            let depth = shape.photoRows[index] + frame.captions[index].rows
            let row =
                slot.place == .top
                ? slot.columns.map { used[$0 - 1] }.max() ?? 0
                : shape.rows[0] - frame.inset - (shape.rows.count == 1 ? frame.tableRows : 0) - depth
            let place = Point(x: origin.x + x(ofColumn: first, frame), y: origin.y + y(ofRow: row))
            items += picture(index, shape, frame, story, width: width, at: place)
            if slot.place == .top { for column in slot.columns { used[column - 1] = row + depth } }
        }
        return items
    }

    /// A photograph with its caption, from the cap line of its first row to the baseline of its last.
    private func picture(
        _ index: Int, _ shape: StoryShape, _ frame: StoryFrame, _ story: Story, width: Double, at origin: Point
    ) -> [PageItem] {
        picture(
            frame.photos[index], rows: shape.photoRows[index], frame.captions[index], story, width: width, at: origin)
    }

    private func picture(
        _ photo: Photo, rows: Int, _ caption: PieceOfPage, _ story: Story, width: Double, at origin: Point
    ) -> [PageItem] {
        guard let path = photo.path else { return [] }
        let rect = Rect(
            x: origin.x, y: origin.y + grid.capLine, width: width, height: grid.pictureHeight(rows: rows))
        let override = story.override.photos[photo.name]
        let placement = PhotoPlacement(
            path: path, frame: rect, focus: override?.focus ?? photo.focus, crop: override?.crop,
            alternative: photo.alternative, report: story.slug,
            place: Finding.Place(file: story.body.first?.file, line: photo.line, report: story.slug))
        let under = Point(x: origin.x, y: origin.y + y(ofRow: rows))
        return [.photo(placement)].tagged(photo.figure) + caption.items(at: under)
    }

    private func tables(of frame: StoryFrame, depth: Int, at origin: Point) -> [PageItem] {
        var row = depth - frame.tableRows
        var items: [PageItem] = []
        for table in frame.tables {
            items += table.items(at: Point(x: origin.x, y: origin.y + y(ofRow: row)))
            row += table.rows
        }
        return items
    }

    /// The running text of one page of the story.
    private func text(
        of shape: StoryShape, _ frame: StoryFrame, page: Int, at origin: Point, _ count: inout Count
    ) -> [PageItem] {
        var items: [PageItem] = []
        let endMark = styles.layout.story.endMark.flatMap(framer.blocks.art)
        for (index, unit) in frame.text.units.enumerated() {
            let placement = shape.flow.placements[index]
            let way = unit.ways[Int(placement.variant)]
            guard pages(of: placement, rows: way.count, in: shape).contains(page) else { continue }
            let lines = framer.blocks.setter.lines(of: unit.request, way)
            var segment = Int(placement.segment)
            var row = Int(placement.row)
            for (number, line) in lines.enumerated() {
                while row >= shape.columns[segment].rows {
                    segment += 1
                    row = 0
                }
                let column = shape.columns[segment]
                defer { row += 1 }
                guard column.page == page else { continue }
                note(unit, number, of: lines.count, row: row, in: column, &count)
                let point = Point(
                    x: origin.x + x(ofColumn: column.column, frame) + unit.indent,
                    y: origin.y + y(ofRow: column.row + row) + grid.baseline)
                if !grid.isOnBaseline(point.y) { count.offGrid += 1 }
                if line.isLoose || line.isOverfull { count.badLines[line] = unit.request.place }
                var shown: [PageItem] = []
                // Read first, so put first: the cap is the paragraph's first letter.
                if number == 0, index == 0, let cap = frame.dropCap {
                    shown.append(.text(cap.line, at: Point(x: point.x, y: point.y + y(ofRow: cap.lines - 1))))
                }
                shown.append(.text(line, at: point))
                let marker = number == 0 ? unit.marker : nil
                items += StoryTags(story: shape.story, unit: index).tagged(
                    shown, of: unit, marker: marker.map { .text($0, at: Point(x: point.x - unit.indent, y: point.y)) })
                if number == lines.count - 1, index == frame.text.units.count - 1, let endMark {
                    let mark = Rect(x: point.x + line.width + 3, y: point.y - 5.5, width: 7.5, height: 5.5)
                    if line.width + 11 <= frame.textWidth { items.append(.art(path: endMark, mark, inks: [:])) }
                }
            }
        }
        count.columns += Set(shape.columns.filter { $0.page == page }.map(\.column)).count
        let slack = shape.flow.slack.indices.reduce(0) {
            shape.columns[$1].page == page ? $0 + shape.flow.slack[$1] : $0
        }
        count.empty += Double(slack * shape.pattern.span) / Double(shape.pattern.columns)
        return items
    }

    /// The pages of a story that so many rows from a place on stand on.
    private func pages(
        of placement: FlowSolution.Placement, rows: Int, in shape: StoryShape
    ) -> ClosedRange<Int> {
        let first = Int(placement.segment)
        var last = first
        var left = Int(placement.row) + rows
        while left > shape.columns[last].rows {
            left -= shape.columns[last].rows
            last += 1
        }
        return shape.columns[first].page...shape.columns[last].page
    }

    private func note(
        _ unit: TextUnit, _ number: Int, of lines: Int, row: Int, in column: ColumnSegment, _ count: inout Count
    ) {
        count.lines += 1
        if lines > 1, number == lines - 1, row == 0 { count.widows += 1 }
        if lines > 1, number == 0, row == column.rows - 1 { count.orphans += 1 }
    }
}
