import Geometry
import PrintModel

extension SpaceFitting {
    /// By how many words the material is short: found by lengthening one story, the longest first, and composing. Where no
    /// length of one story fills the space it says so, with about as many words as the empty rows would hold.
    func whatIsWanting(_ composed: LaidOutEdition, _ edition: Edition) throws -> Finding? {
        let stories = edition.sections.flatMap(\.stories)
        let words = stories.reduce(0) { $0 + $1.body.words }
        guard words > 0, composed.figures.lines > 0, let space = edition.publication.space else { return nil }
        // A row is a line of every column of its page.
        let columns = space.fold == nil ? space.columns : space.columns / 2
        let lines = Double(rowsEmpty(composed) * columns)
        let estimate = max(10, Int(lines * Double(words) / Double(composed.figures.lines)))
        let longest = stories.sorted { ($0.body.words, $1.slug) > ($1.body.words, $0.slug) }
        for story in longest.prefix(SpaceFitting.mostLengthened) {
            if let more = try wanting(in: story, edition, about: estimate) {
                let values = ["words": String(more), "title": story.title]
                return Finding(.warning, .pageTooEmpty, at: Finding.Place(file: story.file, report: story.slug), values)
            }
        }
        return Finding(
            .warning, .pageTooEmpty, at: Finding.Place(file: edition.publication.file), ["estimate": String(estimate)])
    }

    /// Most stories that are tried.
    private static let mostLengthened = 3

    /// The fewest words found that, added to a story, fill the space.
    private func wanting(in story: Report, _ edition: Edition, about estimate: Int) throws -> Int? {
        func isFull(_ words: Int) throws -> Bool {
            let composed = try compose(
                edition.mapStories { other in
                    guard other.slug == story.slug else { return other }
                    var other = other
                    other.body = other.body.lengthened(words: words)
                    return other
                })
            return fits(composed) && rowsEmpty(composed) == 0
        }
        let step = max(4, estimate / 6)
        guard let high = try stride(from: step, through: step * 10, by: step).first(where: isFull) else { return nil }
        // What fills it with fewer words is worth a few more tries.
        for less in [high - step * 2 / 3, high - step / 3] where less > 0 {
            if try isFull(less) { return less }
        }
        return high
    }
}
