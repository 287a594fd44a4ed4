import Geometry
import PrintModel

/// A file that a run wrote.
public struct ProducedFile: Sendable, Hashable, Codable {
    /// What a file is for.
    public enum Kind: String, Sendable, Hashable, Codable {
        /// For the printer: PDF/X.
        case print
        /// For the eye: a light RGB proof with marks.
        case proof
        /// The digital edition: tagged PDF.
        case web
        /// For the printer: pages on sheets.
        case imposed
        /// For the printer: the cover of a book, on its own sheet.
        case cover
        /// A folding guide to imposed sheets.
        case dummy
        /// A job ticket for the printer's software (XJDF).
        case ticket
        /// An order to the printer on a page to sign.
        case orderForm = "order"
        /// What preflight found, on a proof of the pages.
        case report
        /// Reports to be reviewed by hand.
        case review
        /// An ICC profile; it has no pages.
        case profile
        /// One plate of one page, as a picture.
        case plate
        /// Small pictures of all plates.
        case sheet
        /// What changed on a page, as a picture.
        case difference
        /// A page as a picture, for networks and screens.
        case image
        /// Photographs with their ranking.
        case contactSheet = "contact-sheet"
    }
    /// Absolute path.
    public var path: String
    /// What it is for.
    public var kind: Kind
    /// Its pages; 0 where it has none.
    public var pages: Int

    /// A file.
    public init(path: String, kind: Kind, pages: Int) {
        self.path = path
        self.kind = kind
        self.pages = pages
    }
}

/// What came of a run, whether it reached its end or not.
public struct ComposeResult: Sendable {
    /// Name of the publication, or `nil` where a file was judged.
    public var publication: String?
    /// What was written.
    public var files: [ProducedFile] = []
    /// What was found, in the order of the stages; the reasons of a fault last.
    public var findings: [Finding] = []
    /// What the layout counted; `nil` where no page was laid out.
    public var layout: LayoutFigures?
    /// What the judged file is made of; `nil` where none was judged.
    public var judged: PreflightSummary?
    /// Seconds each stage took.
    public var seconds: [Stage: Double] = [:]
    /// Most memory the process held at once, in megabytes (2²⁰ bytes).
    public var peakMemoryMB = 0.0
    /// Pieces of work, such as the shapes of a story or the judging of a page: those of an earlier run that were as good
    /// as new, and those that were done.
    public var work = (recalled: 0, done: 0)
    /// Why the run stopped before its end.
    public var fault: Fault?

    /// Nothing yet.
    public init(publication: String? = nil) { self.publication = publication }

    /// Whether something found must not go to print as it is.
    public var hasErrors: Bool { findings.contains { $0.severity == .error } }
}
