import Foundation
import Geometry
import Ledger
import PrintModel

/// The words of packing lists and receipts.
public struct ReceiptWords: Sendable {
    /// Whose copies they are.
    public var municipality: String
    /// Titles of the list and of a receipt.
    public var list, receipt: String
    /// Headings: run, job, date, delegation, copies, sent by, received by, receipt, seal.
    public var run, job, date, delegation, copies, total, sentBy, receivedBy, signature, seal, remarks: String
    /// Who carries the copies.
    public var carrier: String
    /// How the run's copies add up.
    public var reconciliation: @Sendable (PrintRun) -> String
    /// What who signs confirms, for so many copies of a job.
    public var confirms: @Sendable (_ copies: Int, _ job: String) -> String
    /// A date as people write it.
    public var day: @Sendable (String) -> String

    /// Words, by their names.
    public init(
        municipality: String, list: String, receipt: String, run: String, job: String, date: String,
        delegation: String, copies: String, total: String, sentBy: String, receivedBy: String, signature: String,
        seal: String, remarks: String, carrier: String, reconciliation: @escaping @Sendable (PrintRun) -> String,
        confirms: @escaping @Sendable (Int, String) -> String,
        day: @escaping @Sendable (String) -> String
    ) {
        (self.municipality, self.list, self.receipt) = (municipality, list, receipt)
        (self.run, self.job, self.date, self.delegation) = (run, job, date, delegation)
        (self.copies, self.total, self.sentBy, self.receivedBy) = (copies, total, sentBy, receivedBy)
        (self.signature, self.seal, self.remarks) = (signature, seal, remarks)
        (self.carrier, self.reconciliation, self.confirms, self.day) = (carrier, reconciliation, confirms, day)
    }
}

/// The packing list of a run, and a receipt to sign for each delegation, a page each.
struct ReceiptPages {
    let run: PrintRun
    let job: String
    let sent: [(entry: Entry, distribution: Distribution)]
    let words: ReceiptWords
    private let sheet: SheetWriter

    init(_ run: PrintRun, job: String, sent: [(entry: Entry, distribution: Distribution)], _ words: ReceiptWords) throws
    {
        self.run = run
        self.job = job
        self.sent = sent
        self.words = words
        sheet = try SheetWriter(page: Size(width: 612, height: 792), margin: 60)
    }

    func paint(to path: String) throws -> [Finding] {
        list()
        for (entry, distribution) in sent { receipt(entry, distribution) }
        guard let date = CivilDate(sent.last?.entry.header.date ?? run.date) else {
            throw Fault(.unusableData, .ledgerDate, ["date": run.date])
        }
        return try sheet.finish(title: "\(words.list): \(job)", author: words.municipality, date: date, to: path)
    }

    private func heading(_ title: String) -> Double {
        let width = sheet.right - sheet.margin
        sheet.write(words.municipality, "lead", x: sheet.margin, y: 72, width: width)
        let y = sheet.write(title, "title", x: sheet.margin, y: 97, width: width)
        sheet.rule(y - 6, thickness: 1)
        return y - 6
    }

    /// A label and its value on a rule; gives where the rule is.
    private func field(_ label: String, _ value: String, _ top: Double) -> Double {
        sheet.write(label, "small", x: sheet.margin, y: top + 18, width: 110)
        let y = sheet.write(value, "value", x: sheet.margin + 120, y: top + 18, width: sheet.right - sheet.margin - 120)
        let rule = max(y - 5, top + 27)
        sheet.rule(rule, thickness: 0.25)
        return rule
    }

    // MARK: The packing list

    private func list() {
        var y = heading(words.list)
        y = field(words.job, job, y)
        y = field(words.run, "\(run.id) · \(words.day(run.date))", y)
        y = row([words.delegation, words.copies, words.date, words.sentBy], "head", y + 16)
        for (entry, distribution) in sent {
            y = row(
                [
                    distribution.delegation ?? "", String(distribution.copies), words.day(entry.header.date),
                    entry.header.by,
                ], "cell", y)
        }
        y = row([words.total, String(sent.reduce(0) { $0 + $1.distribution.copies }), "", ""], "sum", y)
        let lines = sheet.lines(words.reconciliation(run), "small", width: sheet.right - sheet.margin)
        y = sheet.place(lines, "small", x: sheet.margin, y: y + 20)
        if y + 90 > sheet.page.height - 70 { sheet.turn() }
        let width = (sheet.right - sheet.margin - 24) / 2
        for (index, signer) in [words.sentBy, words.carrier].enumerated() {
            let x = sheet.margin + (width + 24) * Double(index)
            sheet.rule(706, from: x, to: x + width)
            sheet.write(signer, "value", x: x, y: 720, width: width)
            sheet.write(words.signature, "small", x: x, y: 733, width: width)
        }
    }

    private func row(_ texts: [String], _ style: String, _ top: Double) -> Double {
        var top = top
        if top > sheet.page.height - 70 {
            sheet.turn()
            top = row([words.delegation, words.copies, words.date, words.sentBy], "head", 60)
        }
        let x = [sheet.margin, sheet.margin + 225, sheet.margin + 245, sheet.margin + 365]
        let widths = [170.0, 50, 115, sheet.right - sheet.margin - 365]
        let cells = texts.indices.map { Array(sheet.lines(texts[$0], style, width: widths[$0]).prefix(2)) }
        for (index, lines) in cells.enumerated() {
            sheet.place(lines, style, x: x[index], y: top + 14, side: index == 1 ? .right : .left)
        }
        let bottom = top + 8 + Double(max(1, cells.map(\.count).max() ?? 1)) * sheet.leading(style) + 2
        sheet.rule(bottom, thickness: style == "cell" ? 0.25 : 0.8)
        return bottom
    }

    // MARK: A receipt

    private func receipt(_ entry: Entry, _ distribution: Distribution) {
        sheet.turn()
        var y = heading(words.receipt)
        y = field(words.delegation, distribution.delegation ?? "", y)
        y = field(words.job, job, y)
        y = field(words.run, "\(run.id) · \(words.day(run.date))", y)
        y = field(words.date, words.day(entry.header.date), y)
        y = field(words.sentBy, entry.header.by, y)
        sheet.write(words.copies, "small", x: sheet.margin, y: y + 34, width: 110)
        sheet.write(String(distribution.copies), "figure", x: sheet.margin + 120, y: y + 34, width: 300)
        y = sheet.write(
            words.confirms(distribution.copies, job), "lead", x: sheet.margin, y: y + 72,
            width: sheet.right - sheet.margin)
        sheet.write(words.remarks, "small", x: sheet.margin, y: y + 22, width: 110)
        for line in 1...3 { sheet.rule(y + 22 + 24 * Double(line), thickness: 0.25) }
        sign(distribution)
    }

    private func sign(_ distribution: Distribution) {
        let y = 690.0
        let middle = sheet.margin + 290
        sheet.rule(y, to: middle)
        sheet.write(distribution.receivedBy ?? words.receivedBy, "value", x: sheet.margin, y: y + 15, width: 280)
        sheet.write(words.signature, "small", x: sheet.margin, y: y + 28, width: 280)
        let (left, top, right, bottom) = (middle + 50, y - 100, sheet.right, y + 30)
        for edge in [top, bottom] { sheet.rule(edge, from: left, to: right, thickness: 0.4) }
        for edge in [left, right - 0.4] {
            sheet.fill(Rect(x: edge, y: top, width: 0.4, height: bottom - top), "negro")
        }
        sheet.write(words.seal, "small", x: left + 8, y: bottom - 8, width: right - left - 16)
    }
}

extension LedgerDesk {
    /// Writes a run's packing list and its delegations' receipts; gives what could not be set.
    public func writeReceipts(of run: Int, _ words: ReceiptWords, to file: String) throws -> [Finding] {
        let (record, job, sent) = try store().read { reader in
            guard let record = try reader.run(run), !record.isReversed else {
                throw Fault(.unusableData, .ledgerUnknownRun, ["run": String(run)])
            }
            let job = try reader.order(record.order)?.title ?? record.order
            let sent = try reader.distributions(of: run).filter { $0.distribution.destination == .delegation }
            return (record, job, sent)
        }
        let output = try OutputFile(path: URL(fileURLWithPath: file).standardizedFileURL.path)
        let findings = try ReceiptPages(record, job: job, sent: sent, words).paint(to: output.temporaryPath)
        try output.commit()
        return findings
    }
}
