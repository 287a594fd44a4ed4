import Foundation
import PDFWriting

/// Two plates of a photograph as one zlib stream that a PDF takes as it is, in rows filtered as PNG does (RFC 2083, 6.6),
/// which halves a photograph.
enum TwoPlateFile {
    /// The stream of samples that lie pixel by pixel, two bytes each, in rows of `width` pixels.
    static func bytes(of samples: [UInt8], width: Int) throws -> Data {
        let packed = try Deflate().compress(filtered(samples, rowBytes: 2 * width))
        guard !packed.isEmpty else { throw PictureFailure() }
        return Data(packed)
    }

    /// Every row as what the Paeth predictor leaves of it, after the filter's number.
    private static func filtered(_ samples: [UInt8], rowBytes: Int) -> [UInt8] {
        guard rowBytes > 0 else { return [] }
        let rows = samples.count / rowBytes
        var result: [UInt8] = []
        result.reserveCapacity(samples.count + rows)
        samples.withUnsafeBufferPointer { bytes in
            for row in 0..<rows {
                let start = row * rowBytes
                result.append(4)
                for index in start..<start + rowBytes {
                    let left = index - 2 >= start ? Int(bytes[index - 2]) : 0
                    let above = row > 0 ? Int(bytes[index - rowBytes]) : 0
                    let corner = row > 0 && index - 2 >= start ? Int(bytes[index - rowBytes - 2]) : 0
                    result.append(bytes[index] &- UInt8(paeth(left, above, corner)))
                }
            }
        }
        return result
    }

    private static func paeth(_ left: Int, _ above: Int, _ corner: Int) -> Int {
        let guess = left + above - corner
        let (a, b, c) = (abs(guess - left), abs(guess - above), abs(guess - corner))
        return a <= b && a <= c ? left : b <= c ? above : corner
    }
}
