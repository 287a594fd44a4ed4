import Foundation
import Geometry
import Ledger
import PrintModel

extension LedgerDesk {
    /// As what a report is written.
    public enum ReportFormat: String, Sendable, CaseIterable {
        case csv, xlsx, pdf
    }

    /// A report of this moment, and what in it is a finding.
    public func report(
        _ kind: LedgerReport.Kind, year: Int?, line: String?, date: String?
    ) throws -> (report: LedgerReport, findings: [Finding]) {
        let settings = try settings().finance
        return try store().read { reader in
            let chosen = try year ?? reader.years().last ?? 0
            let options = ReportOptions(
                year: chosen, date: date ?? "\(chosen)-12-31",
                line: line.map { $0.contains("/") ? $0 : BudgetLine.key(chosen, $0) }, lights: settings.lights,
                openDays: settings.openDays)
            return try reader.report(kind, options)
        }
    }

    /// Writes a report to a file, whole or not at all; gives what could not be set.
    public func write(
        _ report: LedgerReport, _ words: ReportWords, as format: ReportFormat, to file: String
    ) throws -> [Finding] {
        let output = try OutputFile(path: URL(fileURLWithPath: file).standardizedFileURL.path)
        var findings: [Finding] = []
        switch format {
        case .csv: try Array(ReportCSV.text(report, words).utf8).withUnsafeBytes { try output.write($0) }
        case .xlsx: try ReportWorkbook.write(report, words, to: output.temporaryPath)
        case .pdf: findings = try ReportPages(report, words).paint(to: output.temporaryPath)
        }
        try output.commit()
        return findings
    }

    /// Writes all that is kept about an order into a folder: its documents as they were received, and an index of them
    /// and of every entry.
    public func writeDossier(
        of order: String, to output: (path: String, shown: String), index: (Dossier, [String]) -> String
    ) throws -> [String] {
        try store().read { reader in
            guard let dossier = try reader.dossier(of: order) else {
                throw Fault(.unusableData, .ledgerUnknownOrder, ["order": order])
            }
            let folder = try OutputFolder(output.path, shown: output.shown, interruption: Interruption())
            var names: [String] = []
            for (number, document) in dossier.documents.enumerated() {
                guard let kept = try reader.attachment(document.sha256) else { continue }
                let name = "\(number < 9 ? "0" : "")\(number + 1)-" + LedgerDesk.fileName(document.name)
                try folder.write(kept.bytes, as: name)
                names.append(name)
            }
            try folder.write(Array(index(dossier, names).utf8), as: "index.csv")
            try folder.commit()
            return ["index.csv"] + names
        }
    }

    /// A name that is safe in any folder.
    private static func fileName(_ name: String) -> String {
        let kept = name.map { $0.isLetter || $0.isNumber || ".-_ ".contains($0) ? $0 : "_" }
        return String(String(kept).drop { $0 == "." }.suffix(80))
    }
}
