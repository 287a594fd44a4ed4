import Foundation
import Geometry
import PrintModel

/// Reads `imprenta.yml`, and `hyphenation.txt` and `words.txt` beside it.
struct WorkspaceReader {
    let folder: WorkspaceFolder

    static let file = "imprenta.yml"
    private static let keys = [
        "municipality", "administration", "photos", "areas", "sections", "delegations", "programme", "masthead",
        "conditions", "preflight", "proofreading", "law",
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
        workspace.areas = areas(map["areas"])
        workspace.sections = sections(map["sections"])
        workspace.masthead = masthead(map["masthead"])
        workspace.delegations = map["delegations"]?.list()?.compactMap { $0.oneLine() } ?? []
        workspace.photoFolders = photoFolders(map["photos"])
        workspace.programme = programme(map["programme"])
        workspace.condition = defaultCondition(map["conditions"]) ?? workspace.condition
        return workspace
    }

    private func areas(_ cursor: YAMLCursor?) -> [String: Area] {
        var areas: [String: Area] = [:]
        for (id, value, _) in cursor?.entries() ?? [] {
            guard let map = value.map(["name", "phone"]), let name = map.required("name")?.oneLine() else { continue }
            areas[id] = Area(name: name, phone: map["phone"]?.oneLine())
        }
        return areas
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

    private func programme(_ cursor: YAMLCursor?) -> Programme? {
        guard let map = cursor?.map(["year", "lines"]), let year = map.required("year")?.int(in: 1900...2200) else {
            return nil
        }
        let keys = ["code", "goal", "indicator", "amount", "source", "progress"]
        let lines = (map["lines"]?.list() ?? []).compactMap { item -> Programme.Line? in
            guard let line = item.map(keys), let code = line.required("code")?.oneLine(),
                let goal = line.required("goal")?.oneLine()
            else { return nil }
            var read = Programme.Line(
                code: code, goal: goal, indicator: line["indicator"]?.oneLine(),
                centavos: line["amount"].flatMap(centavos), source: line["source"]?.oneLine())
            read.progress = progress(line["progress"])
            return read
        }
        return Programme(year: year, lines: lines)
    }

    /// Percentages by quarter; a goal may be passed.
    private func progress(_ cursor: YAMLCursor?) -> [Double] {
        guard let cursor, let items = cursor.list() else { return [] }
        guard items.count <= 4 else {
            cursor.refuse("quarters")
            return []
        }
        return items.compactMap { $0.number(in: 0...1_000) }
    }

    /// Pesos with up to two decimals, exactly: money never passes through a floating-point number.
    private func centavos(_ cursor: YAMLCursor) -> Int? {
        let parts = (cursor.string() ?? "").split(separator: ".", omittingEmptySubsequences: false)
        let isNumber = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard isNumber, parts.count <= 2, parts[0].count <= 13, let pesos = Int(parts[0]) else {
            cursor.refuse("amount")
            return nil
        }
        guard parts.count == 2 else { return pesos * 100 }
        guard parts[1].count <= 2, let cents = Int(parts[1]) else {
            cursor.refuse("amount")
            return nil
        }
        return pesos * 100 + (parts[1].count == 1 ? cents * 10 : cents)
    }

    /// The workspace's own conditions are checked when one is asked for, by `ConditionReader`.
    private func defaultCondition(_ cursor: YAMLCursor?) -> String? {
        cursor?.entries()?.first { $0.key == "default" }?.value.oneLine()
    }
}
