/// The numbered stages of the chain. README, progress output and code call them by the same numbers and names.
public enum Stage: Int, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// Files become reports, a publication, a layout and a print condition.
    case read = 1
    /// Reports and publication become an edition.
    case select = 2
    /// Text becomes lines of glyphs.
    case typeset = 3
    /// An edition becomes pages.
    case layOut = 4
    /// Photographs become ready for their frames.
    case preparePhotos = 5
    /// Pages become a PDF in colour keys.
    case paint = 6
    /// The painted PDF becomes PDF/X.
    case finish = 7
    /// The result is judged.
    case check = 8
    /// Finished pages are put on printer's sheets.
    case impose = 9

    /// The stages that make a publication, from files to a judged PDF.
    public static let composing: [Stage] = [.read, .select, .typeset, .layOut, .preparePhotos, .paint, .finish, .check]

    /// In the order of the chain.
    public static func < (a: Stage, b: Stage) -> Bool { a.rawValue < b.rawValue }
}

/// What a run tells while it works.
public enum ChainEvent: Sendable {
    /// A stage begins.
    case began(Stage)
    /// So many of so many parts of a stage are done.
    case advanced(Stage, done: Int, of: Int)
}
