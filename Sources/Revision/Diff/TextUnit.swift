import Geometry
import PrintModel

/// A part of a report that is compared as a whole: a title, a paragraph, a row of a table.
public struct TextUnit: Sendable, Hashable {
    /// What it is.
    public enum Kind: Sendable, Hashable {
        case kicker, title, deck, heading, paragraph, quotation, photo, caption, credit, alternative, quote, figure
        /// An item of a list, with its number, or `nil` for a bullet.
        case item(Int?)
        /// A row of a table, its cells parted by tabs; the first row is the head.
        case row(isHead: Bool)
        /// A fact of the front matter by its key: place, date, section.
        case fact(String)

        /// Kinds that may stand for one another when texts are compared.
        var family: String {
            switch self {
            case .item: "item"
            case .row: "row"
            case .fact(let key): "fact " + key
            default: "\(self)"
            }
        }
    }

    /// What it is.
    public var kind: Kind
    /// Its words.
    public var text: String

    /// A unit.
    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    /// The units of a report, in the order in which they are read for review.
    public static func all(of report: Report) -> [TextUnit] {
        var units: [TextUnit] = []
        func add(_ kind: Kind, _ text: String?) {
            if let text, !text.isEmpty { units.append(TextUnit(kind, text)) }
        }
        add(.kicker, report.kicker)
        add(.title, report.title)
        add(.deck, report.deck)
        add(.fact("place"), report.place)
        add(.fact("date"), report.date?.iso)
        for block in report.body { units += parts(of: block) }
        for figure in report.figures { add(.figure, figure.value + "\t" + figure.label) }
        for quote in report.quotes { add(.quote, "«\(quote.text)»" + (quote.who.map { " — " + $0 } ?? "")) }
        for photo in report.photos {
            add(.photo, photo.name)
            add(.caption, photo.caption)
            add(.credit, photo.credit)
            add(.alternative, photo.alternative)
        }
        return units
    }

    private static func parts(of block: Block) -> [TextUnit] {
        switch block.content {
        case .paragraph(let text): [TextUnit(.paragraph, text.plain)]
        case .heading(_, let text): [TextUnit(.heading, text.plain)]
        case .quotation(let texts): texts.map { TextUnit(.quotation, $0.plain) }
        case .list(let start, let items):
            items.enumerated().flatMap { index, item in
                item.enumerated().map { part, text in
                    TextUnit(part == 0 ? .item(start.map { $0 + index }) : .paragraph, text.plain)
                }
            }
        case .table(let table):
            [table.caption].compactMap { $0 }.map { TextUnit(.paragraph, $0.plain) }
                + rows([table.header] + table.rows) { $0.plain }
                + table.notes.map { TextUnit(.paragraph, $0.plain) }
        case .chart(let chart):
            [chart.title].compactMap { $0 }.map { TextUnit(.paragraph, $0) }
                + rows(
                    [[chart.unit ?? ""] + chart.categories]
                        + chart.series.map { [$0.name] + $0.values.map { $0?.text ?? "—" } }
                ) { $0 }
                + [chart.note].compactMap { $0 }.map { TextUnit(.paragraph, $0) }
        // Read with the report's photographs.
        case .photo: []
        }
    }

    private static func rows<Cell>(_ rows: [[Cell]], _ text: (Cell) -> String) -> [TextUnit] {
        rows.enumerated().map { TextUnit(.row(isHead: $0 == 0), $1.map(text).joined(separator: "\t")) }
    }
}
