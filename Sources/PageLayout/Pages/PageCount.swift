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
        /// Lines that stand in the way of the count that was to be had: the same, or those on pages beyond the last
        /// count that can be printed.
        var over = 0
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

    /// The plan to follow. Where no plan has the count that is asked for, the nearest longer one that can be printed,
    /// with a finding that says how many lines are too many; nothing is left out.
    func choose(_ plans: [Int: IssuePlanner.Plan], lines: (PagePlan) -> Int) -> Choice {
        let counts = plans.keys.sorted()
        let printable = counts.filter { ($0 + fixed) % multiple == 0 }
        let suitable = wanted.map { wanted in counts.filter { $0 + fixed == wanted } } ?? printable
        if let best = suitable.min(by: { cost($0, plans) < cost($1, plans) }), let plan = plans[best] {
            return Choice(plan: plan.pages)
        }
        let near = printable.isEmpty ? counts : printable
        let limit = wanted ?? (counts.first.map { ($0 + fixed) / multiple * multiple } ?? 0)
        guard let next = near.first(where: { $0 + fixed > limit }) ?? near.last, let plan = plans[next] else {
            return Choice()
        }
        let over = next + fixed > limit ? plan.pages.dropFirst(max(0, limit - fixed)).reduce(0) { $0 + lines($1) } : 0
        let isOverset = wanted != nil && over > 0
        var values = ["pages": String(next + fixed), "multiple": String(multiple), "lines": String(over)]
        values["wanted"] = wanted.map(String.init)
        if let wanted, wanted > next + fixed { values["missing"] = String(wanted - next - fixed) }
        let finding = Finding(.error, isOverset ? .overset : .pageCount, at: Finding.Place(file: file), values)
        return Choice(plan: plan.pages, findings: [finding], overset: isOverset ? over : 0, over: over)
    }

    private func cost(_ count: Int, _ plans: [Int: IssuePlanner.Plan]) -> Double {
        (plans[count]?.cost ?? .infinity) + Double(count) * PageCount.costOfPage
    }
}
