import Geometry
import Revision

/// The words that pages for review carry, in the language of who asked for them.
public struct ReviewWords: Sendable {
    /// Heads of the facts over a report.
    public enum Fact: String, Sendable, Hashable, CaseIterable {
        case state, words, photos, due, version, changes
    }
    /// Names of parts that stand after the text.
    public enum Part: String, Sendable, Hashable, CaseIterable {
        case figures, quotes, photos, alternative, credit, place, date
    }

    /// BCP 47 language.
    public var language: String
    /// `Revisión`.
    public var heading: String
    /// Heads of the facts.
    public var facts: [Fact: String]
    /// Names of the parts.
    public var parts: [Part: String]
    /// Names of the states.
    public var states: [ReportState: String]
    /// `Notas`.
    public var notes: String
    /// What underlined and struck words mean.
    public var legend: String
    /// What the boxes at a report's end say: approved, and with corrections.
    public var boxes: [String]
    /// What stands under the lines for a signature: name and post, signature, date.
    public var signature: [String]
    /// `Ronda 2`.
    public var round: @Sendable (Int) -> String
    /// `Página 3 de 12`.
    public var page: @Sendable (Int, Int) -> String
    /// A day in words.
    public var day: @Sendable (CivilDate) -> String
    /// `512 de 300 a 600`.
    public var measured: @Sendable (Int, ClosedRange<Int>?) -> String
    /// `12 agregadas, 3 quitadas`.
    public var changed: @Sendable (_ added: Int, _ removed: Int) -> String

    /// Words.
    public init(
        language: String, heading: String, facts: [Fact: String], parts: [Part: String],
        states: [ReportState: String], notes: String, legend: String, boxes: [String], signature: [String],
        round: @escaping @Sendable (Int) -> String, page: @escaping @Sendable (Int, Int) -> String,
        day: @escaping @Sendable (CivilDate) -> String,
        measured: @escaping @Sendable (Int, ClosedRange<Int>?) -> String,
        changed: @escaping @Sendable (Int, Int) -> String
    ) {
        self.language = language
        self.heading = heading
        self.facts = facts
        self.parts = parts
        self.states = states
        self.notes = notes
        self.legend = legend
        self.boxes = boxes
        self.signature = signature
        self.round = round
        self.page = page
        self.day = day
        self.measured = measured
        self.changed = changed
    }
}
