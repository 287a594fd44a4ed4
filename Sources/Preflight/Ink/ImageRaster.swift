import PDFSyntax

/// An image as plates, averaged in cells.
struct ImageRaster {
    let columns: Int
    let rows: Int
    /// Tints of each plate, 0 to 1, rows from the top.
    let plates: [(name: String, tints: [Float])]
    /// How much of each cell is painted, where the image has a shape of its own.
    var alpha: [Float]?

    /// What came of reading an image.
    enum Result {
        case raster(ImageRaster)
        /// Why it could not be read.
        case unmeasured(String)
    }

    /// Pixels that the shorter side of a reduced photograph keeps.
    private static let leastSide = 48

    /// Reads an image; a stencil's plates are empty and its shape is its `alpha`.
    static func read(_ image: ImageInfo, limit: Int) -> Result {
        if image.isMask { return stencil(image, limit: limit) }
        if image.object?.filters.last == "DCTDecode" { return photograph(image, limit: limit) }
        guard let space = image.space else { return .unmeasured(image.object?.filters.last ?? "?") }
        guard space.components > 0, space.estimatedInks(space.initial) != nil else { return .unmeasured("colour") }
        let data: [UInt8]
        switch samples(of: image, limit: limit) {
        case .bytes(let bytes), .damaged(let bytes): data = bytes
        case .tooLarge: return .unmeasured("size")
        case .unsupported(let filter): return .unmeasured(filter)
        }
        if case .indexed = space { return indexed(image, space, data) }
        guard
            let grid = SampleGrid(
                data, width: image.width, height: image.height, components: space.components, bits: image.bits)
        else { return .unmeasured("samples") }
        return .raster(ImageRaster(grid, space, image.decode))
    }

    private static func samples(of image: ImageInfo, limit: Int) -> PDFDecoded {
        if let object = image.object { return object.decoded(.general, limit: limit) }
        return image.plainData.map { .bytes($0) } ?? .unsupported("inline")
    }

    private static func photograph(_ image: ImageInfo, limit: Int) -> Result {
        guard let object = image.object, let samples = object.reducedJPEG(least: leastSide, limit: limit) else {
            return .unmeasured("DCTDecode")
        }
        let usual: ColourSpace? = [1: .gray, 3: .rgb, 4: .cmyk][samples.components]
        guard let space = image.space ?? usual else { return .unmeasured("colour") }
        guard
            let grid = SampleGrid(
                samples.bytes, width: samples.width, height: samples.height, components: samples.components, bits: 8)
        else { return .unmeasured("samples") }
        if space.components != samples.components { return .unmeasured("samples") }
        return .raster(ImageRaster(grid, space, image.decode))
    }

    private static func indexed(_ image: ImageInfo, _ space: ColourSpace, _ data: [UInt8]) -> Result {
        let mixes = (0..<256).map { space.estimatedInks([Double($0)]) ?? InkMix() }
        let names = InkCanvas.process + Set(mixes.flatMap(\.spots.keys)).sorted()
        let table = mixes.flatMap { mix in
            names.map { name in mix.plates.first { $0.name == name }?.tint ?? 0 }
        }
        guard
            let grid = SampleGrid(
                data, width: image.width, height: image.height, components: 1, bits: min(image.bits, 8),
                table: (table, names.count))
        else { return .unmeasured("samples") }
        return .raster(ImageRaster(grid, names))
    }

    /// Where a stencil paints: its zeros, or its ones where `/Decode` turns it round.
    private static func stencil(_ image: ImageInfo, limit: Int) -> Result {
        let data: [UInt8]
        switch samples(of: image, limit: limit) {
        case .bytes(let bytes), .damaged(let bytes): data = bytes
        case .tooLarge: return .unmeasured("size")
        case .unsupported(let filter): return .unmeasured(filter)
        }
        guard let grid = SampleGrid(data, width: image.width, height: image.height, components: 1, bits: 1) else {
            return .unmeasured("samples")
        }
        let isTurned = image.decode?.first == 1
        return .raster(
            ImageRaster(
                columns: grid.columns, rows: grid.rows, plates: [],
                alpha: grid.means.map { isTurned ? $0 : 1 - $0 }))
    }

    private init(columns: Int, rows: Int, plates: [(String, [Float])], alpha: [Float]?) {
        (self.columns, self.rows, self.alpha) = (columns, rows, alpha)
        self.plates = plates
    }

    /// Means that are tints already.
    private init(_ grid: SampleGrid, _ names: [String]) {
        (columns, rows) = (grid.columns, grid.rows)
        let count = grid.columns * grid.rows
        plates = names.enumerated().map { plate, name in
            (name, (0..<count).map { grid.means[$0 * names.count + plate] })
        }
    }

    /// Means of a colour space's components.
    private init(_ grid: SampleGrid, _ space: ColourSpace, _ decode: [Double]?) {
        (columns, rows) = (grid.columns, grid.rows)
        let (count, stride) = (grid.columns * grid.rows, grid.components)
        let decode = decode?.count == 2 * stride ? decode : nil
        func value(_ cell: Int, _ k: Int) -> Float {
            let (low, high) = (Float(decode?[2 * k] ?? 0), Float(decode?[2 * k + 1] ?? 1))
            return min(max(low + grid.means[cell * stride + k] * (high - low), 0), 1)
        }
        switch space {
        case .cmyk, .managed(_, 4):
            plates = InkCanvas.process.enumerated().map { k, name in (name, (0..<count).map { value($0, k) }) }
        case .gray, .managed(_, 1):
            plates = [("Black", (0..<count).map { 1 - value($0, 0) })]
        case .plates(let names) where !names.contains("All"):
            let painted = names.enumerated().filter { $0.element != "None" }
            plates = painted.map { k, name in (name, (0..<count).map { value($0, k) }) }
        default:
            var tints = InkCanvas.process.map { _ in [Float](repeating: 0, count: count) }
            let isLab = if case .managed("Lab", _) = space { true } else { false }
            for cell in 0..<count {
                let values = (0..<stride).map { Double(value(cell, $0)) * (isLab ? 100 : 1) }
                let mix = space.estimatedInks(values) ?? InkMix()
                for (plate, ink) in mix.plates.prefix(4).enumerated() { tints[plate][cell] = ink.tint }
            }
            plates = zip(InkCanvas.process, tints).map { ($0, $1) }
        }
    }

    /// The image through another's shape: a soft mask's light, or a stencil's.
    func masked(by mask: ImageRaster, isStencil: Bool) -> ImageRaster {
        let shape = isStencil ? mask.alpha : mask.plates.first?.tints.map { 1 - $0 }
        guard let shape else { return self }
        var result = self
        result.alpha = (0..<columns * rows).map { cell in
            let (x, y) = (cell % columns, cell / columns)
            return shape[y * mask.rows / rows * mask.columns + x * mask.columns / columns]
        }
        return result
    }
}
