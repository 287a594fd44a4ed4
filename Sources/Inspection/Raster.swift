import Foundation

/// A picture of eight bits a sample.
struct Raster: Sendable {
    let width: Int
    let height: Int
    /// 1 for gray, 3 for RGB.
    let channels: Int
    /// Rows from the top, samples pixel by pixel.
    var samples: [UInt8]

    /// A picture of one value.
    init(width: Int, height: Int, channels: Int, filledWith value: UInt8) {
        (self.width, self.height, self.channels) = (width, height, channels)
        samples = [UInt8](repeating: value, count: width * height * channels)
    }

    /// A binary PPM (`P6`), as Ghostscript writes it; `nil` for anything else.
    init?(ppm bytes: [UInt8]) {
        var place = 0
        var fields: [String] = []
        while fields.count < 4, place < min(bytes.count, 1000) {
            if bytes[place] == 0x23 {
                while place < bytes.count, bytes[place] != 0x0A { place += 1 }
            } else if bytes[place] <= 0x20 {
                place += 1
            } else {
                let start = place
                while place < bytes.count, bytes[place] > 0x20 { place += 1 }
                fields.append(String(decoding: bytes[start..<place], as: UTF8.self))
            }
        }
        guard fields.count == 4, fields[0] == "P6", fields[3] == "255", let width = Int(fields[1]),
            let height = Int(fields[2]), width > 0, height > 0, bytes.count - place - 1 >= width * height * 3
        else { return nil }
        (self.width, self.height, channels) = (width, height, 3)
        samples = Array(bytes[(place + 1)..<(place + 1 + width * height * 3)])
    }

    /// An uncompressed TIFF of one eight-bit channel (TIFF 6.0, section 4); `nil` for anything else.
    init?(tiff bytes: [UInt8]) {
        func number(_ at: Int, _ count: Int) -> Int? {
            guard at >= 0, at + count <= bytes.count else { return nil }
            return (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
        }
        guard number(0, 4) == 0x002A_4949, let directory = number(4, 4), let entries = number(directory, 2) else {
            return nil
        }
        var fields: [Int: [Int]] = [:]
        for entry in 0..<entries {
            let at = directory + 2 + 12 * entry
            guard let tag = number(at, 2), let type = number(at + 2, 2), let count = number(at + 4, 4) else {
                return nil
            }
            guard let size = [3: 2, 4: 4][type], count <= bytes.count else { continue }
            guard let start = count * size <= 4 ? at + 8 : number(at + 8, 4) else { return nil }
            fields[tag] = (0..<count).compactMap { number(start + $0 * size, size) }
        }
        guard let width = fields[256]?.first, let height = fields[257]?.first, fields[258]?.first == 8,
            fields[259]?.first == 1, (fields[277]?.first ?? 1) == 1, let offsets = fields[273],
            let counts = fields[279],
            offsets.count == counts.count, width > 0, height > 0
        else { return nil }
        var samples: [UInt8] = []
        samples.reserveCapacity(width * height)
        for (offset, count) in zip(offsets, counts) where count > 0 {
            guard offset + count <= bytes.count else { return nil }
            samples += bytes[offset..<offset + count]
        }
        guard samples.count >= width * height else { return nil }
        (self.width, self.height, channels) = (width, height, 1)
        self.samples = Array(samples.prefix(width * height))
    }

    /// Averaged down to at most so many pixels across and high.
    func reduced(width most: Int, height mostHigh: Int) -> Raster {
        let step = max((width + most - 1) / most, (height + mostHigh - 1) / mostHigh, 1)
        guard step > 1 else { return self }
        var result = Raster(
            width: max(width / step, 1), height: max(height / step, 1), channels: channels, filledWith: 255)
        for y in 0..<result.height {
            for x in 0..<result.width {
                for channel in 0..<channels {
                    var (sum, count) = (0, 0)
                    for row in y * step..<min((y + 1) * step, height) {
                        for column in x * step..<min((x + 1) * step, width) {
                            sum += Int(samples[(row * width + column) * channels + channel])
                            count += 1
                        }
                    }
                    result.samples[(y * result.width + x) * channels + channel] = UInt8(sum / max(count, 1))
                }
            }
        }
        return result
    }
}
