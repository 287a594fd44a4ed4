import Foundation
import Geometry
import Testing

/// Programs run under limits.
@Suite struct BoundedProcesses {
    private struct Enough: Error {}

    @Test func aProgramEndsWithItsStatus() throws {
        let shell = try #require(BoundedProcess(named: "sh"))
        #expect(try shell.run(["-c", "exit 3"], in: "/tmp", check: {}) == .exited(3))
        #expect(BoundedProcess(named: "no-such-program")?.program == nil)
    }

    @Test func aProgramThatNeverEndsIsStopped() throws {
        var shell = try #require(BoundedProcess(named: "sh"))
        shell.seconds = 1
        #expect(try shell.run(["-c", "while :; do :; done"], in: "/tmp", check: {}) == .stopped)
        #expect(try shell.run(["-c", "exec sleep 1000"], in: "/tmp", check: {}) == .stopped)
    }

    @Test func aProgramThatWantsTooMuchMemoryFails() throws {
        var shell = try #require(BoundedProcess(named: "sh"))
        shell.memory = 64 << 20
        let doubling = "a=0123456789; while :; do a=$a$a; done"
        #expect(try shell.run(["-c", doubling], in: "/tmp", check: {}) != .exited(0))
    }

    @Test func aWishToStopEndsTheProgram() throws {
        let shell = try #require(BoundedProcess(named: "sh"))
        #expect(throws: Enough.self) {
            _ = try shell.run(["-c", "exec sleep 1000"], in: "/tmp", check: { throw Enough() })
        }
    }
}
