import PrintModel

/// The vocabularies of a workspace, each opened when it is first asked for.
final class Lexicon {
    private let workspace: Workspace
    private var open: [String: Vocabulary] = [:]

    init(_ workspace: Workspace) { self.workspace = workspace }

    /// The vocabulary of a language.
    subscript(_ language: String) -> Vocabulary {
        if let known = open[language] { return known }
        let made = Vocabulary(language, workspace)
        open[language] = made
        return made
    }
}
