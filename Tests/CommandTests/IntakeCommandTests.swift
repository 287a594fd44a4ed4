import Foundation
import TestSupport
import Testing

/// The intake desk as a person meets it: the sample's submissions, from the areas' files to a printed gazette.
@Suite struct IntakeCommandTests {
    private static let inbox = "w/submissions/inbox"

    /// The sample without its reports: what is printed comes from what the areas send.
    private func workspace() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let manager = FileManager.default
        try manager.createDirectory(atPath: folder.path("w/reports"), withIntermediateDirectories: true)
        for name in ["imprenta.yml", "words.txt", "publications", "submissions"] {
            try manager.copyItem(atPath: Repository.path("assets/sample/" + name), toPath: folder.path("w/" + name))
        }
        try manager.copyItem(
            atPath: folder.path("w/submissions/gaceta-areas.yml"),
            toPath: folder.path("w/publications/gaceta-areas.yml"))
        return folder
    }

    private func run(_ folder: TemporaryFolder, _ arguments: String...) throws -> Command.Outcome {
        try Command.imprenta(["intake"] + arguments + ["--workspace", folder.path("w"), "--json"])
    }

    private func submissions(_ outcome: Command.Outcome) -> [[String: Any]] {
        outcome.json["submissions"] as? [[String: Any]] ?? []
    }

    private func files(_ submission: [String: Any]?) -> [String: [String]] {
        let files = submission?["files"] as? [[String: Any]] ?? []
        return Dictionary(
            files.map { file in
                let findings = file["findings"] as? [[String: Any]] ?? []
                return (file["name"] as? String ?? "", findings.compactMap { $0["code"] as? String })
            }, uniquingKeysWith: { $1 })
    }

    private func contents(under path: String) -> [(name: String, bytes: Data)] {
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return names.sorted().compactMap { name in
            FileManager.default.contents(atPath: path + "/" + name).map { (name, $0) }
        }
    }

    @Test func theAreasFilesBecomeAPrintedGazette() throws {
        let folder = try workspace()
        let inbox = folder.path(IntakeCommandTests.inbox)
        let before = contents(under: inbox)
        let taken = try run(folder, "watch", inbox, "--once", "--every", "0.05", "--for", "gaceta-areas")
        #expect(taken.code == 0, "\(taken.err)")
        let made = submissions(taken)
        #expect(made.count == 13)
        let obras = files(made.first { $0["area"] as? String == "obras-publicas" })
        let document = try #require(obras["INFORME OBRAS PUBLICAS final (2) corregido.docx"])
        for code in [
            "document.deletion", "document.insertion", "document.comment", "picture.table", "document.shouted",
        ] {
            #expect(document.contains(code), "\(code) in \(document)")
        }
        #expect(obras.values.contains { $0.contains("picture.twice") })
        let turismo = files(made.first { $0["area"] as? String == "turismo" })
        #expect(turismo["Screenshot_20240614-181500.png"]?.contains("picture.screen") == true)
        // What the areas left is as it was, and each has its receipts beside it.
        let after = contents(under: inbox).filter { !$0.name.contains("/acuses") }
        #expect(after.map(\.name) == before.map(\.name) && after.map(\.bytes) == before.map(\.bytes))
        let receipt = try Tool.run("pdftotext", "-layout", inbox + "/obras-publicas/acuses/acuse-0008.pdf", "-").text
        for words in ["Acuse de recibo", "Obras Públicas", "Hay que corregir", "SHA-256", "Jefe de Obras"] {
            #expect(receipt.contains(words), "\(words) in \(receipt)")
        }
        #expect(submissions(try run(folder, "watch", inbox, "--once", "--every", "0.05")).isEmpty)

        let accepted = try run(folder, "accept", "--all")
        #expect(accepted.code == 0 && (accepted.json["files"] as? [String])?.count == 13, "\(accepted.out)")
        let composed = try Command.imprenta([
            "compose", "gaceta-areas", "--workspace", folder.path("w"), "--output", folder.path("o"), "--json",
        ])
        #expect(composed.code == 0, "\(composed.codes)")
        #expect(!composed.codes.contains { $0.hasPrefix("preflight") || $0.hasPrefix("report") }, "\(composed.codes)")

        // Nobody learns from what is published which telephone took a photograph, or where.
        let originals = contents(under: folder.path("w/submissions")).filter { $0.name.contains("originals/") }
        #expect(originals.contains { $0.bytes.contains(Data("Telefono".utf8)) })
        let published = contents(under: folder.path("w/reports")) + contents(under: folder.path("o"))
        #expect(
            published.contains { $0.name.hasSuffix("print.pdf") } && published.contains { $0.name.hasSuffix(".jpg") })
        for (name, bytes) in published {
            for secret in ["Telefono", "Modelo 7", "2024:05:28"] {
                #expect(!bytes.contains(Data(secret.utf8)), "\(secret) in \(name)")
            }
        }
        let ojite = try folder.read("w/reports/agua-potable/vuelve-el-agua-a-el-ojite/report.md")
        #expect(ojite.contains("taken: 2024-05-28") && ojite.contains("section: \"servicios\""))
        #expect(ojite.contains("```tabla\ndatos: \"avance-linea.xlsx\"\nhoja: \"Avance\"\nrango: A3:C8\n"))
    }

    @Test func stepsAreToldAndRefused() throws {
        let folder = try workspace()
        let note = try folder.write("nota.txt", "Jornada de salud\n\nSe atendió a doscientas personas en la plaza.")
        #expect(try run(folder, "add", note, "--area", "nadie").code == 65)
        let nowhere = try Command.imprenta([
            "intake", "add", note, "--area", "salud", "--for", "nada", "--workspace", folder.path("w"), "--lang", "es",
        ])
        #expect(nowhere.code == 66 && nowhere.err.contains("publicación «nada» (publications/nada.yml)"))
        let added = try run(folder, "add", note, "--area", "salud")
        #expect(added.code == 0 && submissions(added).first?["folio"] as? Int == 1)
        _ = try run(folder, "add", note)
        #expect(submissions(try run(folder, "list")).count == 2)
        #expect(try run(folder, "show", "9").codes == ["submission.unknown"])
        // Of another area's paper nobody knows the area; the other is accepted all the same.
        let accepted = try run(folder, "accept", "2", "1", "7", "--by", "Comunicación Social")
        #expect(accepted.codes.contains("submission.no-area") && accepted.codes.contains("submission.unknown"))
        #expect(accepted.json["files"] as? [String] == ["reports/salud/jornada-de-salud/report.md"])
        #expect(try run(folder, "accept", "1").codes == ["submission.state"])
        #expect(try Command.imprenta(["intake", "return", "2", "--workspace", folder.path("w")]).code == 64)
        let returned = try run(folder, "return", "2", "--reason", "Falta el área")
        let steps = submissions(returned).first?["steps"] as? [[String: Any]] ?? []
        #expect(steps.last?["reason"] as? String == "Falta el área" && steps.last?["state"] as? String == "returned")
        #expect(try run(folder, "withdraw", "1").codes == ["submission.state"])
        #expect(try run(folder, "withdraw", "2").code == 0)
        let record = try #require(submissions(try run(folder, "show", "2")).first)
        #expect(record["state"] as? String == "withdrawn" && record["number"] as? String == "0002")
        let told = (record["files"] as? [[String: Any]])?.first?["findings"] as? [[String: Any]] ?? []
        #expect(!told.isEmpty && told.allSatisfy { ($0["message"] as? String)?.isEmpty == false })
        let shown = try Command.imprenta(["intake", "list", "--workspace", folder.path("w"), "--lang", "es"])
        #expect(shown.out.contains("Aceptado") && shown.out.contains("Retirado"))
    }

    @Test func twoReportsOfOneNameStayApart() throws {
        let folder = try workspace()
        let note = try folder.write("nota.txt", "Informe mensual\n\nSe atendió a doscientas personas en la plaza.")
        _ = try run(folder, "add", note, "--area", "salud")
        _ = try run(folder, "add", note, "--area", "dif")
        let accepted = try run(folder, "accept", "--all")
        #expect(
            accepted.json["files"] as? [String] == [
                "reports/salud/informe-mensual/report.md", "reports/dif/informe-mensual-2/report.md",
            ])
    }

    private static let note = """
        Jornada de salud en Paso Hondo

        Paso Hondo, a 10 de mayo de 2024

        Se atendió a doscientas personas en la plaza principal, desde las ocho de la mañana.
        """

    @Test func aCorrectionIsOfferedAndTakesThePlaceOfWhatItCorrects() throws {
        let folder = try workspace()
        let note = try folder.write("nota.txt", IntakeCommandTests.note)
        _ = try run(folder, "add", note, "--area", "salud", "--today", "2024-05-11")
        _ = try run(folder, "accept", "1", "--by", "Comunicación Social", "--today", "2024-05-12")
        let report = "w/reports/salud/jornada-de-salud-en-paso-hondo/report.md"
        let before = try folder.read(report)
        try folder.write("nota.txt", IntakeCommandTests.note.replacing("doscientas", with: "trescientas"))
        _ = try run(folder, "add", note, "--area", "salud", "--today", "2024-05-14")
        // It waits, and says what may be done.
        let held = try Command.imprenta([
            "intake", "accept", "--all", "--workspace", folder.path("w"), "--lang", "es",
        ])
        #expect(held.err.contains("imprenta intake accept 2 --replace jornada-de-salud-en-paso-hondo"), "\(held.err)")
        #expect(try folder.read(report) == before)
        #expect(try run(folder, "accept", "2").codes == ["submission.corrects"])
        #expect(try run(folder, "accept", "2", "--replace", "jornada-de-salud").codes == ["publication.unknown-report"])
        #expect(
            try run(folder, "accept", "2", "--replace", "x:jornada-de-salud-en-paso-hondo").codes == [
                "submission.which"
            ])
        #expect(
            try run(folder, "accept", "2", "--area", "dif", "--replace", "jornada-de-salud-en-paso-hondo").codes == [
                "submission.other-area"
            ])
        #expect(try run(folder, "accept", "1", "2", "--replace", "a").code == 64)

        // What is approved is locked.
        func act(_ act: String...) throws -> Command.Outcome {
            try Command.imprenta(
                ["report"] + act + ["--workspace", folder.path("w"), "--json", "--by", "Presidencia"])
        }
        let slug = "jornada-de-salud-en-paso-hondo"
        #expect(try act("approve", slug, "--today", "2024-05-13").code == 0)
        let locked = try run(folder, "accept", "2", "--replace", slug)
        #expect(locked.code == 65 && locked.codes == ["submission.approved"])
        #expect(
            try folder.read(report) == before && folder.names(in: "w/submissions/0002").contains("replaced") == false)
        #expect(try act("reopen", slug, "--reason", "Corrección del área", "--today", "2024-05-14").code == 0)

        let replaced = try run(
            folder, "accept", "2", "--replace", slug, "--reason", "Dato corregido", "--by", "Comunicación Social",
            "--today", "2024-05-15")
        #expect(replaced.code == 0 && replaced.codes == ["submission.replaced"], "\(replaced.out)")
        #expect(replaced.json["files"] as? [String] == ["reports/salud/\(slug)/report.md"])
        #expect(try folder.read(report).contains("trescientas"))
        #expect(try folder.read("w/submissions/0002/replaced/\(slug)/report.md") == before)
        let shown = try Command.imprenta(["intake", "show", "2", "--workspace", folder.path("w"), "--lang", "es"])
        #expect(shown.out.contains("15 de mayo de 2024, Comunicación Social. Reemplazó a \(slug)"), "\(shown.out)")
        // Both versions are in the history, each with its author, its day and its reason.
        let history = try Command.imprenta([
            "report", "history", slug, "--workspace", folder.path("w"), "--lang", "es",
        ])
        for words in ["Salud Municipal", "2024-05-11", "folio 0001", "2024-05-15", "folio 0002. Dato corregido"] {
            #expect(history.out.contains(words), "\(words) in \(history.out)")
        }
        let diff = try Command.imprenta(["report", "diff", slug, "--workspace", folder.path("w"), "--lang", "es"])
        #expect(diff.out.contains("doscientas") && diff.out.contains("trescientas"))
    }

    @Test func whatIsAlikeMayBeANewReportAllTheSame() throws {
        let folder = try workspace()
        let note = try folder.write("nota.txt", IntakeCommandTests.note)
        for _ in 0..<2 { _ = try run(folder, "add", note, "--area", "salud") }
        #expect(try run(folder, "accept", "1").code == 0)
        let made = try run(folder, "accept", "2", "--new")
        #expect(made.json["files"] as? [String] == ["reports/salud/jornada-de-salud-en-paso-hondo-2/report.md"])
    }

    /// However a run ends, a number stands for something whole, and the next run clears away what the last left.
    @Test(arguments: [SIGKILL, SIGINT]) func whatIsCutOffLeavesNeitherNumberNorFolder(signal: Int32) throws {
        let folder = try workspace()
        let inbox = folder.path(IntakeCommandTests.inbox) + "/obras-publicas"
        for delay in [3_000, 20_000, 60_000, 120_000, 250_000, 500_000] as [UInt32] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: Command.executable)
            process.arguments = ["intake", "add", inbox, "--area", "obras-publicas", "--workspace", folder.path("w")]
            process.environment = ProcessInfo.processInfo.environment
                .merging(["IMPRENTA_HOME": Repository.root]) { $1 }
            (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
            try process.run()
            usleep(delay)
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
        }
        let note = try folder.write("nota.txt", IntakeCommandTests.note)
        #expect(try run(folder, "add", note, "--area", "salud").code == 0)
        let names = folder.names(in: "w/submissions").filter { $0 != "inbox" && $0 != "gaceta-areas.yml" }
        for name in names where !name.hasPrefix(".") {
            #expect(folder.names(in: "w/submissions/" + name).contains("record.jsonl"), "\(name)")
        }
        #expect(!names.contains { $0.hasPrefix(".entrega-") }, "\(names)")
        // Numbers follow one another.
        let folios = submissions(try run(folder, "list")).compactMap { $0["folio"] as? Int }
        #expect(folios == Array(1...max(1, folios.count)) && !folios.isEmpty)
    }

    @Test func aLookSaysWhatTheReceiptWouldAndKeepsNothing() throws {
        let folder = try workspace()
        try folder.write(
            "w/publications/p.yml",
            """
            layout: gazette
            title: Gaceta
            date: 2024-07-01
            asks:
              - {area: turismo, what: Feria del higo, words: [900, 1000], due: 2024-06-10}
            """)
        let inbox = folder.path(IntakeCommandTests.inbox) + "/turismo"
        let before = contents(under: folder.path("w")).map(\.name)
        let looked = try run(
            folder, "check", inbox, "--area", "turismo", "--for", "p", "--today", "2024-06-15")
        #expect(looked.code == 1, "\(looked.err)")
        #expect(contents(under: folder.path("w")).map(\.name) == before)
        let taken = try run(folder, "add", inbox, "--area", "turismo", "--for", "p", "--today", "2024-06-15")
        let preview = try #require(looked.json["preview"] as? [String: Any])
        #expect(files(preview) == files(submissions(taken).first))
        for code in ["picture.screen", "need.more-words", "need.earlier"] {
            #expect(looked.codes.contains(code), "\(code) in \(looked.codes)")
        }
        #expect(preview["daysLate"] as? Int == 5 && (preview["folio"] as? Int) == 0)
        // Lateness is on the receipt and in the list, by the day that was given.
        let receipt = try folder.read("w/submissions/0001/acuse.txt")
        #expect(receipt.contains("5 días después de la fecha pedida") && receipt.contains("10 de junio de 2024"))
        let list = try Command.imprenta(["intake", "list", "--workspace", folder.path("w"), "--lang", "es"])
        #expect(list.out.contains("Tarde") && list.out.contains("5 d"))
        let words = try Command.imprenta([
            "intake", "check", inbox, "--area", "turismo", "--workspace", folder.path("w"), "--lang", "es",
        ])
        #expect(words.out.contains("REVISIÓN PREVIA") && words.out.contains("captura de pantalla"))
        #expect(!words.out.contains("Folio") && !words.out.contains("Se recibió"))
        // Without a workspace too.
        let alone = try Command.imprenta(["intake", "check", inbox, "--workspace", folder.path("nada"), "--json"])
        #expect(alone.codes.contains("picture.screen") && !FileManager.default.fileExists(atPath: folder.path("nada")))
    }

    @Test func aWatchTellsWhatIsWrongAndStopsCleanly() throws {
        let folder = try workspace()
        try folder.write("in/slaud/nota.txt", "x")
        try folder.write("in/salud/nota.txt", "Jornada de salud\n\nSe atendió a doscientas personas en la plaza.")
        var second: Command.Outcome?
        let outcome = try Command.run(
            Command.executable,
            ["intake", "watch", folder.path("in"), "--every", "0.05", "--workspace", folder.path("w"), "--lang", "es"]
        ) { text, process in
            guard text.contains("drop.unknown-area"), second == nil else { return }
            second = try? Command.imprenta([
                "intake", "watch", folder.path("in"), "--once", "--workspace", folder.path("w"), "--json",
            ])
            for _ in 0..<600 where folder.names(in: "in/salud/acuses").count < 2 { usleep(50_000) }
            kill(process.processIdentifier, SIGINT)
        }
        #expect(outcome.code == 0, "\(outcome.err)")
        #expect(outcome.out.contains("Folio 0001 · Salud Municipal"))
        #expect(second?.code == 73 && second?.codes == ["drop.watched"])
        #expect(outcome.err.components(separatedBy: "drop.unknown-area").count == 2, "told once")
        #expect(try run(folder, "watch", folder.path("nada"), "--once").codes == ["drop.missing"])
    }

    /// Bytes of real files, bent and cut: each is read or refused with its reason, and stops no other.
    @Test func damagedFilesNeitherCrashNorStopOthers() throws {
        let folder = try workspace()
        let samples = contents(under: folder.path(IntakeCommandTests.inbox)).filter { $0.bytes.count < 60_000 }
        var seed: UInt64 = 5
        func random(_ limit: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % max(1, limit)
        }
        for number in 0..<36 {
            let (name, whole) = samples[number % samples.count]
            var bytes = Array(number % 3 == 0 ? whole.prefix(random(whole.count)) : whole)
            for _ in 0..<(number % 3 == 1 ? 3 : 40) where !bytes.isEmpty {
                bytes[random(bytes.count)] = UInt8(random(256))
            }
            try folder.write("in/\(number) " + (name as NSString).lastPathComponent, Data(bytes))
        }
        let good = "Jornada de salud\n\nSe atendió a doscientas personas en la plaza."
        try folder.write("in/zz/nota.txt", good)
        let outcome = try run(folder, "add", folder.path("in"), "--area", "salud")
        #expect(outcome.code == 0 || outcome.code == 1, "\(outcome.code) \(outcome.err)")
        let submission = try #require(submissions(outcome).first)
        let files = submission["files"] as? [[String: Any]] ?? []
        #expect(files.count == 37)
        for file in files where file["isRefused"] as? Bool == true {
            #expect((file["findings"] as? [Any])?.isEmpty == false, "\(file["name"] ?? "")")
        }
        let reports = submission["reports"] as? [[String: Any]] ?? []
        #expect(reports.contains { $0["slug"] as? String == "jornada-de-salud" })
        let leftovers = folder.names(in: "w/submissions/0001").filter { $0.hasPrefix(".") || $0.hasSuffix("tmp") }
        #expect(leftovers == [])
    }
}
