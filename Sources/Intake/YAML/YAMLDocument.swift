import Geometry
import Yams

/// A YAML text turned into nodes, with the findings that reading it gathers.
///
/// A class, because every cursor into the document adds to the same findings. It stays inside one reader.
final class YAMLDocument {
    /// File, for findings.
    let file: String
    /// Slug of the report the text belongs to, for findings.
    let report: String?
    /// Lines of the file that come before the YAML text (a report's front matter begins after one).
    let lineOffset: Int
    /// What was found so far.
    private(set) var findings: [Finding] = []
    /// Whether something that cannot be done without is missing or unreadable.
    private(set) var isUnusable = false

    init(file: String, report: String? = nil, lineOffset: Int = 0) {
        self.file = file
        self.report = report
        self.lineOffset = lineOffset
    }

    /// Composes `text` and lends a cursor on its root, or reports why it cannot. An empty text is an empty map.
    func root(of text: String) -> YAMLCursor? {
        do {
            if let (line, problem) = YAMLGuard.problem(in: text) {
                add(problem, line: line, column: 1)
                isUnusable = true
                return nil
            }
            let parser = try Yams.Parser(yaml: text, encoding: .utf8)
            let node = try parser.singleRoot() ?? Node.mapping(Node.Mapping([]))
            // Nodes hold their anchors weakly: the parser must outlive the search.
            if let mark = withExtendedLifetime(parser, { YAMLGuard.firstAnchor(in: node) }) {
                add(.yamlAlias, line: mark.line, column: mark.column)
                isUnusable = true
                return nil
            }
            return YAMLCursor(node: node, name: "", document: self)
        } catch {
            report(error, in: text)
            isUnusable = true
            return nil
        }
    }

    /// Adds a finding at a line and column of the YAML text, both from 1.
    func add(
        _ code: FindingCode, _ severity: Finding.Severity = .error, line: Int?, column: Int?,
        _ values: [String: String] = [:]
    ) {
        let place = Finding.Place(file: file, line: line.map { $0 + lineOffset }, column: column, report: report)
        findings.append(Finding(severity, code, at: place, values))
    }

    /// The findings in the order of the file's lines; those of other files come last.
    var findingsByLine: [Finding] {
        func order(_ finding: Finding) -> (Int, Int, Int) {
            (finding.place.file == file ? 0 : 1, finding.place.line ?? 0, finding.place.column ?? 0)
        }
        return findings.enumerated().sorted {
            let (a, b) = (order($0.element), order($1.element))
            return a == b ? $0.offset < $1.offset : a < b
        }.map(\.element)
    }

    /// Adds findings made elsewhere, about the same file or one it names.
    func add(_ more: [Finding]) { findings += more }

    /// Says that what the document is read for cannot be had from it.
    func markUnusable() { isUnusable = true }

    private func report(_ error: any Error, in text: String) {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let code: FindingCode = YAMLGuard.isIndentedByTab(line: mark.line, of: text) ? .yamlTab : .yamlSyntax
            add(code, line: mark.line, column: mark.column, code == .yamlTab ? [:] : ["problem": problem])
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.min() ?? ""
            let second = YAMLGuard.line(ofKey: key, after: context.mark.line, column: context.mark.column, in: text)
            let values = ["key": key, "first": String(context.mark.line + lineOffset)]
            add(.yamlDuplicateKey, line: second ?? context.mark.line, column: context.mark.column, values)
        case .reader(let problem, _, _, _):
            add(.yamlSyntax, line: 1, column: 1, ["problem": problem])
        default:
            add(.yamlSyntax, line: 1, column: 1, ["problem": String(describing: error)])
        }
    }
}
