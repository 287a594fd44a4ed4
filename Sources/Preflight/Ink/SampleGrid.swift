import PDFSyntax

/// An image's samples averaged in cells: coarse enough to keep, fine enough for a window of millimetres.
struct SampleGrid {
    let columns: Int
    let rows: Int
    let components: Int
    /// Means, 0 to 1, component after component in each cell, rows from the top; of an indexed image, its table's entry.
    private(set) var means: [Float]

    /// Most cells along a side.
    private static let cells = 256
    /// Rows of pixels that stand for a cell where it has more.
    private static let rowsOfCell = 12

    /// Averages samples; `nil` where there are not enough of them.
    ///
    /// - Parameters:
    ///   - bits: 1, 2, 4, 8 or 16 of each sample.
    ///   - table: what each sample stands for, where it is an index: `stride` numbers for each.
    init?(
        _ data: [UInt8], width: Int, height: Int, components: Int, bits: Int,
        table: (values: [Float], stride: Int)? = nil
    ) {
        let bytesPerRow = (width * components * bits + 7) / 8
        guard [1, 2, 4, 8, 16].contains(bits), components > 0, data.count >= bytesPerRow * height else { return nil }
        columns = min(width, SampleGrid.cells)
        rows = min(height, SampleGrid.cells)
        self.components = table?.stride ?? components
        means = [Float](repeating: 0, count: columns * rows * self.components)
        var samples = [UInt8](repeating: 0, count: width * components)
        for row in 0..<rows {
            let lines = SampleGrid.edge(row, rows, height)..<SampleGrid.edge(row + 1, rows, height)
            let step = max(lines.count / SampleGrid.rowsOfCell, 1)
            var count = 0
            for line in stride(from: lines.lowerBound, to: lines.upperBound, by: step) {
                let bytes = data[line * bytesPerRow..<(line + 1) * bytesPerRow]
                SampleGrid.unpack(bytes, bits: bits, into: &samples, scaled: table == nil)
                add(samples, width, row, components, table)
                count += 1
            }
            finish(row, width, count, isIndexed: table != nil)
        }
    }

    private mutating func add(
        _ samples: [UInt8], _ width: Int, _ row: Int, _ stride: Int, _ table: (values: [Float], stride: Int)?
    ) {
        let components = components
        let (columns, base) = (columns, row * columns * components)
        samples.withUnsafeBufferPointer { samples in
            means.withUnsafeMutableBufferPointer { means in
                for column in 0..<columns {
                    let cell = base + column * components
                    let (from, to) = (
                        SampleGrid.edge(column, columns, width), SampleGrid.edge(column + 1, columns, width)
                    )
                    if let table {
                        for x in from..<to {
                            let entry = Int(samples[x]) * components
                            guard entry + components <= table.values.count else { continue }
                            for k in 0..<components { means[cell + k] += table.values[entry + k] }
                        }
                    } else {
                        for k in 0..<components {
                            var sum = 0
                            for x in from..<to { sum &+= Int(samples[x &* components &+ k]) }
                            means[cell + k] += Float(sum)
                        }
                    }
                }
            }
        }
    }

    private mutating func finish(_ row: Int, _ width: Int, _ lines: Int, isIndexed: Bool) {
        for column in 0..<columns {
            let pixels = SampleGrid.edge(column + 1, columns, width) - SampleGrid.edge(column, columns, width)
            let scale = 1 / Float(max(pixels * lines, 1)) / (isIndexed ? 1 : 255)
            let cell = (row * columns + column) * components
            for k in 0..<components { means[cell + k] *= scale }
        }
    }

    /// First pixel of a cell.
    private static func edge(_ cell: Int, _ cells: Int, _ pixels: Int) -> Int { (cell * pixels + cells - 1) / cells }

    /// A row's samples as bytes; scaled to 0 … 255 unless they are indices.
    private static func unpack(_ row: ArraySlice<UInt8>, bits: Int, into samples: inout [UInt8], scaled: Bool) {
        let count = samples.count
        row.withUnsafeBufferPointer { row in
            samples.withUnsafeMutableBufferPointer { samples in
                switch bits {
                case 8: for index in 0..<count { samples[index] = row[index] }
                case 16: for index in 0..<count { samples[index] = row[2 * index] }
                default:
                    let most = (1 << bits) - 1
                    for index in 0..<count {
                        let bit = index * bits
                        let value = Int(row[bit / 8]) >> (8 - bits - bit % 8) & most
                        samples[index] = UInt8(scaled ? value * 255 / most : value)
                    }
                }
            }
        }
    }
}
