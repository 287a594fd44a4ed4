import ArgumentParser
import Production

/// `imprenta compose NAME`
struct ComposeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compose",
        abstract: Language.current.say(
            "Compone una publicación: print.pdf para la imprenta, proof.pdf para revisar, web.pdf para leer en pantalla.",
            "Compose a publication: print.pdf for the printer, proof.pdf to look at, web.pdf to read on a screen."))

    @Argument(
        help: ArgumentHelp(
            Language.current.say(
                "Nombre del archivo en publications, sin .yml.", "Name of the file in publications, without .yml."),
            valueName: Language.current.say("nombre", "name")))
    var name: String

    @OptionGroup var output: OutputOption
    @OptionGroup var options: Options

    func run() async throws {
        let (path, shown) = output.folder(in: options)
        try await Session(options: options).run { await $0.compose(name, into: path, shown: shown) }
    }
}
