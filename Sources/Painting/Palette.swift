import Geometry
import PDFWriting
import PrintModel

/// What each ink of a layout is painted with.
public struct Palette: Sendable {
    private let paints: [String: PagePaint]
    /// The process inks that stand for each spot colour: those of the first of its inks by name.
    public let spots: [String: CMYK]
    /// `finish.spot-ambiguous` where inks describe one spot colour differently.
    public let findings: [Finding]
    /// Names of all inks, sorted.
    let names: [String]

    /// The inks as they go on the press: process colours, plates of their own for spot colours, overprint as declared.
    ///
    /// With `spotsAsProcess` every spot colour is printed in the process inks that stand for it, its tints as shares of
    /// them.
    public static func press(_ inks: [Ink], spotsAsProcess: Bool = false) -> Palette {
        Palette(inks) { ink in
            guard let spot = ink.spot else { return PagePaint(.process(ink.cmyk), overprints: ink.overprint) }
            guard spotsAsProcess else {
                return PagePaint(.spot(spot, tint: ink.tint / 100), overprints: ink.overprint)
            }
            return PagePaint(.process(ink.cmyk.tinted(ink.tint / 100)), overprints: ink.overprint)
        }
    }

    /// Colours that look like the inks on a screen.
    public static func screen(_ inks: [Ink]) -> Palette {
        let colours = ColourKeys(resembling: inks).keys
        return Palette(inks) { PagePaint(.rgb(colours[$0.name] ?? RGB(0, 0, 0))) }
    }

    /// Every ink as a screen's black.
    public static func black(_ inks: [Ink]) -> Palette { Palette(inks) { _ in PagePaint(.rgb(RGB(0, 0, 0))) } }

    /// Each ink as its process colours let light through, each for itself: greys for blacks. For office documents, which
    /// are printed on whatever stands in the office.
    public static func tones(_ inks: [Ink]) -> Palette {
        Palette(inks) { ink in
            let black = 1 - min(100, max(0, ink.cmyk.black)) / 100
            func light(_ amount: Double) -> UInt8 {
                UInt8((255 * (1 - min(100, max(0, amount)) / 100) * black).rounded())
            }
            return PagePaint(.rgb(RGB(light(ink.cmyk.cyan), light(ink.cmyk.magenta), light(ink.cmyk.yellow))))
        }
    }

    private init(_ inks: [Ink], _ paint: (Ink) -> PagePaint) {
        var paints: [String: PagePaint] = [:]
        var spots: [String: CMYK] = [:]
        var ambiguous: Set<String> = []
        for ink in inks { paints[ink.name] = paint(ink) }
        for ink in inks.sorted(by: { $0.name < $1.name }) {
            guard let spot = ink.spot, paints[ink.name]?.colour.spotName == spot else { continue }
            if let known = spots[spot], known != ink.cmyk { ambiguous.insert(spot) }
            if spots[spot] == nil { spots[spot] = ink.cmyk }
        }
        self.paints = paints
        self.spots = spots
        names = paints.keys.sorted()
        findings = ambiguous.sorted().map { Finding(.warning, .spotAmbiguous, ["spot": $0]) }
    }

    /// What an ink is painted with; `nil` for one the layout does not declare.
    public subscript(ink: String) -> PagePaint? { paints[ink] }
}

extension CMYK {
    fileprivate func tinted(_ share: Double) -> CMYK {
        CMYK(cyan * share, magenta * share, yellow * share, black * share)
    }
}
