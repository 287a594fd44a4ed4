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

    @OptionGroup var today: TodayOption

    /// The step that is taken today, by whoever it is; by default the user of the machine.
    func step(_ state: Submission.State, reason: String? = nil) -> SubmissionStep {
        SubmissionStep(state, time: today.moment, by: by ?? NSUserName(), reason: reason)
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
            "Dice todo lo que diría el acuse, sin recibir nada.",
            "Say all that the receipt would say, and take nothing in."))

    @Argument(help: ArgumentHelp(valueName: Language.current.say("archivos", "files")))
    var files: [String]

    @Option(
        name: .long,
        help: ArgumentHelp(Language.current.say("Área que los va a mandar.", "Area that will send them.")))
    var area: String?

    @OptionGroup var purpose: IntakePurpose
    @OptionGroup var today: TodayOption
    @OptionGroup var options: Options

    func run() async throws {
        try IntakeSession(options: options).run(saysFindings: true) {
            $0.look(
                at: IntakeSession.inputs(files), area: area, publication: purpose.publication,
                step: SubmissionStep(.received, time: today.moment, by: ""))
        } say: { result, office, language in
            result.preview.map { Receipt($0, in: language, settings: office.settings).text } ?? ""
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

    @Option(
        name: .customLong("replace"),
        help: ArgumentHelp(
            Language.current.say(
                "Reporte que corrige: el nuevo toma su lugar y el de antes se conserva. Si el folio trae varios, «nuevo:anterior».",
                "Report that it corrects: the new one takes its place, and the one before is kept. Where the submission has several, “new:old”."
            ),
            valueName: Language.current.say("reporte", "report")))
    var replacing: [String] = []

    @Flag(
        name: .customLong("new"),
        help: ArgumentHelp(
            Language.current.say(
                "Son reportes nuevos, aunque se parezcan a otros.",
                "They are new reports, however much they are like others.")))
    var areNew = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            Language.current.say("Por qué, si hace falta decirlo.", "Why, where it needs saying."),
            valueName: Language.current.say("motivo", "reason")))
    var reason: String?

    @OptionGroup var who: IntakeWho
    @OptionGroup var options: Options

    func validate() throws {
        guard replacing.allSatisfy({ AcceptanceOrder.Replacement($0) != nil }), replacing.isEmpty || folios.count == 1
        else {
            throw ValidationError(
                Language.current.say(
                    "--replace es «reporte» o «nuevo:anterior», y va con un solo folio.",
                    "--replace is “report” or “new:old”, and goes with one submission."))
        }
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
            let order = AcceptanceOrder(
                area: area, section: section, replacing: replacing.compactMap(AcceptanceOrder.Replacement.init),
                areNew: areNew)
            return office.accept(folios, order, step: who.step(.accepted, reason: reason))
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
