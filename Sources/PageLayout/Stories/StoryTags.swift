import Geometry
import PrintModel

/// The elements of the structure that a unit of a story's text makes: however many columns and pages its lines stand on,
/// they are one.
struct StoryTags {
    /// Number of the story and of the unit in it, which tell one element from another.
    let story: Int
    let unit: Int

    /// Lines of the unit, with the bullet or number before the first, as parts of its element.
    func tagged(_ lines: [PageItem], of text: TextUnit, marker: PageItem?) -> [PageItem] {
        let key = "\(story)/\(unit)"
        switch text.role {
        case .listItem:
            let label = marker.map { [$0].tagged(PageTag(.label, key: key + "/label")) } ?? []
            return (label + lines.tagged(PageTag(.listBody, key: key + "/body"))).tagged(PageTag(.listItem, key: key))
        case .briefTitle:
            // Where the contents lead to, for a report that shares its place with others.
            return lines.tagged(PageTag(role(of: text), key: text.request.place.report ?? key))
        case .body, .subhead:
            return lines.tagged(PageTag(role(of: text), key: key))
        }
    }

    private func role(of text: TextUnit) -> PageRole {
        text.request.style.role == .artifact ? .paragraph : text.request.style.role
    }
}

extension Photo {
    /// The element a photograph makes: what it shows in words, or its caption where nobody wrote them.
    var figure: PageTag { PageTag(.figure, alternative: alternative ?? caption) }
}
