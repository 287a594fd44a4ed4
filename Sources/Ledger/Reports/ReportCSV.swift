import PrintModel

/// A report as a table that any program reads: commas, UTF-8, amounts as `17000.00`.
public enum ReportCSV {
    /// The text, with a byte order mark, without which spreadsheet programs take UTF-8 for something else.
    public static func text(_ report: LedgerReport, _ words: ReportWords) -> String {
        let rows = [report.columns.map(words.heading)] + report.rows.map { $0.map { plain($0, words) } }
        let total = report.total.map { row -> [String] in
            var texts = row.map { plain($0, words) }
            if texts.first == "" { texts[0] = words.total }
            return texts
        }
        return table(rows + (total.map { [$0] } ?? []))
    }

    /// Any rows of texts as such a table.
    public static func table(_ rows: [[String]]) -> String { "\u{FEFF}" + rows.map(line).joined() }

    private static func plain(_ cell: LedgerReport.Cell, _ words: ReportWords) -> String {
        switch cell {
        case .money(let amount): amount.plain
        case .count(let count): String(count)
        case .share(let tenths): "\(tenths / 10).\(tenths % 10)"
        default: words.text(cell)
        }
    }

    private static func line(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\r\n" }

    /// A text that a spreadsheet program would take for a formula is kept one by an apostrophe.
    private static func field(_ text: String) -> String {
        var text = text
        if let first = text.first, "=+@\t\r".contains(first) || (first == "-" && Centavos(text) == nil) {
            text = "'" + text
        }
        guard text.contains(where: { ",\"\n\r;".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
