import Foundation
import Geometry
import Production
import TestSupport
import Testing

/// The command as people and scripts meet it: what it prints, what it writes, how it leaves.
@Suite(.serialized) struct Commands {
    /// A workspace as `imprenta new` makes it.
    private func starter() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        #expect(try Command.imprenta(["new", "w"], in: folder.path).code == 0)
        return folder
    }

    /// libvips was once stopped before it had started, which crashed.
    @Test func anEmptyFileAsTheFirstPhotoIsAFinding() throws {
        let folder = try starter()
        let report = "w/reports/comunicacion-social/bienvenida/report.md"
        let text = try folder.read(report)
        try folder.write(
            report, text.replacing("# photos:\n#   - file: plaza.jpg", with: "photos:\n  - file: nada.jpg"))
        try folder.write("w/reports/comunicacion-social/bienvenida/nada.jpg", "")
        let checked = try Command.imprenta(["check", "gaceta", "--json"], in: folder.path("w"))
        #expect(checked.code == 1, "\(checked.err)")
        #expect(checked.codes.contains("photo.empty"))
    }

    @Test func newMakesAWorkspaceThatComposesAtOnce() throws {
        let folder = try starter()
        let composed = try Command.imprenta(["compose", "gaceta"], in: folder.path("w"))
        #expect([0, 1].contains(composed.code))
        #expect(folder.names(in: "w/output/gaceta") == ["print.pdf", "proof.pdf", "web.pdf"])
        #expect(try folder.read("w/imprenta.yml").contains("# Áreas que entregan reportes"))
        let lines = composed.out.split(separator: "\n")
        #expect(lines.first?.hasPrefix("\(folder.path("w"))/output/gaceta/print.pdf: ") == true)
        #expect(composed.err.split(separator: "\n").prefix(8).map(String.init).first == "1/8 read")
        #expect(composed.err.contains("\n8/8 check\n"))
    }

    @Test func newSaysWhatToTypeNext() throws {
        let folder = try TemporaryFolder()
        let outcome = try Command.imprenta(["new", "mi año", "--lang", "es"], in: folder.path)
        #expect((outcome.out + outcome.err).contains("--workspace 'mi año'"))
    }

    @Test func newOverwritesNothing() throws {
        let folder = try TemporaryFolder(["w/mio.txt": "mío"])
        let outcome = try Command.imprenta(["new", "w"], in: folder.path)
        #expect(outcome.code == 73)
        #expect(outcome.err.contains("[new.folder-not-empty]"))
        #expect(folder.names(in: "w") == ["mio.txt"] && folder.names() == ["w"])
        let file = try Command.imprenta(["new", "w/mio.txt"], in: folder.path)
        #expect(file.code == 73)
        #expect(try folder.read("w/mio.txt") == "mío")
    }

    @Test func newTakesAnEmptyFolder() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("w"), withIntermediateDirectories: false)
        #expect(try Command.imprenta(["new", "w", "--quiet"], in: folder.path).code == 0)
        #expect(folder.names(in: "w").contains("imprenta.yml"))
    }

    @Test func jsonIsOneObjectWithEveryKey() throws {
        let folder = try starter()
        let outcome = try Command.imprenta(
            ["compose", "gaceta", "--json", "--lang", "es", "--workspace", "w", "--output", "salida"], in: folder.path)
        let json = outcome.json
        #expect(
            json.keys.sorted() == [
                "files", "findings", "layout", "peakMemoryMB", "preflight", "publication", "seconds", "work",
            ])
        #expect(json["publication"] as? String == "gaceta")
        let files = try #require(json["files"] as? [[String: Any]])
        #expect(files.map { $0["kind"] as? String } == ["print", "proof", "web"])
        let paths = ["print", "proof", "web"].map { folder.path("salida/gaceta/\($0).pdf") }
        #expect(files.map { $0["path"] as? String } == paths)
        #expect(files.allSatisfy { ($0["pages"] as? Int ?? 1) % 4 == 0 })
        let layout = try #require(json["layout"] as? [String: Any])
        #expect(
            layout.keys.sorted()
                == ["columns", "fill", "lines", "offGrid", "orphans", "overset", "pages", "stories", "widows"])
        #expect((json["seconds"] as? [String: Double])?.keys.sorted() == (1...8).map(String.init))
        #expect((json["peakMemoryMB"] as? Double ?? 0) > 1)
        for finding in json["findings"] as? [[String: Any]] ?? [] {
            #expect(
                finding.keys.sorted() == [
                    "areas", "code", "column", "file", "line", "message", "page", "report", "severity",
                ])
        }
    }

    @Test func quietShowsErrorsOnly() throws {
        let folder = try starter()
        let outcome = try Command.imprenta(["check", "gaceta", "--quiet"], in: folder.path("w"))
        #expect(outcome.code == 0 && outcome.out.isEmpty && outcome.err.isEmpty)
        #expect(folder.names(in: "w") == ["imprenta.yml", "publications", "reports"])
        let missing = try Command.imprenta(["check", "gazeta", "--quiet"], in: folder.path("w"))
        #expect(missing.code == 66)
        #expect(missing.err.split(separator: "\n").count == 1 && missing.err.contains("Did you mean “gaceta”?"))
    }

    private static let calls: [([String], Int32)] = [
        ([], 0), (["--help"], 0), (["compose"], 64), (["compose", "a", "b"], 64), (["compone"], 64),
        (["compose", "a", "--zz"], 64), (["check", "a", "--lang", "fr"], 64), (["compose", "a", "--workspace"], 64),
        (["compose", "a"], 66), (["check", "a", "--workspace", "/nada"], 66), (["preflight", "/nada.pdf"], 66),
    ]

    @Test(arguments: calls)
    func exitCodes(_ arguments: [String], _ code: Int32) throws {
        let folder = try TemporaryFolder()
        let outcome = try Command.imprenta(arguments, in: folder.path)
        #expect(outcome.code == code, "\(outcome.err)")
        #expect(folder.names() == [])
    }

    @Test func usageErrorsAreLocalisedAndJSON() throws {
        let outcome = try Command.imprenta(["compose", "--json", "--lang", "es"])
        #expect(outcome.code == 64)
        #expect(outcome.err.hasPrefix("Error: falta el argumento «<nombre>»"))
        #expect(outcome.codes == ["command.usage"])
    }

    @Test func withoutItsResourcesTheCommandSaysSo() throws {
        let folder = try TemporaryFolder()
        let outcome = try Command.imprenta(
            ["check", "a", "--json"], in: folder.path, environment: ["IMPRENTA_HOME": folder.path])
        #expect(outcome.code == 66)
        #expect(outcome.codes == ["command.resources-missing"])
    }

    @Test func preflightOfAFolderSaysWhatIsWrong() throws {
        let folder = try starter()
        let outcome = try Command.imprenta(["preflight", "reports", "--quiet"], in: folder.path("w"))
        #expect(outcome.code == 66)
        #expect(outcome.err.contains("reports cannot be read. See that it is a file") && !outcome.err.contains("—"))
    }

    @Test func preflightJudgesAnyFile() throws {
        let folder = try starter()
        try folder.write("w/nota.pdf", "esto no es un PDF")
        let bad = try Command.imprenta(["preflight", "nota.pdf", "--json"], in: folder.path("w"))
        #expect(bad.code == 65)
        #expect(bad.codes == ["preflight.not-a-pdf"])
        #expect((bad.json["findings"] as? [[String: Any]])?.first?["file"] as? String == "nota.pdf")
        #expect(bad.json["publication"] is NSNull)
        _ = try Command.imprenta(["compose", "gaceta"], in: folder.path("w"))
        let good = try Command.imprenta(["preflight", "output/gaceta/print.pdf", "--json"], in: folder.path("w"))
        #expect([0, 1].contains(good.code))
        let unknown = try Command.imprenta(
            ["preflight", "output/gaceta/print.pdf", "--condition", "digitla", "--json"], in: folder.path("w"))
        #expect(unknown.code == 66)
        #expect(unknown.codes == ["condition.unknown"])
    }

    // MARK: Writing

    private func keeps(_ folder: TemporaryFolder, _ outcome: Command.Outcome, _ code: Int32, _ finding: String?) throws
    {
        #expect(outcome.code == code, "\(outcome.err)")
        if let finding { #expect(outcome.codes.contains(finding), "\(outcome.codes)") }
        #expect(try folder.read("w/output/gaceta/print.pdf") == "anterior")
        #expect(folder.names(in: "w/output/gaceta") == ["print.pdf"])
    }

    @Test func twoAtOnceOnOneOutput() throws {
        let folder = try starter()
        try folder.write("w/output/gaceta/print.pdf", "anterior")
        let held = try OutputFolder(folder.path("w/output/gaceta"), shown: "x", interruption: Interruption())
        try keeps(folder, Command.imprenta(["compose", "gaceta", "--json"], in: folder.path("w")), 73, "output.busy")
        withExtendedLifetime(held) {}
    }

    @Test(arguments: ["0", "256"])
    func aFullDiskLeavesWhatWasThere(_ blocks: String) throws {
        let folder = try starter()
        try folder.write("w/output/gaceta/print.pdf", "anterior")
        // A limit on the size of files stands for a disk without room: the same writes fail in the same places.
        let script = "ulimit -f \(blocks); trap '' XFSZ; exec \"$0\" compose gaceta --json > /dev/null"
        let outcome = try Command.run("/bin/sh", ["-c", script, Command.executable], in: folder.path("w"))
        try keeps(folder, outcome, 73, nil)
    }

    @Test func aFolderThatCannotBeWritten() throws {
        let folder = try starter()
        let outcome = try Command.imprenta(
            ["compose", "gaceta", "--json", "--output", "/proc/imprenta"], in: folder.path("w"))
        #expect(outcome.code == 73)
        #expect(outcome.codes.contains("output.unwritable"))
    }

    @Test(.enabled(if: geteuid() != 0, "the superuser may write anywhere"))
    func aReadOnlyFolder() throws {
        let folder = try starter()
        try folder.write("w/output/gaceta/print.pdf", "anterior")
        chmod(folder.path("w/output/gaceta"), 0o555)
        defer { chmod(folder.path("w/output/gaceta"), 0o755) }
        try keeps(
            folder, Command.imprenta(["compose", "gaceta", "--json"], in: folder.path("w")), 73, "output.unwritable")
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func aSignalStopsCleanly(_ signal: Int32) throws {
        let folder = try TemporaryFolder(["w/output/gaceta-02/print.pdf": "anterior"])
        var sent = false
        let outcome = try Command.run(
            Command.executable,
            [
                "compose", "gaceta-02", "--json", "--workspace", Repository.path("assets/sample"), "--output",
                "w/output",
            ],
            in: folder.path, environment: ["IMPRENTA_HOME": Repository.root]
        ) { text, process in
            // The layout takes the longest: the signal comes in the middle of it.
            guard text.contains("4/8"), !sent else { return }
            sent = true
            kill(process.processIdentifier, signal)
        }
        #expect(outcome.code == 130, "\(outcome.err)")
        #expect(outcome.codes.last == "run.interrupted")
        #expect(try folder.read("w/output/gaceta-02/print.pdf") == "anterior")
        #expect(folder.names(in: "w/output/gaceta-02") == ["print.pdf"])
    }
}
