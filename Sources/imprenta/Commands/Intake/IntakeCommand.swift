import ArgumentParser
import Foundation
import Geometry
import PrintModel
import Production
import Submissions

/// `imprenta intake`
struct IntakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "intake",
        abstract: Language.current.say(
            "Recibe lo que mandan las áreas y lo vuelve reportes.",
            "Take in what areas send, and make reports of it."),
        subcommands: [
            IntakeAdd.self, IntakeWatchCommand.self, IntakeCheck.self, IntakeList.self, IntakeShow.self,
            IntakeAccept.self, IntakeReturn.self,
            IntakeWithdraw.self,
        ])
}

/// What those who act at the intake desk say of themselves.
struct IntakeWho: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say("Quién lo hace: su oficina o cargo.", "Who does it: an office."),
            valueName: Language.current.say("quién", "who")))
    var by: String?

    /// The step that is taken now, by whoever it is; by default the user of the machine.
    func step(_ state: Submission.State, reason: String? = nil) -> SubmissionStep {
        let time = Date().formatted(Date.ISO8601FormatStyle(timeZone: .current))
        return SubmissionStep(state, time: time, by: by ?? NSUserName(), reason: reason)
    }
}

/// What files are handed in for.
struct IntakePurpose: ParsableArguments {
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(
            Language.current.say("Publicación para la que son.", "Publication they are for."),
            valueName: Language.current.say("publicación", "publication")))
    var publication: String?
}

/// `imprenta intake add FILES…`
struct IntakeAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: Language.current.say(
            "Recibe archivos, carpetas o un ZIP, con folio y acuse.",
            "Take in files, folders or a ZIP, with a number and a receipt."))

    @Argument(help: ArgumentHelp(valueName: Language.current.say("archivos", "files")))
    var files: [String]

    @Option(name: .long, help: ArgumentHelp(Language.current.say("Área que los manda.", "Area that sends them.")))
    var area: String?

    @OptionGroup var purpose: IntakePurpose
    @OptionGroup var who: IntakeWho
    @OptionGroup var options: Options

    func run() async throws {
        let session = IntakeSession(options: options)
        try session.run(saysFindings: true) { office in
            var result = office.take(
                IntakeSession.inputs(files), area: area, publication: purpose.publication, step: who.step(.received))
            for submission in result.submissions { result.findings += session.issue(submission, office) }
            return result
        } say: { result, office, language in
            // The receipt says all that was found, in its order.
            result.submissions.map { submission in
                Receipt(submission, in: language, settings: office.settings).text
                    + "\n" + office.shelf.folder(of: submission.folio) + "/acuse.pdf\n"
            }.joined()
        }
    }
}

/// `imprenta intake check FILES…`
struct IntakeCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: Language.current.say(
            "Dice qué le falta a un documento, sin recibirlo.", "Say what a document lacks, without taking it in."))

    @Argument(help: ArgumentHelp(valueName: Language.current.say("archivos", "files")))
    var files: [String]

    @OptionGroup var options: Options

    func run() async throws {
        try IntakeSession(options: options).run {
            $0.look(at: IntakeSession.inputs(files))
        } say: { result, _, language in
            result.documents.map { name, document in
                let title = document.report.title.isEmpty ? "—" : document.report.title
                return language.say(
                    "\(name): «\(title)», \(document.words) palabras, \(document.report.pictures.count) imágenes.\n",
                    "\(name): “\(title)”, \(document.words) words, \(document.report.pictures.count) pictures.\n")
            }.joined()
        }
    }
}

/// `imprenta intake list`
struct IntakeList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: Language.current.say(
            "Muestra lo recibido y en qué va.", "Show what was received, and where it stands."))

    @OptionGroup var options: Options

    func run() async throws {
        try IntakeSession(options: options).run {
            $0.submissions()
        } say: { result, _, language in
            IntakeTable.text(of: result.submissions, in: language)
        }
    }
}

/// `imprenta intake show FOLIO`
struct IntakeShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: Language.current.say(
            "Muestra el acuse de un folio y su historia.", "Show a submission and its history."))

    @Argument(help: ArgumentHelp(valueName: "folio"))
    var folios: [Int]

    @OptionGroup var options: Options

    func run() async throws {
        try IntakeSession(options: options).run {
            $0.submissions(folios)
        } say: { result, office, language in
            result.submissions.map { Receipt($0, in: language, settings: office.settings).text }.joined(separator: "\n")
        }
    }
}

/// `imprenta intake accept FOLIO…`
struct IntakeAccept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: Language.current.say(
            "Acepta folios: sus reportes pasan a reports.", "Accept submissions: their reports go to reports."))

    @Argument(help: ArgumentHelp(valueName: "folio"))
    var folios: [Int] = []

    @Flag(
        name: .long,
        help: ArgumentHelp(Language.current.say("Todos los que están recibidos.", "All that are received.")))
    var all = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "Área a la que van; si no, la que los mandó.", "Area they go to; else the one that sent them.")))
    var area: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say(
                "Sección a la que pertenecen; si no, la de su área.", "Section they belong to; else their area's."),
            valueName: Language.current.say("sección", "section")))
    var section: String?

    @OptionGroup var who: IntakeWho
    @OptionGroup var options: Options

    func validate() throws {
        guard all != !folios.isEmpty else {
            throw ValidationError(
                Language.current.say(
                    "Diga uno o más folios, o --all para aceptar todo lo recibido.",
                    "Name one or more submissions, or --all for all that are received."))
        }
    }

    func run() async throws {
        try IntakeSession(options: options).run { office in
            var folios = folios
            if all { folios = office.submissions().submissions.filter { $0.state == .received }.map(\.folio) }
            return office.accept(folios, area: area, section: section, step: who.step(.accepted))
        } say: { result, _, language in
            result.files.isEmpty
                ? language.say("No hay reportes nuevos.\n", "There are no new reports.\n")
                : result.files.map { $0 + "\n" }.joined()
        }
    }
}

/// `imprenta intake return FOLIO --reason …`
struct IntakeReturn: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return",
        abstract: Language.current.say(
            "Devuelve un folio a su área, con el motivo.", "Return a submission to its area, with the reason."))

    @Argument(help: ArgumentHelp(valueName: "folio"))
    var folio: Int

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say("Por qué se devuelve.", "Why it is returned."),
            valueName: Language.current.say("motivo", "reason")))
    var reason: String

    @OptionGroup var who: IntakeWho
    @OptionGroup var options: Options

    func run() async throws {
        try IntakeSession(options: options).run { office in
            office.record(who.step(.returned, reason: reason), on: folio)
        } say: { result, _, language in
            IntakeTable.text(of: result.submissions, in: language)
        }
    }
}

/// `imprenta intake withdraw FOLIO`
struct IntakeWithdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: Language.current.say(
            "Retira un folio a petición de su área.", "Withdraw a submission at its area's wish."))

    @Argument(help: ArgumentHelp(valueName: "folio"))
    var folio: Int

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say("Por qué se retira.", "Why it is withdrawn."),
            valueName: Language.current.say("motivo", "reason")))
    var reason: String?

    @OptionGroup var who: IntakeWho
    @OptionGroup var options: Options

    func run() async throws {
        try IntakeSession(options: options).run { office in
            office.record(who.step(.withdrawn, reason: reason), on: folio)
        } say: { result, _, language in
            IntakeTable.text(of: result.submissions, in: language)
        }
    }
}
