import Digests
import Foundation
import Geometry
import Revision
import TestSupport
import Testing

@Suite struct Logs {
    private func order(_ number: Int, _ log: RevisionLog, text: String = "x") throws {
        try log.add { _ in
            var entry = LogEntry(
                .submit, at: "2024-07-01", by: "Prensa", reason: "Nº \(number) «ñ»", report: "r\(number)")
            entry.snapshot = Snapshot(text: Digest.of(text + String(number)), photos: ["a.jpg": ""])
            return (entry, [Array((text + String(number)).utf8)])
        }
    }

    private func filled(_ count: Int) throws -> (TemporaryFolder, RevisionLog) {
        let folder = try TemporaryFolder()
        let log = RevisionLog(workspace: folder.path)
        for number in 1...count { try order(number, log) }
        return (folder, log)
    }

    private func slugs(_ log: RevisionLog) throws -> [String] { try log.read().entries.compactMap(\.report) }

    @Test func whatIsAddedIsReadInOrder() throws {
        let (folder, log) = try filled(3)
        let reading = try log.read()
        #expect(reading.findings == [] && reading.entries.map(\.number) == [1, 2, 3])
        #expect(reading.entries[0].previous == LogEntry.origin)
        let lines = try folder.read("revisions/log.jsonl").split(separator: "\n")
        #expect(reading.entries[2].previous == Digest.of(String(lines[1])))
        #expect(reading.entries[1].reason == "Nº 2 «ñ»")
        #expect(String(decoding: try log.text(Digest.of("x2")), as: UTF8.self) == "x2")
    }

    /// Wherever a writer is killed, what was written before stays, and the next writer goes on.
    @Test func aLogCutAnywhereLosesNoWholeEntry() throws {
        let (folder, log) = try filled(3)
        let path = folder.path("revisions/log.jsonl")
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        let two = whole.enumerated().filter { $0.element == 0x0A }.map(\.offset)[1] + 1
        let head =
            "{\"hash\":\"\(Digest.of(String(decoding: whole[..<two].split(separator: 0x0A)[1], as: UTF8.self)))\",\"lines\":2}\n"
        for length in two...whole.count {
            try whole.prefix(length).write(to: URL(fileURLWithPath: path))
            // The head is written after the entry.
            try folder.write("revisions/head.json", head)
            let reading = try log.read()
            let isWhole = length >= whole.count - 1
            #expect(reading.entries.count == (isWhole ? 3 : 2))
            #expect(reading.findings.map(\.code) == (isWhole || length == two ? [] : [.revisionTorn]))
            #expect(!reading.isBroken)
            try order(9, log)
            let after = try log.read()
            #expect(after.entries.last?.report == "r9" && after.entries.count == reading.entries.count + 1)
            #expect(after.findings.allSatisfy { $0.severity == .note })
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)).starts(with: whole.prefix(length)))
        }
    }

    @Test func anEntryThatWasChangedIsFoundAndBlocksTheLog() throws {
        for line in 1...3 {
            let (folder, log) = try filled(3)
            var lines = try folder.read("revisions/log.jsonl").split(separator: "\n").map(String.init)
            lines[line - 1] = lines[line - 1].replacing("Prensa", with: "Prenza")
            try folder.write("revisions/log.jsonl", lines.joined(separator: "\n") + "\n")
            let reading = try log.read()
            #expect(reading.findings.map(\.code) == [.revisionAltered] && reading.findings[0].place.line == line)
            #expect(reading.entries.count == 3)
            #expect(throws: Fault.self) { try order(4, log) }
            #expect(try slugs(log).count == 3)
        }
    }

    @Test func entriesTakenOutAreMissed() throws {
        let (folder, log) = try filled(4)
        let lines = try folder.read("revisions/log.jsonl").split(separator: "\n").map(String.init)
        try folder.write("revisions/log.jsonl", lines.prefix(2).joined(separator: "\n") + "\n")
        #expect(try log.read().findings.map(\.code) == [.revisionCut])
        #expect(try log.read().findings[0].values["count"] == "2")
        try folder.write("revisions/log.jsonl", [lines[0], lines[2], lines[3]].joined(separator: "\n") + "\n")
        #expect(try log.read().isBroken)
        try FileManager.default.removeItem(atPath: folder.path("revisions/log.jsonl"))
        #expect(try log.read().findings.first?.values["count"] == "4")
        try folder.write("revisions/log.jsonl", lines.joined(separator: "\n") + "\n")
        try FileManager.default.removeItem(atPath: folder.path("revisions/head.json"))
        #expect(try log.read().isBroken)
    }

    @Test func damageThatIsTakenNoteOfIsANote() throws {
        let (folder, log) = try filled(3)
        let text = try folder.read("revisions/log.jsonl").replacing("Nº 2", with: "Nº 7")
        try folder.write("revisions/log.jsonl", text)
        try log.add { _ in (LogEntry(.mend, at: "2024-07-02", by: "Archivo", reason: "Respaldo perdido"), []) }
        let reading = try log.read()
        #expect(!reading.isBroken && reading.findings.map(\.severity) == [.note])
        #expect(reading.entries.last?.mends == [2])
        try order(5, log)
        #expect(try log.read().entries.count == 5)
    }

    @Test(arguments: [
        "", "\n", "null\n", "{}\n", "[1,2\n", "\u{0}\u{1}\n", "{\"number\":1}\n", String(repeating: "[", count: 5000),
    ])
    func aHostileLogIsAFinding(_ text: String) throws {
        let (folder, log) = try filled(2)
        let good = try folder.read("revisions/log.jsonl")
        try folder.write("revisions/log.jsonl", good + text)
        let reading = try log.read()
        #expect(reading.entries.count == 2)
        #expect(reading.findings.isEmpty == text.isEmpty)
        try folder.write("revisions/log.jsonl", text)
        #expect(try log.read().entries.isEmpty)
    }

    @Test func aTextThatWasChangedOrIsGoneIsSaid() throws {
        let (folder, log) = try filled(1)
        let name = "revisions/texts/\(Digest.of("x1")).md"
        try folder.write(name, "otro")
        #expect(throws: Fault.self) { _ = try log.text(Digest.of("x1")) }
        try FileManager.default.removeItem(atPath: folder.path(name))
        #expect(throws: Fault.self) { _ = try log.text(Digest.of("x1")) }
        for hostile in ["../../../etc/passwd", "", "x"] { #expect(throws: Fault.self) { _ = try log.text(hostile) } }
    }

    @Test func aLinkInTheLogsPlaceIsNotFollowed() throws {
        let folder = try TemporaryFolder(["fuera": "mío\n"])
        try FileManager.default.createDirectory(atPath: folder.path("revisions"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("revisions/log.jsonl"), withDestinationPath: folder.path("fuera"))
        #expect(throws: Fault.self) { try order(1, RevisionLog(workspace: folder.path)) }
        #expect(try folder.read("fuera") == "mío\n")
    }

    @Test func writersTakeTurns() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    let log = RevisionLog(workspace: path)
                    for number in 0..<15 { try self.order(writer * 100 + number, log) }
                }
            }
            try await group.waitForAll()
        }
        let reading = try RevisionLog(workspace: path).read()
        #expect(reading.findings == [] && reading.entries.count == 60)
        #expect(Set(reading.entries.compactMap(\.report)).count == 60)
        for writer in 0..<4 {
            let own = reading.entries.compactMap(\.report).compactMap { Int($0.dropFirst()) }.filter {
                $0 / 100 == writer
            }
            #expect(own == own.sorted())
        }
    }

    @Test func nothingIsWrittenWhereTheMakerThrowsOrDeclines() throws {
        let (folder, log) = try filled(1)
        let before = try folder.read("revisions/log.jsonl")
        #expect(throws: Fault.self) { try log.add { _ in throw Fault(.usage, .usage) } }
        #expect(try log.add { _ in nil } == nil)
        #expect(try folder.read("revisions/log.jsonl") == before)
    }
}
