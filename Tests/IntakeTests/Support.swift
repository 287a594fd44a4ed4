import Foundation
import Geometry
import Intake
import PrintModel
import TestSupport

/// A workspace on disk with files laid over the sample ones; an empty text takes a file away.
struct Bench {
    let folder: TemporaryFolder
    let workspace: WorkspaceFolder

    init(_ files: [String: String] = [:]) throws {
        folder = try TemporaryFolder(SampleTexts.workspace.merging(files) { $1 }.filter { !$0.value.isEmpty })
        workspace = WorkspaceFolder(root: folder.path, resources: Repository.root)
    }

    /// The report of the sample workspace, spoiled.
    init(report: String) throws { try self.init(["reports/obras/puente/report.md": report]) }

    /// The folder lives until the call has ended, however short the bench's own life.
    func settings() throws -> (workspace: Workspace, findings: [Finding]) {
        defer { withExtendedLifetime(folder) {} }
        return try workspace.settings()
    }

    func layout(_ name: String) throws -> (layout: Layout, findings: [Finding]) {
        defer { withExtendedLifetime(folder) {} }
        return try workspace.layout(named: name)
    }

    func condition(_ name: String) throws -> (condition: PrintCondition, findings: [Finding]) {
        defer { withExtendedLifetime(folder) {} }
        return try workspace.condition(named: name)
    }

    func shelf() throws -> ReportShelf {
        defer { withExtendedLifetime(folder) {} }
        return workspace.reports(try workspace.settings().workspace)
    }

    func publication(_ name: String = "gaceta") throws -> (publication: Publication, findings: [Finding]) {
        defer { withExtendedLifetime(folder) {} }
        let settings = try workspace.settings().workspace
        return try workspace.publication(named: name, in: settings, with: workspace.reports(settings))
    }
}

/// A finding in one line, for comparison: `code file:line:column key=value …`.
func brief(_ finding: Finding, _ keys: [String] = []) -> String {
    let place = [finding.place.line, finding.place.column].compactMap { $0.map(String.init) }.joined(separator: ":")
    let values = keys.map { "\($0)=\(finding.values[$0] ?? "–")" }
    return ([finding.code.rawValue, place] + values).joined(separator: " ")
}

/// The fault a throwing call gives, or `nil`.
func fault(_ body: () throws -> Void) -> Fault? {
    do {
        try body()
        return nil
    } catch let fault as Fault {
        return fault
    } catch {
        return nil
    }
}
