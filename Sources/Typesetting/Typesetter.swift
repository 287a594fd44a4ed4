import Geometry
import PrintModel

/// Stage 3: text and a measure in, lines of glyphs out.
///
/// One typesetter serves one thread: it owns a font map, which cannot be shared. What it has shaped it keeps, so that a
/// word met again, or a paragraph set to another measure, costs no shaping.
public final class Typesetter: TextSetting {
    private let fonts: FontLibrary
    private let shaper: Shaper
    private let hyphenators: [String: Hyphenator]
    private var set: [TextRequest: SetParagraph] = [:]
    private var copies = CopyShelf()

    /// How many demerits weigh as much as one point of layout cost.
    static let demeritsPerCost = 20_000.0
    /// Demerits beyond the best that a variant may have and still be offered.
    static let mostExtraDemerits = 600_000.0

    /// Opens the fonts and hyphenation of a layout.
    ///
    /// - Parameter words: Shared by the typesetters of several threads, all opened with the same values.
    /// - Throws: a `Fault` listing every font folder, family or dictionary that is missing.
    public init(
        fonts folders: [String], hyphenation: [String: String], styles: [TextStyle], hanging: Hanging = .none,
        exceptions: [String: [String: [Int]]] = [:], words: SharedWords = SharedWords()
    ) throws {
        fonts = try FontLibrary(folders: folders)
        shaper = Shaper(fonts: fonts, hanging: hanging, words: words)
        var findings = fonts.missing.map { Finding(.error, .fontMissing, ["font": $0]) }
        for family in Set(styles.map(\.font)).sorted() where !fonts.has(family: family) {
            let line = styles.filter { $0.font == family }.map(\.line).min()
            findings.append(Finding(.error, .fontMissing, at: Finding.Place(line: line), ["font": family]))
        }
        findings += FaceFeatures.findings(for: styles, in: fonts)
        var hyphenators: [String: Hyphenator] = [:]
        for (language, path) in hyphenation.sorted(by: { $0.key < $1.key }) {
            do {
                hyphenators[language] = try Hyphenator(dictionary: path, exceptions: exceptions[language] ?? [:])
            } catch let fault as Fault {
                findings += fault.findings
            }
        }
        guard findings.isEmpty else { throw Fault(.missingInput, findings) }
        self.hyphenators = hyphenators
    }

    /// The ways to break a paragraph, without their lines: little to keep, however long the text.
    public func ways(of request: TextRequest) -> ParagraphWays { ways(of: request, copied(request)) }

    /// The ways to break a paragraph, and the words it was cut into: whoever keeps these is spared the cutting when the
    /// lines are wanted.
    public func waysAndWords(of request: TextRequest) -> (ways: ParagraphWays, words: ParagraphWords) {
        let copy = Copy(tokens: cut(request), shaper.table)
        return (ways(of: request, copy), ParagraphWords(tokens: copy.tokens))
    }

    private func ways(of request: TextRequest, _ copy: Copy) -> ParagraphWays {
        ParagraphWays(
            ways: offered(copy, lineShape(request), request).map { breaking, cost in
                ParagraphWays.Way(
                    ends: breaking.breaks.map { copy.breaks[$0].end },
                    hyphenated: breaking.breaks.map { copy.breaks[$0].kind == .hyphen }, cost: cost)
            }, findings: missingCharacters(in: copy, request))
    }

    /// The lines of one of the ways of a paragraph, found by this typesetter or another with the same fonts.
    public func lines(of request: TextRequest, _ way: ParagraphWays.Way) -> [SetLine] {
        builder(request, cut(request)).lines(to: way.ends)
    }

    /// The words that a paragraph is cut into.
    public func words(of request: TextRequest) -> ParagraphWords { ParagraphWords(tokens: cut(request)) }

    /// Some of the lines of a way, one after the other, from the words that the paragraph was cut into by this typesetter
    /// or another that shares its words: the request's own text is not looked at.
    public func forEachLine(
        _ lines: Range<Int>, of request: TextRequest, _ way: ParagraphWays.Way, words: ParagraphWords,
        _ body: (SetLine) throws -> Void
    ) rethrows {
        guard shaper.table.know(words.tokens) else { return }
        let builder = builder(request, words.tokens)
        for line in lines { try body(builder.line(line, of: way.ends)) }
    }

    private func builder(_ request: TextRequest, _ tokens: [Copy.Token]) -> LineBuilder {
        LineBuilder(tokens: tokens, style: request.style, shape: lineShape(request), shaper: shaper)
    }

    /// Breaks a paragraph. Requests that were met before are answered from memory.
    public func set(_ request: TextRequest) -> SetParagraph {
        if let paragraph = set[request] { return paragraph }
        let paragraph = setAnew(request)
        set[request] = paragraph
        return paragraph
    }

    /// Height above the baseline of the capitals of a style, points.
    public func capHeight(of style: TextStyle) -> Double { shaper.inkHeight(of: "H", style) }

    /// Height above the baseline of the small letters of a style, points.
    public func xHeight(of style: TextStyle) -> Double { shaper.inkHeight(of: "x", style) }

    private func setAnew(_ request: TextRequest) -> SetParagraph {
        let (copy, shape) = (copied(request), lineShape(request))
        let builder = builder(request, copy.tokens)
        let variants = offered(copy, shape, request).map { breaking, cost in
            SetParagraph.Variant(lines: builder.lines(to: breaking.breaks.map { copy.breaks[$0].end }), cost: cost)
        }
        guard !variants.isEmpty else { return SetParagraph(variants: [SetParagraph.Variant(lines: [], cost: 0)]) }
        return SetParagraph(variants: variants, findings: missingCharacters(in: copy, request))
    }

    /// The text cut into words and spaces with its breaks; from memory where it was set a moment ago.
    private func copied(_ request: TextRequest) -> Copy {
        copies.copy(of: request) { Copy(tokens: cut(request), shaper.table) }
    }

    /// The words and spaces of a text.
    private func cut(_ request: TextRequest) -> [Copy.Token] {
        let style = request.style
        var cutter = CopyCutter(style: style, shaper: shaper) { [hyphenators] language in
            style.hyphenate ? Typesetter.hyphenator(of: language ?? request.language, hyphenators) : nil
        }
        return cutter.tokens(of: request.text)
    }

    private func lineShape(_ request: TextRequest) -> LineShape {
        LineShape(measure: request.measure, indents: request.indents, size: request.style.size)
    }

    /// The patterns of a language, or of its plain form: `en-US` takes those of `en`.
    private static func hyphenator(of language: String, _ known: [String: Hyphenator]) -> Hyphenator? {
        known[language] ?? language.split(separator: "-").first.flatMap { known[String($0)] }
    }

    /// The best way to break a copy and, where the request wants them, the decent others, with what each costs.
    private func offered(
        _ copy: Copy, _ shape: LineShape, _ request: TextRequest
    ) -> [(breaking: Breaking, cost: Double)] {
        let breaker: any LineBreaker = request.style.alignment == .justify ? TotalFitBreaker() : RaggedBreaker()
        let breakings = breaker.breakings(of: copy, in: shape, variants: request.variants)
        guard let best = breakings.first else { return [] }
        guard request.variants else { return [(best, 0)] }
        return breakings.filter { $0.demerits - best.demerits <= Typesetter.mostExtraDemerits }
            .map { ($0, ($0.demerits - best.demerits) / Typesetter.demeritsPerCost) }
    }

    private func missingCharacters(in copy: Copy, _ request: TextRequest) -> [Finding] {
        copy.missing.map { character in
            Finding(
                .error, .glyphMissing, at: request.place,
                ["character": String(character), "code": codePoints(of: character), "font": request.style.font])
        }
    }

    private func codePoints(of character: Character) -> String {
        character.unicodeScalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }.joined(separator: " ")
    }
}

/// A paragraph cut into shaped words and spaces: what any typesetter that shares the words can make lines of.
public struct ParagraphWords: Sendable {
    let tokens: [Copy.Token]

    /// Words and spaces.
    public var count: Int { tokens.count }
}
