import ArgumentParser
import Foundation
import Geometry
import Ledger
import PrintModel
import Production

/// One call of a command of the ledger: it does the work, says what came of it, and leaves with the exit code.
enum LedgerSession {
    /// Runs `body` at the workspace's desk; gives text and an object to answer with, and findings.
    static func run<Answer: Encodable>(
        _ options: Options, _ body: (LedgerDesk) throws -> (answer: Answer?, text: String, findings: [Finding])
    ) throws {
        // A file that may not grow is an error to tell, not a death.
        signal(SIGXFSZ, SIG_IGN)
        let language = Language.current
        var (answer, text, findings, fault): (Answer?, String, [Finding], Fault?) = (nil, "", [], nil)
        do {
            let desk = LedgerDesk(workspace: options.workspacePath, resources: try Resources.locate())
            (answer, text, findings) = try body(desk)
        } catch let thrown as Fault {
            fault = thrown
            findings = thrown.findings
        } catch {
            let thrown = Fault(.unusableData, .internalFault, ["reason": String(describing: error)])
            (fault, findings) = (thrown, thrown.findings)
        }
        if options.json {
            print(JSONReport.text(of: Root(answer: answer, findings: findings, language: language)))
        } else {
            for finding in findings where !options.quiet || finding.severity == .error {
                FileHandle.standardError.write(Data((Session.line(finding, language) + "\n").utf8))
            }
            if fault == nil, !options.quiet, !text.isEmpty { print(text) }
        }
        let code = Session.exitCode(of: fault, hasErrors: findings.contains { $0.severity == .error })
        if code != 0 { throw ExitCode(code) }
    }

    /// Runs an act of writing, and answers with the lines before and after.
    static func record(_ act: ActOptions, _ body: (LedgerDesk) throws -> LedgerAnswer) throws {
        try run(act.options) { desk in
            let answer = try body(desk)
            return (answer, answer.text(in: .current), answer.recorded.findings)
        }
    }

    private struct Root<Answer: Encodable>: Encodable {
        let answer: Answer?
        let findings: [Finding]
        let language: Language

        private enum Key: String, CodingKey { case answer, findings }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(answer, forKey: .answer)
            try container.encode(findings.map { JSONReport.Item($0, language) }, forKey: .findings)
        }
    }
}

/// What every act of writing takes.
struct ActOptions: ParsableArguments {
    @Option(help: .words("Fecha del acto: 2024-07-15.", "Date of the act: 2024-07-15.", "fecha", "date"))
    var date: DateOption

    @Option(help: .words("Oficina que lo hace.", "Office that does it.", "oficina", "office"))
    var by: String

    @Option(help: .words("Por qué.", "Why.", "texto", "text"))
    var reason: String?

    @Option(help: .words("Documento que lo respalda.", "Document behind it.", "texto", "text"))
    var document: String?

    @Option(
        help: .words(
            "Documento escaneado que viene con el acto; se guarda con él. Puede repetirse.",
            "Scanned document that comes with the act; it is kept with it. May be repeated.", "archivo", "file"))
    var file: [String] = []

    @Flag(
        name: .long, help: .words("Ensaya: dice qué pasaría y no anota nada.", "Say what would happen; record nothing.")
    )
    var dryRun = false

    @OptionGroup var options: Options

    /// Header of the entries.
    var header: Header { Header(date: date.date.iso, by: by, reason: reason, document: document) }

    /// The key of a line: `6.1` in the year of the date, or `2024/6.1`.
    func line(_ code: String) -> String { code.contains("/") ? code : BudgetLine.key(date.date.year, code) }

    /// How the acts are recorded.
    var recording: Recording { Recording(header, isRehearsal: dryRun, files: file) }

    /// Records what `build` makes of the ledger as it is, with the documents that came with it.
    func record(
        at desk: LedgerDesk, attachments: [Attachment] = [], _ build: (LedgerReader) throws -> [Act]
    ) throws -> LedgerAnswer {
        let (recorded, order) = try desk.record(recording, attachments: attachments, build)
        return LedgerAnswer(recorded: recorded, isRehearsal: dryRun, order: order)
    }
}

extension ArgumentHelp {
    /// Help in the language of this run.
    static func words(_ es: String, _ en: String, _ name: String? = nil, _ englishName: String? = nil) -> ArgumentHelp {
        let value = name.map { Language.current.say($0, englishName ?? $0) }
        return ArgumentHelp(Language.current.say(es, en), valueName: value)
    }
}

/// An amount of money on the command line.
struct MoneyOption: ExpressibleByArgument {
    let amount: Centavos

    init?(argument: String) {
        guard let amount = Centavos(argument) else { return nil }
        self.amount = amount
    }
}
