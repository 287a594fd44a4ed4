import Geometry
import PDFSyntax

/// A colour to paint with.
struct Paint {
    let space: ColourSpace
    let values: [Double]
    /// The pattern, where the space is one.
    var pattern: PDFObject?
    /// Its inks, or `nil` where they cannot be told.
    let inks: InkMix?
    /// Its inks, or the least that a conversion would make of it.
    let estimate: InkMix?

    init(space: ColourSpace = .gray, values: [Double] = [0], pattern: PDFObject? = nil) {
        (self.space, self.values, self.pattern) = (space, values, pattern)
        if case .pattern = space {
            (inks, estimate) = (nil, nil)
        } else {
            inks = space.inks(values)
            estimate = inks ?? space.estimatedInks(values)
        }
    }
}

/// How a colour is mixed with what lies beneath it (ISO 32000-1, 11.3.5). Modes that are not named here are taken for
/// `Normal` when ink is reckoned.
enum BlendMode {
    case normal, multiply, screen, darken, lighten, other

    /// A mode by its name, or the first known of a list.
    init(_ object: PDFObject?) {
        let names = object?.kind == .array ? object?.elements(limit: 32).map(\.name) ?? [] : [object?.name]
        let modes = names.compactMap { $0 }.map(BlendMode.named)
        self = modes.first { $0 != .other } ?? (modes.isEmpty ? .normal : .other)
    }

    private static func named(_ name: String) -> BlendMode {
        switch name {
        case "Normal", "Compatible": .normal
        case "Multiply": .multiply
        case "Screen": .screen
        case "Darken": .darken
        case "Lighten": .lighten
        default: .other
        }
    }
}

/// What `q` keeps and `Q` brings back (ISO 32000-1, 8.4).
struct GraphicsState {
    var matrix: Matrix
    var clip: Box
    /// What the clip cuts away besides everything outside `clip`.
    var clipShape: ClipShape?
    var softMask: ClipShape?
    var fill = Paint()
    var stroke = Paint()
    var lineWidth = 1.0
    /// Share of a dashed line that is drawn, 0 to 1.
    var dashShare = 1.0
    var fillOverprints = false
    var strokeOverprints = false
    var overprintMode = 0
    var fillAlpha = 1.0
    var strokeAlpha = 1.0
    var blend = BlendMode.normal
    /// Opacity and mode of the groups around.
    var groupAlpha = 1.0
    var groupBlend = BlendMode.normal
    var text = TextState()

    init(matrix: Matrix, clip: Box) {
        self.matrix = matrix
        self.clip = clip
    }

    /// The mode that is in force, its own or a group's.
    var mode: BlendMode { blend == .normal ? groupBlend : blend }
}

/// The text parameters (ISO 32000-1, 9.3).
struct TextState {
    var font: FontInfo?
    var size = 0.0
    var characterSpacing = 0.0
    var wordSpacing = 0.0
    var horizontalScale = 1.0
    var leading = 0.0
    var rise = 0.0
    /// Rendering mode, 0 to 7.
    var mode = 0
}
