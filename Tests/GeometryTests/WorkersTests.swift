import Geometry
import Synchronization
import Testing

@Suite struct WorkersTests {
    @Test(arguments: [0, 1, 2, 500]) func theResultsComeInOrderWhoeverMadeThem(count: Int) {
        for helper in [nil, { @Sendable in 2 }] as [(@Sendable () -> Int?)?] {
            let made = Workers.map(count: count, own: 1, helper: helper, check: {}) { tools, number in
                tools > 0 ? number * number : -1
            }
            #expect(made == (0..<count).map { $0 * $0 })
        }
    }

    @Test func aHelperWithoutToolsLeavesTheWorkToTheOther() {
        let made = Workers.map(count: 40, own: "own", helper: { nil }, check: {}) { tools, number in
            "\(tools) \(number)"
        }
        #expect(made == (0..<40).map { "own \($0)" })
    }

    @Test func stoppingStopsAllAndThrows() {
        struct Stopped: Error {}
        let done = Atomic<Int>(0)
        #expect(throws: Stopped.self) {
            try Workers.map(count: 100_000, own: (), helper: { () }, check: { throw Stopped() }) { _, _ in
                done.add(1, ordering: .relaxed)
            }
        }
        #expect(done.load(ordering: .relaxed) < 100_000)
    }
}
