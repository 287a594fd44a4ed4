import Geometry
import PrintModel
import TestSupport
import Typesetting

/// Fonts, patterns and styles of the tests, and shorthand to set text with them.
enum Compositor {
    static let vollkorn = "/usr/share/fonts/truetype/vollkorn"
    static let lato = "/usr/share/fonts/truetype/lato"
    static let patterns = ["es": "/usr/share/hyphen/hyph_es_MX.dic"]

    /// Justified and divided, as running text is.
    static let body = TextStyle(
        name: "body", font: "Vollkorn", size: 9, leading: 11.2, alignment: .justify, hyphenate: true,
        features: "onum=1")
    /// Ragged, as captions and headlines are.
    static let plain = TextStyle(name: "plain", font: "Lato", size: 10, leading: 12)

    /// 45 mm, a narrow column.
    static let narrow = 45 * Length.pointsPerMillimetre

    static func setter() throws -> Typesetter {
        try Typesetter(fonts: [vollkorn, lato], hyphenation: patterns, styles: [body, plain])
    }

    /// A style under a name of its own, with a change.
    static func style(_ name: String, from style: TextStyle = plain, _ change: (inout TextStyle) -> Void) -> TextStyle {
        var style = style
        style.name = name
        change(&style)
        return style
    }
}

extension Typesetter {
    /// Sets plain text.
    func set(
        _ text: String, _ style: TextStyle = Compositor.body, _ measure: Double = 166.4, indents: [Double] = [],
        variants: Bool = false
    ) -> SetParagraph {
        set(TextRequest(RichText(text), style: style, measure: measure, indents: indents, variants: variants))
    }
}

extension [SetLine] {
    /// The characters of the lines without spaces, the hyphens of divisions undone.
    var letters: String {
        map { $0.hyphenated ? String($0.text.dropLast()) : $0.text }.joined().filter { !$0.isWhitespace }
    }

    /// The lines joined into the text they came from, the hyphens of divisions undone.
    var joined: String {
        reduce("") { text, line in
            line.hyphenated ? text + line.text.dropLast() : text + line.text + (line.endsParagraph ? "" : " ")
        }
    }
}

extension SetLine {
    /// Where its first glyph's advance begins.
    var start: Double { runs.first?.x ?? 0 }
    /// Whether it has a space that can give.
    var canStretch: Bool { text.contains(" ") }
}
