import Geometry
import Painting
import PrintModel
import Typesetting

/// Sets the words of a contact sheet, in its own styles and colours.
final class PhotoSheetPen {
    /// Colours by what they mean.
    enum Colour: String, CaseIterable {
        case ink, quiet, track, panel, frame, good, fair, poor, face

        fileprivate var cmyk: CMYK {
            switch self {
            case .ink: CMYK(0, 0, 0, 96)
            case .quiet: CMYK(8, 4, 4, 58)
            case .track: CMYK(3, 2, 2, 12)
            case .panel: CMYK(9, 3, 2, 2)
            case .frame: CMYK(0, 0, 0, 30)
            case .good: CMYK(72, 12, 70, 14)
            case .fair: CMYK(4, 42, 92, 2)
            case .poor: CMYK(14, 92, 78, 6)
            case .face: CMYK(0, 8, 100, 0)
            }
        }

        /// The colour of a value from 0 to 1.
        init(grade: Double) { self = grade >= 0.6 ? .good : grade >= 0.35 ? .fair : .poor }
    }

    /// Kinds of text.
    enum Kind: CaseIterable {
        case title, rank, score, scoreFair, scorePoor, name, quiet, quietRight, bar, fault, virtue, list

        fileprivate var style: TextStyle {
            func style(
                _ size: Double, _ weight: Int = 400, _ colour: Colour = .ink, _ alignment: TextStyle.Alignment = .left,
                features: String? = "lnum=1, tnum=1"
            ) -> TextStyle {
                TextStyle(
                    name: "\(self)", font: PhotoSheetPen.family, weight: weight, size: size, leading: size * 1.25,
                    alignment: alignment, ink: colour.rawValue, features: features)
            }
            return switch self {
            case .title: style(14, 900)
            case .rank: style(19, 900)
            case .score: style(13, 700, .good, .right)
            case .scoreFair: style(13, 700, .fair, .right)
            case .scorePoor: style(13, 700, .poor, .right)
            case .name: style(8, 700)
            case .quiet: style(6.8, 400, .quiet)
            case .quietRight: style(6.8, 400, .quiet, .right)
            case .bar: style(6.4)
            case .fault: style(6.8, 700, .poor)
            case .virtue: style(6.8, 700, .good)
            case .list: style(8.5)
            }
        }
    }

    /// The family of all text: Debian's `fonts-lato`, which the sample's layouts use too.
    static let family = "Lato"

    /// What the colours are on a screen.
    let palette: Palette
    private let typesetter: Typesetter
    private static let wide = 100_000.0

    /// Throws `font.missing` where the family is not installed.
    init(size: Size) throws {
        palette = .screen(Colour.allCases.map { Ink(name: $0.rawValue, cmyk: $0.cmyk) })
        typesetter = try Typesetter(
            fonts: MachineFonts()?.files(of: PhotoSheetPen.family) ?? [], hyphenation: [:],
            styles: Kind.allCases.map(\.style))
    }

    /// One line, its middle left out where it is too long for a measure.
    func text(_ text: String, _ kind: Kind, at place: Point, within measure: Double) -> PageItem {
        let fitted = shortened(PhotoSheetPen.printable(text), kind, to: measure)
        let line = set(fitted, kind, measure).first ?? SetLine(runs: [], width: 0)
        return .text(line, at: place)
    }

    /// The lines of a text in a measure.
    func set(_ text: String, _ kind: Kind, _ measure: Double) -> [SetLine] {
        typesetter.set(TextRequest(RichText(text), style: kind.style, measure: measure)).lines
    }

    /// How far a text runs, points.
    func width(of text: String, _ kind: Kind) -> Double {
        var style = kind.style
        style.alignment = .left
        return typesetter.set(TextRequest(RichText(text), style: style, measure: PhotoSheetPen.wide)).lines.first?.width
            ?? 0
    }

    private func shortened(_ text: String, _ kind: Kind, to measure: Double) -> String {
        guard width(of: text, kind) > measure else { return text }
        let characters = Array(text.prefix(400))
        var (fits, fails) = (0, characters.count)
        while fails - fits > 1 {
            let middle = (fits + fails) / 2
            let tried = PhotoSheetPen.cut(characters, to: middle)
            if width(of: tried, kind) <= measure { fits = middle } else { fails = middle }
        }
        return PhotoSheetPen.cut(characters, to: fits)
    }

    /// So many characters of a text, most of them its first: the end of a file's name tells photographs apart.
    private static func cut(_ characters: [Character], to count: Int) -> String {
        let tail = count / 3
        return String(characters.prefix(count - tail)) + "…" + String(characters.suffix(tail))
    }

    /// Names of files may hold anything.
    static func printable(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.isGraphic ? $0 : "·" }))
    }
}

extension Unicode.Scalar.Properties {
    /// Whether it can be drawn on a line: no control, line end, format or private character.
    fileprivate var isGraphic: Bool {
        switch generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
