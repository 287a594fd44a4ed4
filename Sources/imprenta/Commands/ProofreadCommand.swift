import ArgumentParser
import Production

/// `imprenta proofread NAME`
struct ProofreadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proofread",
        abstract: Language.current.say(
            "Revisa ortografía, nombres, cifras, convenciones y reglas de ley de una publicación.",
            "Check a publication's spelling, names, figures, conventions and rules of law."))

    @Argument(
        help: ArgumentHelp(
            Language.current.say(
                "Nombre del archivo en publications, sin .yml.", "Name of the file in publications, without .yml."),
            valueName: Language.current.say("nombre", "name")))
    var name: String

    @Flag(
        help: ArgumentHelp(
            Language.current.say(
                "Lee todos los reportes del espacio de trabajo, no sólo los que entran.",
                "Read all reports of the workspace, not only those that go in.")))
    var all = false

    @OptionGroup var options: Options

    func run() async throws {
        try await Session(options: options).run(stages: [.read, .select]) { await $0.proofread(name, all: all) }
    }
}
