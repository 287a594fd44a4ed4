import Foundation
import Geometry

/// Which reports answer which ask.
public enum AskMatching {
    /// For each ask the slugs that answer it: those it names, there or not; else reports of its area that have its topic
    /// in their slug, kicker, title or deck; else, where it names no topic, what else its area has in the publication. A
    /// report answers one ask.
    public static func answers(to asks: [Ask], among reports: [Report], taken: Set<String>) -> [[String]] {
        var used = Set(asks.flatMap(\.reports))
        var answers = asks.map(\.reports)
        let words = Dictionary(grouping: reports, by: \.area).mapValues { $0.map { ($0, vocabulary(of: $0)) } }
        for (index, ask) in asks.enumerated() where ask.reports.isEmpty {
            guard let topic = ask.topic.map({ significant($0) }), !topic.isEmpty else { continue }
            let fitting = (words[ask.area] ?? []).first { report, words in
                !used.contains(report.slug) && topic.allSatisfy { words.contains($0) }
            }
            guard let slug = fitting?.0.slug else { continue }
            used.insert(slug)
            answers[index] = [slug]
        }
        for (index, ask) in asks.enumerated() where ask.reports.isEmpty && ask.topic == nil {
            guard let report = words[ask.area]?.first(where: { taken.contains($0.0.slug) && !used.contains($0.0.slug) })
            else { continue }
            used.insert(report.0.slug)
            answers[index] = [report.0.slug]
        }
        return answers
    }

    private static func vocabulary(of report: Report) -> Set<String> {
        let text = [report.slug, report.kicker, report.title, report.deck].compactMap { $0 }.joined(separator: " ")
        return Set(words(of: text))
    }

    private static func significant(_ topic: String) -> [String] { words(of: topic).filter { $0.count > 3 } }

    /// Words without case, accents and plural.
    private static func words(of text: String) -> [String] {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            .split { !$0.isLetter && !$0.isNumber }
            .map { $0.count > 4 && $0.hasSuffix("s") ? String($0.dropLast()) : String($0) }
    }
}
