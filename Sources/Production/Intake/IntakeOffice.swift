import Foundation
import Geometry
import Intake
import PrintModel
import Submissions

/// What came of a call at the intake desk.
public struct IntakeResult: Sendable {
    /// The submissions it concerns.
    public var submissions: [Submission] = []
    /// What files that were only looked at would make: a submission without a number.
    public var preview: Submission?
    /// Documents that were looked at without being taken in.
    public var documents: [ReadText] = []
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
    let interruption: Interruption

    /// The intake of the workspace at an absolute path.
    public init(workspace: String, resources: String, interruption: Interruption) {
        self.workspace = workspace
        self.resources = resources
        self.interruption = interruption
    }

    /// Looks at files as `take` does and says all that it would say; takes nothing in, and needs no workspace where no
    /// area and no publication are named.
    public func look(
        at inputs: [(path: String, name: String)], area: String?, publication: String?, step: SubmissionStep
    ) -> IntakeResult {
        result { result in
            let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("imprenta-\(UUID().uuidString)")
                .path
            defer {
                for suffix in ["", ".known", ".measures"] {
                    try? FileManager.default.removeItem(atPath: scratch + suffix)
                }
            }
            let desk = try desk(for: area, publication, cache: scratch)
            let seen = try desk.look(at: inputs, area: area, publication: publication, step: step)
            result.preview = seen.submission
            result.documents = seen.documents
            result.findings = seen.submission.files.flatMap(\.findings)
        }
    }

    /// Takes files in as one submission.
    public func take(
        _ inputs: [(path: String, name: String)], area: String?, publication: String?, step: SubmissionStep
    ) -> IntakeResult {
        result { result in
            let desk = try desk(for: area, publication, cache: workspace + "/output/.cache/photos")
            let submission = try desk.take(inputs, area: area, publication: publication, step: step)
            result.submissions = [submission]
            result.findings += submission.files.flatMap(\.findings)
        }
    }

    /// A desk that knows the workspace and what came before.
    private func desk(for area: String?, _ publication: String?, cache: String) throws -> SubmissionDesk {
        guard isWorkspace || area != nil || publication != nil else {
            return SubmissionDesk(
                reader: SubmissionReader(), shelf: shelf, slugs: [],
                pictures: try PhotoDesk(under: try condition("coated-offset"), cache: cache, earlier: []),
                sheets: SheetDesk(), check: interruption.check)
        }
        let (settings, _) = try folder.settings()
        if let area { try know(area, settings) }
        let shelved = folder.reports(settings)
        let standing = shelf.cards().cards.filter(\.stands)
        let issue = try publication.flatMap { try self.publication(named: $0, settings, shelved) }
        return SubmissionDesk(
            reader: reader(settings), shelf: shelf, slugs: Set(shelved.slugs).union(standing.flatMap(\.slugs)),
            pictures: try PhotoDesk(
                under: try condition(issue?.condition ?? settings.condition), cache: cache, earlier: standing),
            sheets: SheetDesk(), asks: issue?.asks ?? [], check: interruption.check)
    }

    /// What photographs are judged for; the usual condition where the one that is wanted is not at hand.
    private func condition(_ name: String) throws(Fault) -> PrintCondition {
        if let found = try? folder.condition(named: name) { return found.condition }
        return try folder.condition(named: "coated-offset").condition
    }

    /// What the files are for. A publication that is there and broken is its editor's to mend, not the area's.
    private func publication(named name: String, _ settings: Workspace, _ shelved: ReportShelf) throws -> Publication? {
        do {
            return try folder.publication(named: name, in: settings, with: shelved).publication
        } catch {
            if folder.publications.contains(name) { return nil }
            throw error
        }
    }

    func know(_ area: String, _ settings: Workspace) throws(Fault) {
        guard settings.areas[area] == nil else { return }
        let values = ["area": area, "known": settings.areas.keys.sorted().joined(separator: ", ")]
        throw Fault(.unusableData, .reportUnknownArea, values)
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

    /// Puts the reports of submissions among the workspace's; one that cannot be accepted stops no other.
    ///
    /// An area's reports go to its own section, unless another is named. What looks like a correction of a report that is
    /// there waits until somebody says what it is.
    public func accept(_ folios: [Int], _ order: AcceptanceOrder, step: SubmissionStep) -> IntakeResult {
        result { result in
            let settings = try folder.settings().workspace
            if let area = order.area { try know(area, settings) }
            if let section = order.section, !settings.sections.contains(where: { $0.id == section }) {
                throw Fault(.unusableData, .reportUnknownSection, ["section": section])
            }
            var acceptance = Acceptance(self, settings, order, step: step)
            for folio in folios {
                try interruption.check()
                do {
                    try acceptance.accept(folio, &result)
                } catch let fault as Fault where folios.count > 1 && fault.kind != .interrupted {
                    result.findings += fault.findings
                }
            }
        }
    }

    /// Records that a submission was returned to its area, or withdrawn by it.
    public func record(_ step: SubmissionStep, on folio: Int) -> IntakeResult {
        result { result in
            try shelf.take(step, on: folio)
            result.submissions = try shelf.submission(folio).map { [$0] } ?? []
        }
    }

    /// Writes a receipt in the type of the toolkit's gazette.
    public func write(_ receipt: Form, on day: CivilDate, language: String, to path: String) throws {
        let settings = try folder.settings().workspace
        let metadata = DocumentMetadata(
            title: receipt.title, author: settings.municipality, language: language, date: day)
        let file = try OutputFile(path: path)
        try FormWriter(layout: try folder.layout(named: "gazette").layout, workspace: settings)
            .write(receipt, metadata, to: file.temporaryPath)
        try file.commit()
    }

    /// What the workspace's settings say; `nil` where they cannot be read.
    public var settings: Workspace? { try? folder.settings().workspace }

    var folder: WorkspaceFolder { WorkspaceFolder(root: workspace, resources: resources) }

    /// The submissions of the workspace.
    public var shelf: SubmissionShelf { SubmissionShelf(workspace: workspace) }

    private var isWorkspace: Bool { FileManager.default.fileExists(atPath: workspace + "/imprenta.yml") }

    /// A reader that knows the names of the workspace.
    private func reader(_ settings: Workspace) -> SubmissionReader {
        SubmissionReader(
            areas: settings.areas.values.map(\.name).sorted(),
            names: ([settings.place, settings.municipality] + settings.delegations + settings.sections.map(\.title)))
    }

    func result(_ body: (inout IntakeResult) throws -> Void) -> IntakeResult {
        var result = IntakeResult()
        do { try body(&result) } catch { result.fault = error as? Fault ?? Fault(.cannotWrite, .outputUnwritable) }
        return result
    }
}
