import Foundation
import Geometry
import PrintModel
import Production
import Synchronization
import TestSupport
import Testing

/// The whole chain on the starter workspace, and on what people do to it.
@Suite struct Chains {
    private let report = "reports/comunicacion-social/bienvenida/report.md"

    /// The starter workspace with files laid over it; an empty text takes a file away.
    private func bench(_ files: [String: String] = [:]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.removeItem(atPath: folder.path)
        try FileManager.default.copyItem(atPath: Repository.path("assets/starter"), toPath: folder.path)
        for (name, text) in files {
            if text.isEmpty {
                try FileManager.default.removeItem(atPath: folder.path(name))
            } else {
                try folder.write(name, text)
            }
        }
        return folder
    }

    private func chain(_ folder: TemporaryFolder, resources: String = Repository.root) -> Chain {
        Chain(workspace: folder.path, resources: resources)
    }

    private func compose(_ folder: TemporaryFolder, _ chain: Chain? = nil) async -> ComposeResult {
        await (chain ?? self.chain(folder)).compose("gaceta", into: folder.path("output"), shown: "output")
    }

    private func check(_ files: [String: String]) async throws -> ComposeResult {
        let folder = try bench(files)
        let result = await chain(folder).check("gaceta")
        #expect(!folder.names().contains("output"))
        return result
    }

    private func starter(_ name: String, _ original: String, _ spoiled: String) throws -> [String: String] {
        let text = try String(contentsOfFile: Repository.path("assets/starter/" + name), encoding: .utf8)
        #expect(text.contains(original))
        return [name: text.replacing(original, with: spoiled, maxReplacements: 1)]
    }

    /// A gray photograph, made by libvips's own program.
    private func photo(
        _ folder: TemporaryFolder, _ name: String, _ width: Int, _ height: Int, _ gray: (_ x: Int, _ y: Int) -> Double
    ) throws {
        var bytes = Data("P5 \(width) \(height) 255\n".utf8)
        for y in 0..<height { for x in 0..<width { bytes.append(UInt8(min(255, max(0, gray(x, y))))) } }
        let drawn = try folder.write("drawn.pgm", bytes)
        _ = try Tool.run("vips", "copy", drawn, folder.path(name))
        try FileManager.default.removeItem(atPath: drawn)
    }

    private func story(_ title: String, _ head: String) -> String {
        let text = (1...12).map {
            "Párrafo \($0) de un reporte con su texto completo, como lo mandan las áreas cada mes."
        }
        return "---\ntitle: \(title)\ndate: 2025-02-10\nsection: servicios\nplace: Cabecera\n\(head)---\n"
            + text.joined(separator: "\n\n") + "\n"
    }

    @Test func facesWithoutADeclarationAreAskedAboutOncePerReport() async throws {
        func shows(_ declared: String) -> String {
            "photos:\n"
                + ["a.jpg", "b.jpg"].map { "  - {file: \($0), caption: Pie, credit: Nadie, alt: Cara}\n" }.joined()
                + declared
        }
        let folder = try bench(
            starter("publications/gaceta.yml", "report: bienvenida", "report: desayunos"))
        let report = "reports/dif/desayunos/"
        for (name, left) in [("a.jpg", 200), ("b.jpg", 500)] {
            try folder.write(report + "report.md", "")
            try photo(folder, report + name, 1500, 1000) { x, y in
                let (u, v) = (Double(x - left) / 600, Double(y - 200) / 600)
                let isNear = (0...1).contains(u) && (0...1).contains(v)
                return (isNear ? DrawnFace.gray(u, v) : nil) ?? Double(150 + (x / 50 + y / 50) % 2 * 6)
            }
        }
        try folder.write(report + "report.md", story("Desayunos", shows("")))
        let asked = await compose(folder).findings.filter { $0.code == .photoMinors }
        #expect(asked.map(\.place.report) == ["desayunos"] && asked.first?.severity == .warning)
        #expect(asked.first?.place.file == report + "report.md" && asked.first?.values["photo"] == "a.jpg")
        // What is known of the photographs is not looked for again, and is told again.
        #expect(await compose(folder).findings.filter { $0.code == .photoMinors } == asked)
        try folder.write(report + "report.md", story("Desayunos", shows("minors: none\n")))
        #expect(await compose(folder).findings.filter { $0.code == .photoMinors } == [])
    }

    @Test func aPhotographThatFillsTheCoverGoesFirstAmongEquals() async throws {
        func result(_ other: Int) async throws -> [Finding.Place] {
            let publication = try String(
                contentsOfFile: Repository.path("assets/starter/publications/gaceta.yml"), encoding: .utf8)
            let folder = try bench([
                "publications/gaceta.yml": publication.replacing("cover:\n  report: bienvenida\n", with: "")
            ])
            for (slug, width, priority) in [("aaa", 1100, 1), ("bbb", 2400, other)] {
                let place = "reports/obras-publicas/\(slug)/"
                try folder.write(
                    place + "report.md",
                    story(
                        slug,
                        "priority: \(priority)\nphotos:\n  - {file: f.jpg, caption: Pie, credit: Nadie, alt: Obra}\n"))
                try photo(folder, place + "f.jpg", width, width * 2 / 3) { x, y in
                    Double(80 + (x / 40 * 7 + y / 40 * 13) % 100)
                }
            }
            return await chain(folder).check("gaceta").findings.filter { $0.code == .photoTooSmall }.map(\.place)
        }
        #expect(try await result(1).isEmpty)
        // Priority comes before pixels: the small one leads, and is told.
        #expect(try await result(2).map(\.report) == ["aaa"])
    }

    @Test func theStarterComposesWithoutErrorsOfContent() async throws {
        let folder = try bench()
        let result = await compose(folder)
        #expect(result.fault == nil)
        #expect(result.findings.filter { $0.severity == .error && !$0.code.rawValue.hasPrefix("preflight.") } == [])
        #expect(folder.names(in: "output/gaceta") == ["print.pdf", "proof.pdf", "web.pdf"])
        let pages = try #require(result.layout?.pages)
        #expect(pages > 0 && pages % 4 == 0 && result.files.map(\.pages) == [pages, pages, pages])
        #expect(Set(result.seconds.keys) == Set(Stage.composing))
    }

    @Test(arguments: [
        ("gaceta-02-dos-tintas", ["Black", "PANTONE 7421 C"]), ("gaceta-02-una-tinta", ["Black"]),
    ])
    func theSampleComesInTwoInksAndInOneAndOnNoOtherPlate(_ name: String, _ plates: [String]) async throws {
        let scratch = try TemporaryFolder()
        let chain = Chain(workspace: Repository.path("assets/sample"), resources: Repository.root)
        let result = await chain.compose(name, into: scratch.path("output"), shown: "output")
        #expect(result.fault == nil)
        #expect(result.findings.filter { $0.severity == .error } == [])
        _ = try Tool.run(
            "gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-r20",
            "-o", scratch.path("p%d.tif"), scratch.path("output/\(name)/print.pdf"))
        var printing: Set<String> = []
        let files = scratch.names().filter { $0.hasSuffix(").tif") }
        #expect(files.count >= 4 * (result.layout?.pages ?? 1000))
        for file in files {
            // 255 is bare paper.
            let least = try Tool.run("vips", "min", scratch.path(file)).text.split(whereSeparator: \.isWhitespace)
            let plate = file.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
            if least.first.flatMap({ Double($0) }) != 255 { printing.insert(String(plate)) }
        }
        #expect(printing.sorted() == plates)
    }

    @Test func twoRunsGiveTheSameBytes() async throws {
        let (first, second) = (try bench(), try bench())
        _ = await compose(first)
        _ = await compose(second)
        for name in ["print.pdf", "proof.pdf", "web.pdf"] {
            let (a, b) = (first, second)
            #expect(
                try Data(contentsOf: URL(fileURLWithPath: a.path("output/gaceta/" + name)))
                    == Data(contentsOf: URL(fileURLWithPath: b.path("output/gaceta/" + name))))
        }
    }

    @Test(arguments: Stage.composing)
    func aStopAtAnyStageLeavesWhatWasThere(_ stage: Stage) async throws {
        let folder = try bench(["output/gaceta/print.pdf": "anterior"])
        let interruption = Interruption()
        let chain = Chain(workspace: folder.path, resources: Repository.root, interruption: interruption) { event in
            if case .began(stage) = event { interruption.request() }
        }
        let result = await compose(folder, chain)
        #expect(result.fault?.kind == .interrupted)
        #expect(result.findings.last?.code == .interrupted)
        #expect(result.files == [])
        #expect(try folder.read("output/gaceta/print.pdf") == "anterior")
        #expect(folder.names(in: "output/gaceta") == ["print.pdf"])
    }

    @Test func aRunThatCannotReadKeepsThePreviousPDF() async throws {
        let folder = try bench(["output/gaceta/print.pdf": "anterior", "publications/gaceta.yml": "layout: [\n"])
        let result = await compose(folder)
        #expect(result.fault?.kind == .unusableData)
        #expect(try folder.read("output/gaceta/print.pdf") == "anterior")
        #expect(folder.names(in: "output/gaceta") == ["print.pdf"])
    }

    private static let publications: [(String, String, FindingCode, Fault.Kind?)] = [
        ("number: 1", "number: uno", .yamlBadValue, nil),
        ("number: 1", "nunber: 1", .yamlUnknownKey, nil),
        ("number: 1", "number: [", .yamlSyntax, .unusableData),
        ("date: 2025", "fecha: 2025", .yamlMissingKey, .unusableData),
        ("layout: gazette", "layout: gazete", .layoutMissing, .missingInput),
        ("print_run: 500", "condition: couche", .conditionUnknown, .missingInput),
        ("report: bienvenida", "report: bienbenida", .slugUnknown, nil),
        ("from: 2025-01-01", "from: 2025-03-01", .selectionEmpty, .unusableData),
        ("overrides: {}", "overrides: {bienvenida: {pattern: gran3}}", .patternUnknown, nil),
        ("overrides: {}", "overrides: {bienvenida: {headline: headline-k}}", .styleUnknown, nil),
        ("icon: water", "icon: watter", .artMissing, nil),
    ]

    @Test(arguments: publications)
    func spoiledPublications(
        _ original: String, _ spoiled: String, _ code: FindingCode, _ kind: Fault.Kind?
    ) async throws {
        let result = try await check(try starter("publications/gaceta.yml", original, spoiled))
        #expect(result.findings.count { $0.code == code } == 1)
        #expect(result.fault?.kind == kind)
        #expect(result.findings.first { $0.code == code }?.place.file != nil)
    }

    private static let reports: [(String, String, FindingCode)] = [
        ("section: gobierno", "section: govierno", .reportUnknownSection),
        ("area: comunicacion-social", "area: comunicacion", .reportAreaDiffers),
        ("priority: 1", "prioridad: 1", .yamlUnknownKey), ("# photos:", "photos: [{file: no.jpg}]\n#", .photoMissing),
        ("kicker: Para", "kicker: \u{7}Para", .fileControlCharacters),
    ]

    @Test(arguments: reports)
    func spoiledReportsSayTheirLine(_ original: String, _ spoiled: String, _ code: FindingCode) async throws {
        let result = try await check(try starter(report, original, spoiled))
        let finding = try #require(result.findings.first { $0.code == code })
        #expect(finding.place.file == report && finding.place.line != nil)
        #expect(finding.severity == .error)
    }

    @Test func mistakesInReportsThatAreNotTakenWaitForTheirIssue() async throws {
        let other = "reports/dif/otro/report.md"
        let old = SampleTexts.report(section: "gobierno", date: "2020-01-01", more: "photos: [{file: no.jpg}]")
        #expect(!(try await check([other: old])).findings.contains { $0.place.report == "otro" })
        // One that cannot be read might be of this issue: no one can tell.
        #expect((try await check([other: "roto"])).findings.contains { $0.place.report == "otro" })
    }

    @Test func missingFontsProfilesAndDictionariesStop() async throws {
        let gazette = try String(contentsOfFile: Repository.path("layouts/gazette.yml"), encoding: .utf8)
        let cases: [(Regex<Substring>, String, FindingCode)] = [
            (#/- /usr/share/fonts[^\n]*/#, "- /usr/share/fonts/nada", .fontFolderMissing),
            (#/body: {font: [^,]*/#, "body: {font: Letra Nada", .fontMissing),
            (#/[^ ]*\.dic/#, "nada.dic", .dictionaryMissing),
        ]
        for (original, spoiled, code) in cases {
            let result = try await check(["layouts/gazette.yml": gazette.replacing(original, with: spoiled)])
            #expect(result.fault != nil)
            let place = result.findings.first { $0.code == code }?.place
            #expect(place?.file == "layouts/gazette.yml")
            #expect((place?.line ?? 0) > 1, "\(code)")
        }
        let profile = try await check(
            try starter(
                "imprenta.yml", "default: coated-offset", "default: coated-offset\n  coated-offset: {profile: no.icc}"))
        #expect(profile.fault?.kind == .missingInput)
        let place = profile.findings.first { $0.code == .profileMissing }?.place
        #expect(place?.file == "imprenta.yml" && place?.line != nil)
    }

    @Test func aLanguageWhoseWordsAreNotDividedIsSaid() async throws {
        let gazette = try String(contentsOfFile: Repository.path("layouts/gazette.yml"), encoding: .utf8)
        let english = gazette.replacing("  es: /usr/share/hyphen", with: "  en: /usr/share/hyphen")
        #expect(english != gazette)
        let result = try await check(["layouts/gazette.yml": english])
        let finding = try #require(result.findings.first { $0.code == .dictionaryNotDeclared })
        #expect(finding.values == ["language": "es", "known": "en"])
        #expect(finding.place.file == "layouts/gazette.yml")
        #expect(!(try await check([:])).findings.contains { $0.code == .dictionaryNotDeclared })
    }

    @Test func noSuchPublicationAndNoWorkspace() async throws {
        let folder = try bench()
        let missing = await chain(folder).check("gacet")
        #expect(missing.fault?.kind == .missingInput)
        #expect(missing.findings.first?.values["nearest"] == "gaceta")
        let empty = try TemporaryFolder()
        #expect(await chain(empty).check("gaceta").findings.map(\.code) == [.workspaceMissing])
    }

    @Test func aPhotographThatIsNoneLeavesItsStoryWithoutIt() async throws {
        let files = try starter(report, "# photos:", "photos: [{file: falsa.jpg}]\n#")
        let folder = try bench(files)
        try folder.write("reports/comunicacion-social/bienvenida/falsa.jpg", "esto es un texto")
        let result = await chain(folder).check("gaceta")
        #expect(result.fault == nil)
        let finding = try #require(result.findings.first { $0.code == .photoNotImage })
        #expect(finding.place.file == report && finding.place.line == 17)
    }
}
