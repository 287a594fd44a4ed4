import Geometry
import PrintModel

/// Reads the newspapers of a workspace, and the space that a publication takes in one.
struct NewspaperReader {
    private static let keys = [
        "name", "page", "margins", "columns", "gutter", "fold", "module", "condition", "colour", "sections", "closing",
        "price",
        "contact",
    ]

    /// The newspapers, by their keys.
    static func newspapers(_ cursor: YAMLCursor?) -> [String: Newspaper] {
        var newspapers: [String: Newspaper] = [:]
        for (id, value, _) in cursor?.entries() ?? [] { newspapers[id] = newspaper(id, value) }
        return newspapers
    }

    private static func newspaper(_ id: String, _ cursor: YAMLCursor) -> Newspaper? {
        guard let map = cursor.map(keys), let name = map.required("name")?.oneLine(),
            let page = map.required("page")?.size(in: 144...4_000),
            let margins = map.required("margins")?.map(["top", "bottom", "left", "right"]),
            let top = margins.required("top")?.length(in: 0...page.height / 3),
            let bottom = margins.required("bottom")?.length(in: 0...page.height / 3),
            let left = margins.required("left")?.length(in: 0...page.width / 3),
            let right = margins.required("right")?.length(in: 0...page.width / 3),
            let columns = map.required("columns")?.int(in: 1...16),
            let gutter = map.required("gutter")?.length(in: 0...72)
        else { return nil }
        let image = Rect(x: left, y: top, width: page.width - left - right, height: page.height - top - bottom)
        guard image.width - gutter * Double(columns - 1) > 20 * Double(columns) else {
            map["columns"]?.refuse("room-for-text")
            return nil
        }
        return Newspaper(
            id: id, name: name, page: page, image: image, columns: columns, gutter: gutter,
            fold: map["fold"]?.length(in: 0...page.width / 3),
            moduleHeight: map["module"]?.length(in: 10...image.height) ?? Length(millimetres: 50).points,
            condition: map["condition"]?.oneLine() ?? "newsprint", isColour: map["colour"]?.bool() ?? true,
            sections: (map["sections"]?.list() ?? []).compactMap(section), closing: closing(map["closing"]),
            price: price(map["price"]), contact: map["contact"]?.oneLine())
    }

    /// A section: its name, or a map where it sells otherwise than the newspaper.
    private static func section(_ cursor: YAMLCursor) -> Newspaper.Section? {
        guard cursor.isMap else { return cursor.oneLine().map { Newspaper.Section($0) } }
        guard let map = cursor.map(["name", "colour", "price"]), let name = map.required("name")?.oneLine() else {
            return nil
        }
        return Newspaper.Section(name, isColour: map["colour"]?.bool(), price: price(map["price"]))
    }

    private static func closing(_ cursor: YAMLCursor?) -> Newspaper.Closing? {
        guard let map = cursor?.map(["days", "hour"]), let days = map.required("days")?.int(in: 0...60),
            let cursor = map.required("hour"), let hour = cursor.oneLine()
        else { return nil }
        guard isHour(hour) else {
            cursor.refuse("hour")
            return nil
        }
        return Newspaper.Closing(days: days, hour: hour)
    }

    private static func price(_ cursor: YAMLCursor?) -> Newspaper.ModulePrice? {
        guard let map = cursor?.map(["black", "colour", "tax"]), let black = map.required("black")?.amount()?.count
        else {
            return nil
        }
        let tax = map["tax"]?.number(in: 0...100).map { Int(($0 * 100).rounded()) }
        return Newspaper.ModulePrice(black: black, colour: map["colour"]?.amount()?.count, tax: tax ?? 1600)
    }

    // MARK: Space

    /// The space that a publication takes: `newspaper`, `space` and `colour` of its file.
    static func space(_ map: YAMLMap, in newspapers: [String: Newspaper]) -> PressSpace? {
        guard let cursor = map["newspaper"], let id = cursor.oneLine() else { return nil }
        guard let newspaper = newspapers[id] else {
            var values = ["newspaper": id]
            values["nearest"] = nearest(to: id, among: newspapers.keys.sorted())
            cursor.add(.newspaperUnknown, .error, values)
            return nil
        }
        var section: String?
        if let cursor = map["newspaper_section"], let name = cursor.oneLine() {
            section = name
            let names = newspaper.sections.map(\.name)
            if !names.isEmpty, !names.contains(name) {
                cursor.refuse("choice", ["choices": names.joined(separator: ", ")])
            }
        }
        let sellsColour = newspaper.sellsColour(in: section)
        var colour = map["colour"]?.bool() ?? sellsColour
        if colour, !sellsColour {
            var values = ["newspaper": newspaper.name]
            // Where the whole newspaper is black the section does not matter.
            values["section"] = newspaper.sellsColour(in: nil) ? section : nil
            map["colour"]?.add(.newspaperBlackOnly, .error, values)
            colour = false
        }
        guard let wanted = map.required("space") else { return nil }
        if wanted.isMap || wanted.isList {
            guard let (size, columns) = size(wanted, newspaper) else { return nil }
            return PressSpace(newspaper: newspaper, size: size, columns: columns, section: section, isColour: colour)
        }
        guard let share = wanted.choice(PressSpace.Share.self) else { return nil }
        return PressSpace(newspaper: newspaper, share: share, section: section, isColour: colour)
    }

    /// When the space was ordered: `2024-06-13` or `2024-06-13 17:30`. After the newspaper's closing for the issue it is a
    /// finding.
    static func order(_ cursor: YAMLCursor?, of space: PressSpace?, for issue: CivilDate) -> OrderDate? {
        guard let cursor, let text = cursor.oneLine() else { return nil }
        let parts = text.split { $0 == " " || $0 == "T" }
        guard let day = parts.first.flatMap({ CivilDate($0) }), parts.count <= 2 else {
            cursor.refuse("date")
            return nil
        }
        let hour = parts.count == 2 ? String(parts[1]) : nil
        if let hour, !isHour(hour) {
            cursor.refuse("hour")
            return nil
        }
        let order = OrderDate(day: day, hour: hour)
        if let newspaper = space?.newspaper, let closing = newspaper.closing, closing.isPast(order, for: issue) {
            let day = issue.before(days: closing.days)?.iso ?? ""
            cursor.add(
                .newspaperClosed, .error,
                ["newspaper": newspaper.name, "closing": day, "hour": closing.hour, "issue": issue.iso])
        }
        return order
    }

    private static func isHour(_ text: String) -> Bool {
        text.wholeMatch(of: #/([01][0-9]|2[0-3]):[0-5][0-9]/#) != nil
    }

    /// `{columns: 3, height: 120mm}`, `{columns: 3, modules: 4}` or `[150mm, 120mm]`, inside the newspaper's area.
    private static func size(_ cursor: YAMLCursor, _ newspaper: Newspaper) -> (Size, Int)? {
        let image = newspaper.image
        if cursor.isList {
            guard let size = cursor.size(in: 20...4_000) else { return nil }
            guard size.width <= image.width + 0.5, size.height <= image.height + 0.5 else {
                cursor.refuse("frame-on-page")
                return nil
            }
            let columns = (1...newspaper.columns).last { newspaper.width(of: $0) <= size.width + 0.5 } ?? 1
            return (size, columns)
        }
        guard let map = cursor.map(["columns", "height", "modules"]),
            let columns = map.required("columns")?.int(in: 1...newspaper.columns)
        else { return nil }
        let deep = map["modules"]?.int(in: 1...Int(max(1, image.height / newspaper.moduleHeight)))
        let height =
            deep.map { Double($0) * newspaper.moduleHeight } ?? map.required("height")?.length(in: 20...image.height)
        guard let height else { return nil }
        return (Size(width: newspaper.width(of: columns), height: min(height, image.height)), columns)
    }
}
