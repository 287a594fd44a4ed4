import ArgumentParser
import Foundation
import Geometry
import Ledger
import PrintModel
import Production

/// `imprenta ledger report KIND`
struct LedgerReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: Language.current.say(
            "Informes: lines (estado de las partidas), months (consumo por mes), costs (costo por ejemplar), invoices (facturas), open (compromisos abiertos), copies (ejemplares), distribution (entregas y acuses), newspapers (periódicos), goals (metas).",
            "Reports: lines (state of the lines), months (consumption), costs (cost per copy), invoices, open (open commitments), copies, distribution, newspapers, goals."
        ))

    @Argument(
        help: .words(
            "lines, months, costs, invoices, open, copies, distribution, newspapers o goals.",
            "lines, months, costs, invoices, open, copies, distribution, newspapers or goals.", "informe",
            "report"))
    var kind: LedgerReport.Kind = .lines

    @Option(help: .words("Año; si no se dice, el último.", "Year; by default the last.", "año", "year")) var year: Int?
    @Option(help: .words("Sólo esta partida.", "Only this line.", "partida", "line")) var line: String?
    @Option(
        help: .words(
            "Al día; si no se dice, el del último asiento.", "As of; by default the last entry's day.", "fecha", "date")
    )
    var date: DateOption?

    @Option(
        help: .words(
            "Archivo .csv, .xlsx o .pdf; puede repetirse. Sin él, se muestra en la terminal.",
            "File .csv, .xlsx or .pdf; may be repeated. Without one it is shown.", "archivo", "file"))
    var output: [String] = []

    @OptionGroup var options: Options

    func validate() throws {
        for file in output where format(file) == nil {
            throw ValidationError(
                Language.current.say("--output termina en .csv, .xlsx o .pdf.", "--output ends in .csv, .xlsx or .pdf.")
            )
        }
    }

    private func format(_ file: String) -> LedgerDesk.ReportFormat? {
        LedgerDesk.ReportFormat(rawValue: URL(fileURLWithPath: file).pathExtension.lowercased())
    }

    func run() async throws {
        try LedgerSession.run(options) { desk in
            let (report, found) = try desk.report(kind, year: year, line: line, date: date?.date.iso)
            let words = ReportWords.words(of: try desk.settings().municipality, in: .current)
            var findings = found
            for file in output {
                guard let format = format(file) else { continue }
                findings += try desk.write(report, words, as: format, to: file)
            }
            let text = output.isEmpty ? LedgerReportCommand.text(report, words) : output.joined(separator: "\n")
            return (ReportJSON(report: report, words: words, files: output), text, findings)
        }
    }

    private static func text(_ report: LedgerReport, _ words: ReportWords) -> String {
        let figures = Set(report.columns.indices.filter { !report.columns[$0].isText })
        var table = TextTable(report.columns.map(words.heading), figures: figures)
        func short(_ texts: [String]) -> [String] { texts.map { $0.count > 44 ? $0.prefix(43) + "…" : $0 } }
        for row in report.rows { table.add(short(words.texts(row))) }
        if let total = report.total { table.add(short(words.texts(total, isTotal: true))) }
        return "\(words.titles[report.kind] ?? "")\n\(words.subtitle(report.year, report.date))\n\n\(table.text)"
    }
}

extension LedgerReport.Kind: ExpressibleByArgument {}

/// A report as `--json` prints it: a map for each row; amounts are whole centavos.
private struct ReportJSON: Encodable {
    let report: LedgerReport
    let words: ReportWords
    let files: [String]

    private enum Key: String, CodingKey { case report, year, date, rows, total, files }

    private struct Value: Encodable {
        let cell: LedgerReport.Cell
        let words: ReportWords

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch cell {
            case .money(let amount): try container.encode(amount)
            case .rate(let number), .count(let number), .share(let number), .month(let number):
                try container.encode(number)
            case .text(let text), .light(let text): try container.encode(text)
            case .flag(let flag): try container.encode(flag)
            // An amount that there is none of.
            case .funding, .none: try container.encodeNil()
            }
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(report.kind.rawValue, forKey: .report)
        try container.encode(report.year, forKey: .year)
        try container.encode(report.date, forKey: .date)
        try container.encode(report.rows.map(map), forKey: .rows)
        try container.encode(report.total.map(map), forKey: .total)
        try container.encode(files, forKey: .files)
    }

    private func map(_ row: [LedgerReport.Cell]) -> [String: Value] {
        Dictionary(zip(report.columns, row).map { ($0.id, Value(cell: $1, words: words)) }) { first, _ in first }
    }
}
