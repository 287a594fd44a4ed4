import Geometry
import KeptWork
import PrintModel

/// Reads the proofs of a publication: spelling, names, figures, conventions and law, in one pass over its texts.
public struct Proofreader {
    private let workspace: Workspace
    private let publication: Publication
    private let rules: [LawRule]
    private let kept: KeptWork

    /// A proofreader of a publication, by the workspace's settings and the rules of law.
    ///
    /// - Parameter kept: What the last run found out, which is not looked for again.
    public init(_ workspace: Workspace, _ publication: Publication, rules: [LawRule], kept: KeptWork = .none) {
        self.workspace = workspace
        self.publication = publication
        self.rules = rules
        self.kept = kept
    }

    /// What was found, kind by kind, each in reading order.
    ///
    /// - Parameters:
    ///   - reports: The reports that are read, in order.
    ///   - furniture: Words that the layout prints itself.
    ///   - others: Dates of the government reports that other publications make known, with their names.
    ///   - lines: Gives the lines of a file of the workspace; called only where something was found.
    ///   - check: Called between reports; throws to stop.
    public func findings(
        in reports: [Report], furniture: [String] = [], others: [(name: String, date: CivilDate)] = [],
        lines: @escaping (String) -> [String], check: () throws -> Void
    ) rethrows -> [Finding] {
        let desk = Desk(workspace, publication, rules, kept, lines)
        desk.read(Passages.of(publication, language: workspace.language).map(ReadPassage.init))
        for text in furniture { desk.law.read(furniture: text) }
        for report in reports {
            try check()
            let passages = Passages.of(report, language: workspace.language).map(ReadPassage.init)
            desk.read(passages)
            desk.read(report, passages)
        }
        return desk.findings(others)
    }

    /// How many words a text has, as a person counts them: words and numbers, without marks.
    public static func words(in text: String) -> Int {
        TokenScanner.tokens(of: text).count { $0.kind != .mark }
    }
}

/// What one proofreading holds in its hands.
private final class Desk {
    let law: LawCheck
    private let skipped: Set<ProofreadingSettings.Check>
    private let language: String
    private let sources: SourceLines
    private let lexicon: Lexicon
    private let spelling: SpellCheck
    private let names: NameCheck
    private let amounts = AmountLedger()
    private var repeated: [Finding] = []
    private var figures: [Finding] = []
    private var convention: [Finding] = []

    init(
        _ workspace: Workspace, _ publication: Publication, _ rules: [LawRule], _ kept: KeptWork,
        _ lines: @escaping (String) -> [String]
    ) {
        skipped = workspace.proofreading.skipped
        language = workspace.language
        sources = SourceLines(lines)
        lexicon = Lexicon(workspace)
        spelling = SpellCheck(workspace, kept: kept)
        names = NameCheck(workspace)
        law = LawCheck(rules, for: publication)
    }

    func read(_ passages: [ReadPassage]) {
        for passage in passages {
            if !skipped.contains(.spelling) {
                spelling.read(passage)
                repeated += RepeatedWords.findings(passage, sources)
            }
            if !skipped.contains(.names) { names.read(passage, sources) }
            if !skipped.contains(.convention) {
                convention += ConventionCheck(text: passage, sources: sources).findings()
            }
            if !skipped.contains(.law) { law.read(passage, sources) }
        }
    }

    func read(_ report: Report, _ passages: [ReadPassage]) {
        guard !skipped.contains(.figures) else { return }
        figures += FigureCheck(report: report, passages: passages, language: language).findings(sources)
        amounts.read(report, language: language, sources)
    }

    func findings(_ others: [(name: String, date: CivilDate)]) -> [Finding] {
        var findings: [Finding] = []
        if !skipped.contains(.spelling) { findings += spelling.findings(lexicon, sources) + repeated }
        if !skipped.contains(.names) { findings += names.findings(lexicon, sources) }
        findings += figures + amounts.findings + convention
        return skipped.contains(.law) ? findings : findings + law.findings(others: others)
    }
}
