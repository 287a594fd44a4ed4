/// What a part of a page is to someone who listens to it: an element of the document's structure.
///
/// Roles are those of ISO 32000-1, 14.8.4, as far as a publication needs them.
public enum PageRole: Sendable, Hashable, Codable {
    /// A story, with all that belongs to it.
    case article
    /// A heading, from 1, the most important, to 6.
    case heading(Int)
    case paragraph
    /// An item of a list, with its mark and its text in it.
    case listItem, label, listBody
    /// An entry of a table of contents.
    case contentsItem
    case table, row, cell
    /// A cell that says what its column holds, and one that says what its row is of.
    case headerCell, rowHeader
    case figure, caption
    /// Words of somebody, set apart.
    case quote
    /// What stands beside the text and is not part of its run.
    case aside
    /// Furniture that is passed over: running heads, folios, ornaments.
    case artifact
}

/// An element of the structure where it stands on a page.
public struct PageTag: Sendable, Hashable, Codable {
    /// What it is.
    public var role: PageRole
    /// Names an element that stands in more than one place, such as a paragraph that runs over a column's foot: pieces
    /// with one key are one element. `nil` for one that stands here only.
    public var key: String?
    /// Language, where it is not the publication's.
    public var language: String?
    /// What to say instead of it, for a picture.
    public var alternative: String?
    /// The key of the element to which it leads, or a web address.
    public var link: String?

    /// An element.
    public init(
        _ role: PageRole, key: String? = nil, language: String? = nil, alternative: String? = nil, link: String? = nil
    ) {
        self.role = role
        self.key = key
        self.language = language
        self.alternative = alternative
        self.link = link
    }
}

extension [PageItem] {
    /// The same items as an element of the structure.
    public func tagged(_ tag: PageTag) -> [PageItem] { isEmpty ? [] : [.begin(tag)] + self + [.end] }
}
