import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

/// Capitals, figures, ligatures and kerning, as a layout says them.
@Suite struct LayoutTypeStyles {
    private func style(_ more: String) throws -> TextStyle {
        let text = layoutText.replacing(
            "size: 30pt, leading: 30pt, ink: guinda, capitals: true, tracking: 80", with: more)
        let bench = try Bench(["layouts/propio.yml": text, "layouts/es.dic": "x", "layouts/letras/a.ttf": "x"])
        return try #require(bench.layout("propio").layout.styles["title"])
    }

    @Test(arguments: [
        ("", nil), ("caps: small", "smcp=1"), ("caps: all-small", "smcp=1, c2sc=1"), ("caps: upper", nil),
        ("figures: lining", "lnum=1"), ("figures: oldstyle", "onum=1"), ("figures: tabular-lining", "lnum=1, tnum=1"),
        ("figures: tabular-oldstyle", "onum=1, tnum=1"), ("ligatures: none", "liga=0, clig=0, dlig=0"),
        ("ligatures: common", "liga=1, clig=1"), ("ligatures: discretionary", "liga=1, clig=1, dlig=1"),
        ("kerning: false", "kern=0"), ("kerning: true", nil),
        ("caps: small, figures: oldstyle, kerning: false, features: \"onum=0\"", "smcp=1, onum=1, kern=0, onum=0"),
    ])
    func wordsBecomeFeatures(_ words: String, _ features: String?) throws {
        #expect(try style("size: 9pt, leading: 11pt" + (words.isEmpty ? "" : ", " + words)).features == features)
    }

    @Test func capitalsGetAirUnlessToldOtherwise() throws {
        let base = "size: 9pt, leading: 11pt, "
        let upper = try style(base + "caps: upper")
        #expect(upper.capitals && upper.tracking == 50)
        #expect(try style(base + "caps: small").tracking == 30)
        #expect(try style(base + "caps: upper, tracking: 0").tracking == 0)
        let old = try style(base + "capitals: true")
        #expect(old.capitals && old.tracking == 0 && old.features == nil)
    }

    @Test(arguments: ["caps: grandes", "figures: romanos", "ligatures: todas", "kerning: sí"])
    func otherWordsAreFound(words: String) throws {
        let stop = fault { _ = try style("size: 9pt, leading: 11pt, " + words) }
        #expect(stop?.findings.map(\.code) == [.yamlBadValue] && stop?.findings.first?.place.line == 20)
    }
}
