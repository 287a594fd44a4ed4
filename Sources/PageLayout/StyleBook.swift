import PrintModel

/// The type styles of a layout by the part they are for.
struct StyleBook {
    /// A part of a story that has a style of its own.
    enum Part: String, CaseIterable {
        case body, list, subhead, kicker, deck, byline, caption, credit, quote
        case quoteWho = "quote-who"
        case figureValue = "figure-value"
        case figureLabel = "figure-label"
        case tableHead = "table-head"
        case tableCell = "table-cell"
        case briefTitle = "brief-title"
        case briefBody = "brief-body"
        case sectionTitle = "section-title"
        case sectionDeck = "section-deck"
        case noticeTitle = "notice-title"
        case noticeText = "notice-text"
        case dropCap = "drop-cap"
        case tableTitle = "table-title"
        case tableNote = "table-note"
        case chartTitle = "chart-title"
        case chartLabel = "chart-label"
        case chartValue = "chart-value"
        case chartNote = "chart-note"

        /// The part whose style it takes where a layout gives it none of its own.
        var like: Part? {
            switch self {
            case .tableTitle, .chartTitle: .tableHead
            case .tableNote, .chartNote: .caption
            case .chartLabel, .chartValue: .tableCell
            default: nil
            }
        }
    }

    let layout: Layout

    /// The style of a part of stories; body text where the layout gives none.
    subscript(part: Part) -> TextStyle {
        layout.story.styles[part.rawValue].flatMap { layout.styles[$0] } ?? part.like.map { self[$0] }
            ?? layout.styles["body"] ?? TextStyle(name: "body", font: "", size: 9, leading: layout.leading)
    }

    /// A style by its name, or body text.
    subscript(name: String) -> TextStyle { layout.styles[name] ?? self[.body] }

    /// An ink of stories by the part it is for.
    func ink(_ part: String) -> String { layout.story.inks[part] ?? self[.body].ink }
}
