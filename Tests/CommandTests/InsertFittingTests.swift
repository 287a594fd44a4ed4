import Foundation
import TestSupport
import Testing

/// What fits into space in newspapers, what fills it, and what is proposed for it.
@Suite struct InsertFittingTests: InsertTesting {
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
        #expect(
            text.contains("A dónde llamar")
                && text.replacing("\u{00A0}", with: " ").contains("Registro Civil, ext. 152"))
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
        // Another space for which nothing was chosen yet has published nothing.
        let other = try folder.read("w/publications/prueba.yml").replacing("2024-08-15", with: "2024-08-08")
        try folder.write("w/publications/antes.yml", other)
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
}

extension String {
    /// Names of the folders two levels under this one: of reports.
    fileprivate func subfolders() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: self).filter { $0.hasSuffix("/report.md") }
            .compactMap { $0.split(separator: "/").dropLast().last.map(String.init) }.sorted()
    }
}
