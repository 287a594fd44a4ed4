/// A number in a content stream, with the text it was written in.
public struct ContentNumber: Sendable, Hashable {
    /// Its value, finite.
    public let value: Double
    /// Its text, written back as it is.
    public let text: String

    /// A number, written with at most `decimals` decimals.
    public init(_ value: Double, decimals: Int = 4) {
        text = PDFNumber.text(value, decimals: decimals)
        self.value = Double(text) ?? 0
    }

    /// A number as it was read.
    init(value: Double, text: String) {
        self.value = value
        self.text = text
    }
}

/// An operand in a content stream.
public indirect enum ContentOperand: Sendable, Hashable {
    /// A number.
    case number(ContentNumber)
    /// A name, without its slash.
    case name(String)
    /// A string written in parentheses.
    case string([UInt8])
    /// A string written in hexadecimal.
    case hexString([UInt8])
    /// An array.
    case array([ContentOperand])
    /// A dictionary, in its order.
    case dictionary([ContentEntry])
    /// True or false.
    case boolean(Bool)
    /// Null.
    case null

    /// The value of a number.
    public var number: Double? { if case .number(let number) = self { number.value } else { nil } }
    /// A name.
    public var name: String? { if case .name(let name) = self { name } else { nil } }
    /// The bytes of a string, however written.
    public var string: [UInt8]? {
        switch self {
        case .string(let bytes), .hexString(let bytes): bytes
        default: nil
        }
    }
    /// The elements of an array.
    public var array: [ContentOperand]? { if case .array(let elements) = self { elements } else { nil } }

    /// The value of a key in a dictionary.
    public subscript(key: String) -> ContentOperand? {
        guard case .dictionary(let entries) = self else { return nil }
        return entries.first { $0.key == key }?.value
    }
}

/// A key and its value in a content stream's dictionary.
public struct ContentEntry: Sendable, Hashable {
    /// The key, without its slash.
    public var key: String
    /// The value.
    public var value: ContentOperand
    /// An entry.
    public init(key: String, value: ContentOperand) {
        self.key = key
        self.value = value
    }
}

/// An operator with its operands. An inline image is one operation named `BI`: its operand is its dictionary, and
/// `imageData` what stands between `ID` and `EI`.
public struct ContentOperation: Sendable, Hashable {
    /// The operator, such as `re`; empty for operands that no operator follows at a stream's end.
    public var name: String
    /// The operands in order.
    public var operands: [ContentOperand]
    /// An inline image's data, still encoded.
    public var imageData: [UInt8]?

    /// An operation.
    public init(_ name: String, _ operands: [ContentOperand] = [], imageData: [UInt8]? = nil) {
        self.name = name
        self.operands = operands
        self.imageData = imageData
    }

    /// An operation on numbers.
    public init(_ name: String, numbers: [Double]) {
        self.init(name, numbers.map { .number(ContentNumber($0)) })
    }

    /// The operands that are numbers, where all of them are and there are exactly `count`.
    public func numbers(_ count: Int) -> [Double]? {
        guard operands.count == count else { return nil }
        let values = operands.compactMap(\.number)
        return values.count == count ? values : nil
    }
}
