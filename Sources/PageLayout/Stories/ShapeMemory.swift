import PrintModel

/// The shapes found so far of stories in one layout: where many editions of the same stories are composed, to find out
/// which fit, each story and each version of it is shaped once.
final class ShapeMemory {
    /// What was found of a story, with the number that it had.
    struct Entry: Sendable {
        var story: Int
        var found: FoundShapes

        /// The same of a story that has another number.
        func numbered(_ number: Int) -> Entry {
            guard number != story else { return self }
            return Entry(
                story: number, found: FoundShapes(shapes: found.shapes.numbered(number), findings: found.findings))
        }
    }
    private struct Key: Hashable {
        var story: Story
        var language: String
    }

    private var known: [Key: Entry] = [:]

    /// What is known of a story in an edition's language.
    subscript(story: Story, language: String) -> Entry? { known[Key(story: story, language: language)] }

    /// Keeps what was found of a story.
    func keep(_ entry: Entry, of story: Story, _ language: String) {
        known[Key(story: story, language: language)] = entry
    }
}
