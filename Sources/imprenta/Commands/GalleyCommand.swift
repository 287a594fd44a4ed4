import ArgumentParser
import Foundation
import Geometry
import PrintModel
import Production

/// `imprenta galley TEXT.txt`
struct GalleyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "galley",
        abstract: Language.current.say(
            "Compone un texto llano en columnas: una galera para ver cuánto ocupa.",
            "Set plain text into columns: a galley proof, to see how long it runs."))

    @Argument(
        help: ArgumentHelp(
            Language.current.say(
                "El texto: UTF-8, un párrafo por línea.", "The text: UTF-8, a paragraph a line."),
            valueName: Language.current.say("texto", "text")))
    var text: String

    @Option(help: GalleyCommand.help("Ancho de la columna.", "Width of a column.", "medida", "length"))
    var measure = LengthOption(millimetres: 45)

    @Option(
        help: GalleyCommand.help(
            "Familia de la letra, de las instaladas en la máquina.", "Font family, of those installed.", "letra",
            "family"))
    var font = GalleyOrder.usualFont

    @Option(help: GalleyCommand.help("Cuerpo.", "Type size.", "medida", "length"))
    var size = LengthOption(points: 9)

    @Option(
        help: GalleyCommand.help(
            "Interlínea; si no se dice, 11/9 del cuerpo.", "Leading; by default 11/9 of the size.", "medida", "length"))
    var leading: LengthOption?

    @Option(
        help: GalleyCommand.help(
            "Columnas por página; si no se dice, las que quepan.", "Columns of a page; by default, as many as fit.",
            "número", "number"))
    var columns: Int?

    @Option(help: GalleyCommand.help("Distancia entre columnas.", "Distance of columns.", "medida", "length"))
    var gutter = LengthOption(millimetres: 5)

    @Option(
        help: GalleyCommand.help(
            "Página; si no se dice, de 380 mm de alto y del ancho de las columnas, o 275mmx380mm.",
            "Page; by default 380 mm high and as wide as the columns, or 275mmx380mm.", "anchoxalto", "widthxheight"))
    var page: PageOption?

    @Option(help: GalleyCommand.help("Margen de la página.", "Margin of the page.", "medida", "length"))
    var margin = LengthOption(millimetres: 15)

    @Option(
        help: GalleyCommand.help(
            "Sangría; si no se dice, el cuerpo.", "Indent; by default, the type size.", "medida", "length"))
    var indent: LengthOption?

    @Option(
        help: GalleyCommand.help(
            "Idioma del texto, para dividir palabras. El de los mensajes es el del sistema.",
            "Language of the text, to divide words. That of messages is the system's.", "idioma", "language"))
    var lang = "es"

    @Flag(
        help: ArgumentHelp(
            Language.current.say(
                "Escribe un objeto JSON con tiempos y calidad en la salida estándar.",
                "Print one JSON object with times and quality on standard output.")))
    var json = false

    @Flag(help: ArgumentHelp(Language.current.say("Sólo muestra errores.", "Show errors only.")))
    var quiet = false

    @Option(help: GalleyCommand.help("El PDF que se escribe.", "The PDF to write.", "archivo", "file"))
    var output = "galley.pdf"

    @Option(help: .hidden)
    var cores = 2

    private static func help(_ es: String, _ en: String, _ name: String, _ englishName: String) -> ArgumentHelp {
        ArgumentHelp(Language.current.say(es, en), valueName: Language.current.say(name, englishName))
    }

    func run() async throws {
        let language = Language.current
        let interruption = Interruption()
        let watch = interruption.watchSignals {}
        let result = Galley(order, interruption: interruption).run()
        interruption.settle()
        withExtendedLifetime(watch) {}
        let report = GalleyReport(result: result, output: output)
        if json {
            print(report.json(in: language))
        } else {
            let shown = result.findings.filter { !quiet || $0.severity == .error }
            for finding in shown {
                FileHandle.standardError.write(Data((Session.line(finding, language) + "\n").utf8))
            }
            if !quiet, result.fault == nil { print(report.summary(in: language)) }
        }
        let code = Session.exitCode(of: result.fault, hasErrors: result.findings.contains { $0.severity == .error })
        if code != 0 { throw ExitCode(code) }
    }

    private var order: GalleyOrder {
        var order = GalleyOrder(
            text: URL(fileURLWithPath: text).standardizedFileURL.path, shown: text,
            output: URL(fileURLWithPath: output).standardizedFileURL.path)
        order.measure = measure.points
        order.font = font
        order.size = size.points
        order.leading = leading?.points
        order.columns = columns
        order.gutter = gutter.points
        order.page = page?.size
        order.margin = margin.points
        order.indent = indent?.points
        order.language = lang
        order.resources = try? Resources.locate()
        order.cores = cores
        order.measures = json
        order.leavesMemory = true
        return order
    }
}

/// A length with its unit on the command line: `45mm`.
struct LengthOption: ExpressibleByArgument {
    let points: Double
    let defaultValueDescription: String

    init?(argument: String) {
        guard let length = Length(argument) else { return nil }
        points = length.points
        defaultValueDescription = argument
    }

    init(millimetres: Int) {
        points = Length(millimetres: Double(millimetres)).points
        defaultValueDescription = "\(millimetres)mm"
    }

    init(points: Int) {
        self.points = Double(points)
        defaultValueDescription = "\(points)pt"
    }
}

/// A page on the command line: `275mmx380mm`, or `275x380mm` where both have one unit.
struct PageOption: ExpressibleByArgument {
    let size: Size

    init?(argument: String) {
        let parts = argument.lowercased().split(separator: "x", maxSplits: 1)
        guard parts.count == 2, let height = Length(parts[1]),
            let width = Length(parts[0]) ?? Length(parts[0] + parts[1].filter(\.isLetter))
        else { return nil }
        size = Size(width: width.points, height: height.points)
    }
}
