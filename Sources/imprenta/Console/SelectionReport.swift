import Foundation
import Geometry
import PrintModel
import Production

/// What the command says of a proposal.
struct SelectionReport {
    let result: SelectionResult
    let language: Language

    /// Most reports that were left out that a person is shown.
    private static let most = 20

    /// The proposal for a person: what goes in and why, what is left out and why.
    var text: String {
        guard let proposal = result.proposal else { return "" }
        var lines = [language.say("Se propone:", "Proposed:")]
        for (index, candidate) in proposal.chosen.enumerated() {
            lines += [line(candidate, String(index + 1) + ".")] + why(candidate)
        }
        if let layout = proposal.layout {
            let fill = Int((layout.fill * 100).rounded())
            lines.append(
                language.say(
                    "Llenan \(layout.pages) página(s) al \(fill) %, en \(layout.lines) renglones.",
                    "They fill \(layout.pages) page(s) to \(fill) %, in \(layout.lines) lines."))
        }
        lines += ["", language.say("Queda fuera:", "Left out:")]
        for candidate in proposal.left.prefix(SelectionReport.most) { lines += [line(candidate, "–")] + why(candidate) }
        let more = proposal.left.count - SelectionReport.most
        if more > 0 {
            lines.append(
                language.say("… y \(more) más (--json los da todos).", "… and \(more) more (--json has them all)."))
        }
        if result.isWritten { lines += ["", language.say("Escrito en «select: only».", "Written to “select: only”.")] }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ candidate: SelectionProposal.Candidate, _ mark: String) -> String {
        let words = language.say("\(candidate.words) palabras", "\(candidate.words) words")
        return "  \(mark) \(candidate.slug) (\(candidate.area), \(words)): \(candidate.title)"
    }

    private func why(_ candidate: SelectionProposal.Candidate) -> [String] {
        ["       " + candidate.reasons.map { words($0.reason, $0.value) }.joined(separator: "; ")]
    }

    private func words(_ reason: SelectionProposal.Reason, _ value: String) -> String {
        switch reason {
        case .named: language.say("usted lo pidió en \(value)", "you asked for it in \(value)")
        case .excluded: language.say("usted lo quitó en \(value)", "you left it out in \(value)")
        case .priority: language.say("prioridad \(value)", "priority \(value)")
        case .days: language.say("hace \(value) días", "\(value) days ago")
        case .photo: language.say("con foto (\(value) de 100)", "with a photo (\(value) of 100)")
        case .noPhoto: language.say("sin foto", "no photo")
        case .area: language.say("su área ya tiene \(value)", "its area has \(value) already")
        case .published: language.say("ya salió en \(value)", "already in \(value)")
        case .undated: language.say("no tiene fecha", "it has no date")
        case .outside: language.say("fuera de lo que se escoge (\(value))", "outside of what is selected (\(value))")
        case .room: language.say("no cabe con lo demás", "no room for it with the rest")
        }
    }

    /// The proposal as one JSON object.
    var json: String {
        struct Reason: Encodable {
            var code: String
            var value: String
        }
        struct Item: Encodable {
            var slug: String
            var title: String
            var area: String
            var words: Int
            var score: Int
            var reasons: [Reason]
        }
        struct Root: Encodable {
            var chosen: [Item]
            var left: [Item]
            var trials: Int
            var written: Bool
            var findings: [JSONReport.Item]
        }
        func items(_ candidates: [SelectionProposal.Candidate]) -> [Item] {
            candidates.map { candidate in
                Item(
                    slug: candidate.slug, title: candidate.title, area: candidate.area, words: candidate.words,
                    score: candidate.score,
                    reasons: candidate.reasons.map { Reason(code: $0.reason.rawValue, value: $0.value) })
            }
        }
        return JSONReport.text(
            of: Root(
                chosen: items(result.proposal?.chosen ?? []), left: items(result.proposal?.left ?? []),
                trials: result.proposal?.trials ?? 0, written: result.isWritten,
                findings: result.findings.map { JSONReport.Item($0, language) }))
    }
}
