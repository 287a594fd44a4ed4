import Foundation
import Geometry
import PrintModel
import TestSupport
import Testing

@testable import Ledger

/// A year of the town hall's press office, by its commands: from the imported programme to the reports.
@Suite struct YearTests {
    private let folder: TemporaryFolder
    private static let office = ["--by", "Comunicación Social", "--reason", "Programa anual", "--document", "Oficio"]

    init() throws {
        folder = try TemporaryFolder()
        var settings = try String(contentsOfFile: Repository.path("assets/sample/imprenta.yml"), encoding: .utf8)
        if !settings.contains("\nfinance:") { settings += "\nfinance: {rfc: \(House.rfc)}\n" }
        try folder.write("imprenta.yml", settings)
    }

    /// Runs a command of the ledger, which must succeed, and gives its answer.
    @discardableResult
    private func run(_ arguments: [String], on date: String? = nil) throws -> [String: Any] {
        let all = ["ledger"] + arguments + (date.map { ["--date", $0] + YearTests.office } ?? []) + ["--json"]
        let outcome = try Command.imprenta(all, in: folder.path)
        #expect(outcome.code == 0, "\(arguments) \(outcome.out)")
        return outcome.json["answer"] as? [String: Any] ?? [:]
    }

    private func line(_ code: String) throws -> BudgetLine {
        let store = try LedgerStore(folder.path(LedgerStore.fileName), create: false)
        guard let line = try store.read({ try $0.line("2024/" + code) }) else { throw House.Missing() }
        return line
    }

    private func invoice(_ name: String, _ xml: String) throws -> String { try folder.write(name, xml) }

    @Test func theYearRunsFromTheProgrammeToTheReports() throws {
        let imported = try run(["budget", "import"], on: "2024-01-10")
        #expect((imported["entries"] as? [Any])?.count == 8)
        try run(["budget", "amend", "6.1", "--increase", "3,000.00"], on: "2024-02-12")
        try run(["budget", "amend", "7.1", "--transfer", "2500", "--to", "6.1"], on: "2024-03-04")
        var runs: [Int] = []
        var uuids: [String] = []
        for (quarter, month) in ["03", "06", "09", "12"].enumerated() {
            let placed = try run(
                [
                    "order", "6.1", "--title", "Gaceta Municipal \(quarter + 1)", "--copies", "1500", "--pages", "16",
                    "--quote", "Imprenta del Norte; 5,220.00; \(House.printer); 2024-12-31", "--quote",
                    "Gráficos del Golfo; 5,500.00", "--expected", "2024-\(month)-20",
                ], on: "2024-\(month)-02")
            let order = try #require(placed["order"] as? String)
            let received = try run(["receive", order, "--copies", "1500", "--witnesses", "2"], on: "2024-\(month)-18")
            runs.append(try #require(received["run"] as? Int))
            uuids.append(UUID().uuidString)
            let file = try invoice(
                "factura-\(quarter).xml",
                Receipts.invoice(
                    pesos: 4_500, uuid: uuids[quarter], method: quarter == 0 ? "PPD" : "PUE", folio: "\(quarter)",
                    date: "2024-\(month)-19", withholds: quarter == 1))
            try run(["invoice", "add", file, "--order", order], on: "2024-\(month)-20")
            try run(["pay", uuids[quarter], "--approve"], on: "2024-\(month)-22")
            try run(["progress", "6.1", "--done", "1"], on: "2024-\(month)-22")
        }
        try payInParts(uuids[0])
        for uuid in uuids[1...] { try run(["pay", uuid], on: "2024-12-27") }
        try distribute(runs[0])
        try mistake()
        for week in ["05", "12", "19", "26"] {
            let bought = try run(
                [
                    "purchase", "7.1", "--newspaper", "La Voz del Norte", "--supplier", "Voceadores", "--copies", "40",
                    "--price", "15.00", "--delegation", "La Laja",
                ], on: "2024-08-\(week)")
            let order = try #require(bought["order"] as? String)
            try run(["pay", order, "--approve"], on: "2024-08-\(week)")
            try run(["pay", order], on: "2024-08-\(week)")
        }
        let (gazette, newspaper) = (try line("6.1"), try line("7.1"))
        #expect(
            (gazette.modified.count, gazette.accrued.count, gazette.paid.count) == (2_250_000, 2_088_000, 2_088_000))
        #expect((newspaper.modified.count, newspaper.paid.count) == (1_750_000, 240_000))
        #expect(gazette.done == 4)
        try reports(runs[0])
        let proof = try LedgerStore(folder.path(LedgerStore.fileName), create: false).verify()
        #expect(proof.findings == [])
    }

    /// A payment in two parts, each with a CFDI of its own; the second CFDI comes before anyone noted the payment.
    private func payInParts(_ uuid: String) throws {
        try run(["pay", uuid, "--amount", "2,320.00"], on: "2024-04-02")
        let first = try invoice(
            "pago-1.xml", Receipts.payment(of: uuid, number: 1, before: 522_000, paid: 232_000, date: "2024-04-02"))
        try run(["invoice", "add", first], on: "2024-04-05")
        #expect(try line("6.1").paid.count == 232_000)
        let second = try invoice(
            "pago-2.xml", Receipts.payment(of: uuid, number: 2, before: 290_000, paid: 290_000, date: "2024-04-20"))
        try run(["invoice", "add", second], on: "2024-04-25")
        #expect(try line("6.1").paid.count == 522_000)
        let again = try Command.imprenta(
            ["ledger", "invoice", "add", second, "--json", "--date", "2024-04-26"] + YearTests.office, in: folder.path)
        #expect(again.code == 65 && again.codes.contains("ledger.duplicate-invoice"))
    }

    private func distribute(_ number: Int) throws {
        let scan = try folder.write("acuse.pdf", "%PDF-1.4 acuse firmado")
        for (place, copies) in [("El Ojite", 300), ("Paso Hondo", 250), ("La Laja", 410)] {
            try run(
                [
                    "distribute", String(number), "--delegation", place, "--copies", String(copies), "--received-by",
                    "Delegación de \(place)", "--receipt", scan,
                ], on: "2024-03-21")
        }
        try run(
            ["distribute", String(number), "--deposit", "2", "--archive", "10", "--count", "526"], on: "2024-03-22")
    }

    /// An order on the wrong line, reversed.
    private func mistake() throws {
        let before = try line("8.1")
        let placed = try run(
            ["order", "8.1", "--title", "Carteles", "--copies", "100", "--quote", "Imprenta del Norte; 900"],
            on: "2024-05-02")
        let entry = try #require((placed["entries"] as? [[String: Any]])?.first?["number"] as? Int)
        try run(["reverse", String(entry)], on: "2024-05-03")
        #expect(try line("8.1") == before)
    }

    private func reports(_ number: Int) throws {
        for kind in LedgerReport.Kind.allCases {
            let names = ["csv", "xlsx", "pdf"].map { "\(kind.rawValue).\($0)" }
            try run(["report", kind.rawValue] + names.flatMap { ["--output", $0] })
            let pdf = try Tool.run("pdftotext", "-layout", folder.path("\(kind.rawValue).pdf"), "-")
            #expect(pdf.text.contains("H. Ayuntamiento de Amatlán"))
            #expect(try Tool.run("qpdf", "--check", folder.path("\(kind.rawValue).pdf")).status == 0)
            // A workbook is a package whose sheet is well-formed XML.
            let sheet = try Tool.run("unzip", "-p", folder.path("\(kind.rawValue).xlsx"), "xl/worksheets/sheet1.xml")
            #expect(sheet.status == 0 && sheet.text.contains("<sheetData>"))
        }
        let table = try folder.read("lines.csv")
        #expect(table.contains("17000.00,5500.00,22500.00,20880.00,20880.00,1620.00"))
        let official = try Tool.run("pdftotext", "-layout", folder.path("lines.pdf"), "-").text
        #expect(official.contains("22,500.00") && official.contains("(2,500.00)"))
        try run(["report", "lines", "--output", "again.pdf", "--output", "again.xlsx"])
        for name in ["pdf", "xlsx"] {
            #expect(
                FileManager.default.contentsEqual(
                    atPath: folder.path("lines.\(name)"), andPath: folder.path("again.\(name)")))
        }
        try run(["receipts", String(number), "--output", "acuses.pdf"])
        let receipts = try Tool.run("pdftotext", "-layout", folder.path("acuses.pdf"), "-").text
        #expect(receipts.contains("Paso Hondo") && receipts.contains("960"))
        try run(["dossier", "2024-001", "--output", "expediente"])
        let files = folder.names(in: "expediente")
        #expect(files.count == 7 && files.contains("index.csv"))
        let kept = files.first { $0.hasSuffix("factura-0.xml") } ?? ""
        #expect(
            FileManager.default.contentsEqual(
                atPath: folder.path("expediente/" + kept), andPath: folder.path("factura-0.xml")))
    }
}
