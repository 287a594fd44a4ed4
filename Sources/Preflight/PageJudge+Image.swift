import Geometry
import PDFSyntax
import PrintModel

/// What images are asked.
extension PageJudge {
    /// Most images whose ink is remembered for their next use.
    private static let rememberedImages = 2000

    func drew(_ image: ImageInfo, _ state: GraphicsState) {
        let whole = state.matrix.bounds(0, 0, 1, 1)
        let box = whole.intersection(state.clip)
        guard !box.isEmpty else {
            if whole.intersection(boxes.media).isEmpty { findings.add(.preflightOutside, page: page) }
            return
        }
        summary.images += 1
        if image.isMask {
            judge(state.fill, box, overprints: overprints(state.fill, state.fillOverprints, state))
        } else {
            mark(box)
            if let space = image.space { judge(space, box) }
        }
        judgeResolution(image, box, state.matrix)
        judgeBleed(box)
        judgeInk(image, box, state.matrix)
    }

    private func judgeResolution(_ image: ImageInfo, _ box: Box, _ matrix: Matrix) {
        guard image.width > Thresholds.smallImage, image.height > Thresholds.smallImage, matrix.lengthX > 0,
            matrix.lengthY > 0
        else { return }
        let resolution = min(Double(image.width) / matrix.lengthX, Double(image.height) / matrix.lengthY) * 72
        let isLineArt = image.bits == 1
        let codes: (FindingCode, FindingCode) =
            isLineArt ? (.preflightBitmap, .preflightBitmapLow) : (.preflightResolution, .preflightResolutionLow)
        let limits =
            isLineArt
            ? (Thresholds.bitmapError, Thresholds.bitmapWarning)
            : (condition.resolutionError, condition.resolutionWarning)
        if !isLineArt { summary.lowestResolution = min(summary.lowestResolution ?? resolution, resolution) }
        guard resolution < limits.1 else { return }
        let isError = resolution < limits.0
        add(
            isError ? codes.0 : codes.1, box, kind: "\(image.object?.id?.number ?? 0) \(readable(resolution))",
            ["ppi": readable(resolution, decimals: 0), "wanted": readable(isError ? limits.0 : limits.1)])
    }

    private func judgeInk(_ image: ImageInfo, _ box: Box, _ matrix: Matrix) {
        switch ink(of: image) {
        case .harmless: return
        case .unmeasured(let why): findings.add(.preflightUnmeasured, page: page, kind: why, ["kind": why])
        case .grid(let grid):
            let side = condition.inkWindow
            let most = grid.most(
                window: (min(side / max(matrix.lengthX, 1e-6), 1), min(side / max(matrix.lengthY, 1e-6), 1)))
            summary.highestImageInk = max(summary.highestImageInk, most.ink)
            guard most.ink > condition.inkLimit + 0.5 else { return }
            let place = matrix.apply(most.x, 1 - most.y)
            add(
                .preflightImageInk, Box(x0: place.x, y0: place.y, x1: place.x, y1: place.y),
                kind: String(image.object?.id?.number ?? 0),
                ["ink": readable(most.ink, decimals: 0), "wanted": readable(condition.inkLimit)])
        }
    }

    private func ink(of image: ImageInfo) -> InkGrid.Result {
        guard let id = image.object?.id else { return .harmless }
        if let known = grids[id] { return known }
        let components = max(image.space?.components ?? 1, 1)
        let cost = image.width * image.height * components * image.bits / 8
        guard cost <= imageBytes else { return .unmeasured("size") }
        imageBytes -= cost
        let result = InkGrid.measure(image, limit: Budget.image)
        if grids.count < PageJudge.rememberedImages { grids[id] = result }
        return result
    }
}
