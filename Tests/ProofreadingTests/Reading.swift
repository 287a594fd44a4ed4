import Foundation
import Geometry
import Intake
import PrintModel
import Proofreading
import TestSupport

/// A publication with reports made for a test, and what proofreading finds in it.
struct Reading {
    var workspace: Workspace
    var publication: Publication
    var rules: [LawRule] = []
    private var reports: [Report] = []

    init(_ bodies: String..., settings: (inout Workspace) -> Void = { _ in }) {
        workspace = Workspace(
            municipality: "H. Ayuntamiento de Amatlán", place: "Amatlán",
            areas: ["obras": Area(name: "Obras Públicas")],
            delegations: ["El Ojite", "Los Amates", "San Isidro del Monte"])
        settings(&workspace)
        publication = Publication(
            name: "g", file: "publications/g.yml", kind: "gazette", layout: "gazette", title: "Gaceta",
            date: Reading.date("2024-07-01"))
        for body in bodies { add(body) }
    }

    static func date(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate.epoch }

    /// Adds a report whose paragraphs are parted by line ends; lines with `|` are a table.
    mutating func add(_ body: String, figures: [KeyFigure] = [], photos: [Photo] = [], language: String? = nil) {
        let lines = body.split(separator: "\n").map(String.init)
        var blocks = lines.enumerated().filter { !$0.element.contains("|") }.map { index, line in
            Block(.paragraph(RichText(line).inLanguage(language)), line: index + 1)
        }
        let rows = lines.filter { $0.contains("|") }.map { row in
            row.split(separator: "|").map { RichText($0.trimmingCharacters(in: .whitespaces)) }
        }
        if let header = rows.first {
            let table = Table(
                alignments: header.map { _ in .left }, header: header, rows: Array(rows.dropFirst()))
            blocks.append(Block(.table(table), line: lines.count + 1))
        }
        reports.append(
            Report(
                slug: "r\(reports.count)", area: "obras", title: language == nil ? "Una obra" : "Bridge", body: blocks,
                photos: photos, figures: figures,
                language: language, file: "reports/obras/r\(reports.count)/report.md"))
    }

    func findings(others: [(name: String, date: CivilDate)] = [], furniture: [String] = []) -> [Finding] {
        let texts = reports.map { report in
            report.body.map { block -> String in
                if case .paragraph(let text) = block.content { text.plain } else { "" }
            }
        }
        let files = Dictionary(uniqueKeysWithValues: zip(reports.map(\.file), texts))
        return Proofreader(workspace, publication, rules: rules).findings(
            in: reports, furniture: furniture, others: others, lines: { files[$0] ?? [] }, check: {})
    }

    /// The findings of a code: the values that tests look at.
    func found(_ code: FindingCode, _ value: String) -> [String] {
        findings().filter { $0.code == code }.map { $0.values[value] ?? "" }
    }
}
