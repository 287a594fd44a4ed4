import Geometry

/// What `imprenta.yml` says: the municipality and the house rules of its publications.
public struct Workspace: Sendable, Hashable, Codable {
    /// Full name, as on the nameplate.
    public var municipality: String
    /// The town.
    public var place: String
    /// BCP 47 language of the texts: `es`.
    public var language: String
    /// The term of office, as printed.
    public var administration: String?
    /// Areas that send reports, by id.
    public var areas: [String: Area]
    /// Sections, in the order of the file.
    public var sections: [Section]
    /// The masthead's lines (directorio).
    public var masthead: [MastheadLine]
    /// Localities the publications go to.
    public var delegations: [String]
    /// Absolute folders where photographs are looked for, after the report's own.
    public var photoFolders: [String]
    /// Print condition a publication has unless it names another.
    public var condition: String
    /// The annual programme the publications answer to.
    public var programme: Programme?
    /// What the ledger of print runs goes by.
    public var finance = FinanceSettings()
    /// Newspapers in which space is bought, by their keys.
    public var newspapers: [String: Newspaper] = [:]
    /// Where words may be divided that are not divided as the dictionary says: offsets in characters, by language and
    /// word in lower case; none for a word that is never divided.
    public var hyphenationExceptions: [String: [String: [Int]]]
    /// How its texts are proofread.
    public var proofreading = ProofreadingSettings()

    /// A workspace's settings.
    public init(
        municipality: String, place: String, language: String = "es", administration: String? = nil,
        areas: [String: Area] = [:], sections: [Section] = [], masthead: [MastheadLine] = [],
        delegations: [String] = [], photoFolders: [String] = [], condition: String = "coated-offset",
        programme: Programme? = nil, hyphenationExceptions: [String: [String: [Int]]] = [:]
    ) {
        self.municipality = municipality
        self.place = place
        self.language = language
        self.administration = administration
        self.areas = areas
        self.sections = sections
        self.masthead = masthead
        self.delegations = delegations
        self.photoFolders = photoFolders
        self.condition = condition
        self.programme = programme
        self.hyphenationExceptions = hyphenationExceptions
    }
}

/// An area of the town hall.
public struct Area: Sendable, Hashable, Codable {
    /// Name as printed.
    public var name: String
    /// Telephone as printed.
    public var phone: String?
    /// Id of the section that its reports stand in, unless they are put in another.
    public var section: String?
    /// An area.
    public init(name: String, phone: String? = nil, section: String? = nil) {
        self.name = name
        self.phone = phone
        self.section = section
    }
}

/// A section of a publication.
public struct Section: Sendable, Hashable, Codable {
    /// Id that reports name.
    public var id: String
    /// Title as printed.
    public var title: String
    /// The sentence that opens it.
    public var deck: String?
    /// Name of its icon among the art, without extension.
    public var icon: String?
    /// A section.
    public init(id: String, title: String, deck: String? = nil, icon: String? = nil) {
        self.id = id
        self.title = title
        self.deck = deck
        self.icon = icon
    }
}

/// A line of the masthead.
public struct MastheadLine: Sendable, Hashable, Codable {
    /// Office or task.
    public var role: String
    /// Who holds it.
    public var who: String
    /// A line.
    public init(role: String, who: String) {
        self.role = role
        self.who = who
    }
}
