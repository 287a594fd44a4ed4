import CVips
import Foundation
import KeptWork
import PrintModel

/// What each tone of a photograph becomes on the plates of a job that has not four inks.
///
/// Tones go by lightness, not by dots: how much light paper sends back under so much black is asked of the press's
/// profile, so that the same photograph looks the same on coated paper and on newsprint, whose dots grow far more. The
/// scale reaches from bare paper to the darkest the plates can print.
struct TonePlates {
    /// How the result is held: `gray`, `duotone`, or `cmyk` for a duotone mixed in process inks.
    let form: PhotoForm
    /// Black, 0 to 255, for every gray of sRGB, darkest first.
    let black: [UInt8]
    /// The other ink, likewise; none in a photograph of black alone.
    let second: [UInt8]
    private let ink: Ink?
    private let profile: OutputProfile

    /// All that the result depends on besides the profile.
    var tables: String { "\(form) \(black) \(second) \(ink.map { "\($0)" } ?? "")" }

    /// The plates of a form on a press; `nil` where it is the four process inks.
    init?(_ form: PhotoForm, on profile: OutputProfile, inkLimit: Double, kept: KeptWork = .none) throws {
        func scale(_ ink: CMYK) throws -> PrintedScale { try PrintedScale(of: ink, on: profile, kept: kept) }
        let process = CMYK(0, 0, 0, 100)
        switch form {
        case .rgb, .cmyk: return nil
        case .gray:
            let scale = try scale(process)
            ink = nil
            black = (0...255).map { tone in
                let light = TonePlates.aim(tone, darkest: scale.darkest, contrast: 0.25)
                return UInt8((scale.ink(for: light) * 255).rounded())
            }
            second = []
            self.form = .gray
        case .duotone(let spot):
            ink = spot
            let (scale, colour) = (try scale(process), try scale(spot.cmyk))
            let pairs = (0...255).map { tone in TonePlates.pair(tone, scale, colour, inkLimit / 100) }
            black = pairs.map { UInt8(($0.black * 255).rounded()) }
            second = pairs.map { UInt8(($0.second * 255).rounded(.down)) }
            self.form = spot.spot == nil ? .cmyk : .duotone(spot)
        }
        self.profile = profile
    }

    /// The two inks of a tone, 0 to 1: together they let through the light that is aimed at.
    ///
    /// The colour carries most of the darkness of light tones, and gives way in shadows, where black does: there a full
    /// colour would only close what is left to see. Black takes what remains.
    private static func pair(
        _ tone: Int, _ black: PrintedScale, _ colour: PrintedScale, _ limit: Double
    ) -> (black: Double, second: Double) {
        let darkest = black.darkest * colour.light(of: deepest)
        let light = aim(tone, darkest: darkest, contrast: 0.3)
        let depth = 1 - Double(tone) / 255
        let share = 0.8 - 0.35 * depth
        let most = depth < 0.5 ? 0.85 : 0.85 - (0.85 - deepest) * (depth - 0.5) * 2
        let wanted = min(colour.ink(for: pow(light, share)), most)
        let k = black.ink(for: min(1, light / max(colour.light(of: wanted), 1e-6)))
        return (k, max(0, min(wanted, limit - k - 1.0 / 255)))
    }

    /// How much of the colour lies under full black.
    private static let deepest = 0.5

    /// The light that a tone should send back, 1 being paper's: its lightness (CIE 1976 L*) on a scale that ends at
    /// `darkest`, with a little more contrast in the middle, since a print has less of it than a screen.
    private static func aim(_ tone: Int, darkest: Double, contrast: Double) -> Double {
        let value = Double(tone) / 255
        let light = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        let scaled = PrintedScale.lightness(light) / 100
        let curved = scaled - contrast / (2 * .pi) * sin(2 * .pi * scaled)
        let floor = PrintedScale.lightness(darkest)
        return PrintedScale.luminance(floor + (100 - floor) * curved)
    }

    /// One channel, 255 being paper.
    func asGray() throws -> Picture { try Picture.row(black.map { 255 - $0 }, bands: 1, as: VIPS_INTERPRETATION_B_W) }

    /// Two channels, 0 being paper.
    func asPair() throws -> Picture {
        try Picture.row(zip(black, second).flatMap { [$0, $1] }, bands: 2, as: VIPS_INTERPRETATION_MULTIBAND)
    }

    /// The four process inks, the second ink by what stands for it.
    func inProcess() throws -> Picture {
        let stands = ink?.cmyk ?? CMYK(0, 0, 0, 0)
        let rows = black.indices.flatMap { index -> [UInt8] in
            let share = second.isEmpty ? 0 : Double(second[index]) / 100
            func part(_ percent: Double) -> Double { percent * share }
            let k = Double(black[index])
            // Two screens of one ink, one over the other, leave the paper that both leave.
            let joined = k + part(stands.black) - k * part(stands.black) / 255
            return [part(stands.cyan), part(stands.magenta), part(stands.yellow), joined].map {
                UInt8(min(255, $0.rounded()))
            }
        }
        return try Picture.row(rows, bands: 4, as: VIPS_INTERPRETATION_CMYK)
    }

    /// What that looks like on a screen.
    func onScreen() throws -> Picture {
        try inProcess().converted(from: profile.path, to: "srgb").taken(as: VIPS_INTERPRETATION_sRGB).inMemory()
    }
}
