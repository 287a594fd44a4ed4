import Foundation
import TestSupport
import Testing

/// Space in newspapers, composed and ordered from the sample as a person does.
@Suite struct InsertTests {
    /// The sample with newspapers whose press has a profile on every machine, and the changes a test makes.
    private func workspace(_ change: (TemporaryFolder) throws -> Void = { _ in }) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Repository.path("assets/sample"), toPath: folder.path("w"))
        let settings = try folder.read("w/imprenta.yml")
        try folder.write("w/imprenta.yml", settings.replacing("condition: newsprint", with: "condition: coated-offset"))
        try change(folder)
        return folder
    }

    private func run(_ folder: TemporaryFolder, _ arguments: String...) throws -> Command.Outcome {
        try Command.imprenta(arguments + ["--workspace", folder.path("w"), "--json"])
    }

    private func points(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }

    @Test func anInsertHasTheNewspapersSizeAndItsOrder() throws {
        let folder = try workspace()
        let outcome = try run(folder, "compose", "inserto-la-voz", "--output", folder.path("o"))
        #expect(outcome.code == 0 && !outcome.codes.contains { $0.hasPrefix("preflight") }, "\(outcome.err)")
        let pdf = folder.path("o/inserto-la-voz/print.pdf")
        let size = try #require(try Tool.run("pdfinfo", pdf).text.firstMatch(of: #/Page size: +([\d.]+) x ([\d.]+)/#))
        // 320 − 24 mm wide; half of 560 − 32 mm, less the gutter, deep.
        #expect(abs((Double(size.1) ?? 0) - points(296)) < 0.1)
        #expect(abs((Double(size.2) ?? 0) - points((528 - 4) / 2)) < 0.1)
        let order = try Tool.run("pdftotext", "-layout", folder.path("o/inserto-la-voz/order.pdf"), "-").text
        // Six columns by six modules of 50 mm at $218.50, and 16 % more.
        for words in [
            "La Voz del Norte", "16 de junio de 2024", "Media plana", "296 × 262 mm", "36 (6 × 6)", "$7,866.00",
            "$1,258.56", "$9,124.56", "14 de junio de 2024, 18:00",
        ] {
            #expect(order.contains(words), "\(words) in \(order)")
        }
        let digest = try Tool.run("sha256sum", pdf).text.prefix(64)
        #expect(order.filter { !$0.isWhitespace }.contains(digest))
    }

    @Test func aBlackNewspaperGetsOnePlate() throws {
        let folder = try workspace()
        let outcome = try run(folder, "compose", "inserto-el-faro", "--output", folder.path("o"))
        #expect(outcome.code == 0, "\(outcome.err)")
        let inks = try Tool.run(
            "gs", "-q", "-o", "-", "-sDEVICE=ink_cov", folder.path("o/inserto-el-faro/print.pdf")
        ).text.split(separator: " ").compactMap { Double($0) }
        #expect(inks.count == 4 && inks[0] + inks[1] + inks[2] == 0 && inks[3] > 5, "\(inks)")
    }

    /// The finding's figure is true: with so many words less, all fits.
    @Test func whatIsTooLongSaysByHowManyWords() throws {
        let folder = try workspace { folder in
            let path = "w/publications/inserto-el-faro.yml"
            try folder.write(
                path,
                try folder.read(path).replacing(
                    "only: [sendero-los-paredones, calidad-del-agua, semilla-de-la-milpa]",
                    with: "only: [desayunos-calientes, calidad-del-agua, semilla-de-la-milpa]"))
        }
        let outcome = try run(folder, "check", "inserto-el-faro")
        let findings = outcome.json["findings"] as? [[String: Any]] ?? []
        guard let finding = findings.first(where: { $0["code"] as? String == "layout.shorten" }) else {
            // It fits: then nothing is to be shortened.
            #expect(!outcome.codes.contains("layout.overset"))
            return
        }
        let message = try #require(finding["message"] as? String)
        let words = try #require(message.firstMatch(of: #/take (\d+) of the (\d+) words/#).flatMap { Int($0.1) })
        let file = try #require(finding["file"] as? String)
        var text = try folder.read("w/" + file).split(separator: " ", omittingEmptySubsequences: false)
        text.removeLast(words)
        try folder.write("w/" + file, text.joined(separator: " ") + ".\n")
        let again = try run(folder, "check", "inserto-el-faro")
        #expect(!again.codes.contains("layout.overset"), "\(message)")
    }

    @Test func aProposalSaysWhyAndKeepsWhatThePersonChose() throws {
        let folder = try workspace { folder in
            try folder.write(
                "w/publications/cintillo.yml",
                """
                # Cintillo de la semana.
                kind: insert
                layout: insert-strip
                title: Aviso
                date: 2024-08-15
                newspaper: la-voz
                space: strip     # al pie

                select:
                  from: 2024-04-01
                  only: [alberca-matutina]   # la pidió Deportes

                """)
        }
        let outcome = try run(folder, "select", "cintillo", "--write")
        #expect(outcome.code == 0, "\(outcome.err)")
        func slugs(_ key: String) -> [String] {
            (outcome.json[key] as? [[String: Any]] ?? []).compactMap { $0["slug"] as? String }
        }
        #expect(slugs("chosen").first == "alberca-matutina")
        // What the gazette of July had is not proposed again; the person may still name it.
        let left = outcome.json["left"] as? [[String: Any]] ?? []
        let bridge = left.first { $0["slug"] as? String == "puente-del-estero" }
        let reasons = bridge?["reasons"] as? [[String: String]] ?? []
        #expect(reasons.first?["code"] == "published", "\(reasons)")
        let written = try folder.read("w/publications/cintillo.yml")
        #expect(written.contains("  only: [\(slugs("chosen").joined(separator: ", "))]   # la pidió Deportes"))
        #expect(written.hasPrefix("# Cintillo de la semana.\n") && written.contains("space: strip     # al pie"))
        let again = try run(folder, "select", "cintillo")
        #expect((again.json["chosen"] as? [[String: Any]])?.compactMap { $0["slug"] as? String } == slugs("chosen"))
    }

    @Test(arguments: [
        ("newspaper: la-voz", "newspaper: la-vos", "publication.unknown-newspaper"),
        ("space: half", "space: mitad", "yaml.bad-value"), ("space: half", "space: [900mm, 100mm]", "yaml.bad-value"),
        ("space: half", "space: {columns: 9, height: 100mm}", "yaml.bad-value"),
        ("newspaper_section: Local", "newspaper_section: Sociales", "yaml.bad-value"),
        ("newspaper: la-voz\n", "", "layout.wants-space"),
    ])
    func wrongSpaceIsTold(line: String, other: String, code: String) throws {
        let folder = try workspace { folder in
            let path = "w/publications/inserto-la-voz.yml"
            try folder.write(path, try folder.read(path).replacing(line, with: other))
        }
        #expect(try run(folder, "check", "inserto-la-voz").codes.contains(code))
    }
}
