import PrintModel
import Typesetting

/// A line as the ruler sees it.
struct MeasuredLine: Sendable {
    struct Word: Sendable {
        var start: Double
        var end: Double
    }
    /// Boxes of advance widths.
    var words: [Word]
    /// Glyphs that print.
    var glyphs: Int
    /// Whether its last character is a hyphen.
    var hyphenated: Bool
    /// Whether it begins a column.
    var startsColumn: Bool
    /// The font's space, em.
    var natural: Double
    /// How far apart its letters stand beyond their advances, em, where it has letters enough to tell.
    var tracking: Double
    /// By which share its glyphs are wider or narrower than drawn.
    var widthVariation: Double

    var start: Double { words.first?.start ?? 0 }
    var end: Double { words.last?.end ?? 0 }
}

/// Measures set lines from the places of their glyphs, by the definitions of `Tests/bench/measure-lines.py`. Belongs to
/// one thread.
final class LineMeter {
    private let size: Double
    private let advances = GlyphAdvances()
    private var offsets: [Double] = []

    init(size: Double) { self.size = size }

    func measure(_ line: SetLine, startsColumn: Bool) -> MeasuredLine {
        let last = line.runs.last?.text.unicodeScalars.last
        var measured = MeasuredLine(
            words: [], glyphs: 0, hyphenated: last == "-" || last == "\u{2010}", startsColumn: startsColumn,
            natural: 0.25, tracking: 0, widthVariation: 0)
        if let face = line.runs.first?.face {
            measured.natural = advances.width(of: advances.glyph(of: " ", in: face), in: face)
        }
        offsets.removeAll(keepingCapacity: true)
        for run in line.runs { add(run, to: &measured) }
        // Most neighbours have no kerning: what lies in the middle is the line's tracking alone.
        if offsets.count >= 5 {
            offsets.sort()
            measured.tracking = abs(offsets[offsets.count / 2]) / size
        }
        return measured
    }

    private func add(_ run: GlyphRun, to line: inout MeasuredLine) {
        let width = run.size * run.stretch
        line.widthVariation = max(line.widthVariation, abs(run.stretch - 1))
        let space = advances.glyph(of: " ", in: run.face)
        var pending: Double?
        for glyph in run.glyphs {
            let end = glyph.x + advances.width(of: glyph.id, in: run.face) * width
            if let before = pending { offsets.append(glyph.x - before) }
            pending = glyph.id == space ? nil : end
            if glyph.id == space || end - glyph.x <= 0.01 { continue }
            line.glyphs += 1
            if let last = line.words.last, glyph.x - last.end < 0.095 * size {
                line.words[line.words.count - 1].end = end
            } else {
                line.words.append(MeasuredLine.Word(start: glyph.x, end: end))
            }
        }
    }
}

/// Draws the figures of a galley's quality from its lines, which come in order.
final class GalleyRuler {
    private let size: Double
    private var column: [MeasuredLine] = []
    private var means: [Double] = []
    private var natural = 0.25
    private var lines = 0
    private var hyphens = 0
    private var hyphensInRow = 0
    private var ladders = 0
    private var rivers = 0
    private var figures = GalleyQuality()

    init(size: Double) { self.size = size }

    /// Adds the next line of the text.
    func add(_ line: MeasuredLine) {
        if line.startsColumn { endColumn() }
        if lines == 0 { natural = line.natural }
        figures.tracking_max_em = max(figures.tracking_max_em, line.tracking)
        figures.width_variation_max = max(figures.width_variation_max, line.widthVariation)
        guard line.glyphs >= 2 else { return }
        lines += 1
        column.append(line)
    }

    /// The figures of all lines.
    func quality() -> GalleyQuality {
        endColumn()
        means.sort()
        guard !means.isEmpty else { return figures }
        let count = Double(means.count)
        let mean = means.reduce(0, +) / count
        func share(_ test: (Double) -> Bool) -> Double { rounded(100 * Double(means.count(where: test)) / count, 2) }
        func at(_ part: Double) -> Double { rounded(means[Int(part * (count - 1))], 3) }
        figures.justified = means.count
        figures.gap_mean_em = rounded(mean, 4)
        figures.gap_sd_em = rounded((means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot(), 4)
        (figures.p95, figures.p99, figures.max) = (at(0.95), at(0.99), at(1))
        figures.very_loose_pct = share { $0 > 2 * natural }
        figures.loose_pct = share { $0 > 1.6 * natural }
        figures.tight_pct = share { $0 < 0.66 * natural }
        figures.hyphen_pct = rounded(100 * Double(hyphens) / Double(lines), 2)
        figures.ladders_per_1000 = rounded(1000 * Double(ladders) / Double(lines), 2)
        figures.rivers_per_1000 = rounded(1000 * Double(rivers) / Double(lines), 2)
        figures.tracking_max_em = rounded(figures.tracking_max_em, 4)
        figures.width_variation_max = rounded(figures.width_variation_max, 4)
        return figures
    }

    private func endColumn() {
        defer { column.removeAll(keepingCapacity: true) }
        guard let first = column.first, let last = column.last else { return }
        let edge = column.map(\.end).sorted()[Int(Double(column.count) * 0.75)]
        var streams: [(start: Double, end: Double, depth: Int)] = []
        for line in column {
            let gaps = zip(line.words, line.words.dropFirst()).map { ($0.end, $1.start) }
            if !gaps.isEmpty, abs(line.end - edge) < 3 {
                means.append(gaps.reduce(0) { $0 + $1.1 - $1.0 } / Double(gaps.count) / size)
            }
            hyphens += line.hyphenated ? 1 : 0
            hyphensInRow = line.hyphenated ? hyphensInRow + 1 : 0
            ladders += hyphensInRow == 3 ? 1 : 0
            var grown: [(Double, Double, Int)] = []
            for (start, end) in gaps where end - start > 0.30 * size {
                let above = streams.filter { min($0.end, end) - max($0.start, start) > 0.15 * size }
                let depth = 1 + (above.map(\.depth).max() ?? 0)
                grown.append((start, end, depth))
                rivers += depth == 4 ? 1 : 0
            }
            streams = grown
        }
        // A line's places are from its column's left edge.
        if column.count > 1, abs(first.end - edge) >= 3, abs(first.start) < 3 { figures.widows += 1 }
        if last.start > 5, abs(last.end - edge) < 3 { figures.orphans += 1 }
    }

    private func rounded(_ value: Double, _ digits: Int) -> Double {
        let scale = digits == 2 ? 100.0 : digits == 3 ? 1_000 : 10_000
        return (value * scale).rounded() / scale
    }
}
