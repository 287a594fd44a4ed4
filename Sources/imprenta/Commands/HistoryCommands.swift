import ArgumentParser
import Production

/// `imprenta report history SLUG`
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: Language.current.say(
            "Muestra todo lo que se hizo con un reporte.", "Show everything that was done to a report."))

    @Argument(
        help: ArgumentHelp(
            Language.current.say("Nombre de la carpeta del reporte.", "Name of the report's folder."),
            valueName: Language.current.say("reporte", "report")))
    var slug: String

    @OptionGroup var options: Options

    func run() async throws {
        try await Session(options: options).show {
            let (result, view) = await $0.history(slug)
            return (result, view.map { HistoryTable(view: $0, language: .current) })
        } json: { table, result in
            table.json(result)
        } text: {
            $0.text
        }
    }
}

/// `imprenta report diff SLUG`
struct ReportDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: Language.current.say(
            "Muestra qué palabras cambiaron entre dos versiones de un reporte.",
            "Show which words changed between two versions of a report."))

    @Argument(
        help: ArgumentHelp(
            Language.current.say("Nombre de la carpeta del reporte.", "Name of the report's folder."),
            valueName: Language.current.say("reporte", "report")))
    var slug: String

    @Option(
        help: ArgumentHelp(
            Language.current.say(
                "Número de la versión de antes; si no se dice, la última registrada que difiere.",
                "Number of the version before; by default, the last recorded one that differs."),
            valueName: "n"))
    var from: Int?

    @Option(
        help: ArgumentHelp(
            Language.current.say(
                "Número de la versión de después; si no se dice, el reporte como está.",
                "Number of the version after; by default, the report as it is."), valueName: "n"))
    var to: Int?

    @OptionGroup var options: Options

    func run() async throws {
        try await Session(options: options).show {
            let (result, diff) = await $0.difference(slug, from: from, to: to)
            return (result, diff.map { VersionDiffText(diff: $0, language: .current) })
        } json: { text, result in
            text.json(result)
        } text: {
            $0.text
        }
    }
}
