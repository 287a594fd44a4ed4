import CQPDF
import Foundation
import Geometry

/// A look at a file's bytes before qpdf sees them, for two attacks that qpdf 11.3 does not withstand: streams whose
/// lengths stand in other streams, one after another, until the stack is spent; and compressed cross references or
/// object streams that unfold to more than memory holds.
///
/// One pass; what it takes for objects may be chance bytes inside a stream, which does no harm.
struct HostileScan {
    /// Longest chain of streams whose lengths stand in one another. Sound files have none: a length is a number.
    private static let chainLimit = 100
    /// Most bytes that any compressed stream may unfold to.
    private static let streamLimit = 1_000_000_000
    /// Most bytes that a cross reference or object stream may unfold to.
    private static let structureLimit = 256_000_000
    /// Most bytes that all streams that were looked into may unfold to.
    private static let totalLimit = 10_000_000_000
    /// Most white space and comments between a length's parts that are looked through.
    private static let gapLimit = 4096

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    /// The object being looked at, and what its dictionary has said so far.
    private var object = 0
    private var flates = 0
    private var isStructure = false
    private var inObject = false
    /// The length its dictionary gives, or `nil` where that stands elsewhere.
    private var length: Int?
    /// Where `endstream` stands next, as far as it was looked for.
    private var nextEnd = -1
    /// Bytes unfolded so far.
    private var unfolded = 0
    /// Lengths that hide behind long comments.
    private var hidden = 0
    /// The objects in which a stream's length stands.
    private var lengths: [Int: [Int]] = [:]

    /// Faults where a file's bytes are an attack.
    static func check(_ bytes: UnsafeBufferPointer<UInt8>, name: String) throws {
        var scan = HostileScan(bytes: bytes)
        guard scan.passes(), scan.hidden < chainLimit, scan.chainsEnd() else {
            throw Fault(.unusableData, .preflightHostile, at: Finding.Place(file: name))
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func passes() -> Bool {
        while index < bytes.count {
            switch bytes[index] {
            case 0x2F: readName()
            case 0x6F where follows("bj") && !isRegular(before: index): beginObject()
            case 0x73 where inObject && follows("tream") && !isRegular(before: index):
                if !streamIsBounded() { return false }
            default: skip()
            }
        }
        return true
    }

    /// Goes on to a byte that may begin something, over eight at once where none of them does.
    private mutating func skip() {
        index += 1
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
        let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        while index + 8 <= bytes.count {
            let block = (base + index).loadUnaligned(as: UInt64.self)
            // A byte that is the one looked for becomes zero, and only a zero lends to its high bit.
            let (a, b, c) = (block ^ (ones &* 0x2F), block ^ (ones &* 0x6F), block ^ (ones &* 0x73))
            let hits = (a &- ones) & ~a | (b &- ones) & ~b | (c &- ones) & ~c
            guard hits & highs == 0 else { return }
            index += 8
        }
    }

    /// Whether the bytes after the present one are these.
    private func follows(_ text: StaticString) -> Bool {
        guard index + text.utf8CodeUnitCount < bytes.count else { return false }
        for offset in 0..<text.utf8CodeUnitCount where bytes[index + 1 + offset] != text.utf8Start[offset] {
            return false
        }
        return true
    }

    private func isRegular(before place: Int) -> Bool { place > 0 && PDFCharacter.isRegular(bytes[place - 1]) }

    /// `12 0 obj`: the numbers stand before the word.
    private mutating func beginObject() {
        var place = index - 1
        func number() -> Int? {
            while place >= 0, PDFCharacter.isWhite(bytes[place]) { place -= 1 }
            var value = 0
            var scale = 1
            var digits = 0
            while place >= 0, (0x30...0x39).contains(bytes[place]), digits < 10 {
                value += Int(bytes[place] - 0x30) * scale
                scale *= 10
                digits += 1
                place -= 1
            }
            return digits > 0 ? value : nil
        }
        index += 3
        // Something other than numbers before it, such as a comment, still begins an object: one without a number.
        let generation = number()
        object = generation == nil ? -1 : number() ?? -1
        (flates, isStructure, inObject, length) = (0, false, true, nil)
    }

    private mutating func readName() {
        index += 1
        var name: [UInt8] = []
        while index < bytes.count, PDFCharacter.isRegular(bytes[index]), name.count < 16 {
            if bytes[index] == 0x23, index + 2 < bytes.count, let high = PDFCharacter.hexDigit(bytes[index + 1]),
                let low = PDFCharacter.hexDigit(bytes[index + 2])
            {
                name.append(high << 4 | low)
                index += 3
            } else {
                name.append(bytes[index])
                index += 1
            }
        }
        guard inObject, name.count > 1 else { return }
        if name.elementsEqual("Length".utf8) {
            readReference()
        } else if name.elementsEqual("FlateDecode".utf8) || name.elementsEqual("LZWDecode".utf8)
            || name.elementsEqual("Fl".utf8)
        {
            flates += 1
        } else if name.elementsEqual("ObjStm".utf8) || name.elementsEqual("XRef".utf8) {
            isStructure = true
        }
    }

    /// `12 0 R`, over comments.
    private mutating func readReference() {
        var place = index
        let end = min(bytes.count, index + HostileScan.gapLimit)
        defer { if place >= end, end < bytes.count { hidden += 1 } }
        func skip() {
            while place < end {
                if bytes[place] == 0x25 {
                    while place < end, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
                } else if PDFCharacter.isWhite(bytes[place]) {
                    place += 1
                } else {
                    return
                }
            }
        }
        func number() -> Int? {
            skip()
            var value: Int?
            while place < bytes.count, (0x30...0x39).contains(bytes[place]), value ?? 0 < 1_000_000_000 {
                value = (value ?? 0) * 10 + Int(bytes[place] - 0x30)
                place += 1
            }
            return value
        }
        guard let target = number() else { return }
        length = target
        guard number() != nil else { return }
        skip()
        if place < bytes.count, bytes[place] == 0x52 {
            lengths[object, default: []].append(target)
            length = nil
        }
    }

    // MARK: Bombs

    /// Unfolds a compressed stream without keeping it; false where it is too much.
    private mutating func streamIsBounded() -> Bool {
        index += 6
        inObject = false
        guard flates > 0 else { return true }
        // Twice compressed is once too often for what qpdf must unfold by itself.
        if flates > 1, isStructure { return false }
        if index < bytes.count, bytes[index] == 0x0D { index += 1 }
        if index < bytes.count, bytes[index] == 0x0A { index += 1 }
        let limit = isStructure ? HostileScan.structureLimit : HostileScan.streamLimit
        if isTooShort(for: limit) { return true }
        var stream = z_stream()
        guard imprenta_inflate_init(&stream) == Z_OK, index < bytes.count else { return true }
        defer { inflateEnd(&stream) }
        stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress.map { $0 + index })
        stream.avail_in = UInt32(clamping: bytes.count - index)
        var made = 0
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while made <= limit {
            let status = chunk.withUnsafeMutableBufferPointer { chunk in
                stream.next_out = chunk.baseAddress
                stream.avail_out = UInt32(chunk.count)
                return inflate(&stream, Z_NO_FLUSH)
            }
            made += chunk.count - Int(stream.avail_out)
            guard status == Z_OK else { break }
        }
        // Bytes that were part of the stream need no second look.
        if made > 0 { index = max(index, bytes.count - Int(stream.avail_in)) }
        unfolded += made
        return made <= limit && unfolded <= HostileScan.totalLimit
    }

    /// Whether a stream is so short that it cannot unfold to a limit. Where its length is wrong, qpdf takes it to end at
    /// the word `endstream`.
    private mutating func isTooShort(for limit: Int) -> Bool {
        guard let length else { return false }
        // No compressed byte unfolds to more (RFC 1951: 258 bytes in two bits).
        let most = limit / 1032
        if nextEnd < index { nextEnd = end(from: index) }
        return max(length, nextEnd - index) <= most
    }

    /// Where the word `endstream` stands next, or the bytes' end.
    private func end(from start: Int) -> Int {
        let word: StaticString = "endstream"
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return bytes.count }
        let last = bytes.count - word.utf8CodeUnitCount
        var place = start
        while place < last, let next = memchr(base + place, 0x65, last - place) {
            if memcmp(next, word.utf8Start, word.utf8CodeUnitCount) == 0 { return UnsafeRawPointer(next) - base }
            place = UnsafeRawPointer(next) - base + 1
        }
        return bytes.count
    }

    // MARK: Chains

    /// Whether no stream's length leads through too many others.
    private func chainsEnd() -> Bool {
        // What has no number could be any object, so each of them makes every chain one longer.
        var depth: [Int: Int] = [:]
        let nameless = lengths[-1]?.count ?? 0
        guard nameless < HostileScan.chainLimit else { return false }
        for start in lengths.keys.sorted() {
            // Depth first; a stack of our own.
            var stack = [start]
            var open: Set<Int> = []
            while let top = stack.last {
                let next = lengths[top] ?? []
                if open.insert(top).inserted {
                    for target in next where depth[target] == nil && lengths[target] != nil && !open.contains(target) {
                        stack.append(target)
                    }
                } else {
                    stack.removeLast()
                    if depth[top] == nil { depth[top] = 1 + (next.compactMap { depth[$0] }.max() ?? 0) }
                    if depth[top] ?? 0 > HostileScan.chainLimit - nameless { return false }
                }
            }
        }
        return true
    }
}
