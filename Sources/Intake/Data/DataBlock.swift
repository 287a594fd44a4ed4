import Geometry
import PrintModel

/// Reads a block of a report that asks for a table or a chart: three backticks with `tabla` or `grafica`, and YAML.
struct DataBlock {
    let file: String
    let report: String?
    let shelf: DataShelf?
    /// Line of the file on which the block begins, from 1.
    let line: Int

    /// Names that a block's first line may have, in Spanish and English.
    private static let tables: Set<String> = ["tabla", "table"]
    private static let charts: Set<String> = ["grafica", "gráfica", "chart"]

    /// Whether a block's first line asks for data.
    static func isData(_ info: String) -> Bool { tables.contains(info) || charts.contains(info) }

    /// Keys in both languages.
    private static let synonyms: [String: String] = [
        "datos": "data", "hoja": "sheet", "rango": "range", "columnas": "columns", "titulo": "title", "título": "title",
        "fuente": "source", "nota": "note", "tipo": "kind", "unidad": "unit", "valores": "values",
        "categoria": "category", "categoría": "category", "descripcion": "alt", "descripción": "alt", "total": "total",
        "type": "kind", "encabezado": "heads",
    ]
    private static let tableKeys = ["data", "sheet", "range", "heads", "columns", "title", "source", "note", "total"]
    private static let chartKeys = [
        "data", "sheet", "range", "heads", "columns", "title", "source", "note", "kind", "unit", "values", "series",
        "category", "alt",
    ]
    private static let kinds: [String: Chart.Kind] = [
        "barras": .bars, "barras agrupadas": .grouped, "agrupadas": .grouped, "barras apiladas": .stacked,
        "apiladas": .stacked, "lineas": .lines, "líneas": .lines, "areas": .areas, "áreas": .areas, "partes": .shares,
        "avance": .progress, "multiples": .multiples, "múltiples": .multiples, "cifra": .figure,
    ]

    /// The block's content, or `nil` where it cannot be had.
    func read(_ text: String, info: String) -> (content: Block.Content?, findings: [Finding]) {
        let document = YAMLDocument(file: file, report: report, lineOffset: line)
        guard let root = document.root(of: text), let entries = root.entries() else { return (nil, document.findings) }
        let isTable = DataBlock.tables.contains(info)
        var values: [String: YAMLCursor] = [:]
        let known = isTable ? DataBlock.tableKeys : DataBlock.chartKeys
        for (key, cursor, keyCursor) in entries {
            let name = DataBlock.synonyms[key.lowercased()] ?? key.lowercased()
            if known.contains(name) {
                values[name] = cursor
            } else {
                var found = ["key": key, "known": known.sorted().joined(separator: ", ")]
                found["nearest"] = nearest(to: key, among: known + DataBlock.synonyms.keys.sorted())
                keyCursor.add(.yamlUnknownKey, .error, found)
            }
        }
        let map = YAMLMap(cursor: root, values: values)
        // Who writes the block's name in English wants its words so.
        let word = info == "table" || info == "chart" ? "Source: " : "Fuente: "
        let content: Block.Content? =
            isTable ? table(map, word).map { .table($0) } : chart(map, word).map { .chart($0) }
        return (content, document.findings)
    }

    // MARK: Tables

    private func table(_ map: YAMLMap, _ word: String) -> Table? {
        guard let sheet = sheet(map) else { return nil }
        let header = sheet.rows[0].map { RichText($0) }
        let rows = sheet.rows.dropFirst().map { $0.map { RichText($0) } }
        var table = Table(
            alignments: header.map { _ in .left }, header: header, rows: rows,
            caption: map["title"]?.oneLine().map { RichText($0) }, notes: notes(map, word).map { RichText($0) })
        for column in table.numericColumns { table.alignments[column] = .right }
        addTotal(map, &table)
        table.totals = TableSums(table).totals
        map.cursor.document.add(TableSums(table).findings(at: map.cursor.place))
        return table
    }

    /// A row of sums that the file does not have: `total: Total`.
    private func addTotal(_ map: YAMLMap, _ table: inout Table) {
        guard let label = map["total"]?.oneLine(), TableSums(table).totals.isEmpty else { return }
        var row = table.header.map { _ in RichText("") }
        row[0] = RichText(label == "true" || label == "suma" ? "Total" : label)
        for column in table.numericColumns where column > 0 {
            let parts = table.rows.compactMap { Figure($0[column].plain) }
            guard Set(parts.map(\.suffix)).count == 1, parts[0].suffix != "%", let sum = Figure.sum(parts) else {
                continue
            }
            row[column] = RichText(sum.text)
        }
        table.rows.append(row)
    }

    private func notes(_ map: YAMLMap, _ word: String) -> [String] {
        [map["note"]?.oneLine(), map["source"]?.oneLine().map { word + $0 }].compactMap { $0 }
    }

    // MARK: Charts

    private func chart(_ map: YAMLMap, _ word: String) -> Chart? {
        guard let cursor = map.required("kind"), let name = cursor.oneLine()?.lowercased() else { return nil }
        guard let kind = DataBlock.kinds[name] ?? Chart.Kind(rawValue: name) else {
            cursor.refuse("choice", ["choices": DataBlock.kinds.keys.sorted().joined(separator: ", ")])
            return nil
        }
        guard case (let categories, var series)? = map["values"].map({ inline($0, map["series"]) }) ?? columns(map)
        else {
            return nil
        }
        if kind == .progress { series = DataBlock.goalLast(series) }
        let source = notes(map, word)
        return Chart(
            kind: kind, title: map["title"]?.oneLine(), unit: map["unit"]?.oneLine(), categories: categories,
            series: series, note: source.isEmpty ? nil : source.joined(separator: " "),
            alternative: map["alt"]?.oneLine(), line: line)
    }

    /// What was done, then its goal: files tend to give the goal first, under a head that says so.
    private static func goalLast(_ series: [Chart.Series]) -> [Chart.Series] {
        guard series.count == 2 else { return series }
        let goals = ["meta", "programad", "planead", "goal", "target", "planned"]
        func isGoal(_ series: Chart.Series) -> Bool { goals.contains(where: series.name.lowercased().hasPrefix) }
        return isGoal(series[0]) && !isGoal(series[1]) ? [series[1], series[0]] : series
    }

    /// Numbers written in the report: `{Enero: 12, Febrero: [1, 2]}`, the names of the series beside them.
    private func inline(_ cursor: YAMLCursor, _ names: YAMLCursor?) -> (categories: [String], series: [Chart.Series])? {
        guard let entries = cursor.entries() else { return nil }
        var names = names?.list()?.compactMap { $0.oneLine() } ?? []
        var rows: [[Figure?]] = []
        for (_, value, _) in entries {
            rows.append(value.isList ? (value.list() ?? []).map { figure($0) } : [figure(value)])
        }
        let count = rows.reduce(0) { max($0, $1.count) }
        if names.count > count { names = Array(names.prefix(count)) }
        while names.count < count { names.append("") }
        let series = (0..<count).map { index in
            Chart.Series(name: names[index], values: rows.map { index < $0.count ? $0[index] : nil })
        }
        return (entries.map(\.key), series)
    }

    private func figure(_ cursor: YAMLCursor) -> Figure? {
        if cursor.isNull { return nil }
        guard let text = cursor.string() else { return nil }
        guard let figure = Figure(text) else {
            if !Figure.isNothing(text) { cursor.refuse("figure") }
            return nil
        }
        return figure
    }

    /// Columns of a file: the first, or the one named, has the categories; all others, or those named, are series.
    private func columns(_ map: YAMLMap) -> (categories: [String], series: [Chart.Series])? {
        guard let sheet = sheet(map) else { return nil }
        let heads = sheet.rows[0]
        var first = 0
        if let cursor = map["category"], let name = cursor.oneLine() {
            guard let column = column(name, heads, cursor) else { return nil }
            first = column
        }
        let body = sheet.rows.dropFirst().filter { row in row.contains { !$0.isEmpty } }
        // A row of sums is no category of its own.
        let rows = body.filter { $0[first].lowercased().prefix { $0.isLetter } != "total" }
        let series = heads.indices.filter { $0 != first }.compactMap { column -> Chart.Series? in
            let values = rows.map { Figure($0[column]) }
            return values.contains { $0 != nil } ? Chart.Series(name: heads[column], values: values) : nil
        }
        return (rows.map { $0[first] }, series)
    }

    // MARK: The file

    private func sheet(_ map: YAMLMap) -> DataSheet? {
        guard let cursor = map.required("data"), let name = cursor.oneLine() else { return nil }
        guard let shelf else { return nil }
        switch shelf.sheet(name, sheet: map["sheet"]?.oneLine(), range: map["range"]?.oneLine()) {
        case .failure(let problem):
            cursor.add(.dataUnusable, .error, ["data": name, "reason": problem.rawValue])
            return nil
        case .success(let sheet):
            // A head may take two rows, the upper one over several columns of the lower.
            let isDouble = map["heads"]?.int(in: 1...2) == 2 && sheet.rows.count > 2
            return taken(map["columns"], of: isDouble ? sheet.withJoinedHead : sheet)
        }
    }

    /// The columns that are named, in that order; all where none is.
    private func taken(_ cursor: YAMLCursor?, of sheet: DataSheet) -> DataSheet? {
        guard let cursor else { return sheet }
        guard let names = cursor.list() else { return nil }
        let columns = names.compactMap { name in name.oneLine().flatMap { column($0, sheet.rows[0], name) } }
        guard columns.count == names.count, !columns.isEmpty else { return nil }
        return DataSheet(sheet.rows.map { row in columns.map { row[$0] } })
    }

    private func column(_ name: String, _ heads: [String], _ cursor: YAMLCursor) -> Int? {
        if let index = heads.firstIndex(of: name) { return index }
        var values = ["column": name]
        values["nearest"] = nearest(to: name, among: heads)
        cursor.add(.dataColumnUnknown, .error, values)
        return nil
    }
}
