/// A set that is written down in order: the same set always in the same way.
@propertyWrapper
public struct InOrder<Element: Hashable & Comparable & Codable & Sendable>: Sendable, Hashable, Codable {
    /// The set.
    public var wrappedValue: Set<Element>

    /// A set to be written in order.
    public init(wrappedValue: Set<Element>) { self.wrappedValue = wrappedValue }

    /// Reads a list.
    public init(from decoder: any Decoder) throws {
        wrappedValue = try Set(decoder.singleValueContainer().decode([Element].self))
    }

    /// Writes a list.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wrappedValue.sorted())
    }
}
