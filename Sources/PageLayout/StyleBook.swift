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
    }

    let layout: Layout

    /// The style of a part of stories; body text where the layout gives none.
    subscript(part: Part) -> TextStyle {
        layout.story.styles[part.rawValue].flatMap { layout.styles[$0] } ?? layout.styles["body"]
            ?? TextStyle(name: "body", font: "", size: 9, leading: layout.leading)
    }

    /// A style by its name, or body text.
    subscript(name: String) -> TextStyle { layout.styles[name] ?? self[.body] }

    /// An ink of stories by the part it is for.
    func ink(_ part: String) -> String { layout.story.inks[part] ?? self[.body].ink }
}
