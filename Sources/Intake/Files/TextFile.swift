import Foundation
import Geometry

/// A text file of a workspace, read whole and made uniform: UTF-8 without a byte order mark, lines ended by `\n`,
/// characters composed (NFC), no control characters.
struct TextFile {
    /// The text.
    var text: String
    /// Path as the person would type it, for findings.
    var file: String

    /// Most bytes a text file of a workspace may have: thirty times the longest report anyone prints.
    static let limit = 256 * 1024

    /// Reads `path`, which findings call `file`. Anything but a readable, regular, moderately sized UTF-8 file is a finding.
    static func read(_ path: String, as file: String, limit: Int = TextFile.limit) -> Result<TextFile, ReadingFailure> {
        switch FileBytes.read(path, as: file, limit: limit) {
        case .failure(let failure): .failure(failure)
        case .success(let read): decode(read.bytes, as: file)
        }
    }

    static func decode(_ bytes: [UInt8], as file: String) -> Result<TextFile, ReadingFailure> {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            let (line, column) = firstInvalid(in: content)
            let value = String(format: "0x%02X", line.byte)
            return .failure(
                ReadingFailure(
                    .fileNotText, Finding.Place(file: file, line: line.line, column: column), ["byte": value]))
        }
        let marks = TextMarks(content)
        let unix = marks.hasReturn ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
        if marks.hasControl, let (line, column, scalar) = firstControl(in: unix) {
            let place = Finding.Place(file: file, line: line, column: column)
            let value = String(format: "U+%04X", scalar.value)
            return .failure(ReadingFailure(.fileControlCharacters, place, ["character": value]))
        }
        return .success(
            TextFile(text: marks.isComposed ? unix : unix.precomposedStringWithCanonicalMapping, file: file))
    }

    /// Line and column (in bytes) of the first byte that is not UTF-8, with its value.
    private static func firstInvalid(in bytes: ArraySlice<UInt8>) -> ((line: Int, byte: UInt8), Int) {
        var decoder = UTF8()
        var iterator = CountingIterator(bytes)
        while true {
            let start = iterator.position
            switch decoder.decode(&iterator) {
            case .scalarValue: continue
            case .emptyInput: return ((1, 0), 1)
            case .error:
                let before = bytes[bytes.startIndex..<min(bytes.startIndex + start, bytes.endIndex)]
                let line = before.count { $0 == 0x0A } + 1
                let column = start - (before.lastIndex(of: 0x0A).map { $0 - bytes.startIndex + 1 } ?? 0) + 1
                let byte = bytes.dropFirst(start).first ?? 0
                return ((line, byte), column)
            }
        }
    }

    private static func firstControl(in text: String) -> (line: Int, column: Int, scalar: Unicode.Scalar)? {
        var line = 1
        var column = 1
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                line += 1
                column = 1
                continue
            }
            // U+FEFF inside a text and the bidirectional overrides are as invisible as control characters.
            let forbidden =
                (scalar.properties.generalCategory == .control && scalar != "\t") || scalar == "\u{FEFF}"
                || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            if forbidden { return (line, column, scalar) }
            column += 1
        }
        return nil
    }
}

/// Why a file could not be read.
struct ReadingFailure: Error {
    /// What a person can mend.
    var finding: Finding

    init(_ code: FindingCode, _ place: Finding.Place, _ values: [String: String] = [:]) {
        finding = Finding(.error, code, at: place, values)
    }
}

/// Counts the bytes a decoder has taken.
private struct CountingIterator: IteratorProtocol {
    private var base: ArraySlice<UInt8>.Iterator
    private(set) var position = 0

    init(_ bytes: ArraySlice<UInt8>) { base = bytes.makeIterator() }

    mutating func next() -> UInt8? {
        guard let byte = base.next() else { return nil }
        position += 1
        return byte
    }
}
