import Geometry
import PrintModel

/// The names that the settings write, and whether a text writes them so.
struct NameAuthority {
    private struct Name {
        var written: String
        /// `El` of «El Ojite».
        var article: String?
        var core: [String]
        var folded: [String]
    }
    private var byFirst: [String: [Name]] = [:]
    /// Names without article, folded, and how they are written.
    private(set) var keys: [String: String] = [:]

    static let articles: Set<String> = ["el", "la", "los", "las"]

    init(_ workspace: Workspace) {
        let names =
            [workspace.place] + workspace.delegations + workspace.areas.sorted { $0.key < $1.key }.map(\.value.name)
            + workspace.proofreading.names
        for written in names {
            var words = TokenScanner.tokens(of: written).filter { $0.kind == .word }.map(\.text)
            guard let first = words.first, first.isCapitalised else { continue }
            var article: String?
            if words.count > 1, NameAuthority.articles.contains(first.lowercased()) { article = words.removeFirst() }
            let folded = words.map(Folding.plain)
            let key = folded.joined(separator: " ")
            guard keys[key] == nil, let start = folded.first, start.utf8.count > 2 else { continue }
            keys[key] = written
            byFirst[start, default: []].append(Name(written: written, article: article, core: words, folded: folded))
        }
        // «San Isidro del Monte» before «San Isidro».
        byFirst = byFirst.mapValues { $0.sorted { ($1.core.count, $0.written) < ($0.core.count, $1.written) } }
    }

    /// Where a passage writes a name of the settings another way than they do.
    func findings(_ text: ReadPassage, _ sources: SourceLines) -> [Finding] {
        guard text.passage.kind != .credit else { return [] }
        var findings: [Finding] = []
        var index = 0
        while index < text.tokens.count {
            let token = text.tokens[index]
            guard token.kind == .word, let names = byFirst[Folding.plain(token.text)],
                let name = names.first(where: { stands($0, at: index, in: text) })
            else {
                index += 1
                continue
            }
            if let range = variant(of: name, at: index, in: text) {
                let excerpt = text.excerpt(range)
                let place = sources.place(of: excerpt, in: text.passage)
                findings.append(Finding(.warning, .nameVariant, at: place, ["text": excerpt, "name": name.written]))
            }
            index += name.core.count
        }
        return findings
    }

    private func stands(_ name: Name, at index: Int, in text: ReadPassage) -> Bool {
        guard index + name.folded.count <= text.tokens.count else { return false }
        return name.folded.indices.allSatisfy { offset in
            let token = text.tokens[index + offset]
            return token.kind == .word && Folding.plain(token.text) == name.folded[offset]
        }
    }

    /// The tokens that are not written as the settings write them; `nil` where they are, or mean something else.
    private func variant(of name: Name, at index: Int, in text: ReadPassage) -> ClosedRange<Int>? {
        let last = index + name.core.count - 1
        let words = (index...last).map { text.tokens[$0].text }
        let content = zip(words, name.core).filter { $0.1.isCapitalised }.map(\.0)
        // A common noun («la laja»), or a heading in capitals.
        guard let first = content.first, first.isCapitalised,
            !words.contains(where: { $0.count > 1 && $0.isAllCapitals })
        else { return nil }
        let starts = text.startsSentence(index)
        if words != name.core {
            // «Obras públicas son…»: the capital is the sentence's.
            if content.contains(where: { !$0.isCapitalised }), starts { return nil }
            return index...last
        }
        return misplacedArticle(of: name, index...last, starts, in: text)
    }

    /// «el Ojite», «del Ojite» or «Ojite» for «El Ojite».
    private func misplacedArticle(
        of name: Name, _ range: ClosedRange<Int>, _ starts: Bool, in text: ReadPassage
    ) -> ClosedRange<Int>? {
        guard let article = name.article else { return nil }
        // «Ojite Alto» is a name of its own.
        if let next = text.token(range.upperBound + 1), next.kind == .word, next.text.isCapitalised { return nil }
        let before = text.token(range.lowerBound - 1)
        guard let before, before.kind == .word else { return starts ? nil : range }
        if before.text == article { return nil }
        let word = before.text.lowercased()
        let isArticle = word == article.lowercased() || (article == "El" && ["del", "al"].contains(word))
        if isArticle { return range.lowerBound - 1...range.upperBound }
        // «Los Laja», «Arroyo Amates»: another name.
        if NameAuthority.articles.contains(word) || before.text.isCapitalised { return nil }
        return starts ? nil : range
    }
}
