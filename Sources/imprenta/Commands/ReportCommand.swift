import ArgumentParser
import Production
import Revision

/// `imprenta report …`: what is done to a report, and what was.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: Language.current.say(
            "Registra lo que se hace con un reporte, y muestra lo que se hizo.",
            "Record what is done to a report, and show what was."),
        subcommands: [
            SubmitCommand.self, CorrectCommand.self, ApproveCommand.self, ReopenCommand.self, HistoryCommand.self,
            ReportDiffCommand.self, MendCommand.self,
        ])
}

/// The reports that something is done to.
struct SlugArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            Language.current.say(
                "Nombres de las carpetas de los reportes.", "Names of the reports' folders."),
            valueName: Language.current.say("reporte", "report")))
    var slugs: [String]
}

/// Why something is done.
struct ReasonOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say("Por qué.", "Why."), valueName: Language.current.say("razón", "reason")))
    var reason: String
}

/// Why something is done, where it may be said.
struct OptionalReasonOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say("Por qué, si hace falta decirlo.", "Why, where it needs saying."),
            valueName: Language.current.say("razón", "reason")))
    var reason: String?
}

/// `imprenta report submit SLUG…`
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: Language.current.say(
            "Registra que un reporte se entregó, como está.", "Record that a report was handed in, as it is."))
    @OptionGroup var reports: SlugArguments
    @OptionGroup var reason: OptionalReasonOption
    @OptionGroup var author: AuthorOptions
    @OptionGroup var options: Options

    func run() async throws { try await options.record(.submit, reports.slugs, author.order(reason: reason.reason)) }
}

/// `imprenta report correct SLUG… --reason …`
struct CorrectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: Language.current.say(
            "Registra una corrección: el texto como está ahora, quién y por qué. El anterior se conserva.",
            "Record a correction: the text as it is now, by whom and why. The one before is kept."))
    @OptionGroup var reports: SlugArguments
    @OptionGroup var reason: ReasonOption
    @OptionGroup var author: AuthorOptions
    @OptionGroup var options: Options

    func run() async throws { try await options.record(.correct, reports.slugs, author.order(reason: reason.reason)) }
}

/// `imprenta report approve SLUG…`
struct ApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: Language.current.say(
            "Aprueba un reporte como está, con sus fotos: un cambio posterior es un error.",
            "Approve a report as it is, with its photos: a later change is an error."))
    @OptionGroup var reports: SlugArguments
    @OptionGroup var reason: OptionalReasonOption
    @OptionGroup var author: AuthorOptions
    @OptionGroup var options: Options

    func run() async throws { try await options.record(.approve, reports.slugs, author.order(reason: reason.reason)) }
}

/// `imprenta report reopen SLUG… --reason …`
struct ReopenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: Language.current.say("Retira una aprobación.", "Take an approval back."))
    @OptionGroup var reports: SlugArguments
    @OptionGroup var reason: ReasonOption
    @OptionGroup var author: AuthorOptions
    @OptionGroup var options: Options

    func run() async throws { try await options.record(.reopen, reports.slugs, author.order(reason: reason.reason)) }
}

/// `imprenta report mend --reason …`
struct MendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mend",
        abstract: Language.current.say(
            "Deja constancia de un daño de la bitácora que no se pudo recuperar. No borra nada.",
            "Take note of damage to the log that could not be restored. Deletes nothing."))
    @OptionGroup var reason: ReasonOption
    @OptionGroup var author: AuthorOptions
    @OptionGroup var options: Options

    func run() async throws {
        let order = try author.order(reason: reason.reason)
        try await Session(options: options).run(stages: []) { await $0.mendLog(order) }
    }
}

extension Options {
    /// Records something, and says what came of it.
    fileprivate func record(_ action: LogEntry.Action, _ slugs: [String], _ order: RevisionOrder) async throws {
        try await Session(options: self).run(stages: []) { await $0.record(action, slugs, order) }
    }
}
