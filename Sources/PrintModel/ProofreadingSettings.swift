/// How a workspace has its texts proofread.
public struct ProofreadingSettings: Sendable, Hashable, Codable {
    /// A kind of check, which a workspace may do without.
    public enum Check: String, Sendable, Hashable, Codable, CaseIterable {
        /// Words that no dictionary has.
        case spelling
        /// Names that are written in two ways.
        case names
        /// Figures that contradict one another.
        case figures
        /// How numbers, money, dates and hours are written.
        case convention
        /// What the law asks of communication.
        case law
    }

    /// Paths of Hunspell dictionaries (`.dic`, with its `.aff` beside it) by language, where not the machine's.
    public var dictionaries: [String: String] = [:]
    /// Names as they are to be written: programmes, places, bodies.
    public var names: [String] = []
    /// Words that are right here whatever the dictionary says, by language: those of `words.txt`.
    public var words: [String: [String]] = [:]
    /// Checks that are not made.
    public var skipped: Set<Check> = []

    /// Every check, with the machine's dictionaries and no words or names of one's own.
    public init() {}
}
