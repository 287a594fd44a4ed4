import Foundation
import Geometry
import Imposition
import Intake
import Ledger
import PrintModel

/// What a composed publication is expected to cost, at the prices of the workspace's printers.
public struct EstimateAnswer: Sendable, Encodable {
    /// Pages of the publication.
    public var pages: Int
    /// For each number of copies and each price list; the cheapest first.
    public var estimates: [Estimate]
    /// From how many copies offset is cheaper than digital, between the cheapest of each.
    public var breakEven: Int?
    /// The line that would pay, if asked for: its code and what is available.
    public var line: String?
    /// What is available on it.
    public var available: Centavos?
}

extension LedgerDesk {
    /// Estimates a composed publication. Throws where it was not composed, or no price list can be used.
    ///
    /// - Parameters:
    ///   - pdf: Its `print.pdf`.
    ///   - copies: Numbers of copies.
    ///   - line: Key of the line that would pay.
    ///   - date: Lists that do not hold on that day are left out.
    public func estimate(
        pdf: (path: String, shown: String), copies: [Int], inks: Int, paper: String?, line: String?, date: CivilDate?
    ) throws -> (answer: EstimateAnswer, findings: [Finding]) {
        guard FileManager.default.fileExists(atPath: pdf.path) else {
            throw Fault(.missingInput, .fileMissing, at: Finding.Place(file: pdf.shown), ["file": pdf.shown])
        }
        let bleed = 3 * Length.pointsPerMillimetre
        let piece = try SourceFile(path: pdf.path, shown: pdf.shown, bleed: bleed).piece
        guard let trim = piece.pages.first else {
            throw Fault(.unusableData, .ledgerNotComposed, at: Finding.Place(file: pdf.shown), ["file": pdf.shown])
        }
        let job = PrintJob(trim: trim, bleed: bleed, pages: piece.pages.count, inks: inks)
        let (lists, findings) = usable(job, on: date)
        if lists.isEmpty {
            throw Fault(.missingInput, findings + [Finding(.error, .estimateNoPrices, ["folder": "printers"])])
        }
        var answer = EstimateAnswer(pages: job.pages, estimates: [])
        for count in copies {
            let all = try lists.compactMap { try $0.estimate(job, copies: count, paper: paper) }
            answer.estimates += all.sorted { ($0.total, $0.list) < ($1.total, $1.list) }
        }
        answer.breakEven = try breakEven(lists, job, copies: copies.max() ?? 1)
        if let line {
            answer.line = line
            answer.available = try store().read { try $0.line(line)?.available }
            if answer.available == nil { throw Fault(.unusableData, .ledgerUnknownLine, ["line": line]) }
        }
        return (answer, findings)
    }

    private func usable(_ job: PrintJob, on date: CivilDate?) -> ([PriceList], [Finding]) {
        var (lists, findings) = folder.priceLists()
        lists = lists.filter { list in
            let place = Finding.Place(file: "printers/\(list.name).yml")
            if let until = list.validUntil, let date, until < date {
                findings.append(Finding(.warning, .estimateExpired, at: place, ["date": until.iso]))
                return false
            }
            if list.leaves(of: job) == 0 {
                findings.append(Finding(.warning, .estimateDoesNotFit, at: place))
                return false
            }
            return true
        }
        return (lists, findings)
    }

    /// Between the list of each method that is cheapest for so many copies.
    private func breakEven(_ lists: [PriceList], _ job: PrintJob, copies: Int) throws -> Int? {
        func cheapest(_ method: PriceList.Method) throws -> PriceList? {
            try lists.filter { $0.method == method }.compactMap { list in
                try list.estimate(job, copies: copies).map { (list, $0.total) }
            }.min { $0.1 < $1.1 }?.0
        }
        guard let offset = try cheapest(.offset), let digital = try cheapest(.digital) else { return nil }
        return try BreakEven.copies(job, offset: offset, digital: digital)
    }
}
