import Foundation
import Geometry
import Intake
import Ledger
import PrintModel

/// A composed publication linked to the order it was made for.
public struct CompositionLink: Sendable {
    /// Order.
    public var order: String
    /// Office that composed it.
    public var by: String
    /// Day; the publication's where `nil`.
    public var date: CivilDate?

    /// A link.
    public init(order: String, by: String, date: CivilDate?) {
        self.order = order
        self.by = by
        self.date = date
    }
}

extension LedgerDesk {
    /// Whether a publication can be linked, without linking it: asked before the work of composing. Throws where not.
    public func check(_ link: CompositionLink, publication: String) throws {
        try record(
            link, publication: publication, sha256: String(repeating: "0", count: 64), pages: 1, isRehearsal: true)
    }

    /// Links the composed `print.pdf`. Throws where it is not there, or the order is not open for it.
    public func record(_ link: CompositionLink, publication: String, pdf: String, pages: Int) throws {
        try record(link, publication: publication, sha256: sha256(ofPDF: pdf), pages: pages, isRehearsal: false)
    }

    private func record(
        _ link: CompositionLink, publication: String, sha256: String, pages: Int, isRehearsal: Bool
    ) throws {
        let settings = try settings()
        let (issue, _) = try folder.publication(named: publication, in: settings, with: folder.reports(settings))
        let act = Act.composition(
            Composition(order: link.order, publication: publication, sha256: sha256, pages: pages))
        let header = Header(date: (link.date ?? issue.date).iso, by: link.by)
        _ = try store().record(isRehearsal: isRehearsal) { _ in [(act, header)] }
    }
}
