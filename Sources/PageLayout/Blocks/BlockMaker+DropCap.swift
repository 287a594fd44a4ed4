import Geometry
import PrintModel

extension BlockMaker {
    /// A first letter so many lines high: its capital height reaches from the first line's cap line exactly to the last
    /// line's baseline, and its ink, not its side bearing, stands on the margin.
    ///
    /// Round letters keep the overshoot that their designer gave them, above and below.
    ///
    /// Where the letter is a word by itself (`endsWord`), the line goes on, as far as reading does.
    func dropCap(_ letter: Character, lines: Int, endsWord: Bool) -> DropCap? {
        var style = styles[.dropCap]
        let height = Double(lines - 1) * grid.leading + grid.capHeight
        let natural = setter.capHeight(of: style)
        guard natural > 0 else { return nil }
        style.size *= height / natural
        style.name += "-\(lines)"
        let set = setter.set(TextRequest(RichText(String(letter)), style: style, measure: 1000, language: language))
        note(set.findings)
        guard var line = set.lines.first else { return nil }
        line.endsParagraph = !endsWord
        guard let ink = ink(of: line) else { return DropCap(line: line, lines: lines, width: line.width + air) }
        let width = ink.upperBound - ink.lowerBound
        return DropCap(line: line.moved(by: -ink.lowerBound, width: width), lines: lines, width: width + air)
    }

    /// White between a drop cap's ink and the lines beside it.
    private var air: Double { grid.leading * 0.4 }

    /// From where to where the ink of a line runs, points; `nil` where that cannot be measured.
    private func ink(of line: SetLine) -> ClosedRange<Double>? {
        guard let measuring = setter as? any InkMeasuring else { return nil }
        let boxes = line.runs.flatMap { run in
            run.glyphs.compactMap { glyph in
                measuring.ink(of: glyph.id, in: run.face, size: run.size).map {
                    (glyph.x + $0.x * run.stretch)...(glyph.x + $0.maxX * run.stretch)
                }
            }
        }
        guard let left = boxes.map(\.lowerBound).min(), let right = boxes.map(\.upperBound).max() else { return nil }
        return left...right
    }
}

extension SetLine {
    /// The line with its glyphs moved along the baseline, and as wide as their ink: side bearings are not counted.
    fileprivate func moved(by shift: Double, width: Double) -> SetLine {
        var line = self
        line.width = width
        for run in line.runs.indices {
            let right = line.runs[run].x + line.runs[run].width + shift
            line.runs[run].x = max(0, line.runs[run].x + shift)
            line.runs[run].width = min(width, right) - line.runs[run].x
            for glyph in line.runs[run].glyphs.indices { line.runs[run].glyphs[glyph].x += shift }
        }
        return line
    }
}
