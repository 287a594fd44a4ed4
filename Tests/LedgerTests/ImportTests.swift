import Foundation
import Geometry
import PrintModel
import TestSupport
import Testing

@testable import Ledger

@Suite struct ImportTests {
    private static func problems(_ text: String) -> [FindingCode] {
        do {
            _ = try ProgrammeCSV.read(text, year: 2024, file: "poa.csv")
            return []
        } catch { return (error as? Fault)?.findings.map(\.code) ?? [.internalFault] }
    }

    @Test func readsWhatSpreadsheetProgramsWrite() throws {
        let rows = [
            "Clave;Metas;INDICADOR;Presupuesto requerido;Fuente de financiamiento",
            #"1.1;"Equipo para las sesiones; en vivo";%;"\$12,000.00";Presupuesto de Dirección"#,
            ##"3.1;"Informar ""oportunamente""";;Gasto Corriente;"##, "", "4.1;Difundir;;N/A;N/A", "",
        ]
        let text = rows.joined(separator: "\r\n")
        let programme = try ProgrammeCSV.read(text, year: 2024, file: "poa.csv")
        #expect(programme.lines.map(\.code) == ["1.1", "3.1", "4.1"])
        #expect(programme.lines[0].goal == "Equipo para las sesiones; en vivo")
        #expect(programme.lines[1].goal == "Informar \"oportunamente\"")
        #expect(programme.lines.map(\.funding) == [.amount(Centavos(1_200_000)), .currentExpenditure, .none])
        #expect(programme.lines[2].source == nil)
    }

    @Test func readsACalendarByMonth() throws {
        let months = [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre",
        ]
        let text =
            "code,goal,amount," + months.joined(separator: ",") + "\n6.1,Gaceta,1200.00"
            + String(repeating: ",100", count: 12)
        let line = try #require(try ProgrammeCSV.read(text, year: 2024, file: "x").lines.first)
        #expect(line.calendar == Array(repeating: Centavos(10_000), count: 12))
        let house = try House(lines: [])
        try house.record(.opening(LineOpening(year: 2024, line: line)), on: "2024-01-01")
        #expect(try house.line().calendar == line.calendar)
        var wrong = line
        wrong.code = "7.1"
        wrong.calendar[3] = Centavos(9_999)
        #expect(house.refusal(.opening(LineOpening(year: 2024, line: wrong)), on: "2024-01-01") == [.ledgerCalendar])
    }

    @Test(arguments: [
        ("", [FindingCode.csvEmpty]), ("a,b\n1,2\n", [.csvColumn, .csvColumn, .csvColumn]),
        ("code,goal,amount\n1,x,mucho\n", [.csvAmount]), ("code,goal,amount\n1,,5\n", [.csvNoCode]),
        ("code,goal,amount\n1,x,5\n1,y,6\n", [.csvCodeTwice]), ("code,goal,amount\n1,x,1,000\n", [.csvFields]),
        ("code,goal,amount\n1,\"x,5\n", [.csvQuote]), ("code,goal,amount,enero\n1,x,5,5\n", [.csvCalendar]),
        ("code,goal,amount\n1,x,-5\n2,y,mil\n", [.csvAmount, .csvAmount]),
    ])
    func everyMistakeIsTold(_ text: String, _ codes: [FindingCode]) { #expect(Self.problems(text) == codes) }

    private func workspace(_ more: String = "") throws -> TemporaryFolder {
        try TemporaryFolder([
            "imprenta.yml": """
            municipality: {name: H. Ayuntamiento de Amatlán, place: Amatlán}
            delegations: [El Ojite]
            programme:
              year: 2024
              lines:
                - {code: "6.1", goal: Gaceta, amount: "$17,000.00", classification: "3360", target: 4}
                - {code: "3.1", goal: Informar, amount: Gasto Corriente}
                - {code: "4.1", goal: Difundir, amount: N/A}
            \(more)
            """
        ])
    }

    private static let act = ["--date", "2024-01-10", "--by", "Tesorería", "--json"]

    @Test func theProgrammeOfTheSettingsIsImportedOnce() throws {
        let folder = try workspace()
        let first = try Command.imprenta(["ledger", "budget", "import"] + Self.act, in: folder.path)
        #expect(first.code == 0)
        let again = try Command.imprenta(["ledger", "budget", "import"] + Self.act, in: folder.path)
        #expect(again.code == 0 && again.codes == ["ledger.import-same"])
        try folder.write("poa.csv", "code,goal,amount\n6.1,Gaceta,18000\n9.1,Otra,1\n")
        let other = try Command.imprenta(["ledger", "budget", "import", "poa.csv"] + Self.act, in: folder.path)
        #expect(other.code == 65 && other.codes == ["ledger.import-differs"])
        let store = try LedgerStore(folder.path(LedgerStore.fileName), create: false)
        let lines = try store.read { try $0.lines(of: 2024) }
        #expect(lines.map(\.code) == ["3.1", "4.1", "6.1"])
        #expect(lines.map(\.funding) == ["current", "none", "amount"])
        #expect(lines[2].classification == "3360" && lines[2].approved.count == 1_700_000)
    }

    @Test func aProgrammeMayBeAFileOfItsOwn() throws {
        let folder = try workspace()
        try folder.write("poa.yml", "year: 2025\nlines:\n  - {code: \"1.1\", goal: Equipo, amount: \"12,000.00\"}\n")
        #expect(try Command.imprenta(["ledger", "budget", "import", "poa.yml"] + Self.act, in: folder.path).code == 0)
        try folder.write("mal.yml", "year: 2025\nlines:\n  - {code: \"1.1\", goal: Equipo, amount: doce, monto: 3}\n")
        let bad = try Command.imprenta(["ledger", "budget", "import", "mal.yml"] + Self.act, in: folder.path)
        #expect(bad.code == 65 && Set(bad.codes) == ["yaml.unknown-key", "yaml.bad-value"])
        let none = try Command.imprenta(["ledger", "budget", "import", "no.csv"] + Self.act, in: folder.path)
        #expect(none.code == 66 && none.codes == ["file.missing"])
    }

    @Test func aDryRunRecordsNothingAndSaysWhatWouldBe() throws {
        let folder = try workspace()
        _ = try Command.imprenta(["ledger", "budget", "import"] + Self.act, in: folder.path)
        let order = ["ledger", "order", "6.1", "--title", "Gaceta", "--copies", "10", "--quote", "Imprenta; 500"]
        let dry = try Command.imprenta(order + Self.act + ["--dry-run"], in: folder.path)
        let answer = dry.json["answer"] as? [String: Any]
        #expect(answer?["dryRun"] as? Bool == true && answer?["order"] as? String == "2024-001")
        let lines = (answer?["lines"] as? [[String: [String: Any]]])?.first
        #expect(
            lines?["before"]?["available"] as? Int == 1_700_000 && lines?["after"]?["available"] as? Int == 1_650_000)
        let store = try LedgerStore(folder.path(LedgerStore.fileName), create: false)
        #expect(try store.read { try $0.head()?.number } == 3)
        let spanish = try Command.imprenta(
            order + ["--date", "2024-01-11", "--by", "Com"], in: folder.path, environment: ["LANG": "es_MX.UTF-8"])
        #expect(spanish.out.contains("antes") && spanish.out.contains("16,500.00"))
    }

    @Test func commandsSayWhatIsMissing() throws {
        let folder = try workspace()
        #expect(
            try Command.imprenta(["ledger", "budget", "show", "--json"], in: folder.path).codes == ["ledger.missing"])
        _ = try Command.imprenta(["ledger", "budget", "import"] + Self.act, in: folder.path)
        try folder.write("f.xml", Receipts.invoice())
        let invoice = try Command.imprenta(
            ["ledger", "invoice", "add", "f.xml", "--order", "x"] + Self.act, in: folder.path)
        #expect(invoice.code == 66 && invoice.codes == ["ledger.no-rfc"])
        let text = try folder.read("imprenta.yml") + "\nfinance: {rfc: \(House.rfc), tolerance: \"2.50\"}\n"
        try folder.write("imprenta.yml", text)
        try folder.write("g.xml", "no es xml")
        let bad = try Command.imprenta(
            ["ledger", "invoice", "add", "f.xml", "g.xml", "h.xml"] + Self.act, in: folder.path)
        #expect(bad.code == 66 && bad.codes == ["ledger.no-order", "invoice.not-xml", "file.missing"])
        let close = try Command.imprenta(["ledger", "close", "2024-Q5"] + Self.act, in: folder.path)
        #expect(close.code == 65)
        #expect(try Command.imprenta(["ledger", "pay", "no-es"] + Self.act, in: folder.path).code == 65)
        #expect(try Command.imprenta(["ledger", "reverse", "1"] + Self.act, in: folder.path).code == 65)
        #expect(try Command.imprenta(["ledger", "budget", "amend", "6.1"] + Self.act, in: folder.path).code == 64)
    }

    @Test func manyWhoBeginAtOnceMakeOneLedger() throws {
        let folder = try workspace()
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            let outcome = try? Command.imprenta(["ledger", "budget", "import"] + Self.act, in: folder.path)
            #expect(outcome?.code == 0, "\(outcome?.out ?? "")")
        }
        let store = try LedgerStore(folder.path(LedgerStore.fileName), create: false)
        let proof = try store.verify()
        #expect(proof.findings == [] && proof.entries == 3)
    }

    @Test func aTableIsNeverAFormula() {
        let report = LedgerReport(
            .costs, year: 2024, date: "2024-12-31",
            [LedgerReport.Column("title", isText: true), LedgerReport.Column("cost")],
            rows: [[.text("=HYPERLINK(\"http://x\")"), .money(Centavos(-150))], [.text("a;b"), .none]])
        let words = ReportWords(
            municipality: "A", titles: [:], headings: ["title": "T"], months: [], lights: [:], yes: "", no: "",
            fundings: [:],
            notes: [:], total: "Total",
            subtitle: { _, _ in "" }, folio: { _, _ in "" }, signers: [])
        #expect(
            ReportCSV.text(report, words) == "\u{FEFF}T,cost\r\n\"'=HYPERLINK(\"\"http://x\"\")\",-1.50\r\n\"a;b\",\r\n"
        )
    }
}
