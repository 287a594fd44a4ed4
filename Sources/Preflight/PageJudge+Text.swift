import Geometry
import PrintModel

/// What text is asked.
extension PageJudge {
    func shown(_ box: Box, size: Double, _ state: GraphicsState) {
        let isStroke = state.text.mode == 1 || state.text.mode == 5
        let paint = isStroke ? state.stroke : state.fill
        let isOver = overprints(paint, isStroke ? state.strokeOverprints : state.fillOverprints, state)
        judge(paint, box, overprints: isOver)
        judgeTrim(box)
        guard let inks = paint.inks, !inks.isWhite else { return }
        let values = ["size": readable(size)]
        if inks.total > condition.richBlackText + 0.5 {
            add(
                .preflightRichBlack, box, kind: readable(inks.total),
                ["ink": readable(inks.total), "wanted": readable(condition.richBlackText)])
        }
        if inks.count > 1, size < condition.multiInkText - 0.05 {
            add(
                .preflightMultiInkText, box, kind: readable(size),
                values.merging(["wanted": readable(condition.multiInkText)]) { $1 })
        } else if inks.count > 1, inks.looksBlack, size < condition.overprintText - 0.05 {
            add(.preflightBlackTextInks, box, kind: readable(size), values)
        }
        guard inks.isPlainBlack, size < condition.overprintText - 0.05 else { return }
        if paint.space.isGray {
            add(.preflightBlackGray, box, values)
        } else if !isOver {
            add(.preflightBlackKnockout, box, values)
        }
    }

    /// Text that the cutter would cut. Where it stands is known only to a point or two.
    private func judgeTrim(_ box: Box) {
        let trim = boxes.trim
        guard !box.intersection(trim.grown(by: -2)).isEmpty, !trim.grown(by: 2).contains(box) else { return }
        add(.preflightTextCut, box)
    }
}
