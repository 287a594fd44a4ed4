import Geometry

/// How far a report has come.
public enum ReportState: String, Sendable, Hashable, Codable, CaseIterable {
    /// Not there, and its time has come or nobody said when.
    case missing
    /// Not there, and it should have been.
    case late
    /// There.
    case received
    /// Printed for review, and as it was then.
    case inReview = "in-review"
    /// Changed since it was printed for review.
    case corrected
    /// Approved and locked.
    case approved

    /// How far a report that is there has come in a publication.
    public init(_ history: ReportHistory, now: Snapshot, slug: String, in publication: String) {
        if history.approval != nil {
            self = .approved
        } else if let round = history.lastRound(of: publication) {
            self = round.reports?[slug]?.content == now.content ? .inReview : .corrected
        } else {
            self = .received
        }
    }
}
