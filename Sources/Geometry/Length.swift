/// A length on paper, held in PostScript points (1/72 inch).
public struct Length: Sendable, Hashable, Codable, Comparable {
    /// The length in points.
    public var points: Double

    /// A length of so many points.
    public init(points: Double) { self.points = points }
    /// A length of so many millimetres.
    public init(millimetres: Double) { points = millimetres * Length.pointsPerMillimetre }

    /// Points in a millimetre: 72 / 25.4.
    public static let pointsPerMillimetre = 72 / 25.4

    /// The length in millimetres.
    public var millimetres: Double { points / Length.pointsPerMillimetre }

    /// The shorter of two lengths comes first.
    public static func < (a: Length, b: Length) -> Bool { a.points < b.points }

    /// Reads `12pt`, `3 mm`, `1.5cm`, `8.5in`; `nil` where the unit is missing or unknown, or the number is not finite.
    public init?(_ text: some StringProtocol) {
        let trimmed = String(text.filter { !$0.isWhitespace })
        guard let unitStart = trimmed.firstIndex(where: { $0.isLetter }), let number = Double(trimmed[..<unitStart]),
            let scale = Length.units[trimmed[unitStart...].lowercased()], number.isFinite
        else { return nil }
        points = number * scale
    }

    private static let units: [String: Double] = [
        "pt": 1, "mm": pointsPerMillimetre, "cm": 10 * pointsPerMillimetre, "in": 72, "pc": 12,
    ]
}
