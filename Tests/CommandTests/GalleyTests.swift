import Foundation
import Geometry
import TestSupport
import Testing

/// `imprenta galley`: what it sets, what it says, and what it refuses.
@Suite(.serialized) struct Galleys {
    private static let words = [
        "municipio", "de", "la", "presidencia", "obra", "que", "agua", "potable", "y", "comunidades", "rehabilitación",
        "se", "entregó", "para", "el", "camino", "a", "pavimentación", "con", "recursos", "propios", "familias",
        "beneficiadas", "en", "localidad",
    ]

    /// Paragraphs of many lengths, the same at every run.
    private static func text(_ paragraphs: Int) -> String {
        var seed: UInt32 = 7
        func random(_ below: Int) -> Int {
            seed = seed &* 1_664_525 &+ 1_013_904_223
            return Int(seed >> 8) % below
        }
        return (0..<paragraphs).map { _ in
            let body = (0..<(1 + random(random(3) == 0 ? 12 : 90))).map { _ in words[random(words.count)] }
            return body.joined(separator: " ") + "."
        }.joined(separator: "\n")
    }

    private static let options = ["galley", "t.txt", "--page", "110mmx90mm", "--margin", "5mm", "--json"]

    private func galley(_ folder: TemporaryFolder, _ more: [String] = []) throws -> Command.Outcome {
        try Command.imprenta(Galleys.options + more, in: folder.path)
    }

    @Test func theWordsOfThePDFAreTheWordsOfTheText() throws {
        let text = Galleys.text(60)
        let folder = try TemporaryFolder(["t.txt": text])
        let outcome = try galley(folder, ["--columns", "1", "--page", "70mmx90mm"])
        #expect([0, 1].contains(outcome.code), "\(outcome.err)")
        let read = try Tool.run("pdftotext", folder.path("galley.pdf"), "-").text
        let joined = read.replacing("\u{C}", with: "").replacing("-\n\n", with: "").replacing("-\n", with: "")
        #expect(joined.split(whereSeparator: \.isWhitespace) == text.split(whereSeparator: \.isWhitespace))
    }

    @Test func everyColumnIsFullWithoutWidowsAndOrphans() throws {
        let folder = try TemporaryFolder(["t.txt": Galleys.text(250)])
        let outcome = try galley(folder, ["--page", "110mmx180mm"])
        let (pages, columns, lines) = (
            outcome.json["pages"] as? Int ?? 0, outcome.json["columns"] as? Int ?? 0, outcome.json["lines"] as? Int ?? 0
        )
        // 170 mm hold 43 rows of 11 pt.
        #expect(columns == 2 && pages > 10)
        #expect(lines > (pages - 1) * columns * 43 && lines <= pages * columns * 43)
        let quality = outcome.json["quality"] as? [String: Any]
        #expect(quality?["widows"] as? Int == 0 && quality?["orphans"] as? Int == 0)
        // A row may stay empty where no way of any paragraph helps: the last resort, and never two.
        var uneven = 0
        for page in 1..<pages {
            let bottoms = try columnBottoms(folder.path("galley.pdf"), page)
            #expect(abs(bottoms[0] - bottoms[1]) < 11.5, "page \(page)")
            uneven += abs(bottoms[0] - bottoms[1]) > 0.5 ? 1 : 0
        }
        #expect(uneven <= 1)
    }

    /// The baseline of the last line of each half of a page, by pdftotext.
    private func columnBottoms(_ path: String, _ page: Int) throws -> [Double] {
        let text = try Tool.run("pdftotext", "-bbox", "-f", "\(page)", "-l", "\(page)", path, "-").text
        var bottoms: [Double] = [0, 0]
        for line in text.split(separator: "\n") where line.contains("<word xMin=") {
            let parts = line.split(separator: "\"")
            guard let x = Double(parts[1]), let bottom = Double(parts[7]) else { continue }
            let half = x < 50 * Length.pointsPerMillimetre ? 0 : 1
            bottoms[half] = max(bottoms[half], bottom)
        }
        return bottoms
    }

    @Test func oneCoreAndTwoMakeTheSameBytes() throws {
        let folder = try TemporaryFolder(["t.txt": Galleys.text(200)])
        _ = try galley(folder, ["--cores", "1", "--output", "uno.pdf"])
        _ = try galley(folder, ["--cores", "2", "--output", "dos.pdf"])
        let one = try Data(contentsOf: URL(fileURLWithPath: folder.path("uno.pdf")))
        #expect(one.count > 10_000)
        #expect(try one == Data(contentsOf: URL(fileURLWithPath: folder.path("dos.pdf"))))
    }

    @Test func theObjectSaysWhatTheRulerNames() throws {
        let folder = try TemporaryFolder(["t.txt": Galleys.text(40)])
        let json = try galley(folder, ["--font", "lato", "--size", "8.5pt", "--leading", "4mm"]).json
        let quality = try #require(json["quality"] as? [String: Any])
        for key in [
            "gap_mean_em", "gap_sd_em", "p95", "p99", "max", "very_loose_pct", "loose_pct", "tight_pct", "hyphen_pct",
            "ladders_per_1000", "rivers_per_1000", "widows", "orphans", "tracking_max_em", "width_variation_max",
        ] { #expect(quality[key] is NSNumber, "\(key)") }
        let seconds = json["seconds"] as? [String: Any]
        #expect(seconds?.keys.sorted() == ["break", "fit", "paint", "read"])
        #expect(try Tool.run("pdffonts", folder.path("galley.pdf")).text.contains("Lato-Regular"))
        let gap = quality["gap_mean_em"] as? Double ?? 0
        #expect(gap > 0.15 && gap < 0.5)
    }

    @Test func blankLinesAndWindowsLineEndsAreNoParagraphs() throws {
        let folder = try TemporaryFolder(["t.txt": "\u{FEFF}uno\r\n\r\n   \r\ndos\r\n", "u.txt": "uno\ndos"])
        #expect(try galley(folder).json["lines"] as? Int == 2)
        let first = try Tool.run("pdftotext", folder.path("galley.pdf"), "-").text
        #expect(first.split(whereSeparator: \.isWhitespace) == ["uno", "dos"])
    }

    private static let refused: [([String], Int32, String)] = [
        (["--measure", "1mm"], 64, "galley.option"), (["--measure", "300mm"], 64, "galley.too-wide"),
        (["--columns", "9"], 64, "galley.too-wide"), (["--columns", "0"], 64, "galley.option"),
        (["--size", "1000pt"], 64, "galley.option"), (["--leading", "1pt"], 64, "galley.option"),
        (["--measure", "45"], 64, "command.usage"), (["--page", "9mm"], 64, "command.usage"),
        (["--page", "110mmx20mm"], 64, "galley.too-low"), (["--page", "110mmx9000mm"], 64, "galley.option"),
        (["--font", "Vollkor"], 66, "galley.font-missing"), (["--output", "t.txt"], 64, "galley.overwrites-text"),
        (["--output", "no/x.pdf"], 73, "output.unwritable"), (["--indent", "50mm"], 64, "galley.option"),
    ]

    @Test(arguments: refused)
    func whatCannotBeSetIsRefused(_ more: [String], _ code: Int32, _ finding: String) throws {
        let folder = try TemporaryFolder(["t.txt": "Un texto."])
        let outcome = try galley(folder, more)
        #expect(outcome.code == code, "\(outcome.out)")
        #expect(outcome.codes.contains(finding))
        #expect(folder.names() == ["t.txt"])
    }

    @Test func aFamilyThatIsNotThereNamesThoseLikeIt() throws {
        let folder = try TemporaryFolder(["t.txt": "Un texto."])
        let outcome = try Command.imprenta(["galley", "t.txt", "--font", "Volkorn"], in: folder.path)
        #expect(outcome.err.contains("Vollkorn"))
    }

    private static let unreadable: [([UInt8], String, Int?)] = [
        (Array("uno\nma\u{F1}ana".unicodeScalars.map { UInt8($0.value) }), "file.not-utf8", 2),
        ([0x75, 0x6E, 0x00, 0x6F], "file.control-characters", 1), ([], "galley.empty", nil),
        (Array(" \n\t\n".utf8), "galley.empty", nil), (Array("bien\nab\u{202E}c".utf8), "file.control-characters", 2),
        (Array("a\nb\n".utf8) + Array(repeating: 0x61, count: 300 << 10), "galley.paragraph-too-long", 3),
    ]

    @Test(arguments: unreadable)
    func whatIsNoTextIsRefusedWithItsLine(_ bytes: [UInt8], _ code: String, _ line: Int?) throws {
        let folder = try TemporaryFolder()
        try folder.write("t.txt", Data(bytes))
        let outcome = try galley(folder)
        #expect(outcome.code == 65 && outcome.codes == [code])
        let findings = outcome.json["findings"] as? [[String: Any]]
        #expect(findings?.first?["line"] as? Int == line)
        #expect(folder.names() == ["t.txt"])
    }

    @Test func aMissingTextOrAFolderIsRefused() throws {
        let folder = try TemporaryFolder()
        #expect(try galley(folder).codes == ["file.missing"])
        try FileManager.default.createDirectory(atPath: folder.path("t.txt"), withIntermediateDirectories: false)
        #expect(try galley(folder).codes == ["file.unreadable"])
    }

    @Test func whatStaysBadIsFoundWithItsText() throws {
        let long = String(repeating: "abcdefghij", count: 12)
        let folder = try TemporaryFolder(["t.txt": "Bien.\nAntes \(long) después.\n日本 y 日本"])
        let outcome = try galley(folder)
        #expect(outcome.code == 1)
        #expect(outcome.codes.count { $0 == "font.missing-character" } == 2)
        #expect(outcome.codes.contains("line.overfull"))
        let overfull = (outcome.json["findings"] as? [[String: Any]])?.first {
            $0["code"] as? String == "line.overfull"
        }
        #expect(overfull?["line"] as? Int == 2 && (overfull?["message"] as? String)?.contains("abcdefghij") == true)
    }

    @Test func aLanguageWithoutPatternsIsSetUndivided() throws {
        let folder = try TemporaryFolder(["t.txt": Galleys.text(10)])
        let outcome = try galley(folder, ["--lang", "tlh"])
        #expect(outcome.codes.contains("galley.no-hyphenation"))
        #expect((outcome.json["quality"] as? [String: Any])?["hyphen_pct"] as? Double == 0)
    }

    /// `--lang` is the text's language here; messages follow the locale.
    @Test func messagesFollowTheLocale() throws {
        let folder = try TemporaryFolder(["t.txt": "Un texto."])
        let english = try Command.imprenta(["galley", "t.txt", "--lang", "es"], in: folder.path)
        #expect(english.out.hasPrefix("galley.pdf: 1 pages, 1 lines"))
        let spanish = try Command.imprenta(
            ["galley", "t.txt"], in: folder.path, environment: ["LANG": "es_MX.UTF-8"])
        #expect(spanish.out.hasPrefix("galley.pdf: 1 páginas, 1 renglones"))
    }
}
