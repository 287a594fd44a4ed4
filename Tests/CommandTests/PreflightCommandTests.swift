import Foundation
import Geometry
import PrintModel
import TestSupport
import Testing

/// `imprenta preflight` as a person calls it.
@Suite struct PreflightCommandTests {
    /// A PDF of one page, written by hand: a red square, a dark one, and no TrimBox.
    private static let page: String = {
        let content = "1 0 0 rg 20 20 40 40 re f 1 1 0.6 0 k 80 20 100 100 re f"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Resources << >> /Contents 4 0 R >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
        ]
        var text = "%PDF-1.4\n"
        var table = "xref\n0 5\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            table += String(format: "%010d 00000 n \n", text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        return text + table + "trailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n\(text.utf8.count)\n%%EOF\n"
    }()

    private func folder() throws -> TemporaryFolder { try TemporaryFolder(["a.pdf": PreflightCommandTests.page]) }

    @Test func profilesDecide() throws {
        let folder = try folder()
        func codes(_ profile: String) throws -> [String] {
            let outcome = try Command.imprenta(
                ["preflight", "a.pdf", "--profile", profile, "--json"], in: folder.path)
            #expect(outcome.code == 1, "\(outcome.err)")
            return outcome.codes
        }
        // 260 % is too much for a newspaper only.
        #expect(try codes("newspaper").contains("preflight.area-ink"))
        for profile in ["magazine", "sheetfed", "web-offset", "digital"] {
            #expect(try !codes(profile).contains("preflight.area-ink"))
        }
    }

    @Test func anUnknownProfileNamesTheNearest() throws {
        let folder = try folder()
        let outcome = try Command.imprenta(["preflight", "a.pdf", "--profile", "newspapr", "--json"], in: folder.path)
        #expect(outcome.code == 66 && outcome.codes == ["preflight.profile-unknown"])
        let words = try Command.imprenta(["preflight", "a.pdf", "--profile", "newspapr"], in: folder.path).err
        #expect(words.contains("Did you mean “newspaper”?") && words.contains("sheetfed"))
    }

    @Test func aWorkspaceChangesAndAddsProfiles() throws {
        let folder = try folder()
        try folder.write(
            "imprenta.yml",
            """
            municipality: {name: Ayuntamiento, place: Amatlán}
            preflight:
              sheetfed: {ink-limit: 250}
              mine:
                ink-limit: 240
                levels: {preflight.device-rgb: off, preflight.area-ink: error}
            """)
        let stricter = try Command.imprenta(
            ["preflight", "a.pdf", "--profile", "sheetfed", "--json"], in: folder.path)
        #expect(stricter.codes.contains("preflight.area-ink"))
        let own = try Command.imprenta(["preflight", "a.pdf", "--profile", "mine", "--json"], in: folder.path)
        #expect(own.codes.contains("preflight.area-ink") && !own.codes.contains("preflight.device-rgb"))
        try folder.write(
            "imprenta.yml",
            """
            municipality: {name: Ayuntamiento, place: Amatlán}
            preflight:
              mine: {ink-limt: 240, levels: {preflight.foo: off, preflight.hairline: loud}}
            """)
        let wrong = try Command.imprenta(["preflight", "a.pdf", "--profile", "mine", "--json"], in: folder.path)
        #expect(wrong.code == 65)
        #expect(wrong.codes == ["yaml.unknown-key", "yaml.bad-value", "yaml.bad-value"])
    }

    @Test func standardsDecide() throws {
        let folder = try folder()
        func run(_ standard: String) throws -> Command.Outcome {
            try Command.imprenta(
                ["preflight", "a.pdf", "--profile", "sheetfed", "--standard", standard, "--json"], in: folder.path)
        }
        #expect(try run("x-4").codes.contains("preflight.pdf-version"))
        let old = try run("x-1a")
        #expect(!old.codes.contains("preflight.pdf-version") && old.codes.contains("preflight.pdfx-version"))
        #expect((old.json["preflight"] as? [String: Any])?["standard"] as? String == "PDF/X-1a:2003")
        #expect(try run("x-9").code == 64)
    }

    @Test func everyPlaceIsARectangleInMillimetres() throws {
        let folder = try folder()
        let json = try Command.imprenta(["preflight", "a.pdf", "--profile", "sheetfed", "--json"], in: folder.path).json
        let findings = json["findings"] as? [[String: Any]] ?? []
        let red = findings.first { $0["code"] as? String == "preflight.device-rgb" }
        let area = (red?["areas"] as? [[String: Double]])?.first
        #expect(area == ["x": 7.1, "y": 119.9, "width": 14.1, "height": 14.1])
        #expect(findings.allSatisfy { $0["areas"] is [Any] || $0["areas"] is NSNull })
        let facts = json["preflight"] as? [String: Any]
        #expect(facts?["pages"] as? Int == 1 && facts?["areaInkPage"] as? Int == 1)
        #expect((facts?["areaInk"] as? Double).map { abs($0 - 260) < 1 } ?? false)
    }

    @Test func aProofIsWritten() throws {
        let folder = try folder()
        for language in ["es", "en"] {
            let outcome = try Command.imprenta(
                [
                    "preflight", "a.pdf", "--profile", "newspaper", "--report", "\(language).pdf", "--lang", language,
                    "--json",
                ],
                in: folder.path)
            #expect(outcome.code == 1)
            let file = (outcome.json["files"] as? [[String: Any]])?.first
            #expect(file?["kind"] as? String == "report" && file?["pages"] as? Int == 2)
            #expect(
                try Data(contentsOf: URL(filePath: folder.path + "/\(language).pdf")).starts(
                    with: Array("%PDF-1.7".utf8)))
        }
        #expect(folder.names() == ["a.pdf", "en.pdf", "es.pdf"])
        let nowhere = try Command.imprenta(
            ["preflight", "a.pdf", "--report", "no/where.pdf", "--json"], in: folder.path)
        #expect(nowhere.code == 73)
    }

    @Test func theClausesAreATable() throws {
        let all = try Command.imprenta(["preflight", "--clauses", "--lang", "es"])
        #expect(all.code == 0)
        for clause in ClauseLedger.all { #expect(all.out.contains(clause.id) && all.out.contains(clause.demand.es)) }
        let old = try Command.imprenta(["preflight", "--clauses", "--standard", "x-1a", "--lang", "en"])
        #expect(old.out.contains("x.transparency") && !old.out.contains("x.xmp "))
        #expect(old.out.contains("the user's duty"))
        let json = try Command.imprenta(["preflight", "--clauses", "--json"])
        let rows = try JSONSerialization.jsonObject(with: Data(json.out.utf8)) as? [[String: Any]]
        #expect(rows?.count == ClauseLedger.all.count)
        #expect(try Command.imprenta(["preflight", "--clauses", "a.pdf"]).code == 64)
        #expect(try Command.imprenta(["preflight"]).code == 64)
    }
}
