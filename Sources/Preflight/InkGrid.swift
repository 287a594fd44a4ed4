import PDFSyntax

/// An image's ink, percent, averaged in cells: coarse enough to keep, fine enough for a window of millimetres.
struct InkGrid {
    let columns: Int
    let rows: Int
    private let width: Int
    private let height: Int
    /// Ink of all pixels of a cell, row by row from the top.
    private var sums: [Double]

    /// Most cells along a side.
    private static let cells = 128

    /// What came of measuring an image.
    enum Result {
        case grid(InkGrid)
        /// Nothing in it can need more than one ink.
        case harmless
        case unmeasured(String)
    }

    /// Measures an image.
    static func measure(_ image: ImageInfo, limit: Int) -> Result {
        guard let object = image.object, !image.isMask else { return .harmless }
        guard let space = image.space else { return .unmeasured(object.filters.last ?? "?") }
        guard let table = totals(of: space, image) else {
            return space.foreign == nil && space.components == 0 ? .unmeasured("colour") : .harmless
        }
        switch object.decoded(.samples, limit: limit) {
        case .bytes(let data), .damaged(let data):
            var grid = InkGrid(width: image.width, height: image.height)
            guard grid.add(data, image, space.components, table) else { return .unmeasured("samples") }
            return .grid(grid)
        case .tooLarge: return .unmeasured("size")
        case .unsupported(let filter): return .unmeasured(filter)
        }
    }

    /// How a sample becomes ink.
    private enum Totals {
        /// Each component's ink is `offset + sample · slope`; slopes are for samples of 0 to 255.
        case linear(offset: Double, slopes: [Double])
        case table([Double])
    }

    /// `nil` where the space is none of inks, or of one ink only.
    private static func totals(of space: ColourSpace, _ image: ImageInfo) -> Totals? {
        if case .indexed(let base, _) = space {
            guard base.components > 1, base.foreign == nil else { return nil }
            return .table((0..<256).map { space.inks([Double($0)])?.total ?? 0 })
        }
        let count = space.components
        guard count > 1, space.foreign == nil, space.inks(space.initial) != nil else { return nil }
        let decode = image.decode?.count == 2 * count ? image.decode : nil
        var offset = 0.0
        var slopes: [Double] = []
        for index in 0..<count {
            let (low, high) = (decode?[2 * index] ?? 0, decode?[2 * index + 1] ?? 1)
            offset += low * 100
            slopes.append((high - low) * 100 / 255)
        }
        return .linear(offset: offset, slopes: slopes)
    }

    private init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        columns = min(width, InkGrid.cells)
        rows = min(height, InkGrid.cells)
        sums = Array(repeating: 0, count: columns * rows)
    }

    /// Adds samples up; false where there are not enough.
    private mutating func add(_ data: [UInt8], _ image: ImageInfo, _ components: Int, _ totals: Totals) -> Bool {
        let bytesPerRow = (width * components * image.bits + 7) / 8
        guard [1, 2, 4, 8, 16].contains(image.bits), data.count >= bytesPerRow * height else { return false }
        for y in 0..<height {
            let start = y * bytesPerRow
            let row =
                image.bits == 8
                ? data[start..<start + bytesPerRow]
                : InkGrid.unpack(
                    data[start..<start + bytesPerRow], bits: image.bits, count: width * components,
                    scaled: { if case .linear = totals { true } else { false } }())
            let cells = y * rows / height * columns
            row.withUnsafeBufferPointer { samples in
                switch totals {
                case .table(let table):
                    for x in 0..<width { sums[cells + x * columns / width] += table[Int(samples[x])] }
                case .linear(let offset, let slopes):
                    addLinear(samples, components, cells, offset, slopes)
                }
            }
        }
        return true
    }

    private mutating func addLinear(
        _ samples: UnsafeBufferPointer<UInt8>, _ components: Int, _ cells: Int, _ offset: Double, _ slopes: [Double]
    ) {
        let isUniform = slopes.allSatisfy { $0 == slopes[0] }
        for column in 0..<columns {
            let (from, to) = (edge(column, columns, width), edge(column + 1, columns, width))
            var ink = offset * Double(to - from)
            if isUniform {
                var sum = 0
                for index in from * components..<to * components { sum &+= Int(samples[index]) }
                ink += Double(sum) * slopes[0]
            } else {
                for x in from..<to {
                    for k in 0..<components { ink += Double(samples[x * components + k]) * slopes[k] }
                }
            }
            sums[cells + column] += ink
        }
    }

    /// First pixel of a cell.
    private func edge(_ cell: Int, _ cells: Int, _ pixels: Int) -> Int { (cell * pixels + cells - 1) / cells }

    /// Samples of other depths as bytes; scaled to 0 … 255 unless they are indices.
    private static func unpack(_ row: ArraySlice<UInt8>, bits: Int, count: Int, scaled: Bool) -> ArraySlice<UInt8> {
        var result = [UInt8](repeating: 0, count: count)
        let start = row.startIndex
        if bits == 16 {
            for index in 0..<count { result[index] = row[start + 2 * index] }
            return result[...]
        }
        let most = (1 << bits) - 1
        for index in 0..<count {
            let bit = index * bits
            let value = Int(row[start + bit / 8]) >> (8 - bits - bit % 8) & most
            result[index] = UInt8(scaled ? value * 255 / most : value)
        }
        return result[...]
    }

    /// The most ink in any window that covers so much of the image's width and height (0 to 1), and the window's centre
    /// as fractions from the top left.
    func most(window: (width: Double, height: Double)) -> (ink: Double, x: Double, y: Double) {
        let wide = min(max(Int((window.width * Double(columns)).rounded()), 1), columns)
        let high = min(max(Int((window.height * Double(rows)).rounded()), 1), rows)
        // Sums of everything above and left of a corner.
        var areas = [Double](repeating: 0, count: (columns + 1) * (rows + 1))
        for row in 0..<rows {
            var line = 0.0
            for column in 0..<columns {
                line += sums[row * columns + column]
                areas[(row + 1) * (columns + 1) + column + 1] = areas[row * (columns + 1) + column + 1] + line
            }
        }
        var best = (ink: 0.0, x: 0.5, y: 0.5)
        for row in 0...rows - high {
            let pixelsDown = edge(row + high, rows, height) - edge(row, rows, height)
            for column in 0...columns - wide {
                let across = edge(column + wide, columns, width) - edge(column, columns, width)
                let (top, bottom) = (row * (columns + 1) + column, (row + high) * (columns + 1) + column)
                let sum = areas[bottom + wide] - areas[bottom] - areas[top + wide] + areas[top]
                let ink = sum / Double(max(across * pixelsDown, 1))
                if ink > best.ink {
                    best = (
                        ink, (Double(column) + Double(wide) / 2) / Double(columns),
                        (Double(row) + Double(high) / 2) / Double(rows)
                    )
                }
            }
        }
        return best
    }
}
