import Foundation
import Geometry
import Imposition
import Intake
import Ledger
import PrintModel

extension LedgerDesk {
    /// Estimates a composed publication: each printer's sheets are imposed, and priced. Throws where it was not composed,
    /// or no price list can be used.
    public func estimate(_ request: EstimateRequest) throws -> (answer: EstimateAnswer, findings: [Finding]) {
        let composed = try ComposedPieces(request)
        var (jobs, findings) = price(composed, request)
        if jobs.isEmpty {
            throw Fault(.missingInput, findings + [Finding(.error, .estimateNoPrices, ["folder": "printers"])])
        }
        var answer = EstimateAnswer(
            pages: composed.text.piece.pages.count, hasCover: composed.cover != nil, binding: composed.text.binding,
            inks: composed.inks, estimates: [])
        for copies in request.copies {
            let all = try jobs.map { try $0.estimate(copies: copies) }
            answer.estimates += all.sorted { ($0.total, $0.list) < ($1.total, $1.list) }
        }
        answer.breakEven = try BreakEven.find(jobs)
        if let line = request.line { findings += try ask(line, jobs, &answer) }
        return (answer, findings)
    }

    /// Whether a line can bear it, and how many copies it could.
    private func ask(_ name: String, _ jobs: [PricedJob], _ answer: inout EstimateAnswer) throws -> [Finding] {
        let line = try store().read { reader in
            let key = try name.contains("/") ? name : BudgetLine.key(reader.years().last ?? 0, name)
            guard let line = try reader.line(key) else {
                throw Fault(.unusableData, .ledgerUnknownLine, ["line": key])
            }
            return line
        }
        (answer.line, answer.available) = (line.key, line.available)
        answer.bearable = try jobs.map {
            EstimateAnswer.Bearable(list: $0.list.name, copies: try $0.most(for: line.available))
        }
        let byCopies = Dictionary(grouping: answer.estimates, by: \.copies).sorted { $0.key < $1.key }
        return byCopies.compactMap { copies, all in
            guard let least = all.map(\.total).min(), least > line.available else { return nil }
            let missing = Centavos(least.count - line.available.count)
            return Finding(
                .warning, .estimateLineShort, ["line": line.key, "copies": String(copies), "missing": missing.text])
        }
    }

    /// The job at every printer's prices that can be used, and why others cannot.
    private func price(_ composed: ComposedPieces, _ request: EstimateRequest) -> ([PricedJob], [Finding]) {
        var (lists, findings) = folder.priceLists()
        lists.sort { $0.name < $1.name }
        let jobs = lists.compactMap { list -> PricedJob? in
            let place = Finding.Place(file: "printers/\(list.name).yml")
            if let until = list.validUntil, let date = request.date, until < date {
                findings.append(Finding(.warning, .estimateExpired, at: place, ["date": until.iso]))
                return nil
            }
            do throws(Fault) {
                return PricedJob(list, try composed.job(on: list, request))
            } catch {
                findings += error.findings.map { finding in
                    // A sheet that is too small is this printer's matter; pages of several sizes are the file's.
                    guard finding.code == .imposeDoesNotFit else {
                        return finding.place.file == nil
                            ? Finding(.warning, finding.code, at: place, finding.values) : finding
                    }
                    return Finding(.warning, .estimateDoesNotFit, at: place, finding.values)
                }
                return nil
            }
        }
        return (jobs, findings)
    }
}

/// What was composed: the pages, and a cover that is printed apart.
private struct ComposedPieces {
    let text: SheetWays
    let cover: SheetWays?
    let inks: Int

    /// Pages that are stapled at most, where nothing says how they are bound.
    private static let mostStapled = 64
    private static let bleed = 3 * Length.pointsPerMillimetre

    init(_ request: EstimateRequest) throws {
        let (path, shown) = request.pdf
        guard FileManager.default.fileExists(atPath: path) else {
            throw Fault(.missingInput, .ledgerNotComposed, at: Finding.Place(file: shown), ["file": shown])
        }
        let file = try SourceFile(path: path, shown: shown, bleed: ComposedPieces.bleed)
        let folder = (path as NSString).deletingLastPathComponent
        var coverFile: SourceFile?
        if (path as NSString).lastPathComponent == "print.pdf",
            FileManager.default.fileExists(atPath: folder + "/cover.pdf")
        {
            coverFile = try SourceFile(path: folder + "/cover.pdf", shown: "cover.pdf", bleed: ComposedPieces.bleed)
        }
        let binding = ComposedPieces.binding(request.binding, file.piece, coverFile?.piece)
        let (own, other) = (file.pageInks, coverFile?.pageInks ?? [])
        text = SheetWays(piece: file.piece, inks: ComposedPieces.counted(own, request.inks), binding: binding)
        cover = coverFile.map {
            SheetWays(piece: $0.piece, inks: ComposedPieces.counted(other, request.inks), binding: nil)
        }
        inks = request.inks ?? (own + other).reduce(into: Set<String>()) { $0.formUnion($1) }.count
    }

    /// A cover that is wider than two pages has a spine; without one, the page count decides.
    private static func binding(
        _ asked: EstimateRequest.Binding?, _ text: ImpositionPiece, _ cover: ImpositionPiece?
    ) -> Binding? {
        switch asked {
        case .saddle?: return .saddle
        case .perfect?: return .perfect
        case EstimateRequest.Binding.none?: return nil
        case nil: break
        }
        if let cover = cover?.pages.first, let page = text.pages.first {
            return cover.width > 2 * page.width + Length.pointsPerMillimetre ? .perfect : .saddle
        }
        return text.pages.count <= 2 ? nil : text.pages.count <= mostStapled ? .saddle : .perfect
    }

    /// The inks of each page, or so many on every one.
    private static func counted(_ inks: [Set<String>], _ asked: Int?) -> [Set<String>] {
        guard let asked else { return inks }
        return inks.map { _ in Set((0..<asked).map { "\($0)" }) }
    }

    func job(on list: PriceList, _ request: EstimateRequest) throws(Fault) -> PrintJob {
        var pieces = [
            PrintJob.Piece(
                id: "text", paper: try paper(request.paper, of: list), ways: try text.ways(on: list))
        ]
        if let cover {
            pieces.append(
                PrintJob.Piece(
                    id: "cover", paper: try paper(request.coverPaper ?? request.paper, of: list),
                    ways: try cover.ways(on: list)))
        }
        return PrintJob(pieces: pieces, binding: text.binding, inks: inks)
    }

    private func paper(_ name: String?, of list: PriceList) throws(Fault) -> PriceList.Paper {
        let found = list.papers.first { paper in
            name.map { paper.name.lowercased().contains($0.lowercased()) } ?? true
        }
        guard let found else {
            throw Fault(
                .unusableData, .estimateNoPaper,
                ["paper": name ?? "", "papers": list.papers.map(\.name).joined(separator: ", ")])
        }
        return found
    }
}
