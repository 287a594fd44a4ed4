import Geometry
import PrintModel

/// Reads the rules of communication law: the toolkit's `layouts/law.yml`, and over it what `imprenta.yml` says under
/// `law:`. A workspace adds words and periods to a rule, changes its other values, switches it off, or has its own.
struct LawReader {
    let folder: WorkspaceFolder

    private static let keys = [
        "check", "severity", "basis", "kinds", "words", "periods", "exceptions", "before", "after", "text", "off",
    ]

    func read() -> (rules: [LawRule], findings: [Finding]) {
        var findings: [Finding] = []
        var order: [String] = []
        var maps: [String: [YAMLMap]] = [:]
        var documents: [YAMLDocument] = []
        for (path, file, key) in [
            (Paths.join(folder.resources, "layouts/law.yml"), "layouts/law.yml", nil),
            (Paths.join(folder.root, WorkspaceReader.file), WorkspaceReader.file, "law"),
        ] {
            guard case .success(let read) = TextFile.read(path, as: file) else {
                if key == nil { findings.append(Finding(.error, .fileMissing, at: Finding.Place(file: file))) }
                continue
            }
            let document = YAMLDocument(file: file)
            guard let root = document.root(of: read.text) else {
                // What is wrong with imprenta.yml is for WorkspaceReader to say.
                if key == nil { findings += document.findings }
                continue
            }
            documents.append(document)
            var rules: YAMLCursor? = root
            if let key { rules = root.entries()?.first { $0.key == key }?.value }
            guard let rules, !rules.isNull else { continue }
            for (id, value, _) in rules.entries() ?? [] {
                guard let map = value.map(LawReader.keys) else { continue }
                if maps[id] == nil { order.append(id) }
                maps[id, default: []].append(map)
            }
        }
        let rules = order.compactMap { id in maps[id].flatMap { rule(id, $0) } }
        return (rules, findings + documents.flatMap(\.findings))
    }

    private func rule(_ id: String, _ maps: [YAMLMap]) -> LawRule? {
        func last(_ key: String) -> YAMLCursor? { maps.reversed().lazy.compactMap { $0[key] }.first }
        if last("off")?.bool() == true { return nil }
        guard let newest = maps.last,
            let check = (last("check") ?? newest.required("check"))?.choice(LawRule.Check.self),
            let basis = (last("basis") ?? newest.required("basis"))?.oneLine()
        else { return nil }
        let severity = last("severity")?.choice(Finding.Severity.self) ?? .warning
        var rule = LawRule(id: id, check: check, severity: severity, basis: basis)
        func all(_ key: String) -> [YAMLCursor] { maps.flatMap { $0[key]?.list() ?? [] } }
        rule.kinds = (last("kinds")?.list() ?? []).compactMap { $0.oneLine() }
        rule.words = all("words").compactMap { $0.oneLine() }
        rule.periods = all("periods").compactMap(period)
        rule.exceptions = last("exceptions")?.oneLine()
        rule.before = last("before")?.int(in: 0...3660) ?? 0
        rule.after = last("after")?.int(in: 0...3660) ?? 0
        rule.text = last("text")?.oneLine()
        if check == .legend, rule.text == nil {
            _ = newest.required("text")
            return nil
        }
        return rule
    }

    private func period(_ cursor: YAMLCursor) -> LawRule.Period? {
        guard let map = cursor.map(["from", "to", "name"]), let from = map.required("from")?.date(),
            let to = map.required("to")?.date(), let name = map.required("name")?.oneLine()
        else { return nil }
        guard from <= to else {
            map["to"]?.refuse("ascending", ["low": from.iso, "high": to.iso])
            return nil
        }
        return LawRule.Period(from: from, to: to, name: name)
    }
}
