/// The predictors of Flate and LZW (ISO 32000-1, 7.4.4.4): TIFF's and PNG's.
struct PDFPredictor {
    private let png: Bool
    private let colours: Int
    private let bits: Int
    private let columns: Int

    /// The predictor that parameters ask for; `nil` where they ask for none or make no sense.
    init?(_ parameters: PDFObject?) {
        guard let predictor = parameters?["Predictor"]?.integer, predictor > 1 else { return nil }
        png = predictor >= 10
        colours = parameters?["Colors"]?.integer ?? 1
        bits = parameters?["BitsPerComponent"]?.integer ?? 8
        columns = parameters?["Columns"]?.integer ?? 1
        guard (1...64).contains(colours), [1, 2, 4, 8, 16].contains(bits), (1...10_000_000).contains(columns),
            png || predictor == 2
        else { return nil }
    }

    private var bytesPerPixel: Int { max(1, colours * bits / 8) }
    private var bytesPerRow: Int { (columns * colours * bits + 7) / 8 }

    /// The data before prediction.
    func undo(_ data: [UInt8]) -> [UInt8] { png ? undoPNG(data) : undoTIFF(data) }

    private func undoTIFF(_ data: [UInt8]) -> [UInt8] {
        // Other depths are legal but not seen in print; their data is left as it is.
        guard bits == 8 else { return data }
        var data = data
        for row in stride(from: 0, to: data.count, by: bytesPerRow) {
            let end = min(row + bytesPerRow, data.count)
            guard row + colours < end else { continue }
            for index in row + colours..<end { data[index] = data[index] &+ data[index - colours] }
        }
        return data
    }

    private func undoPNG(_ data: [UInt8]) -> [UInt8] {
        let (length, pixel) = (bytesPerRow, bytesPerPixel)
        var output: [UInt8] = []
        output.reserveCapacity(data.count)
        var above = [UInt8](repeating: 0, count: length)
        var row = above
        var index = 0
        while index + 1 < data.count {
            let filter = data[index]
            let count = min(length, data.count - index - 1)
            for x in 0..<count {
                let left = x >= pixel ? row[x - pixel] : 0
                let upper = above[x]
                let corner = x >= pixel ? above[x - pixel] : 0
                let guess: UInt8 =
                    switch filter {
                    case 1: left
                    case 2: upper
                    case 3: UInt8((Int(left) + Int(upper)) / 2)
                    case 4: PDFPredictor.paeth(left, upper, corner)
                    default: 0
                    }
                row[x] = data[index + 1 + x] &+ guess
            }
            output.append(contentsOf: row[..<count])
            above = row
            index += 1 + length
        }
        return output
    }

    private static func paeth(_ left: UInt8, _ upper: UInt8, _ corner: UInt8) -> UInt8 {
        let guess = Int(left) + Int(upper) - Int(corner)
        let (a, b, c) = (abs(guess - Int(left)), abs(guess - Int(upper)), abs(guess - Int(corner)))
        return a <= b && a <= c ? left : b <= c ? upper : corner
    }
}
