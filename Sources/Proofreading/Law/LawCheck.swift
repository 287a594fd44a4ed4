import Geometry
import PrintModel

/// What the law asks of a publication, by rules that are data: nothing of it is known here but how to look.
final class LawCheck {
    private let rules: [LawRule]
    private let publication: Publication
    private var banned = PhraseIndex<Int>()
    private var triggers = PhraseIndex<Int>()
    private var legends = PhraseIndex<Int>()
    private var triggered: [Int: (excerpt: String, place: Finding.Place)] = [:]
    private var present: Set<Int> = []
    private var found: [Finding] = []

    init(_ rules: [LawRule], for publication: Publication) {
        self.rules = rules.filter { $0.kinds.isEmpty || $0.kinds.contains(publication.kind) }
        self.publication = publication
        for (index, rule) in self.rules.enumerated() {
            switch rule.check {
            case .words: for words in rule.words { banned.add(words, index) }
            case .legend:
                for words in rule.words { triggers.add(words, index) }
                if let text = rule.text { legends.add(text, index) }
            case .suspension, .window: break
            }
        }
    }

    /// Looks at a passage, captions and alternative texts among them.
    func read(_ text: ReadPassage, _ sources: SourceLines) {
        for (range, index) in banned.matches(in: text.tokens) {
            let excerpt = text.excerpt(range)
            let place = sources.place(of: excerpt, in: text.passage)
            found.append(
                Finding(rules[index].severity, .lawWords, at: place, ["text": excerpt, "basis": rules[index].basis]))
        }
        for (_, index) in legends.matches(in: text.tokens) { present.insert(index) }
        for (range, index) in triggers.matches(in: text.tokens) where triggered[index] == nil {
            let excerpt = text.excerpt(range)
            triggered[index] = (excerpt, sources.place(of: excerpt, in: text.passage))
        }
    }

    /// Looks at words of the layout, which may print a sentence on every page.
    func read(furniture: String) {
        for (_, index) in legends.matches(in: TokenScanner.tokens(of: furniture)) { present.insert(index) }
    }

    /// What was found. `others` are the dates of the government reports that other publications make known.
    func findings(others: [(name: String, date: CivilDate)]) -> [Finding] {
        found
            + rules.indices.flatMap { index -> [Finding] in
                switch rules[index].check {
                case .words: []
                case .suspension: suspensions(rules[index])
                case .window: window(rules[index], others)
                case .legend: missingLegend(index)
                }
            }
    }

    private var place: Finding.Place { Finding.Place(file: publication.file) }

    private func suspensions(_ rule: LawRule) -> [Finding] {
        rule.periods.filter { ($0.from...$0.to).contains(publication.date) }.map { period in
            var values = [
                "date": publication.date.iso, "from": period.from.iso, "to": period.to.iso, "period": period.name,
                "basis": rule.basis,
            ]
            values["exceptions"] = rule.exceptions
            return Finding(rule.severity, .lawSuspension, at: place, values)
        }
    }

    private func window(_ rule: LawRule, _ others: [(name: String, date: CivilDate)]) -> [Finding] {
        guard let report = publication.reportDate else {
            // A rule for every kind of publication asks nothing of those that make no report known.
            guard !rule.kinds.isEmpty else { return [] }
            return [Finding(.note, .lawNoReportDate, at: place, ["basis": rule.basis])]
        }
        var findings: [Finding] = []
        let days = publication.date.days(since: report)
        if days < -rule.before || days > rule.after {
            let values = [
                "date": publication.date.iso, "report": report.iso, "before": String(rule.before),
                "after": String(rule.after), "basis": rule.basis,
            ]
            findings.append(Finding(rule.severity, .lawWindow, at: place, values))
        }
        for other in others where other.date.year == report.year && other.date != report {
            let values = ["other": other.name, "date": other.date.iso, "report": report.iso, "basis": rule.basis]
            findings.append(Finding(rule.severity, .lawReportTwice, at: place, values))
        }
        return findings
    }

    private func missingLegend(_ index: Int) -> [Finding] {
        let rule = rules[index]
        guard !present.contains(index), let text = rule.text else { return [] }
        var values = ["legend": text, "basis": rule.basis]
        if rule.words.isEmpty { return [Finding(rule.severity, .lawLegend, at: place, values)] }
        guard let trigger = triggered[index] else { return [] }
        values["text"] = trigger.excerpt
        return [Finding(rule.severity, .lawLegend, at: trigger.place, values)]
    }
}
