import Geometry

/// A price of one sheet, copy or kilogram: millionths of a peso, for what costs less than a centavo.
public struct UnitPrice: Sendable, Hashable, Codable {
    /// Millionths of a peso.
    public let millionths: Int

    /// None.
    public static let zero = UnitPrice(millionths: 0)

    /// So many millionths.
    public init(millionths: Int) { self.millionths = millionths }

    /// `0.45`, `32.5`, `1,200.00`, with up to six decimals; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        // A sign is none of a price, not even before a zero; and nothing stands between pesos and their decimals.
        guard (1...2).contains(parts.count), !text.contains("-"), parts.count == 1 || parts[0].last != " ",
            let pesos = Centavos(parts[0]), pesos.count < 1_000_000_000_000
        else { return nil }
        var fraction = 0
        if parts.count == 2 {
            guard (1...6).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                var value = Int(parts[1])
            else { return nil }
            for _ in parts[1].utf8.count..<6 { value *= 10 }
            fraction = value
        }
        millionths = pesos.count * 10_000 + fraction
    }

    /// What `count / per` of it cost, to the nearest centavo.
    public func cost(of count: Int128, per: Int128 = 1) throws(Centavos.Overflow) -> Centavos {
        let (product, overflow) = count.multipliedReportingOverflow(by: Int128(millionths))
        let unit = per * 10_000
        guard !overflow, unit > 0, let cost = Int(exactly: (product + unit / 2) / unit), cost <= Centavos.limit else {
            throw Centavos.Overflow()
        }
        return Centavos(cost)
    }
}

/// What a printer charges, as a file of `printers/` says.
public struct PriceList: Sendable, Hashable, Codable {
    /// How it prints.
    public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
        /// From plates.
        case offset
        /// Without plates, at a price for each side of a sheet.
        case digital
    }

    /// A paper it has.
    public struct Paper: Sendable, Hashable, Codable {
        /// As the printer knows it.
        public var name: String
        /// Grams a square metre.
        public var weight: Int
        /// Price of a kilogram.
        public var price: UnitPrice

        /// A paper.
        public init(name: String, weight: Int, price: UnitPrice) {
            self.name = name
            self.weight = weight
            self.price = price
        }
    }

    /// A step that costs something to begin, and something a copy.
    public struct Step: Sendable, Hashable, Codable {
        /// To begin.
        public var setup = UnitPrice.zero
        /// A copy.
        public var copy = UnitPrice.zero

        /// A step that costs nothing until it is said what.
        public init() {}
    }

    /// Name of the file, without its extension.
    public var name: String
    /// Who.
    public var printer: String
    /// How.
    public var method: Method
    /// Last day the prices hold.
    public var validUntil: CivilDate?
    /// The sheet, points.
    public var sheet: Size
    /// What the press cannot print at each edge, points.
    public var margin: Double
    /// Papers, the usual one first; never empty.
    public var papers: [Paper]
    /// A plate.
    public var plate = UnitPrice.zero
    /// Making a form ready: both sides of a sheet.
    public var setup = UnitPrice.zero
    /// Sheets spoiled in making a form ready.
    public var wasteSheets = 0
    /// Sheets spoiled in the run, per cent.
    public var wastePercent = 0
    /// One side of one sheet through the press, or a click.
    public var pass = UnitPrice.zero
    /// One side of one sheet in one ink only; as any other where `nil`.
    public var blackPass: UnitPrice?
    /// Binding: folding and stapling.
    public var binding = Step()
    /// Folding, gathering and gluing into a cover; as `binding` where `nil`.
    public var gluing: Step?
    /// Cutting.
    public var cut = Step()
    /// Delivery.
    public var delivery = UnitPrice.zero
    /// Value added tax, per cent.
    public var tax = 16

    /// A price list.
    public init(
        name: String, printer: String, method: Method, sheet: Size, margin: Double, papers: [Paper]
    ) {
        self.name = name
        self.printer = printer
        self.method = method
        self.sheet = sheet
        self.margin = margin
        self.papers = papers
    }
}
