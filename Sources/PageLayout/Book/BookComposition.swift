import Geometry
import PrintModel

/// Composes a book: chapters whose stories follow one another over columns and pages, with the pages before, between and
/// after them. Pages that texts refer to are found by laying out again until they stay as they are.
struct BookComposition {
    let composition: PageComposition
    let book: BookRules
    let edition: Edition

    /// Layouts tried until references stay as they are.
    private static let rounds = 6

    private var layout: Layout { composition.layout }

    /// The pages of the book, with its cover.
    func laidOut(check: () throws -> Void) throws -> LaidOutEdition {
        let styles = StyleBook(layout: layout)
        let grid = PageGrid(
            format: layout.page, grid: layout.grid, leading: layout.leading,
            capHeight: composition.setter.capHeight(of: styles[.body]))
        let blocks = BlockMaker(
            setter: composition.setter, styles: styles, grid: grid, language: edition.workspace.language,
            art: composition.art)
        var (draft, findings) = try settled(blocks, check)
        let leaves = BookBuilder(composition: composition, edition: edition, draft: draft, blocks: blocks)
        let built = try leaves.build(&findings, check: check)
        if built.isStale { throw StaleShapes() }
        var result = LaidOutEdition(
            trim: layout.page.trim, bleed: layout.page.bleed, inks: inks(of: built.pages), pages: built.pages,
            figures: built.figures,
            findings: blocks.findings + findings + built.findings)
        if let rules = book.cover {
            let cover = BookCover(
                rules: rules, layout: layout, blocks: blocks, fixed: built.fixed,
                spine: draft.binding == .perfect
                    ? Double(built.pages.count) / 2 * edition.publication.caliper : 0)
            let pages = cover.pages(edition, &result.findings)
            result.covers = [
                LaidOutEdition(
                    trim: cover.trim, bleed: layout.page.bleed, inks: inks(of: pages), pages: pages)
            ]
        }
        return result
    }

    private func inks(of pages: [LaidOutPage]) -> [Ink] {
        layout.inks.values.sorted { $0.name < $1.name } + TintedInk.used(on: pages, of: layout.inks)
    }

    /// The book in an order in which every reference says the page on which its report begins.
    private func settled(_ blocks: BlockMaker, _ check: () throws -> Void) throws -> (BookDraft, [Finding]) {
        let reports = edition.sections.flatMap(\.stories)
        let targets = Set(References.all(in: reports).map(\.target))
        let crew = ChapterCrew(composition, book: book, grid: blocks.grid, language: blocks.language)
        var said: [String: Int] = [:]
        var draft = BookDraft()
        for round in 0..<BookComposition.rounds {
            try check()
            draft = try self.draft(pages: said, crew, blocks, check)
            let found = draft.pageOfReport.filter { targets.contains($0.key) }
            if found == said { return (draft, References.findings(in: reports)) }
            said = found
            if targets.isEmpty || round == BookComposition.rounds - 1 { break }
        }
        let unsettled =
            targets.isEmpty
            ? [] : [Finding(.error, .referencesUnsettled, at: Finding.Place(file: edition.publication.file))]
        return (draft, References.findings(in: reports) + unsettled)
    }

    private func draft(
        pages said: [String: Int], _ crew: ChapterCrew, _ blocks: BlockMaker, _ check: () throws -> Void
    ) throws -> BookDraft {
        let columns = layout.patterns.filter { $0.span == layout.grid.columns }.map(\.columns)
        let width = blocks.grid.textWidth(of: blocks.grid.width, columns: columns.min() ?? 1)
        let stories = BookStories(edition: edition, rules: layout.story, book: book) { photo in
            Double(photo.pixels.width) * 72 >= composition.resolution * width
        }.stories(pages: said)
        var ranges: [Range<Int>] = []
        var start = 0
        for chapter in edition.sections.indices {
            let end = stories[start...].firstIndex { $0.chapter != chapter } ?? stories.count
            ranges.append(start..<end)
            start = end
        }
        var draft = BookDraft(stories: stories)
        draft.plans = try crew.plans(of: stories, chapters: ranges, check: check)
        let fixed = FixedPages(layout: layout, blocks: blocks, facts: draft.facts(edition))
        let order = BookOrder(
            layout: layout, book: book, chapters: edition.publication.chapters, plans: draft.plans,
            count: { kind in fixed.pageCount(of: kind) })
        (draft.pages, draft.binding) = order.pages(binding: edition.publication.binding)
        return draft
    }
}

/// A book in order, not yet built.
struct BookDraft {
    var stories: [BookStory] = []
    var plans: [ChapterPlan] = []
    var pages: [BookPage] = []
    var binding = Binding.saddle

    /// The page on which each report begins.
    var pageOfReport: [String: Int] { pagesOfReport.compactMapValues(\.first) }

    /// The pages on which each report stands.
    var pagesOfReport: [String: [Int]] {
        var result: [String: [Int]] = [:]
        for (index, page) in pages.enumerated() {
            guard case .stories(let plan) = page.content else { continue }
            for story in plan.stories where result[stories[story].story.slug]?.last != index + 1 {
                result[stories[story].story.slug, default: []].append(index + 1)
            }
        }
        return result
    }

    /// The first page of each chapter.
    var pageOfChapter: [Int: Int] {
        var result: [Int: Int] = [:]
        for (index, page) in pages.enumerated() {
            if let chapter = page.context.chapter, result[chapter] == nil { result[chapter] = index + 1 }
        }
        return result
    }

    /// What fixed pages may show of the book as it stands.
    func facts(_ edition: Edition) -> IssueFacts {
        var facts = IssueFacts(
            edition: edition, contents: edition.sections.map { ($0.section, $0.stories) }, pageOfReport: pageOfReport,
            notices: [])
        facts.pageOfChapter = pageOfChapter
        facts.pages = pages.count
        return facts
    }
}

extension PagePlan {
    /// The stories that stand on the page, in order.
    var stories: [Int] {
        parts.flatMap { part -> [Int] in
            switch part {
            case .opening(let story, _): [story]
            case .band(let band, _): band.stories
            case .long(let shape, _, _), .spread(let shape, _, _): [shape.story]
            case .piece(_, _, let story): [story]
            case .notices, .poster: []
            }
        }
    }
}
