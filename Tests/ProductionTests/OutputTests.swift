import Foundation
import Geometry
import Production
import TestSupport
import Testing

@Suite struct Output {
    private func fault(_ body: () throws -> Void) -> Fault? {
        do { try body() } catch { return error as? Fault }
        return nil
    }

    private func open(_ folder: TemporaryFolder, _ interruption: Interruption = Interruption()) throws -> OutputFolder {
        try OutputFolder(folder.path("output/gaceta"), shown: "output/gaceta", interruption: interruption)
    }

    @Test func filesAppearTogetherAndWhole() throws {
        let folder = try TemporaryFolder(["output/gaceta/print.pdf": "viejo"])
        let output = try open(folder)
        try output.write(Array("nuevo".utf8), as: "print.pdf")
        try Data("prueba".utf8).write(to: URL(fileURLWithPath: output.staged("proof.pdf")))
        #expect(try folder.read("output/gaceta/print.pdf") == "viejo")
        try output.commit()
        #expect(try folder.read("output/gaceta/print.pdf") == "nuevo")
        #expect(folder.names(in: "output/gaceta") == ["print.pdf", "proof.pdf"])
    }

    @Test func aRunThatFailsLeavesThePreviousFile() throws {
        let folder = try TemporaryFolder(["output/gaceta/print.pdf": "viejo"])
        do {
            let output = try open(folder)
            try output.write(Array("nuevo".utf8), as: "print.pdf")
        }
        #expect(folder.names(in: "output/gaceta") == ["print.pdf"])
        #expect(try folder.read("output/gaceta/print.pdf") == "viejo")
    }

    @Test func whatAKilledRunLeftIsSwept() throws {
        let folder = try TemporaryFolder(["output/gaceta/.imprenta-print.pdf": "medio"])
        let output = try open(folder)
        #expect(folder.names(in: "output/gaceta") == [])
        withExtendedLifetime(output) {}
    }

    @Test func oneRunAtATime() throws {
        let folder = try TemporaryFolder()
        let first = try open(folder)
        let stop = fault { _ = try open(folder) }
        #expect(stop?.kind == .cannotWrite)
        #expect(stop?.findings.map(\.code) == [.outputBusy])
        try first.write([1], as: "print.pdf")
        try first.commit()
        #expect(folder.names(in: "output/gaceta") == ["print.pdf"])
    }

    @Test func theLockGoesWithTheRun() throws {
        let folder = try TemporaryFolder()
        do { _ = try open(folder) }
        #expect(fault { _ = try open(folder) } == nil)
    }

    @Test func aFileInTheWayIsUnwritable() throws {
        let folder = try TemporaryFolder(["output": "no soy carpeta"])
        let stop = fault { _ = try open(folder) }
        #expect(stop?.kind == .cannotWrite)
        #expect(stop?.findings.map(\.code) == [.outputUnwritable])
    }

    @Test(.enabled(if: geteuid() != 0, "the superuser may write anywhere"))
    func aReadOnlyFolderIsUnwritable() throws {
        let folder = try TemporaryFolder(["output/gaceta/print.pdf": "viejo"])
        chmod(folder.path("output/gaceta"), 0o555)
        defer { chmod(folder.path("output/gaceta"), 0o755) }
        #expect(fault { _ = try open(folder) }?.findings.map(\.code) == [.outputUnwritable])
    }

    @Test func aFolderThatNobodyMayWriteIsUnwritable() {
        let stop = fault {
            _ = try OutputFolder("/proc/imprenta", shown: "/proc/imprenta", interruption: Interruption())
        }
        #expect(stop?.kind == .cannotWrite)
        #expect(stop?.findings.map(\.code) == [.outputUnwritable])
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func aFullDiskIsSaidSo() throws {
        let folder = try TemporaryFolder(["output/gaceta/print.pdf": "viejo"])
        let output = try open(folder)
        // The device that is always full stands for the disk.
        try folder.link("output/gaceta/.imprenta-print.pdf", to: "/dev/full")
        let direct = fault { try output.write([1, 2, 3], as: "print.pdf") }
        #expect(direct?.kind == .cannotWrite)
        #expect(try folder.read("output/gaceta/print.pdf") == "viejo")
    }

    @Test func aFileThatAStageNeverWroteIsAFault() throws {
        let folder = try TemporaryFolder(["output/gaceta/print.pdf": "viejo"])
        let output = try open(folder)
        _ = output.staged("print.pdf")
        #expect(fault { try output.commit() }?.findings.map(\.code) == [.outputUnwritable])
        #expect(try folder.read("output/gaceta/print.pdf") == "viejo")
    }

    @Test func aStopBeforeTheEndLeavesEverything() throws {
        let folder = try TemporaryFolder(["output/gaceta/print.pdf": "viejo"])
        let interruption = Interruption()
        do {
            let output = try open(folder, interruption)
            try output.write(Array("nuevo".utf8), as: "print.pdf")
            interruption.request()
            #expect(fault { try output.commit() }?.kind == .interrupted)
        }
        #expect(folder.names(in: "output/gaceta") == ["print.pdf"])
        #expect(try folder.read("output/gaceta/print.pdf") == "viejo")
    }

    @Test func interruptionIsAFaultOnceAsked() throws {
        let interruption = Interruption()
        try interruption.check()
        interruption.request()
        #expect(fault { try interruption.check() }?.findings.map(\.code) == [.interrupted])
    }
}
