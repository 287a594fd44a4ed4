import Dispatch
import Synchronization

/// Pages that are made by two threads in any order, and taken by one of them in theirs.
final class PageQueue<Page: Sendable>: Sendable {
    private struct State {
        var made: [Int: (page: Page, byHelper: Bool)] = [:]
        var next = 0
        var fault: (any Error)?
        var isClosed = false
    }
    /// How many pages the helper may be ahead.
    private static var most: Int { 8 }
    private let count: Int
    private let state = Mutex(State())
    private let room = DispatchSemaphore(value: PageQueue.most)
    private let filled = DispatchSemaphore(value: 0)

    /// A queue of so many pages.
    init(count: Int) { self.count = count }

    /// Makes pages until there are no more to make, or nobody wants them.
    func help(_ make: (Int) throws -> Page) {
        while true {
            room.wait()
            guard let number = take() else { return }
            do { put(try make(number), at: number, byHelper: true) } catch {
                state.withLock { if $0.fault == nil { $0.fault = error } }
            }
            filled.signal()
        }
    }

    /// Gives every page to `use` in order, making those itself that nobody has begun.
    func forEach(make: (Int) throws -> Page, use: (Page) throws -> Void) throws {
        for number in 0..<count {
            while true {
                let (found, fault) = state.withLock { ($0.made.removeValue(forKey: number), $0.fault) }
                if let fault { throw fault }
                if let found {
                    if found.byHelper { room.signal() }
                    try use(found.page)
                    break
                }
                if let job = take() {
                    put(try make(job), at: job, byHelper: false)
                } else {
                    filled.wait()
                }
            }
        }
    }

    /// Sends whoever helps home.
    func close() {
        state.withLock { $0.isClosed = true }
        room.signal()
    }

    private func take() -> Int? {
        state.withLock { state in
            guard state.next < count, !state.isClosed else { return nil }
            state.next += 1
            return state.next - 1
        }
    }

    private func put(_ page: Page, at number: Int, byHelper: Bool) {
        state.withLock { $0.made[number] = (page, byHelper) }
    }
}
