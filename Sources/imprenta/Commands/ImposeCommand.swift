import ArgumentParser
import Foundation
import Geometry
import Imposition
import Production

/// `imprenta impose PUBLICATION|FILE.pdf…`
struct ImposeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impose",
        abstract: Language.current.say(
            "Acomoda páginas en pliegos de imprenta, con marcas, y lo que la imprenta necesita para hacer el trabajo.",
            "Put pages on printer's sheets, with marks and what the printer needs to do the job."))

    @Argument(
        help: ImposeCommand.help(
            "Una publicación ya compuesta o un PDF; con gang, varios PDF, cada uno con su cantidad: A.pdf*500.",
            "A composed publication or a PDF; with gang, several PDFs, each with its quantity: A.pdf*500.",
            "publicación o archivo", "publication or file"))
    var pieces: [String]

    @Option(
        help: ImposeCommand.help(
            "Esquema: \(Scheme.names.joined(separator: ", ")), o cualquier Nup.",
            "Scheme: \(Scheme.names.joined(separator: ", ")), or any Nup.", "esquema", "scheme"))
    var scheme: SchemeOption

    @Option(
        help: ImposeCommand.help(
            "Pliego, con la pinza abajo: 640x450mm.", "Sheet, gripper edge at the bottom: 640x450mm.", "anchoxalto",
            "widthxheight"))
    var sheet: PageOption

    @Option(
        help: ImposeCommand.help(
            "Cómo se imprimen las dos caras: sheetwise (frente y vuelta), turn (una lámina, volteo lado a lado), tumble (una lámina, vuelta de campana) o single (una cara).",
            "How both sides are printed: sheetwise, turn (work-and-turn), tumble (work-and-tumble) or single (one side).",
            "modo", "style"))
    var work: WorkStyle = .sheetwise

    @Option(
        help: ImposeCommand.help(
            "Grueso del papel, para corregir el corrimiento.", "Thickness of the paper, to compensate creep.",
            "medida", "length"))
    var caliper: LengthOption?

    @Option(
        help: ImposeCommand.help(
            "Páginas de cada cuadernillo: 4, 8, 16 o 32; si no se dice, 4 en saddle y lo que quepa, hasta 16, en perfect.",
            "Pages of a signature: 4, 8, 16 or 32; by default 4 for saddle and what fits, up to 16, for perfect.",
            "número", "number"))
    var signature: Int?

    @Option(
        help: ImposeCommand.help(
            "Separación de páginas que se cortan; si no se dice, el doble del rebase.",
            "Distance of pages that are cut apart; by default twice the bleed.", "medida", "length"))
    var gutter: LengthOption?

    @Option(help: ImposeCommand.help("Rebase.", "Bleed.", "medida", "length"))
    var bleed = LengthOption(millimetres: 3)

    @Option(
        help: ImposeCommand.help(
            "Lo que se fresa del lomo en perfect.", "What is milled off the spine in perfect.", "medida", "length"))
    var milling = LengthOption(millimetres: 3)

    @Option(help: ImposeCommand.help("Pinza.", "Gripper margin.", "medida", "length"))
    var gripper = LengthOption(millimetres: 10)

    @Option(
        help: ImposeCommand.help(
            "Orilla libre en los otros lados, para marcas.", "White kept on the other sides for marks.", "medida",
            "length"))
    var margin = LengthOption(millimetres: 10)

    @Option(
        help: ImposeCommand.help(
            "En tiles: cuánto de cada hoja queda debajo de la siguiente.",
            "In tiles: how far each sheet reaches under the next.", "medida", "length"))
    var overlap = LengthOption(millimetres: 10)

    @Option(
        help: ImposeCommand.help(
            "En Nup: stack (cortar y apilar en orden) o repeat (cada pliego, una sola hoja repetida).",
            "In Nup: stack (cut and stack in order) or repeat (one leaf, repeated, on each sheet).", "orden", "order"))
    var leaves: LeafOrder = .stack

    @Option(
        help: ImposeCommand.help(
            "Cuántos ejemplares; si no se dice, el tiraje de la publicación.",
            "How many copies; by default the publication's print run.", "número", "number"))
    var quantity: Int?

    @Flag(
        help: ArgumentHelp(
            Language.current.say(
                "Escribe también el monigote: los pliegos con números de página y dobleces.",
                "Also write the paper dummy: the sheets with page numbers and folds.")))
    var dummy = false

    @Flag(
        help: ArgumentHelp(
            Language.current.say(
                "Escribe también la orden de trabajo: XJDF para el sistema de la imprenta y una página para firmar.",
                "Also write the job ticket: XJDF for the printer's system and a page to sign.")))
    var ticket = false

    @Option(help: ImposeCommand.help("Nombre del trabajo.", "Name of the job.", "texto", "text"))
    var title: String?

    @Option(help: ImposeCommand.help("Quién lo pide.", "Who orders it.", "texto", "text"))
    var customer: String?

    @Option(
        help: ImposeCommand.help(
            "Papel, como lo conoce la imprenta: «couché mate».", "Paper, as the printer knows it.", "texto", "text"))
    var stock: String?

    @Option(help: ImposeCommand.help("Gramaje del papel, g/m².", "Weight of the paper, g/m².", "número", "number"))
    var weight: Double?

    @Option(
        help: ImposeCommand.help(
            "Fecha, 2024-05-31; si no se dice, la del archivo.", "Date, 2024-05-31; by default the file's.", "fecha",
            "date"))
    var date: DateOption?

    @Option(
        help: ImposeCommand.help(
            "El PDF que se escribe; lo demás queda a su lado. Si no se dice, junto al original.",
            "The PDF to write; the rest lies beside it. By default beside the original.", "archivo", "file"))
    var output: String?

    @Option(
        help: ImposeCommand.help(
            "Dónde están las publicaciones compuestas; si no se dice, output en el espacio de trabajo.",
            "Where composed publications are; by default output in the workspace.", "carpeta", "folder"))
    var from: String?

    @OptionGroup var options: Options

    private static func help(_ es: String, _ en: String, _ name: String, _ englishName: String) -> ArgumentHelp {
        ArgumentHelp(Language.current.say(es, en), valueName: Language.current.say(name, englishName))
    }

    func run() async throws {
        let request = request
        try await Session(options: options).run(stages: [.read, .impose]) { await $0.impose(request) }
    }

    private var request: ImpositionRequest {
        let language = Language.current
        var order = ImpositionOrder(scheme.scheme, sheet: sheet.size)
        order.work = work
        order.caliper = caliper?.points ?? 0
        order.signature = signature
        order.gutter = gutter?.points
        order.bleed = bleed.points
        order.milling = milling.points
        order.gripper = gripper.points
        order.margin = margin.points
        order.leaves = leaves
        order.overlap = overlap.points
        let folder = from.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        var request = ImpositionRequest(
            pieces.map(ImposeCommand.input), order: order, publications: folder ?? options.workspacePath + "/output",
            words: ImpositionWords.sheets(in: language), orderWords: ImpositionWords.order(in: language))
        request.output = output.map { (URL(fileURLWithPath: $0).standardizedFileURL.path, $0) }
        (request.title, request.customer, request.date) = (title, customer, date?.date)
        (request.quantity, request.stock, request.weight) = (quantity, stock, weight)
        (request.wantsDummy, request.wantsTicket) = (dummy, ticket)
        return request
    }

    /// `A.pdf*500`, `A.pdf`, or a publication's name.
    private static func input(_ text: String) -> ImpositionRequest.Input {
        let parts = text.split(separator: "*", omittingEmptySubsequences: false)
        let quantity = parts.count > 1 ? parts.last.flatMap { Int($0) } : nil
        let shown = quantity == nil ? text : parts.dropLast().joined(separator: "*")
        guard shown.lowercased().hasSuffix(".pdf") || shown.contains("/") else { return .publication(text) }
        return .file(
            path: URL(fileURLWithPath: shown).standardizedFileURL.path, shown: shown, quantity: quantity)
    }
}

extension WorkStyle: ExpressibleByArgument {}
extension LeafOrder: ExpressibleByArgument {}

/// A scheme on the command line.
struct SchemeOption: ExpressibleByArgument {
    let scheme: Scheme

    init?(argument: String) {
        guard let scheme = Scheme(argument) else { return nil }
        self.scheme = scheme
    }
}

/// A date on the command line: `2024-05-31`.
struct DateOption: ExpressibleByArgument {
    let date: CivilDate

    init?(argument: String) {
        guard let date = CivilDate(argument) else { return nil }
        self.date = date
    }
}
