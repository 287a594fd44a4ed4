import Foundation
import Synchronization

/// Work shared between the running thread and a helper, with the same result as if one did it all.
public enum Workers {
    /// Cores that this process may use.
    public static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

    /// What `body` makes of the numbers from 0 up to `count`, in their order.
    ///
    /// The running thread and, where `helper` is given, one more each take the next number that nobody has taken. Each
    /// brings its own tools, which no other thread touches. Where a helper cannot make its tools, the running thread does
    /// the work alone.
    ///
    /// - Parameters:
    ///   - own: The running thread's tools.
    ///   - helper: Makes the helper's tools, on the helper's thread.
    ///   - check: Called on the running thread between numbers; throws to stop the work.
    public static func map<Tools, Value: Sendable>(
        count: Int, own: Tools, helper: (@Sendable () -> Tools?)?, check: () throws -> Void,
        _ body: @escaping @Sendable (Tools, Int) -> Value
    ) rethrows -> [Value] {
        let desk = Desk<Value>(count: count)
        let ended = DispatchSemaphore(value: 0)
        if count > 1, let helper {
            let thread = Thread {
                if let tools = helper() { while let index = desk.next() { desk.put(body(tools, index), at: index) } }
                ended.signal()
            }
            // As deep as the main thread's: texts nest.
            thread.stackSize = 8 << 20
            thread.start()
        }
        defer {
            desk.stop()
            if count > 1, helper != nil { ended.wait() }
        }
        while let index = desk.next() {
            try check()
            desk.put(body(own, index), at: index)
        }
        if count > 1, helper != nil {
            ended.wait()
            ended.signal()
        }
        return desk.values
    }

    /// Where numbers are taken from and results are put.
    private final class Desk<Value: Sendable>: Sendable {
        private let count: Int
        private let taken = Atomic<Int>(0)
        private let results: Mutex<[Value?]>

        init(count: Int) {
            self.count = count
            results = Mutex(Array(repeating: nil, count: count))
        }

        /// A number that nobody has taken.
        func next() -> Int? {
            let index = taken.add(1, ordering: .relaxed).oldValue
            return index < count ? index : nil
        }

        func put(_ value: Value, at index: Int) { results.withLock { $0[index] = value } }

        /// Leaves no number to be taken.
        func stop() { taken.store(count, ordering: .relaxed) }

        var values: [Value] { results.withLock { $0.compactMap { $0 } } }
    }
}
