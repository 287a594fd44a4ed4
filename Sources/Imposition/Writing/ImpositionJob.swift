import Geometry

/// What a job is called and when it is from: for slug lines, metadata and tickets.
public struct ImpositionJob: Sendable, Hashable, Codable {
    /// Name of the job.
    public var title: String
    /// Who orders it; empty where nobody said.
    public var customer: String
    /// The date of everything that is written; by default the first file's own.
    public var date: CivilDate?
    /// The words on the sheets.
    public var words: Words

    /// The words that stand on sheets and guides, in the language of whoever reads them.
    public struct Words: Sendable, Hashable, Codable {
        /// A sheet, as in “Sheet 1/4”.
        public var sheet: String
        /// The side printed first.
        public var front: String
        /// The other side.
        public var back: String
        /// Both sides from one plate.
        public var onePlate: String
        /// A signature, as in “Signature 2”.
        public var signature: String
        /// A place that stays white.
        public var blank: String
        /// A fold, as in “Fold 1”.
        public var fold: String
        /// What a guide is called.
        public var dummy: String

        /// Words.
        public init(
            sheet: String, front: String, back: String, onePlate: String, signature: String, blank: String,
            fold: String, dummy: String
        ) {
            self.sheet = sheet
            self.front = front
            self.back = back
            self.onePlate = onePlate
            self.signature = signature
            self.blank = blank
            self.fold = fold
            self.dummy = dummy
        }
    }

    /// A job.
    public init(title: String, customer: String = "", date: CivilDate? = nil, words: Words) {
        self.title = title
        self.customer = customer
        self.date = date
        self.words = words
    }
}
