import Foundation

/// What remains of a photograph when it is saved anew, made smaller or trimmed a little: enough to know it again.
public struct PhotoSketch: Sendable, Hashable, Codable {
    /// Whether each of the 64 slowest waves of the picture is stronger than the middle one.
    var waves: UInt64
    /// Lightness of eight by eight squares.
    var squares: [UInt8]

    private static let side = 32

    /// As text that is kept; `nil` where it is none.
    public init?(_ text: String) {
        let bytes = stride(from: 0, to: text.utf8.count, by: 2).compactMap { place in
            UInt8(text.dropFirst(place).prefix(2), radix: 16)
        }
        guard bytes.count == 72, text.utf8.count == 144 else { return nil }
        waves = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        squares = Array(bytes[8...])
    }

    /// The text that it is kept as: 144 hexadecimal digits.
    public var text: String {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: waves >> UInt64(56 - 8 * $0)) } + squares
        return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Of a working copy.
    init(of copy: WorkingCopy) throws {
        let side = PhotoSketch.side
        let pixels = try copy.reduced(width: side, height: side)
        guard pixels.count == side * side else { throw PictureFailure() }
        waves = PhotoSketch.waves(of: pixels.map(Double.init))
        squares = (0..<64).map { square in
            let (x, y) = (square % 8 * 4, square / 8 * 4)
            let sum = (0..<16).reduce(0) { $0 + Int(pixels[(y + $1 / 4) * side + x + $1 % 4]) }
            return UInt8(sum / 16)
        }
    }

    /// Whether two are of nearly the same picture: the waves agree in all but ten, and so do light and dark.
    ///
    /// Ten of 64 is what a trim of three percent or a heavy compression changes; pictures of different things differ in
    /// about half.
    public func nearlyEquals(_ other: PhotoSketch) -> Bool {
        (waves ^ other.waves).nonzeroBitCount <= PhotoSketch.mostDifferent && likeness(other) > 0.9
    }

    /// Most waves in which nearly equal pictures differ.
    static let mostDifferent = 10

    /// How light and dark go together, -1 to 1; exposure and contrast do not matter.
    private func likeness(_ other: PhotoSketch) -> Double {
        func centred(_ values: [UInt8]) -> [Double] {
            let mean = values.reduce(0) { $0 + Double($1) } / Double(max(1, values.count))
            return values.map { Double($0) - mean }
        }
        let (a, b) = (centred(squares), centred(other.squares))
        func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
        // What is as good as empty is like nothing: waves of a blank are chance.
        guard min(dot(a, a), dot(b, b)) > 64 * 4 else { return 0 }
        return dot(a, b) / (dot(a, a) * dot(b, b)).squareRoot()
    }

    /// The signs of the slowest waves of a discrete cosine transform, against their median. (C. Zauner, "Implementation
    /// and benchmarking of perceptual image hash functions", 2010.)
    private static func waves(of pixels: [Double]) -> UInt64 {
        let cosines = (0..<9).map { wave in
            (0..<side).map { cos(Double.pi * Double(wave) * (2 * Double($0) + 1) / Double(2 * side)) }
        }
        let rows = (0..<side).map { y in
            cosines.map { wave in (0..<side).reduce(0.0) { $0 + wave[$1] * pixels[y * side + $1] } }
        }
        var strengths: [Double] = []
        for v in 1..<9 {
            for u in 1..<9 { strengths.append((0..<side).reduce(0.0) { $0 + cosines[v][$1] * rows[$1][u] }) }
        }
        let ranked = strengths.sorted()
        let median = (ranked[31] + ranked[32]) / 2
        return strengths.enumerated().reduce(0) { $0 | ($1.element > median ? 1 << UInt64($1.offset) : 0) }
    }
}
