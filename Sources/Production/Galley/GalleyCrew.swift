import Foundation
import Geometry
import PrintModel
import Synchronization
import Typesetting

/// Those who work at a galley: the thread that runs it and, where there are two cores, a helper.
///
/// Both break paragraphs, in chunks that do not depend on who takes them; then the helper makes pages and the other
/// paints them. Each has a typesetter of its own. Painting stays on one thread: cairo's fonts stand no more.
final class GalleyCrew: Sendable {
    private struct Desk {
        var ways: [ParagraphWays?]
        var plan: GalleyPlan?
        var outcome: GalleyOutcome?
        var fault: Fault?
        var hasHelper = false
    }
    private let text: GalleyText
    private let shown: String
    private let format: GalleyFormat
    private let resources: GalleyResources
    private let measures: Bool
    private let interruption: Interruption
    private let desk: Mutex<Desk>
    private let nextChunk = Atomic<Int>(0)
    private let broken = DispatchSemaphore(value: 0)
    private let planned = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let queue = PageQueue()

    private static let chunk = 32

    init(
        _ text: GalleyText, shown: String, _ format: GalleyFormat, _ resources: GalleyResources, measures: Bool,
        _ interruption: Interruption
    ) {
        self.text = text
        self.shown = shown
        self.format = format
        self.resources = resources
        self.measures = measures
        self.interruption = interruption
        desk = Mutex(Desk(ways: Array(repeating: nil, count: text.paragraphs.count)))
    }

    /// Sets a second thread to work.
    func callHelper() {
        desk.withLock { $0.hasHelper = true }
        let helper = Thread { [self] in
            help()
            ended.signal()
        }
        helper.stackSize = 8 << 20
        helper.start()
    }

    /// Breaks all paragraphs, together with the helper.
    func breakAll(with typesetter: Typesetter) throws -> [ParagraphWays?] {
        breakChunks(with: typesetter)
        if desk.withLock(\.hasHelper) { broken.wait() }
        try interruption.check()
        return try desk.withLock { desk in
            if let fault = desk.fault { throw fault }
            defer { desk.ways = [] }
            return desk.ways
        }
    }

    /// Gives the pages of a plan, one at each call.
    func pages(of plan: GalleyPlan, with typesetter: Typesetter) -> () -> LaidOutPage? {
        guard desk.withLock(\.hasHelper) else {
            let pages = maker(of: plan, with: typesetter)
            return { [self] in
                let page = pages.next()
                if page == nil { desk.withLock { $0.outcome = pages.outcome() } }
                return page
            }
        }
        desk.withLock { $0.plan = plan }
        planned.signal()
        return { [queue] in queue.pop() }
    }

    /// What the making of pages found; after the last page.
    func outcome() -> GalleyOutcome {
        desk.withLock(\.outcome) ?? GalleyOutcome(lines: 0, findings: GalleyFindings(), quality: nil)
    }

    /// Sends the helper home, wherever it stands in its work, and waits until it has gone.
    func dismiss() {
        guard desk.withLock(\.hasHelper) else { return }
        nextChunk.store(text.paragraphs.count, ordering: .relaxed)
        queue.close()
        planned.signal()
        ended.wait()
    }

    private func help() {
        let typesetter: Typesetter
        do {
            typesetter = try resources.typesetter(for: format)
        } catch {
            desk.withLock { $0.fault = error as? Fault }
            broken.signal()
            return
        }
        breakChunks(with: typesetter)
        broken.signal()
        planned.wait()
        guard let plan = desk.withLock(\.plan) else { return }
        let pages = maker(of: plan, with: typesetter)
        while let page = pages.next() {
            if !queue.push(page) { return }
        }
        desk.withLock { $0.outcome = pages.outcome() }
        queue.close()
    }

    private func breakChunks(with typesetter: Typesetter) {
        while !interruption.isRequested {
            let start = nextChunk.add(GalleyCrew.chunk, ordering: .relaxed).oldValue
            guard start < text.paragraphs.count else { return }
            let range = start..<min(start + GalleyCrew.chunk, text.paragraphs.count)
            let ways = range.map { index in
                let place = Finding.Place(file: shown, line: text.paragraphs[index].line)
                return typesetter.ways(of: format.request(text.string(index), place: place))
            }
            desk.withLock { desk in
                for (index, way) in zip(range, ways) { desk.ways[index] = way }
            }
        }
    }

    private func maker(of plan: GalleyPlan, with typesetter: Typesetter) -> GalleyPages {
        GalleyPages(text, shown: shown, format, plan, typesetter, measures: measures)
    }
}
