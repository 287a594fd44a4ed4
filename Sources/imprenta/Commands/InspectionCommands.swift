import ArgumentParser
import Foundation
import Geometry
import Inspection
import Production

/// `imprenta plates FILE.pdf`
struct PlatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plates",
        abstract: Language.current.say(
            "Escribe las placas de un PDF como imágenes y dice cuánta tinta lleva cada una.",
            "Write a PDF's plates as pictures, and tell how much ink each takes."))

    @Argument(
        help: ArgumentHelp(
            Language.current.say("El PDF.", "The PDF."), valueName: Language.current.say("archivo", "file")))
    var file: String

    @OptionGroup var options: InspectionOptions

    func run() async throws {
        let output = options.output(or: InspectionOptions.stem(of: file) + "-plates")
        try options.inspect { inspector in
            inspector.plates(of: InspectionOptions.place(file), into: output)
        } text: { report in
            PlateTable(report: report).text(in: .current)
        }
    }
}

/// `imprenta diff A.pdf B.pdf`
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: Language.current.say(
            "Muestra qué cambió entre dos pruebas, página por página.",
            "Show what changed between two proofs, page by page."))

    @Argument(
        help: ArgumentHelp(
            Language.current.say("La prueba de antes.", "The proof before."),
            valueName: Language.current.say("antes", "before")))
    var before: String

    @Argument(
        help: ArgumentHelp(
            Language.current.say("La de después.", "The one after."),
            valueName: Language.current.say("después", "after")))
    var after: String

    @OptionGroup var options: InspectionOptions

    func run() async throws {
        let output = options.output(or: InspectionOptions.stem(of: after) + "-diff")
        try options.inspect { inspector in
            inspector.differences(
                from: InspectionOptions.place(before), to: InspectionOptions.place(after), into: output)
        } text: { report in
            DifferenceList(report: report).text(in: .current)
        }
    }
}

/// What both take.
struct InspectionOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say("Carpeta de las imágenes.", "Folder for the pictures."),
            valueName: Language.current.say("carpeta", "folder")))
    var output: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say("Puntos por pulgada de las imágenes.", "Pixels per inch of the pictures."),
            valueName: Language.current.say("ppp", "ppi")))
    var resolution = 100

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say("Idioma de los mensajes: es o en.", "Language of messages: es or en."),
            valueName: Language.current.say("idioma", "language")))
    var lang: String?

    @Flag(
        help: ArgumentHelp(
            Language.current.say(
                "Escribe un objeto JSON en la salida estándar.", "Print one JSON object on standard output.")))
    var json = false

    @Flag(help: ArgumentHelp(Language.current.say("Sólo muestra errores.", "Show errors only.")))
    var quiet = false

    func validate() throws {
        guard (36...600).contains(resolution) else {
            throw ValidationError(
                Language.current.say(
                    "--resolution va de 36 a 600.", "--resolution goes from 36 to 600."))
        }
    }

    /// A path as typed, and absolute.
    static func place(_ file: String) -> (path: String, shown: String) {
        (URL(fileURLWithPath: file).standardizedFileURL.path, file)
    }

    /// A file's name without its extension.
    static func stem(of file: String) -> String {
        URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    }

    func output(or usual: String) -> (path: String, shown: String) { InspectionOptions.place(output ?? usual) }

    /// Runs an inspection, says what came of it, and leaves with the exit code that follows.
    func inspect<Report: Encodable & Sendable>(
        _ body: (Inspector) -> InspectionResult<Report>, text: (Report) -> String
    ) throws {
        let interruption = Interruption()
        let watch = interruption.watchSignals {}
        let result = body(Inspector(interruption: interruption, resolution: Double(resolution)))
        interruption.settle()
        withExtendedLifetime(watch) {}
        let findings = result.fault?.findings ?? []
        if json {
            print(JSONReport.text(of: InspectionJSON(result, .current)))
        } else {
            for finding in findings {
                FileHandle.standardError.write(Data((Session.line(finding, .current) + "\n").utf8))
            }
            if let report = result.report, !quiet { print(text(report)) }
        }
        let code = Session.exitCode(of: result.fault, hasErrors: false)
        if code != 0 { throw ExitCode(code) }
    }
}
