import Geometry
import PrintModel

/// What the fixed elements of pages may show.
struct IssueFacts {
    var edition: Edition
    /// Stories with their sections, in order, for the contents.
    var contents: [(section: Section, reports: [Report])]
    var pageOfReport: [String: Int]
    var notices: [Notice]
    /// The page on which each chapter begins, by its number from 0.
    var pageOfChapter: [Int: Int] = [:]
    /// The entries of the index.
    var index: [IndexEntry] = []
    /// How many pages there are.
    var pages = 0
}

/// Where in a publication a page stands: what its elements show of it.
struct PageContext {
    /// An edge of a page.
    enum Edge { case left, right }
    /// Title of the section.
    var section: String?
    /// Number of the chapter, from 0.
    var chapter: Int?
    /// Title of the report that the running head names, and what stands for it where it is too long.
    var article: String?
    var shortArticle: String?
    /// Which of several pages of its kind it is, from 0.
    var part = 0
    /// The edge that lies on a spine of the same sheet: nothing bleeds over it.
    var boundEdge: Edge?

    init(section: String? = nil, chapter: Int? = nil) {
        self.section = section
        self.chapter = chapter
    }
}

/// Builds the elements that stand in fixed places: cover, contents, running heads, back.
struct FixedPages {
    let layout: Layout
    let blocks: BlockMaker
    let facts: IssueFacts

    var styles: StyleBook { blocks.styles }
    var setter: any TextSetting { blocks.setter }
    var language: String { blocks.language }

    /// The elements of a page kind on the page with a number, showing what belongs to its place.
    func items(
        of kind: PageKind, page number: Int, context: PageContext, findings: inout [Finding]
    ) -> [PageItem] {
        kind.elements.flatMap { element -> [PageItem] in
            guard let frame = frame(of: element, page: number) else { return [] }
            let bled = bled(frame, context)
            switch element.content {
            case .panel(let ink): return [.fill(bled, ink: ink)]
            case .text(let template, let style):
                return text(template, style, in: frame, element, number, context, &findings)
            case .art(let name, let inks, let tile): return art(name, inks, tile: tile, in: frame)
            case .photo: return photo(in: bled, context)
            case .spread(let half): return spread(half, in: bled, context)
            case .caption(let picture): return caption(of: picture, in: frame, element, context, &findings)
            case .summary: return summary(in: frame, element, context, &findings)
            case .figures: return figures(in: frame, element, context, &findings)
            case .articles: return articles(in: frame, element, context, &findings)
            case .quotation: return quotation(in: frame, element, context, &findings)
            case .lead: return lead(in: frame, element, &findings)
            case .teasers: return teasers(in: frame, element, &findings)
            case .contents:
                return layout.book == nil
                    ? contents(in: frame, element, &findings)
                    : listed(contentsEntries(element), element, frame, context)
            case .index: return listed(indexEntries(element), element, frame, context)
            case .masthead: return masthead(in: frame, element, &findings)
            case .letter: return letter(in: frame, element, &findings)
            case .agenda: return agenda(in: frame, element, &findings)
            case .week: return week(in: frame, element, &findings)
            case .programme: return programme(in: frame, element, &findings)
            case .notices(let count): return notices(count, in: frame, element, &findings)
            }
        }
    }

    private func text(
        _ template: String, _ style: String, in frame: Rect, _ element: PageElement, _ number: Int,
        _ context: PageContext, _ findings: inout [Finding]
    ) -> [PageItem] {
        var context = context
        func values() -> Template { filling(page: number, context) }
        blocks.note(
            values().unknownNames(in: template).map {
                Finding(.error, .placeholderUnknown, at: place(of: element), ["name": $0])
            })
        // A title too long for the head gives way to the line over it.
        if template.contains("{article}"), let short = context.shortArticle {
            var stack = blocks.stack(width: frame.width)
            stack.add(RichText(values().fill(template)), styles[style], language: language, place: place(of: element))
            if stack.y > max(frame.height, styles[style].leading) + 0.5 { context.article = short }
        }
        var words = values().fill(template)
        // A number that is not there takes its point with it.
        if words.hasPrefix(" · ") { words.removeFirst(3) }
        return text(RichText(words), styles[style], in: frame, element, &findings)
    }

    private func filling(page: Int, _ context: PageContext) -> Template {
        let chapters = facts.edition.publication.chapters
        return Template(
            facts.edition, page: page, section: context.section,
            chapter: context.chapter.map { chapters[$0] }, number: context.chapter.map { numeral(of: $0) },
            article: context.article)
    }

    /// A chapter's number, or an annex's letter.
    func numeral(of chapter: Int) -> String {
        let chapters = facts.edition.publication.chapters
        let before = chapters[..<chapter].count { $0.isAnnex == chapters[chapter].isAnnex }
        guard chapters[chapter].isAnnex else { return String(before + 1) }
        // The only annex needs no letter.
        guard chapters.count(where: \.isAnnex) > 1 else { return "" }
        return String(UnicodeScalar(UInt8(ascii: "A") + UInt8(before % 26)))
    }

    /// The element's frame on a page, mirrored where the layout says; `nil` on pages it does not stand on.
    func frame(of element: PageElement, page: Int) -> Rect? {
        switch element.side {
        case .both: return element.frame
        case .right: return page % 2 == 1 ? element.frame : nil
        case .left: return page % 2 == 0 ? element.frame : nil
        case .mirrored:
            guard page % 2 == 0 else { return element.frame }
            var frame = element.frame
            frame.x = layout.page.trim.width - frame.maxX
            return frame
        }
    }

    /// The frame with every edge that lies on the trim taken out to the bleed, but for one that is bound.
    private func bled(_ frame: Rect, _ context: PageContext) -> Rect {
        let trim = layout.page.trim
        let bleed = layout.page.bleed
        func out(_ distance: Double, _ edge: PageContext.Edge? = nil) -> Double {
            edge != nil && edge == context.boundEdge ? 0 : abs(distance) < 0.01 ? -bleed : 0
        }
        return frame.insetBy(
            top: out(frame.minY), left: out(frame.minX, .left), bottom: out(trim.height - frame.maxY),
            right: out(trim.width - frame.maxX, .right))
    }

    private func art(_ name: String, _ inks: [String: String], tile: Bool, in frame: Rect) -> [PageItem] {
        guard let path = blocks.art(name) else { return [] }
        guard tile else { return [.art(path: path, frame, inks: inks)] }
        // Tiles keep the art's usual proportion of 8 to 5 and fill the width with a whole number of repeats.
        let count = max(1, (frame.width / (frame.height * 1.6)).rounded())
        let width = frame.width / count
        return (0..<Int(count)).map { index in
            let tile = Rect(x: frame.x + Double(index) * width, y: frame.y, width: width, height: frame.height)
            return .art(path: path, tile, inks: inks)
        }
    }

    func coverPhoto(in frame: Rect) -> [PageItem] {
        guard let lead = facts.edition.lead, let photo = lead.photos.first, let path = photo.path else { return [] }
        let override = facts.edition.publication.overrides[lead.slug]?.photos[photo.name]
        let placement = PhotoPlacement(
            path: path, frame: frame, focus: override?.focus ?? photo.focus, crop: override?.crop,
            alternative: photo.alternative, report: lead.slug,
            place: Finding.Place(file: lead.file, line: photo.line, report: lead.slug))
        return [.photo(placement)].tagged(photo.figure)
    }

    /// The style of an element's part, or body text.
    func style(_ part: String, of element: PageElement) -> TextStyle {
        element.styles[part].map { styles[$0] } ?? styles[.body]
    }

    /// A text in a frame, where the element says so as much smaller as it must be to fit, down to half its size.
    private func text(
        _ text: RichText, _ style: TextStyle, in frame: Rect, _ element: PageElement, _ findings: inout [Finding]
    ) -> [PageItem] {
        let sizes = element.fits ? Array(stride(from: 100.0, through: 50, by: -2)) : [100]
        for percent in sizes {
            var stack = blocks.stack(width: frame.width)
            stack.add(text, style.scaled(percent / 100), language: language, place: place(of: element))
            if stack.y <= frame.height { return anchored(stack, in: frame, element, &findings) }
        }
        return column([(text, element.fits ? style.scaled(0.5) : style)], in: frame, element, &findings)
    }

    /// Texts one under the other in a frame, anchored as the element says; a finding where they are too tall.
    func column(
        _ texts: [(RichText, TextStyle)], in frame: Rect, _ element: PageElement, _ findings: inout [Finding]
    ) -> [PageItem] {
        var stack = blocks.stack(width: frame.width)
        for (text, style) in texts { stack.add(text, style, language: language, place: place(of: element)) }
        return anchored(stack, in: frame, element, &findings)
    }

    /// A stack placed in a frame.
    func anchored(_ stack: TextStack, in frame: Rect, _ element: PageElement, _ findings: inout [Finding]) -> [PageItem]
    {
        findings += stack.findings
        let free = frame.height - stack.y
        if free < -0.5 {
            findings.append(overfull(by: -free, element))
        }
        let shift = element.anchor == .top ? 0 : element.anchor == .middle ? max(0, free) / 2 : max(0, free)
        return stack.items.map { $0.moved(x: frame.x, y: frame.y + shift) }
    }

    func place(of element: PageElement) -> Finding.Place { Finding.Place(file: layout.file, line: element.line) }

    /// What does not fit in an element's frame, by so many points: an error where it runs off the paper.
    func overfull(by points: Double, _ element: PageElement) -> Finding {
        let tenths = (points / Length.pointsPerMillimetre * 10).rounded() / 10
        let isCut = element.frame.maxY + points > layout.page.trim.height
        return Finding(
            isCut ? .error : .warning, .frameOverfull, at: place(of: element), ["millimetres": String(tenths)])
    }
}
