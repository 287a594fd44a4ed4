import Geometry
import PrintModel

/// What the composer places as one: a report, or several briefs gathered under one title.
struct Story: Hashable, Encodable {
    /// A block of text with where it came from.
    struct Part: Hashable, Encodable {
        var block: Block
        var file: String
        var report: String
        var isBrief = false
    }
    /// Slug of the report, or of the first of the briefs.
    var slug: String
    var title: String
    var kicker: String?
    var deck: String?
    var byline: String?
    var body: [Part]
    /// Photographs the story may show, the best first.
    var photos: [Photo]
    /// Photographs that stand at their places in the text, in its order: not among `photos`.
    var placed: [PlacedPhoto] = []
    var quotes: [PullQuote]
    var figures: [KeyFigure]
    var priority: Int
    /// The section it opens, where it is the first of one.
    var opens: Section?
    /// Title of the section it belongs to.
    var section: String
    /// The designer's decisions.
    var override = StoryOverride()
    /// The reports it holds, for the contents.
    var reports: [String]
    /// Language of its title, captions and the rest that is plain text, where it is not the workspace's.
    var language: String?

    /// A part of it that is plain text, such as its title, in its language.
    func text(_ part: String) -> RichText { RichText(part).inLanguage(language) }

    /// About how long its text is, in blocks.
    var length: Int { body.count }

    /// Whether the designer decided on its shape.
    var hasShape: Bool { override.span != nil || override.pattern != nil }

    /// Place of its headline, for findings.
    var place: Finding.Place { Finding.Place(file: body.first?.file, report: slug) }
}

/// A photograph at its place in a story's text.
struct PlacedPhoto: Hashable, Encodable {
    var photo: Photo
    /// How many blocks of the text stand before it.
    var after: Int
}

/// Turns an edition's reports into stories in the order they are to be read.
struct StoryMaker {
    let edition: Edition
    let rules: StoryRules

    /// Most briefs gathered in one block.
    static let briefsTogether = 4

    func stories() -> [Story] {
        var stories: [Story] = []
        var briefs: [Report] = []
        for part in edition.sections {
            var opening: Section? = part.section
            for report in part.stories {
                if rules.briefsTitle != nil, override(report).priority ?? report.priority >= 5,
                    override(report).pattern == nil
                {
                    briefs.append(report)
                    continue
                }
                stories.append(story(report, section: part.section, opens: opening))
                opening = nil
            }
        }
        return stories + gathered(briefs)
    }

    /// A report's text without its photographs, which patterns place.
    private static func text(of report: Report) -> [Block] {
        report.body.filter { if case .photo = $0.content { false } else { true } }
    }

    private func override(_ report: Report) -> StoryOverride {
        edition.publication.overrides[report.slug] ?? StoryOverride()
    }

    /// A report as a story.
    func story(_ report: Report, section: Section, opens: Section?) -> Story {
        let override = override(report)
        var photos = report.photos.filter {
            override.photos[$0.name]?.omit != true && $0.path != nil && $0.pixels.width > 0
        }
        // The cover shows the lead's first photograph; inside it would only repeat.
        if report.slug == edition.lead?.slug, photos.count > 0 { photos.removeFirst() }
        return Story(
            slug: report.slug, title: report.title, kicker: report.kicker, deck: report.deck, byline: byline(report),
            body: StoryMaker.text(of: report).map { Story.Part(block: $0, file: report.file, report: report.slug) },
            photos: photos,
            quotes: report.quotes, figures: report.figures, priority: override.priority ?? report.priority,
            opens: opens, section: section.title, override: override,
            reports: [report.slug],
            language: report.language)
    }

    /// `El Ojite, 14 de mayo · Agua Potable`.
    private func byline(_ report: Report) -> String? {
        let when = report.date.map { SpanishDate.dayAndMonth($0) }
        let spot = [report.place, when].compactMap { $0 }.joined(separator: ", ")
        let area = edition.workspace.areas[report.area]?.name
        let line = [spot.isEmpty ? nil : spot, area].compactMap { $0 }.joined(separator: " · ")
        return line.isEmpty ? nil : line
    }

    private func gathered(_ briefs: [Report]) -> [Story] {
        guard !briefs.isEmpty else { return [] }
        let groups = (briefs.count + StoryMaker.briefsTogether - 1) / StoryMaker.briefsTogether
        return (0..<groups).map { group in
            let members = Array(briefs[briefs.count * group / groups..<briefs.count * (group + 1) / groups])
            var body: [Story.Part] = []
            for report in members {
                let heading = Block(.heading(level: 2, report.text(report.title)), line: 1)
                body.append(Story.Part(block: heading, file: report.file, report: report.slug, isBrief: true))
                body += StoryMaker.text(of: report).map {
                    Story.Part(block: $0, file: report.file, report: report.slug, isBrief: true)
                }
            }
            return Story(
                slug: members[0].slug, title: rules.briefsTitle ?? "", body: body, photos: [], quotes: [], figures: [],
                priority: 5, section: edition.sections.last?.section.title ?? "", reports: members.map(\.slug))
        }
    }
}

/// Dates as Spanish prints them.
enum SpanishDate {
    /// `14 de mayo`, the day and month held together.
    static func dayAndMonth(_ date: CivilDate) -> String {
        "\(date.day)\u{A0}de\u{A0}\(MonthNames.spanish[date.month - 1])"
    }
    /// `14 de mayo de 2024`.
    static func full(_ date: CivilDate) -> String { "\(dayAndMonth(date)) de \(date.year)" }
}
