/// RTF as pandoc reads all of it.
///
/// After a letter by its number (`\u241`) stands what programs show that do not know it; pandoc takes the whole next word
/// for that, so `a\u241?o` would be `añ`: a sign of its own (`\'3f`) parts them. Of fields pandoc reads the words of links,
/// and past those of all others: without the word `\field` they are text.
enum RichTextFile {
    /// The file so written.
    static func readable(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count else {
                result.append(bytes[index])
                index += 1
                continue
            }
            if let end = letter(bytes, at: index) {
                result += bytes[index..<end.number] + Array("\\'".utf8) + hexadecimal(bytes[end.sign])
                index = end.sign + 1
            } else if isField(bytes, at: index) {
                index += field.count
            } else {
                // What follows a backslash is never a backslash of its own.
                result += bytes[index..<index + 2]
                index += 2
            }
        }
        return result
    }

    /// Where the number of a letter ends, and the sign after it, where that shows as it is.
    private static func letter(_ bytes: [UInt8], at index: Int) -> (number: Int, sign: Int)? {
        guard bytes[index + 1] == UInt8(ascii: "u") else { return nil }
        var end = index + 2
        if end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
        let start = end
        while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
        guard end > start, end < bytes.count else { return nil }
        // A space after a control word belongs to it.
        let sign = bytes[end] == UInt8(ascii: " ") ? end + 1 : end
        guard sign < bytes.count, bytes[sign] > 0x20, bytes[sign] < 0x7F, !"\\{}".utf8.contains(bytes[sign]) else {
            return nil
        }
        return (end, sign)
    }

    private static let field = Array("\\field".utf8)
    private static let link = Array("HYPERLINK".utf8)
    /// Bytes between a field and its instruction: groups and settings.
    private static let reach = 160

    /// Whether a field begins that is no link.
    private static func isField(_ bytes: [UInt8], at index: Int) -> Bool {
        let rest = bytes[index...]
        guard rest.starts(with: field), let next = rest.dropFirst(field.count).first,
            !(0x61...0x7A).contains(next | 0x20)
        else { return false }
        let head = rest.prefix(reach)
        return !head.indices.contains { bytes[$0] == link[0] && bytes[$0...].starts(with: link) }
    }

    private static func hexadecimal(_ byte: UInt8) -> [UInt8] {
        Array((byte < 16 ? "0" : "") + String(byte, radix: 16)).compactMap(\.asciiValue)
    }
}
