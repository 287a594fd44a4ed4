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

    @Option(
        help: .words(
            "Tintas de cada cara; si no se dice, las que usa el PDF.",
            "Inks of each side; by default those of the PDF.", "número", "number"))
    var inks: Int?
    @Option(help: .words("Papel, o parte de su nombre.", "Paper, or part of its name.", "texto", "text")) var paper:
        String?
    @Option(help: .words("Papel de la portada.", "Paper of the cover.", "texto", "text")) var coverPaper: String?
    @Option(
        help: .words(
            "saddle (engrapada), perfect (pegada) o none (hojas sueltas); si no se dice, lo que pidan las páginas.",
            "saddle, perfect or none (loose leaves); by default what its pages ask for.", "encuadernación", "binding"))
    var binding: EstimateRequest.Binding?
    @Option(
        help: .words(
            "Partida que pagaría: 6.1, o 2024/6.1.", "Line that would pay: 6.1, or 2024/6.1.", "partida", "line"))
    var line: String?
    @Option(help: .words("Día en que deben valer los precios.", "Day on which the prices must hold.", "fecha", "date"))
    var date: DateOption?
    @Option(
        help: .words(
            "Dónde están las publicaciones compuestas.", "Where composed publications are.", "carpeta", "folder"))
    var from: String?

    @OptionGroup var options: Options

    func validate() throws {
        guard !copies.isEmpty, copies.allSatisfy({ (1...1_000_000).contains($0) }), (1...12).contains(inks ?? 1)
        else {
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
            var request = EstimateRequest(pdf: (path, shown), copies: copies)
            (request.inks, request.paper, request.coverPaper) = (inks, paper, coverPaper)
            (request.binding, request.line, request.date) = (binding, line, date?.date)
            let (answer, findings) = try desk.estimate(request)
            return (answer, EstimateText(answer, .current).text, findings)
        }
    }
}

extension EstimateRequest.Binding: ExpressibleByArgument {}
