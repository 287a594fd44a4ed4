import Geometry
import PrintModel
import Testing

@testable import Typesetting

/// What a face can do, asked of the face.
@Suite struct FaceFeaturesOfFonts {
    private func fonts() throws -> FontLibrary {
        try FontLibrary(folders: [Compositor.vollkorn, Compositor.lato])
    }

    private func style(_ font: String, _ features: String?) -> TextStyle {
        TextStyle(name: "nota", font: font, size: 9, leading: 11, features: features, line: 7)
    }

    @Test func tagsAreThoseOfTheFace() throws {
        let fonts = try fonts()
        let vollkorn = try #require(FaceFeatures(of: style("Vollkorn", nil), in: fonts)).tags
        #expect(vollkorn.isSuperset(of: ["smcp", "c2sc", "onum", "lnum", "tnum"]))
        let lato = try #require(FaceFeatures(of: style("Lato", nil), in: fonts)).tags
        #expect(!lato.contains("smcp") && lato.allSatisfy { $0.count == 4 })
    }

    @Test func aFaceWithoutSmallCapitalsIsFoundAtTheStylesLine() throws {
        let fonts = try fonts()
        let findings = FaceFeatures.findings(
            for: [style("Vollkorn", "smcp=1, c2sc=1"), style("Lato", "smcp=1, lnum=1"), style("Ninguna", "smcp=1")],
            in: fonts)
        #expect(findings.map(\.code) == [.fontFeatureMissing] && findings.first?.place.line == 7)
        #expect(findings.first?.values == ["font": "Lato", "style": "nota", "feature": "smcp"])
    }

    @Test(arguments: [nil, "", "smcp=0", "smcp=1, smcp=0", "kern=0", "lnum=1", "=", ",,"])
    func whatIsNotAskedForIsNotMissed(features: String?) throws {
        #expect(FaceFeatures.findings(for: [style("Lato", features)], in: try fonts()).isEmpty)
    }

    @Test func smallCapitalsAreOtherGlyphsNotShrunkOnes() throws {
        let setter = try Compositor.setter()
        let small = Compositor.style("small", from: Compositor.body) { $0.features = "smcp=1" }
        let plain = try #require(setter.set("obra", Compositor.body, 300).lines.first?.runs.first)
        let caps = try #require(setter.set("obra", small, 300).lines.first?.runs.first)
        #expect(caps.face == plain.face && caps.size == plain.size && caps.text == plain.text)
        #expect(Set(caps.glyphs.map(\.id)).isDisjoint(with: plain.glyphs.map(\.id)))
    }
}
