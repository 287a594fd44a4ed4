import Dispatch
import Geometry
import KeptWork
import PDFSyntax
import PrintModel
import Synchronization

/// One judging of one file: the document by whoever is free first, the pages by several workers, each with a reading of
/// the file of its own. What they find is put together page by page.
struct PreflightRun {
    private let demands: Demands
    private let operationLimit: Int
    private let kept: KeptWork
    private var findings: FindingCollector
    private var summary = PreflightSummary()
    private var warnings: [PDFWarning] = []

    /// Most pages that are judged.
    static let pageLimit = 10_000
    /// Pages for which another reading of the file pays.
    private static let pagesOfWorker = 3
    /// Objects in a file beyond which it is read by two at most: qpdf keeps them all, several kilobytes each.
    private static let objectsOfWorker = 30_000

    init(_ demands: Demands, operationLimit: Int, kept: KeptWork) {
        self.demands = demands
        self.operationLimit = operationLimit
        self.kept = kept
        findings = FindingCollector(file: demands.file, levels: demands.profile.levels)
        summary.standard = demands.standard
    }

    /// What came of it.
    var report: PreflightReport {
        var report = PreflightReport(findings: findings.findings, summary: summary)
        if let warning = warnings.first {
            report.findings.insert(
                Finding(
                    .error, .preflightDamaged, at: Finding.Place(file: demands.file),
                    ["detail": warning.detail, "count": String(warnings.count)]), at: 0)
        }
        return report
    }

    /// Judges the document; gives how many pages it has.
    private mutating func judgeDocument(_ file: PDFFile, declared: String?) -> Int {
        (summary.version, summary.declared) = (file.version, declared)
        let pages = file.pages(limit: PreflightRun.pageLimit)
        MetadataCheck.check(file, demands.standard, &findings)
        OutputIntentCheck.check(file, demands, &findings)
        var boxes = BoxCheck(demands.profile)
        for (index, page) in pages.enumerated() { boxes.check(page, number: index + 1, &findings) }
        if pages.isEmpty { findings.add(.preflightNoPages) }
        if let first = pages.first {
            let trim = PageBoxes(first).trim
            summary.trim = Size(width: trim.width, height: trim.height)
        }
        summary.pages = pages.count
        return pages.count
    }

    /// Judges a file that was opened at `path`, which is given up before others read it again: handles take memory.
    mutating func judge(_ file: consuming PDFFile, declared: String?, workers: Int) {
        let pages = judgeDocument(file, declared: declared)
        let job = PageJob(demands: demands, operationLimit: operationLimit, kept: kept)
        let isLarge = file.trailer["Size"]?.integer ?? 0 > PreflightRun.objectsOfWorker
        let count = max(min(isLarge ? 2 : workers, pages / PreflightRun.pagesOfWorker), 1)
        let board = PageBoard(pages: pages)
        if count == 1 {
            StructureCheck.check(file, demands.standard, &findings)
            warnings = file.warnings
            job.work(on: file, board)
        } else {
            _ = consume file
            let structure = job.share(board, among: count)
            if let structure { findings.add(structure.findings) }
            warnings = structure?.warnings ?? []
        }
        merge(board.results)
    }

    /// Puts pages together in their order, until they have cost too much.
    private mutating func merge(_ results: [PageResult?]) {
        var (operations, cells) = (0, 0)
        var spots: [String: Int] = [:]
        for (index, result) in results.enumerated() {
            guard let result, operations < Budget.operationsOfDocument, cells < Budget.cellsOfDocument else {
                findings.add(.preflightTooComplex, page: index + 1)
                break
            }
            operations += result.operations
            cells += result.cells
            findings.add(result.findings)
            summary.merge(result.summary)
            summary.pageFacts.append(result.facts)
            for spot in result.spots where spots[spot] == nil { spots[spot] = index + 1 }
        }
        summary.spots = spots.keys.sorted()
        guard spots.count > demands.profile.spots else { return }
        findings.add(
            .preflightSpots, page: spots.values.min(),
            [
                "found": String(spots.count), "names": summary.spots.joined(separator: ", "),
                "wanted": String(demands.profile.spots),
            ])
    }
}

/// What one page gave.
struct PageResult: Sendable, Codable {
    var facts: PreflightPage
    var findings: FindingCollector
    var summary: PreflightSummary
    var spots: Set<String>
    var operations: Int
    var cells: Int
}

/// The pages still to be judged and what was found of the others, shared by workers.
final class PageBoard: Sendable {
    private struct State {
        var next = 0
        var results: [PageResult?]
        var isDocumentTaken = false
        /// Pages from the first that are done without a gap, and what they cost.
        var done = 0
        var operations = 0
        var cells = 0
    }
    private let state: Mutex<State>

    init(pages: Int) { state = Mutex(State(results: Array(repeating: nil, count: pages))) }

    /// The results, page by page; `nil` for pages that were not reached.
    var results: [PageResult?] { state.withLock { $0.results } }

    /// Whether the caller is the one to judge the document.
    func takeDocument() -> Bool {
        state.withLock { state in
            defer { state.isDocumentTaken = true }
            return !state.isDocumentTaken
        }
    }

    /// The next page, from 0; `nil` at the end, or where the pages so far have cost all that a document may.
    func next() -> Int? {
        state.withLock { state in
            guard state.next < state.results.count, state.operations < Budget.operationsOfDocument,
                state.cells < Budget.cellsOfDocument
            else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }

    /// Notes a page's result.
    func put(_ result: PageResult, at index: Int) {
        state.withLock { state in
            state.results[index] = result
            while state.done < state.results.count, let next = state.results[state.done] {
                state.operations += next.operations
                state.cells += next.cells
                state.done += 1
            }
        }
    }
}

/// The judging of pages by one worker after another.
struct PageJob: Sendable {
    let demands: Demands
    let operationLimit: Int
    let kept: KeptWork

    /// What judging the structure gave.
    struct Structure: Sendable {
        var findings: FindingCollector
        var warnings: [PDFWarning]
    }

    /// Judges the structure and all pages by several workers.
    func share(_ board: PageBoard, among count: Int) -> Structure? {
        let structure = Mutex<Structure?>(nil)
        DispatchQueue.concurrentPerform(iterations: count) { _ in
            // Each worker reads the file for itself: qpdf's handles are for one thread.
            guard let file = try? PDFFile(again: demands.file) else { return }
            if board.takeDocument() {
                var found = FindingCollector(file: demands.file, levels: demands.profile.levels)
                StructureCheck.check(file, demands.standard, &found)
                // What it warns of later depends on which pages this worker gets.
                let result = Structure(findings: found, warnings: file.warnings)
                structure.withLock { $0 = result }
            }
            work(on: file, board)
        }
        return structure.withLock { $0 }
    }

    /// Judges pages as long as there are any.
    func work(on file: PDFFile, _ board: PageBoard) {
        let pages = file.pages(limit: PreflightRun.pageLimit)
        let fonts = FontCache()
        let images = ImageCache()
        let layers = OptionalContent(file.root)
        let shelf = PageShelf(kept, demands, operationLimit: operationLimit, layers: layers)
        while let index = board.next() {
            guard index < pages.count else { continue }
            let (page, number) = (pages[index], index + 1)
            board.put(
                shelf.result(page, number: number) { judge(page, number: number, fonts, images, layers) }, at: index)
        }
    }

    private func judge(
        _ page: PDFObject, number: Int, _ fonts: FontCache, _ images: ImageCache, _ layers: OptionalContent
    ) -> PageResult {
        let boxes = PageBoxes(page)
        let judge = PageJudge(demands, page: number, boxes, images)
        let interpreter = ContentInterpreter(
            observer: judge, budget: Budget(operations: operationLimit), fonts: fonts, layers: layers,
            matrix: .identity, clip: boxes.media)
        interpreter.run(page)
        AnnotationCheck.check(page, number: number, boxes, judge, interpreter)
        let cells = judge.endPage(gaveUp: interpreter.gaveUp)
        return PageResult(
            facts: boxes.facts(of: page, judge.summary), findings: judge.findings,
            summary: judge.summary, spots: judge.spots,
            operations: interpreter.budget.spent, cells: cells)
    }
}
