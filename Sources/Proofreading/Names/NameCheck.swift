import Geometry
import PrintModel

/// Names that are written in two ways somewhere in a publication.
final class NameCheck {
    private struct Form {
        var text: String
        var count = 0
        var passage: Passage
    }
    private struct Name {
        var key: String
        var forms: [Form] = []
        var count: Int { forms.reduce(0) { $0 + $1.count } }
    }

    private let authority: NameAuthority
    private let language: String
    private var names: [Name] = []
    private var numbers: [String: Int] = [:]
    private var found: [Finding] = []

    init(_ workspace: Workspace) {
        authority = NameAuthority(workspace)
        language = workspace.language
    }

    /// Notes the names of a passage.
    func read(_ text: ReadPassage, _ sources: SourceLines) {
        guard text.passage.kind != .credit else { return }
        found += authority.findings(text, sources)
        guard text.languages.first == language else { return }
        for range in NamePhrases.ranges(in: text) {
            let words = text.tokens[range].map(\.text)
            let key = words.map(Folding.plain).joined(separator: " ")
            if key.utf8.count < 4 { continue }
            let number = numbers[key] ?? names.count
            if number == names.count {
                names.append(Name(key: key))
                numbers[key] = number
            }
            let form = words.joined(separator: " ")
            let place = names[number].forms.firstIndex { $0.text == form }
            if let place {
                names[number].forms[place].count += 1
            } else if names[number].forms.count < 16 {
                names[number].forms.append(Form(text: form, count: 1, passage: text.passage))
            }
        }
    }

    /// What was found: against the settings first, then among the texts themselves.
    func findings(_ lexicon: Lexicon, _ sources: SourceLines) -> [Finding] {
        found + names.flatMap { forms(of: $0, sources) } + alike(lexicon, sources)
    }

    /// The same letters with other accents or capitals: the rarer is told.
    private func forms(of name: Name, _ sources: SourceLines) -> [Finding] {
        guard name.forms.count > 1, authority.keys[name.key] == nil,
            let usual = name.forms.max(by: { $0.count < $1.count })
        else { return [] }
        return name.forms.filter { $0.text != usual.text }.map { form in
            let place = sources.place(of: form.text, in: form.passage)
            return Finding(.warning, .nameVariant, at: place, ["text": form.text, "name": usual.text])
        }
    }

    /// One letter apart: the rarer is told, where it is no word of its own.
    private func alike(_ lexicon: Lexicon, _ sources: SourceLines) -> [Finding] {
        let configured = authority.keys.keys.sorted().filter { numbers[$0] == nil }
        let keys = names.map(\.key) + configured
        return Likeness.pairs(among: keys).compactMap { a, b in
            let (x, y) = (entry(a, keys), entry(b, keys))
            if x.isConfigured && y.isConfigured { return nil }
            let swapped = x.isConfigured || (!y.isConfigured && x.count >= y.count)
            let (rare, usual) = swapped ? (y, x) : (x, y)
            guard let form = names.indices.contains(swapped ? b : a) ? names[swapped ? b : a].forms.first : nil,
                rare.count == 1 || usual.isConfigured, usual.isConfigured || usual.count > 1,
                isSlip(rare.key, usual.key, form, isConfigured: usual.isConfigured, lexicon)
            else { return nil }
            let place = sources.place(of: form.text, in: form.passage)
            let values = ["text": form.text, "name": usual.written, "count": String(max(usual.count, 1))]
            return Finding(.warning, .nameLikeness, at: place, values)
        }
    }

    private func entry(
        _ index: Int, _ keys: [String]
    ) -> (key: String, written: String, count: Int, isConfigured: Bool) {
        let key = keys[index]
        let written = authority.keys[key]
        guard names.indices.contains(index) else { return (key, written ?? key, 0, true) }
        let usual = names[index].forms.max { $0.count < $1.count }?.text ?? key
        return (key, written ?? usual, names[index].count, written != nil)
    }

    /// A word that the dictionary has is hardly a slip for another, but where the settings know the place by name and
    /// the text has it more often than the other.
    private func isSlip(
        _ rare: String, _ usual: String, _ form: Form, isConfigured: Bool, _ lexicon: Lexicon
    ) -> Bool {
        guard let words = Likeness.differingWords(rare, usual) else { return false }
        let written = form.text.split(separator: " ").first { Folding.plain(String($0)) == words.0 }.map(String.init)
        guard let dictionary = lexicon[language].dictionary else { return isConfigured }
        let isWord = dictionary.has(written ?? words.0) || dictionary.has((written ?? words.0).lowercased())
        return !isWord || (isConfigured && form.count == 1)
    }
}
