import Foundation
import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

/// What broken YAML gets, whichever file it stands in; `imprenta.yml` stands for all.
@Suite struct YAMLFindings {
    private func faults(_ settings: String) throws -> [Finding] {
        let bench = try Bench(["imprenta.yml": settings])
        return fault { _ = try bench.settings() }?.findings ?? []
    }

    private func findings(_ settings: String) throws -> [Finding] {
        try Bench(["imprenta.yml": settings]).settings().findings
    }

    private let municipality = "municipality: {name: A, place: B}\n"

    @Test func syntaxErrorSaysLineAndColumn() throws {
        let found = try faults("municipality:\n  name: \"A\n  place: B\n")
        #expect(found.map(\.code) == [.yamlSyntax])
        #expect(found.first?.place.file == "imprenta.yml")
        #expect((found.first?.place.line ?? 0) >= 2)
        #expect(found.first?.values["problem"]?.isEmpty == false)
    }

    @Test func unknownKeyNamesTheNearest() throws {
        let found = try findings(municipality + "delegatoins: [A]\n")
        #expect(
            found.map { brief($0, ["key", "nearest"]) } == ["yaml.unknown-key 2:1 key=delegatoins nearest=delegations"])
    }

    @Test func unknownKeyWithNothingNear() throws {
        let found = try findings(municipality + "zzz: 1\n")
        #expect(found.first?.values["nearest"] == nil)
        #expect(found.first?.values["known"]?.contains("areas") == true)
    }

    @Test func duplicateKeySaysBothLines() throws {
        let found = try faults(municipality + "delegations: [A]\nareas: {}\ndelegations: [B]\n")
        #expect(found.map { brief($0, ["key", "first"]) } == ["yaml.duplicate-key 4:1 key=delegations first=2"])
    }

    @Test func missingKeySaysItsPath() throws {
        let found = try faults("municipality: {name: A}\n")
        #expect(found.map { brief($0, ["key"]) } == ["yaml.missing-key 1:15 key=municipality.place"])
    }

    @Test(arguments: [
        ("programme: {year: dosmil}", "yaml.bad-value 2:19 key=programme.year expected=integer found=dosmil"),
        ("areas: [a]", "yaml.bad-value 2:8 key=areas expected=map found=[…]"),
        ("photos: fotos", "yaml.bad-value 2:9 key=photos expected=list found=fotos"),
        ("administration: {a: 1}", "yaml.bad-value 2:17 key=administration expected=text found={…}"),
        (
            "programme: {year: 2024, lines: [{code: '1', goal: x, amount: 1.234}]}",
            "yaml.bad-value 2:62 key=programme.lines.1.amount expected=amount found=1.234"
        ),
        ("finance: {tolerance: -1}", "yaml.bad-value 2:22 key=finance.tolerance expected=amount found=-1"),
        ("finance: {tolerance: '1,5'}", "yaml.bad-value 2:22 key=finance.tolerance expected=amount found=1,5"),
    ])
    func badValueSaysWhatWasExpected(_ line: String, _ expected: String) throws {
        #expect(try findings(municipality + line + "\n").map { brief($0, ["key", "expected", "found"]) } == [expected])
    }

    @Test func tabIndentationIsNamed() throws {
        let found = try faults("municipality:\n\tname: A\n")
        #expect(found.map { brief($0) } == ["yaml.tab 2:1"])
    }

    @Test func anchorsAreRefusedBeforeTheyMultiply() throws {
        var bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        for (one, next) in zip("abcdefghijkl", "bcdefghijklm") {
            bomb += "\(next): &\(next) [*\(one), *\(one), *\(one), *\(one), *\(one), *\(one), *\(one), *\(one)]\n"
        }
        #expect(try faults(bomb).map(\.code) == [.yamlAlias])
        #expect(try faults(bomb + "? *m\n: 1\n*l : 2\n").map(\.code) == [.yamlAlias])
        #expect(try faults("municipality: &m {name: A, place: B}\n").map { brief($0) } == ["yaml.alias 1:15"])
    }

    @Test(arguments: [
        String(repeating: "[", count: 5000), String(repeating: "- ", count: 5000) + "a",
        String(repeating: "{a: ", count: 200) + String(repeating: "}", count: 200),
    ])
    func deepNestingIsRefused(_ text: String) throws {
        #expect(try faults(text).map(\.code) == [.yamlTooDeep])
    }

    @Test func asterisksInTextAreNoAliases() throws {
        let text = "letter:\n  title: Hola\n  text: |\n    *Nota*: agua & luz\n    * uno\n"
        #expect(
            try Bench(["publications/gaceta.yml": SampleTexts.publication + text]).publication().findings
                .filter { $0.severity > .note } == [])
    }

    @Test func anEmptyFileMissesItsKeys() throws {
        #expect(try faults("# nada\n").map(\.code) == [.yamlMissingKey])
        #expect(try faults("\n").map(\.code) == [.yamlMissingKey])
    }

    @Test func severalDocumentsAreRefused() throws {
        #expect(try faults(municipality + "---\na: 1\n").map(\.code) == [.yamlSyntax])
    }
}

@Suite struct TextFiles {
    private func found(_ bytes: [UInt8]) throws -> [Finding] {
        let bench = try Bench()
        try bench.folder.write("reports/obras/puente/report.md", Data(bytes))
        return try bench.shelf().findings
    }

    @Test func bytesThatAreNotUTF8SayWhere() throws {
        let text = Array("---\ntitle: Jardín\n".utf8)
        let spoiled = try found(text.map { $0 == 0xC3 ? 0xED : $0 })
        #expect(spoiled.map { brief($0, ["byte"]) } == ["file.not-utf8 2:12 byte=0xED"])
        #expect(try found([0xFF]).map { brief($0, ["byte"]) } == ["file.not-utf8 1:1 byte=0xFF"])
        #expect(try found([0x41, 0x0A, 0xE2, 0x82]).map { brief($0) } == ["file.not-utf8 2:1"])
    }

    @Test(arguments: [("\u{0}", "U+0000"), ("\u{7}", "U+0007"), ("\u{9F}", "U+009F"), ("\u{202E}", "U+202E")])
    func controlCharactersSayWhere(_ character: String, _ name: String) throws {
        let text = SampleTexts.report(body: "Uno\(character)dos")
        #expect(
            try found(Array(text.utf8)).map { brief($0, ["character"]) } == [
                "file.control-characters 8:4 character=\(name)"
            ])
    }

    @Test func aFileTooLargeIsNotRead() throws {
        let big = SampleTexts.report(body: String(repeating: "palabra ", count: 40_000))
        #expect(
            try found(Array(big.utf8)).map { brief($0, ["limit", "size"]) } == ["file.too-large  limit=256 size=312"])
    }

    @Test func aByteOrderMarkAndWindowsLineEndsAreTolerated() throws {
        let bench = try Bench()
        let text = "\u{FEFF}" + SampleTexts.report(title: "Jardi\u{301}n").replacing("\n", with: "\r\n")
        try bench.folder.write("reports/obras/puente/report.md", text)
        let shelf = try bench.shelf()
        #expect(shelf.findings.isEmpty)
        #expect(shelf.reports.first?.title.unicodeScalars.count == 6)
        #expect(shelf.reports.first?.body.first?.line == 8)
    }

    @Test func aPipeOrAFolderIsNotWaitedFor() throws {
        let bench = try Bench([
            "reports/obras/puente/report.md": "", "reports/obras/otro/report.md": SampleTexts.report(),
        ])
        let path = bench.folder.path("reports/obras/puente/report.md")
        try FileManager.default.createDirectory(
            atPath: bench.folder.path("reports/obras/puente"), withIntermediateDirectories: true)
        #expect(mkfifo(path, 0o600) == 0)
        let shelf = try bench.shelf()
        #expect(shelf.findings.map { brief($0) } == ["file.unreadable "])
        #expect(shelf.reports.map(\.slug) == ["otro"])
    }
}
