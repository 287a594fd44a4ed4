import Foundation
import Geometry
import PrintModel

/// The text of a piece of art, its placeholders `{ink}` replaced by the colours of the inks they name.
struct ArtSource {
    /// SVG with `#rrggbb` where placeholders stood.
    let svg: [UInt8]
    /// Placeholders that name no ink, in order of appearance.
    let unknownInks: [String]
    /// The first element that never prints as its file shows it, or `nil`: live text is set in whatever fonts the
    /// machine has, and what lies in other files is never loaded, so a linked picture would be lost without a word.
    let foreignElement: String?
    /// A drawing of a few paths; what is larger was not drawn for print.
    static let mostBytes = 4 << 20

    /// `nil` where the file cannot be read, is not UTF-8 or is too large.
    init?(path: String, replacing inks: [String: String], keys: ColourKeys) {
        guard let text = ArtSource.text(path) else { return nil }
        var result = ""
        var unknown: [String] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            guard let name = ArtSource.placeholder(in: rest[rest.index(after: open)...]) else {
                result += "{"
                rest = rest[rest.index(after: open)...]
                continue
            }
            let ink = inks[String(name)] ?? String(name)
            if let key = keys.keys[ink] {
                result += ArtSource.hexadecimal(key)
            } else if !unknown.contains(ink) {
                unknown.append(ink)
            }
            rest = rest[rest.index(after: name.endIndex)...]
        }
        svg = Array((result + rest).utf8)
        unknownInks = unknown
        foreignElement = ArtSource.foreignElement(in: result + rest)
    }

    private static func text(_ path: String) -> String? {
        var status = stat()
        // A pipe would be waited for.
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= mostBytes,
            let data = FileManager.default.contents(atPath: path), data.count <= mostBytes
        else { return nil }
        return String(validating: data, as: UTF8.self)
    }

    private static let foreign: Set<String> = ["text", "image", "feImage", "foreignObject"]

    private static func foreignElement(in text: String) -> String? {
        for tag in text.split(separator: "<") {
            // Without its namespace's prefix.
            let name = tag.prefix { !" \n\r\t/>".contains($0) }.split(separator: ":").last.map(String.init) ?? ""
            if foreign.contains(name) { return name }
            if name == "use", refersElsewhere(tag) { return name }
        }
        return nil
    }

    /// Whether an element's reference does not begin with `#`: it means another file.
    private static func refersElsewhere(_ tag: Substring) -> Bool {
        guard let match = tag.firstRange(of: #/href\s*=\s*["']\s*/#) else { return false }
        return !tag[match.upperBound...].hasPrefix("#")
    }

    /// A name up to `}`; a style sheet's braces hold spaces or punctuation and are left alone.
    private static func placeholder(in text: Substring) -> Substring? {
        let name = text.prefix(64).prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        guard !name.isEmpty, name.endIndex < text.endIndex, text[name.endIndex] == "}" else { return nil }
        return name
    }

    private static func hexadecimal(_ colour: RGB) -> String {
        "#"
            + [colour.red, colour.green, colour.blue].map { part in
                let digits = String(part, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
    }
}
