import Geometry
import Imposition
import PrintModel

/// What is to be imposed, how, and what is to be written beside it.
public struct ImpositionRequest: Sendable {
    /// Something to impose.
    public enum Input: Sendable, Hashable {
        /// A publication of the workspace that was composed: its name.
        case publication(String)
        /// A PDF: its absolute path, its path as the person typed it, and how many are wanted.
        case file(path: String, shown: String, quantity: Int?)
    }
    /// The pieces; several only where they are ganged.
    public var inputs: [Input]
    /// How.
    public var order: ImpositionOrder
    /// Absolute path of the folder of composed publications.
    public var publications: String
    /// Absolute path of the PDF to write, and the path as the person typed it; by default beside what is imposed.
    public var output: (path: String, shown: String)?
    /// Name of the job; by default the publication's title, or the file's name.
    public var title: String?
    /// Who orders; by default the workspace's municipality.
    public var customer: String?
    /// Date of what is written; by default the source's own.
    public var date: CivilDate?
    /// How many are wanted; by default the publication's print run.
    public var quantity: Int?
    /// The paper, as a person names it.
    public var stock: String?
    /// The paper's weight, g/m².
    public var weight: Double?
    /// Whether a folding guide is written.
    public var wantsDummy: Bool
    /// Whether a job ticket and an order to sign are written.
    public var wantsTicket: Bool
    /// The words on sheets and guides.
    public var words: ImpositionJob.Words
    /// The words of the order.
    public var orderWords: PrintOrderWords

    /// A request with nothing but what is needed.
    public init(
        _ inputs: [Input], order: ImpositionOrder, publications: String, words: ImpositionJob.Words,
        orderWords: PrintOrderWords
    ) {
        self.inputs = inputs
        self.order = order
        self.publications = publications
        self.words = words
        self.orderWords = orderWords
        wantsDummy = false
        wantsTicket = false
    }
}
