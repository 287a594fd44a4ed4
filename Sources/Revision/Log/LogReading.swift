import Digests
import Foundation
import Geometry

/// The log as it lies on the disk: every entry that can be read, and what is wrong with the rest.
public struct LogReading: Sendable {
    /// Entries in order.
    public private(set) var entries: [LogEntry] = []
    /// What is wrong with the log. Errors keep it from being written to until they have been taken note of.
    public private(set) var findings: [Finding] = []
    /// Lines, those that cannot be read among them.
    private(set) var lines = 0
    /// SHA-256 of the last line.
    private(set) var lastHash = LogEntry.origin
    /// Whether the last line has no end: writing it was cut off.
    private(set) var isOpen = false
    /// Whether the last line is a piece of an entry.
    private(set) var isTorn = false
    /// Lines that are not as they were written, and are not taken note of.
    private(set) var damaged: [Int] = []
    /// Lines that are gone from the end.
    private(set) var lost = 0

    /// Whether it must not be written to as it is.
    public var isBroken: Bool { findings.contains { $0.severity == .error } }

    init(_ bytes: [UInt8], head: LogHead?, file: String) {
        var problems: [(line: Int, code: FindingCode)] = []
        var taken: Set<Int> = []
        var hashes: [String] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            read(bytes[start..<end], hashes.last ?? LogEntry.origin, isWhole: end < bytes.count, &problems, &taken)
            hashes.append(Digest.of(Array(bytes[start..<end])))
            isOpen = end == bytes.count
            start = end + 1
        }
        lastHash = hashes.last ?? LogEntry.origin
        compare(hashes, with: head, &problems)
        var told: Set<Int> = []
        for problem in problems where told.insert(problem.line).inserted {
            let place = Finding.Place(file: file, line: problem.line)
            let isNoted = taken.contains(problem.line)
            if !isNoted, problem.code == .revisionAltered { damaged.append(problem.line) }
            let severity: Finding.Severity = isNoted ? .note : problem.code == .revisionTorn ? .warning : .error
            findings.append(Finding(severity, problem.code, at: place, ["entry": String(problem.line)]))
        }
        if lost > 0 {
            findings.append(Finding(.error, .revisionCut, at: Finding.Place(file: file), ["count": String(lost)]))
        }
    }

    private mutating func read(
        _ line: ArraySlice<UInt8>, _ before: String, isWhole: Bool, _ problems: inout [(line: Int, code: FindingCode)],
        _ taken: inout Set<Int>
    ) {
        lines += 1
        guard let entry = LogEntry(line: line) else {
            isTorn = !isWhole
            problems.append((lines, isWhole ? .revisionAltered : .revisionTorn))
            return
        }
        entries.append(entry)
        taken.formUnion(entry.mends ?? [])
        if entry.number != lines { problems.append((lines, .revisionAltered)) }
        // Every entry vouches for the one before it.
        if entry.previous != before { problems.append((max(1, lines - 1), .revisionAltered)) }
    }

    /// The head vouches for the last line, which has none after it.
    private mutating func compare(
        _ hashes: [String], with head: LogHead?, _ problems: inout [(line: Int, code: FindingCode)]
    ) {
        guard let head else {
            // A run that was cut off right after the first entry has not written the head yet.
            if lines > 1 { problems.append((lines, .revisionAltered)) }
            return
        }
        if head.lines > hashes.count {
            lost = head.lines - hashes.count
        } else if head.lines > 0, hashes[head.lines - 1] != head.hash {
            problems.append((head.lines, .revisionAltered))
        }
    }
}

/// What the log's last line is, kept beside it, so that lines cut off its end are missed.
struct LogHead: Codable {
    var lines: Int
    var hash: String
}
