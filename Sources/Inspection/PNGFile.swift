import CDeflate
import PDFWriting

/// Writes pictures as PNG (RFC 2083).
enum PNGFile {
    /// The file's bytes, with its resolution in pixels per inch.
    ///
    /// Throws `paint.failed` where there is no memory to compress them.
    static func bytes(of raster: Raster, resolution: Double) throws -> [UInt8] {
        var png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let colour: UInt8 = raster.channels == 3 ? 2 : 0
        png += chunk("IHDR", big(raster.width) + big(raster.height) + [8, colour, 0, 0, 0])
        let perMetre = Int((resolution / 0.0254).rounded())
        png += chunk("pHYs", big(perMetre) + big(perMetre) + [1])
        png += chunk("IDAT", try Deflate().compress(rows(of: raster)))
        return png + chunk("IEND", [])
    }

    /// Every row as its difference from the one above (filter 2).
    private static func rows(of raster: Raster) -> [UInt8] {
        let length = raster.width * raster.channels
        var result: [UInt8] = []
        result.reserveCapacity((length + 1) * raster.height)
        raster.samples.withUnsafeBufferPointer { samples in
            for row in 0..<raster.height {
                result.append(2)
                let start = row * length
                for index in start..<start + length {
                    result.append(row > 0 ? samples[index] &- samples[index - length] : samples[index])
                }
            }
        }
        return result
    }

    private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        let named = Array(name.utf8) + body
        return big(body.count) + named + big(Int(libdeflate_crc32(0, named, named.count)))
    }

    private static func big(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
