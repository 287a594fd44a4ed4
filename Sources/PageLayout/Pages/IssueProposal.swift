import Geometry
import PrintModel

/// The least that makes an issue fit which is too long: which stories to leave out, or which photograph. Nothing is
/// proposed that was not composed: without them the pages come out at a count that will do.
struct IssueProposal {
    private let issue: IssueComposition
    private let chosen: PageCount.Choice
    private let demand: IssuePlanner.Demand

    /// Most compositions tried, and the stories that they may have together: what is tried is bounded, however long the
    /// issue.
    private static let mostTries = 12
    private static let mostStories = 1500

    init(of issue: IssueComposition, _ chosen: PageCount.Choice, _ demand: IssuePlanner.Demand) {
        self.issue = issue
        self.chosen = chosen
        self.demand = demand
    }

    /// The finding with what there is to propose.
    func added(to finding: Finding) -> Finding {
        guard chosen.over > 0 else { return finding }
        var finding = finding
        if let left = leftOut() {
            finding.values["story"] = left.map { issue.shaper.stories[$0.story].title }.joined(separator: "; ")
            finding.values["storyLines"] = String(left.reduce(0) { $0 + $1.lines })
        }
        if let photo = photoLeftOut() {
            finding.values["photo"] = photo.name
            finding.values["photoLines"] = String(photo.lines)
        }
        return finding
    }

    /// The smallest photograph that takes as much room, and the lines that would stand in it.
    private func photoLeftOut() -> (name: String, lines: Int)? {
        let shown = chosen.plan.flatMap(\.shapesBegun).flatMap { shape in
            zip(issue.shaper.stories[shape.story].photos, zip(shape.pattern.photos, shape.photoRows)).map {
                photo, slot in
                let columns = slot.0.place == .above ? shape.pattern.columns : slot.0.columns.count
                return (story: shape.story, name: photo.name, lines: slot.1 * columns)
            }
        }
        let enough = shown.filter { $0.lines >= chosen.over }.sorted { ($0.lines, $0.name) < ($1.lines, $1.name) }
        return enough.prefix(tries / 3).first { fits(issue.shaper.without(photo: $0.name, of: $0.story)) }
            .map { ($0.name, $0.lines) }
    }

    private var tries: Int {
        min(IssueProposal.mostTries, max(2, IssueProposal.mostStories / max(1, issue.shaper.stories.count)))
    }

    private typealias Length = (story: Int, lines: Int)

    private func leftOut() -> [Length]? {
        let all = chosen.plan.flatMap(\.shapesBegun).map { (story: $0.story, lines: $0.lines) }
        var tries = tries
        for one in single(of: all) where tries > 0 {
            tries -= 1
            if fits(without: [one]) { return [one] }
        }
        return fewest(of: byImportance(all), tries: tries)
    }

    /// Each story that may be long enough, the shortest first: heads and photographs make room too.
    private func single(of all: [Length]) -> [Length] {
        let enough = all.filter { $0.lines * 2 >= chosen.over }.sorted { ($0.lines, $0.story) < ($1.lines, $1.story) }
        return Array(enough.prefix(IssueProposal.mostTries / 3))
    }

    /// The fewest of the least important, looked for by halves from as many as have the lines that are too many.
    private func fewest(of all: [Length], tries: Int) -> [Length]? {
        var lines = 0
        var probe = all.prefix { one in
            defer { lines += one.lines }
            return lines < chosen.over
        }.count
        var (least, most) = (1, all.count)
        for _ in 0..<tries where least < most {
            probe = min(max(probe, least), min(most, all.count - 1))
            if fits(without: Array(all.prefix(probe))) { most = probe } else { least = probe + 1 }
            probe = (least + most) / 2
        }
        // All of them are no issue.
        return most < all.count ? Array(all.prefix(most)) : nil
    }

    /// The least important first; of two alike the longer.
    private func byImportance(_ all: [Length]) -> [Length] {
        let stories = issue.shaper.stories
        return all.sorted {
            (-stories[$0.story].priority, -$0.lines, $0.story) < (-stories[$1.story].priority, -$1.lines, $1.story)
        }
    }

    private func fits(without left: [Length]) -> Bool { fits(issue.shaper.without(Set(left.map(\.story)))) }

    private func fits(_ rest: StoryShaper) -> Bool {
        let shorter = IssueComposition(
            layout: issue.layout, shaper: rest, notices: issue.notices, publication: issue.publication,
            fixedPages: issue.fixedPages)
        let plans = rest.stories.isEmpty ? [0: IssuePlanner.Plan(pages: [], cost: 0)] : shorter.planner().plans(demand)
        return shorter.pageCount.choose(plans).findings.isEmpty
    }
}
