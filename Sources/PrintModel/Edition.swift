import Geometry

/// What one issue holds once the publication's selection has been made: stage 2's result.
public struct Edition: Sendable, Hashable, Codable {
    /// The publication as its file says.
    public var publication: Publication
    /// The workspace's settings.
    public var workspace: Workspace
    /// Sections that have stories, in order.
    public var sections: [EditionSection]
    /// The cover's story.
    public var lead: Report?
    /// The stories announced on the cover.
    public var teasers: [Report]

    /// An edition.
    public init(
        publication: Publication, workspace: Workspace, sections: [EditionSection], lead: Report? = nil,
        teasers: [Report] = []
    ) {
        self.publication = publication
        self.workspace = workspace
        self.sections = sections
        self.lead = lead
        self.teasers = teasers
    }
}

/// A section with its stories in order.
public struct EditionSection: Sendable, Hashable, Codable {
    /// Its title and opening.
    public var section: Section
    /// Its stories, overrides applied to priority and section, the briefs (priority 5) last.
    public var stories: [Report]
    /// A section of an edition.
    public init(section: Section, stories: [Report]) {
        self.section = section
        self.stories = stories
    }
}
