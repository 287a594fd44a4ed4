import PrintModel

/// Reads the annual programme, in `imprenta.yml` or in a file of its own.
enum ProgrammeReader {
    private static let keys = [
        "code", "goal", "indicator", "amount", "source", "classification", "calendar", "target", "progress",
    ]

    static func programme(_ cursor: YAMLCursor) -> Programme? {
        guard let map = cursor.map(["year", "lines"]), let year = map.required("year")?.int(in: 1900...2200) else {
            return nil
        }
        return Programme(year: year, lines: (map["lines"]?.list() ?? []).compactMap(line))
    }

    private static func line(_ item: YAMLCursor) -> Programme.Line? {
        guard let map = item.map(keys), let code = map.required("code")?.oneLine(),
            let goal = map.required("goal")?.oneLine()
        else { return nil }
        var line = Programme.Line(code: code, goal: goal)
        line.indicator = map["indicator"]?.oneLine()
        line.funding = map["amount"].flatMap(funding) ?? .none
        line.source = map["source"]?.oneLine()
        line.classification = map["classification"]?.oneLine()
        line.target = map["target"]?.int(in: 1...1_000_000)
        line.calendar = map["calendar"]?.list(of: 12)?.compactMap { $0.amount() } ?? []
        line.progress = progress(map["progress"])
        return line
    }

    /// Percentages by quarter; a goal may be passed.
    private static func progress(_ cursor: YAMLCursor?) -> [Double] {
        guard let cursor, let items = cursor.list() else { return [] }
        guard items.count <= 4 else {
            cursor.refuse("quarters")
            return []
        }
        return items.compactMap { $0.number(in: 0...1_000) }
    }

    private static func funding(_ cursor: YAMLCursor) -> Programme.Funding? {
        guard let text = cursor.oneLine(), let funding = Programme.Funding(text) else {
            cursor.refuse("amount")
            return nil
        }
        return funding
    }
}

/// Reads `finance` in `imprenta.yml`.
enum FinanceReader {
    static func settings(_ cursor: YAMLCursor) -> FinanceSettings {
        var settings = FinanceSettings()
        guard let map = cursor.map(["rfc", "tolerance", "open-days", "lights"]) else { return settings }
        settings.rfc = map["rfc"]?.oneLine()?.uppercased()
        settings.tolerance = map["tolerance"]?.amount() ?? settings.tolerance
        settings.openDays = map["open-days"]?.int(in: 1...3650) ?? settings.openDays
        let lights = map["lights"]?.list(of: 2)?.compactMap { $0.int(in: 0...1000) } ?? []
        if lights.count == 2 { settings.lights = lights.sorted() }
        return settings
    }
}
