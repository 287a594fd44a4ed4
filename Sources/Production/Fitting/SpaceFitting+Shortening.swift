import Geometry
import PrintModel

extension SpaceFitting {
    /// Says which story to shorten, and by how many words: found by taking words off its end and composing. Where one story
    /// alone is not enough, the next must give way too.
    func withProposal(_ edition: Edition) throws -> LaidOutEdition {
        var (composed, edition) = (try composing(edition, .proposal), edition)
        // A table or a headline too large for the page is not mended by fewer words.
        guard !composed.findings.contains(where: { $0.code == .storyUnplaced }) else { return composed }
        // The longest of the less important half can lose the most.
        let long = edition.sections.flatMap(\.stories).filter { $0.body.words > SpaceFitting.leastLeft * 2 }.sorted {
            let (x, y) = ($0.body.words * ($0.priority + 1), $1.body.words * ($1.priority + 1))
            return x == y ? $0.slug < $1.slug : x > y
        }
        var findings: [Finding] = []
        for story in long.prefix(SpaceFitting.mostShortened) {
            let all = story.body.words
            var (low, high) = (0, all - SpaceFitting.leastLeft)
            let isEnough = try fits(compose(shortened(edition, story, by: high)))
            while isEnough, high - low > max(4, all / 100) {
                let middle = (low + high) / 2
                if try fits(compose(shortened(edition, story, by: middle))) { high = middle } else { low = middle }
            }
            let values = ["words": String(high), "title": story.title, "all": String(all)]
            findings.append(
                Finding(.error, .storyTooLong, at: Finding.Place(file: story.file, report: story.slug), values))
            guard !isEnough else {
                composed.findings += findings
                return composed
            }
            edition = shortened(edition, story, by: high)
        }
        // Nothing is proposed that does not help.
        return composed
    }

    /// Words that a story keeps whatever is taken off it.
    private static let leastLeft = 40
    /// Most stories that a proposal shortens.
    private static let mostShortened = 3

    private func shortened(_ edition: Edition, _ story: Report, by words: Int) -> Edition {
        edition.mapStories { other in
            guard other.slug == story.slug else { return other }
            var other = other
            other.body = other.body.dropping(words: words)
            return other
        }
    }
}
