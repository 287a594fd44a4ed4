import Foundation
import Geometry
import Glibc
import Synchronization

/// A person's wish to stop: Ctrl-C, or a polite request of the system. Work polls it between steps.
///
/// Work that does not look at the flag in time is cut off: what was registered for clean-up runs, and the process ends
/// with exit code 130. Nothing half-written stays behind either way.
public final class Interruption: Sendable {
    /// Seconds the running step may take to notice.
    private static let grace = 1.5

    private struct State {
        var requested = false
        var settled = false
        var cut = false
        var cleanups: [Int: @Sendable () -> Void] = [:]
        var listeners: [Int: @Sendable () -> Void] = [:]
        var next = 0
    }
    private let state = Mutex(State())

    /// A flag that no signal raises yet.
    public init() {}

    /// Whether a stop was asked for.
    public var isRequested: Bool { state.withLock(\.requested) }

    /// Asks for a stop, as a signal would.
    public func request() {
        let listeners = state.withLock { state in
            state.requested = true
            return state.listeners.sorted { $0.key < $1.key }.map(\.value)
        }
        for listener in listeners { listener() }
    }

    /// Waits for a task, which is cancelled as soon as a stop is asked for.
    public func cancelling<Value: Sendable>(_ task: Task<Value, any Error>) async throws -> Value {
        let ticket = state.withLock { state in
            state.next += 1
            state.listeners[state.next] = { task.cancel() }
            return state.next
        }
        defer { state.withLock { _ = $0.listeners.removeValue(forKey: ticket) } }
        if isRequested { task.cancel() }
        return try await task.value
    }

    /// Waits so many seconds, or until a stop is asked for.
    public func pause(seconds: Double) {
        let bell = DispatchSemaphore(value: 0)
        let ticket = state.withLock { state in
            state.next += 1
            state.listeners[state.next] = { bell.signal() }
            return state.next
        }
        defer { state.withLock { _ = $0.listeners.removeValue(forKey: ticket) } }
        if !isRequested { _ = bell.wait(timeout: .now() + seconds) }
    }

    /// Throws `interrupted` where a stop was asked for.
    public func check() throws(Fault) {
        if isRequested { throw Fault(.interrupted, .interrupted) }
    }

    /// Has `body` run if the process must be cut off. Returns a ticket to take it back with.
    public func onCutOff(_ body: @escaping @Sendable () -> Void) -> Int {
        state.withLock { state in
            state.next += 1
            state.cleanups[state.next] = body
            return state.next
        }
    }

    /// Takes back what `onCutOff` registered.
    public func forget(_ ticket: Int) { state.withLock { _ = $0.cleanups.removeValue(forKey: ticket) } }

    /// Raises the flag on SIGINT, SIGTERM and SIGHUP for as long as the returned watch lives. A second signal, or a step
    /// that takes too long, ends the process after `farewell` has been called.
    public func watchSignals(farewell: @escaping @Sendable () -> Void) -> SignalWatch {
        SignalWatch([SIGINT, SIGTERM, SIGHUP]) { [self] in
            let again = isRequested
            request()
            let delay = again ? 0 : Interruption.grace
            DispatchQueue.global().asyncAfter(deadline: .now() + delay) { [self] in cutOff(farewell) }
        }
    }

    /// Says that the run has come to its end by itself, and is about to tell so: it is no longer cut off.
    public func settle() {
        let isCut = state.withLock { state in
            state.settled = true
            return state.cut
        }
        // Another thread is ending the process this very moment: one end is enough.
        while isCut { Glibc.pause() }
    }

    private func cutOff(_ farewell: () -> Void) {
        let cleanups = state.withLock { state in
            state.cut = !state.settled
            return state.cleanups.sorted { $0.key < $1.key }.map(\.value)
        }
        guard state.withLock(\.cut) else { return }
        for cleanup in cleanups { cleanup() }
        farewell()
        // Only what was said leaves with the process: nothing else of it may run.
        fflush(nil)
        _exit(130)
    }
}

/// Signals turned into calls, until the watch is let go.
public final class SignalWatch {
    private let sources: [any DispatchSourceSignal]
    private let signals: [Int32]

    fileprivate init(_ signals: [Int32], _ handler: @escaping @Sendable () -> Void) {
        self.signals = signals
        sources = signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler(handler: handler)
            source.resume()
            return source
        }
    }

    deinit {
        for source in sources { source.cancel() }
        for number in signals { signal(number, SIG_DFL) }
    }
}
