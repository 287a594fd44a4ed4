import Geometry
import PrintModel

/// The cover of a book, printed apart from it: back, spine and front in one piece outside, their inner sides on the other.
struct BookCover {
    let rules: CoverRules
    let layout: Layout
    let blocks: BlockMaker
    let fixed: FixedPages
    /// Width of the spine, points; 0 for a stapled book.
    let spine: Double

    private var page: Size { layout.page.trim }

    /// The whole cover's size, laid flat.
    var trim: Size { Size(width: 2 * page.width + spine, height: page.height) }

    /// The outside and the inside.
    func pages(_ edition: Edition, _ findings: inout [Finding]) -> [LaidOutPage] {
        let outside =
            side(rules.back, number: 2, x: 0, &findings)
            + side(rules.front, number: 1, x: page.width + spine, &findings) + spineItems(edition)
        let inside =
            side(rules.insideFront, number: 2, x: 0, &findings)
            + side(rules.insideBack, number: 1, x: page.width + spine, &findings)
        return [
            LaidOutPage(number: 1, kind: "cover", items: outside),
            LaidOutPage(number: 2, kind: "cover-inside", items: inside),
        ]
    }

    private func side(_ kind: PageKind, number: Int, x: Double, _ findings: inout [Finding]) -> [PageItem] {
        var context = PageContext()
        context.boundEdge = number == 2 ? .right : .left
        return fixed.items(of: kind, page: number, context: context, findings: &findings).map {
            $0.moved(x: x, y: 0)
        }
    }

    /// The spine's colour, and its words where it is wide enough for them: read from top to bottom, so that they stand
    /// upright on a book that lies face up (ISO 6357).
    private func spineItems(_ edition: Edition) -> [PageItem] {
        guard spine > 0 else { return [] }
        let bleed = layout.page.bleed
        var items: [PageItem] = [
            .fill(
                Rect(x: page.width, y: -bleed, width: spine, height: page.height + 2 * bleed), ink: rules.spineInk)
        ]
        guard spine >= rules.leastSpine, let template = rules.spineText else { return items }
        let words = Template(edition, page: 1, section: nil).fill(template)
        let style = blocks.styles[rules.spineStyle]
        let request = TextRequest(
            RichText(words), style: blocks.fitted(style, to: RichText(words), in: page.height - 2 * layout.page.top),
            measure: page.height, language: blocks.language)
        guard let line = blocks.setter.set(request).lines.first else { return items }
        // Half of the capitals on either side of the spine's middle.
        let middle = page.width + spine / 2 - blocks.setter.capHeight(of: style) / 2
        let top = layout.page.top
        items.append(.downward(line, at: Point(x: middle, y: top)))
        return items
    }
}
