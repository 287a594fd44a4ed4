/// A value to put into a PDF: written as a literal where it can be.
///
///     page.set("TrimBox", to: [8.5, 8.5, 620.5, 799.5])
///     root.set("OutputIntents", to: [["Type": .name("OutputIntent"), "DestOutputProfile": .object(profile)]])
public indirect enum PDFValue {
    /// Null; setting a key to it removes the key.
    case null
    /// True or false.
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// A number, written with at most four decimals.
    case real(Double)
    /// A name, without its slash.
    case name(String)
    /// A string of bytes.
    case string([UInt8])
    /// A text string: PDFDocEncoding where that suffices, otherwise UTF-16.
    case text(String)
    /// An array.
    case array([PDFValue])
    /// A dictionary; the keys without slashes.
    case dictionary([String: PDFValue])
    /// An object of the same file: a reference where it is indirect.
    case object(PDFObject)
}

extension PDFValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A whole number.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// A number.
    public init(floatLiteral value: Double) { self = .real(value) }
    /// True or false.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// An array.
    public init(arrayLiteral elements: PDFValue...) { self = .array(elements) }
    /// A dictionary; of two equal keys the later counts.
    public init(dictionaryLiteral elements: (String, PDFValue)...) {
        self = .dictionary(Dictionary(elements, uniquingKeysWith: { $1 }))
    }
}
