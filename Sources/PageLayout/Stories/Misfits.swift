import Geometry
import PrintModel

/// Stories that no page holds: with a table or a headline taller than a page. An issue is composed without them, and an
/// error says so; one of them must not take all the others with it.
extension StoryShaper {
    /// A shaper of the stories that fit, and an error for each that does not.
    func fitting() -> (shaper: StoryShaper, findings: [Finding], lines: Int) {
        let misfits = stories.indices.filter { !stands($0) }
        let lines = misfits.map { self.lines(of: $0) }
        let findings = zip(misfits, lines).map { story, lines in
            Finding(.error, .storyUnplaced, at: stories[story].place, ["lines": String(lines)])
        }
        return (without(Set(misfits)), findings, lines.reduce(0, +))
    }

    /// A shaper of all stories but some, which knows what this one knows of them.
    func without(_ left: Set<Int>) -> StoryShaper {
        guard !left.isEmpty else { return self }
        var kept: [(story: Story, number: Int)] = []
        var opens: Section?
        for (index, story) in stories.enumerated() {
            if story.opens != nil { opens = nil }
            if left.contains(index) {
                opens = opens ?? story.opens
            } else {
                kept.append((story, index))
                // The section is opened by the first of its stories that is left.
                if let section = opens { kept[kept.count - 1].story.opens = section }
                opens = nil
            }
        }
        return shaper(of: kept)
    }

    /// A shaper of the same stories, one of them without a photograph.
    func without(photo name: String, of story: Int) -> StoryShaper {
        var changed = stories
        changed[story].photos.removeAll { $0.name == name }
        let shaper = StoryShaper(
            framer: StoryFramer(blocks: framer.blocks, patterns: framer.patterns), stories: changed,
            resolution: resolution, openingRows: openingRows)
        for other in stories.indices where other != story { shaper.adopt(shapes(of: other), of: other) }
        return shaper
    }

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
