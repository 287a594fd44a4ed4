import Foundation
import Geometry
import PrintModel
import Synchronization
import Typesetting

/// Those who work at a galley: the thread that runs it and, where there are two cores, a helper.
///
/// Both break paragraphs, then both make and paint pages, in pieces that do not depend on who takes them. Each has a
/// typesetter and a painter of its own.
final class GalleyCrew: Sendable {
    private struct Desk {
        var ways: [ParagraphWays?]
        var words: [ParagraphWords?]
        /// How many more words and spaces may be kept.
        var room = GalleyCrew.mostWords
        var pages: (plan: GalleyPlan, words: [ParagraphWords?], queue: PageQueue<GalleyPage>)?
        var fault: Fault?
        var hasHelper = false
    }
    private let text: GalleyText
    private let shown: String
    private let format: GalleyFormat
    private let resources: GalleyResources
    private let measures: Bool
    private let interruption: Interruption
    private let leavesMemory: Bool
    private let desk: Mutex<Desk>
    private let nextChunk = Atomic<Int>(0)
    private let broken = DispatchSemaphore(value: 0)
    private let planned = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    private static let chunk = 32
    /// Words and spaces that are kept from breaking to the making of lines, 8 bytes each; beyond, they are cut again.
    private static let mostWords = 2_000_000

    init(
        _ text: GalleyText, shown: String, _ format: GalleyFormat, _ resources: GalleyResources, measures: Bool,
        leavesMemory: Bool, _ interruption: Interruption
    ) {
        self.leavesMemory = leavesMemory
        self.text = text
        self.shown = shown
        self.format = format
        self.resources = resources
        self.measures = measures
        self.interruption = interruption
        let count = text.paragraphs.count
        desk = Mutex(Desk(ways: Array(repeating: nil, count: count), words: Array(repeating: nil, count: count)))
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
            return desk.ways
        }
    }

    /// Makes and paints the pages of a plan, together with the helper, and gives them to `use` in order.
    func makePages(
        of plan: GalleyPlan, with typesetter: Typesetter, use: (GalleyPage) throws -> Void
    ) throws {
        let queue = PageQueue<GalleyPage>(count: plan.pages.count)
        let words = desk.withLock { desk in
            desk.pages = (plan, desk.words, queue)
            return desk.words
        }
        planned.signal()
        let maker = try maker(with: typesetter)
        try queue.forEach(make: { try maker.page($0, of: plan, words) }) { page in
            try interruption.check()
            try use(page)
        }
    }

    /// Sends the helper home, wherever it stands in its work, and waits until it has gone.
    func dismiss() {
        guard desk.withLock(\.hasHelper) else { return }
        nextChunk.store(text.paragraphs.count, ordering: .relaxed)
        desk.withLock { $0.pages?.queue }?.close()
        planned.signal()
        ended.wait()
    }

    private func help() {
        let typesetter: Typesetter
        let maker: GalleyPageMaker
        do {
            typesetter = try resources.typesetter(for: format)
            if leavesMemory { _ = Unmanaged.passRetained(typesetter) }
            maker = try self.maker(with: typesetter)
        } catch {
            desk.withLock { $0.fault = error as? Fault }
            broken.signal()
            return
        }
        breakChunks(with: typesetter)
        broken.signal()
        planned.wait()
        guard let pages = desk.withLock(\.pages) else { return }
        pages.queue.help { try maker.page($0, of: pages.plan, pages.words) }
    }

    private func breakChunks(with typesetter: Typesetter) {
        while !interruption.isRequested {
            let start = nextChunk.add(GalleyCrew.chunk, ordering: .relaxed).oldValue
            guard start < text.paragraphs.count else { return }
            let range = start..<min(start + GalleyCrew.chunk, text.paragraphs.count)
            let found = range.map { index in
                let place = Finding.Place(file: shown, line: text.paragraphs[index].line)
                return typesetter.waysAndWords(of: format.request(text.string(index), place: place))
            }
            desk.withLock { desk in
                for (index, found) in zip(range, found) {
                    desk.ways[index] = found.ways
                    guard desk.room >= found.words.count else { continue }
                    desk.room -= found.words.count
                    desk.words[index] = found.words
                }
            }
        }
    }

    private func maker(with typesetter: Typesetter) throws -> GalleyPageMaker {
        try GalleyPageMaker(text, shown: shown, format, typesetter, measures: measures)
    }
}
