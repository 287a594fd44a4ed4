import Geometry
import Intake
import PrintModel

/// Everything a publication is made from, as stage 1 read it.
struct Source: Sendable {
    var workspace: Workspace
    var shelf: ReportShelf
    var publication: Publication
    var layout: Layout
    var condition: PrintCondition

    /// Whether stories of all sections stand together: on space in a newspaper, where sections are not opened.
    var mixesSections: Bool { publication.space != nil && layout.story.openingRows == 0 }

    /// On which plates photographs are printed.
    var photoForm: PhotoForm {
        switch layout.photos {
        case .colour: .cmyk
        case .gray: .gray
        case .duotone(let name): layout.inks[name].map { .duotone($0.solid) } ?? .gray
        }
    }

    /// What the finished documents say of themselves. The issue's date is the clock of the whole run.
    var metadata: DocumentMetadata {
        let number = publication.number.map { " \($0)" } ?? ""
        return DocumentMetadata(
            title: publication.title + number, author: workspace.municipality, language: workspace.language,
            date: publication.date)
    }
}

extension Layout {
    /// The layout in the inks, and with the treatment of photographs, that a publication asks for.
    func printed(as publication: Publication) -> Layout {
        var layout = self
        layout.inks.merge(publication.inks) { $1 }
        if publication.spotsToProcess { layout.inks = layout.inks.mapValues(\.inProcess) }
        if publication.space?.isColour == false { layout.inks = layout.inks.mapValues(\.inBlack) }
        layout.photos = publication.photos ?? photos
        return layout
    }
}

extension Ink {
    /// About as dark in black alone; what is dark enough for type is all black.
    fileprivate var inBlack: Ink {
        let shares = [(cmyk.cyan, 0.3), (cmyk.magenta, 0.55), (cmyk.yellow, 0.12), (cmyk.black, 1.0)]
        let scale = spot == nil ? 1 : tint / 100
        let light = shares.reduce(1.0) { $0 * (1 - $1.0 / 100 * scale * $1.1) }
        let dark = 100 * (1 - light)
        return Ink(name: name, cmyk: CMYK(0, 0, 0, dark >= 55 ? 100 : dark.rounded()), overprint: dark >= 55)
    }

    /// The ink itself where this is a tint of a spot.
    fileprivate var solid: Ink {
        var ink = self
        ink.tint = 100
        return ink
    }
}

extension ChainRun {
    /// Stage 1. What is wrong with a report that the issue does not take is left for the issue that does.
    func read(_ name: String) throws -> Source {
        let folder = chain.folder
        let (workspace, settings) = try folder.settings()
        found(settings)
        let shelf = folder.reports(workspace)
        try chain.interruption.check()
        let (publication, issue) = try folder.publication(named: name, in: workspace, with: shelf)
        found(issue)
        let (design, remarks) = try folder.layout(named: publication.layout, for: publication.space)
        found(remarks)
        let layout = design.printed(as: publication)
        let (condition, press) = try blaming(publication.condition == nil ? "imprenta.yml" : publication.file) {
            try folder.condition(named: publication.condition ?? workspace.condition)
        }
        found(press)
        found(DesignCheck(folder: folder, publication: publication, layout: layout, workspace: workspace).findings)
        found(InkCheck(publication: publication, layout: layout, condition: condition).findings)
        return Source(
            workspace: workspace, shelf: shelf, publication: publication, layout: layout, condition: condition)
    }

    /// The print condition to judge a file by.
    func condition(_ name: String?) throws -> PrintCondition {
        var name = name
        if name == nil { name = try? chain.folder.settings().workspace.condition }
        let (condition, findings) = try chain.folder.condition(named: name ?? "coated-offset")
        found(findings)
        return condition
    }

    /// Stage 2.
    func select(_ source: Source) throws -> Edition {
        let (edition, findings) = Selector.select(
            source.shelf.reports, for: source.publication, in: source.workspace,
            needsStories: source.layout.hasStories, mixesSections: source.mixesSections)
        let elsewhere = Set(source.shelf.reports.filter { belongsElsewhere($0, edition) }.map(\.slug))
        found(source.shelf.findings.filter { !elsewhere.contains($0.place.report ?? "") })
        if edition.sections.isEmpty { throw Fault(.unusableData, findings) }
        found(findings)
        return edition
    }

    /// Whether a report is rightly not in this issue. One that only a mistake keeps out belongs here, with its findings.
    private func belongsElsewhere(_ report: Report, _ edition: Edition) -> Bool {
        if edition.sections.contains(where: { $0.stories.contains { $0.slug == report.slug } }) { return false }
        guard Selector.means(report, for: edition.publication) else { return true }
        return report.date != nil && edition.workspace.sections.contains { $0.id == report.section }
    }
}
