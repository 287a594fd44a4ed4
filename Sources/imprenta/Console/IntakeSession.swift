import ArgumentParser
import Foundation
import Geometry
import Production
import Submissions

/// One call at the intake desk: it runs, says what came of it, and leaves with the exit code that follows.
struct IntakeSession {
    let options: Options

    func run(
        _ body: (IntakeOffice) -> IntakeResult, say: (IntakeResult, Language) -> String
    ) throws {
        let language = Language.current
        let interruption = Interruption()
        let watch = interruption.watchSignals {}
        var result = IntakeResult()
        do {
            let resources = try Resources.locate()
            result = body(
                IntakeOffice(workspace: options.workspacePath, resources: resources, interruption: interruption))
        } catch { result.fault = error }
        interruption.settle()
        withExtendedLifetime(watch) {}
        let findings = result.findings + (result.fault?.findings ?? [])
        if options.json {
            print(JSONReport.text(of: IntakeJSON(result: result, findings: findings, language: language)))
        } else {
            for finding in findings where !options.quiet || finding.severity == .error {
                FileHandle.standardError.write(Data((Session.line(finding, language) + "\n").utf8))
            }
            if !options.quiet, result.fault == nil { print(say(result, language), terminator: "") }
        }
        let code = Session.exitCode(of: result.fault, hasErrors: result.findings.contains { $0.severity == .error })
        if code != 0 { throw ExitCode(code) }
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

    enum Key: String, CodingKey { case submissions, documents, files, findings }

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
        try container.encode(result.submissions, forKey: .submissions)
        let documents = result.documents.map { name, document in
            Document(
                file: name, kind: document.kind, title: document.report.title, place: document.report.place,
                date: document.report.date?.iso, words: document.words, pictures: document.report.pictures.count,
                markdown: document.markdown)
        }
        try container.encode(documents, forKey: .documents)
        try container.encode(result.files, forKey: .files)
        try container.encode(findings.map { JSONReport.Item($0, language) }, forKey: .findings)
    }
}
