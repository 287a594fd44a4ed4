import ArgumentParser
import Foundation
import Geometry
import Ledger
import PrintModel
import Production

/// `imprenta estimate PUBLICATION`
struct EstimateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate",
        abstract: Language.current.say(
            "Calcula lo que costaría imprimir una publicación compuesta, con las listas de precios de printers/.",
            "Estimate what printing a composed publication would cost, from the price lists of printers/."))

    @Argument(
        help: .words(
            "La publicación, ya compuesta, o un PDF.", "The publication, composed, or a PDF.", "publicación",
            "publication"))
    var publication: String

    @Option(help: .words("Ejemplares; puede repetirse.", "Copies; may be repeated.", "número", "number"))
    var copies: [Int]

    @Option(help: .words("Tintas de cada cara.", "Inks of each side.", "número", "number")) var inks = 4
    @Option(help: .words("Papel, o parte de su nombre.", "Paper, or part of its name.", "texto", "text")) var paper:
        String?
    @Option(help: .words("Partida que pagaría: 2024/6.1.", "Line that would pay: 2024/6.1.", "partida", "line"))
    var line: String?
    @Option(help: .words("Día en que deben valer los precios.", "Day on which the prices must hold.", "fecha", "date"))
    var date: DateOption?
    @Option(
        help: .words(
            "Dónde están las publicaciones compuestas.", "Where composed publications are.", "carpeta", "folder"))
    var from: String?

    @OptionGroup var options: Options

    func validate() throws {
        guard !copies.isEmpty, copies.allSatisfy({ (1...1_000_000).contains($0) }), (1...12).contains(inks) else {
            throw ValidationError(
                Language.current.say(
                    "--copies va de 1 a 1000000; --inks, de 1 a 12.",
                    "--copies goes from 1 to 1000000; --inks from 1 to 12."))
        }
    }

    func run() async throws {
        try LedgerSession.run(options) { desk in
            let isFile = publication.lowercased().hasSuffix(".pdf")
            let base =
                from.map { URL(fileURLWithPath: $0).standardizedFileURL.path } ?? options.workspacePath + "/output"
            let path =
                isFile ? URL(fileURLWithPath: publication).standardizedFileURL.path : "\(base)/\(publication)/print.pdf"
            let shown = isFile ? publication : "\(publication)/print.pdf"
            let (answer, findings) = try desk.estimate(
                pdf: (path, shown), copies: copies, inks: inks, paper: paper, line: line, date: date?.date)
            return (answer, EstimateCommand.text(answer, .current), findings)
        }
    }

    private static func text(_ answer: EstimateAnswer, _ language: Language) -> String {
        var table = TextTable(
            [
                language.say("Ejemplares", "Copies"), language.say("Imprenta", "Printer"), "",
                language.say("Papel", "Paper"),
                language.say("Pliegos", "Sheets"), language.say("Sin IVA", "Before tax"), "IVA", "Total",
                language.say("Por ejemplar", "Per copy"),
            ] + (answer.available == nil ? [] : [answer.line ?? ""]), figures: [0, 4, 5, 6, 7, 8, 9])
        for estimate in answer.estimates {
            var row = [
                String(estimate.copies), estimate.printer, estimate.method.rawValue, estimate.paper,
                String(estimate.sheets), estimate.net.text, estimate.tax.text, estimate.total.text,
                ReportWords.rate(estimate.perCopy),
            ]
            if let available = answer.available {
                let rest = Centavos(available.count - estimate.total.count)
                row.append(
                    rest >= .zero
                        ? language.say("alcanza", "suffices")
                        : language.say("faltan \((-rest).text)", "\((-rest).text) short"))
            }
            table.add(row)
        }
        guard let even = answer.breakEven else { return table.text }
        return table.text + "\n"
            + language.say("Desde \(even) ejemplares conviene offset.", "From \(even) copies on, offset is cheaper.")
    }
}
