import Geometry
import PrintModel

/// Stories that no page holds: with a table or a headline taller than a page. An issue is composed without them, and an
/// error says so; one of them must not take all the others with it.
extension StoryShaper {
    /// The stories that fit, and an error for each that does not.
    func fitting() -> (stories: [Story], findings: [Finding], lines: Int) {
        var kept: [Story] = []
        var findings: [Finding] = []
        var overset = 0
        var opens: Section?
        for (index, story) in stories.enumerated() {
            if story.opens != nil { opens = nil }
            if stands(index) {
                kept.append(story)
                // The section is opened by the first of its stories that is left.
                if let section = opens { kept[kept.count - 1].opens = section }
                opens = nil
            } else {
                opens = opens ?? story.opens
                let lines = self.lines(of: index)
                overset += lines
                findings.append(Finding(.error, .storyUnplaced, at: story.place, ["lines": String(lines)]))
            }
        }
        return (kept, findings, overset)
    }

    private func stands(_ story: Int) -> Bool {
        let rows = rowsOfFirstPage(of: story)
        return shapes(of: story, span: grid.grid.columns).contains { $0.lastRows <= rows }
            || !longShapes(of: story).isEmpty
    }
}
