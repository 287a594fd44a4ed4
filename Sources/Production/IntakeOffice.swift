import Foundation
import Geometry
import Intake
import PrintModel
import Submissions

/// What came of a call at the intake desk.
public struct IntakeResult: Sendable {
    /// The submissions it concerns.
    public var submissions: [Submission] = []
    /// Documents that were looked at without being taken in.
    public var documents: [(name: String, document: SubmittedDocument)] = []
    /// Files that are in their place, relative to the workspace.
    public var files: [String] = []
    /// What was found beside the findings that each file of a submission has of its own.
    public var findings: [Finding] = []
    /// Why the run stopped before its end.
    public var fault: Fault?

    /// Nothing yet.
    public init() {}
}

/// The intake of a workspace: what areas send becomes submissions, and submissions become reports.
public struct IntakeOffice: Sendable {
    /// Absolute path of the workspace.
    public let workspace: String
    private let resources: String
    private let interruption: Interruption

    /// The intake of the workspace at an absolute path.
    public init(workspace: String, resources: String, interruption: Interruption) {
        self.workspace = workspace
        self.resources = resources
        self.interruption = interruption
    }

    /// Looks at documents and says what is wrong with them; takes nothing in.
    public func look(at inputs: [(path: String, name: String)]) -> IntakeResult {
        result { result in
            let reader = try reader()
            for input in inputs {
                do {
                    let document = try reader.read(input.path, named: input.name, check: interruption.check)
                    result.documents.append((input.name, document))
                    result.findings += document.findings
                } catch let fault as Fault where fault.kind != .interrupted {
                    result.findings += fault.findings
                }
            }
        }
    }

    /// Takes files in as one submission.
    public func take(
        _ inputs: [(path: String, name: String)], area: String?, publication: String?, step: SubmissionStep
    ) -> IntakeResult {
        result { result in
            let folder = WorkspaceFolder(root: workspace, resources: resources)
            let settings = try folder.settings().workspace
            if let area, settings.areas[area] == nil {
                throw Fault(.unusableData, .reportUnknownArea, ["area": area])
            }
            if let publication, !folder.publications.contains(publication) {
                throw Fault(.missingInput, .publicationMissing, ["publication": publication])
            }
            let desk = SubmissionDesk(
                reader: try reader(), shelf: shelf, slugs: Set(folder.reports(settings).slugs),
                check: interruption.check)
            let submission = try desk.take(inputs, area: area, publication: publication, step: step)
            result.submissions = [submission]
            result.findings += submission.files.flatMap(\.findings)
        }
    }

    /// All submissions, or those with these numbers.
    public func submissions(_ folios: [Int] = []) -> IntakeResult {
        result { result in
            let (all, findings) = shelf.all()
            result.findings = findings
            result.submissions = folios.isEmpty ? all : all.filter { folios.contains($0.folio) }
            for folio in folios where !all.contains(where: { $0.folio == folio }) {
                result.findings.append(Finding(.error, .submissionUnknown, ["folio": String(folio)]))
            }
        }
    }

    /// Puts a submission's reports among the workspace's.
    public func accept(_ folio: Int, area: String?, section: String?, step: SubmissionStep) -> IntakeResult {
        result { result in
            let settings = try WorkspaceFolder(root: workspace, resources: resources).settings().workspace
            let submission = try shelf.submission(folio)
            guard let area = area ?? submission?.area else { throw Fault(.usage, .submissionNoArea) }
            guard settings.areas[area] != nil else { throw Fault(.unusableData, .reportUnknownArea, ["area": area]) }
            if let section, !settings.sections.contains(where: { $0.id == section }) {
                throw Fault(.unusableData, .reportUnknownSection, ["section": section])
            }
            result.files = try shelf.accept(
                folio, area: area, section: section, into: workspace + "/reports", step: step)
            result.submissions = try shelf.submission(folio).map { [$0] } ?? []
        }
    }

    /// Records that a submission was returned to its area, or withdrawn by it.
    public func record(_ step: SubmissionStep, on folio: Int) -> IntakeResult {
        result { result in
            try shelf.take(step, on: folio)
            result.submissions = try shelf.submission(folio).map { [$0] } ?? []
        }
    }

    /// The submissions of the workspace.
    public var shelf: SubmissionShelf { SubmissionShelf(workspace: workspace) }

    /// A reader that knows the names of the workspace; of none where there is no workspace.
    private func reader() throws -> SubmissionReader {
        guard FileManager.default.fileExists(atPath: workspace + "/imprenta.yml") else { return SubmissionReader() }
        let settings = try WorkspaceFolder(root: workspace, resources: resources).settings().workspace
        return SubmissionReader(
            areas: settings.areas.values.map(\.name).sorted(),
            names: ([settings.place, settings.municipality] + settings.delegations + settings.sections.map(\.title)))
    }

    private func result(_ body: (inout IntakeResult) throws -> Void) -> IntakeResult {
        var result = IntakeResult()
        do { try body(&result) } catch { result.fault = error as? Fault ?? Fault(.cannotWrite, .outputUnwritable) }
        return result
    }
}
