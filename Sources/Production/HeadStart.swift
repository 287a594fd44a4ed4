import Foundation

/// Something that takes its time to start, begun on a thread of its own while there is other work to do.
final class HeadStart: Sendable {
    private let ended = DispatchSemaphore(value: 0)

    /// Begins.
    init(_ body: @escaping @Sendable () -> Void) {
        let thread = Thread { [ended] in
            body()
            ended.signal()
        }
        thread.start()
    }

    /// Returns once it is done, however often it is called.
    func wait() {
        ended.wait()
        ended.signal()
    }
}
