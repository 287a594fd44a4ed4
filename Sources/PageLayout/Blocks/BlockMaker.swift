import Geometry
import PrintModel

/// Builds the parts of stories that are not running text. Every part comes with the baseline rows it takes, so that
/// what stands under it is on the grid again.
final class BlockMaker {
    let setter: any TextSetting
    let styles: StyleBook
    let grid: PageGrid
    let language: String
    let art: (String) -> String?
    /// What went wrong while setting parts, without repeats.
    private(set) var findings: [Finding] = []
    private var known: Set<Finding> = []

    init(
        setter: any TextSetting, styles: StyleBook, grid: PageGrid, language: String, art: @escaping (String) -> String?
    ) {
        self.setter = setter
        self.styles = styles
        self.grid = grid
        self.language = language
        self.art = art
    }

    /// Rows that hold so many points.
    func rows(for height: Double) -> Int { Int((height / grid.leading - 0.02).rounded(.up)) }

    /// Notes findings that are new.
    func note(_ more: [Finding]) {
        for finding in more where known.insert(finding).inserted { findings.append(finding) }
    }

    /// Gives the findings so far, and forgets them.
    func takeFindings() -> [Finding] {
        defer {
            findings = []
            known = []
        }
        return findings
    }

    func stack(width: Double, y: Double = 0) -> TextStack { TextStack(setter: setter, width: width, y: y) }
}

extension BlockMaker {
    /// Share of a half of a double page that each part of a headline over the fold fills at least.
    private static let leastHalf = 0.55

    /// Kicker, headline, deck and byline, one under the other; `nil` where the headline needs more lines than allowed.
    ///
    /// - Parameters:
    ///   - apart: Where the head runs over the fold of a double page, how far apart its halves stand: half of the headline
    ///     stands on either, on one line, so that no letter is lost in the fold; the rest under the first. `nil` where the
    ///     headline does not make two decent halves.
    ///   - strip: What stands under the second half.
    func head(
        of story: Story, width: Double, apart: Double? = nil, headline: TextStyle, lines: Int, deck: Bool,
        strip: PieceOfPage? = nil
    ) -> PieceOfPage? {
        var stack = stack(width: width, y: grid.capLine - styles[.kicker].leading * 0.2)
        if let kicker = story.kicker {
            stack.add(story.text(kicker), styles[.kicker], language: language, place: story.place)
            stack.y += 1.5
        } else {
            stack.y += grid.leading * 0.15
        }
        let used = stack.add(story.text(story.title), headline, language: language, place: story.place)
        if let apart {
            guard used == 2, stack.pairLastLines(apart: apart, leastWidth: width * BlockMaker.leastHalf) else {
                return nil
            }
            stack.y -= headline.leading
        } else if used > lines {
            return nil
        }
        stack.y += headline.size * 0.12
        let underHeadline = stack.y
        if deck, let text = story.deck {
            stack.add(story.text(text), styles[.deck], language: language, place: story.place)
            stack.y += 2
        }
        if let byline = story.byline {
            stack.add(RichText(byline), styles[.byline], language: language, place: story.place)
        }
        note(stack.findings)
        let head = PieceOfPage(rows: rows(for: stack.y + grid.leading * 0.3), items: stack.items)
        guard let strip, let apart else { return head }
        // Down to where the text begins, on both halves.
        let rows = max(head.rows, rows(for: underHeadline) + strip.rows)
        let under = strip.items(at: Point(x: apart, y: Double(rows - strip.rows) * grid.leading))
        return PieceOfPage(rows: rows, items: head.items + under)
    }

    /// Caption and credit under a picture; no rows where there is neither.
    func caption(of photo: Photo, width: Double, story: Story) -> PieceOfPage {
        let credit = photo.credit.map { RichText(photo.caption == nil ? $0 : " " + $0, .italic) } ?? RichText("")
        let caption =
            photo.caption.map { story.text($0.hasSuffix(".") || $0.hasSuffix("…") ? $0 : $0 + ".") } ?? RichText("")
        let text = caption + credit
        guard !text.isBlank else { return PieceOfPage(rows: 0) }
        var stack = stack(width: width, y: grid.capLine - grid.leading * 0.22)
        stack.add(text, styles[.caption], language: language, place: story.place)
        note(stack.findings)
        return PieceOfPage(rows: rows(for: stack.y + grid.leading * 0.35), items: stack.items)
    }

    /// A quotation in a column, with a rule over it and who said it under it.
    func quote(_ quote: PullQuote, width: Double, story: Story) -> PieceOfPage {
        let rule = PageItem.rule(
            from: Point(x: 0, y: grid.leading * 0.9), to: Point(x: width, y: grid.leading * 0.9), thickness: 1.2,
            ink: styles.ink("figure-rule"))
        var stack = stack(width: width, y: grid.leading * 1.35)
        stack.add(rule)
        stack.add(story.text("«\(quote.text)»"), styles[.quote], language: language, place: story.place)
        if let who = quote.who {
            stack.y += 1
            stack.add(story.text(who), styles[.quoteWho], language: language, place: story.place)
        }
        note(stack.findings)
        return PieceOfPage(rows: rows(for: stack.y + grid.leading * 0.6), items: stack.items)
    }

    /// Key figures side by side across a width.
    func figureStrip(_ figures: [KeyFigure], width: Double, story: Story) -> PieceOfPage {
        let count = Double(figures.count)
        let gutter = grid.grid.gutter
        let each = (width - gutter * (count - 1)) / count
        var items = [ruleAcross(width, y: grid.capLine)]
        var depth = 0.0
        for (index, figure) in figures.enumerated() {
            let x = Double(index) * (each + gutter)
            let stack = figureStack(figure, width: each, y: grid.leading * 0.75, story: story)
            items += stack.items.map { $0.moved(x: x, y: 0) }
            depth = max(depth, stack.y)
        }
        return PieceOfPage(rows: rows(for: depth + grid.leading * 0.9), items: items)
    }

    /// Key figures one above the other in a column.
    func figureColumn(_ figures: [KeyFigure], width: Double, story: Story) -> PieceOfPage {
        var items: [PageItem] = []
        var y = grid.leading
        for figure in figures {
            items.append(ruleAcross(width, y: y))
            let stack = figureStack(figure, width: width, y: y + grid.leading * 0.35, story: story)
            items += stack.items
            y = stack.y + grid.leading * 0.5
        }
        // The last label stands on the last row's baseline, level with the text of the other columns.
        let rows = rows(for: y)
        let last = items.compactMap { if case .text(_, let point) = $0 { point.y } else { nil } }.max() ?? 0
        let drop = Double(rows - 1) * grid.leading + grid.baseline - last
        return PieceOfPage(rows: rows, items: items.map { $0.moved(x: 0, y: max(0, drop)) })
    }

    private func figureStack(_ figure: KeyFigure, width: Double, y: Double, story: Story) -> TextStack {
        var stack = stack(width: width, y: y)
        let value = story.text(figure.value)
        let usual = styles[.figureValue]
        let fitted = fitted(usual, to: value, in: width)
        // A figure set smaller to fit stands on the baseline of its neighbours.
        stack.y += TextStack.ascent * (usual.leading - fitted.leading)
        stack.add(value, fitted, language: language, place: story.place)
        stack.y = y + usual.leading
        stack.add(story.text(figure.label), styles[.figureLabel], language: language, place: story.place)
        note(stack.findings)
        return stack
    }

    /// The style at a size at which a text stands on one line, down to half.
    func fitted(_ style: TextStyle, to text: RichText, in width: Double) -> TextStyle {
        let natural =
            setter.set(TextRequest(text, style: style, measure: 10_000, language: language)).lines.map(\.width).max()
            ?? 0
        guard natural > width, natural > 0 else { return style }
        // Steps of a twentieth, so that figures side by side do not differ by a hair.
        return style.scaled(max(0.5, (width / natural * 20).rounded(.down) / 20))
    }

    private func ruleAcross(_ width: Double, y: Double) -> PageItem {
        .rule(from: Point(x: 0, y: y), to: Point(x: width, y: y), thickness: 0.8, ink: styles.ink("figure-rule"))
    }

    /// The opening of a section across the text area: a heavy rule, icon, title and its sentence.
    func opening(of section: Section, width: Double) -> PieceOfPage {
        let rows = styles.layout.story.openingRows
        guard rows > 0 else { return PieceOfPage(rows: 0) }
        var items: [PageItem] = [
            .fill(Rect(x: 0, y: grid.capLine, width: width, height: 2.4), ink: styles.ink("section-rule"))
        ]
        var left = 0.0
        if let icon = section.icon.flatMap(art) {
            let size = styles[.sectionTitle].size * 0.95
            items.append(.art(path: icon, Rect(x: 0, y: grid.leading + 1, width: size, height: size), inks: [:]))
            left = size + grid.grid.gutter * 0.6
        }
        var title = stack(width: width, y: grid.leading * 0.95)
        title.add(RichText(section.title), styles[.sectionTitle], language: language, place: Finding.Place(), x: left)
        items += title.items
        if let deck = section.deck {
            var under = stack(width: width, y: title.y + 2)
            under.add(RichText(deck), styles[.sectionDeck], language: language, place: Finding.Place())
            items += under.items
        }
        return PieceOfPage(rows: rows, items: items)
    }
}
