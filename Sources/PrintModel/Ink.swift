import Geometry

/// An ink a layout declares.
public struct Ink: Sendable, Hashable, Codable {
    /// Its name in the layout.
    public var name: String
    /// Percent of cyan, magenta, yellow and black, each 0 to 100. For a spot ink, its process alternate.
    public var cmyk: CMYK
    /// Name of the spot colour on the plate, or `nil` for a process ink.
    public var spot: String?
    /// Percent of the spot ink, 0 to 100.
    public var tint: Double
    /// Whether it prints over what lies beneath without knocking it out.
    public var overprint: Bool

    /// An ink.
    public init(name: String, cmyk: CMYK, spot: String? = nil, tint: Double = 100, overprint: Bool = false) {
        self.name = name
        self.cmyk = cmyk
        self.spot = spot
        self.tint = tint
        self.overprint = overprint
    }
}

/// Percentages of the four process inks.
public struct CMYK: Sendable, Hashable, Codable {
    /// Cyan, 0 to 100.
    public var cyan: Double
    /// Magenta, 0 to 100.
    public var magenta: Double
    /// Yellow, 0 to 100.
    public var yellow: Double
    /// Black, 0 to 100.
    public var black: Double
    /// Percentages.
    public init(_ cyan: Double, _ magenta: Double, _ yellow: Double, _ black: Double) {
        self.cyan = cyan
        self.magenta = magenta
        self.yellow = yellow
        self.black = black
    }
    /// The sum of the four, 0 to 400.
    public var total: Double { cyan + magenta + yellow + black }
}

/// A colour of a screen; each part is a whole number of 255ths, so that it survives a drawing library exactly.
public struct RGB: Sendable, Hashable, Codable {
    /// Red, 0 to 255.
    public var red: UInt8
    /// Green, 0 to 255.
    public var green: UInt8
    /// Blue, 0 to 255.
    public var blue: UInt8
    /// A colour.
    public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }
}

/// Which RGB triple stands for which ink while art is drawn, and back.
///
/// Cairo knows RGB only. Each ink is drawn as its own triple; painting maps triples to inks and refuses any other.
public struct ColourKeys: Sendable, Hashable, Codable {
    /// The inks, by name.
    public let inks: [String: Ink]
    /// The triple of each ink, by the ink's name.
    public let keys: [String: RGB]

    /// Keys for inks: the n-th ink by name gets the n-th triple of a fixed sequence without repeats, so the same inks
    /// always get the same keys. Up to 65,536 inks.
    public init(exactly inks: [Ink]) {
        var byName: [String: Ink] = [:]
        for ink in inks { byName[ink.name] = ink }
        var keys: [String: RGB] = [:]
        for (index, name) in byName.keys.sorted().enumerated() {
            keys[name] = RGB(UInt8(truncatingIfNeeded: index * 37 + 11), UInt8(index / 256 % 256), 201)
        }
        self.inks = byName
        self.keys = keys
    }

    /// Colours that look like the inks on a screen, for proofs: never to be mapped back.
    public init(resembling inks: [Ink]) {
        var byName: [String: Ink] = [:]
        var keys: [String: RGB] = [:]
        for ink in inks {
            byName[ink.name] = ink
            keys[ink.name] = ColourKeys.screenColour(of: ink)
        }
        self.inks = byName
        self.keys = keys
    }

    /// The ink a triple stands for, or `nil`. Meaningful for exact keys only.
    public func ink(for key: RGB) -> Ink? {
        keys.first { $0.value == key }.flatMap { inks[$0.key] }
    }

    /// Multiplicative mixing of press-like process inks: close enough for a proof, made without a profile.
    private static func screenColour(of ink: Ink) -> RGB {
        let tint = ink.spot == nil ? 1 : ink.tint / 100
        let primaries: [(amount: Double, red: Double, green: Double, blue: Double)] = [
            (ink.cmyk.cyan, 0, 0.62, 0.89), (ink.cmyk.magenta, 0.89, 0, 0.48), (ink.cmyk.yellow, 1, 0.93, 0),
            (ink.cmyk.black, 0.11, 0.11, 0.10),
        ]
        var (r, g, b) = (1.0, 1.0, 1.0)
        for p in primaries {
            let a = min(max(p.amount * tint / 100, 0), 1)
            r *= 1 - a * (1 - p.red)
            g *= 1 - a * (1 - p.green)
            b *= 1 - a * (1 - p.blue)
        }
        return RGB(UInt8((r * 255).rounded()), UInt8((g * 255).rounded()), UInt8((b * 255).rounded()))
    }
}
