import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

/// What hangs out of the measure, as tables say it.
@Suite struct HangingTables {
    private func bench(_ hanging: String, _ files: [String: String] = [:]) throws -> Bench {
        let text = layoutText.replacing("leading: 12pt\n\n", with: "leading: 12pt\n\(hanging)\n\n", maxReplacements: 1)
        return try Bench(
            ["layouts/propio.yml": text, "layouts/es.dic": "x", "layouts/letras/a.ttf": "x"].merging(files) { $1 })
    }

    @Test func theToolkitsTableIsReadAndStaysWithinReason() throws {
        let table = try Hanging.toolkit(in: Repository.root)
        #expect(table.families.keys.sorted() == ["lato", "tex gyre termes", "vollkorn"])
        for shares in [table.common] + table.families.values {
            for (character, share) in shares {
                #expect(character.count == 1)
                #expect((0...0.7).contains(share.left) && (0...0.7).contains(share.right), "\(character)")
                #expect(share.left + share.right > 0, "\(character)")
                // A letter hangs by a hair; only marks hang by much.
                if character.first?.isLetter == true { #expect(max(share.left, share.right) <= 0.25, "\(character)") }
            }
        }
        for family in ["Vollkorn", "Lato", "TeX Gyre Termes", "Otra"] {
            #expect((0.5...0.7).contains(table.share(of: "-", in: family).right))
            #expect((0.5...0.7).contains(table.share(of: ".", in: family).right))
            #expect(table.share(of: "¿", in: family).left > 0)
            #expect(table.share(of: "m", in: family) == Hanging.Share())
        }
    }

    @Test func aLayoutWithoutATableHasTheToolkits() throws {
        #expect(try bench("").layout("propio").layout.hanging == Hanging.toolkit(in: Repository.root))
    }

    @Test func aLayoutMayHangNothing() throws {
        #expect(try bench("hanging: none").layout("propio").layout.hanging == .none)
    }

    @Test func aLayoutMayNameATable() throws {
        let bench = try bench(
            "hanging: cuelgues.yml",
            ["layouts/cuelgues.yml": "common:\n  \"-\": [0, 50]\nfamilies: {LATO: {A: [1, 2]}}"])
        let table = try bench.layout("propio").layout.hanging
        #expect(table.common == ["-": Hanging.Share(right: 0.5)])
        #expect(table.share(of: "A", in: "Lato") == Hanging.Share(left: 0.01, right: 0.02))
    }

    @Test func valuesInTheLayoutLieOverTheToolkits() throws {
        let toolkit = try Hanging.toolkit(in: Repository.root)
        let table = try bench("hanging: {families: {Vollkorn: {\"-\": [0, 12]}}}").layout("propio").layout.hanging
        #expect(table.share(of: "-", in: "vollkorn").right == 0.12)
        #expect(table.share(of: ".", in: "Vollkorn") == toolkit.share(of: ".", in: "Vollkorn"))
        #expect(table.common == toolkit.common)
    }

    @Test(arguments: [
        ("common: {\"-\": [0, 170]}", "yaml.bad-value 1:19 expected=number"),
        ("common:\n  \"-\": [70]", "yaml.bad-value 2:8 expected=list-of"),
        ("common:\n  guion: [0, 70]", "yaml.bad-value 2:3 expected=character"),
        ("\nfamily: {}", "yaml.unknown-key 2:1 expected=–"), ("common: [", "yaml.syntax 2:1 expected=–"),
    ])
    func mistakesAreFoundInTheTablesOwnFile(text: String, expected: String) throws {
        let bench = try bench("hanging: cuelgues.yml", ["layouts/cuelgues.yml": text])
        let findings = fault { _ = try bench.layout("propio") }?.findings ?? []
        #expect(findings.map { brief($0, ["expected"]) } == [expected])
        #expect(findings.first?.place.file == "layouts/cuelgues.yml")
    }

    @Test func aTableThatIsNotThereIsFound() throws {
        let bench = try bench("hanging: cuelgues.yml")
        let findings = fault { _ = try bench.layout("propio") }?.findings ?? []
        #expect(findings.map(\.code) == [.fileMissing] && findings.first?.place.file == "layouts/cuelgues.yml")
        #expect(fault { _ = try Hanging.toolkit(in: bench.folder.path) }?.findings.map(\.code) == [.fileMissing])
    }
}
