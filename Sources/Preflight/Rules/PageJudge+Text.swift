import Geometry
import PrintModel

/// What text is asked.
extension PageJudge {
    func shown(_ box: Box, _ letters: LetterInk, size: Double, _ state: GraphicsState) {
        let isStroke = state.text.mode == 1 || state.text.mode == 5
        let paint = isStroke ? state.stroke : state.fill
        let isOn = isStroke ? state.strokeOverprints : state.fillOverprints
        let isOver = overprints(paint, isOn, state)
        judge(paint, box, overprints: isOver)
        if state.text.font?.type3 == nil || masks == 0 {
            painter.paint(
                letters.shape, paint, state, overprints: isOn, alpha: isStroke ? state.strokeAlpha : state.fillAlpha)
        }
        guard masks == 0 else { return }
        judgeTrim(box)
        guard let inks = paint.inks, !inks.isWhite else { return }
        judge(inks, box, size: size)
        guard inks.isPlainBlack, size < profile.overprintText - 0.05 else { return }
        if paint.space.isGray {
            add(.preflightBlackGray, box, ["size": readable(size)])
        } else if !isOver {
            add(.preflightBlackKnockout, box, ["size": readable(size)])
        }
    }

    /// Judges the inks of text.
    private func judge(_ inks: InkMix, _ box: Box, size: Double) {
        if inks.total > profile.richBlackText + 0.5 {
            add(
                .preflightRichBlack, box, kind: readable(inks.total),
                ["ink": readable(inks.total), "wanted": readable(profile.richBlackText)])
        }
        guard inks.count > 1 else { return }
        let values = ["size": readable(size)]
        if size < profile.multiInkText - 0.05 {
            add(
                .preflightMultiInkText, box, kind: readable(size),
                values.merging(["wanted": readable(profile.multiInkText)]) { $1 })
        } else if inks.looksBlack, size < profile.overprintText - 0.05 {
            add(.preflightBlackTextInks, box, kind: readable(size), values)
        }
    }

    /// Text that the cutter would cut. Where it stands is known only to a point or two.
    private func judgeTrim(_ box: Box) {
        let trim = boxes.trim
        guard !box.intersection(trim.grown(by: -2)).isEmpty, !trim.grown(by: 2).contains(box) else { return }
        add(.preflightTextCut, box)
    }
}
