import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

@Suite struct Publications {
    private func found(_ more: String, _ keys: [String] = []) throws -> [String] {
        let bench = try Bench([
            "publications/gaceta.yml": SampleTexts.publication + more,
            "reports/salud/vacunas/report.md": SampleTexts.report(
                section: "bienestar", more: "photos: [{file: aguja.jpg}]"),
            "reports/salud/vacunas/aguja.jpg": "x",
        ])
        return try bench.publication().findings.map { brief($0, keys) }
    }

    @Test func unknownPublicationNamesTheNearest() throws {
        let bench = try Bench()
        let stop = try #require(fault { _ = try bench.publication("gazeta") })
        #expect(stop.kind == .missingInput)
        #expect(
            stop.findings.map { brief($0, ["name", "nearest", "known"]) }
                == ["publication.missing  name=gazeta nearest=gaceta known=gaceta"])
    }

    @Test(arguments: ["gaceta.yml", "publications/gaceta.yml", "./publications/gaceta"])
    func aPathNamesItsPublication(_ name: String) throws {
        let bench = try Bench()
        #expect(fault { _ = try bench.publication(name) }?.findings.first?.values["nearest"] == "gaceta")
    }

    @Test(arguments: ["../gaceta", "", ".gaceta", "a/b", "/etc/passwd"])
    func namesThatAreNoNamesAreMissing(_ name: String) throws {
        let bench = try Bench()
        #expect(fault { _ = try bench.publication(name) }?.findings.map(\.code) == [.publicationMissing])
    }

    @Test func aPublicationThatLinksOutOfTheWorkspaceIsRefused() throws {
        let elsewhere = try TemporaryFolder(["x.yml": SampleTexts.publication])
        let bench = try Bench()
        try bench.folder.link("publications/otra.yml", to: elsewhere.path("x.yml"))
        #expect(fault { _ = try bench.publication("otra") }?.findings.map(\.code) == [.fileOutside])
    }

    @Test func missingKeysAreGatheredAndStop() throws {
        let bench = try Bench(["publications/gaceta.yml": "number: 1\n"])
        let stop = try #require(fault { _ = try bench.publication() })
        #expect(stop.kind == .unusableData)
        #expect(stop.findings.map { $0.values["key"] } == ["layout", "title", "date"])
    }

    @Test(arguments: [
        ("cover: {report: vacuna}", "publication.unknown-report 6:17 slug=vacuna nearest=vacunas"),
        ("cover: {teasers: [puente, puenet]}", "publication.unknown-report 6:27 slug=puenet nearest=puente"),
        ("overrides: {vacunos: {omit: true}}", "publication.unknown-report 6:13 slug=vacunos nearest=vacunas"),
    ])
    func unknownReportsNameTheNearest(_ line: String, _ expected: String) throws {
        #expect(try found(line + "\n", ["slug", "nearest"]) == [expected])
    }

    @Test func aKindThatIsNotMadeIsRefused() throws {
        #expect(
            try found("kind: newspaper\n", ["key", "expected", "choices"])
                == [
                    "yaml.bad-value 6:7 key=kind expected=choice "
                        + "choices=gazette, insert, booklet, bulletin, poster, flyer, week, programme"
                ])
        #expect(try found("kind: gazette\n") == [])
    }

    @Test func unknownSectionsAndPhotos() throws {
        #expect(
            try found("overrides: {puente: {section: servicos}}\n", ["section", "nearest"])
                == ["publication.unknown-section 6:31 section=servicos nearest=servicios"])
        #expect(
            try found("overrides: {vacunas: {photos: {ajuga.jpg: {omit: true}}}}\n", ["photo", "nearest"])
                == ["publication.unknown-photo 6:32 photo=ajuga.jpg nearest=aguja.jpg"])
    }

    @Test func datesBackwardsAndBadCrops() throws {
        let bench = try Bench([
            "publications/gaceta.yml":
                "layout: a\ntitle: b\ndate: 2024-01-01\nselect: {from: 2024-02-01, to: 2024-01-01}\n"
        ])
        #expect(
            try bench.publication().findings.map { brief($0, ["expected"]) } == [
                "yaml.bad-value 4:32 expected=ascending"
            ])
        #expect(
            try found("overrides: {vacunas: {photos: {aguja.jpg: {crop: [0.5, 0, 0.7, 1]}}}}\n", ["expected"])
                == ["yaml.bad-value 6:50 expected=part-of-picture"])
    }

    @Test func overridesAreRead() throws {
        let text = """
            overrides:
              puente: {order: 2, page: 4, span: 6, pattern: gran-3, headline: headline-l, priority: 1, section: bienestar}

            """
        let read = try Bench(["publications/gaceta.yml": SampleTexts.publication + text]).publication()
        #expect(read.findings == [])
        #expect(
            read.publication.overrides["puente"]
                == StoryOverride(
                    order: 2, page: 4, span: 6, pattern: "gran-3", headline: "headline-l", priority: 1,
                    section: "bienestar", line: 7))
    }

    @Test func aLetterIsMarkdownAndSaysItsLines() throws {
        let text = "letter:\n  title: Hola\n  text: |\n    Uno *dos*.\n\n    <b>tres</b>\n  signed: Yo\n"
        let read = try Bench(["publications/gaceta.yml": SampleTexts.publication + text]).publication()
        #expect(read.publication.letter?.paragraphs.map(\.plain) == ["Uno dos.", "tres"])
        #expect(read.publication.letter?.signature == "Yo")
        #expect(read.findings.map { $0.place.line } == [11, 11])
    }
}
