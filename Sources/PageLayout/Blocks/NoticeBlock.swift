import Geometry
import PrintModel

extension BlockMaker {
    /// A civic notice in a tinted box of so many rows, its text in the middle of the height; `nil` where it is too long.
    func notice(_ notice: Notice, width: Double, rows: Int) -> PieceOfPage? {
        let padding = grid.grid.gutter * 0.75
        let height = grid.pictureHeight(rows: rows)
        let stack = noticeStack(notice, width: width - 2 * padding, scale: 1)
        guard stack.y + 2 * padding <= height else { return nil }
        return boxed(stack, x: padding, width: width, rows: rows)
    }

    /// A civic notice across the text area, as large as the box allows; a long one in a low box smaller, down to 70 %.
    func poster(_ notice: Notice, width: Double, rows: Int) -> PieceOfPage {
        let padding = min(grid.width(span: 1), grid.pictureHeight(rows: rows) / 8)
        let height = grid.pictureHeight(rows: rows) - 2 * padding
        var stack = noticeStack(notice, width: width - 2 * padding, scale: 0.7)
        for step in -1...24 {
            let larger = noticeStack(notice, width: width - 2 * padding, scale: 1 + Double(step) * 0.15)
            if larger.y > height { break }
            stack = larger
        }
        return boxed(stack, x: padding, width: width, rows: rows)
    }

    private func noticeStack(_ notice: Notice, width: Double, scale: Double) -> TextStack {
        var stack = stack(width: width)
        if let icon = notice.icon.flatMap(art) {
            let size = 20 * scale
            stack.add(.art(path: icon, Rect(x: 0, y: 0, width: size, height: size), inks: [:]))
            stack.y = size * 1.2
        }
        stack.add(
            RichText(notice.title), styles[.noticeTitle].scaled(scale), language: language, place: Finding.Place())
        stack.y += scale
        stack.add(RichText(notice.text), styles[.noticeText].scaled(scale), language: language, place: Finding.Place())
        note(stack.findings)
        return stack
    }

    /// A stack in the middle of a tinted box's height.
    private func boxed(_ stack: TextStack, x: Double, width: Double, rows: Int) -> PieceOfPage {
        let box = Rect(x: 0, y: grid.capLine, width: width, height: grid.pictureHeight(rows: rows))
        let top = box.minY + (box.height - stack.y) / 2
        let text = stack.items.map { $0.moved(x: x, y: top) }
        return PieceOfPage(rows: rows, items: [.fill(box, ink: styles.ink("notice-panel"))] + text)
    }
}
