import ArgumentParser
import Foundation
import Geometry
import Production

/// `imprenta select NAME`
struct SelectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "select",
        abstract: Language.current.say(
            "Propone qué reportes llenan una publicación, y dice por qué.",
            "Propose which reports fill a publication, and say why."))

    @Argument(
        help: ArgumentHelp(
            Language.current.say(
                "Nombre del archivo en publications, sin .yml.", "Name of the file in publications, without .yml."),
            valueName: Language.current.say("nombre", "name")))
    var name: String

    @Flag(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "Escribe la propuesta en el archivo de la publicación.", "Write the proposal into the publication file."
            )))
    var write = false

    @OptionGroup var options: Options

    func run() async throws {
        let language = Language.current
        let interruption = Interruption()
        let watch = interruption.watchSignals {}
        var result = SelectionResult()
        do {
            let chain = Chain(
                workspace: options.workspacePath, resources: try Resources.locate(), interruption: interruption)
            result = await chain.propose(name, writing: write)
        } catch { result.fault = error }
        interruption.settle()
        withExtendedLifetime(watch) {}
        let report = SelectionReport(result: result, language: language)
        if options.json {
            print(report.json)
        } else {
            for finding in result.findings {
                FileHandle.standardError.write(Data((Session.line(finding, language) + "\n").utf8))
            }
            if !options.quiet, result.proposal != nil { print(report.text, terminator: "") }
        }
        let code = Session.exitCode(of: result.fault, hasErrors: result.findings.contains { $0.severity == .error })
        if code != 0 { throw ExitCode(code) }
    }
}
