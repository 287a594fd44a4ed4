import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

/// Inks, layouts that extend others, and print conditions whose profile is made.
@Suite struct InksAndConditions {
    private static let derived = """
        extends: gazette
        photos: {duotone: guinda}
        inks:
          guinda: {spot: PANTONE 7421 C, cmyk: [25, 100, 65, 25], tint: 80}
        styles:
          kicker: {font: Lato, size: 9pt, leading: 12pt}

        """

    @Test func aLayoutTakesFromTheOneItExtendsWhatItDoesNotSay() throws {
        let bench = try Bench(["layouts/propio.yml": InksAndConditions.derived])
        let (layout, findings) = try bench.layout("propio")
        let (base, _) = try bench.layout("gazette")
        #expect(findings.isEmpty && layout.file == "layouts/propio.yml")
        #expect(layout.photos == .duotone("guinda") && base.photos == .colour)
        #expect(layout.inks["guinda"]?.spot == "PANTONE 7421 C" && layout.inks["guinda"]?.tint == 80)
        #expect(layout.inks["oro"] == base.inks["oro"] && layout.styles["kicker"]?.size == 9)
        // A line of the other file would be wrong of this one.
        #expect(layout.styles["body"]?.line == 0 && (layout.styles["kicker"]?.line ?? 0) > 0)
        #expect(layout.styles["body"]?.size == base.styles["body"]?.size && layout.fonts == base.fonts)
        #expect(layout.patterns == base.patterns && layout.page == base.page)
    }

    @Test func aLayoutThatExtendsItselfIsAnErrorAndNotALoop() throws {
        let bench = try Bench(["layouts/a.yml": "extends: b\n", "layouts/b.yml": "extends: a\n"])
        let found = fault { _ = try bench.layout("a") }
        #expect(found?.findings.map(\.code) == [.layoutCircular])
    }

    @Test func aMistakeInTheOtherLayoutIsSaidOfItsFile() throws {
        let bench = try Bench([
            "layouts/a.yml": "extends: b\n", "layouts/b.yml": "extends: gazette\nleading: thick\nphotos: sepia\n",
        ])
        let places = (fault { _ = try bench.layout("a") }?.findings ?? []).map(\.place)
        #expect(places.map(\.file) == ["layouts/b.yml", "layouts/b.yml"] && places.map(\.line) == [2, 3])
    }

    @Test func theInkOfADuotoneMustBeDeclared() throws {
        let bench = try Bench(["layouts/a.yml": "extends: gazette\nphotos: {duotone: guida}\n"])
        let found = fault { _ = try bench.layout("a") }?.findings ?? []
        #expect(found.map(\.code) == [.inkUnknown] && found.first?.values["nearest"] == "guinda")
    }

    @Test func theToolkitsOwnVariantsHaveAsManyInksAsTheySay() throws {
        let bench = try Bench()
        func plates(_ name: String) throws -> Set<String> {
            try bench.layout(name).layout.inks.values.reduce(into: []) { plates, ink in
                if let spot = ink.spot { plates.insert(spot) } else if ink.cmyk.black > 0 { plates.insert("Black") }
                if ink.spot == nil, ink.cmyk.total > ink.cmyk.black { plates.insert("process") }
            }
        }
        #expect(try plates("gazette-two-colour") == ["Black", "PANTONE 7421 C"])
        #expect(try plates("gazette-one-colour") == ["Black"])
    }

    @Test func aPublicationSaysItsInksAndPhotographs() throws {
        let more = """
            photos: gray
            spots: process
            inks: {guinda: {spot: PANTONE 7421 C, cmyk: [25, 100, 65, 25]}}

            """
        let bench = try Bench(["publications/gaceta.yml": SampleTexts.publication + more])
        let workspace = try bench.settings().workspace
        let (publication, findings) = try bench.workspace.publication(
            named: "gaceta", in: workspace, with: try bench.shelf())
        #expect(findings.isEmpty && publication.photos == .gray && publication.spotsToProcess)
        #expect(publication.inks["guinda"]?.spot == "PANTONE 7421 C")
    }

    @Test func aSpotInProcessIsItsAlternateAtItsTint() {
        let ink = Ink(name: "a", cmyk: CMYK(20, 100, 60, 30), spot: "S", tint: 50, overprint: true)
        #expect(ink.inProcess == Ink(name: "a", cmyk: CMYK(10, 50, 30, 15), overprint: true))
        #expect(ink.plates == 1 && ink.inProcess.plates == 4 && ink.total == 50)
    }

    @Test func thePrintersOwnProfileWinsOverOneThatIsMade() throws {
        let settings = SampleTexts.settings.replacing(
            "{default: coated-offset}", with: "{default: newsprint, newsprint: {profile: perfiles/suyo.icc}}")
        let bench = try Bench(["imprenta.yml": settings, "perfiles/suyo.icc": "x"])
        let (condition, _) = try bench.condition("newsprint")
        #expect(condition.profile == bench.folder.path("perfiles/suyo.icc"))
        #expect(condition.inkLimit == 240 && condition.screenRuling == 100)
    }

    @Test func everyConditionThatNeedsItHasARecipe() throws {
        let recipes = try Bench().workspace.profileRecipes()
        #expect(recipes.map(\.profile) == ["TR002_newsprint.icc", "FOGRA29L_uncoated.icc"])
        #expect(recipes.map(\.inkLimit) == [240, 300])
        #expect(recipes.allSatisfy { !$0.credit.isEmpty })
    }
}
