import Foundation
import PrintModel

/// How a photograph's tones lie, by how often each comes.
struct ToneMeasure {
    /// Exposure.
    let exposure: PhotoExposure
    /// How much of the scale from black to white the tones span, 0 to 1.
    let contrast: Double

    /// Of counts of the 256 grays of sRGB.
    init(_ counts: [Int]) {
        let all = Double(max(1, counts.reduce(0, +)))
        func share(_ grays: Range<Int>) -> Double { Double(counts[grays].reduce(0, +)) / all }
        func tone(under part: Double) -> Double {
            var sum = 0.0
            let gray = counts.firstIndex { count in
                sum += Double(count)
                return sum >= part * all
            }
            return ToneMeasure.lightness(gray ?? counts.count - 1)
        }
        let middle = tone(under: 0.5)
        let (shadows, highlights) = (share(0..<5), share(252..<256))
        // Lost highlights are paper and lost shadows ink without drawing; in a scene at night the latter is right.
        let lost = min(1, 3 * max(0, highlights - 0.01) + 1.5 * max(0, shadows - 0.03))
        exposure = PhotoExposure(
            score: ToneMeasure.worth(of: middle) * (1 - lost), middle: middle, shadows: shadows, highlights: highlights)
        contrast = min(1, (tone(under: 0.98) - tone(under: 0.02)) / 80)
    }

    /// 1 for a middle tone about the middle, falling to both ends.
    private static func worth(of middle: Double) -> Double {
        let away = middle < 38 ? (38 - middle) / 38 : middle > 68 ? (middle - 68) / 32 : 0
        return 1 - min(1, away * away * 0.6 + away * 0.4)
    }

    /// CIE 1976 L* of a gray of sRGB.
    private static func lightness(_ gray: Int) -> Double {
        let value = Double(gray) / 255
        let light = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        return PrintedScale.lightness(light)
    }
}
