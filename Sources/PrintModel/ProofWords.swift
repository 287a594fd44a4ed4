import Geometry

/// The words of a preflight's proof, in the language of those who read it.
public struct ProofWords: Sendable {
    /// What the sheets are: `Preflight`.
    public var title: String
    /// The judgement: fit, fit with warnings, or not.
    public var verdict: @Sendable (_ errors: Int, _ warnings: Int) -> String
    /// A page by its number.
    public var page: @Sendable (Int) -> String
    /// A finding, without its place.
    public var finding: @Sendable (Finding) -> String
    /// How many of a severity.
    public var count: @Sendable (Finding.Severity, Int) -> String
    /// What the file is made of and was judged by: name and value, in order.
    public var facts: @Sendable (PreflightSummary, PreflightProfile) -> [(name: String, value: String)]
    /// Over the findings of the file as a whole.
    public var document: String
    /// Over the table of pages.
    public var pages: String
    /// Over the diagram of inks, with the limit in percent.
    public var ink: @Sendable (Double) -> String
    /// Where there is nothing to find.
    public var nothing: String
    /// What stands over a sheet that goes on with a page's findings.
    public var continued: String

    /// Words.
    public init(
        title: String, verdict: @escaping @Sendable (Int, Int) -> String, page: @escaping @Sendable (Int) -> String,
        finding: @escaping @Sendable (Finding) -> String,
        count: @escaping @Sendable (Finding.Severity, Int) -> String,
        facts: @escaping @Sendable (PreflightSummary, PreflightProfile) -> [(name: String, value: String)],
        document: String,
        pages: String, ink: @escaping @Sendable (Double) -> String, nothing: String, continued: String
    ) {
        (self.title, self.document, self.pages, self.nothing, self.continued) =
            (title, document, pages, nothing, continued)
        (self.verdict, self.page, self.finding, self.count, self.facts, self.ink) =
            (verdict, page, finding, count, facts, ink)
    }
}
