import ArgumentParser
import Production

/// `imprenta review NAME`
struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: Language.current.say(
            "Imprime los reportes de una publicación para revisarlos a mano, con lo que cambió desde la ronda anterior.",
            "Print a publication's reports to be reviewed by hand, with what changed since the round before."))

    @Argument(
        help: ArgumentHelp(
            Language.current.say(
                "Nombre del archivo en publications, sin .yml.", "Name of the file in publications, without .yml."),
            valueName: Language.current.say("nombre", "name")))
    var name: String

    @Option(
        help: ArgumentHelp(
            Language.current.say(
                "Número de la ronda; si no se dice, la siguiente, o la última si nada cambió.",
                "Number of the round; by default the next, or the last where nothing changed."), valueName: "n"))
    var round: Int?

    @OptionGroup var author: AuthorOptions
    @OptionGroup var output: OutputOption
    @OptionGroup var options: Options

    func run() async throws {
        let order = try author.order(reason: nil)
        let (path, shown) = output.folder(in: options)
        try await Session(options: options).run(stages: [.read, .select, .layOut, .paint]) {
            await $0.review(name, round: round, order, words: .in(.current), into: path, shown: shown)
        }
    }
}
