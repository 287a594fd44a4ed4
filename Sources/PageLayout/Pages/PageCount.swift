import Geometry
import PrintModel

/// Chooses among the plans of an issue the one with a page count that can be printed, and says where there is none.
struct PageCount {
    /// Pages of the issue that are not pages of stories.
    var fixed: Int
    /// The count must be a multiple of this.
    var multiple: Int
    /// The count asked for, or `nil`.
    var wanted: Int?
    /// The publication's file.
    var file: String

    /// What a sheet of paper weighs against the looks of the pages: of two plans alike, the one with fewer pages wins.
    private static let costOfPage = 3.0

    /// The plan to follow. Where no plan has the count that is asked for, the nearest longer one, with a finding that
    /// says how many lines are too many; nothing is left out.
    func choose(_ plans: [Int: IssuePlanner.Plan], lines: (PagePlan) -> Int) -> (plan: [PagePlan], findings: [Finding])
    {
        let counts = plans.keys.sorted()
        let suitable = counts.filter { count in
            if let wanted { count + fixed == wanted } else { (count + fixed) % multiple == 0 }
        }
        if let best = suitable.min(by: { cost($0, plans) < cost($1, plans) }), let plan = plans[best] {
            return (plan.pages, [])
        }
        let limit = wanted ?? (counts.first.map { ($0 + fixed) / multiple * multiple } ?? 0)
        guard let next = counts.first(where: { $0 + fixed > limit }) ?? counts.last, let plan = plans[next] else {
            return ([], [])
        }
        return (plan.pages, [finding(plan, count: next + fixed, limit: limit, lines: lines)])
    }

    private func cost(_ count: Int, _ plans: [Int: IssuePlanner.Plan]) -> Double {
        (plans[count]?.cost ?? .infinity) + Double(count) * PageCount.costOfPage
    }

    private func finding(
        _ plan: IssuePlanner.Plan, count: Int, limit: Int, lines: (PagePlan) -> Int
    ) -> Finding {
        var values = ["pages": String(count), "wanted": String(wanted ?? limit), "multiple": String(multiple)]
        guard count > limit, limit >= fixed else {
            return Finding(.error, .pageCount, at: Finding.Place(file: file), values)
        }
        let over = plan.pages.dropFirst(limit - fixed).reduce(0) { $0 + lines($1) }
        values["lines"] = String(over)
        return Finding(.error, wanted == nil ? .pageCount : .overset, at: Finding.Place(file: file), values)
    }
}
