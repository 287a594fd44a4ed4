import Foundation
import Geometry
import PrintModel

/// Reads `imprenta.yml`, and `hyphenation.txt` and `words.txt` beside it.
struct WorkspaceReader {
    let folder: WorkspaceFolder

    static let file = "imprenta.yml"
    private static let keys = [
        "municipality", "administration", "photos", "areas", "sections", "delegations", "programme", "newspapers",
        "masthead", "conditions", "preflight", "proofreading", "law", "finance",
    ]

    func read() throws(Fault) -> (workspace: Workspace, findings: [Finding]) {
        let path = Paths.join(folder.root, WorkspaceReader.file)
        let text: String
        switch TextFile.read(path, as: WorkspaceReader.file) {
        case .success(let file): text = file.text
        case .failure(let failure) where failure.finding.code == .fileMissing:
            throw Fault(.missingInput, .workspaceMissing, at: failure.finding.place, ["folder": folder.root])
        case .failure(let failure): throw Fault(.unusableData, [failure.finding])
        }
        let document = YAMLDocument(file: WorkspaceReader.file)
        guard let map = document.root(of: text)?.map(WorkspaceReader.keys), var workspace = workspace(from: map) else {
            throw Fault(.unusableData, document.findings)
        }
        let (exceptions, findings) = HyphenationReader(folder: folder).read(language: workspace.language)
        workspace.hyphenationExceptions = exceptions
        workspace.proofreading = ProofreadingReader.settings(map["proofreading"])
        let (words, remarks) = WordListReader(folder: folder).read(language: workspace.language)
        workspace.proofreading.words = words
        return (workspace, document.findings + findings + remarks)
    }

    private func workspace(from map: YAMLMap) -> Workspace? {
        guard let municipality = map.required("municipality")?.map(["name", "place", "language"]),
            let name = municipality.required("name")?.oneLine(), let place = municipality.required("place")?.oneLine()
        else { return nil }
        var workspace = Workspace(municipality: name, place: place)
        workspace.language = municipality["language"]?.oneLine() ?? "es"
        workspace.administration = map["administration"]?.oneLine()
        workspace.sections = sections(map["sections"])
        workspace.areas = areas(map["areas"], workspace.sections)
        workspace.masthead = masthead(map["masthead"])
        workspace.delegations = map["delegations"]?.list()?.compactMap { $0.oneLine() } ?? []
        workspace.photoFolders = photoFolders(map["photos"])
        workspace.programme = map["programme"].flatMap(ProgrammeReader.programme)
        workspace.finance = map["finance"].map(FinanceReader.settings) ?? FinanceSettings()
        workspace.newspapers = NewspaperReader.newspapers(map["newspapers"])
        workspace.condition = defaultCondition(map["conditions"]) ?? workspace.condition
        return workspace
    }

    private func areas(_ cursor: YAMLCursor?, _ sections: [Section]) -> [String: Area] {
        var areas: [String: Area] = [:]
        for (id, value, _) in cursor?.entries() ?? [] {
            guard let map = value.map(["name", "phone", "section"]), let name = map.required("name")?.oneLine() else {
                continue
            }
            areas[id] = Area(name: name, phone: map["phone"]?.oneLine(), section: section(map["section"], of: sections))
        }
        return areas
    }

    private func section(_ cursor: YAMLCursor?, of sections: [Section]) -> String? {
        guard let cursor, let section = cursor.oneLine() else { return nil }
        let known = sections.map(\.id)
        guard known.contains(section) else {
            var values = ["section": section]
            values["nearest"] = nearest(to: section, among: known)
            cursor.add(.reportUnknownSection, .error, values)
            return nil
        }
        return section
    }

    private func sections(_ cursor: YAMLCursor?) -> [Section] {
        (cursor?.entries() ?? []).compactMap { id, value, _ in
            guard let map = value.map(["title", "deck", "icon"]), let title = map.required("title")?.oneLine() else {
                return nil
            }
            return Section(id: id, title: title, deck: map["deck"]?.oneLine(), icon: map["icon"]?.oneLine())
        }
    }

    private func masthead(_ cursor: YAMLCursor?) -> [MastheadLine] {
        (cursor?.list() ?? []).compactMap { item in
            guard let map = item.map(["role", "who"]), let role = map.required("role")?.oneLine(),
                let who = map.required("who")?.oneLine()
            else { return nil }
            return MastheadLine(role: role, who: who)
        }
    }

    private func photoFolders(_ cursor: YAMLCursor?) -> [String] {
        (cursor?.list() ?? []).compactMap { item in
            guard let name = item.string() else { return nil }
            guard let path = Paths.resolved(Paths.join(folder.root, name)), Paths.isFolder(path) else {
                item.add(.folderMissing, .warning, ["folder": name])
                return nil
            }
            return path
        }
    }

    /// The workspace's own conditions are checked when one is asked for, by `ConditionReader`.
    private func defaultCondition(_ cursor: YAMLCursor?) -> String? {
        cursor?.entries()?.first { $0.key == "default" }?.value.oneLine()
    }
}
