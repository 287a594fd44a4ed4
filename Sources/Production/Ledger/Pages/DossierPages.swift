import Geometry
import Ledger
import PrintModel

/// The words of a dossier's index.
public struct DossierWords: Sendable {
    /// A figure of the order at the head of the index.
    public enum Fact: Sendable, Hashable, CaseIterable {
        case job, line, supplier, placed, copies, committed, accrued, exercised, paid, print
    }

    /// Whose order it is.
    public var municipality: String
    /// Title of the index of an order.
    public var title: @Sendable (_ order: String) -> String
    /// What the head's figures are called.
    public var facts: [Fact: String]
    /// Titles of the parts: what an auditor asks for, entries, documents, copies.
    public var checks, entries, documents, copies: String
    /// Headings of each part's columns.
    public var checkHeads, entryHeads, documentHeads, copyHeads: [String]
    /// What an auditor asks for.
    public var needs: [DossierCheck.Need: String]
    /// What kinds of documents are called.
    public var kinds: [Evidence.Kind: String]
    /// Whether something is there: all of it, or so many of so many.
    public var state: @Sendable (DossierCheck) -> String
    /// An entry in words.
    public var act: @Sendable (Entry) -> String
    /// A date as people write it.
    public var day: @Sendable (String) -> String
    /// What a line is said to be taken back by.
    public var reversed: @Sendable (_ by: Int) -> String
    /// Where a signed receipt is missing.
    public var unsigned: String
    /// How a run's copies add up.
    public var reconciliation: @Sendable (PrintRun) -> String
    /// What proves the index: the ledger's last entry and its hash.
    public var proof: @Sendable (_ entry: Int, _ hash: String) -> String
    /// A page's number among all.
    public var folio: @Sendable (_ page: Int, _ of: Int) -> String
    /// Who signs.
    public var signers: [String]

    /// Words, by their names.
    public init(
        municipality: String, title: @escaping @Sendable (String) -> String, facts: [Fact: String],
        parts: (checks: String, entries: String, documents: String, copies: String),
        heads: (checks: [String], entries: [String], documents: [String], copies: [String]),
        needs: [DossierCheck.Need: String], kinds: [Evidence.Kind: String],
        state: @escaping @Sendable (DossierCheck) -> String, act: @escaping @Sendable (Entry) -> String,
        day: @escaping @Sendable (String) -> String, reversed: @escaping @Sendable (Int) -> String, unsigned: String,
        reconciliation: @escaping @Sendable (PrintRun) -> String, proof: @escaping @Sendable (Int, String) -> String,
        folio: @escaping @Sendable (Int, Int) -> String, signers: [String]
    ) {
        (self.municipality, self.title, self.facts) = (municipality, title, facts)
        (checks, entries, documents, copies) = parts
        (checkHeads, entryHeads, documentHeads, copyHeads) = heads
        (self.needs, self.kinds, self.state, self.act, self.day) = (needs, kinds, state, act, day)
        (self.reversed, self.unsigned, self.reconciliation) = (reversed, unsigned, reconciliation)
        (self.proof, self.folio, self.signers) = (proof, folio, signers)
    }
}

/// The index of a dossier on pages: the order, what an auditor asks for, entries, documents with their files and digests,
/// and where the copies went.
struct DossierPages {
    let dossier: Dossier
    /// The file of each document, in their order.
    let files: [String]
    /// The ledger's last entry.
    let head: (number: Int, hash: String)
    let words: DossierWords
    private let sheet: SheetWriter

    private static let foot = 56.0

    init(_ dossier: Dossier, files: [String], head: (number: Int, hash: String), _ words: DossierWords) throws {
        self.dossier = dossier
        self.files = files
        self.head = head
        self.words = words
        sheet = try SheetWriter(page: Size(width: 612, height: 792), margin: 48)
    }

    private var bottom: Double { sheet.page.height - DossierPages.foot }

    func paint(to path: String) throws -> [Finding] {
        var y = checks(at: facts(below: heading()))
        y = part(
            words.entries, words.entryHeads, [false, true, true, true, false], dossier.entries.map(row), at: y)
        y = part(
            words.documents, words.documentHeads, [true, true, true],
            zip(dossier.documents, files).map { document, file in
                [file, words.kinds[document.kind] ?? document.kind.rawValue, DossierPages.broken(document.sha256)]
            }, at: y)
        y = copies(at: y)
        y = note(words.proof(head.number, head.hash), at: y)
        sign(below: y)
        sheet.onEveryPage { page, all in
            let foot = sheet.page.height - 28
            sheet.write(words.title(dossier.order.id), "small", x: sheet.margin, y: foot, width: 400)
            sheet.write(words.folio(page, all), "small", x: sheet.right, y: foot, width: 200, side: .right)
        }
        guard let date = CivilDate(dossier.entries.last?.header.date ?? dossier.order.placed) else {
            throw Fault(.unusableData, .ledgerDate, ["date": dossier.order.placed])
        }
        return try sheet.finish(
            title: words.title(dossier.order.id), author: words.municipality, date: date, to: path)
    }

    private func heading() -> Double {
        let width = sheet.right - sheet.margin
        sheet.write(words.municipality, "lead", x: sheet.margin, y: 62, width: width)
        let y = sheet.write(words.title(dossier.order.id), "title", x: sheet.margin, y: 86, width: width)
        sheet.rule(y - 8, thickness: 1)
        return y - 8
    }

    // MARK: The order

    private var values: [(DossierWords.Fact, String)] {
        let order = dossier.order
        let valid = dossier.invoices.filter { $0.type == "I" && $0.state == .valid }
        func sum(_ amounts: [Centavos]) -> String { Centavos(amounts.reduce(0) { $0 + $1.count }).text }
        let prints = dossier.runs.compactMap { $0.isReversed ? nil : $0.sha256 } + [order.sha256].compactMap { $0 }
        let supplier = [order.supplier, order.rfc].compactMap { $0 }.joined(separator: ", ")
        return [
            (.job, order.title), (.line, [order.line, dossier.line?.name].compactMap { $0 }.joined(separator: " ")),
            (.supplier, supplier), (.placed, words.day(order.placed)),
            (.copies, "\(order.received) / \(order.copies)"), (.committed, order.committed.text),
            (.accrued, order.accrued.text),
            (.exercised, sum([order.exercised] + valid.map(\.exercisedCharge))),
            (.paid, sum([order.paid] + valid.map(\.paidCharge))),
            (.print, prints.first.map(DossierPages.broken) ?? ""),
        ]
    }

    private func facts(below top: Double) -> Double {
        var y = top
        for (fact, value) in values where !value.isEmpty {
            sheet.write(words.facts[fact] ?? "", "small", x: sheet.margin, y: y + 14, width: 96)
            let lines = sheet.lines(value, "cell", width: sheet.right - sheet.margin - 104)
            let last = sheet.place(Array(lines.prefix(3)), "cell", x: sheet.margin + 104, y: y + 14)
            y = last - 6.5
            sheet.rule(y, thickness: 0.25)
        }
        return y
    }

    // MARK: Tables

    /// What an auditor asks for, each with a box that is ticked where it is there.
    private func checks(at top: Double) -> Double {
        let rows = dossier.checks.map { [words.needs[$0.need] ?? $0.need.rawValue, words.state($0)] }
        return part(words.checks, words.checkHeads, [true, true], rows, at: top, room: 14) { row, x, baseline in
            tick(dossier.checks[row].isMet, x, baseline)
        }
    }

    private func tick(_ isMet: Bool, _ x: Double, _ baseline: Double) {
        let (left, top, side) = (x + 0.5, baseline - 6.4, 7.0)
        let box = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)].map { Point(x: left + $0.0, y: top + $0.1) }
        sheet.draw(PagePath(through: box, closed: true), PathPaint(stroke: "negro", thickness: 0.5))
        guard isMet else { return }
        let mark = [(1.4, 3.6), (2.9, 5.3), (5.8, 1.4)].map { Point(x: left + $0.0, y: top + $0.1) }
        sheet.draw(PagePath(through: mark), PathPaint(stroke: "negro", thickness: 1.1))
    }

    /// A part with its title and table; nothing where it has no rows.
    private func part(
        _ title: String, _ heads: [String], _ isText: [Bool], _ rows: [[String]], at top: Double, room: Double = 0,
        mark: ((Int, Double, Double) -> Void)? = nil
    ) -> Double {
        guard !rows.isEmpty else { return top }
        var y = top + 28
        if y + 60 > bottom {
            sheet.turn()
            y = 62
        }
        sheet.write(title, "value", x: sheet.margin, y: y, width: sheet.right - sheet.margin)
        var columns = zip(heads, isText).map { SheetTable.Column(heading: $0, isText: $1) }
        columns[0].room = room
        let table = SheetTable(sheet, columns, for: rows, bottom: bottom)
        y = table.head(at: y + 7)
        for (index, row) in rows.enumerated() {
            y = table.draw(row, "cell", at: y) { _, x, baseline in mark?(index, x, baseline) }
        }
        return y
    }

    private func row(_ entry: Entry) -> [String] {
        let posted = dossier.postings[entry.number] ?? []
        let moments: [Account] = [.committed, .accrued, .exercised, .paid]
        let amount = posted.first { moments.contains($0.account) }?.amount
        var act = words.act(entry)
        if let by = dossier.reversals[entry.number] { act += " " + words.reversed(by) }
        let why = [entry.header.document, entry.header.reason].compactMap { $0 }.joined(separator: ". ")
        return [
            String(entry.number), entry.header.date, act,
            [entry.header.by, why].filter { !$0.isEmpty }.joined(separator: ". "),
            amount.map { $0 < .zero ? "(\((-$0).text))" : $0.text } ?? "",
        ]
    }

    private func copies(at top: Double) -> Double {
        let rows = dossier.handOuts.map { handed -> [String] in
            let file = zip(dossier.documents, files).first { $0.0.sha256 == handed.receipt }?.1
            return [
                String(handed.run), words.day(handed.date), handed.delegation, handed.receivedBy ?? "",
                file ?? words.unsigned, String(handed.copies),
            ]
        }
        var y = part(words.copies, words.copyHeads, [false, true, true, true, true, false], rows, at: top)
        for run in dossier.runs where !run.isReversed { y = note(words.reconciliation(run), at: y) }
        return y
    }

    /// A digest in two halves, which a column can part.
    private static func broken(_ sha256: String) -> String { "\(sha256.prefix(32)) \(sha256.dropFirst(32))" }

    private func note(_ text: String, at top: Double) -> Double {
        let lines = sheet.lines(text, "small", width: sheet.right - sheet.margin)
        var y = top + 16
        if y + Double(lines.count) * sheet.leading("small") > bottom {
            sheet.turn()
            y = 62
        }
        return sheet.place(lines, "small", x: sheet.margin, y: y) - sheet.leading("small")
    }

    private func sign(below top: Double) {
        if top + 80 > bottom { sheet.turn() }
        let width = (sheet.right - sheet.margin - 24) / Double(max(1, words.signers.count))
        for (index, signer) in words.signers.enumerated() {
            let x = sheet.margin + (width + 24) * Double(index)
            sheet.rule(bottom - 18, from: x, to: x + width)
            sheet.write(signer, "small", x: x, y: bottom - 7, width: width)
        }
    }
}
