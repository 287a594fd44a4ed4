import Geometry
import PrintModel

/// What is to be printed.
public struct PrintJob: Sendable, Hashable {
    /// Trimmed size of a page, points.
    public var trim: Size
    /// Bleed at each edge, points.
    public var bleed: Double
    /// Pages.
    public var pages: Int
    /// Plates of each side of a sheet.
    public var inks: Int

    /// A job.
    public init(trim: Size, bleed: Double, pages: Int, inks: Int) {
        self.trim = trim
        self.bleed = bleed
        self.pages = pages
        self.inks = inks
    }
}

/// What so many copies of a job are expected to cost at a printer's prices.
public struct Estimate: Sendable, Hashable, Encodable {
    /// A part of the cost, before tax.
    public struct Part: Sendable, Hashable, Encodable {
        /// Which: `paper`, `plates`, `setup`, `press`, `binding`, `cut`, `delivery`.
        public var id: String
        /// How much.
        public var amount: Centavos
    }

    /// Name of the price list.
    public var list: String
    /// Who prints.
    public var printer: String
    /// How.
    public var method: PriceList.Method
    /// Copies.
    public var copies: Int
    /// Paper.
    public var paper: String
    /// Sheets, spoiled ones among them.
    public var sheets: Int
    /// Forms: sheets that are made ready, each for both sides.
    public var forms: Int
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
}

extension PriceList {
    /// Leaves of the job that one sheet holds, by a plain count of how many fit beside and above one another; 0 where
    /// none does.
    public func leaves(of job: PrintJob) -> Int {
        let (width, height) = (job.trim.width + 2 * job.bleed, job.trim.height + 2 * job.bleed)
        let room = Size(width: sheet.width - 2 * margin, height: sheet.height - 2 * margin)
        func count(_ a: Double, _ b: Double) -> Int {
            // A hundredth of a point is no reason to say that it does not fit.
            max(0, Int((room.width + 0.01) / a)) * max(0, Int((room.height + 0.01) / b))
        }
        return max(count(width, height), count(height, width))
    }

    /// What so many copies cost; `nil` where the job does not fit its sheet.
    ///
    /// Each part is rounded to the centavo, as it stands on an invoice. Throws where a sum is beyond all reason.
    public func estimate(_ job: PrintJob, copies: Int, paper name: String? = nil) throws -> Estimate? {
        let leaves = leaves(of: job)
        guard leaves > 0, copies > 0, job.pages > 0 else { return nil }
        let paper =
            name.flatMap { name in papers.first { $0.name.lowercased().contains(name.lowercased()) } } ?? papers[0]
        let perCopy = (job.pages + 1) / 2
        let forms = (perCopy + leaves - 1) / leaves
        let good = (Int128(copies) * Int128(perCopy) + Int128(leaves) - 1) / Int128(leaves)
        let sheets = good + Int128(forms * wasteSheets) + (good * Int128(wastePercent) + 99) / 100
        // Grams a square metre times square micrometres, per kilogram.
        let area = Int128(PriceList.micrometres(sheet.width)) * Int128(PriceList.micrometres(sheet.height))
        var parts: [Estimate.Part] = []
        func add(_ id: String, _ amount: Centavos) {
            if amount > .zero { parts.append(Estimate.Part(id: id, amount: amount)) }
        }
        add("paper", try paper.price.cost(of: sheets * Int128(paper.weight) * (area / 1_000_000), per: 1_000_000_000))
        if method == .offset { add("plates", try plate.cost(of: Int128(forms * 2 * job.inks))) }
        add("setup", try setup.cost(of: Int128(forms)))
        add("press", try pass.cost(of: sheets * 2))
        for (id, step) in [("binding", binding), ("cut", cut)] {
            add(id, try step.setup.cost(of: 1) + step.copy.cost(of: Int128(copies)))
        }
        add("delivery", try delivery.cost(of: 1))
        let net = try Centavos.sum(parts.map(\.amount))
        let tax = try net.share(self.tax, of: 100)
        let total = try net + tax
        guard let count = Int(exactly: sheets) else { throw Centavos.Overflow() }
        return Estimate(
            list: self.name, printer: printer, method: method, copies: copies, paper: paper.name, sheets: count,
            forms: forms, parts: parts, net: net, tax: tax, total: total,
            perCopy: Int((Int128(total.count) * 100 + Int128(copies) / 2) / Int128(copies)))
    }

    private static func micrometres(_ points: Double) -> Int { Int((points * 25_400 / 72).rounded()) }
}

/// From how many copies plates are cheaper than clicks.
public enum BreakEven {
    /// The fewest copies, up to a million, from which the offset list costs no more than the digital one; `nil` where
    /// there are none, or where offset is cheaper from the first.
    public static func copies(_ job: PrintJob, offset: PriceList, digital: PriceList) throws -> Int? {
        func isCheaper(_ copies: Int) throws -> Bool {
            guard let a = try offset.estimate(job, copies: copies), let b = try digital.estimate(job, copies: copies)
            else {
                return false
            }
            return a.total <= b.total
        }
        var (low, high) = (1, 1_000_000)
        guard try !isCheaper(low), try isCheaper(high) else { return nil }
        while high - low > 1 {
            let middle = (low + high) / 2
            if try isCheaper(middle) { high = middle } else { low = middle }
        }
        return high
    }
}
