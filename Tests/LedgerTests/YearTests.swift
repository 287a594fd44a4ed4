import Foundation
import Geometry
import PrintModel
import TestSupport
import Testing

@testable import Ledger

/// The sample workspace's year, by the commands that a person gives: from the imported programme to the year's reports.
///
/// Its figures were added up by hand; they stand here to the centavo.
@Suite struct YearTests {
    private let folder: TemporaryFolder
    private static let office = ["--by", "Comunicación Social", "--reason", "Programa anual", "--document", "Oficio"]

    init() throws {
        folder = try TemporaryFolder()
        for name in ["imprenta.yml", "printers"] {
            try FileManager.default.copyItem(
                atPath: Repository.path("assets/sample/\(name)"), toPath: folder.path(name))
        }
    }

    /// Runs a command of the ledger and gives what it says; it must leave with `code`.
    private func outcome(_ arguments: [String], on date: String?, code: Int32 = 0) throws -> Command.Outcome {
        let all =
            ["ledger"] + arguments + (date.map { ["--date", $0] + YearTests.office } ?? []) + [
                "--json", "--lang", "es",
            ]
        let outcome = try Command.imprenta(all, in: folder.path)
        #expect(outcome.code == code, "\(arguments) \(outcome.out)")
        return outcome
    }

    /// Runs a command that must succeed, and gives its answer.
    @discardableResult
    private func run(_ arguments: [String], on date: String? = nil, code: Int32 = 0) throws -> [String: Any] {
        try outcome(arguments, on: date, code: code).json["answer"] as? [String: Any] ?? [:]
    }

    private func line(_ code: String) throws -> BudgetLine {
        let store = try LedgerStore(folder.path(LedgerStore.fileName), create: false)
        guard let line = try store.read({ try $0.line("2024/" + code) }) else { throw House.Missing() }
        return line
    }

    /// A scan, told apart by its words.
    private func scan(_ name: String) throws -> String { try folder.write(name, "%PDF-1.4 \(name)") }

    private func gazette(_ quarter: Int, _ amount: String, _ more: [String] = []) -> [String] {
        [
            "order", "6.1", "--title", "Gaceta Municipal \(quarter)", "--copies", "1500", "--pages", "16", "--quote",
            "Imprenta del Norte; \(amount); \(House.printer); 2024-12-31",
        ] + more
    }

    /// Places an order, receives all of it, and gives its number and its run's.
    private func printed(_ order: [String], on placed: String, received: String) throws -> (order: String, run: Int) {
        let id = try #require(try run(order, on: placed)["order"] as? String)
        let run = try run(["receive", id, "--copies", "1500", "--witnesses", "2"], on: received)["run"] as? Int
        return (id, try #require(run))
    }

    /// Files an invoice of so many pesos before tax, and gives its UUID.
    private func invoice(
        _ order: String, _ pesos: Int, on date: String, method: String = "PUE", withholds: Bool = false,
        replacing: String? = nil
    ) throws -> String {
        let uuid = UUID().uuidString
        let xml = Receipts.invoice(
            pesos: pesos, uuid: uuid, method: method, folio: String(uuid.prefix(4)), date: date, withholds: withholds,
            relation: replacing.map { ("04", $0) })
        try run(["invoice", "add", folder.write("cfdi-\(uuid.prefix(8)).xml", xml), "--order", order], on: date)
        return uuid
    }

    @Test func theYearRunsFromTheProgrammeToTheReports() throws {
        try programme()
        let first = try firstQuarter()
        try mistake()
        try secondQuarter()
        try newspapers()
        try thirdQuarter()
        try governmentReport()
        try fourthQuarter()
        try compare()
        try reports()
        try dossier(first)
        try keeping()
    }

    // MARK: The year

    private func programme() throws {
        let imported = try run(["budget", "import"], on: "2024-01-10")
        #expect((imported["entries"] as? [Any])?.count == 8)
        let act = try scan("acta-12.pdf")
        let amended = try run(["budget", "amend", "6.1", "--increase", "3,000.00", "--file", act], on: "2024-02-12")
        #expect((amended["entries"] as? [[String: Any]])?.map { $0["kind"] as? String } == ["amendment", "evidence"])
        // The act comes out as it went in.
        try run(["entry", "9", "--output", "acta"])
        #expect(try folder.read("acta/01-acta-12.pdf") == folder.read("acta-12.pdf"))
        try run(["budget", "amend", "7.1", "--transfer", "2500", "--to", "6.1"], on: "2024-03-01")
    }

    /// Paid in two parts, each with a CFDI of its own; the second comes before anyone noted the payment. Every document
    /// that an auditor asks for is kept.
    private func firstQuarter() throws -> Int {
        let quotes = ["--quote", "Gráficos del Golfo; 5,500.00", "--file", try scan("cotizacion-norte.pdf")]
        let placed = try run(
            gazette(
                1, "5,220.00", quotes + ["--file", try scan("cotizacion-golfo.pdf"), "--publication", "gaceta-02"]),
            on: "2024-03-02")
        let lines = try #require(placed["lines"] as? [[String: [String: Any]]])
        #expect(lines.first?["before"]?["available"] as? Int == 2_250_000)
        #expect(lines.first?["after"]?["available"] as? Int == 1_728_000)
        for (title, file) in [
            ("Requisición 3", "requisicion.pdf"), ("Suficiencia presupuestal", "suficiencia.pdf"),
            ("Pedido 3", "pedido.pdf"),
        ] {
            try run(["attach", "2024-001", scan(file), "--title", title], on: "2024-03-02")
        }
        try folder.write("output/gaceta-02/print.pdf", "%PDF-1.6 la gaceta")
        let received = try run(
            [
                "receive", "2024-001", "--copies", "1500", "--spoiled", "12", "--witnesses", "2", "--pdf",
                folder.path("output/gaceta-02/print.pdf"), "--file", scan("remision.pdf"),
            ], on: "2024-03-18")
        let number = try #require(received["run"] as? Int)
        let uuid = try invoice("2024-001", 4_500, on: "2024-03-19", method: "PPD")
        try run(["pay", uuid, "--approve", "--file", scan("orden-de-pago.pdf")], on: "2024-03-22")
        try distribute(number)
        try run(["progress", "6.1", "--done", "1"], on: "2024-03-22")
        try run(["close", "2024-T1"], on: "2024-04-01")
        try run(["pay", uuid, "--amount", "2,320.00", "--file", scan("transferencia.pdf")], on: "2024-04-02")
        let parts = [(1, 522_000, 232_000, "2024-04-02"), (2, 290_000, 290_000, "2024-04-20")]
        for (part, before, paid, date) in parts {
            let xml = Receipts.payment(of: uuid, number: part, before: before, paid: paid, date: date)
            let file = try folder.write("pago-\(part).xml", xml)
            try run(["invoice", "add", file], on: date)
            #expect(try line("6.1").paid.count == 232_000 * (part == 1 ? 1 : 0) + 522_000 * (part == 2 ? 1 : 0))
            #expect(
                try outcome(["invoice", "add", file], on: date, code: 65).codes.contains("ledger.duplicate-invoice"))
        }
        return number
    }

    /// Two receipts come back with the copies' hand-out, one a month later.
    private func distribute(_ number: Int) throws {
        for (place, copies) in [("El Ojite", 300), ("Paso Hondo", 250)] {
            try run(
                [
                    "distribute", String(number), "--delegation", place, "--copies", String(copies), "--received-by",
                    "Delegación de \(place)", "--receipt", scan("acuse-\(copies).pdf"),
                ], on: "2024-03-21")
        }
        try run(["distribute", String(number), "--delegation", "La Laja", "--copies", "410"], on: "2024-03-21")
        let counted = try run(
            ["distribute", String(number), "--deposit", "2", "--archive", "10", "--count", "526"], on: "2024-03-22")
        #expect((counted["copies"] as? [String: Any])?["missing"] as? Int == 0)
        #expect(try outcome(["report", "copies"], on: nil).codes == ["ledger.receipt-missing"])
        let late = ["distribute", String(number), "--delegation", "La Laja", "--receipt", try scan("acuse-410.pdf")]
        try run(late, on: "2024-03-30")
        #expect(try outcome(["report", "copies"], on: nil).codes.isEmpty)
        #expect(try outcome(late, on: "2024-03-30", code: 65).codes == ["ledger.nothing-to-sign"])
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

    /// Income tax withheld: the supplier gets less, the line is charged all.
    private func secondQuarter() throws {
        let (order, number) = try printed(gazette(2, "5,220.00"), on: "2024-06-02", received: "2024-06-18")
        let uuid = try invoice(order, 4_500, on: "2024-06-19", withholds: true)
        let before = try line("6.1")
        try run(["pay", uuid, "--approve"], on: "2024-06-22")
        let paid = try run(["pay", uuid], on: "2024-06-28")
        let act = (paid["entries"] as? [[String: Any]])?.first?["act"] as? [String: Any]
        let payment = (act?["payment"] as? [String: Any])?["_0"] as? [String: Any]
        #expect(payment?["amount"] as? Int == 516_375)
        #expect(try line("6.1").paid.count - before.paid.count == 522_000)
        try run(["progress", "6.1", "--done", "1"], on: "2024-06-22")
        // Five copies are not where they should be.
        let counted = try outcome(["distribute", String(number), "--count", "1493"], on: "2024-06-30")
        #expect(counted.codes == ["ledger.copies-missing"])
    }

    private func newspapers() throws {
        for week in ["05", "12", "19", "26"] {
            let bought = try run(
                [
                    "purchase", "7.1", "--newspaper", "La Voz del Norte", "--supplier", "Voceadores", "--copies", "40",
                    "--price", "15.00", "--delegation", "La Laja",
                ], on: "2024-08-\(week)")
            let order = try #require(bought["order"] as? String)
            try run(["pay", order, "--approve"], on: "2024-08-\(week)")
            try run(["pay", order], on: "2024-08-\(week)")
            try run(["progress", "7.1", "--done", "1"], on: "2024-08-\(week)")
        }
    }

    /// An invoice cancelled and substituted, and a credit note.
    private func thirdQuarter() throws {
        let (order, _) = try printed(gazette(3, "5,220.00"), on: "2024-09-02", received: "2024-09-18")
        let cancelled = try invoice(order, 4_500, on: "2024-09-19")
        let uuid = try invoice(order, 4_500, on: "2024-09-24", replacing: cancelled)
        #expect(
            try outcome(["pay", cancelled, "--approve"], on: "2024-09-25", code: 65).codes.first
                == "ledger.invoice-not-valid")
        let note = Receipts.invoice(
            pesos: 100, type: "E", folio: "NC1", date: "2024-09-26", relation: ("01", uuid))
        try run(["invoice", "add", folder.write("nota.xml", note)], on: "2024-09-26")
        #expect(try line("6.1").committed.count == 1_554_400)
        try run(["pay", uuid, "--approve"], on: "2024-09-27")
        try run(["pay", uuid], on: "2024-09-30")
        try run(["progress", "6.1", "--done", "1"], on: "2024-09-22")
    }

    /// Delivered and invoiced in two parts, of which one is paid.
    private func governmentReport() throws {
        let placed = try run(
            [
                "order", "8.1", "--title", "Informe de Gobierno", "--copies", "1000", "--quote",
                "Imprenta del Norte; 34,800.00; \(House.printer)", "--expected", "2024-10-30",
            ], on: "2024-10-01")
        let order = try #require(placed["order"] as? String)
        for (copies, pesos, date) in [(400, 12_000, "2024-10-28"), (600, 18_000, "2024-11-15")] {
            try run(["receive", order, "--copies", String(copies)], on: date)
            let uuid = try invoice(order, pesos, on: date)
            guard copies == 400 else { continue }
            try run(["pay", uuid, "--approve"], on: "2024-11-04")
            try run(["pay", uuid], on: "2024-11-05")
        }
        try run(["progress", "8.1", "--done", "1"], on: "2024-11-15")
    }

    /// More than the line has: refused with the figures, then authorised, then made up for by an amendment.
    private func fourthQuarter() throws {
        let order = gazette(4, "7,540.00")
        let refused = try outcome(order, on: "2024-12-02", code: 65)
        #expect(refused.codes == ["ledger.overcommitted"])
        #expect(refused.out.contains("584.00"))
        let override = order + ["--override", "Tesorería, oficio 88: papel más caro"]
        let before = try run(["verify"])["head"] as? String
        #expect(try run(override + ["--dry-run"], on: "2024-12-02")["dryRun"] as? Bool == true)
        #expect(try run(["verify"])["head"] as? String == before)
        let (id, _) = try printed(override, on: "2024-12-02", received: "2024-12-16")
        #expect(try line("6.1").available.count == -58_400)
        try run(["budget", "amend", "6.1", "--increase", "584"], on: "2024-12-17")
        // The override was for that order alone.
        #expect(
            try outcome(
                ["order", "6.1", "--title", "Volante", "--copies", "1", "--quote", "X; 1"], on: "2024-12-18", code: 65
            )
            .codes == ["ledger.overcommitted"])
        try run(["pay", invoice(id, 6_500, on: "2024-12-18"), "--approve"], on: "2024-12-20")
        try run(["progress", "6.1", "--done", "1"], on: "2024-12-20")
    }

    // MARK: What it comes to

    private func compare() throws {
        let gazette = try line("6.1")
        #expect(
            [gazette.modified, gazette.committed, gazette.accrued, gazette.exercised, gazette.paid].map(\.count) == [
                2_308_400, 2_308_400, 2_308_400, 2_308_400, 1_554_400,
            ])
        #expect(gazette.excess.count == 58_400 && gazette.available == .zero && gazette.done == 4)
        let newspaper = try line("7.1")
        #expect([newspaper.modified, newspaper.paid].map(\.count) == [1_750_000, 240_000])
        let report = try line("8.1")
        #expect([report.accrued, report.exercised, report.paid].map(\.count) == [3_480_000, 1_392_000, 1_392_000])
    }

    private func reports() throws {
        for kind in LedgerReport.Kind.allCases {
            let names = ["csv", "xlsx", "pdf"].map { "\(kind.rawValue).\($0)" }
            try run(
                ["report", kind.rawValue, "--date", "2024-12-31"] + names.flatMap { ["--output", $0] },
                code: kind == .copies ? 1 : 0)
            let pdf = try Tool.run("pdftotext", "-layout", folder.path("\(kind.rawValue).pdf"), "-")
            #expect(pdf.text.contains("H. Ayuntamiento de Amatlán") && pdf.text.contains("31 de diciembre de 2024"))
            #expect(try Tool.run("qpdf", "--check", folder.path("\(kind.rawValue).pdf")).status == 0)
            // A workbook is a package whose sheet is well-formed XML.
            let sheet = try Tool.run("unzip", "-p", folder.path("\(kind.rawValue).xlsx"), "xl/worksheets/sheet1.xml")
            #expect(sheet.status == 0 && sheet.text.contains("<sheetData>"))
        }
        func has(_ file: String, _ texts: String...) throws {
            let table = try folder.read(file)
            for text in texts { #expect(table.contains(text), "\(file): \(text)\n\(table)") }
        }
        try has(
            "lines.csv", "17000.00,6084.00,23084.00,23084.00,15544.00,0.00",
            "20000.00,-2500.00,17500.00,2400.00,2400.00,15100.00", "50000.00,0.00,50000.00,34800.00,13920.00,15200.00",
            "Total,144000.00,3584.00,147584.00,60284.00,31864.00,87300.00", "Gasto corriente,0.00", "N/A,0.00")
        try has(
            "months.csv", "septiembre,11999.97,5104.00,5104.00,5104.00", "marzo,12833.31,5220.00,5220.00,0.00",
            "agosto,11999.97,2400.00,2400.00,2400.00", "Total,147584.00,60284.00,60284.00,31864.00")
        try has(
            "costs.csv", "2024-001,Gaceta Municipal 1,Imprenta del Norte,1500,16,5220.00,3.4800,0.2175",
            "2024-008,Gaceta Municipal 3,Imprenta del Norte,1500,16,5104.00,3.4027,0.2127",
            "2024-009,Informe de Gobierno,Imprenta del Norte,1000,,34800.00,34.8000")
        try has(
            "goals.csv", "4,1,5220.00,1,5220.00,1,5104.00,1,7540.00,100.0,verde,100.0",
            "52,0,0.00,0,0.00,4,2400.00,0,0.00,7.7,rojo,13.7")
        try has("copies.csv", "1500,960,2,12,526,0", "1500,0,0,2,1498,5")
        try has(
            "newspapers.csv", "2024-08-05,2024-004,La Voz del Norte,Voceadores,La Laja,40,15.00,600.00,600.00",
            "Total,,,,,160,,2400.00,2400.00")
        try has(
            "distribution.csv", "Paso Hondo,250,Comunicación Social,Delegación de Paso Hondo,sí",
            "La Laja,410,Comunicación Social,,sí", "Total,,,,960")
        let official = try Tool.run("pdftotext", "-layout", folder.path("lines.pdf"), "-").text
        #expect(official.contains("23,084.00") && official.contains("(2,500.00)"))
        // A day in the middle of the year: what was recorded later is not in it.
        try run(["report", "lines", "--date", "2024-06-30", "--output", "half.csv"])
        try run(["report", "goals", "--date", "2024-06-30", "--output", "half-goals.csv"])
        try has(
            "half.csv", "17000.00,5500.00,22500.00,10440.00,10440.00,12060.00",
            "Total,144000.00,3000.00,147000.00,10440.00,10440.00,136560.00")
        try has("half-goals.csv", "4,1,5220.00,1,5220.00,0,0.00,0,0.00,50.0,verde,46.4")
        try run(["report", "lines", "--date", "2024-12-31", "--output", "again.pdf", "--output", "again.xlsx"])
        for name in ["pdf", "xlsx"] {
            #expect(
                FileManager.default.contentsEqual(
                    atPath: folder.path("lines.\(name)"), andPath: folder.path("again.\(name)")))
        }
    }

    private func dossier(_ number: Int) throws {
        try run(["receipts", String(number), "--output", "acuses.pdf"])
        let receipts = try Tool.run("pdftotext", "-layout", folder.path("acuses.pdf"), "-").text
        #expect(receipts.contains("Paso Hondo") && receipts.contains("960"))
        let complete = try outcome(["dossier", "2024-001", "--output", "expediente"], on: nil)
        #expect(complete.codes.isEmpty)
        let files = folder.names(in: "expediente")
        #expect(files.count == 17 && files.contains("print.pdf"))
        let index = try Tool.run("pdftotext", "-layout", folder.path("expediente/indice.pdf"), "-").text
        for text in ["Expediente de la orden 2024-001", "Suficiencia presupuestal", "960 entregados", "acuse-410.pdf"] {
            #expect(index.contains(text), "\(text)")
        }
        #expect(try Tool.run("qpdf", "--check", folder.path("expediente/indice.pdf")).status == 0)
        let kept = files.first { $0.contains("cfdi-") } ?? ""
        #expect(
            FileManager.default.contentsEqual(
                atPath: folder.path("expediente/" + kept), andPath: folder.path(String(kept.dropFirst(3)))))
        // The others lack what nobody kept.
        #expect(try outcome(["dossier", "2024-003"], on: nil).codes.contains("ledger.evidence-missing"))
    }

    private func keeping() throws {
        let proof = try run(["verify"])
        try run(["backup", "respaldo.sqlite"])
        for name in folder.names() where name.hasPrefix("ledger.sqlite") {
            try FileManager.default.removeItem(atPath: folder.path(name))
        }
        try run(["restore", "respaldo.sqlite"])
        #expect(
            try run(["verify", "--head", try #require(proof["head"] as? String)])["entries"] as? Int == proof["entries"]
                as? Int)
        try run(["report", "lines", "--date", "2024-12-31", "--output", "restored.csv"])
        #expect(try folder.read("restored.csv") == folder.read("lines.csv"))
    }
}
