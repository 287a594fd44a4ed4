import Geometry

/// What was measured of a photograph, and how it ranks among others: what chooses photographs and what a contact sheet
/// shows.
public struct PhotoAssessment: Sendable, Hashable, Codable {
    /// Absolute path.
    public var path: String
    /// Size as the eye sees it.
    public var pixels: PixelSize
    /// How crisp its crispest part is at the size of a printed picture, 0 (a blur) to 1.
    public var sharpness: Double
    /// How its tones lie.
    public var exposure: PhotoExposure
    /// How much of the scale from black to white its tones span, 0 to 1.
    public var contrast: Double
    /// Grain of its even parts, 0 (none) to 1.
    public var noise: Double
    /// Faces from the largest to the smallest, as fractions of the upright picture from its top left.
    public var faces: [Rect]
    /// Widest that the whole picture may stand before the print condition calls its resolution low, points.
    public var goodWidth: Double
    /// Widest that the whole picture may stand before the print condition calls its resolution too low, points.
    public var largestWidth: Double
    /// Path of the better photograph that this one nearly equals; `nil` where there is none.
    public var duplicateOf: String?
    /// All in all, 0 to 1. Being a duplicate does not lower it.
    public var score: Double
    /// What speaks for and against it, the gravest first.
    public var reasons: [PhotoReason]

    /// A column of text, points: the least width that a photograph is wanted at.
    public static let column = 58 * Length.pointsPerMillimetre

    /// An assessment.
    public init(
        path: String, pixels: PixelSize, sharpness: Double, exposure: PhotoExposure, contrast: Double, noise: Double,
        faces: [Rect] = [], goodWidth: Double, largestWidth: Double, duplicateOf: String? = nil, score: Double,
        reasons: [PhotoReason] = []
    ) {
        self.path = path
        self.pixels = pixels
        self.sharpness = sharpness
        self.exposure = exposure
        self.contrast = contrast
        self.noise = noise
        self.faces = faces
        self.goodWidth = goodWidth
        self.largestWidth = largestWidth
        self.duplicateOf = duplicateOf
        self.score = score
        self.reasons = reasons
    }
}

/// How a photograph's tones lie between black and white.
public struct PhotoExposure: Sendable, Hashable, Codable {
    /// How well it is exposed, 0 to 1.
    public var score: Double
    /// Lightness of the middle tone, CIE 1976 L*, 0 to 100.
    public var middle: Double
    /// Share of the picture that is black without drawing, 0 to 1.
    public var shadows: Double
    /// Share of the picture that is white without drawing, 0 to 1.
    public var highlights: Double

    /// An exposure.
    public init(score: Double, middle: Double, shadows: Double, highlights: Double) {
        self.score = score
        self.middle = middle
        self.shadows = shadows
        self.highlights = highlights
    }
}

/// What speaks for or against a photograph. The codes are stable across versions.
public enum PhotoReason: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing in it is sharp.
    case blurred
    /// Not quite sharp.
    case soft
    /// Underexposed.
    case dark
    /// Overexposed.
    case bright
    /// Much of it is black without drawing.
    case shadowsLost = "shadows-lost"
    /// Much of it is white without drawing.
    case highlightsLost = "highlights-lost"
    /// Its tones lie close together.
    case flat
    /// Its even parts are grainy.
    case grainy
    /// It has too few pixels for a column of text.
    case small
    /// A better one nearly equals it.
    case duplicate
    /// It shows faces.
    case faces
    /// It has pixels for a whole page.
    case large
    /// It is sharp and well exposed.
    case sound

    /// Whether it speaks against the photograph.
    public var isFault: Bool {
        switch self {
        case .faces, .large, .sound: false
        default: true
        }
    }
}

/// Photographs from the best to the worst.
public struct PhotoRanking: Sendable, Hashable, Codable {
    /// Those that can be read: the better first, each followed by those that it nearly equals.
    public var photos: [PhotoAssessment]
    /// Why the others cannot be used, in the order in which they were given.
    public var findings: [Finding]

    /// A ranking.
    public init(photos: [PhotoAssessment], findings: [Finding] = []) {
        self.photos = photos
        self.findings = findings
    }
}

/// A photograph with its rank in a ranking: `3`, and `3b` for one that nearly equals it.
public struct PhotoRank: Sendable {
    /// The photograph.
    public let photo: PhotoAssessment
    /// Its rank.
    public let rank: String
    /// Rank of the one that it nearly equals.
    public let other: String
    /// Whether others nearly equal it, or it another.
    public let isInGroup: Bool

    /// The entries of a ranking, in its order.
    public static func all(of ranking: PhotoRanking) -> [PhotoRank] {
        let doubled = Set(ranking.photos.compactMap(\.duplicateOf))
        var (number, copies) = (0, 0)
        return ranking.photos.map { photo in
            let isCopy = photo.duplicateOf != nil
            (number, copies) = isCopy ? (number, copies + 1) : (number + 1, 0)
            return PhotoRank(
                photo: photo, rank: isCopy ? "\(number)\(letters(copies))" : String(number), other: String(number),
                isInGroup: isCopy || doubled.contains(photo.path))
        }
    }

    /// `b` for 1, `z` for 25, then `26`, …, since the first of them bears the bare number.
    private static func letters(_ count: Int) -> String {
        guard count < 26, let letter = UnicodeScalar(97 + count) else { return "-\(count + 1)" }
        return String(Character(letter))
    }
}
