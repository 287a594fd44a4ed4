/// A word of Latin letters (of Latin-1, composed) between marks that print: what nearly all words of a text are. It is
/// looked at by its bytes, where others must be looked at by what their characters are.
struct PlainWord {
    /// Its characters, a scalar each.
    let scalars: [UInt32]
    /// Which of them are letters; marks stand before and after them.
    let letters: Range<Int>

    /// Characters.
    var count: Int { scalars.count }

    /// `nil` where the text holds anything else, or no letter at all.
    init?(_ text: String) {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            guard scalar.value < 0x100 || PlainWord.marks.contains(scalar.value) else { return nil }
            scalars.append(scalar.value)
        }
        let first = scalars.firstIndex(where: PlainWord.isLetter) ?? scalars.count
        let end = scalars[first...].firstIndex { !PlainWord.isLetter($0) } ?? scalars.count
        guard first < end, scalars[..<first].allSatisfy(PlainWord.opening.contains),
            scalars[end...].allSatisfy(PlainWord.closing.contains)
        else { return nil }
        self.scalars = scalars
        letters = first..<end
    }

    private static let opening = Set("¿¡«“‘([\"'".unicodeScalars.map(\.value))
    private static let closing = Set(".,:;?!»”’)]\"'…".unicodeScalars.map(\.value))
    /// Those beyond Latin-1.
    private static let marks = opening.union(closing).filter { $0 >= 0x100 }

    /// Of ASCII, and of Latin-1 above it all from À to ÿ but the signs × and ÷.
    private static func isLetter(_ scalar: UInt32) -> Bool {
        (0x61...0x7A).contains(scalar) || (0x41...0x5A).contains(scalar)
            || scalar >= 0xC0 && scalar < 0x100 && scalar != 0xD7 && scalar != 0xF7
    }

    /// Whether all letters are capitals.
    var isCapital: Bool { scalars[letters].allSatisfy { PlainWord.lower($0) != $0 } }

    /// The letters in lower case, in UTF-8.
    var lowercased: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(letters.count * 2)
        for scalar in scalars[letters] {
            let small = PlainWord.lower(scalar)
            if small < 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: small))
            } else {
                bytes.append(0xC0 | UInt8(truncatingIfNeeded: small >> 6))
                bytes.append(0x80 | UInt8(truncatingIfNeeded: small) & 0x3F)
            }
        }
        return bytes
    }

    private static func lower(_ scalar: UInt32) -> UInt32 {
        (0x41...0x5A).contains(scalar) || (0xC0...0xDE).contains(scalar) ? scalar + 0x20 : scalar
    }
}
