import PrintModel

/// One way of laying a piece on a printer's sheets, as far as it costs something: what an imposition comes to.
public struct SheetWork: Sendable, Hashable, Codable {
    /// A sheet that is made ready once and printed as often as the copies ask.
    public struct Form: Sendable, Hashable, Codable {
        /// Sides that are printed, 1 or 2.
        public var sides: Int
        /// Plates: the inks of both sides, once where one plate prints both.
        public var plates: Int
        /// How many copies of the piece one sheet gives, above 0.
        public var copies: Int

        /// A form.
        public init(sides: Int, plates: Int, copies: Int) {
            self.sides = sides
            self.plates = plates
            self.copies = copies
        }
    }

    /// How pages are put on sheets, as the imposition calls it: `saddle`, `perfect`, `4up`.
    public var scheme: String
    /// How both sides are printed, as the imposition calls it: `sheetwise`, `turn`, `tumble`, `single`.
    public var work: String
    /// Pages of a folded sheet; `nil` where nothing is folded.
    public var signature: Int?
    /// The sheets, never empty.
    public var forms: [Form]

    /// A way.
    public init(scheme: String, work: String, signature: Int?, forms: [Form]) {
        self.scheme = scheme
        self.work = work
        self.signature = signature
        self.forms = forms
    }
}

/// What is to be printed on a certain printer's sheets.
public struct PrintJob: Sendable, Hashable {
    /// What is printed apart: the pages, or a cover.
    public struct Piece: Sendable, Hashable {
        /// Which: `text` or `cover`.
        public var id: String
        /// The paper it is printed on.
        public var paper: PriceList.Paper
        /// How it may lie on sheets; the cheapest is taken. Never empty.
        public var ways: [SheetWork]

        /// A piece.
        public init(id: String, paper: PriceList.Paper, ways: [SheetWork]) {
            self.id = id
            self.paper = paper
            self.ways = ways
        }
    }

    /// What is printed apart.
    public var pieces: [Piece]
    /// How it is bound; `nil` where it is loose leaves.
    public var binding: Binding?
    /// Inks in all: clicks of one ink have a price of their own.
    public var inks: Int

    /// A job.
    public init(pieces: [Piece], binding: Binding?, inks: Int) {
        self.pieces = pieces
        self.binding = binding
        self.inks = inks
    }
}
