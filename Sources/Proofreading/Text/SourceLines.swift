import Foundation
import Geometry

/// Says on which line of its file something in a passage stands. Files are read again only where something was found.
final class SourceLines {
    private let read: (String) -> [String]
    private var kept: (file: String, lines: [String])?

    /// `read` gives a file's lines.
    init(_ read: @escaping (String) -> [String]) { self.read = read }

    /// The place of an excerpt of a passage, as near as it can be told.
    func place(of excerpt: String, in passage: Passage) -> Finding.Place {
        let lines = lines(of: passage.file)
        let first = max(1, passage.lines.lowerBound)
        let end = min(passage.lines.upperBound, lines.count + 1)
        var found: Int?
        if first < end {
            let range = first..<end
            let keyed = passage.key.flatMap { key in
                range.first { holds(lines[$0 - 1], key + ":") && lines[$0 - 1].contains(excerpt) }
            }
            found = keyed ?? range.first { lines[$0 - 1].contains(excerpt) }
        }
        return Finding.Place(file: passage.file, line: found ?? first, report: passage.report)
    }

    /// Whether a line has a key: at its start, after a dash, or inside braces.
    private func holds(_ line: String, _ key: String) -> Bool {
        guard let range = line.range(of: key) else { return false }
        return line[..<range.lowerBound].last.map { " -{,".contains($0) } ?? true
    }

    private func lines(of file: String) -> [String] {
        if let kept, kept.file == file { return kept.lines }
        let lines = read(file)
        kept = (file, lines)
        return lines
    }
}
