import ArgumentParser
import Foundation
import Geometry
import Ledger
import PrintModel
import Production

/// `imprenta ledger budget …`
struct BudgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "budget",
        abstract: Language.current.say("Partidas del año.", "Lines of the year."),
        subcommands: [ImportCommand.self, ShowCommand.self, AmendCommand.self])
}

/// `imprenta ledger budget import [FILE]`
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: Language.current.say(
            "Abre las partidas del programa anual: de imprenta.yml, o de un archivo CSV o YAML.",
            "Open the lines of the annual programme: from imprenta.yml, or a CSV or YAML file."))

    @Argument(
        help: .words(
            "El programa; si no se dice, el de imprenta.yml.", "The programme; by default imprenta.yml's.", "archivo",
            "file"))
    var file: String?

    @Option(
        help: .words(
            "Año de un CSV; si no se dice, el de la fecha.", "Year of a CSV; by default the date's.", "año", "year"))
    var year: Int?

    @OptionGroup var act: ActOptions

    func run() async throws {
        try LedgerSession.record(act) { desk in
            let programme = try desk.programme(file, year: year ?? act.date.date.year)
            let recorded = try desk.importProgramme(programme, act.recording)
            return LedgerAnswer(recorded: recorded, isRehearsal: act.dryRun)
        }
    }
}

/// `imprenta ledger budget show`
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: Language.current.say("Muestra las partidas y sus saldos.", "Show the lines and their balances."))

    @Option(help: .words("Año; si no se dice, el último.", "Year; by default the last.", "año", "year"))
    var year: Int?

    @OptionGroup var options: Options

    func run() async throws {
        try LedgerSession.run(options) { desk in
            let lines = try desk.store().read { reader in
                let chosen = try year ?? reader.years().last ?? 0
                return try reader.lines(of: chosen)
            }
            var table = TextTable(
                [Language.current.say("Partida", "Line")] + LedgerWords.moments(.current)
                    + [Language.current.say("Meta", "Goal")], figures: Set(1...6))
            for line in lines {
                let name = line.name.count > 40 ? line.name.prefix(39) + "…" : line.name
                var figures = LedgerWords.figures(line)
                if let funding = LedgerWords.funding(line, .current) { figures[0] = funding }
                table.add([line.key] + figures + [name])
            }
            return (lines.map(BudgetLineJSON.init), table.text, [])
        }
    }
}

/// `imprenta ledger budget amend LINE`
struct AmendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend",
        abstract: Language.current.say(
            "Amplía o reduce una partida, o transfiere a otra, por un acta (--document).",
            "Increase or reduce a line, or transfer to another, by an act (--document)."))

    @Argument(help: .words("La partida: 6.1.", "The line: 6.1.", "partida", "line"))
    var line: String

    @Option(help: .words("Ampliación.", "Increase.", "importe", "amount"))
    var increase: MoneyOption?

    @Option(help: .words("Reducción.", "Reduction.", "importe", "amount"))
    var reduce: MoneyOption?

    @Option(help: .words("Transferencia a la partida --to.", "Transfer to the line --to.", "importe", "amount"))
    var transfer: MoneyOption?

    @Option(help: .words("Partida que recibe.", "Line that receives.", "partida", "line"))
    var to: String?

    @Option(
        help: .words(
            "Mes del calendario, 1 a 12; si no se dice, el de la fecha.",
            "Month of the calendar, 1 to 12; by default the date's.", "mes", "month"))
    var month: Int?

    @OptionGroup var act: ActOptions

    func validate() throws {
        let ways = [increase, reduce, transfer].compactMap { $0 }.count
        guard ways == 1, (transfer != nil) == (to != nil), (1...12).contains(month ?? 1) else {
            throw ValidationError(
                Language.current.say(
                    "Diga una sola cosa: --increase, --reduce, o --transfer con --to; --month va de 1 a 12.",
                    "Say one thing: --increase, --reduce, or --transfer with --to; --month goes from 1 to 12."))
        }
    }

    func run() async throws {
        let kind: Amendment.Kind = increase != nil ? .increase : reduce != nil ? .reduction : .transfer
        let amount = (increase ?? reduce ?? transfer)?.amount ?? .zero
        let amendment = Amendment(
            kind, line: act.line(line), to: to.map(act.line), amount: amount, month: month ?? act.date.date.month)
        try LedgerSession.record(act) { try act.record(at: $0) { _ in [.amendment(amendment)] } }
    }
}
