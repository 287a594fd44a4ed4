import CVips
import Foundation
import KeptWork
import PrintModel

/// How much light paper sends back under every amount of an ink, as a press's profile tells it.
struct PrintedScale {
    /// Of 256 amounts from none to full, the luminance, 1 being paper's; it never rises.
    private let luminances: [Double]

    /// Of an ink that is these process inks in full, or what `kept` knows of it.
    init(of ink: CMYK, on profile: OutputProfile, kept: KeptWork) throws {
        luminances = try kept.value(for: KeptWork.Key("scale", ink, profile.digest, Picture.version)) {
            try PrintedScale.luminances(of: ink, on: profile)
        }
    }

    private static func luminances(of ink: CMYK, on profile: OutputProfile) throws -> [Double] {
        let ramp = (0...255).flatMap { amount in
            [ink.cyan, ink.magenta, ink.yellow, ink.black].map { UInt8(($0 * Double(amount) / 100).rounded()) }
        }
        let screen = try Picture.row(ramp, bands: 4, as: VIPS_INTERPRETATION_CMYK)
            .converted(from: profile.path, to: "srgb").samples()
        var least = 1.0
        var found: [Double] = []
        for index in 0...255 {
            func linear(_ channel: Int) -> Double {
                let value = Double(screen[index * 3 + channel]) / 255
                return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
            }
            let light = 0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2)
            least = min(least, index == 0 ? 1 : max(light, 1e-4))
            found.append(least)
        }
        return found
    }

    /// The luminance under full ink.
    var darkest: Double { luminances[255] }

    /// The luminance under an amount, 0 to 1.
    func light(of amount: Double) -> Double {
        let place = min(max(amount, 0), 1) * 255
        let low = Int(place)
        guard low < 255 else { return luminances[255] }
        return luminances[low] + (luminances[low + 1] - luminances[low]) * (place - Double(low))
    }

    /// The amount, 0 to 1, under which there is so much light; full ink where no amount is dark enough.
    func ink(for light: Double) -> Double {
        guard let above = luminances.firstIndex(where: { $0 <= light }) else { return 1 }
        guard above > 0, luminances[above - 1] > luminances[above] else { return Double(above) / 255 }
        let step = (luminances[above - 1] - light) / (luminances[above - 1] - luminances[above])
        return (Double(above - 1) + min(max(step, 0), 1)) / 255
    }

    /// Lightness, CIE 1976 L*, of a luminance of 0 to 1.
    static func lightness(_ luminance: Double) -> Double {
        luminance > 216.0 / 24_389 ? 116 * cbrt(luminance) - 16 : luminance * 24_389 / 27
    }

    /// The luminance of a lightness.
    static func luminance(_ lightness: Double) -> Double {
        lightness > 8 ? pow((lightness + 16) / 116, 3) : lightness * 27 / 24_389
    }
}
