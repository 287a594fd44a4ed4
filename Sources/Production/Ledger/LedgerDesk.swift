import Digests
import Foundation
import Geometry
import Intake
import Ledger
import PrintModel

/// The ledger of a workspace, and what its settings and files bring to it.
public struct LedgerDesk: Sendable {
    /// Absolute path of the workspace.
    public let workspace: String
    let folder: WorkspaceFolder

    /// The desk of a workspace.
    public init(workspace: String, resources: String) {
        self.workspace = workspace
        folder = WorkspaceFolder(root: workspace, resources: resources)
    }

    /// The ledger; made where there is none if `create`.
    public func store(create: Bool = false) throws -> LedgerStore {
        try LedgerStore(folder.root + "/" + LedgerStore.fileName, create: create)
    }

    /// What `imprenta.yml` says. Throws where it says something wrong about money.
    public func settings() throws -> Workspace {
        let (workspace, findings) = try folder.settings()
        let problems = findings.filter { $0.severity == .error }
        if !problems.isEmpty { throw Fault(.unusableData, problems) }
        return workspace
    }

    /// The programme to import: a CSV or YAML file, or `programme` in `imprenta.yml`. A table does not name its year.
    public func programme(_ file: String?, year: Int) throws -> Programme {
        guard let file else {
            guard let programme = try settings().programme else {
                throw Fault(.missingInput, .ledgerNoProgramme, at: Finding.Place(file: "imprenta.yml"))
            }
            return programme
        }
        let path = URL(fileURLWithPath: file).standardizedFileURL.path
        guard file.lowercased().hasSuffix(".csv") else { return try WorkspaceFolder.programme(path, as: file) }
        let text = try WorkspaceFolder.text(path, as: file, limit: ProgrammeCSV.limit)
        return try ProgrammeCSV.read(text, year: year, file: file)
    }

    /// A document to keep. Throws where it is missing or too large.
    public func attachment(_ file: String) throws -> Attachment {
        let url = URL(fileURLWithPath: file).standardizedFileURL
        let bytes = try FileBytes(url.path, as: file, limit: LedgerStore.attachmentLimit).bytes
        return Attachment(name: url.lastPathComponent, bytes: bytes)
    }

    /// SHA-256 of a PDF. Throws where it cannot be read.
    public func sha256(ofPDF file: String) throws -> String {
        guard let hash = Digest.ofFile(URL(fileURLWithPath: file).standardizedFileURL.path) else {
            throw Fault(.missingInput, .ledgerNotComposed, at: Finding.Place(file: file), ["file": file])
        }
        return hash
    }

    /// The delegation of that name. Throws where `imprenta.yml` has none, with the nearest.
    public func delegation(_ name: String) throws -> String {
        let known = try settings().delegations
        if known.isEmpty || known.contains(name) { return name }
        var values = ["delegation": name]
        values["nearest"] = nearest(to: name, among: known)
        throw Fault(.unusableData, .ledgerUnknownDelegation, values)
    }
}
