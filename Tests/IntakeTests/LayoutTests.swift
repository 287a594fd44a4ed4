import Foundation
import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

/// A layout, spoiled in one place: every mistake is found at its line.
@Suite struct Layouts {
    private let text: String

    init() throws {
        text = try String(contentsOf: URL(fileURLWithPath: Repository.path("Tests/IntakeTests/Fixtures/layout.yml")), encoding: .utf8)
    }

    private func found(_ original: String, _ spoiled: String, _ keys: [String]) throws -> [String] {
        #expect(text.contains(original))
        let bench = try Bench(["layouts/mala.yml": text.replacing(original, with: spoiled, maxReplacements: 1)])
        return fault { _ = try bench.layout("mala") }?.findings.map { finding in
            #expect(finding.place.file == "layouts/mala.yml" && finding.place.column != nil)
            return ([finding.code.rawValue] + keys.map { finding.values[$0] ?? "–" }).joined(separator: " ")
        } ?? []
    }

    @Test func theWorkspaceComesBeforeTheToolkit() throws {
        let bench = try Bench(["layouts/gazette.yml": text.replacing("multiple: 4", with: "multiple: 8")])
        let own = try bench.layout("gazette").layout
        #expect(own.page.multiple == 8 && own.file == "layouts/gazette.yml")
        #expect(try Bench().layout("gazette").layout.page.multiple == 4)
    }

    @Test func anUnknownLayoutNamesTheNearest() throws {
        let stop = try #require(fault { _ = try Bench().layout("gazete") })
        #expect(stop.kind == .missingInput)
        #expect(stop.findings.map { brief($0, ["nearest"]) } == ["layout.missing  nearest=gazette"])
    }

    @Test func theLineIsTheFilesLine() throws {
        let bench = try Bench([
            "layouts/mala.yml": text.replacing("leading: 12pt\n\nfonts", with: "leading: 12\n\nfonts")
        ])
        let line = text.components(separatedBy: "\nleading: 12pt")[0].split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(
            fault { _ = try bench.layout("mala") }?.findings.map { brief($0, ["expected", "found"]) }
                == ["yaml.bad-value \(line.count + 1):10 expected=length found=12"])
    }

    @Test(arguments: [
        (
            "subhead: {font: Lato, weight: 900, size: 9.2pt, leading: 12pt, ink: guinda}", "ink: guinda}",
            "ink: guidna}",
            "layout.unknown-ink guidna guinda"
        ),
        ("{panel: arena,", "panel: arena", "panel: arenna", "layout.unknown-ink arenna arena"),
    ])
    func unknownInks(_ context: String, _ original: String, _ spoiled: String, _ expected: String) throws {
        #expect(try found(context, context.replacing(original, with: spoiled), ["ink", "nearest"]) == [expected])
    }

    @Test func unknownStyles() throws {
        #expect(
            try found("style: nameplate", "style: nameplat", ["style", "nearest"])
                == ["layout.unknown-style nameplat nameplate"])
        #expect(
            try found("styles: {body: body,", "styles: {body: bodi,", ["style", "nearest"])
                == ["layout.unknown-style bodi body"])
        #expect(
            try found("headline: headline-xl", "headline: headline-xxl", ["style", "nearest"])
                == ["layout.unknown-style headline-xxl headline-xl"])
        #expect(
            try found("kicker: cover-kicker", "kicker: cover-kiker", ["style", "nearest"])
                == ["layout.unknown-style cover-kiker cover-kicker"])
    }

    @Test func aPartWithoutStyleIsMissed() throws {
        #expect(try found(", drop-cap: drop-cap}", "}", ["key"]) == ["yaml.missing-key story.styles.drop-cap"])
    }

    @Test(arguments: [
        ("gap: [2, 3]", "gap: [3, 2]", "ascending"), ("gap: [2, 3]", "gap: 2-3", "integer"),
        ("cmyk: [25, 100, 65, 25]", "cmyk: [25, 101, 65, 25]", "number"),
        ("cmyk: [25, 100, 65, 25]", "cmyk: [25, 65, 25]", "list-of"),
        ("align: justify", "align: justified", "choice"), ("hyphenate: true", "hyphenate: sí", "boolean"),
        ("weight: 900", "weight: 90", "integer"), ("inside: 16mm", "inside: 216mm", "room-for-text"),
        ("trim: [216mm, 279mm]", "trim: [216mm]", "list-of"),
        ("columns: 12, gutter", "columns: 120, gutter", "integer"),
        ("{photo: true,", "{photo: false,", "true"), ("{photo: true,", "{photo: true, panel: guinda,", "one-of"),
        ("{photo: true,", "{", "one-of"),
        ("frame: [14mm, 9mm, 20mm, 24mm]", "frame: [14mm, 9mm, 0mm, 24mm]", "frame-on-page"),
        ("frame: [14mm, 9mm, 20mm, 24mm]", "frame: [200mm, 9mm, 20mm, 24mm]", "frame-on-page"),
        ("frame: [14mm, 9mm, 20mm, 24mm]", "frame: [14, 9mm, 20mm, 24mm]", "length"),
        ("side: left", "side: izquierda", "choice"),
    ])
    func badValues(_ original: String, _ spoiled: String, _ expected: String) throws {
        #expect(try found(original, spoiled, ["expected"]) == ["yaml.bad-value " + expected])
    }

    @Test(arguments: [
        ("span: 13\n    columns: 3", "integer"), ("span: 12\n    columns: 3\n    quote: 4", "integer"),
        ("span: 12\n    columns: 3\n    photos: [{place: above, columns: [1, 4], rows: [14, 30]}]", "integer"),
        ("span: 12\n    columns: 3\n    photos: [{place: above, columns: [1, 3], rows: [30, 14]}]", "ascending"),
        ("span: 12\n    columns: 3\n    photos: [{place: left, columns: [1, 3], rows: [14, 30]}]", "choice"),
        ("span: 12\n    columns: 3\n    priority: [1, 6]", "integer"),
    ])
    func patternsBeyondTheGrid(_ lines: String, _ expected: String) throws {
        let head = text.components(separatedBy: "\npatterns:")[0]
        let bench = try Bench([
            "layouts/mala.yml": head + "\npatterns:\n  - name: a\n    headline: headline-l\n    \(lines)\n"
        ])
        #expect(fault { _ = try bench.layout("mala") }?.findings.map { $0.values["expected"] } == [expected])
    }

    @Test func missingFontsAndDictionaries() throws {
        #expect(
            try found("/usr/share/fonts/truetype/lato", "/usr/share/fonts/truetype/no", ["folder"])
                == ["layout.font-folder-missing /usr/share/fonts/truetype/no"])
        #expect(
            try found("hyph_es_MX.dic", "hyph_es_ZZ.dic", ["language", "file"])
                == ["hyphenation.missing es /usr/share/hyphen/hyph_es_ZZ.dic"])
    }

    @Test func allMistakesAreFoundAtOnce() throws {
        let bench = try Bench(["layouts/mala.yml": "page: {}\ngrid: {columns: x}\nleadin: 12pt\n"])
        let keys = fault { _ = try bench.layout("mala") }?.findings.compactMap { $0.values["key"] } ?? []
        #expect(
            Set([
                "leadin", "leading", "page.trim", "grid.columns", "inks", "styles", "fonts", "story", "patterns",
                "inside",
            ])
            .isSubset(of: keys))
    }
}

@Suite struct Conditions {
    @Test func anUnknownConditionNamesTheNearest() throws {
        let stop = try #require(fault { _ = try Bench().condition("coated-ofset") })
        #expect(stop.kind == .missingInput)
        #expect(stop.findings.map { brief($0, ["nearest"]) } == ["condition.unknown  nearest=coated-offset"])
    }

    @Test func aWorkspaceChangesSingleValuesAndAddsItsOwn() throws {
        let own = """
            conditions:
              default: la-voz
              coated-offset: {ink-limit: 280, hairline: 0.1mm}
              la-voz: {profile: perfil.icc, identifier: La Voz 2024, spots: 1}

            """
        let settings = SampleTexts.settings.replacing("conditions: {default: coated-offset}\n", with: own)
        let bench = try Bench(["imprenta.yml": settings, "perfil.icc": "x"])
        let coated = try bench.condition("coated-offset").condition
        #expect(coated.inkLimit == 280 && coated.identifier == "FOGRA39" && coated.resolution == 300)
        #expect(abs(coated.hairline - 0.283) < 0.001)
        let voz = try bench.condition("la-voz").condition
        #expect(voz.profile == bench.folder.path("perfil.icc") && voz.spots == 1 && voz.title == "la-voz")
        #expect(try bench.settings().workspace.condition == "la-voz")
    }

    @Test func aMissingProfileStops() throws {
        let settings = SampleTexts.settings.replacing(
            "{default: coated-offset}", with: "{default: x, x: {profile: nada.icc, identifier: X}}")
        let bench = try Bench(["imprenta.yml": settings])
        let stop = try #require(fault { _ = try bench.condition("x") })
        #expect(stop.kind == .missingInput)
        #expect(
            stop.findings.map { brief($0, ["file", "condition"]) } == [
                "profile.missing 8:39 file=nada.icc condition=x"
            ])
    }

    @Test func badValuesOfAConditionStop() throws {
        let settings = SampleTexts.settings.replacing(
            "{default: coated-offset}", with: "{coated-offset: {ink-limit: 500, inklimit: 3}}")
        let stop = try #require(fault { _ = try Bench(["imprenta.yml": settings]).condition("coated-offset") })
        #expect(stop.kind == .unusableData)
        #expect(stop.findings.map(\.code) == [.yamlUnknownKey, .yamlBadValue])
    }

    @Test func noWorkspaceIsSaidSo() throws {
        let folder = try TemporaryFolder()
        let stop = fault { _ = try WorkspaceFolder(root: folder.path, resources: Repository.root).settings() }
        #expect(stop?.kind == .missingInput)
        #expect(stop?.findings.map(\.code) == [.workspaceMissing])
    }
}

@Suite struct NearestNames {
    @Test(arguments: [
        ("Obras_Públicas", "obras-publicas"), ("obrsa-publicas", "obras-publicas"), ("dfi", "dif"), ("xyz", nil),
        ("", nil), ("turismo-y-mas", nil),
    ])
    func nearestName(_ name: String, _ expected: String?) {
        #expect(nearest(to: name, among: ["dif", "obras-publicas", "turismo"]) == expected)
    }
}
