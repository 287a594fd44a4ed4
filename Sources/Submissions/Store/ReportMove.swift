import CGLib
import Foundation
import Geometry

/// A report's folder on its way among those of the workspace: it is there whole or not at all, and so is the one whose
/// place it takes.
struct ReportMove {
    /// The folder that it is a copy of.
    let source: String
    private let whole: String
    /// Beside its place: the new one until it is there, then the old one.
    private let beside: String
    /// Where the one before it is kept; `nil` where there is none.
    private var kept: String?
    private var isMade = false

    /// - Parameters:
    ///   - target: The area's folder.
    ///   - replaced: The folder that keeps the report whose place it takes; `nil` where it takes none.
    init(source: String, target: String, name: String, replaced: String?) {
        self.source = source
        whole = target + "/" + name
        beside = target + "/.\(name).\(getpid())"
        guard let replaced else { return }
        // What an acceptance kept that was cut off stays: nothing is lost by keeping it twice.
        let taken = Set((try? FileManager.default.contentsOfDirectory(atPath: replaced)) ?? [])
        kept = replaced + "/" + Slug.free(name, taken)
    }

    /// Makes the copy, and that of the one before it. The new one has the section and the priority that its editors gave
    /// the old one.
    mutating func prepare(section: String?) throws {
        let manager = FileManager.default
        try? manager.removeItem(atPath: beside)
        try manager.copyItem(atPath: source, toPath: beside)
        let file = beside + "/report.md"
        var text = try String(contentsOfFile: file, encoding: .utf8)
        if let kept {
            try manager.createDirectory(
                atPath: (kept as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try manager.copyItem(atPath: whole, toPath: kept)
            text = ReportHead.carried(from: try String(contentsOfFile: whole + "/report.md", encoding: .utf8), to: text)
        }
        if let section { text = ReportHead.named(section, in: text) }
        let output = try OutputFile(path: file)
        try Array(text.utf8).withUnsafeBytes { try output.write($0) }
        try output.commit()
    }

    /// Puts it there.
    mutating func make() throws {
        if kept == nil {
            try FileManager.default.moveItem(atPath: beside, toPath: whole)
        } else {
            try ReportMove.exchange(beside, whole)
        }
        isMade = true
    }

    /// Takes it back.
    func undo() {
        if isMade {
            if kept == nil {
                try? FileManager.default.removeItem(atPath: whole)
            } else {
                try? ReportMove.exchange(beside, whole)
            }
        }
        try? FileManager.default.removeItem(atPath: beside)
        if let kept { try? FileManager.default.removeItem(atPath: kept) }
    }

    /// Lets go of what is needed no more.
    func finish() { try? FileManager.default.removeItem(atPath: beside) }

    private static func exchange(_ one: String, _ other: String) throws {
        if imprenta_exchange(one, other) == 0 { return }
        guard errno == EINVAL || errno == ENOSYS else {
            throw Fault(.cannotWrite, .outputUnwritable, ["path": other, "reason": String(cString: strerror(errno))])
        }
        // A file system that cannot do it in one step.
        let aside = one + ".aside"
        try FileManager.default.moveItem(atPath: other, toPath: aside)
        try FileManager.default.moveItem(atPath: one, toPath: other)
        try FileManager.default.moveItem(atPath: aside, toPath: one)
    }
}

/// The lines at the head of a report's file that its editors write, not its area.
enum ReportHead {
    /// Keys that a correction does not speak of.
    private static let editors = ["section", "priority", "programme"]

    /// A report's file with what editors wrote into another.
    static func carried(from old: String, to new: String) -> String {
        let blocks = editors.compactMap { key in block(key, in: old) }
        guard head(of: new) != nil else { return new }
        var text = new
        for (key, lines) in blocks {
            if let own = block(key, in: text)?.lines {
                text = text.replacing("\n" + own + "\n", with: "\n" + lines + "\n", maxReplacements: 1)
            } else {
                text = text.replacing("\n---\n", with: "\n" + lines + "\n---\n", maxReplacements: 1)
            }
        }
        return text
    }

    /// A report's file with its section, where it leaves that open.
    static func named(_ section: String, in text: String) -> String {
        text.replacing(
            "\nsection: \"\"\n", with: "\nsection: \(ReportMarkdown.quoted(section))\n", maxReplacements: 1)
    }

    /// What stands between the two lines of `---`.
    private static func head(of text: String) -> Substring? {
        guard text.hasPrefix("---\n"), let end = text.range(of: "\n---") else { return nil }
        return text[..<end.lowerBound]
    }

    /// A key's lines: its own, and those under it that begin further in.
    private static func block(_ key: String, in text: String) -> (key: String, lines: String)? {
        guard let lines = head(of: text)?.split(separator: "\n", omittingEmptySubsequences: false),
            let start = lines.firstIndex(where: { $0.hasPrefix(key + ":") })
        else { return nil }
        let rest = lines[(start + 1)...].prefix { $0.first.map { " -\t".contains($0) } ?? false }
        return (key, ([lines[start]] + rest).joined(separator: "\n"))
    }
}
