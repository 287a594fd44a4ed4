import Geometry
import PrintModel

/// What so many copies of a job are expected to cost at a printer's prices.
public struct Estimate: Sendable, Hashable, Encodable {
    /// A part of the cost, before tax.
    public struct Part: Sendable, Hashable, Encodable {
        /// Which: `paper`, `plates`, `setup`, `press`, `binding`, `cut`, `delivery`.
        public var id: String
        /// How much.
        public var amount: Centavos
    }

    /// What is printed apart, and how it lies on sheets.
    public struct Piece: Sendable, Hashable, Encodable {
        /// Which: `text` or `cover`.
        public var id: String
        /// Paper.
        public var paper: String
        /// How pages are put on sheets.
        public var scheme: String
        /// How both sides are printed.
        public var work: String
        /// Pages of a folded sheet.
        public var signature: Int?
        /// Sheets that are made ready.
        public var forms: Int
        /// Plates; 0 where there are none.
        public var plates: Int
        /// Sheets, spoiled ones among them.
        public var sheets: Int
        /// Sides through the press: impressions, or clicks.
        public var passes: Int
        /// Grams of paper, spoiled sheets among them.
        public var grams: Int
    }

    /// Name of the price list.
    public var list: String
    /// Who prints.
    public var printer: String
    /// How.
    public var method: PriceList.Method
    /// Copies.
    public var copies: Int
    /// What is printed apart.
    public var pieces: [Piece]
    /// Parts that cost something.
    public var parts: [Part]
    /// Before tax.
    public var net: Centavos
    /// Tax.
    public var tax: Centavos
    /// All.
    public var total: Centavos
    /// Ten-thousandths of a peso that a copy costs.
    public var perCopy: Int

    /// Sheets of all pieces.
    public var sheets: Int { pieces.reduce(0) { $0 + $1.sheets } }
}

/// A job at a printer's prices.
public struct PricedJob: Sendable, Hashable {
    /// The prices.
    public let list: PriceList
    /// The job, on that printer's sheets.
    public let job: PrintJob

    /// A job at a printer's prices.
    public init(_ list: PriceList, _ job: PrintJob) {
        self.list = list
        self.job = job
    }

    /// What so many copies cost, each piece laid on sheets the cheapest way for so many.
    ///
    /// Each part is rounded to the centavo, as it stands on an invoice. More copies never cost less. Throws where a sum
    /// is beyond all reason.
    public func estimate(copies: Int) throws(Centavos.Overflow) -> Estimate {
        var amounts: [String: Centavos] = [:]
        var pieces: [Estimate.Piece] = []
        for piece in job.pieces {
            var best: PieceCost?
            for way in piece.ways {
                let cost = try PieceCost(piece, way, copies: copies, at: list, isOneInk: job.inks == 1)
                if best == nil || cost.sum < best?.sum ?? .zero { best = cost }
            }
            guard let best else { continue }
            pieces.append(best.piece)
            for (id, amount) in best.amounts { amounts[id] = try amounts[id, default: .zero] + amount }
        }
        let step = job.binding.map { $0 == .perfect ? list.gluing ?? list.binding : list.binding }
        for (id, step) in [("binding", step ?? PriceList.Step()), ("cut", list.cut)] {
            amounts[id] = try step.setup.cost(of: 1) + step.copy.cost(of: Int128(copies))
        }
        amounts["delivery"] = try list.delivery.cost(of: 1)
        let parts = PricedJob.parts.compactMap { id in
            amounts[id].flatMap { $0 > .zero ? Estimate.Part(id: id, amount: $0) : nil }
        }
        let net = try Centavos.sum(parts.map(\.amount))
        let tax = try net.share(list.tax, of: 100)
        let total = try net + tax
        return Estimate(
            list: list.name, printer: list.printer, method: list.method, copies: copies, pieces: pieces, parts: parts,
            net: net, tax: tax, total: total,
            perCopy: Int((Int128(total.count) * 100 + Int128(copies) / 2) / Int128(max(1, copies))))
    }

    private static let parts = ["paper", "plates", "setup", "press", "binding", "cut", "delivery"]
}

/// What one piece costs, laid on sheets one way.
private struct PieceCost {
    let piece: Estimate.Piece
    let amounts: [(String, Centavos)]
    let sum: Centavos

    init(
        _ piece: PrintJob.Piece, _ way: SheetWork, copies: Int, at list: PriceList, isOneInk: Bool
    ) throws(Centavos.Overflow) {
        var (sheets, passes): (Int128, Int128) = (0, 0)
        for form in way.forms {
            let good = (Int128(copies) + Int128(form.copies) - 1) / Int128(form.copies)
            let all = good + Int128(list.wasteSheets) + (good * Int128(list.wastePercent) + 99) / 100
            sheets += all
            passes += all * Int128(form.sides)
        }
        let plates = list.method == .offset ? way.forms.reduce(0) { $0 + $1.plates } : 0
        // Square micrometres; grams a square metre times those, per kilogram.
        let area = Int128(PieceCost.micrometres(list.sheet.width)) * Int128(PieceCost.micrometres(list.sheet.height))
        let weight = sheets * Int128(piece.paper.weight) * (area / 1_000_000)
        let pass = isOneInk ? list.blackPass ?? list.pass : list.pass
        amounts = [
            ("paper", try piece.paper.price.cost(of: weight, per: 1_000_000_000)),
            ("plates", try list.plate.cost(of: Int128(plates))),
            ("setup", try list.setup.cost(of: Int128(way.forms.count))), ("press", try pass.cost(of: passes)),
        ]
        sum = try Centavos.sum(amounts.map(\.1))
        guard let count = Int(exactly: sheets), let sides = Int(exactly: passes), let grams = Int(exactly: weight)
        else {
            throw Centavos.Overflow()
        }
        self.piece = Estimate.Piece(
            id: piece.id, paper: piece.paper.name, scheme: way.scheme, work: way.work, signature: way.signature,
            forms: way.forms.count, plates: plates, sheets: count, passes: sides, grams: (grams + 500_000) / 1_000_000)
    }

    private static func micrometres(_ points: Double) -> Int { Int((points * 25_400 / 72).rounded()) }
}
