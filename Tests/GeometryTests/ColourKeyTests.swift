import PrintModel
import Testing

@Suite struct ColourKeysOfInks {
    private let inks = (0..<600).map { Ink(name: "tinta\($0)", cmyk: CMYK(0, 0, 0, Double($0 % 100))) }

    @Test func everyInkHasItsOwnKeyAndComesBack() {
        let keys = ColourKeys(exactly: inks)
        #expect(Set(keys.keys.values).count == inks.count)
        for ink in inks { #expect(keys.keys[ink.name].flatMap { keys.ink(for: $0) } == ink) }
        #expect(keys.ink(for: RGB(0, 0, 0)) == nil)
    }

    @Test func keysDoNotDependOnTheOrder() {
        #expect(ColourKeys(exactly: inks) == ColourKeys(exactly: inks.reversed()))
    }

    @Test func proofColoursLookLikeTheInks() {
        let inks = [
            Ink(name: "papel", cmyk: CMYK(0, 0, 0, 0)), Ink(name: "negro", cmyk: CMYK(0, 0, 0, 100)),
            Ink(name: "claro", cmyk: CMYK(0, 100, 0, 0), spot: "PANTONE", tint: 0),
        ]
        let keys = ColourKeys(resembling: inks).keys
        #expect(keys["papel"] == RGB(255, 255, 255) && keys["claro"] == RGB(255, 255, 255))
        #expect((keys["negro"]?.red ?? 255) < 40)
    }
}
