import Geometry
import PrintModel

/// Something built for a place not yet known: items relative to its top-left corner, and the rows it takes.
struct PieceOfPage {
    var rows: Int
    var items: [PageItem] = []

    /// The items at a place on the page.
    func items(at origin: Point) -> [PageItem] { items.map { $0.moved(x: origin.x, y: origin.y) } }

    /// The same with empty rows about it, a share of them over it.
    func with(air rows: Int, above share: Double, leading: Double) -> PieceOfPage {
        guard rows > 0 else { return self }
        let drop = Double(rows) * share * leading
        return PieceOfPage(rows: self.rows + rows, items: items.map { $0.moved(x: 0, y: drop) })
    }
}

extension PageItem {
    /// The same item, so many points to the right and down.
    func moved(x: Double, y: Double) -> PageItem {
        switch self {
        case .text(let line, let point): .text(line, at: Point(x: point.x + x, y: point.y + y))
        case .downward(let line, let point): .downward(line, at: Point(x: point.x + x, y: point.y + y))
        case .fill(let rect, let ink): .fill(rect.offsetBy(x: x, y: y), ink: ink)
        case .rule(let from, let to, let thickness, let ink):
            .rule(
                from: Point(x: from.x + x, y: from.y + y), to: Point(x: to.x + x, y: to.y + y), thickness: thickness,
                ink: ink)
        case .photo(var placement):
            {
                placement.frame = placement.frame.offsetBy(x: x, y: y)
                return .photo(placement)
            }()
        case .art(let path, let rect, let inks): .art(path: path, rect.offsetBy(x: x, y: y), inks: inks)
        case .path(let path, let paint): .path(path.moved(x: x, y: y), paint)
        case .begin, .end: self
        }
    }
}

/// Sets texts one under the other in one width.
struct TextStack {
    /// Share of the leading that lies above the baseline.
    static let ascent = 0.78

    let setter: any TextSetting
    let width: Double
    private(set) var items: [PageItem] = []
    /// Where the next line's upper edge comes, points from the stack's top.
    var y = 0.0
    private(set) var findings: [Finding] = []

    init(setter: any TextSetting, width: Double, y: Double = 0) {
        self.setter = setter
        self.width = width
        self.y = y
    }

    /// Adds a paragraph, in the structure what its style says or as `tag`; gives the number of its lines.
    @discardableResult
    mutating func add(
        _ text: RichText, _ style: TextStyle, language: String, place: Finding.Place, x: Double = 0,
        as tag: PageTag? = nil
    ) -> Int {
        guard !text.isBlank else { return 0 }
        let indents = style.indent > 0 ? [style.indent, 0] : []
        let paragraph = setter.set(
            TextRequest(text, style: style, measure: width - x, indents: indents, language: language, place: place))
        if style.role != .artifact { items.append(.begin(tag ?? PageTag(style.role))) }
        for line in paragraph.lines {
            items.append(.text(line, at: Point(x: x, y: y + style.leading * TextStack.ascent)))
            y += style.leading
        }
        if style.role != .artifact { items.append(.end) }
        findings += paragraph.findings
        return paragraph.lines.count
    }

    /// Puts the last two lines side by side, so many points apart; `false`, and all as it was, where either is narrower than
    /// `leastWidth`.
    mutating func pairLastLines(apart: Double, leastWidth: Double) -> Bool {
        let places = items.indices.filter { if case .text = items[$0] { true } else { false } }.suffix(2)
        guard let first = places.first, let last = places.last, first != last,
            case .text(let upper, let place) = items[first], case .text(let lower, let under) = items[last],
            min(upper.width, lower.width) >= leastWidth
        else { return false }
        items[last] = .text(lower, at: Point(x: under.x + apart, y: place.y))
        return true
    }

    /// Height of the first baseline, points from the stack's top; 0 where there is no text.
    var firstBaseline: Double {
        for case .text(_, let point) in items { return point.y }
        return 0
    }

    /// Adds an item as it is.
    mutating func add(_ item: PageItem) { items.append(item) }
}
