import PrintModel

/// Glyphs of one font, in ascending order.
public struct GlyphSet: Sendable, Hashable, Sequence {
    private var words: [UInt64] = []

    /// No glyphs.
    public init() {}

    /// Whether there are none.
    public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// Adds a glyph; numbers from 65,536 on are no glyphs of an OpenType font and are passed over.
    public mutating func insert(_ glyph: UInt32) {
        let word = Int(glyph >> 6)
        guard word < 1024 else { return }
        if word >= words.count { words += repeatElement(0, count: word + 1 - words.count) }
        words[word] |= 1 << UInt64(glyph & 63)
    }

    /// Adds the glyphs of a line.
    mutating func insert(_ glyphs: UnsafeBufferPointer<Glyph>) {
        let highest = glyphs.lazy.map(\.id).filter { $0 < 65_536 }.max() ?? 0
        let last = Int(highest >> 6)
        if last >= words.count { words += repeatElement(0, count: last + 1 - words.count) }
        words.withUnsafeMutableBufferPointer { words in
            for glyph in glyphs where glyph.id < 65_536 { words[Int(glyph.id >> 6)] |= 1 << UInt64(glyph.id & 63) }
        }
    }

    /// Adds the glyphs of another set.
    public mutating func formUnion(_ other: GlyphSet) {
        if words.count < other.words.count { words += repeatElement(0, count: other.words.count - words.count) }
        for (index, word) in other.words.enumerated() { words[index] |= word }
    }

    /// The glyphs in ascending order.
    public func makeIterator() -> some IteratorProtocol<UInt32> {
        words.enumerated().lazy.flatMap { index, word in
            (0..<64).lazy.filter { word >> UInt64($0) & 1 == 1 }.map { UInt32(index * 64 + $0) }
        }.makeIterator()
    }
}
