import Foundation
import Geometry
import Inspection
import Production

/// What `--json` prints of an inspection: every key is always there.
struct InspectionJSON<Report: Encodable & Sendable>: Encodable {
    private let files: [String]
    private let findings: [Item]
    private let report: Report?
    private let inks: [PlateReport.Ink]?

    private struct Item: Encodable {
        let code: String
        let severity: String
        let file: String?
        let page: Int?
        let message: String
    }

    init(_ result: InspectionResult<Report>, _ language: Language) {
        files = result.files.map(\.path)
        report = result.report
        inks = (result.report as? PlateReport)?.inks
        findings = (result.fault?.findings ?? []).map { finding in
            Item(
                code: finding.code.rawValue, severity: finding.severity.rawValue, file: finding.place.file,
                page: finding.place.page, message: Catalogue.text(of: finding, in: language))
        }
    }

    private enum Key: String, CodingKey { case files, findings, report, inks }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(files, forKey: .files)
        try container.encode(findings, forKey: .findings)
        try container.encode(report, forKey: .report)
        if let inks { try container.encode(inks, forKey: .inks) }
    }
}

/// Coverage as a table: a row for each page, a column for each plate.
struct PlateTable {
    let report: PlateReport

    func text(in language: Language) -> String {
        let inks = report.inks
        let heads = [language.say("página", "page")] + inks.map(\.ink) + [language.say("suma", "sum")]
        var rows = [heads]
        for page in report.pages {
            let cells = inks.map { ink in page.plates.first { $0.ink == ink.ink }?.coverage ?? 0 }
            rows.append([String(page.page)] + (cells + [page.total]).map(percent))
        }
        rows.append(
            [language.say("todas", "all")]
                + (inks.map(\.coverage) + [inks.reduce(0) { $0 + $1.coverage }]).map(percent))
        rows.append(["cm²"] + inks.map { String(format: "%.0f", $0.area) } + [""])
        let widths = heads.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private func percent(_ number: Double) -> String { String(format: "%.1f %%", number) }
}

/// Changes as a list: a line for each place.
struct DifferenceList {
    let report: DifferenceReport

    func text(in language: Language) -> String {
        guard !report.isSame else { return language.say("No cambió nada.", "Nothing changed.") }
        var lines = report.pages.flatMap { page -> [String] in
            let name = language.say("página \(page.page)", "page \(page.page)")
            switch page.change {
            case .same: return []
            case .added: return [name + language.say(": nueva", ": new")]
            case .removed: return [name + language.say(": ya no está", ": gone")]
            case .changed: return page.regions.map { "\(name): \(place($0.frame))\(words($0))" }
            }
        }
        if !report.comparedText {
            lines.append(
                language.say(
                    "Las palabras no se compararon: instale poppler-utils.",
                    "Words were not compared: install poppler-utils."))
        }
        return lines.joined(separator: "\n")
    }

    private func place(_ frame: Rect) -> String {
        String(format: "%.0f, %.0f, %.0f × %.0f mm", frame.x, frame.y, frame.width, frame.height)
    }

    private func words(_ region: DifferenceReport.Region) -> String {
        let parts = [
            region.removed.isEmpty ? "" : "−«\(region.removed)»", region.added.isEmpty ? "" : "+«\(region.added)»",
        ]
        .filter { !$0.isEmpty }
        return parts.isEmpty ? "" : "  " + parts.joined(separator: "  ")
    }
}
