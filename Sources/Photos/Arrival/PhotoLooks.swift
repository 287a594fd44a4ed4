import Foundation
import Geometry

/// What a picture is a picture of, as far as that decides whether it can be printed as a photograph.
public enum PhotoSubject: String, Sendable, Hashable, Codable, CaseIterable {
    /// The world.
    case scene
    /// A telephone's or computer's screen.
    case screen
    /// Written text: a letter, a notice, a page.
    case text
    /// A table with its rules.
    case table
}

/// Tells pictures of screens, text and tables from those of the world, by how their squares are filled.
///
/// A square of writing has two tones, one of them the even ground, and many short changes between them; one of the world
/// has neither. What programs drew has squares without any grain at all, which no camera gives.
struct PhotoLooks: Sendable, Hashable, Codable {
    /// Shares of the picture's squares: without any grain; even; written.
    var blank, even, written: Double
    /// Straight thin lines across and down.
    var across, down: Int
    /// Letters.
    var marks = WrittenMarks()

    /// Names the way of looking, and must change with it.
    static let version = "looks 2"
    /// Longest side that is looked at, pixels, and the side of a square.
    private static let side = 1000.0
    private static let square = 32

    /// Of a working copy; one too small to tell is of the world.
    init(of copy: WorkingCopy) throws {
        (blank, even, written, across, down) = (0, 0, 0, 0, 0)
        marks = WrittenMarks(in: try copy.gray.samples(), width: copy.gray.width, height: copy.gray.height)
        let scale = min(1, PhotoLooks.side / Double(max(copy.gray.width, copy.gray.height)))
        let gray = try copy.gray.resized(horizontally: scale, vertically: scale).inMemory()
        let (width, height) = (gray.width, gray.height)
        let (columns, rows) = (width / PhotoLooks.square, height / PhotoLooks.square)
        guard columns > 3, rows > 3 else { return }
        let samples = try gray.samples()
        guard samples.count >= width * height else { return }
        samples.withUnsafeBufferPointer { samples in
            var counts = (blank: 0, even: 0, written: 0)
            for row in 0..<rows {
                for column in 0..<columns {
                    let start = row * PhotoLooks.square * width + column * PhotoLooks.square
                    switch PhotoLooks.kind(of: samples, at: start, width) {
                    case .blank: counts.blank += 1
                    case .even: counts.even += 1
                    case .written: counts.written += 1
                    case .drawn: break
                    }
                }
            }
            let all = Double(columns * rows)
            blank = Double(counts.blank) / all
            even = Double(counts.blank + counts.even) / all
            written = Double(counts.written) / all
            across = PhotoLooks.lines(
                samples, steps: height, length: width, step: width, along: 1, least: width * 2 / 5)
            down = PhotoLooks.lines(
                samples, steps: width, length: height, step: 1, along: width, least: height / 5)
        }
    }

    private enum Kind { case blank, even, written, drawn }

    /// What fills the square that begins at a sample.
    private static func kind(of samples: UnsafeBufferPointer<UInt8>, at start: Int, _ width: Int) -> Kind {
        var counts = [Int](repeating: 0, count: 256)
        var (low, high) = (255, 0)
        for y in 0..<square {
            for x in 0..<square {
                let value = Int(samples[start + y * width + x])
                counts[value] += 1
                low = min(low, value)
                high = max(high, value)
            }
        }
        if high - low <= 1 { return .blank }
        if high - low <= 24 { return .even }
        guard let split = Split(counts), split.contrast >= 50 else { return .drawn }
        let (minor, major) =
            split.lower.count < split.upper.count ? (split.lower, split.upper) : (split.upper, split.lower)
        let share = Double(minor.count) / Double(square * square)
        guard (0.03...0.42).contains(share), major.deviation < 0.16 * split.contrast else { return .drawn }
        var changes = 0
        for y in 0..<square {
            var last = Int(samples[start + y * width]) <= split.threshold
            for x in 1..<square {
                let now = Int(samples[start + y * width + x]) <= split.threshold
                if now != last { changes += 1 }
                last = now
            }
        }
        return changes >= square ? .written : .drawn
    }

    /// How many thin lines there are, in one direction: each darker or lighter than what lies on both sides of it over
    /// `least` samples in a row.
    private static func lines(
        _ samples: UnsafeBufferPointer<UInt8>, steps: Int, length: Int, step: Int, along: Int, least: Int
    ) -> Int {
        var count = 0
        var last = -10
        var position = 4
        while position < steps - 4 {
            var (run, best, gap) = (0, 0, 0)
            var place = 0
            while place < length {
                let index = position * step + place * along
                let value = Int(samples[index])
                let before = Int(samples[index - 4 * step])
                let after = Int(samples[index + 4 * step])
                if value + 12 <= min(before, after) || value >= max(before, after) + 12 {
                    run += 1 + gap
                    gap = 0
                } else if run > 0, gap < 6 {
                    // A line is crossed by others, and words may touch it.
                    gap += 1
                } else {
                    best = max(best, run)
                    (run, gap) = (0, 0)
                }
                place += 1
            }
            if max(best, run) >= least {
                if position - last > 5 { count += 1 }
                last = position
            }
            position += 1
        }
        return count
    }
}

extension PhotoLooks {
    /// What the picture shows.
    ///
    /// - Parameters:
    ///   - size: Of the upright picture.
    ///   - isNamedScreen: Whether the file or its name says that it is a screen.
    func subject(size: (width: Int, height: Int), hasMaker: Bool, isNamedScreen: Bool) -> PhotoSubject {
        if isNamedScreen { return .screen }
        // A full page; or a page with little on it, all of it writing.
        let isFilled = written >= 0.12 && written + even >= 0.7 || written >= 0.012 && written >= 0.6 * (1 - even)
        let isWritten =
            marks.inLine >= 60 && marks.share >= 0.36 || isFilled && marks.inLine >= 20 && marks.share >= 0.6
        if across >= 3, down >= 2, written >= 0.05, written + even >= 0.4, !hasMaker || isWritten { return .table }
        let ratio = Double(size.height) / Double(max(size.width, 1))
        // What telephones' screens measure: from 19 to 9 up to 21 to 9, and 16 to 9 of the older ones.
        let isTall = (1.95...2.4).contains(ratio) && blank >= 0.12 || (1.76...1.79).contains(ratio) && blank >= 0.3
        if !hasMaker, isTall { return .screen }
        return isWritten ? .text : .scene
    }
}

/// Tones parted where they part best (N. Otsu, "A threshold selection method from gray-level histograms", 1979).
private struct Split {
    struct Side {
        var count = 0
        var mean = 0.0
        var deviation = 0.0
    }
    var threshold: Int
    var lower: Side
    var upper: Side
    var contrast: Double { upper.mean - lower.mean }

    init?(_ counts: [Int]) {
        let all = counts.reduce(0, +)
        var (sum, below, sumBelow) = (0, 0, 0)
        for (value, count) in counts.enumerated() { sum += value * count }
        var best = (spread: -1.0, threshold: 0)
        for (value, count) in counts.enumerated() {
            below += count
            sumBelow += value * count
            guard below > 0, below < all else { continue }
            let means = (Double(sumBelow) / Double(below), Double(sum - sumBelow) / Double(all - below))
            let spread = Double(below) * Double(all - below) * (means.1 - means.0) * (means.1 - means.0)
            if spread > best.spread { best = (spread, value) }
        }
        guard best.spread > 0 else { return nil }
        threshold = best.threshold
        lower = Split.side(counts, 0...best.threshold)
        upper = Split.side(counts, (best.threshold + 1)...255)
    }

    private static func side(_ counts: [Int], _ tones: ClosedRange<Int>) -> Side {
        var side = Side()
        var sum = 0
        for tone in tones {
            side.count += counts[tone]
            sum += counts[tone] * tone
        }
        guard side.count > 0 else { return side }
        side.mean = Double(sum) / Double(side.count)
        let squares = tones.reduce(0.0) { sum, tone in
            sum + Double(counts[tone]) * (Double(tone) - side.mean) * (Double(tone) - side.mean)
        }
        side.deviation = (squares / Double(side.count)).squareRoot()
        return side
    }
}
