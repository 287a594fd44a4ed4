import Geometry
import PrintModel

/// The least that makes an issue fit which is too long: which stories to leave out, or which photograph. Nothing is
/// proposed that was not composed: without them the pages come out at a count that will do.
struct IssueProposal {
    private let issue: IssueComposition
    private let chosen: PageCount.Choice
    private let demand: IssuePlanner.Demand

    /// Stories that all compositions tried may have together: what is tried is bounded, however long the issue.
    private static let mostStories = 400
    /// Most compositions tried.
    private static let mostTries = 10

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
        let tries = min(3, max(1, IssueProposal.mostStories / max(1, issue.shaper.stories.count)))
        return enough.prefix(tries).first { fits(issue.shaper.without(photo: $0.name, of: $0.story)) }
            .map { ($0.name, $0.lines) }
    }

    private typealias Length = (story: Int, lines: Int)

    private func leftOut() -> [Length]? {
        let all = chosen.plan.flatMap(\.shapesBegun).map { (story: $0.story, lines: $0.lines) }
        var tries = min(IssueProposal.mostTries, max(1, IssueProposal.mostStories / max(1, all.count)))
        for left in single(of: all) + [together(all)] + more(than: together(all), of: all) where tries > 0 {
            tries -= 1
            if fits(issue.shaper.without(Set(left.map(\.story)))) { return left }
        }
        return nil
    }

    /// Each story that may be long enough, the shortest first: heads and photographs make room too.
    private func single(of all: [Length]) -> [[Length]] {
        let enough = all.filter { $0.lines * 2 >= chosen.over }.sorted { ($0.lines, $0.story) < ($1.lines, $1.story) }
        return enough.prefix(IssueProposal.mostTries / 2).map { [$0] }
    }

    /// The least important that have as many lines together.
    private func together(_ all: [Length]) -> [Length] {
        var left: [Length] = []
        for one in byImportance(all) where left.reduce(0, { $0 + $1.lines }) < chosen.over { left.append(one) }
        return left
    }

    /// Those, and one more, and two more.
    private func more(than left: [Length], of all: [Length]) -> [[Length]] {
        let rest = byImportance(all).dropFirst(left.count)
        return rest.indices.prefix(IssueProposal.mostTries).map { left + rest[rest.startIndex...$0] }
    }

    /// The least important first; of two alike the longer.
    private func byImportance(_ all: [Length]) -> [Length] {
        let stories = issue.shaper.stories
        return all.sorted {
            (-stories[$0.story].priority, -$0.lines, $0.story) < (-stories[$1.story].priority, -$1.lines, $1.story)
        }
    }

    private func fits(_ rest: StoryShaper) -> Bool {
        let shorter = IssueComposition(
            layout: issue.layout, shaper: rest, notices: issue.notices, publication: issue.publication)
        let plans = rest.stories.isEmpty ? [0: IssuePlanner.Plan(pages: [], cost: 0)] : shorter.planner().plans(demand)
        return shorter.pageCount.choose(plans, lines: rest.lines(on:)).findings.isEmpty
    }
}
