import ArgumentParser
import Foundation
import Geometry
import Production

/// `imprenta compose NAME`
struct ComposeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compose",
        abstract: Language.current.say(
            "Compone una publicación: print.pdf para la imprenta, proof.pdf para revisar.",
            "Compose a publication: print.pdf for the printer, proof.pdf to look at."))

    @Argument(help: ArgumentHelp(Language.current.say("Nombre del archivo en publications, sin .yml.", "Name of the file in publications, without .yml."), valueName: Language.current.say("nombre", "name")))
    var name: String

    @OptionGroup var output: OutputOption
    @OptionGroup var options: Options

    func run() async throws {
        let (path, shown) = output.folder(in: options)
        try await Session(options: options).run { await $0.compose(name, into: path, shown: shown) }
    }
}

/// `imprenta check NAME`
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: Language.current.say(
            "Revisa una publicación sin pintarla.", "Check a publication without painting it."))

    @Argument(help: ArgumentHelp(Language.current.say("Nombre del archivo en publications, sin .yml.", "Name of the file in publications, without .yml."), valueName: Language.current.say("nombre", "name")))
    var name: String

    @OptionGroup var options: Options

    func run() async throws {
        try await Session(options: options).run { await $0.check(name) }
    }
}

/// `imprenta preflight FILE.pdf`
struct PreflightCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preflight",
        abstract: Language.current.say(
            "Juzga si un PDF cualquiera sirve para imprimirse.", "Judge whether any PDF is fit for print."))

    @Argument(help: ArgumentHelp(Language.current.say("El PDF.", "The PDF."), valueName: Language.current.say("archivo", "file")))
    var file: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "Condición de impresión; si no se dice, la del espacio de trabajo.",
                "Print condition; by default, the workspace's."),
            valueName: Language.current.say("nombre", "name")))
    var condition: String?

    @OptionGroup var options: Options

    func run() async throws {
        let path = URL(fileURLWithPath: file).standardizedFileURL.path
        try await Session(options: options).run { await $0.preflight(path, shown: file, condition: condition) }
    }
}

/// `imprenta new DIR`
struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: Language.current.say(
            "Hace un espacio de trabajo con un reporte y una publicación que ya se puede componer.",
            "Make a workspace with a report and a publication that composes at once."))

    @Argument(help: ArgumentHelp(Language.current.say("La carpeta que se hará.", "The folder to make."), valueName: Language.current.say("carpeta", "folder")))
    var folder: String

    @OptionGroup var options: Options

    func run() async throws {
        try await Session(options: options).run { $0.start(in: URL(fileURLWithPath: folder).standardizedFileURL.path, shown: folder) }
    }
}
