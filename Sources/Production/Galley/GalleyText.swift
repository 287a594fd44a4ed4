import Foundation
import Geometry
import Intake

/// A text of a paragraph a line, held as the bytes of its file: a long one costs no more memory than its size.
struct GalleyText: Sendable {
    /// A line of the file that holds something.
    struct Paragraph: Sendable {
        let bytes: Range<Int>
        /// Line of the file, from 1.
        let line: Int
        /// Whether it has marks that combine with the letter before.
        let combines: Bool
    }
    let paragraphs: [Paragraph]
    /// The date of the file's last change: the clock of the run.
    let date: CivilDate?
    private let bytes: [UInt8]

    /// Most bytes of a text: two thousand pages of small type come to half of it.
    static let limit = 64 << 20
    /// Most bytes of one paragraph: fifty times the longest that anyone sets.
    static let paragraphLimit = 256 << 10

    /// Reads a file, which findings call `shown`.
    ///
    /// Throws `Fault` where it is missing, too large, not UTF-8, empty, or holds control characters or a paragraph that
    /// is none.
    init(_ path: String, shown: String) throws(Fault) {
        let file = try FileBytes(path, as: shown, limit: GalleyText.limit)
        bytes = file.bytes
        date = GalleyText.date(file.modified)
        paragraphs = try GalleyText.paragraphs(of: bytes, Finding.Place(file: shown))
    }

    /// The characters of a paragraph, composed (NFC).
    func string(_ index: Int) -> String {
        let paragraph = paragraphs[index]
        let text = String(decoding: bytes[paragraph.bytes], as: UTF8.self)
        return paragraph.combines ? text.precomposedStringWithCanonicalMapping : text
    }

    private static func date(_ seconds: Int) -> CivilDate? {
        var seconds = time_t(seconds)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        return CivilDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }

    private static func paragraphs(of bytes: [UInt8], _ place: Finding.Place) throws(Fault) -> [Paragraph] {
        var found: [Paragraph] = []
        var findings: [Finding] = []
        bytes.withUnsafeBufferPointer { all in
            var start = all.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            var line = 0
            while start < all.count {
                line += 1
                var end = start
                while end < all.count, all[end] != 0x0A { end += 1 }
                let next = end + 1
                if end > start, all[end - 1] == 0x0D { end -= 1 }
                var place = place
                place.line = line
                let scan = LineScan(UnsafeBufferPointer(rebasing: all[start..<end]))
                if let finding = scan.finding(at: place) {
                    findings.append(finding)
                } else if !scan.isBlank {
                    if end - start > paragraphLimit {
                        let values = ["size": "\((end - start) >> 10)", "limit": "\(paragraphLimit >> 10)"]
                        findings.append(Finding(.error, .galleyLongParagraph, at: place, values))
                    }
                    found.append(Paragraph(bytes: start..<end, line: line, combines: scan.combines))
                }
                // A file in another encoding is said to be so once; of other things a person wants to see more than one.
                if findings.count >= 20 || findings.last?.code == .fileNotText { return }
                start = next
            }
        }
        guard findings.isEmpty else { throw Fault(.unusableData, findings) }
        guard !found.isEmpty else { throw Fault(.unusableData, .galleyEmpty, at: place) }
        return found
    }
}

/// What the bytes of one line hold.
private struct LineScan {
    private(set) var isBlank = true
    private(set) var combines = false
    private let isValid: Bool
    private var control: (offset: Int, length: Int)?
    private let line: UnsafeBufferPointer<UInt8>

    init(_ line: UnsafeBufferPointer<UInt8>) {
        self.line = line
        var isASCII = true
        for (offset, byte) in line.enumerated() {
            if byte > 0x20 { isBlank = false }
            if byte >= 0x80 {
                isASCII = false
                if byte == 0xCC || byte == 0xCD { combines = true }
                if control == nil, let length = LineScan.hidden(line, offset) { control = (offset, length) }
            } else if byte < 0x20 && byte != 0x09 || byte == 0x7F, control == nil {
                control = (offset, 1)
            }
        }
        isValid = isASCII || String(validating: line, as: UTF8.self) != nil
    }

    /// Bytes of a C1 control, a zero-width no-break space or a bidirectional override that starts here: as invisible as
    /// control characters.
    private static func hidden(_ line: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int? {
        func byte(_ distance: Int) -> UInt8 { offset + distance < line.count ? line[offset + distance] : 0 }
        switch (byte(0), byte(1), byte(2)) {
        case (0xC2, 0x80...0x9F, _): return 2
        case (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA6...0xA9), (0xEF, 0xBB, 0xBF): return 3
        default: return nil
        }
    }

    func finding(at place: Finding.Place) -> Finding? {
        var place = place
        if !isValid {
            let (column, byte) = firstInvalid
            place.column = column
            return Finding(.error, .fileNotText, at: place, ["byte": "0x" + hex(UInt32(byte), 2)])
        }
        guard let control else { return nil }
        let before = String(decoding: line[..<control.offset], as: UTF8.self)
        let text = String(decoding: line[control.offset..<control.offset + control.length], as: UTF8.self)
        place.column = before.unicodeScalars.count + 1
        let code = hex(text.unicodeScalars.first?.value ?? 0, 4)
        return Finding(.error, .fileControlCharacters, at: place, ["character": "U+" + code])
    }

    /// Column (in characters) and value of the first byte that is not UTF-8.
    private var firstInvalid: (column: Int, byte: UInt8) {
        var offset = 0
        for (number, scalar) in String(decoding: line, as: UTF8.self).unicodeScalars.enumerated() {
            if scalar == "\u{FFFD}", !line[offset...].starts(with: [0xEF, 0xBF, 0xBD]) {
                return (number + 1, line[offset])
            }
            offset += UTF8.width(scalar)
        }
        return (1, line.first ?? 0)
    }

    private func hex(_ value: UInt32, _ digits: Int) -> String {
        let text = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
