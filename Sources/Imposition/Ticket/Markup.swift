import Geometry

/// An element of an XML document. Attributes are written in the order of their names, so that the same ticket is the same
/// bytes.
struct Markup {
    let name: String
    var attributes: [String: String] = [:]
    var children: [Markup] = []

    init(_ name: String, _ attributes: [String: String?] = [:], _ children: [Markup] = []) {
        self.name = name
        self.attributes = attributes.compactMapValues { $0 }
        self.children = children
    }

    /// The element as text, indented.
    func text(depth: Int = 0) -> String {
        let indent = String(repeating: "  ", count: depth)
        let written = attributes.sorted { $0.key < $1.key }.map { " \($0.key)=\"\($0.value.xml)\"" }.joined()
        guard !children.isEmpty else { return "\(indent)<\(name)\(written)/>\n" }
        let inner = children.map { $0.text(depth: depth + 1) }.joined()
        return "\(indent)<\(name)\(written)>\n\(inner)\(indent)</\(name)>\n"
    }

    /// A word as XML's NMTOKEN takes it: what it does not take becomes an underscore.
    static func token(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Character in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value))
            return isPlain || [".", "-", "_"].contains(Character(scalar)) ? Character(scalar) : "_"
        }
        return scalars.isEmpty ? "_" : String(scalars)
    }

    /// A number as XML Schema's float: at most three decimals.
    static func number(_ value: Double) -> String {
        let rounded = (value * 1000).rounded() / 1000
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
    }

    /// Numbers as a list.
    static func numbers(_ values: Double...) -> String { values.map(number).joined(separator: " ") }
}
