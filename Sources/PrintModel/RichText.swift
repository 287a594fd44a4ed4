/// Text with emphasis, the smallest unit of copy: a paragraph, a headline, a table cell.
public struct RichText: Sendable, Hashable, Codable {
    /// What a run of text wears.
    public struct Emphasis: OptionSet, Sendable, Hashable, Codable {
        /// Bits.
        public var rawValue: UInt8
        /// From bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Italic, or upright inside italic.
        public static let italic = Emphasis(rawValue: 1)
        /// The bold companion of the style's face.
        public static let bold = Emphasis(rawValue: 2)
    }

    /// A stretch of text that looks the same throughout.
    public struct Run: Sendable, Hashable, Codable {
        /// The characters; never empty, no line ends but U+2028 for a forced break.
        public var text: String
        /// What it wears.
        public var emphasis: Emphasis
        /// BCP 47 language, where it is not that of the paragraph.
        public var language: String?
        /// The report whose page the words refer to, by its name.
        public var reference: String?
        /// A run.
        public init(
            _ text: String, _ emphasis: Emphasis = [], language: String? = nil, reference: String? = nil
        ) {
            self.text = text
            self.emphasis = emphasis
            self.language = language
            self.reference = reference
        }
    }

    /// The runs in reading order.
    public var runs: [Run]

    /// Text made of runs.
    public init(runs: [Run]) { self.runs = runs }
    /// Plain text.
    public init(_ text: String, _ emphasis: Emphasis = []) {
        runs = text.isEmpty ? [] : [Run(text, emphasis)]
    }

    /// The characters alone.
    public var plain: String { runs.map(\.text).joined() }
    /// Whether there is nothing but white space.
    public var isBlank: Bool { runs.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }
    /// The text in a language, but for the runs that have one of their own.
    public func inLanguage(_ language: String) -> RichText {
        RichText(
            runs: runs.map { run in
                var run = run
                run.language = run.language ?? language
                return run
            })
    }
    /// The same, or the text as it is where there is no language to say.
    public func inLanguage(_ language: String?) -> RichText { language.map { inLanguage($0) } ?? self }
    /// Both texts, one after the other.
    public static func + (a: RichText, b: RichText) -> RichText { RichText(runs: a.runs + b.runs) }
}
