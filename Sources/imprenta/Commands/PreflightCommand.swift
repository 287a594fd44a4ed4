import ArgumentParser
import Foundation
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
