import Digests
import Foundation
import Geometry
import Intake
import Ledger
import PrintModel

extension LedgerDesk {
    /// As what a report is written.
    public enum ReportFormat: String, Sendable, CaseIterable {
        case csv, xlsx, pdf
    }

    /// A report, and what in it is a finding: as of a day, by default the last that something was recorded on.
    public func report(
        _ kind: LedgerReport.Kind, year: Int?, line: String?, date: String?
    ) throws -> (report: LedgerReport, findings: [Finding]) {
        let settings = try settings().finance
        return try store().read { reader in
            let chosen = try year ?? reader.years().last ?? 0
            let options = ReportOptions(
                year: chosen, date: try date ?? reader.lastDay() ?? "\(chosen)-12-31",
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

    /// Writes all that is kept about an order into a folder: its documents as they were received, the PDF that was printed
    /// where it is still there, and an index of them and of every entry, as pages and as a table.
    ///
    /// - Parameter table: The index as CSV.
    /// - Returns: The files, what an auditor asks for, and what could not be set or found.
    public func writeDossier(
        of order: String, _ words: DossierWords, to output: (path: String, shown: String),
        table: (Dossier, [String]) -> String
    ) throws -> (files: [String], checks: [DossierCheck], findings: [Finding]) {
        try store().read { reader in
            guard let dossier = try reader.dossier(of: order), let head = try reader.head() else {
                throw Fault(.unusableData, .ledgerUnknownOrder, ["order": order])
            }
            let folder = try OutputFolder(output.path, shown: output.shown, interruption: Interruption())
            let names = try LedgerDesk.write(dossier.documents, of: reader, to: folder)
            var (files, findings) = try copyPrint(of: dossier, to: folder)
            findings += try DossierPages(dossier, files: names, head: head, words)
                .paint(to: folder.staged(LedgerDesk.index + ".pdf"))
            try folder.write(Array(table(dossier, names).utf8), as: LedgerDesk.index + ".csv")
            try folder.commit()
            files = [LedgerDesk.index + ".pdf", LedgerDesk.index + ".csv"] + names + files
            return (files, dossier.checks, findings)
        }
    }

    /// Writes the documents that are kept with an entry into a folder; gives their names.
    public func writeDocuments(of entry: Int, to output: (path: String, shown: String)) throws -> [String] {
        try store().read { reader in
            let folder = try OutputFolder(output.path, shown: output.shown, interruption: Interruption())
            let names = try LedgerDesk.write(try reader.documents(of: entry), of: reader, to: folder)
            try folder.commit()
            return names
        }
    }

    /// Stages documents as they were received, numbered in their order; gives their names.
    private static func write(
        _ documents: [Dossier.Document], of reader: LedgerReader, to folder: OutputFolder
    ) throws -> [String] {
        try documents.enumerated().map { number, document in
            guard let kept = try reader.attachment(document.sha256) else {
                throw Fault(.unusableData, .ledgerNoAttachment, ["sha256": document.sha256])
            }
            let name = "\(number < 9 ? "0" : "")\(number + 1)-" + fileName(document.name)
            try folder.write(kept.bytes, as: name)
            return name
        }
    }

    private static let index = "indice"

    /// The PDF that was printed, where the publication's folder still has that very file; its hash stands in the index in
    /// any case.
    private func copyPrint(of dossier: Dossier, to folder: OutputFolder) throws -> (
        files: [String], findings: [Finding]
    ) {
        let printed = dossier.runs.filter { !$0.isReversed }.compactMap(\.sha256).first ?? dossier.order.sha256
        guard let printed else { return ([], []) }
        let path = self.folder.root + "/output/" + (dossier.order.publication ?? "") + "/print.pdf"
        guard dossier.order.publication != nil, Digest.ofFile(path) == printed,
            let bytes = try? FileBytes(path, as: path, limit: LedgerDesk.printLimit).bytes
        else { return ([], [Finding(.note, .ledgerPrintNotFound, ["sha256": printed])]) }
        try folder.write(bytes, as: "print.pdf")
        return (["print.pdf"], [])
    }

    /// Most bytes of a printed PDF that is copied into a dossier.
    private static let printLimit = 512 << 20

    /// A name that is safe in any folder.
    private static func fileName(_ name: String) -> String {
        let kept = name.map { $0.isLetter || $0.isNumber || ".-_ ".contains($0) ? $0 : "_" }
        return String(String(kept).drop { $0 == "." }.suffix(80))
    }
}
