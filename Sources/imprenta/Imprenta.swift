import ArgumentParser
import Foundation
import Geometry

/// The command. Here, and only here, findings become prose.
struct Imprenta: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "imprenta",
        abstract: Language.current.say(
            "Compone los reportes de un ayuntamiento en páginas listas para imprenta.",
            "Composes a town hall's reports into pages ready for print."),
        version: "0.1.0",
        subcommands: [
            NewCommand.self, ComposeCommand.self, CheckCommand.self, SelectCommand.self, PreflightCommand.self,
            ImposeCommand.self, PlatesCommand.self, DiffCommand.self, GalleyCommand.self, PhotosCommand.self,
            ProfilesCommand.self, IntakeCommand.self, ProofreadCommand.self, StatusCommand.self, ReportCommand.self,
            ReviewCommand.self, LedgerCommand.self, EstimateCommand.self,
        ])
}

@main
enum Main {
    static func main() async {
        do {
            var command = try Imprenta.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            leave(with: error)
        }
    }

    /// Ends the process as the error asks: a help text, an exit code, or a mistake in the arguments.
    private static func leave(with error: any Error) -> Never {
        // What a command throws itself has been told already.
        if let code = error as? ExitCode { exit(code.rawValue) }
        let code = Imprenta.exitCode(for: error)
        if code == .validationFailure {
            let words = UsageWords.translated(Imprenta.fullMessage(for: error), to: Language.current)
            FileHandle.standardError.write(Data((words + "\n").utf8))
            if CommandLine.arguments.contains("--json") {
                let problem = UsageWords.translated(Imprenta.message(for: error), to: Language.current)
                print(JSONReport.usage(problem).text(in: Language.current))
            }
            exit(code.rawValue)
        }
        print(Imprenta.fullMessage(for: error))
        exit(code.rawValue)
    }
}
