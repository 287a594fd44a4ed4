import Foundation

/// The names of Office's strict format (ISO/IEC 29500-1) put as the transitional format has them, which is what readers
/// know: `http://purl.oclc.org/ooxml/wordprocessingml/main` is `http://schemas.openxmlformats.org/wordprocessingml/2006/main`.
enum StrictNames {
    private static let strict = Array("http://purl.oclc.org/ooxml/".utf8)
    private static let transitional = Array("http://schemas.openxmlformats.org/".utf8)

    /// Whether a part is in the strict format.
    static func areIn(_ bytes: [UInt8]) -> Bool { next(in: bytes[...]) != nil }

    /// The part with its names put so.
    static func replaced(in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        var rest = bytes[...]
        while let place = next(in: rest) {
            result += rest[..<place] + transitional
            rest = rest[(place + strict.count)...]
            // The year stands after the first part of the name.
            let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
            guard let end else { break }
            result += rest[..<end]
            if rest[end] == UInt8(ascii: "/") { result += Array("/2006".utf8) }
            rest = rest[end...]
        }
        return result + rest
    }

    private static func next(in bytes: ArraySlice<UInt8>) -> Int? {
        var start = bytes.startIndex
        while start + strict.count <= bytes.endIndex {
            guard let first = bytes[start...].firstIndex(of: strict[0]), first + strict.count <= bytes.endIndex else {
                return nil
            }
            if bytes[first..<first + strict.count].elementsEqual(strict) { return first }
            start = first + 1
        }
        return nil
    }
}
