import ArgumentParser
import Foundation
import PrintModel
import Production

/// `imprenta preflight FILE.pdf`
struct PreflightCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preflight",
        abstract: Language.current.say(
            "Juzga si un PDF cualquiera sirve para imprimirse.", "Judge whether any PDF is fit for print."))

    @Argument(
        help: ArgumentHelp(
            Language.current.say("El PDF.", "The PDF."), valueName: Language.current.say("archivo", "file")))
    var file: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "Condición de impresión; si no se dice, ni un perfil, la del espacio de trabajo.",
                "Print condition; by default, unless there is a profile, the workspace's."),
            valueName: Language.current.say("nombre", "name")))
    var condition: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "Perfil con los límites: newspaper, magazine, sheetfed, web-offset, digital o uno propio.",
                "Profile of thresholds: newspaper, magazine, sheetfed, web-offset, digital or your own."),
            valueName: Language.current.say("nombre", "name")))
    var profile: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "Norma: x-4 o x-1a; si no se dice, la que el archivo declara. Con --clauses también ua-1 y a-2a.",
                "Standard: x-4 or x-1a; by default, the one the file declares. With --clauses also ua-1 and a-2a."),
            valueName: Language.current.say("norma", "standard")))
    var standard: FileStandard?

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "Escribe una prueba de las páginas con lo encontrado señalado.",
                "Write a proof of the pages with what was found marked."),
            valueName: Language.current.say("prueba.pdf", "proof.pdf")))
    var report: String?

    @Flag(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "Lista las reglas, de dónde vienen y cómo se cuida cada una, y no juzga nada.",
                "List the rules, where they come from and how each is held, and judge nothing.")))
    var clauses = false

    @OptionGroup var options: Options

    func validate() throws {
        guard clauses != (file != nil) else {
            throw ValidationError(
                clauses
                    ? Language.current.say(
                        "--clauses no lleva archivo.", "--clauses takes no file.")
                    : Language.current.say(
                        "Falta el argumento «<archivo>»", "Missing expected argument '<file>'"))
        }
        if !clauses, let standard, standard.forPrint == nil {
            throw ValidationError(
                Language.current.say(
                    "No se juzga por \(standard.title); --clauses dice cómo se cuida. Use x-4 o x-1a.",
                    "No file is judged by \(standard.title); --clauses tells how it is held. Use x-4 or x-1a."))
        }
    }

    func run() async throws {
        guard let file else {
            let table = ClauseTable(standard: standard, language: .current)
            return print(options.json ? table.json : table.text)
        }
        let path = URL(fileURLWithPath: file).standardizedFileURL.path
        let proof = report.map {
            PreflightRequest.Proof(
                path: URL(fileURLWithPath: $0).standardizedFileURL.path, shown: $0, words: ProofWords(in: .current))
        }
        let request = PreflightRequest(
            condition: condition, profile: profile, standard: standard?.forPrint, proof: proof)
        try await Session(options: options).run { await $0.preflight(path, shown: file, request) }
    }
}

extension FileStandard: ExpressibleByArgument {}
