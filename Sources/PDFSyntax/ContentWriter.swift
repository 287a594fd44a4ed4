/// Writes operations as a content stream, compactly: an operation a line, a number as it was read.
///
/// Reading what was written gives the operations that were written.
public struct ContentWriter {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// A writer that has written nothing.
    public init() {}

    /// The bytes of operations.
    public static func bytes(_ operations: some Sequence<ContentOperation>) -> [UInt8] {
        var writer = ContentWriter()
        for operation in operations { writer.write(operation) }
        return writer.bytes
    }

    /// Writes an operation.
    public mutating func write(_ operation: ContentOperation) {
        if operation.name == "BI", let data = operation.imageData {
            write(image: operation.operands.first, data)
            return
        }
        for operand in operation.operands { write(operand) }
        separate()
        bytes.append(contentsOf: PDFName.bytes(operation.name))
        bytes.append(0x0A)
    }

    private mutating func write(image dictionary: ContentOperand?, _ data: [UInt8]) {
        bytes.append(contentsOf: "BI".utf8)
        if case .dictionary(let entries) = dictionary { write(entries) }
        separate()
        bytes.append(contentsOf: "ID ".utf8)
        bytes.append(contentsOf: data)
        bytes.append(contentsOf: "\nEI\n".utf8)
    }

    private mutating func write(_ entries: [ContentEntry]) {
        for entry in entries {
            write(.name(entry.key))
            write(entry.value)
        }
    }

    private mutating func write(_ operand: ContentOperand) {
        switch operand {
        case .number(let number): write(word: number.text)
        case .boolean(let value): write(word: value ? "true" : "false")
        case .null: write(word: "null")
        case .name(let name): write(name: name)
        case .string(let string): ContentString.writeLiteral(string, to: &bytes)
        case .hexString(let string): ContentString.writeHexadecimal(string, to: &bytes)
        case .array(let elements):
            bytes.append(0x5B)
            for element in elements { write(element) }
            bytes.append(0x5D)
        case .dictionary(let entries):
            // A hexadecimal string's `<` just before would be read with ours.
            bytes.append(contentsOf: "<<".utf8)
            write(entries)
            bytes.append(contentsOf: ">>".utf8)
        }
    }

    private mutating func write(word: String) {
        separate()
        bytes.append(contentsOf: word.utf8)
    }

    private mutating func write(name: String) {
        bytes.append(0x2F)
        for byte in PDFName.bytes(name) {
            if byte > 0x20, byte < 0x7F, byte != 0x23, !PDFCharacter.isDelimiter(byte) {
                bytes.append(byte)
            } else {
                bytes.append(contentsOf: [0x23, ContentString.digit(byte >> 4), ContentString.digit(byte & 15)])
            }
        }
    }

    /// A space, where the next word would run into the last, or into the slash of an empty name.
    private mutating func separate() {
        if let last = bytes.last, PDFCharacter.isRegular(last) || last == 0x2F { bytes.append(0x20) }
    }
}
