import ArgumentParser
import Foundation
import Geometry
import Production

/// One call of the command: it runs the chain, says what came of it, and leaves with the exit code that follows.
struct Session {
    let options: Options
    let language = Language.current

    /// Runs `body` with a chain over the workspace, and ends the call.
    ///
    /// `stages` are those that `body` goes through. `farewell` is said on standard output after a good end, unless quiet or in JSON; by default the count of findings. `tell` says what came of it in another way.
    func run(
        farewell: String? = nil, stages: [Stage] = Stage.composing, _ body: (Chain) async -> ComposeResult,
        tell: ((ComposeResult) -> Void)? = nil
    ) async throws {
        let (result, _) = try await result(stages: stages) { (await body($0), ()) }
        if let tell { tell(result) } else { Session.tell(result, options, language, farewell: farewell) }
        try leave(with: result)
    }

    /// Runs `body`, which gives something to look at besides, shows that on standard output, and ends the call.
    func show<Value>(
        stages: [Stage] = [], _ body: (Chain) async -> (result: ComposeResult, value: Value?),
        json: (Value, ComposeResult) -> String, text: (Value) -> String
    ) async throws {
        let (result, value) = try await result(stages: stages, body)
        if options.json {
            print(value.map { json($0, result) } ?? JSONReport(result: result).text(in: language))
        } else {
            Session.tell(result, options, language, farewell: value.map(text) ?? "")
        }
        try leave(with: result)
    }

    private func leave(with result: ComposeResult) throws {
        let code = Session.exitCode(of: result)
        if code != 0 { throw ExitCode(code) }
    }

    private func result<Value>(
        stages: [Stage], _ body: (Chain) async -> (result: ComposeResult, value: Value?)
    ) async throws -> (ComposeResult, Value?) {
        let progress = options.quiet || stages.isEmpty ? nil : ProgressLine(in: language, through: stages)
        let interruption = Interruption()
        let watch = interruption.watchSignals { [language, options] in
            progress?.clear()
            Session.tell(ComposeResult(fault: Fault(.interrupted, .interrupted)), options, language)
        }
        var value: Value?
        var result: ComposeResult
        do {
            let resources = try Resources.locate()
            (result, value) = await body(
                Chain(workspace: options.workspacePath, resources: resources, interruption: interruption) {
                    progress?.show($0)
                })
        } catch {
            result = ComposeResult(fault: error)
        }
        interruption.settle()
        withExtendedLifetime(watch) {}
        progress?.clear()
        return (result, value)
    }

    /// Says what came of a run: findings on standard error, files on standard output; with `--json` all in one object.
    static func tell(
        _ result: ComposeResult, _ options: Options, _ language: Language, farewell: String? = nil
    ) {
        if options.json { return print(JSONReport(result: result).text(in: language)) }
        let shown = result.findings.filter { !options.quiet || $0.severity == .error }
        for finding in shown { FileHandle.standardError.write(Data((line(finding, language) + "\n").utf8)) }
        if options.quiet { return }
        for file in result.files { print(summary(file, language)) }
        if result.fault == nil { print(farewell ?? summary(result, language)) }
    }

    /// The exit code that follows from a result, as sysexits names them.
    static func exitCode(of result: ComposeResult) -> Int32 {
        exitCode(of: result.fault, hasErrors: result.hasErrors)
    }

    /// The exit code that follows from a fault, or from findings alone.
    static func exitCode(of fault: Fault?, hasErrors: Bool) -> Int32 {
        switch fault?.kind {
        case .usage: 64
        case .unusableData: 65
        case .missingInput: 66
        case .cannotWrite: 73
        case .interrupted: 130
        case nil: hasErrors ? 1 : 0
        }
    }

    /// A finding as compilers write them: `file:line:column: error: words [code]`.
    static func line(_ finding: Finding, _ language: Language) -> String {
        let place = finding.place
        var parts = [place.file, place.line.map(String.init), place.column.map(String.init)].compactMap { $0 }
            .joined(separator: ":")
        if let page = place.page {
            parts += (parts.isEmpty ? "" : ", ") + language.say("página \(page)", "page \(page)")
        }
        let severity =
            switch finding.severity {
            case .note: language.say("nota", "note")
            case .warning: language.say("aviso", "warning")
            case .error: "error"
            }
        let text = Catalogue.text(of: finding, in: language)
        return (parts.isEmpty ? "" : parts + ": ") + "\(severity): \(text) [\(finding.code.rawValue)]"
    }

    private static func summary(_ file: ProducedFile, _ language: Language) -> String {
        guard file.pages > 0 else { return file.path }
        return "\(file.path): " + language.say("\(file.pages) páginas", "\(file.pages) pages")
    }

    private static func summary(_ result: ComposeResult, _ language: Language) -> String {
        let errors = result.findings.count { $0.severity == .error }
        let warnings = result.findings.count { $0.severity == .warning }
        guard errors + warnings > 0 else { return language.say("Sin errores ni avisos.", "No errors or warnings.") }
        return language.say("Errores: \(errors). Avisos: \(warnings).", "Errors: \(errors). Warnings: \(warnings).")
    }
}

extension ComposeResult {
    /// The result of a run that could not begin.
    init(fault: Fault) {
        self.init()
        self.fault = fault
        findings = fault.findings
    }
}
