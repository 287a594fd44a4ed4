import Geometry
import Intake
import PrintModel

/// Names in a publication and its layout that only the two together, or the art folders, can tell right from wrong.
struct DesignCheck {
    let folder: WorkspaceFolder
    let publication: Publication
    let layout: Layout
    let workspace: Workspace

    /// Story patterns, headline styles and art that do not exist, and a language whose words are never divided.
    var findings: [Finding] { overrides + art + hyphenation }

    private var overrides: [Finding] {
        let patterns = layout.patterns.map(\.name)
        return publication.overrides.sorted { $0.value.line < $1.value.line }.flatMap { slug, decision -> [Finding] in
            let place = Finding.Place(file: publication.file, line: decision.line, report: slug)
            var findings: [Finding] = []
            if let pattern = decision.pattern, !patterns.contains(pattern) {
                findings.append(unknown(.patternUnknown, "pattern", pattern, among: patterns, at: place))
            }
            if let style = decision.headline, layout.styles[style] == nil {
                findings.append(unknown(.styleUnknown, "style", style, among: Array(layout.styles.keys), at: place))
            }
            return findings
        }
    }

    private var art: [Finding] {
        let known = folder.art
        return artNames.filter { folder.art(named: $0.name) == nil }.map { name, place in
            var finding = unknown(.artMissing, "art", name, among: known, at: place)
            finding.severity = .warning
            return finding
        }
    }

    /// Justified text that never divides a word is full of holes: better said once than line by line.
    private var hyphenation: [Finding] {
        let language = workspace.language
        let known = layout.hyphenation.keys.sorted()
        let divides = layout.styles.values.contains(where: \.hyphenate)
        guard divides, !known.contains(language) else { return [] }
        let values = ["language": language, "known": known.joined(separator: ", ")]
        return [Finding(.warning, .dictionaryNotDeclared, at: Finding.Place(file: layout.file), values)]
    }

    private var artNames: [(name: String, place: Finding.Place)] {
        let elements = layout.kinds.flatMap(\.elements)
        let placed = elements.compactMap { element -> (String, Finding.Place)? in
            guard case .art(let name, _, _) = element.content else { return nil }
            return (name, Finding.Place(file: layout.file, line: element.line))
        }
        let mark = layout.story.endMark.map { ($0, Finding.Place(file: layout.file)) }
        let sections = workspace.sections.compactMap { section in
            section.icon.map { ($0, Finding.Place(file: "imprenta.yml")) }
        }
        let notices = publication.notices.compactMap { notice in
            notice.icon.map { ($0, Finding.Place(file: publication.file)) }
        }
        return placed + [mark].compactMap { $0 } + sections + notices
    }

    private func unknown(
        _ code: FindingCode, _ key: String, _ name: String, among known: [String], at place: Finding.Place
    ) -> Finding {
        var values = [key: name]
        values["nearest"] = nearest(to: name, among: known)
        return Finding(.error, code, at: place, values)
    }
}
