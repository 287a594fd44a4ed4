/// Reads a content stream's operations one after another (ISO 32000-1, 7.8.2), in one pass.
///
/// Garbage is read as well as it can be: stray delimiters are passed over, unknown words are operators, what nests
/// deeper than 32 or has more than 100,000 operands loses its inner or later parts. Reading always ends.
public struct ContentTokenizer: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var index = 0
    private var operandsSeen: [ContentOperand] = []
    /// How often something was passed over that no content stream should hold.
    public private(set) var oddities = 0

    /// Deepest nesting of arrays and dictionaries that is kept.
    static let depthLimit = 32
    /// Most operands of one operator that are kept.
    static let operandLimit = 100_000

    /// A reader of a stream's decoded bytes.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next operation, or `nil` at the end.
    public mutating func next() -> ContentOperation? {
        while let token = nextToken() {
            switch token {
            case .operand(let operand):
                if operandsSeen.count < ContentTokenizer.operandLimit {
                    operandsSeen.append(operand)
                } else {
                    oddities += 1
                }
            case .word("BI"): return inlineImage()
            case .word(let name):
                defer { operandsSeen = [] }
                return ContentOperation(name, operandsSeen)
            case .closeArray, .closeDictionary: oddities += 1
            }
        }
        guard !operandsSeen.isEmpty else { return nil }
        defer { operandsSeen = [] }
        oddities += 1
        return ContentOperation("", operandsSeen)
    }

    // MARK: Tokens

    private enum Token {
        case operand(ContentOperand)
        case word(String)
        case closeArray
        case closeDictionary
    }

    private mutating func nextToken(depth: Int = 0) -> Token? {
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case _ where PDFCharacter.isWhite(byte): index += 1
            case 0x25: skipComment()
            case 0x2F: return .operand(.name(name()))
            case 0x28: return .operand(.string(literalString()))
            case 0x5B where depth >= ContentTokenizer.depthLimit, 0x3C where depth >= ContentTokenizer.depthLimit:
                oddities += 1
                index += 1
            case 0x3C where peek(1) == 0x3C:
                index += 2
                return .operand(dictionary(depth: depth + 1))
            case 0x3C: return .operand(.hexString(hexString()))
            case 0x5B:
                index += 1
                return .operand(array(depth: depth + 1))
            case 0x5D:
                index += 1
                return .closeArray
            case 0x3E where peek(1) == 0x3E:
                index += 2
                return .closeDictionary
            case 0x29, 0x3E, 0x7B, 0x7D:
                oddities += 1
                index += 1
            default: return word()
            }
        }
        return nil
    }

    private func peek(_ offset: Int) -> UInt8? { index + offset < bytes.count ? bytes[index + offset] : nil }

    private mutating func skipComment() {
        while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    }

    private mutating func word() -> Token {
        let start = index
        while index < bytes.count, PDFCharacter.isRegular(bytes[index]) { index += 1 }
        let run = bytes[start..<index]
        if let number = ContentNumber(run) { return .operand(.number(number)) }
        let text = PDFName.string(run)
        switch text {
        case "true": return .operand(.boolean(true))
        case "false": return .operand(.boolean(false))
        case "null": return .operand(.null)
        default: return .word(text)
        }
    }

    private mutating func name() -> String {
        index += 1
        let start = index
        while index < bytes.count, PDFCharacter.isRegular(bytes[index]) { index += 1 }
        let run = bytes[start..<index]
        guard run.contains(0x23) else { return PDFName.string(run) }
        var decoded: [UInt8] = []
        var at = run.startIndex
        while at < run.endIndex {
            if run[at] == 0x23, at + 2 < run.endIndex, let high = PDFCharacter.hexDigit(run[at + 1]),
                let low = PDFCharacter.hexDigit(run[at + 2])
            {
                decoded.append(high << 4 | low)
                at += 3
            } else {
                decoded.append(run[at])
                at += 1
            }
        }
        return PDFName.string(decoded)
    }

    private mutating func array(depth: Int) -> ContentOperand {
        var elements: [ContentOperand] = []
        loop: while let token = nextToken(depth: depth) {
            switch token {
            case .operand(let operand):
                if elements.count < ContentTokenizer.operandLimit { elements.append(operand) }
            case .closeArray: break loop
            case .closeDictionary, .word: oddities += 1
            }
        }
        return .array(elements)
    }

    private mutating func dictionary(depth: Int) -> ContentOperand {
        var entries: [ContentEntry] = []
        var key: String?
        loop: while let token = nextToken(depth: depth) {
            switch token {
            case .operand(let operand):
                if let name = key {
                    if entries.count < ContentTokenizer.operandLimit {
                        entries.append(ContentEntry(key: name, value: operand))
                    }
                    key = nil
                } else if let name = operand.name {
                    key = name
                } else {
                    oddities += 1
                }
            case .closeDictionary: break loop
            case .closeArray, .word: oddities += 1
            }
        }
        return .dictionary(entries)
    }

    // MARK: Strings

    private mutating func literalString() -> [UInt8] {
        index += 1
        let (string, end) = ContentString.literal(bytes, from: index)
        if end == nil { oddities += 1 }
        index = end ?? bytes.count
        return string
    }

    private mutating func hexString() -> [UInt8] {
        index += 1
        let (string, end) = ContentString.hexadecimal(bytes, from: index)
        if end == nil { oddities += 1 }
        index = end ?? bytes.count
        return string
    }

    // MARK: Inline images

    /// Reads from after `BI` to after `EI`.
    private mutating func inlineImage() -> ContentOperation? {
        operandsSeen = []
        var entries: [ContentEntry] = []
        var key: String?
        while let token = nextToken() {
            switch token {
            case .operand(let operand):
                if let name = key {
                    if entries.count < ContentTokenizer.operandLimit {
                        entries.append(ContentEntry(key: name, value: operand))
                    }
                    key = nil
                } else {
                    key = operand.name
                }
            case .word("ID"):
                // One white-space character stands between ID and the data.
                if index < bytes.count, PDFCharacter.isWhite(bytes[index]) { index += 1 }
                let dictionary = ContentOperand.dictionary(entries)
                return ContentOperation("BI", [dictionary], imageData: imageData(dictionary))
            default: oddities += 1
            }
        }
        oddities += 1
        return ContentOperation("BI", [.dictionary(entries)], imageData: [])
    }

    private mutating func imageData(_ dictionary: ContentOperand) -> [UInt8] {
        let start = index
        if let length = InlineImage.rawLength(dictionary), start + length <= bytes.count,
            let end = endOfImage(at: start + length)
        {
            index = end
            return Array(bytes[start..<start + length])
        }
        var at = start
        while at < bytes.count {
            if let end = endOfImage(at: at) {
                index = end
                return Array(bytes[start..<at])
            }
            at += 1
        }
        oddities += 1
        index = bytes.count
        return Array(bytes[start...])
    }

    /// Where the stream goes on if white space and `EI` stand at a place.
    private func endOfImage(at place: Int) -> Int? {
        let at = place + 1
        guard at + 1 < bytes.count, PDFCharacter.isWhite(bytes[place]), bytes[at] == 0x45, bytes[at + 1] == 0x49 else {
            return nil
        }
        guard at + 2 == bytes.count || !PDFCharacter.isRegular(bytes[at + 2]) else { return nil }
        return at + 2
    }
}
