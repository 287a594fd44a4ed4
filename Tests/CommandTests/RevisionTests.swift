import Foundation
import TestSupport
import Testing

/// Asking, reviewing, correcting and approving, as people and scripts do it.
@Suite(.serialized) struct Revisions {
    private let report = "reports/obras/puente/report.md"
    private let who = ["--by", "Prensa", "--today", "2024-06-10"]

    private func workspace(_ more: String = "") throws -> TemporaryFolder {
        var files = SampleTexts.workspace
        files["publications/gaceta.yml"] =
            SampleTexts.publication + """
                asks:
                  - {area: obras, what: El puente nuevo que cruza el río grande de la cabecera, reports: [puente], words: [1, 5], photos: 2, due: 2024-06-01}
                  - {area: salud, what: La clínica, topic: clínica, due: 2024-06-01}
                """ + more
        return try TemporaryFolder(files)
    }

    private func run(_ arguments: [String], _ folder: TemporaryFolder) throws -> Command.Outcome {
        try Command.imprenta(arguments, in: folder.path)
    }

    @Test func theStatusIsATableOfAHundredColumns() throws {
        let folder = try workspace()
        for language in ["es", "en"] {
            let outcome = try run(["status", "gaceta", "--today", "2024-06-12", "--lang", language], folder)
            #expect(outcome.code == 0, "\(outcome.err)")
            let lines = outcome.out.split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= 100 } && lines.count >= 7)
            #expect(outcome.out.contains(language == "es" ? "atrasado 11 d" : "late 11 d"))
            #expect(outcome.err.contains("[ask.late]") && outcome.err.contains("[ask.words]"))
        }
        #expect(folder.names().contains("revisions") == false)
    }

    @Test func theStatusAsJSONHasEveryKey() throws {
        let outcome = try run(["status", "gaceta", "--today", "2024-06-12", "--json"], try workspace())
        let rows = try #require(outcome.json["rows"] as? [[String: Any]])
        #expect(rows.map { $0["state"] as? String } == ["received", "late"])
        #expect(rows[0].keys.count == 16 && rows[0]["words"] as? Int == 8)
        #expect(rows[0]["wordsAsked"] as? [Int] == [1, 5] && rows[1]["daysLate"] as? Int == 11)
        #expect((outcome.json["totals"] as? [String: Int])?["late"] == 1)
        #expect(outcome.codes.contains("ask.photos"))
    }

    @Test func anApprovedReportIsLocked() throws {
        let folder = try workspace()
        #expect(try run(["report", "approve", "puente"] + who, folder).code == 0)
        #expect(try !run(["check", "gaceta", "--json"], folder).codes.contains("revision.changed-after-approval"))
        let text = try folder.read(report)
        try folder.write(report, text.replacing("listo", with: "casi listo"))
        for command in [["check", "gaceta"], ["status", "gaceta"], ["proofread", "gaceta"]] {
            let outcome = try run(command + ["--json"], folder)
            #expect(outcome.code == 1 && outcome.codes.contains("revision.changed-after-approval"))
            let findings = outcome.json["findings"] as? [[String: Any]] ?? []
            let message =
                findings.first { $0["code"] as? String == "revision.changed-after-approval" }?["message"] as? String
            #expect(message?.contains("Prensa approved it on 2024-06-10; what changed: text") == true)
        }
        #expect(try run(["report", "correct", "puente", "--reason", "r"] + who, folder).code == 1)
        #expect(try run(["report", "reopen", "puente", "--reason", "Falta la foto"] + who, folder).code == 0)
        #expect(try run(["report", "correct", "puente", "--reason", "Matiz"] + who, folder).code == 0)
        let history = try run(["report", "history", "puente", "--json"], folder)
        let entries = try #require(history.json["entries"] as? [[String: Any]])
        #expect(entries.map { $0["action"] as? String } == ["approve", "reopen", "correct"])
        #expect(entries.map { $0["version"] as? Int } == [1, nil, 2])
        let diff = try run(["report", "diff", "puente", "--from", "1", "--to", "2"], folder)
        #expect(diff.out.contains("{+casi+}") && diff.out.hasPrefix("puente: v1 → v2  +1 −0"))
        // Going back to what was approved is no change.
        try folder.write(report, text)
        #expect(try run(["report", "approve", "puente"] + who, folder).code == 0)
        try folder.write(report, text.replacing("title: Un puente", with: "title:   Un puente   # igual"))
        #expect(try !run(["check", "gaceta", "--json"], folder).codes.contains("revision.changed-after-approval"))
    }

    @Test func whatIsAskedWronglyIsRefused() throws {
        let folder = try workspace()
        let wrong: [([String], Int32, String)] = [
            (["report", "submit", "puente"], 64, ""), (["report", "correct", "puente", "--by", "x"], 64, ""),
            (["report", "submit", "puent"] + who, 66, "publication.unknown-report"),
            (["report", "submit", "../puente"] + who, 66, "publication.unknown-report"),
            (["report", "reopen", "puente", "--reason", "x"] + who, 1, "revision.not-now"),
            (["report", "diff", "puente", "--from", "7"], 64, "revision.unknown-version"),
            (["status", "gaceta", "--today", "ayer"], 64, ""), (["status", "gaset"], 66, "publication.missing"),
            (["review", "gaceta", "--round", "4"] + who, 64, "revision.unknown-round"),
            (["report", "correct", "puente", "--reason", " ", "--by", "x"], 64, ""),
        ]
        for (arguments, code, finding) in wrong {
            let outcome = try run(arguments, folder)
            #expect(outcome.code == code, "\(arguments) \(outcome.err)")
            #expect(finding.isEmpty || outcome.err.contains(finding))
        }
        #expect(try run(["report", "submit", "puente"] + who, folder).code == 0)
        #expect(try run(["report", "submit", "puente"] + who, folder).err.contains("revision.nothing-changed"))
    }

    @Test func processesThatRecordAtOnceLoseNothing() throws {
        let folder = try workspace()
        let processes = try (0..<6).map { number in
            try folder.write("reports/obras/r\(number)/report.md", SampleTexts.report(title: "Obra \(number)"))
            return number
        }.map { number -> Process in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Command.executable)
            process.arguments = ["report", "submit", "r\(number)", "--workspace", folder.path] + who
            process.environment = ["IMPRENTA_HOME": Repository.root, "PATH": "/usr/bin:/bin"]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            return process
        }
        for process in processes { try process.run() }
        for process in processes { process.waitUntilExit() }
        #expect(processes.allSatisfy { $0.terminationStatus == 0 })
        let log = try folder.read("revisions/log.jsonl").split(separator: "\n")
        #expect(log.count == 6)
        let status = try run(["status", "gaceta", "--json", "--today", "2024-06-12"], folder)
        #expect(!status.codes.contains { $0.hasPrefix("revision.log") })
    }

    @Test func aRoundIsPrintedAgainByteForByte() throws {
        let folder = try workspace()
        #expect(try run(["review", "gaceta", "--quiet"] + who, folder).code == 0)
        let first = try Data(contentsOf: URL(fileURLWithPath: folder.path("output/gaceta/review-1.pdf")))
        let text = try folder.read(report)
        try folder.write(report, text.replacing("antes de la lluvia", with: "después de la primera lluvia"))
        #expect(try run(["review", "gaceta"] + who, folder).code == 0)
        let words = try Tool.run("pdftotext", "-layout", folder.path("output/gaceta/review-2.pdf"), "-").text
        #expect(words.contains("antes") && words.contains("primera") && words.contains("Round 2"))
        #expect(words.contains("Page 1 of 1") && words.contains("+4 −3 words"))
        // Nothing changed: no third round.
        let again = try run(["review", "gaceta", "--json"] + who, folder)
        #expect(again.codes == ["revision.round-kept"])
        #expect(folder.names(in: "output/gaceta").filter { $0.hasSuffix(".pdf") } == ["review-1.pdf", "review-2.pdf"])
        #expect(try folder.read("revisions/log.jsonl").split(separator: "\n").count == 2)
        try folder.write("output/gaceta/review-1.pdf", "")
        #expect(try run(["review", "gaceta", "--round", "1", "--quiet"] + who, folder).code == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("output/gaceta/review-1.pdf"))) == first)
    }

    @Test func aBrokenLogStopsWritersUntilItIsMended() throws {
        let folder = try workspace()
        #expect(try run(["report", "submit", "puente"] + who, folder).code == 0)
        let log = try folder.read("revisions/log.jsonl")
        try folder.write("revisions/log.jsonl", log.replacing("Prensa", with: "Prenza"))
        #expect(try run(["status", "gaceta"], folder).code == 1)
        let refused = try run(["report", "approve", "puente"] + who, folder)
        #expect(refused.code == 65 && refused.err.contains("revisions/log.jsonl:1: error"))
        #expect(try run(["report", "mend", "--reason", "Sin respaldo"] + who, folder).code == 0)
        #expect(try run(["report", "approve", "puente"] + who, folder).code == 0)
    }

    @Test(arguments: [
        "asks: 3", "asks: {a: 1}", "asks: [x]", "asks: [{area: obras}]", "asks: [{area: nadie, what: x}]",
        "asks: [{area: obras, what: x, words: [5, 1]}]", "asks: [{area: obras, what: x, words: [1, 2, 3]}]",
        "asks: [{area: obras, what: x, words: muchas}]", "asks: [{area: obras, what: x, photos: -1}]",
        "asks: [{area: obras, what: x, due: mañana}]", "asks: [{area: obras, what: x, reports: [../../etc]}]",
        "asks: [{area: obras, what: x, reports: puente}]", "asks: [{area: obras, what: x, rport: a}]",
        "report_date: pronto",
    ])
    func hostileAsksAreFindings(_ text: String) throws {
        var files = SampleTexts.workspace
        files["publications/gaceta.yml"] = SampleTexts.publication + text + "\n"
        let outcome = try run(["status", "gaceta", "--json"], try TemporaryFolder(files))
        #expect(outcome.code == 1, "\(outcome.out)")
        let findings = outcome.json["findings"] as? [[String: Any]] ?? []
        #expect(findings.contains { $0["severity"] as? String == "error" && $0["line"] is Int })
    }

    @Test(arguments: [
        "proofreading: 3", "proofreading: {skip: [todo]}", "proofreading: {dictionaries: {es: relativo.dic}}",
        "proofreading: {dictionaries: {español: /x.dic}}", "proofreading: {names: {a: b}}",
        "proofreading: {dictionary: x}",
    ])
    func hostileSettingsAreFindings(_ text: String) throws {
        var files = SampleTexts.workspace
        files["imprenta.yml"] = SampleTexts.settings + text + "\n"
        let outcome = try run(["proofread", "gaceta", "--json"], try TemporaryFolder(files))
        #expect(outcome.code == 1, "\(outcome.out)")
    }

    @Test func proofreadSaysFileAndLine() throws {
        let folder = try workspace()
        try folder.write(report, SampleTexts.report(body: "El puente quedó listo.\n\nCostó $ 1200 y quedo vien echo."))
        try folder.write("words.txt", "# nada\n12x\n")
        let outcome = try run(["proofread", "gaceta"], folder)
        #expect(outcome.err.contains("\(report):10: warning: “vien” is not in the dictionary"))
        #expect(outcome.err.contains("\(report):10: warning: “$ 1200” is written $1200"))
        #expect(outcome.err.contains("words.txt:2: error: “12x” is no word."))
        let all = try run(["proofread", "gaceta", "--all", "--lang", "es"], folder)
        #expect(all.err.contains("«vien» no está en el diccionario"))
    }
}
