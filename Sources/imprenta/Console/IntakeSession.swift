import ArgumentParser
import Foundation
import Geometry
import PrintModel
import Production
import Submissions

/// One call at the intake desk: it runs, says what came of it, and leaves with the exit code that follows.
struct IntakeSession {
    let options: Options

    /// `saysFindings` where what is said of a good end has the findings in it already.
    func run(
        saysFindings: Bool = false, _ body: (IntakeOffice) -> IntakeResult,
        say: (IntakeResult, IntakeOffice, Language) -> String
    ) throws {
        let language = Language.current
        let interruption = Interruption()
        let watch = interruption.watchSignals {}
        var result = IntakeResult()
        var office: IntakeOffice?
        do {
            let desk = IntakeOffice(
                workspace: options.workspacePath, resources: try Resources.locate(), interruption: interruption)
            office = desk
            result = body(desk)
        } catch { result.fault = error }
        interruption.settle()
        withExtendedLifetime(watch) {}
        let findings = result.findings + (result.fault?.findings ?? [])
        if options.json {
            print(JSONReport.text(of: IntakeJSON(result: result, findings: findings, language: language)))
        } else {
            if !saysFindings || options.quiet || result.fault != nil { tell(findings, language) }
            if !options.quiet, result.fault == nil, let office { print(say(result, office, language), terminator: "") }
        }
        let code = Session.exitCode(of: result.fault, hasErrors: result.findings.contains { $0.severity == .error })
        if code != 0 { throw ExitCode(code) }
    }

    /// Says findings on standard error, as compilers do.
    func tell(_ findings: [Finding], _ language: Language) {
        for finding in findings where !options.quiet || finding.severity == .error {
            FileHandle.standardError.write(Data((Session.line(finding, language) + "\n").utf8))
        }
    }

    /// The language of receipts: the one asked for, else the workspace's, whatever the locale of the machine.
    func receiptLanguage(_ office: IntakeOffice) -> Language {
        if options.lang != nil { return Language.current }
        guard let language = office.settings?.language else { return Language.current }
        return Language(rawValue: String(language.prefix(2))) ?? Language.current
    }

    /// Writes a submission's receipt, as text and as a form, into its folder, and leaves a copy in another; gives what could
    /// not be written.
    func issue(_ submission: Submission, _ office: IntakeOffice, alsoIn other: String? = nil) -> [Finding] {
        let language = receiptLanguage(office)
        let receipt = Receipt(submission, in: language, settings: office.settings)
        let folder = office.shelf.folder(of: submission.folio)
        var findings: [Finding] = []
        do {
            try IntakeSession.write(receipt.text, to: folder + "/acuse.txt")
            if let day = submission.arrived {
                try office.write(receipt.form, on: day, language: language.rawValue, to: folder + "/acuse.pdf")
            }
        } catch { findings += (error as? Fault)?.findings ?? [] }
        guard let other else { return findings }
        do {
            try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
            for suffix in ["txt", "pdf"] {
                let copy = "\(other)/acuse-\(submission.number).\(suffix)"
                guard let bytes = FileManager.default.contents(atPath: "\(folder)/acuse.\(suffix)") else { continue }
                let file = try OutputFile(path: copy)
                try Array(bytes).withUnsafeBytes { try file.write($0) }
                try file.commit()
            }
        } catch {
            let values = ["folder": other, "reason": (error as? Fault)?.findings.first?.values["reason"] ?? "—"]
            findings.append(Finding(.warning, .dropReceipt, values))
        }
        return findings
    }

    /// The files as the person typed them, with their absolute paths.
    static func inputs(_ files: [String]) -> [(path: String, name: String)] {
        files.map { file in
            let url = URL(fileURLWithPath: file).standardizedFileURL
            return (url.path, url.lastPathComponent)
        }
    }

    static func write(_ text: String, to path: String) throws {
        let file = try OutputFile(path: path)
        try Array(text.utf8).withUnsafeBytes { try file.write($0) }
        try file.commit()
    }
}

/// What `--json` prints of a call at the intake desk.
private struct IntakeJSON: Encodable {
    let result: IntakeResult
    let findings: [Finding]
    let language: Language

    enum Key: String, CodingKey { case submissions, preview, documents, files, findings }

    struct Document: Encodable {
        var file: String
        var kind: FileKind
        var title: String
        var place: String?
        var date: String?
        var words: Int
        var pictures: Int
        var markdown: String
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(result.submissions.map { SubmissionJSON($0, language) }, forKey: .submissions)
        try container.encode(result.preview.map { SubmissionJSON($0, language) }, forKey: .preview)
        let documents = result.documents.map { document in
            Document(
                file: document.name, kind: document.kind, title: document.title, place: document.place,
                date: document.date?.iso, words: document.words, pictures: document.pictures,
                markdown: document.markdown)
        }
        try container.encode(documents, forKey: .documents)
        try container.encode(result.files, forKey: .files)
        try container.encode(findings.map { JSONReport.Item($0, language) }, forKey: .findings)
    }
}
