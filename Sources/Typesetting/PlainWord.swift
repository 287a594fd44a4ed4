/// A word of Latin letters (of Latin-1, composed) and, at its end, points and commas: what nearly all words of a text are.
/// It is looked at by its bytes, where others must be looked at by what their characters are.
struct PlainWord {
    /// Its characters, a scalar each.
    let scalars: [UInt32]
    /// How many of them are letters; the rest stand after them.
    let letters: Int

    /// Characters.
    var count: Int { scalars.count }

    /// `nil` where the text holds anything else, or no letter at all.
    init?(_ text: String) {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(text.utf8.count)
        var letters = 0
        var lead: UInt8 = 0
        for byte in text.utf8 {
            if lead != 0 {
                let scalar = UInt32(lead & 0x1F) << 6 | UInt32(byte & 0x3F)
                lead = 0
                guard PlainWord.isLetter(scalar), letters == scalars.count else { return nil }
                scalars.append(scalar)
                letters += 1
                continue
            }
            switch byte {
            case 0x41...0x5A, 0x61...0x7A:
                guard letters == scalars.count else { return nil }
                scalars.append(UInt32(byte))
                letters += 1
            case 0xC3: lead = byte
            case 0x2C, 0x2E, 0x3A, 0x3B: scalars.append(UInt32(byte))
            default: return nil
            }
        }
        guard letters > 0, lead == 0 else { return nil }
        self.scalars = scalars
        self.letters = letters
    }

    /// Letters of Latin-1 above ASCII: all from À to ÿ but the signs × and ÷.
    private static func isLetter(_ scalar: UInt32) -> Bool { scalar >= 0xC0 && scalar != 0xD7 && scalar != 0xF7 }

    /// Whether all letters are capitals.
    var isCapital: Bool { scalars[..<letters].allSatisfy { PlainWord.lower($0) != $0 } }

    /// The letters in lower case, in UTF-8.
    var lowercased: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(letters * 2)
        for scalar in scalars[..<letters] {
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
