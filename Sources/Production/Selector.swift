import Geometry
import PrintModel

/// Stage 2: which reports an issue takes, in which order, and what its cover shows.
///
/// Pure: the same reports and publication give the same edition.
public enum Selector {
    /// Stories announced on a cover that names none.
    private static let teaserCount = 3

    /// Selects from `reports` what `publication` asks for.
    ///
    /// Sections stand in the publication's order, or the workspace's where it names none. Inside a section the designer's
    /// `order` wins, then the order of `only`, then priority, date (the newest first) and slug; briefs (priority 5) stand
    /// last. With `mixesSections`, for space in a newspaper whose layout opens no sections, all stories stand in one row: by
    /// the designer's `order`, then by priority, so that the page has a lead, then by the order of `only`. Findings: a cover story or teaser that was not selected, decisions on a report that was not, a report whose
    /// date is missing, nothing selected where the layout needs stories.
    public static func select(
        _ reports: [Report], for publication: Publication, in workspace: Workspace, needsStories: Bool = true,
        mixesSections: Bool = false
    ) -> (edition: Edition, findings: [Finding]) {
        var findings: [Finding] = []
        let chosen = reports.compactMap { report in
            isWanted(report, publication, &findings) ? decided(report, publication.overrides[report.slug]) : nil
        }
        var sections =
            publication.chapters.isEmpty
            ? bySection(chosen, publication, workspace) : byChapter(chosen, publication, &findings)
        if mixesSections { sections = mixed(sections, publication) }
        var edition = Edition(publication: publication, workspace: workspace, sections: sections)
        let stories = sections.flatMap(\.stories).sorted(by: comesFirst)
        if stories.isEmpty, needsStories {
            findings.append(Finding(.error, .selectionEmpty, at: Finding.Place(file: publication.file)))
        }
        findings += decisionsWithoutEffect(publication, taken: Set(stories.map(\.slug)))
        edition.lead = lead(stories, publication, &findings)
        edition.teasers = teasers(stories, publication, lead: edition.lead, &findings)
        return (edition, findings)
    }

    /// The reports by the publication's sections.
    private static func bySection(
        _ chosen: [Report], _ publication: Publication, _ workspace: Workspace
    ) -> [EditionSection] {
        orderedSections(publication, workspace).compactMap { section in
            let stories = ordered(chosen.filter { $0.section == section.id }, publication)
            return stories.isEmpty ? nil : EditionSection(section: section, stories: stories)
        }
    }

    /// The stories of all sections in one row.
    private static func mixed(_ sections: [EditionSection], _ publication: Publication) -> [EditionSection] {
        guard let first = sections.first else { return [] }
        let only = publication.selection.only
        let stories = sections.flatMap(\.stories).sorted { a, b in
            if a.priority != b.priority { return a.priority < b.priority }
            let (first, second) = (only.firstIndex(of: a.slug), only.firstIndex(of: b.slug))
            if let first, let second { return first < second }
            return comesFirst(a, b)
        }
        return [EditionSection(section: first.section, stories: placed(stories, publication))]
    }

    /// The reports by the publication's chapters, each in the chapter with the best claim on it. One that no chapter
    /// takes is a finding.
    private static func byChapter(
        _ chosen: [Report], _ publication: Publication, _ findings: inout [Finding]
    ) -> [EditionSection] {
        var taken: [[Report]] = publication.chapters.map { _ in [] }
        for report in chosen {
            let claims = publication.chapters.enumerated().compactMap { index, chapter in
                chapter.claim(on: report).map { ($0, index) }
            }
            if let best = claims.min(by: <) {
                taken[best.1].append(report)
            } else {
                let place = Finding.Place(file: report.file, line: 1, report: report.slug)
                findings.append(Finding(.warning, .reportOutsideChapters, at: place, ["slug": report.slug]))
            }
        }
        return zip(publication.chapters, taken).enumerated().map { index, pair in
            let (chapter, reports) = pair
            let named = chapter.reports.compactMap { slug in reports.first { $0.slug == slug } }
            let others = ordered(reports.filter { !chapter.reports.contains($0.slug) }, publication)
            return EditionSection(
                section: Section(id: "chapter-\(index + 1)", title: chapter.title, deck: chapter.deck),
                stories: named + others)
        }
    }

    // MARK: Which

    /// Whether the publication means to have a report, by its name and date; in which section it would stand is not asked.
    static func means(_ report: Report, for publication: Publication) -> Bool {
        let selection = publication.selection
        if selection.except.contains(report.slug) || publication.overrides[report.slug]?.omit == true { return false }
        if !selection.only.isEmpty { return selection.only.contains(report.slug) }
        guard let date = report.date else { return true }
        return date >= selection.from ?? date && date <= selection.to ?? date
    }

    private static func isWanted(_ report: Report, _ publication: Publication, _ findings: inout [Finding]) -> Bool {
        guard means(report, for: publication) else { return false }
        let selection = publication.selection
        let goesByDate = selection.only.isEmpty && (selection.from != nil || selection.to != nil)
        guard goesByDate, report.date == nil else { return true }
        let place = Finding.Place(file: report.file, line: 1, report: report.slug)
        findings.append(Finding(.warning, .reportUndated, at: place, ["slug": report.slug]))
        return false
    }

    /// A report as the designer wants it: another priority or section, photographs left out or focused elsewhere.
    private static func decided(_ report: Report, _ override: StoryOverride?) -> Report {
        guard let override else { return report }
        var report = report
        report.priority = override.priority ?? report.priority
        report.section = override.section ?? report.section
        report.photos.removeAll { override.photos[$0.name]?.omit == true }
        for index in report.photos.indices {
            let decision = override.photos[report.photos[index].name]
            report.photos[index].focus = decision?.focus ?? report.photos[index].focus
        }
        return report
    }

    /// The designer's decisions on reports that are not in the issue, other than the one to leave them out.
    private static func decisionsWithoutEffect(_ publication: Publication, taken: Set<String>) -> [Finding] {
        publication.overrides.filter { !$0.value.omit && !taken.contains($0.key) }
            .sorted { ($0.value.line, $0.key) < ($1.value.line, $1.key) }
            .map { slug, decision in
                let place = Finding.Place(file: publication.file, line: decision.line, report: slug)
                return Finding(.warning, .overrideUnused, at: place, ["slug": slug])
            }
    }

    // MARK: In which order

    private static func orderedSections(_ publication: Publication, _ workspace: Workspace) -> [Section] {
        guard !publication.selection.sections.isEmpty else { return workspace.sections }
        var seen: Set<String> = []
        return publication.selection.sections.filter { seen.insert($0).inserted }.compactMap { id in
            workspace.sections.first { $0.id == id }
        }
    }

    private static func ordered(_ stories: [Report], _ publication: Publication) -> [Report] {
        let only = publication.selection.only
        let sorted = stories.sorted { a, b in
            let (first, second) = (only.firstIndex(of: a.slug), only.firstIndex(of: b.slug))
            if let first, let second { return first < second }
            return comesFirst(a, b)
        }
        let (briefs, longs) = (sorted.filter { $0.priority == 5 }, sorted.filter { $0.priority != 5 })
        return placed(longs, publication) + placed(briefs, publication)
    }

    /// Stories with those the designer gave a place put there, from 1.
    private static func placed(_ stories: [Report], _ publication: Publication) -> [Report] {
        func order(_ story: Report) -> Int? { publication.overrides[story.slug]?.order }
        var result = stories.filter { order($0) == nil }
        let fixed = stories.filter { order($0) != nil }
        for story in fixed.sorted(by: { (order($0) ?? 0, $0.slug) < (order($1) ?? 0, $1.slug) }) {
            result.insert(story, at: min((order(story) ?? 1) - 1, result.count))
        }
        return result
    }

    private static func comesFirst(_ a: Report, _ b: Report) -> Bool {
        if a.priority != b.priority { return a.priority < b.priority }
        switch (a.date, b.date) {
        case (let first?, let second?) where first != second: return first > second
        case (_?, nil): return true
        case (nil, _?): return false
        default: return a.slug < b.slug
        }
    }

    // MARK: The cover

    private static func lead(
        _ stories: [Report], _ publication: Publication, _ findings: inout [Finding]
    ) -> Report? {
        if let slug = publication.cover.report, let story = named(slug, stories, publication, &findings) {
            return story
        }
        return stories.first { $0.photos.contains { $0.path != nil } } ?? stories.first
    }

    private static func teasers(
        _ stories: [Report], _ publication: Publication, lead: Report?, _ findings: inout [Finding]
    ) -> [Report] {
        guard publication.cover.teasers.isEmpty else {
            return publication.cover.teasers.compactMap { named($0, stories, publication, &findings) }
        }
        let candidates = stories.filter { $0.slug != lead?.slug && $0.priority < 5 }
        // One of each section before a second of any: a cover shows how much there is inside.
        var sections: Set<String?> = [lead?.section]
        let varied = candidates.filter { sections.insert($0.section).inserted }
        let rest = candidates.filter { story in !varied.contains { $0.slug == story.slug } }
        return Array((varied + rest).prefix(teaserCount))
    }

    private static func named(
        _ slug: String, _ stories: [Report], _ publication: Publication, _ findings: inout [Finding]
    ) -> Report? {
        if let story = stories.first(where: { $0.slug == slug }) { return story }
        let place = Finding.Place(file: publication.file, report: slug)
        findings.append(Finding(.error, .storyNotSelected, at: place, ["slug": slug]))
        return nil
    }
}
