import Geometry
import PrintModel

/// Reads how a layout builds its stories, and the shapes they may take.
struct LayoutStories {
    let names: LayoutNames

    private static let styledParts = [
        "body", "list", "subhead", "kicker", "deck", "byline", "caption", "credit", "quote", "quote-who",
        "figure-value",
        "figure-label", "table-head", "table-cell", "brief-title", "brief-body", "section-title", "section-deck",
        "notice-title", "notice-text", "drop-cap",
    ]
    /// Parts that take another's style or ink where a layout says nothing.
    private static let moreStyledParts = [
        "table-title", "table-note", "chart-title", "chart-label", "chart-value", "chart-note",
    ]
    private static let moreInkedParts = (1...6).map { "chart-\($0)" }
    private static let inkedParts = ["rule", "section-rule", "notice-panel", "figure-rule", "icon"]
    private static let patternKeys = [
        "name", "span", "columns", "headline", "headline-lines", "headline-columns", "deck", "photos", "quote",
        "figures", "drop-cap", "panel", "priority", "cost", "over-fold",
    ]

    /// The rules for all stories.
    func rules(_ cursor: YAMLCursor) -> StoryRules? {
        let keys = ["styles", "inks", "gap", "opening", "end-mark", "briefs-title", "notice-rows", "air", "fillers"]
        guard let map = cursor.map(keys) else { return nil }
        let styles = parts(
            map.required("styles"), LayoutStories.styledParts, LayoutStories.moreStyledParts, names.style)
        let inks = parts(map.required("inks"), LayoutStories.inkedParts, LayoutStories.moreInkedParts, names.ink)
        let gap = map.required("gap")?.range(in: 0...40)
        let opening = map.required("opening")?.map(["rows", "new-page"])
        let openingRows = opening?.required("rows")?.int(in: 0...100)
        let briefsTitle = map["briefs-title"]?.oneLine()
        let noticeRows = map.required("notice-rows")?.range(in: 1...200)
        guard let gap, let openingRows, let noticeRows else { return nil }
        return StoryRules(
            styles: styles, inks: inks, gap: gap, openingRows: openingRows,
            sectionOnNewPage: opening?["new-page"]?.bool() ?? false, endMark: map["end-mark"]?.oneLine(),
            briefsTitle: briefsTitle, noticeRows: noticeRows, air: map["air"]?.int(in: 0...6) ?? 1,
            fillers: (map["fillers"]?.list() ?? []).compactMap { $0.notice() })
    }

    private func parts(
        _ cursor: YAMLCursor?, _ keys: [String], _ more: [String], _ value: (YAMLCursor) -> String?
    ) -> [String: String] {
        guard let map = cursor?.map(keys + more) else { return [:] }
        var parts: [String: String] = [:]
        for key in keys { parts[key] = map.required(key).flatMap(value) }
        for key in more { parts[key] = map[key].flatMap(value) }
        return parts
    }

    /// A shape, on a grid of so many columns. Where the grid is a newspaper's, shapes too wide for the space are none of it;
    /// `all` spans whatever there is.
    /// `spread` spans both halves of a double page, and is none of any other space.
    func pattern(
        _ cursor: YAMLCursor, gridColumns: Int, isSpace: Bool = false, isSpread: Bool = false
    ) -> StoryPattern? {
        guard let map = cursor.map(LayoutStories.patternKeys) else { return nil }
        if isSpace, map["span"]?.oneLine() == "spread" {
            return isSpread ? spread(map, line: cursor.line, halfColumns: gridColumns) : nil
        }
        let name = map.required("name")?.oneLine()
        let isWhole = isSpace && map["span"]?.oneLine() == "all"
        let span = isWhole ? gridColumns : map.required("span")?.int(in: 1...(isSpace ? 32 : gridColumns))
        if let span, span > gridColumns { return nil }
        let fills = isSpace && map["columns"]?.oneLine() == "all"
        let columns = fills ? min(gridColumns, 12) : map.required("columns")?.int(in: 1...12)
        let headline = map.required("headline").flatMap(names.style)
        let photos = (map["photos"]?.list() ?? []).compactMap { photo($0, columns: columns ?? 12) }
        guard let name, let span, let columns, let headline else { return nil }
        return StoryPattern(
            name: name, span: span, columns: columns, headline: headline,
            headlineLines: map["headline-lines"]?.int(in: 1...12) ?? 3,
            headlineColumns: map["headline-columns"]?.int(in: 1...columns), deck: map["deck"]?.bool() ?? true,
            photos: photos, quote: map["quote"]?.int(in: 1...columns),
            figures: map["figures"]?.choice(StoryPattern.Figures.self) ?? .none,
            dropCap: map["drop-cap"]?.int(in: 0...8) ?? 0, panel: map["panel"].flatMap(names.ink),
            priority: map["priority"]?.range(in: 1...5) ?? 1...5, cost: map["cost"]?.number(in: 0...1_000_000) ?? 0,
            line: cursor.line)
    }

    /// A shape over both halves of a double page, with the newspaper's columns: one that asks for another number of them is
    /// left out. What is to run over the fold must be named in `over-fold`.
    private func spread(_ map: YAMLMap, line: Int, halfColumns: Int) -> StoryPattern? {
        let fills = map["columns"]?.oneLine() == "all"
        let columns = fills ? halfColumns * 2 : map.required("columns")?.int(in: 2...32)
        guard let columns, columns == halfColumns * 2 else { return nil }
        let over = Set((map["over-fold"]?.list() ?? []).compactMap { $0.choice(StoryPattern.FoldPart.self) })
        let name = map.required("name")?.oneLine()
        let headline = map.required("headline").flatMap(names.style)
        let photos = (map["photos"]?.list() ?? []).compactMap { cursor -> StoryPattern.PhotoSlot? in
            guard let slot = photo(cursor, columns: columns) else { return nil }
            let crosses =
                slot.place == .above || slot.columns.lowerBound <= columns / 2 && slot.columns.upperBound > columns / 2
            if crosses, !over.contains(.photo) {
                cursor.refuse("over-fold")
                return nil
            }
            return slot
        }
        if let cursor = map["panel"] { cursor.refuse("over-fold") }
        let figures = map["figures"]?.choice(StoryPattern.Figures.self) ?? .none
        // A strip of figures stands under the half of the headline that is beyond the fold.
        if figures == .strip, !over.contains(.headline) { map["figures"]?.refuse("over-fold") }
        guard let name, let headline else { return nil }
        var pattern = StoryPattern(
            name: name, span: halfColumns * 2, columns: columns, headline: headline,
            headlineLines: over.contains(.headline) ? 2 : map["headline-lines"]?.int(in: 1...12) ?? 3,
            headlineColumns: over.contains(.headline) ? columns : columns / 2, deck: map["deck"]?.bool() ?? true,
            photos: photos, quote: map["quote"]?.int(in: 1...columns), figures: figures,
            dropCap: map["drop-cap"]?.int(in: 0...8) ?? 0, priority: map["priority"]?.range(in: 1...5) ?? 1...5,
            cost: map["cost"]?.number(in: 0...1_000_000) ?? 0, line: line)
        pattern.overFold = StoryPattern.FoldPart.allCases.filter(over.contains)
        return pattern
    }

    private func photo(_ cursor: YAMLCursor, columns: Int) -> StoryPattern.PhotoSlot? {
        guard let map = cursor.map(["place", "columns", "rows"]),
            let place = map.required("place")?.choice(StoryPattern.PhotoSlot.Place.self),
            let covered = map.required("columns")?.range(in: 1...columns),
            let rows = map.required("rows")?.range(in: 1...200)
        else { return nil }
        return StoryPattern.PhotoSlot(place: place, columns: covered, rows: rows)
    }
}
