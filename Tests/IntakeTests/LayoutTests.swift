import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

/// A layout spoiled in one place: every mistake is found at its line.
@Suite struct Layouts {
    private func bench(_ text: String) throws -> Bench {
        try Bench(["layouts/propio.yml": text, "layouts/es.dic": "x", "layouts/letras/a.ttf": "x"])
    }

    private func faults(_ text: String) throws -> [Finding] {
        let bench = try bench(text)
        return fault { _ = try bench.layout("propio") }?.findings ?? []
    }

    private func found(_ original: String, _ spoiled: String, _ keys: [String]) throws -> [String] {
        #expect(layoutText.contains(original))
        return try faults(layoutText.replacing(original, with: spoiled, maxReplacements: 1)).map { finding in
            #expect(
                finding.place.file == "layouts/propio.yml" && finding.place.line != nil && finding.place.column != nil)
            return ([finding.code.rawValue] + keys.map { finding.values[$0] ?? "–" }).joined(separator: " ")
        }
    }

    @Test func everythingIsRead() throws {
        let bench = try bench(layoutText)
        let (layout, findings) = try bench.layout("propio")
        #expect(findings == [] && layout.file == "layouts/propio.yml")
        #expect(abs(layout.page.trim.width - 612.283) < 0.001 && layout.page.multiple == 4)
        #expect(layout.grid.columns == 12 && layout.leading == 12)
        #expect(layout.fonts == [bench.folder.path("layouts/letras")])
        #expect(layout.hyphenation == ["es": bench.folder.path("layouts/es.dic")])
        #expect(
            layout.inks["arena"] == Ink(name: "arena", cmyk: CMYK(0, 3, 10, 4), spot: "PANTONE 7500 C", tint: 50))
        #expect(
            layout.styles["title"]
                == TextStyle(
                    name: "title", font: "Lato", weight: 900, italic: true, size: 30, leading: 30, ink: "guinda",
                    tracking: 80, capitals: true, line: 20))
        #expect(layout.styles["body"]?.alignment == .justify && layout.styles["body"]?.ink == "negro")
        let elements = layout.front[0].elements
        #expect(
            elements.map(\.content) == [
                .text(template: "{title}", style: "title"),
                .art(name: "escudo", inks: ["negro": "guinda"], tile: false),
                .photo, .panel(ink: "arena"), .lead, .notices(count: 3),
            ])
        #expect(elements[0].anchor == .middle && elements[3].side == .left && elements[5].columns == 3)
        #expect(layout.story.gap == 2...3 && layout.story.sectionOnNewPage && layout.story.noticeRows == 8...16)
        let slot = StoryPattern.PhotoSlot(place: .top, columns: 2...3, rows: 12...26)
        #expect(
            layout.patterns == [
                StoryPattern(
                    name: "gran-3", span: 12, columns: 3, headline: "title", headlineLines: 2, photos: [slot], quote: 1,
                    figures: .column, dropCap: 3, priority: 1...3, line: layout.patterns[0].line)
            ])
    }

    @Test func theWorkspaceComesBeforeTheToolkit() throws {
        let bench = try Bench([
            "layouts/gazette.yml": layoutText.replacing("multiple: 4", with: "multiple: 8"), "layouts/es.dic": "x",
            "layouts/letras/a.ttf": "x",
        ])
        let own = try bench.layout("gazette").layout
        #expect(own.page.multiple == 8 && own.file == "layouts/gazette.yml")
        #expect(try Bench().layout("gazette").layout.file == Repository.path("layouts/gazette.yml"))
    }

    @Test func anUnknownLayoutNamesTheNearest() throws {
        let stop = try #require(fault { _ = try Bench().layout("gazete") })
        #expect(stop.kind == .missingInput)
        #expect(stop.findings.map { brief($0, ["nearest"]) } == ["layout.missing  nearest=gazette"])
    }

    @Test func theLineIsTheFilesLine() throws {
        #expect(
            try faults(layoutText.replacing("leading: 12pt\n\n", with: "leading: 12\n\n"))
                .map { brief($0, ["expected", "found"]) } == ["yaml.bad-value 8:10 expected=length found=12"])
    }

    private static let names: [(String, String, String)] = [
        ("leading: 30pt, ink: guinda", "leading: 30pt, ink: guidna", "layout.unknown-ink guidna guinda"),
        ("panel: arena", "panel: arenna", "layout.unknown-ink arenna arena"),
        ("section-rule: guinda", "section-rule: ginda", "layout.unknown-ink ginda guinda"),
        ("style: title", "style: titel", "layout.unknown-style titel title"),
        ("styles: {body: body", "styles: {body: bodi", "layout.unknown-style bodi body"),
        ("headline: title", "headline: headline", "layout.unknown-style headline –"),
        ("styles: {kicker: body", "styles: {kicker: boddy", "layout.unknown-style boddy body"),
    ]

    @Test(arguments: names)
    func namesThatAreNotDeclared(_ original: String, _ spoiled: String, _ expected: String) throws {
        let key = expected.contains("ink") ? "ink" : "style"
        #expect(try found(original, spoiled, [key, "nearest"]) == [expected])
    }

    @Test func aPartWithoutStyleIsMissed() throws {
        #expect(try found(", drop-cap: title}", "}", ["key"]) == ["yaml.missing-key story.styles.drop-cap"])
    }

    private static let values: [(String, String, String)] = [
        ("gap: [2, 3]", "gap: [3, 2]", "ascending"), ("gap: [2, 3]", "gap: 2-3", "integer"),
        ("cmyk: [25, 100, 65, 25]", "cmyk: [25, 101, 65, 25]", "number"),
        ("cmyk: [25, 100, 65, 25]", "cmyk: [25, 65, 25]", "list-of"),
        ("align: justify", "align: justified", "choice"), ("hyphenate: true", "hyphenate: sí", "boolean"),
        ("weight: 900", "weight: 90", "integer"), ("inside: 16mm", "inside: 216mm", "room-for-text"),
        ("trim: [216mm, 279mm]", "trim: [216mm]", "list-of"),
        ("columns: 12, gutter", "columns: 120, gutter", "integer"),
        ("{photo: true,", "{photo: false,", "true"), ("{photo: true,", "{photo: true, panel: guinda,", "one-of"),
        ("{photo: true,", "{", "one-of"), ("[14mm, 9mm, 20mm, 24mm]", "[14mm, 9mm, 0mm, 24mm]", "frame-on-page"),
        ("[14mm, 9mm, 20mm, 24mm]", "[200mm, 9mm, 20mm, 24mm]", "frame-on-page"),
        ("[14mm, 9mm, 20mm, 24mm]", "[14, 9mm, 20mm, 24mm]", "length"), ("side: left", "side: izquierda", "choice"),
        ("span: 12", "span: 13", "integer"), ("quote: 1", "quote: 4", "integer"),
        ("columns: [2, 3]", "columns: [2, 4]", "integer"), ("rows: [12, 26]", "rows: [26, 12]", "ascending"),
        ("place: top", "place: left", "choice"), ("priority: [1, 3]", "priority: [1, 6]", "integer"),
    ]

    @Test(arguments: values)
    func badValues(_ original: String, _ spoiled: String, _ expected: String) throws {
        #expect(try found(original, spoiled, ["expected"]) == ["yaml.bad-value " + expected])
    }

    @Test func twoPatternsOfOneNameAreRefused() throws {
        let pattern = "  - name: gran-3\n    span: 12\n    columns: 3\n    headline: title\n"
        let findings = try faults(layoutText + pattern)
        #expect(findings.map { brief($0, ["key", "first"]) } == ["yaml.duplicate-key 56:5 key=gran-3 first=46"])
        #expect(try faults(layoutText + pattern.replacing("gran-3", with: "gran-4")) == [])
    }

    @Test func missingFontsAndDictionaries() throws {
        #expect(try found("[letras]", "[tipos]", ["folder"]) == ["layout.font-folder-missing tipos"])
        #expect(try found("{es: es.dic}", "{es: no.dic}", ["language", "file"]) == ["hyphenation.missing es no.dic"])
    }

    @Test func allMistakesAreFoundAtOnce() throws {
        let keys = try faults("page: {}\ngrid: {columns: x}\nleadin: 12pt\n").compactMap { $0.values["key"] }
        let expected = [
            "leadin", "leading", "page.trim", "grid.columns", "inks", "styles", "fonts", "story", "patterns", "inside",
        ]
        #expect(Set(expected).isSubset(of: keys))
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
