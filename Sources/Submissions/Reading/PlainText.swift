import Foundation
import PrintModel

/// Text without markup, in whatever encoding an old program left it.
enum PlainText {
    /// The characters: UTF-8 or UTF-16 as their marks tell, else UTF-8 where it is valid, else Windows-1252. Line ends
    /// are `\n`; control characters other than tabs are spaces.
    static func decode(_ bytes: [UInt8]) -> String {
        let text: String
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            text = String(data: Data(bytes), encoding: .utf16) ?? ""
        } else {
            let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
            text =
                String(validating: plain, as: UTF8.self)
                ?? String(data: Data(plain), encoding: .windowsCP1252) ?? String(decoding: plain, as: UTF8.self)
        }
        return String(
            text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").unicodeScalars.map { scalar in
                let isControl = scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
                return Character(isControl || scalar == "\u{FEFF}" ? " " : scalar)
            }
        ).precomposedStringWithCanonicalMapping
    }

    /// Paragraphs: parted by empty lines where there are any; else each line is one, unless the lines were broken at a
    /// width, as mail programs do.
    static func draft(_ text: String) -> Draft {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        let written = lines.filter { !$0.isEmpty }
        let hasGaps = lines.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.contains("")
        let isWrapped = hasGaps && (written.map(\.count).max() ?? 0) <= 100
        var paragraphs: [String] = []
        var open = false
        for line in lines {
            if line.isEmpty {
                open = false
            } else if open, isWrapped, let last = paragraphs.last, !isItem(line), last.count > 40 {
                paragraphs[paragraphs.count - 1] = last + " " + line
            } else {
                paragraphs.append(line)
                open = true
            }
        }
        return Draft(blocks: paragraphs.map { .paragraph(RichText($0)) })
    }

    /// Whether a line begins an item of a list as people type it.
    private static func isItem(_ line: String) -> Bool {
        line.prefixMatch(of: #/([-–—•·*▪►]|\(?[0-9]{1,2}[.)]|[a-z]\))\s/#) != nil
    }
}
