import Foundation
import Synchronization

/// Something that takes its time, begun on a thread of its own while there is other work to do.
final class HeadStart<Value: Sendable>: Sendable {
    private let ended = DispatchSemaphore(value: 0)
    private let value = Mutex<Value?>(nil)

    /// Begins.
    init(_ body: @escaping @Sendable () -> Value) {
        let thread = Thread { [self] in
            let made = body()
            value.withLock { $0 = made }
            ended.signal()
        }
        thread.start()
    }

    /// Returns what was made once it is done, however often it is called.
    @discardableResult
    func wait() -> Value? {
        ended.wait()
        ended.signal()
        return value.withLock { $0 }
    }
}
