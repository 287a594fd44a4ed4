import CVips
import Foundation
import Geometry

/// A photograph's copy for all to see: its pixels, its colour profile and which way is up, and nothing else that the file
/// tells of the person who took it, the place, or the telephone.
public enum PublicCopy {
    /// Least quality that a photograph of another format is given as JPEG.
    private static let quality = 95

    /// Writes the copy; gives its path, which is `stem` with the suffix of what it is.
    ///
    /// A JPEG keeps its pixels to the bit, and is what its first image is: what telephones add behind it is gone. What is
    /// lossless becomes PNG, all else JPEG. Throws a `Fault` where it cannot be read or written.
    public static func write(_ path: String, to stem: String, at place: Finding.Place) throws -> String {
        defer { Picture.rest() }
        let file = try PhotoFile(path, at: place)
        if case .jpeg = file.kind {
            guard let bytes = FileManager.default.contents(atPath: path),
                let bare = JPEGParts.bare(Array(bytes), orientation: file.orientation.number)
            else { throw truncated(path, place) }
            return try put(to: stem + ".jpg") { output in
                try bare.withUnsafeBytes { try output.write($0) }
            }
        }
        do {
            let picture = try Picture.open(path).upright().bare()
            let isLossy = file.isLossy && !picture.hasAlpha || picture.interpretation == VIPS_INTERPRETATION_CMYK
            return try put(to: stem + (isLossy ? ".jpg" : ".png")) { output in
                let target = output.temporaryPath
                let failed =
                    isLossy
                    ? imprenta_vips_jpeg_file(picture.handle, target, Int32(quality))
                    : imprenta_vips_png_file(picture.handle, target)
                if failed != 0 { throw Picture.failure() }
            }
        } catch is PictureFailure { throw truncated(path, place) }
    }

    private static func put(to path: String, _ body: (OutputFile) throws -> Void) throws -> String {
        let output = try OutputFile(path: path)
        try body(output)
        try output.commit()
        return path
    }

    private static func truncated(_ path: String, _ place: Finding.Place) -> Fault {
        Fault(.unusableData, .photoTruncated, at: place, ["photo": place.file ?? PhotoFile.name(path)])
    }
}

extension Picture {
    /// The same pixels with nothing said about them but their colour profile.
    func bare() throws -> Picture { try make { imprenta_vips_bare(handle, $0) } }
}

/// The segments of a JPEG (ITU-T T.81, annex B).
enum JPEGParts {
    /// The file with the segments its pixels need, its colour profile, and its orientation; `nil` where the segments do
    /// not follow one another.
    static func bare(_ bytes: [UInt8], orientation: Int) -> [UInt8]? {
        guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
        var result: [UInt8] = [0xFF, 0xD8]
        result.reserveCapacity(bytes.count)
        var place = 2
        var isOriented = orientation == 1
        while place + 1 < bytes.count {
            guard bytes[place] == 0xFF else { return nil }
            let marker = bytes[place + 1]
            // Any number of these may fill the space before a marker.
            if marker == 0xFF {
                place += 1
                continue
            }
            if marker == 0xD9 { return result + [0xFF, 0xD9] }
            guard place + 3 < bytes.count else { return nil }
            let end = place + 2 + Int(bytes[place + 2]) << 8 + Int(bytes[place + 3])
            guard end >= place + 4, end <= bytes.count else { return nil }
            let segment = bytes[place..<end]
            if !isOriented, marker != 0xE0 {
                result += exif(orientation)
                isOriented = true
            }
            if belongs(segment, marker) { result += segment }
            place = end
            if marker == 0xDA {
                let data = scan(bytes, from: place)
                result += bytes[place..<data]
                place = data
            }
        }
        // Cut short after its last scan: decoders take it as it is.
        return place > 2 ? result + [0xFF, 0xD9] : nil
    }

    /// Where the coded pixels after a scan's header end: at the next marker that is not part of them.
    private static func scan(_ bytes: [UInt8], from start: Int) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var place = start
            while place + 1 < bytes.count {
                let next = bytes[place + 1]
                if bytes[place] == 0xFF, next != 0, next != 0xFF, !(0xD0...0xD7).contains(next) { return place }
                place += 1
            }
            return bytes.count
        }
    }

    /// Whether a segment is the picture's own: tables, frames and scans, JFIF's mark, colour profiles, Adobe's transform.
    private static func belongs(_ segment: ArraySlice<UInt8>, _ marker: UInt8) -> Bool {
        func says(_ text: String) -> Bool { segment.dropFirst(4).starts(with: Array(text.utf8)) }
        return switch marker {
        case 0xE0: says("JFIF\u{0}")
        case 0xE2: says("ICC_PROFILE\u{0}")
        case 0xEE: says("Adobe")
        case 0xE1...0xEF, 0xFE: false
        default: true
        }
    }

    /// A segment that says which way is up and nothing else.
    private static func exif(_ orientation: Int) -> [UInt8] {
        let entry: [UInt8] = [0x12, 0x01, 3, 0, 1, 0, 0, 0, UInt8(clamping: orientation), 0, 0, 0]
        let body = Array("Exif\u{0}\u{0}II*\u{0}".utf8) + [8, 0, 0, 0, 1, 0] + entry + [0, 0, 0, 0]
        return [0xFF, 0xE1, 0, UInt8(body.count + 2)] + body
    }
}
