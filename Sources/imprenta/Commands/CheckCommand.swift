import ArgumentParser
import Production

/// `imprenta check NAME`
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: Language.current.say(
            "Revisa una publicación sin pintarla.", "Check a publication without painting it."))

    @Argument(
        help: ArgumentHelp(
            Language.current.say(
                "Nombre del archivo en publications, sin .yml.", "Name of the file in publications, without .yml."),
            valueName: Language.current.say("nombre", "name")))
    var name: String

    @OptionGroup var options: Options

    func run() async throws {
        try await Session(options: options).run { await $0.check(name) }
    }
}
