import Geometry
import PrintModel

/// The shapes found so far of stories in one layout: where many editions of the same stories are composed, to find out
/// which fit, each story and each version of it is shaped once.
final class ShapeMemory {
    private struct Key: Hashable {
        var story: Story
        var language: String
    }

    private var known: [Key: (number: Int, found: FoundShapes)] = [:]

    /// What is known of a story in an edition's language, under the number it has now.
    func recall(_ story: Story, number: Int, _ language: String) -> FoundShapes? {
        guard case (let before, var found)? = known[Key(story: story, language: language)] else { return nil }
        if before != number { found.shapes = found.shapes.numbered(number) }
        return found
    }

    /// Forgets all.
    func forget() { known = [:] }

    /// Keeps what was found of a story with a number.
    func keep(_ found: FoundShapes, of story: Story, number: Int, _ language: String) {
        known[Key(story: story, language: language)] = (number, found)
    }
}
