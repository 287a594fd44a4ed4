import Foundation
import Geometry
import PrintModel

/// Reads print conditions: the toolkit's `layouts/conditions.yml`, and over it what `imprenta.yml` says under
/// `conditions:`. A workspace may change single values of a condition, or add its own.
struct ConditionReader {
    let folder: WorkspaceFolder

    private static let keys = [
        "title", "profile", "identifier", "registry", "ink-limit", "resolution", "resolution-error",
        "resolution-warning", "multi-ink-text", "rich-black-text", "hairline", "screen-ruling", "overprint-text",
        "spots",
        "ink-window", "made-from",
    ]

    func read(_ name: String) throws(Fault) -> (condition: PrintCondition, findings: [Finding]) {
        var findings: [Finding] = []
        let shared = try toolkit(&findings)
        let own = workspace()
        let sources = [shared.conditions[name], own.conditions[name]].compactMap { $0 }
        guard !sources.isEmpty else { throw unknown(name, Set(shared.conditions.keys).union(own.conditions.keys)) }
        // What the rest of imprenta.yml has wrong is for WorkspaceReader to say.
        let counts = sources.map(\.document.findings.count)
        let maps = sources.compactMap { $0.map(ConditionReader.keys) }
        let condition = condition(name, ConditionValues(maps: maps), folders: own.profiles + shared.profiles)
        for (source, count) in zip(sources, counts) { findings += source.document.findings.dropFirst(count) }
        guard let condition, !findings.contains(where: { $0.severity == .error }) else {
            let isMissing = findings.contains { $0.code == .profileMissing || $0.code == .profileNotMade }
            throw Fault(isMissing ? .missingInput : .unusableData, findings)
        }
        return (condition, findings)
    }

    private func unknown(_ name: String, _ known: Set<String>) -> Fault {
        var values = ["condition": name, "known": known.sorted().joined(separator: ", ")]
        values["nearest"] = nearest(to: name, among: known)
        return Fault(.missingInput, .conditionUnknown, values)
    }

    // MARK: Where conditions are written

    private struct Source {
        var conditions: [String: YAMLCursor] = [:]
        var profiles: [String] = []
    }

    private func toolkit(_ findings: inout [Finding]) throws(Fault) -> Source {
        let path = Paths.join(folder.resources, "layouts/conditions.yml")
        switch TextFile.read(path, as: path) {
        case .failure(let failure):
            throw Fault(failure.finding.code == .fileMissing ? .missingInput : .unusableData, [failure.finding])
        case .success(let file):
            let document = YAMLDocument(file: path)
            guard let map = document.root(of: file.text)?.map(["profiles", "conditions"]) else {
                throw Fault(.unusableData, document.findings)
            }
            let source = Source(
                conditions: entries(map.required("conditions")),
                profiles: (map["profiles"]?.list() ?? []).compactMap { $0.string() }.map {
                    Paths.join(Paths.join(folder.resources, "layouts"), $0)
                })
            findings += document.findings
            return source
        }
    }

    private func workspace() -> Source {
        let file = WorkspaceReader.file
        guard case .success(let read) = TextFile.read(Paths.join(folder.root, file), as: file) else { return Source() }
        let document = YAMLDocument(file: file)
        let root = document.root(of: read.text)?.entries()
        let conditions = entries(root?.first { $0.key == "conditions" }?.value)
        return Source(conditions: conditions.filter { $0.key != "default" }, profiles: [folder.root])
    }

    private func entries(_ cursor: YAMLCursor?) -> [String: YAMLCursor] {
        var result: [String: YAMLCursor] = [:]
        for entry in cursor?.entries() ?? [] { result[entry.key] = entry.value }
        return result
    }

    // MARK: One condition

    private func condition(_ name: String, _ values: ConditionValues, folders: [String]) -> PrintCondition? {
        let title = values["title"]?.oneLine()
        let profile = values.required("profile").flatMap {
            self.profile($0, name, folders, recipe: recipe(for: $0, values["made-from"]))
        }
        let identifier = values.required("identifier")?.oneLine()
        guard let profile, let identifier else { return nil }
        var condition = PrintCondition(
            name: name, title: title ?? name, profile: profile, identifier: identifier)
        func set(_ key: String, _ path: WritableKeyPath<PrintCondition, Double>, _ range: ClosedRange<Double>) {
            if let value = values[key]?.number(in: range) { condition[keyPath: path] = value }
        }
        func set(length key: String, _ path: WritableKeyPath<PrintCondition, Double>, _ range: ClosedRange<Double>) {
            if let value = values[key]?.length(in: range) { condition[keyPath: path] = value }
        }
        condition.registry = values["registry"]?.oneLine() ?? condition.registry
        set("ink-limit", \.inkLimit, 100...400)
        set("resolution", \.resolution, 36...2400)
        set("resolution-error", \.resolutionError, 1...2400)
        set("resolution-warning", \.resolutionWarning, 1...2400)
        set(length: "multi-ink-text", \.multiInkText, 0...72)
        set("rich-black-text", \.richBlackText, 100...400)
        set(length: "hairline", \.hairline, 0...10)
        set("screen-ruling", \.screenRuling, 30...600)
        set(length: "overprint-text", \.overprintText, 0...72)
        condition.spots = values["spots"]?.int(in: 0...8) ?? condition.spots
        set(length: "ink-window", \.inkWindow, 1...1000)
        return condition
    }

    /// A path with a separator is looked for in the workspace; a bare name in the profile folders too, and last among
    /// those that were made here.
    private func profile(
        _ cursor: YAMLCursor, _ condition: String, _ folders: [String], recipe: ProfileRecipe?
    ) -> String? {
        guard let name = cursor.string() else { return nil }
        let candidates = name.contains("/") ? [folder.root] : folders
        for candidate in candidates {
            if let path = Paths.resolved(Paths.join(candidate, name)), Paths.isFile(path) { return path }
        }
        if let recipe {
            let path = MadeProfiles.path(of: recipe)
            if Paths.isFile(path) { return path }
            cursor.add(.profileNotMade, .error, ["file": name, "condition": condition])
            return nil
        }
        let searched = candidates.joined(separator: ", ")
        cursor.add(.profileMissing, .error, ["file": name, "condition": condition, "folders": searched])
        return nil
    }

    /// How a condition's profile is made. One that names another profile over the toolkit's does not mean the recipe.
    private func recipe(for profile: YAMLCursor, _ cursor: YAMLCursor?) -> ProfileRecipe? {
        guard let cursor, cursor.document === profile.document, let name = profile.string(),
            let map = cursor.map(["data", "description", "credit", "ink", "black"]),
            let data = map.required("data")?.string(), let description = map.required("description")?.oneLine(),
            let ink = map.required("ink")?.number(in: 100...400)
        else { return nil }
        return ProfileRecipe(
            profile: name, data: Paths.join(folder.resources, data), description: description,
            credit: map["credit"]?.oneLine() ?? "", inkLimit: ink,
            blackLimit: map["black"]?.number(in: 1...100) ?? 100)
    }

    /// The recipes of all conditions whose profile is made and not found, in the order of their names.
    func recipes() throws(Fault) -> [ProfileRecipe] {
        var findings: [Finding] = []
        let shared = try toolkit(&findings)
        let own = workspace()
        return Set(shared.conditions.keys).union(own.conditions.keys).sorted().compactMap { name in
            let maps = [shared.conditions[name], own.conditions[name]].compactMap { $0?.map(ConditionReader.keys) }
            let values = ConditionValues(maps: maps)
            return values["profile"].flatMap { recipe(for: $0, values["made-from"]) }
        }
    }
}

/// The values of a condition: the last source that gives a key wins.
private struct ConditionValues {
    let maps: [YAMLMap]

    subscript(_ key: String) -> YAMLCursor? { maps.reversed().lazy.compactMap { $0[key] }.first }

    func required(_ key: String) -> YAMLCursor? { self[key] ?? maps.last?.required(key) }
}
