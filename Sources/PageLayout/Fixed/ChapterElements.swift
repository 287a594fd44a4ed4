import Geometry
import PrintModel

/// Elements that show what belongs to a chapter.
extension FixedPages {
    private func chapter(_ context: PageContext) -> Chapter? {
        context.chapter.map { facts.edition.publication.chapters[$0] }
    }

    private var publicationFile: String { facts.edition.publication.file }

    /// The chapter's photograph, or the cover story's.
    func photo(in frame: Rect, _ context: PageContext) -> [PageItem] {
        guard let chapter = chapter(context) else { return coverPhoto(in: frame) }
        guard let photo = chapter.photo, let path = photo.path else { return [] }
        let placement = PhotoPlacement(
            path: path, frame: frame, focus: photo.focus, alternative: photo.alternative,
            place: Finding.Place(file: publicationFile, line: photo.line))
        return [.photo(placement)].tagged(photo.figure)
    }

    /// One half of the photograph that runs over a spread. At the fold both halves show a bleed's width of the other.
    func spread(_ half: PageElement.Half, in frame: Rect, _ context: PageContext) -> [PageItem] {
        guard let photo = chapter(context)?.spread, let path = photo.path, photo.pixels.height > 0 else { return [] }
        let bleed = layout.page.bleed
        let whole = Size(width: 2 * (frame.width - bleed), height: frame.height)
        let crop = spreadCrop(of: photo.pixels, focus: photo.focus, to: whole)
        let share = frame.width / whole.width
        let part = Rect(
            x: crop.x + (half == .left ? 0 : (1 - share) * crop.width), y: crop.y, width: share * crop.width,
            height: crop.height)
        let placement = PhotoPlacement(
            path: path, frame: frame, crop: part, alternative: photo.alternative,
            place: Finding.Place(file: publicationFile, line: photo.line))
        var tag = photo.figure
        tag.key = "spread-\(context.chapter ?? 0)"
        return [.photo(placement)].tagged(tag)
    }

    /// Where nothing else is known, the middle of the picture.
    private func spreadCrop(of pixels: PixelSize, focus: Point?, to frame: Size) -> Rect {
        let natural = Double(pixels.width) / Double(pixels.height)
        let wanted = frame.width / frame.height
        let width = min(1, wanted / natural)
        let height = min(1, natural / wanted)
        let focus = focus ?? Point(x: 0.5, y: 0.5)
        return Rect(
            x: min(max(0, focus.x - width / 2), 1 - width), y: min(max(0, focus.y - height / 2), 1 - height),
            width: width, height: height)
    }

    /// Caption and credit of a chapter's photograph.
    func caption(
        of picture: PageElement.PictureOfChapter, in frame: Rect, _ element: PageElement, _ context: PageContext,
        _ findings: inout [Finding]
    ) -> [PageItem] {
        guard let chapter = chapter(context), let photo = picture == .photo ? chapter.photo : chapter.spread else {
            return []
        }
        let caption = photo.caption.map { RichText($0.hasSuffix(".") ? $0 : $0 + ".") } ?? RichText("")
        let credit = photo.credit.map { RichText(photo.caption == nil ? $0 : " " + $0, .italic) } ?? RichText("")
        return column([(caption + credit, style("caption", of: element))], in: frame, element, &findings)
    }

    /// What the chapter says of itself, in columns.
    func summary(
        in frame: Rect, _ element: PageElement, _ context: PageContext, _ findings: inout [Finding]
    ) -> [PageItem] {
        guard let chapter = chapter(context) else { return [] }
        let references = References(pages: facts.pageOfReport, language: language)
        let width = columnWidth(frame, element)
        var stack = blocks.stack(width: width)
        for (index, paragraph) in chapter.summary.enumerated() {
            var text = style("text", of: element)
            if index == 0 { text.indent = 0 }
            stack.add(
                references.resolved(paragraph), text, language: language, place: place(of: element))
        }
        return element.columns == 1
            ? anchored(stack, in: frame, element, &findings) : divided(stack, in: frame, element, &findings)
    }

    /// The chapter's key figures in as many columns as the element has, row by row, a rule over each.
    func figures(
        in frame: Rect, _ element: PageElement, _ context: PageContext, _ findings: inout [Finding]
    ) -> [PageItem] {
        guard let chapter = chapter(context), !chapter.figures.isEmpty else { return [] }
        let width = columnWidth(frame, element)
        let rows = (chapter.figures.count + element.columns - 1) / element.columns
        let height = frame.height / Double(rows)
        var items: [PageItem] = []
        for (index, figure) in chapter.figures.enumerated() {
            let x = frame.x + Double(index % element.columns) * (width + layout.grid.gutter * 1.5)
            let y = frame.y + Double(index / element.columns) * height
            if let ink = element.inks["rule"] {
                let line = Point(x: x, y: y)
                items.append(.rule(from: line, to: Point(x: x + width, y: y), thickness: 0.8, ink: ink))
            }
            var stack = blocks.stack(width: width, y: 6)
            let value = RichText(figure.value)
            let usual = style("value", of: element)
            let fitted = blocks.fitted(usual, to: value, in: width)
            stack.y += TextStack.ascent * (usual.leading - fitted.leading)
            stack.add(value, fitted, language: language, place: place(of: element))
            stack.y = 6 + usual.leading
            stack.add(
                RichText(figure.label), style("label", of: element), language: language, place: place(of: element))
            let cell = Rect(x: x, y: y, width: width, height: height)
            var top = element
            top.anchor = .top
            items += anchored(stack, in: cell, top, &findings)
        }
        return items
    }

    /// The chapter's reports with the pages they begin on.
    func articles(
        in frame: Rect, _ element: PageElement, _ context: PageContext, _ findings: inout [Finding]
    ) -> [PageItem] {
        guard let chapter = context.chapter else { return [] }
        let width = columnWidth(frame, element)
        var groups: [TextStack] = []
        for percent in stride(from: 100.0, through: 70, by: -5) {
            groups = facts.contents[chapter].reports.map {
                entry($0, style("title", of: element).scaled(percent / 100), element, width: width)
            }
            let depth = Columns.depth(of: groups.map(\.y), in: element.columns)
            if depth <= frame.height { break }
        }
        return inColumns(groups, in: frame, element, spacing: 0, &findings)
    }

    /// The chapter's quotation.
    func quotation(
        in frame: Rect, _ element: PageElement, _ context: PageContext, _ findings: inout [Finding]
    ) -> [PageItem] {
        guard let quote = chapter(context)?.quote else { return [] }
        var texts = [(RichText("«\(quote.text)»"), style("quote", of: element))]
        if let who = quote.who { texts.append((RichText(who), style("who", of: element))) }
        return column(texts, in: frame, element, &findings)
    }
}
