import Foundation
import Geometry
import Production

/// What the command says of a galley.
struct GalleyReport {
    let result: GalleyResult
    /// The PDF, as the person typed its path.
    let output: String

    /// A line for a person.
    func summary(in language: Language) -> String {
        let seconds = result.seconds.read + result.seconds.break + result.seconds.fit + result.seconds.paint
        let time = String(format: "%.2f", seconds)
        return language.say(
            "\(output): \(result.pages) páginas, \(result.lines) renglones, \(time) s.",
            "\(output): \(result.pages) pages, \(result.lines) lines, \(time) s.")
    }

    /// The object that `--json` prints, with keys in a fixed order.
    func json(in language: Language) -> String {
        JSONReport.text(of: Root(result, language))
    }

    private struct Root: Encodable {
        let result: GalleyResult
        let language: Language

        init(_ result: GalleyResult, _ language: Language) {
            self.result = result
            self.language = language
        }

        enum Key: String, CodingKey {
            case text, output, pages, columns, lines, seconds, peakMemoryMB, quality, findings
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(result.text, forKey: .text)
            try container.encode(result.output, forKey: .output)
            try container.encode(result.pages, forKey: .pages)
            try container.encode(result.columns, forKey: .columns)
            try container.encode(result.lines, forKey: .lines)
            var seconds = result.seconds
            seconds.read = JSONReport.rounded(seconds.read)
            seconds.break = JSONReport.rounded(seconds.break)
            seconds.fit = JSONReport.rounded(seconds.fit)
            seconds.paint = JSONReport.rounded(seconds.paint)
            try container.encode(seconds, forKey: .seconds)
            try container.encode(JSONReport.rounded(result.peakMemoryMB), forKey: .peakMemoryMB)
            try container.encode(result.quality, forKey: .quality)
            try container.encode(result.findings.map { JSONReport.Item($0, language) }, forKey: .findings)
        }
    }
}
