import Geometry
import PrintModel

/// Chooses among the plans of an issue the one with a page count that can be printed, and says where there is none.
struct PageCount {
    /// The plan chosen, and what was wrong with the count.
    struct Choice {
        var plan: [PagePlan] = []
        var findings: [Finding] = []
        /// Lines on pages beyond those asked for.
        var overset = 0
    }

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
    func choose(_ plans: [Int: IssuePlanner.Plan], lines: (PagePlan) -> Int) -> Choice {
        let counts = plans.keys.sorted()
        let suitable = counts.filter { count in
            if let wanted { count + fixed == wanted } else { (count + fixed) % multiple == 0 }
        }
        if let best = suitable.min(by: { cost($0, plans) < cost($1, plans) }), let plan = plans[best] {
            return Choice(plan: plan.pages)
        }
        let limit = wanted ?? (counts.first.map { ($0 + fixed) / multiple * multiple } ?? 0)
        guard let next = counts.first(where: { $0 + fixed > limit }) ?? counts.last, let plan = plans[next] else {
            return Choice()
        }
        let over = next + fixed > limit ? plan.pages.dropFirst(max(0, limit - fixed)).reduce(0) { $0 + lines($1) } : 0
        let values = [
            "pages": String(next + fixed), "wanted": String(limit), "multiple": String(multiple), "lines": String(over),
        ]
        let code: FindingCode = wanted != nil && over > 0 ? .overset : .pageCount
        return Choice(
            plan: plan.pages, findings: [Finding(.error, code, at: Finding.Place(file: file), values)],
            overset: code == .overset ? over : 0)
    }

    private func cost(_ count: Int, _ plans: [Int: IssuePlanner.Plan]) -> Double {
        (plans[count]?.cost ?? .infinity) + Double(count) * PageCount.costOfPage
    }
}
