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

    /// A publication that fills a space of a newspaper with reports.
    private func publication(
        _ folder: TemporaryFolder, layout: String, newspaper: String = "la-voz", space: String, only: String,
        more: String = ""
    ) throws {
        try folder.write(
            "w/publications/prueba.yml",
            """
            kind: insert
            layout: \(layout)
            title: Su gobierno informa
            date: 2024-06-16
            newspaper: \(newspaper)
            space: \(space)
            \(more)
            select:
              only: [\(only)]

            """)
    }

    private func findings(_ outcome: Command.Outcome, _ code: String) -> [[String: Any]] {
        (outcome.json["findings"] as? [[String: Any]] ?? []).filter { $0["code"] as? String == code }
    }

    /// What is asked for helps: without so many words, all fits.
    @Test func whatIsTooLongSaysByHowManyWords() throws {
        let folder = try workspace {
            try publication(
                $0, layout: "insert-quarter", space: "quarter", only: "desayunos-calientes, calidad-del-agua")
        }
        let outcome = try run(folder, "check", "prueba")
        #expect(outcome.codes.contains("layout.overset"))
        let asked = findings(outcome, "layout.shorten")
        try #require(!asked.isEmpty, "\(outcome.err)")
        for finding in asked {
            let message = try #require(finding["message"] as? String)
            let words = try #require(message.firstMatch(of: #/(?:take|quite) (\d+) /#).flatMap { Int($0.1) })
            let file = "w/" + (try #require(finding["file"] as? String))
            var text = try folder.read(file).split(separator: " ", omittingEmptySubsequences: false)
            text.removeLast(words)
            try folder.write(file, text.joined(separator: " ") + ".\n")
        }
        let again = try run(folder, "check", "prueba")
        #expect(!again.codes.contains("layout.overset") && !again.codes.contains("layout.shorten"), "\(again.err)")
    }

    /// Of the versions that a report carries the longest that fits is taken, and told.
    @Test func aShorterVersionIsTakenWhereTheReportHasOne() throws {
        let folder = try workspace {
            try publication(
                $0, layout: "insert-quarter", newspaper: "el-faro", space: "quarter", only: "puente-del-estero")
        }
        let outcome = try run(folder, "check", "prueba")
        #expect(!outcome.codes.contains("layout.overset"), "\(outcome.err)")
        let taken = try #require(findings(outcome, "layout.shorter-version").first?["message"] as? String)
        let words = try #require(taken.firstMatch(of: #/(\d+)/#).flatMap { Int($0.1) })
        #expect((220...280).contains(words), "\(taken)")
        // On a page there is room for all of it.
        try publication(folder, layout: "insert-full", newspaper: "el-faro", space: "full", only: "puente-del-estero")
        #expect(findings(try run(folder, "check", "prueba"), "layout.shorter-version").isEmpty)
    }

    /// What is asked for helps: with so many words more, the space is full.
    @Test(arguments: [("insert-full", "full"), ("insert-half", "half")])
    func whatIsTooShortSaysByHowManyWords(layout: String, space: String) throws {
        let folder = try workspace {
            try publication($0, layout: layout, space: space, only: "taller-de-pintura, luminarias")
        }
        let outcome = try run(folder, "check", "prueba")
        let asked = try #require(findings(outcome, "layout.lengthen").first, "\(outcome.err)")
        let message = try #require(asked["message"] as? String)
        let words = try #require(message.firstMatch(of: #/(\d+)/#).flatMap { Int($0.1) })
        let file = "w/" + (try #require(asked["file"] as? String))
        let text = try folder.read(file)
        let body = try #require(text.ranges(of: "---").dropFirst().first).upperBound
        let paragraphs = text[body...].split(separator: "\n\n").filter { $0.first?.isLetter == true }
        var (more, next) = ([Substring](), 0)
        while more.count < words {
            let left = words - more.count
            more += (next > 0 ? ["\n\n"] : []) + paragraphs[next % paragraphs.count].split(separator: " ").prefix(left)
            next += 1
        }
        try folder.write(file, text + "\n" + more.joined(separator: " ") + "\n")
        let again = try run(folder, "check", "prueba")
        let rows = findings(again, "layout.unfilled").count
        #expect(rows == 0 && !again.codes.contains("layout.overset"), "\(message): \(again.err)")
    }

    /// Whatever the reports, a space is full to its last row, or a finding says what is wanting or too much; what little
    /// material leaves over the layout's own notices fill.
    @Test(arguments: 1...6) func everySpaceIsFullOrSaysWhatIsWanting(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let all = try Repository.path("assets/sample/reports").subfolders()
        let folder = try workspace { folder in
            let (layout, space) = [("insert-half", "half"), ("insert-full", "full"), ("insert-quarter", "quarter")][
                Int(seed) % 3]
            let count = Int.random(in: 1...(space == "full" ? 4 : 2), using: &numbers)
            try publication(
                folder, layout: layout, newspaper: seed % 2 == 0 ? "la-voz" : "el-faro", space: space,
                only: all.shuffled(using: &numbers).prefix(count).joined(separator: ", "))
        }
        let outcome = try run(folder, "check", "prueba")
        let empty = findings(outcome, "layout.unfilled").compactMap { $0["message"] as? String }
        let isTold = outcome.codes.contains { ["layout.lengthen", "layout.shorten", "layout.overset"].contains($0) }
        #expect(empty.isEmpty || isTold, "\(outcome.err)")
    }

    @Test func aSpaceWithLittleInItIsFilledWithTheLayoutsNotices() throws {
        let folder = try workspace {
            try publication($0, layout: "insert-full", space: "full", only: "bodas-colectivas, luminarias")
        }
        let outcome = try run(folder, "compose", "prueba", "--output", folder.path("o"))
        #expect(outcome.code == 0 && outcome.codes.contains("layout.lengthen"), "\(outcome.err)")
        #expect(!outcome.codes.contains("layout.unfilled"))
        let text = try Tool.run("pdftotext", folder.path("o/prueba/print.pdf"), "-").text
        #expect(text.contains("A dónde llamar") && text.contains("Registro Civil, ext. 152"))
    }

    /// No word of a double page stands on its fold, however wide the newspaper's data says that it is.
    @Test(arguments: ["24mm", "40mm"]) func nothingStandsOnTheFold(fold: String) throws {
        let folder = try workspace { folder in
            try folder.write(
                "w/imprenta.yml",
                try folder.read("w/imprenta.yml").replacing(
                    "    gutter: 4mm\n", with: "    gutter: 4mm\n    fold: \(fold)\n"))
            try publication(
                folder, layout: "insert-spread", space: "spread",
                only:
                    "sendero-los-paredones, puente-del-estero, vacunacion-antirrabica, antes-de-la-tormenta, feria-del-higo, calidad-del-agua"
            )
        }
        let outcome = try run(folder, "compose", "prueba", "--output", folder.path("o"))
        #expect(!outcome.codes.contains { $0.hasPrefix("preflight") }, "\(outcome.err)")
        let text = try Tool.run("pdftotext", "-bbox", folder.path("o/prueba/print.pdf"), "-").text
        let page = try #require(text.firstMatch(of: #/page width="([\d.]+)"/#).flatMap { Double($0.1) })
        let white = try #require(Double(fold.dropLast(2)))
        #expect(abs(page - points(2 * 296 + white)) < 0.1)
        let words = text.matches(of: #/xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"/#).compactMap { match in
            Double(match.1).flatMap { from in Double(match.2).map { (from, $0) } }
        }
        #expect(words.count > 1_500)
        // Punctuation hangs out of a column by less than a millimetre.
        let edge = points(white / 2 - 1)
        #expect(!words.contains { $0.1 > page / 2 - edge && $0.0 < page / 2 + edge })
    }

    @Test(arguments: [
        ("ordered: 2024-06-14 18:00", false), ("ordered: 2024-06-14 18:01", true), ("ordered: 2024-06-14", false),
        ("ordered: 2024-06-15", true), ("ordered: 2024-05-02 09:00", false),
    ])
    func anOrderAfterTheClosingIsTold(line: String, isLate: Bool) throws {
        let folder = try workspace {
            try publication($0, layout: "insert-half", space: "half", only: "puente-del-estero", more: line)
        }
        let outcome = try run(folder, "check", "prueba")
        let late = findings(outcome, "publication.newspaper-closed").first
        #expect((late != nil) == isLate)
        if let message = late?["message"] as? String {
            #expect(message.contains("2024-06-14") && message.contains("18:00"))
        }
    }

    /// A section may cost otherwise, and sell black alone.
    @Test func sectionsHaveTheirOwnPriceAndColour() throws {
        let folder = try workspace { folder in
            try folder.write(
                "w/imprenta.yml",
                try folder.read("w/imprenta.yml").replacing(
                    #/sections: \[Local.*\]/#,
                    with: "sections: [Local, {name: Avisos, colour: false, price: {black: \"50.00\", tax: 16}}]"))
            try publication(
                folder, layout: "insert-half", space: "half", only: "puente-del-estero, calidad-del-agua",
                more: "newspaper_section: Avisos\nordered: 2024-06-10 11:30")
        }
        let outcome = try run(folder, "compose", "prueba", "--output", folder.path("o"))
        #expect(!outcome.codes.contains("publication.newspaper-black-only"))
        let order = try Tool.run("pdftotext", "-layout", folder.path("o/prueba/order.pdf"), "-").text
        for words in ["Avisos", "Sólo negro", "$1,800.00", "$2,088.00", "10 de junio de 2024, 11:30"] {
            #expect(order.contains(words), "\(words) in \(order)")
        }
        try publication(
            folder, layout: "insert-half", space: "half", only: "puente-del-estero",
            more: "newspaper_section: Avisos\ncolour: true")
        let asked = findings(try run(folder, "check", "prueba"), "publication.newspaper-black-only").first
        #expect((asked?["message"] as? String)?.contains("Avisos") == true)
        try publication(folder, layout: "insert-half", space: "half", only: "puente-del-estero", more: "colour: true")
        #expect(findings(try run(folder, "check", "prueba"), "publication.newspaper-black-only").isEmpty)
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

    /// What is too long for a space is passed over, and shorter reports are proposed in its place.
    @Test func aProposalForLittleSpaceTakesWhatFitsIt() throws {
        let folder = try workspace { folder in
            try folder.write(
                "w/publications/prueba.yml",
                """
                kind: insert
                layout: insert-strip
                title: Aviso
                date: 2024-08-15
                newspaper: el-faro
                space: strip
                select:   # lo que quepa
                  from: 2024-04-01

                """)
        }
        let outcome = try run(folder, "select", "prueba", "--write")
        let chosen = (outcome.json["chosen"] as? [[String: Any]] ?? []).compactMap { $0["slug"] as? String }
        #expect(!chosen.isEmpty, "\(outcome.err)")
        let written = try folder.read("w/publications/prueba.yml")
        #expect(written.contains("select:   # lo que quepa\n  only: [\(chosen.joined(separator: ", "))]\n  from: 2024"))
        // Of some fifty candidates few rows are composed.
        #expect((outcome.json["trials"] as? Int).map { $0 <= 20 } == true)
        let checked = try run(folder, "check", "prueba")
        #expect(!checked.codes.contains("layout.overset") && !checked.codes.contains("layout.story-unplaced"))
    }

    @Test(arguments: [
        ("newspaper: la-voz", "newspaper: la-vos", "publication.unknown-newspaper"),
        ("space: half", "space: mitad", "yaml.bad-value"), ("space: half", "space: [900mm, 100mm]", "yaml.bad-value"),
        ("space: half", "space: {columns: 9, height: 100mm}", "yaml.bad-value"),
        ("newspaper_section: Local", "newspaper_section: Sociales", "yaml.bad-value"),
        ("newspaper: la-voz\n", "", "layout.wants-space"),
        ("space: half", "space: half\nordered: ayer", "yaml.bad-value"),
        ("space: half", "space: half\nordered: 2024-06-01 25:00", "yaml.bad-value"),
    ])
    func wrongSpaceIsTold(line: String, other: String, code: String) throws {
        let folder = try workspace { folder in
            let path = "w/publications/inserto-la-voz.yml"
            try folder.write(path, try folder.read(path).replacing(line, with: other))
        }
        #expect(try run(folder, "check", "inserto-la-voz").codes.contains(code))
    }
}

extension String {
    /// Names of the folders two levels under this one: of reports.
    fileprivate func subfolders() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: self).filter { $0.hasSuffix("/report.md") }
            .compactMap { $0.split(separator: "/").dropLast().last.map(String.init) }.sorted()
    }
}
