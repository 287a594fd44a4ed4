import Foundation
import PrintModel
import Synchronization

/// Hands pages from the thread that makes them to the one that paints them, a few ahead at most.
final class PageQueue: Sendable {
    private struct State {
        var pages: [LaidOutPage] = []
        var isClosed = false
    }
    private static let most = 4
    private let state = Mutex(State())
    private let room = DispatchSemaphore(value: PageQueue.most)
    private let filled = DispatchSemaphore(value: 0)

    /// Adds a page when there is room; `false` where nobody wants any more.
    func push(_ page: LaidOutPage) -> Bool {
        room.wait()
        let isOpen = state.withLock { state in
            if !state.isClosed { state.pages.append(page) }
            return !state.isClosed
        }
        filled.signal()
        return isOpen
    }

    /// Takes the next page when it is there; `nil` when there are no more.
    func pop() -> LaidOutPage? {
        filled.wait()
        let page = state.withLock { $0.pages.isEmpty ? nil : $0.pages.removeFirst() }
        // Whoever comes again after the end finds the end again.
        if page == nil { filled.signal() }
        room.signal()
        return page
    }

    /// Ends the queue, from either side: what lies in it may still be taken.
    func close() {
        state.withLock { $0.isClosed = true }
        filled.signal()
        room.signal()
    }
}
