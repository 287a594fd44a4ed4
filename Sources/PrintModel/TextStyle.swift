/// How text looks: a type style of a layout.
public struct TextStyle: Sendable, Hashable, Codable {
    /// How lines stand in their measure.
    public enum Alignment: String, Sendable, Hashable, Codable, CaseIterable {
        case left, centre, right, justify
    }
    /// Its name in the layout.
    public var name: String
    /// Font family, as fontconfig knows it.
    public var font: String
    /// Weight, 100 to 1000; 400 is regular, 700 bold.
    public var weight: Int
    /// Whether it is italic.
    public var italic: Bool
    /// Size in points.
    public var size: Double
    /// Distance of baselines in points.
    public var leading: Double
    /// How lines stand.
    public var alignment: Alignment
    /// First-line indent in points.
    public var indent: Double
    /// Name of the ink.
    public var ink: String
    /// Whether words may be divided.
    public var hyphenate: Bool
    /// OpenType features, as CSS writes them: `lnum=1, smcp=1`.
    public var features: String?
    /// Space added after every glyph, in thousandths of an em.
    public var tracking: Double
    /// Whether it is set in capitals.
    public var capitals: Bool
    /// What text in this style is to someone who listens.
    public var role: PageRole
    /// Line in the layout file.
    public var line: Int

    /// A style.
    public init(
        name: String, font: String, weight: Int = 400, italic: Bool = false, size: Double, leading: Double,
        alignment: Alignment = .left, indent: Double = 0, ink: String = "negro", hyphenate: Bool = false,
        features: String? = nil, tracking: Double = 0, capitals: Bool = false, role: PageRole = .paragraph,
        line: Int = 1
    ) {
        self.name = name
        self.font = font
        self.weight = weight
        self.italic = italic
        self.size = size
        self.leading = leading
        self.alignment = alignment
        self.indent = indent
        self.ink = ink
        self.hyphenate = hyphenate
        self.features = features
        self.tracking = tracking
        self.capitals = capitals
        self.role = role
        self.line = line
    }

    /// The same style at another size: size and leading times a factor. Its name tells them apart.
    public func scaled(_ factor: Double) -> TextStyle {
        guard factor != 1 else { return self }
        var style = self
        style.size *= factor
        style.leading *= factor
        style.name += "×\(factor)"
        return style
    }
}
