import Digests
import Foundation
import Geometry

/// Writes a PDF object after object, from the header to the trailer, without holding it in memory (ISO 32000-1, 7.5).
///
/// The file appears at its path when `finish` was called; until then whatever lay there stays. There is no clock and no
/// chance in it: the same objects give the same bytes, and an `/ID` made from them. Belongs to one thread.
public final class PDFFileWriter {
    private let output: OutputFile
    private let deflate: Deflate
    /// Where each object begins; 0 for one that has a number and was not written yet.
    private var offsets: [Int] = [0]
    private var position = 0
    private var fingerprint = Fingerprint()
    private static let largest = 9_999_999_999

    /// Begins a file of a version such as `1.6`.
    ///
    /// Throws `Fault.cannotWrite` where nothing can be written there.
    public init(path: String, version: String) throws {
        output = try OutputFile(path: path)
        deflate = try Deflate()
        // Four bytes over 127 tell every program that copies it that the file is not text (7.5.2).
        try put(Array("%PDF-\(version)\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 0x0A])
    }

    /// What was written so far, as one number: what a document's identity may follow from.
    public var identity: Fingerprint { fingerprint }

    /// The number of an object that is written later.
    public func reserve() -> Int {
        offsets.append(0)
        return offsets.count - 1
    }

    /// Writes an object whose number was reserved.
    public func write(_ number: Int, _ body: PDFBytes) throws {
        try begin(number)
        try put(body.bytes)
        try put(Array("\nendobj\n".utf8))
    }

    /// Writes an object and gives its number.
    @discardableResult
    public func write(_ body: PDFBytes) throws -> Int {
        let number = reserve()
        try write(number, body)
        return number
    }

    /// Writes a stream whose bytes are already as `entries` says; `entries` are those of its dictionary without
    /// `/Length`.
    public func writeStream(_ number: Int, _ entries: String, encoded bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try writeStream(number, entries, borrowed: $0) }
    }

    /// Compresses bytes and writes them as a stream.
    public func writeStream(_ number: Int, _ entries: String, compressing bytes: [UInt8]) throws {
        try writeStream(number, entries + " /Filter /FlateDecode", encoded: deflate.compress(bytes))
    }

    /// Writes a stream from borrowed memory.
    public func writeStream(_ number: Int, _ entries: String, borrowed bytes: UnsafeRawBufferPointer) throws {
        try begin(number)
        try put(Array("<< \(entries) /Length \(bytes.count) >>\nstream\n".utf8))
        try put(bytes)
        try put(Array("\nendstream\nendobj\n".utf8))
    }

    /// Writes the table of objects and the trailer, and puts the file in its place.
    ///
    /// Throws `paint.failed` where an object that has a number was never written, or the file grew over ten gigabytes.
    public func finish(root: Int, info: Int) throws {
        guard offsets.dropFirst().allSatisfy({ $0 > 0 }), position <= PDFFileWriter.largest else {
            throw Fault(.cannotWrite, .paintFailed, at: Finding.Place(file: output.path), ["reason": "xref"])
        }
        let start = position
        var table = PDFBytes("xref\n0 \(offsets.count)\n0000000000 65535 f \n")
        for offset in offsets.dropFirst() {
            let digits = String(offset)
            table.write(String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n")
        }
        let identity = PDFBytes.hexadecimal(fingerprint.bytes)
        table.write(
            "trailer\n<< /Size \(offsets.count) /Root \(root) 0 R /Info \(info) 0 R /ID [\(identity)\(identity)] >>\n")
        table.write("startxref\n\(start)\n%%EOF\n")
        try put(table.bytes)
        try output.commit()
    }

    private func begin(_ number: Int) throws {
        offsets[number] = position
        try put(Array("\(number) 0 obj\n".utf8))
    }

    private func put(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes(put) }

    private func put(_ bytes: UnsafeRawBufferPointer) throws {
        fingerprint.add(bytes)
        position += bytes.count
        try output.write(bytes)
    }
}

extension PDFBytes {
    /// A hexadecimal string.
    static func hexadecimal(_ bytes: [UInt8]) -> String {
        "<" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined() + ">"
    }
}
