import Geometry
import PDFSyntax
import PrintModel

/// What fills, lines and gradients are asked.
extension PageJudge {
    func filled(_ path: PagePath, _ box: Box, isEvenOdd: Bool, _ state: GraphicsState) {
        guard !state.clip.isEmpty else {
            if masks == 0, box.intersection(boxes.media).isEmpty { findings.add(.preflightOutside, page: page) }
            return
        }
        let isOver = overprints(state.fill, state.fillOverprints, state)
        judge(state.fill, box, overprints: isOver)
        painters.picturePainter?.paint(
            .path(path, isEvenOdd: isEvenOdd), state.fill, state, overprints: state.fillOverprints,
            alpha: state.fillAlpha)
        guard masks == 0 else { return }
        let isWhite = state.fill.inks?.isWhite ?? false
        let thickness = min(box.width, box.height)
        if !isWhite, thickness < profile.hairline - 0.01, path.isRectangle, box == path.box {
            add(.preflightThinFill, box, thin(thickness))
        }
        if !isWhite { judgeBleed(box) }
    }

    func stroked(_ path: PagePath, _ box: Box, _ state: GraphicsState) {
        let width = state.lineWidth * state.matrix.scale
        let isOver = overprints(state.stroke, state.strokeOverprints, state)
        judge(state.stroke, box, overprints: isOver, isLine: true)
        painters.picturePainter?.stroke(path, state, overprints: state.strokeOverprints)
        guard masks == 0 else { return }
        if width < profile.hairline - 0.005 { add(.preflightHairline, box, thin(width)) }
        if state.stroke.inks?.isPlainBlack ?? false, !isOver, width < profile.overprintLine {
            add(.preflightBlackLine, box, ["width": readable(width, decimals: 2)])
        }
    }

    private func thin(_ width: Double) -> [String: String] {
        ["width": readable(width, decimals: 3), "wanted": readable(profile.hairline, decimals: 3)]
    }

    func shaded(_ shading: Shading, _ shape: PaintedShape, _ box: Box, _ state: GraphicsState) {
        guard !box.isEmpty else { return }
        judge(shading.space, box)
        let highest = lay(shading, shape, state)
        guard masks == 0 else { return }
        mark(box)
        judgeBleed(box)
        guard let highest else {
            if shading.space.foreign == nil {
                findings.add(.preflightUnmeasured, page: page, kind: "shading", ["kind": "shading"])
            }
            return
        }
        let ink = shading.space.foreign == nil ? highest : 0
        summary.highestInk = max(summary.highestInk, ink)
        guard ink > profile.inkLimit + 0.5 else { return }
        add(
            .preflightInk, box, kind: "shading",
            ["ink": readable(ink, decimals: 0), "wanted": readable(profile.inkLimit)])
    }

    /// Lays a gradient's ink on the canvas; gives the most ink of its colours, `nil` where they cannot be told.
    private func lay(_ shading: Shading, _ shape: PaintedShape, _ state: GraphicsState) -> Double? {
        guard shading.isMesh else {
            guard let colours = shading.colours() else { return nil }
            painters.picturePainter?.paint(shading, colours, shape, state)
            return colours.map(\.total).max()
        }
        let limit = min(GradientMesh.byteLimit, imageBytes)
        guard let ink = MeshInk(shading, limit: limit) else { return nil }
        imageBytes -= ink.work
        painters.picturePainter?.paint(ink, shape, state)
        return ink.highest
    }

    func tiled(_ ink: TileInk, _ shape: PaintedShape, _ box: Box, _ state: GraphicsState) {
        painters.picturePainter?.paint(shape, ink, state)
        if ink.share > 0 { mark(box) }
        judgeBleed(box)
    }

    func judged(_ paint: Paint, _ box: Box, _ state: GraphicsState) {
        judge(paint, box, overprints: overprints(paint, state.fillOverprints, state))
    }
}
