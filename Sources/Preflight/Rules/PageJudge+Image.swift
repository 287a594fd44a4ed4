import Geometry
import PDFSyntax
import PrintModel

/// What images are asked.
extension PageJudge {
    func drew(_ image: ImageInfo, _ state: GraphicsState) {
        let whole = state.matrix.bounds(0, 0, 1, 1)
        let box = whole.intersection(state.clip)
        guard !box.isEmpty else {
            if masks == 0, whole.intersection(boxes.media).isEmpty { findings.add(.preflightOutside, page: page) }
            return
        }
        if image.isMask {
            judge(state.fill, box, overprints: overprints(state.fill, state.fillOverprints, state))
        } else {
            mark(box)
            if let space = image.space { judge(space, box) }
        }
        if image.isSeenThrough { sawThrough("SMask") }
        lay(image, box, state)
        guard masks == 0, painters.glyphs == 0 else { return }
        summary.images += 1
        judgeFilters(image)
        judgeResolution(image, box, state.matrix)
        judgeBleed(box)
    }

    /// Filters that PDF 1.4 and PDF/X-1a:2003 do not have.
    private func judgeFilters(_ image: ImageInfo) {
        guard !standard.terms.permit(.laterFilters) else { return }
        for filter in image.object?.filters ?? [] where ["JBIG2Decode", "JPXDecode"].contains(filter) {
            findings.add(.preflightFilter, page: page, kind: filter, ["kind": filter])
        }
    }

    private func judgeResolution(_ image: ImageInfo, _ box: Box, _ matrix: Matrix) {
        guard matrix.lengthX > 0, matrix.lengthY > 0 else { return }
        let resolution = min(Double(image.width) / matrix.lengthX, Double(image.height) / matrix.lengthY) * 72
        if summary.imageList.count < PreflightSummary.imageLimit {
            summary.imageList.append(
                PreflightImage(
                    page: page, area: boxes.area(box), width: image.width, height: image.height, bits: image.bits,
                    space: image.isMask ? "ImageMask" : image.space?.label ?? "?", resolution: resolution))
        }
        guard image.width > profile.exemptPixels, image.height > profile.exemptPixels else { return }
        let isLineArt = image.bits == 1
        let codes: (FindingCode, FindingCode) =
            isLineArt ? (.preflightBitmap, .preflightBitmapLow) : (.preflightResolution, .preflightResolutionLow)
        let limits =
            isLineArt
            ? (profile.bitmapError, profile.bitmapWarning) : (profile.resolutionError, profile.resolutionWarning)
        if !isLineArt { summary.lowestResolution = min(summary.lowestResolution ?? resolution, resolution) }
        guard resolution < limits.1 else { return }
        let isError = resolution < limits.0
        add(
            isError ? codes.0 : codes.1, box, kind: "\(image.object?.id?.number ?? 0) \(readable(resolution))",
            ["ppi": readable(resolution, decimals: 0), "wanted": readable(isError ? limits.0 : limits.1)])
    }

    /// Lays an image's ink on the canvas.
    private func lay(_ image: ImageInfo, _ box: Box, _ state: GraphicsState) {
        // What lies beside the canvas needs no decoding.
        guard painters.glyphs == 0, painters.painter.canvas.region(of: box) != nil else { return }
        switch raster(of: image) {
        case .raster(let raster): painters.picturePainter?.paint(raster, state, overprints: state.fillOverprints)
        case .unmeasured(let why):
            guard masks == 0 else { return }
            // One ink alone is no danger, and what waits for conversion is told of elsewhere.
            if image.isMask || image.space?.isGray ?? false || image.space?.foreign != nil { return }
            findings.add(
                .preflightUnmeasured, page: page, kind: why, ["kind": why].merging(boxes.place(box)) { $1 },
                boxes.area(box))
        }
    }

    private func raster(of image: ImageInfo) -> ImageRaster.Result {
        if let id = image.object?.id, let known = images[id] { return known }
        let components = max(image.space?.components ?? 1, 1)
        let (area, overflow) = (image.width * image.height).multipliedReportingOverflow(by: components)
        guard !overflow, area <= imageBytes else { return .unmeasured("size") }
        imageBytes -= area
        var result = ImageRaster.read(image, limit: Budget.image)
        if case .raster(let raster) = result, let object = image.mask, let mask = ImageInfo(object, nil),
            mask.width * mask.height <= imageBytes,
            case .raster(let shape) = ImageRaster.read(mask, limit: Budget.image)
        {
            imageBytes -= mask.width * mask.height
            result = .raster(raster.masked(by: shape, isStencil: mask.isMask))
        }
        if let id = image.object?.id { images.keep(result, for: id) }
        return result
    }
}

/// Images of a document that were read already, as far as memory allows.
final class ImageCache {
    private var results: [PDFObject.ID: ImageRaster.Result] = [:]
    private var size = 0

    /// Most numbers that are kept.
    private static let limit = 12_000_000

    subscript(id: PDFObject.ID) -> ImageRaster.Result? { results[id] }

    func keep(_ result: ImageRaster.Result, for id: PDFObject.ID) {
        var cost = 100
        if case .raster(let raster) = result { cost += raster.columns * raster.rows * (raster.plates.count + 1) }
        guard size + cost <= ImageCache.limit else { return }
        size += cost
        results[id] = result
    }
}
