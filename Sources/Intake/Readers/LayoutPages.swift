import Geometry
import PrintModel

/// Reads a layout's page kinds and what stands on them.
struct LayoutPages {
    let names: LayoutNames
    /// Trimmed page, inside which every frame must lie.
    let trim: Size

    private static let contents = [
        "panel", "text", "art", "photo", "lead", "teasers", "contents", "masthead", "letter", "agenda", "week",
        "programme", "notices", "spread", "summary", "figures", "articles", "quotation", "caption", "index",
    ]
    private static let settings = ["style", "tile", "frame", "side", "anchor", "columns", "styles", "inks", "fit"]

    /// A page kind.
    func kind(_ cursor: YAMLCursor) -> PageKind? {
        guard let map = cursor.map(["name", "each", "elements"]), let name = map.required("name")?.oneLine() else {
            return nil
        }
        return PageKind(
            name: name, elements: (map["elements"]?.list() ?? []).compactMap(element),
            each: map["each"]?.choice(PageKind.Each.self))
    }

    private func element(_ cursor: YAMLCursor) -> PageElement? {
        guard let map = cursor.map(LayoutPages.contents + LayoutPages.settings) else { return nil }
        let named = LayoutPages.contents.filter { map[$0] != nil }
        guard named.count == 1, let kind = named.first, let value = map[kind] else {
            cursor.refuse("one-of", ["choices": LayoutPages.contents.joined(separator: ", ")])
            return nil
        }
        let content = content(kind, value, map)
        guard let frame = map.required("frame")?.frame(inside: trim), let content else { return nil }
        var element = PageElement(
            content, frame: frame, side: map["side"]?.choice(PageElement.Side.self) ?? .both,
            anchor: map["anchor"]?.choice(PageElement.Anchor.self) ?? .top,
            columns: map["columns"]?.int(in: 1...12) ?? 1,
            styles: names.styles(map["styles"]), inks: names.inks(map["inks"]), line: cursor.line)
        element.fits = map["fit"]?.bool() ?? false
        return element
    }

    private func content(_ kind: String, _ value: YAMLCursor, _ map: YAMLMap) -> PageElement.Content? {
        switch kind {
        case "panel": return names.ink(value).map { .panel(ink: $0) }
        case "text":
            guard let template = value.oneLine(), let style = map.required("style").flatMap(names.style) else {
                return nil
            }
            return .text(template: template, style: style)
        case "art":
            return value.oneLine().map {
                .art(name: $0, inks: names.inks(map["inks"]), tile: map["tile"]?.bool() ?? false)
            }
        case "notices": return value.int(in: 1...24).map { .notices(count: $0) }
        case "spread": return value.choice(PageElement.Half.self).map { .spread(half: $0) }
        case "caption": return value.choice(PageElement.PictureOfChapter.self).map { .caption(of: $0) }
        default:
            guard value.bool() == true else {
                value.refuse("true")
                return nil
            }
            return flags[kind]
        }
    }

    private var flags: [String: PageElement.Content] {
        [
            "photo": .photo, "lead": .lead, "teasers": .teasers, "contents": .contents, "masthead": .masthead,
            "letter": .letter, "agenda": .agenda, "week": .week, "programme": .programme, "summary": .summary,
            "figures": .figures, "articles": .articles, "quotation": .quotation, "index": .index,
        ]
    }
}
