import Geometry
import PrintModel

/// Stories that no page holds: with a table or a headline taller than a page. An issue is composed without them, and an
/// error says so; one of them must not take all the others with it.
extension StoryShaper {
    /// A shaper of the stories that fit, and an error for each that does not.
    func fitting() -> (shaper: StoryShaper, findings: [Finding], lines: Int) {
        var kept: [(story: Story, number: Int)] = []
        var findings: [Finding] = []
        var overset = 0
        var opens: Section?
        for (index, story) in stories.enumerated() {
            if story.opens != nil { opens = nil }
            if stands(index) {
                kept.append((story, index))
                // The section is opened by the first of its stories that is left.
                if let section = opens { kept[kept.count - 1].story.opens = section }
                opens = nil
            } else {
                opens = opens ?? story.opens
                let lines = self.lines(of: index)
                overset += lines
                findings.append(Finding(.error, .storyUnplaced, at: story.place, ["lines": String(lines)]))
            }
        }
        return (findings.isEmpty ? self : shaper(of: kept), findings, overset)
    }

    /// A shaper of some of the stories, which knows what this one knows of them.
    private func shaper(of kept: [(story: Story, number: Int)]) -> StoryShaper {
        let shaper = StoryShaper(
            framer: StoryFramer(blocks: framer.blocks, patterns: framer.patterns), stories: kept.map(\.story),
            resolution: resolution, openingRows: openingRows)
        for (place, (story, number)) in kept.enumerated() where (story.opens == nil) == (stories[number].opens == nil) {
            shaper.adopt(shapes(of: number).numbered(place), of: place)
        }
        return shaper
    }

    private func stands(_ story: Int) -> Bool {
        let rows = rowsOfFirstPage(of: story)
        return shapes(of: story, span: grid.grid.columns).contains { $0.lastRows <= rows }
            || !longShapes(of: story).isEmpty
    }
}
