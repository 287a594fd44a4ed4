import Foundation
import Geometry
import PrintModel
import Production

/// The one object that `--json` prints. Every key is always there; what does not apply is `null`.
struct JSONReport {
    let result: ComposeResult

    /// The report of a call that could not be understood.
    static func usage(_ problem: String) -> JSONReport {
        var result = ComposeResult()
        result.findings = [Finding(.error, .usage, ["problem": problem])]
        return JSONReport(result: result)
    }

    /// The object, with keys in a fixed order.
    func text(in language: Language) -> String {
        JSONReport.text(of: Root(result, language))
    }

    /// A value as JSON for people and programs: indented, its keys in order.
    static func text(of value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes = (try? encoder.encode(value)) ?? Data("{}".utf8)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A figure to three places.
    static func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }

    private struct Root: Encodable {
        let result: ComposeResult
        let language: Language

        init(_ result: ComposeResult, _ language: Language) {
            self.result = result
            self.language = language
        }

        enum Key: String, CodingKey {
            case publication, files, findings, layout, preflight, seconds, peakMemoryMB, work
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(result.publication, forKey: .publication)
            try container.encode(result.files, forKey: .files)
            try container.encode(result.findings.map { Item($0, language) }, forKey: .findings)
            try container.encode(result.layout, forKey: .layout)
            try container.encode(result.judged.map(PreflightFacts.init), forKey: .preflight)
            let seconds = result.seconds.map { (String($0.key.rawValue), rounded($0.value)) }
            try container.encode(Dictionary(uniqueKeysWithValues: seconds), forKey: .seconds)
            try container.encode(rounded(result.peakMemoryMB), forKey: .peakMemoryMB)
            try container.encode(["recalled": result.work.recalled, "done": result.work.done], forKey: .work)
        }
    }

    /// A rectangle in millimetres from the trim's top-left corner, to a tenth.
    struct Millimetres: Encodable {
        let x: Double
        let y: Double
        let width: Double
        let height: Double

        init(_ rect: Rect) {
            func millimetres(_ points: Double) -> Double { (Length(points: points).millimetres * 10).rounded() / 10 }
            (x, y) = (millimetres(rect.x), millimetres(rect.y))
            (width, height) = (millimetres(rect.width), millimetres(rect.height))
        }
    }

    /// A finding as `--json` prints it.
    struct Item: Encodable {
        let finding: Finding
        let language: Language

        init(_ finding: Finding, _ language: Language) {
            self.finding = finding
            self.language = language
        }

        enum Key: String, CodingKey {
            case severity, code, message, file, line, column, page, report, areas
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(finding.severity, forKey: .severity)
            try container.encode(finding.code, forKey: .code)
            try container.encode(Catalogue.text(of: finding, in: language), forKey: .message)
            try container.encode(finding.place.file, forKey: .file)
            try container.encode(finding.place.line, forKey: .line)
            try container.encode(finding.place.column, forKey: .column)
            try container.encode(finding.place.page, forKey: .page)
            try container.encode(finding.place.report, forKey: .report)
            let areas = finding.place.areas.map(Millimetres.init)
            try container.encode(areas.isEmpty ? nil : areas, forKey: .areas)
        }
    }
}
