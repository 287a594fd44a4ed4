import Geometry
import PDFSyntax

/// A tile's ink: the average where it paints, how much of its step it covers, and the tile itself for steps that are
/// larger than the page's cells.
struct TileInk {
    var mix: InkMix
    /// 0 to 1.
    var share: Double
    var canvas: InkCanvas?
    var steps: TileSteps?
}

/// How a tile is repeated.
struct TileSteps {
    /// From the page to the pattern's own coordinates.
    var inverse: Matrix
    /// From there to where the tile was read.
    var place: Matrix
    var bounds: Box
    var x: Double
    var y: Double

    /// The point of the tile that shows at a point of the page; `nil` between tiles.
    func fold(_ px: Double, _ py: Double) -> (x: Double, y: Double)? {
        let point = inverse.apply(px, py)
        let u = bounds.x0 + (point.x - bounds.x0) - ((point.x - bounds.x0) / x).rounded(.down) * x
        let v = bounds.y0 + (point.y - bounds.y0) - ((point.y - bounds.y0) / y).rounded(.down) * y
        guard u <= bounds.x1, v <= bounds.y1 else { return nil }
        return place.apply(u, v)
    }

    /// The shorter step on the page, points.
    var least: Double { min(x * place.lengthX, y * place.lengthY) }
}

/// Paints what a page paints onto a canvas of plates.
struct InkPainter {
    let canvas: InkCanvas
    /// Whether every paint counts as full, as for masks made of opacity.
    var isAlphaOnly = false

    /// What a colour leaves of the plates it does not name (ISO 32000-1, 11.7.4.3).
    private enum Keeps {
        case nothing, spots
        /// All plates but those it names, and those it puts ink on.
        case others(than: [String])
    }

    // MARK: Colours

    /// Paints a shape in a colour.
    func paint(_ shape: PaintedShape, _ paint: Paint, _ state: GraphicsState, overprints: Bool, alpha: Double) {
        guard let inks = paint.estimate, let mask = mask(of: shape, state) else { return }
        self.paint(mask, inks, keeps(paint.space, state, overprints), state, alpha: alpha)
    }

    /// Paints a stroked path.
    func stroke(_ path: PagePath, _ state: GraphicsState, overprints: Bool) {
        guard let inks = state.stroke.estimate,
            let raw = canvas.mask(
                ofStroke: path, width: state.lineWidth * state.matrix.scale, share: state.dashShare, within: state.clip),
            let mask = clipped(raw, state)
        else { return }
        paint(mask, inks, keeps(state.stroke.space, state, overprints), state, alpha: state.strokeAlpha)
    }

    /// Paints a shape with a tile's average.
    func paint(_ shape: PaintedShape, _ tile: TileInk, _ state: GraphicsState) {
        guard tile.share > 0, let mask = mask(of: shape, state) else { return }
        if let source = tile.canvas, let steps = tile.steps, steps.least > 5 * canvas.cell {
            return repeated(source, steps, mask, state)
        }
        paint(mask, tile.mix, .nothing, state, alpha: state.fillAlpha * tile.share)
    }

    /// Paints a tile's own cells, over and over.
    private func repeated(_ tile: InkCanvas, _ steps: TileSteps, _ mask: CoverageMask, _ state: GraphicsState) {
        var mask = mask
        let region = mask.region
        guard canvas.take(region.area) else { return }
        var source = [Int32](repeating: 0, count: region.area)
        for row in 0..<region.height {
            let y = canvas.box.y0 + (Double(region.y + row) + 0.5) * canvas.cell
            for column in 0..<region.width {
                let index = row * region.width + column
                guard let at = steps.fold(canvas.box.x0 + (Double(region.x + column) + 0.5) * canvas.cell, y) else {
                    mask.values[index] = 0
                    continue
                }
                let u = min(max(Int(tile.x(at.x)), 0), tile.columns - 1)
                let v = min(max(Int(tile.y(at.y)), 0), tile.rows - 1)
                source[index] = Int32(v * tile.columns + u)
                mask.values[index] *= tile.cover?[v * tile.columns + u] ?? 1
            }
        }
        // A cell that is covered in part has its ink in that part: the mask thins it out already.
        let plates = zip(tile.names, tile.plates).filter { !$0.1.isEmpty }.map { name, plate in
            (name, plate.enumerated().map { $1 / max(tile.cover?[$0] ?? 1, 0.05) })
        }
        paint(mask, plates, source, state, keepsSpots: false)
    }

    private func paint(_ mask: CoverageMask, _ inks: InkMix, _ keeps: Keeps, _ state: GraphicsState, alpha: Double) {
        let alpha = Float(alpha * state.groupAlpha)
        guard alpha > 0 else { return }
        canvas.note(mask, alpha: alpha)
        if isAlphaOnly { return }
        let tints = canvas.tints(of: inks)
        for (plate, tint) in tints.enumerated() {
            switch keeps {
            case .nothing: break
            case .spots: if plate >= 4, tint == 0 { continue }
            case .others(let named): if tint == 0, !named.contains(canvas.names[plate]) { continue }
            }
            canvas.blend(plate, to: tint, mask, alpha: alpha, state.mode)
        }
    }

    private func keeps(_ space: ColourSpace, _ state: GraphicsState, _ overprints: Bool) -> Keeps {
        guard overprints else { return .nothing }
        switch space {
        case .plates(let names): return .others(than: names)
        case .cmyk where state.overprintMode == 1: return .others(than: [])
        default: return .spots
        }
    }

    // MARK: Images and gradients

    /// Paints an image into the unit square of the state's matrix; a stencil in the fill colour.
    func paint(_ image: ImageRaster, _ state: GraphicsState, overprints: Bool) {
        var square = PagePath()
        square.rectangle([0, 0, 1, 1], state.matrix)
        guard let inverse = state.matrix.inverse, var mask = mask(of: .path(square, isEvenOdd: false), state) else {
            return
        }
        let region = mask.region
        var source = [Int32](repeating: 0, count: region.area)
        for row in 0..<region.height {
            let y = canvas.box.y0 + (Double(region.y + row) + 0.5) * canvas.cell
            for column in 0..<region.width {
                let at = inverse.apply(canvas.box.x0 + (Double(region.x + column) + 0.5) * canvas.cell, y)
                let u = min(max(Int(at.x * Double(image.columns)), 0), image.columns - 1)
                let v = min(max(Int((1 - at.y) * Double(image.rows)), 0), image.rows - 1)
                source[row * region.width + column] = Int32(v * image.columns + u)
            }
        }
        if let alpha = image.alpha {
            for index in source.indices { mask.values[index] *= alpha[Int(source[index])] }
        }
        let alpha = state.fillAlpha
        if image.plates.isEmpty {
            guard let inks = state.fill.estimate else { return }
            return paint(mask, inks, keeps(state.fill.space, state, overprints), state, alpha: alpha)
        }
        paint(mask, image.plates, source, state, keepsSpots: overprints)
    }

    /// Paints a gradient; false where its colours cannot be told.
    func paint(_ shading: Shading, _ colours: [InkMix], _ shape: PaintedShape, _ state: GraphicsState) {
        guard let lookup = shading.lookup(), var mask = mask(of: shape, state) else { return }
        let region = mask.region
        guard canvas.take(region.area) else { return }
        var source = [Int32](repeating: 0, count: region.area)
        for row in 0..<region.height {
            let y = canvas.box.y0 + (Double(region.y + row) + 0.5) * canvas.cell
            for column in 0..<region.width {
                let index = row * region.width + column
                if let found = lookup(canvas.box.x0 + (Double(region.x + column) + 0.5) * canvas.cell, y) {
                    source[index] = min(max(found, 0), Int32(colours.count - 1))
                } else {
                    mask.values[index] = 0
                }
            }
        }
        paint(mask, InkMix.plates(of: colours), source, state, keepsSpots: state.fillOverprints)
    }

    /// Paints a mesh gradient.
    func paint(_ ink: MeshInk, _ shape: PaintedShape, _ state: GraphicsState) {
        guard var mask = mask(of: shape, state), let cells = ink.cells(of: mask.region, on: canvas) else { return }
        for (cell, isReached) in cells.reached.enumerated() where !isReached { mask.values[cell] = 0 }
        let plates = zip(ink.names, cells.plates).map { (name: $0.0, tints: $0.1) }
        paint(
            mask, plates, (0..<Int32(mask.region.area)).map { $0 }, state, keepsSpots: state.fillOverprints)
    }

    private func paint(
        _ mask: CoverageMask, _ plates: [(name: String, tints: [Float])], _ source: [Int32], _ state: GraphicsState,
        keepsSpots: Bool
    ) {
        let alpha = Float(state.fillAlpha * state.groupAlpha)
        canvas.note(mask, alpha: alpha)
        if isAlphaOnly { return }
        var painted: Set<Int> = []
        for plate in plates {
            // A plate that neither has ink nor gets any need not be made.
            let isKnown = canvas.names.firstIndex(of: plate.name).map { !canvas.plates[$0].isEmpty } ?? false
            guard isKnown || plate.tints.contains(where: { $0 > 0 }), let index = canvas.index(of: plate.name) else {
                continue
            }
            painted.insert(index)
            canvas.blend(index, toTints: plate.tints, source, mask, alpha: alpha, state.mode)
        }
        for index in canvas.names.indices where !painted.contains(index) {
            if keepsSpots, index >= 4 { continue }
            canvas.blend(index, to: 0, mask, alpha: alpha, state.mode)
        }
    }

    // MARK: Shapes

    private func mask(of shape: PaintedShape, _ state: GraphicsState) -> CoverageMask? {
        guard !canvas.isExhausted else { return nil }
        switch shape {
        case .box(let box): return canvas.mask(of: box.intersection(state.clip)).flatMap { clipped($0, state) }
        case .letters(let box, let share):
            return canvas.mask(of: box.intersection(state.clip), share: share).flatMap { clipped($0, state) }
        case .path(let path, let isEvenOdd):
            return canvas.mask(of: path, isEvenOdd: isEvenOdd, within: state.clip).flatMap { clipped($0, state) }
        }
    }

    private func clipped(_ mask: CoverageMask, _ state: GraphicsState) -> CoverageMask? {
        var mask = mask
        let (left, right) = (canvas.x(state.clip.x0), canvas.x(state.clip.x1))
        let (bottom, top) = (canvas.y(state.clip.y0), canvas.y(state.clip.y1))
        guard right >= left, top >= bottom else { return nil }
        mask.clip(x: left...right, y: bottom...top)
        for shape in [state.clipShape, state.softMask].compactMap({ $0 }) {
            guard canvas.take(mask.region.area), let cover = shape.coverage(on: canvas), let rest = mask.within(cover)
            else { return nil }
            mask = rest
        }
        return mask
    }
}
