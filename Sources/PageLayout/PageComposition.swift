import Geometry
import KeptWork
import PrintModel

/// Stage 4: an edition and a layout in, finished pages out.
public struct PageComposition {
    let layout: Layout
    let setter: any TextSetting
    let art: @Sendable (String) -> String?
    let resolution: Double
    let helper: (@Sendable () -> (any TextSetting)?)?
    /// Whether an issue that is too long is told what to leave out, which is found by composing; where many editions are
    /// tried nobody reads it.
    public var proposes = true
    private let kept: KeptWork
    private let setting: KeptWork.Key?

    /// Composes with a layout and a typesetter.
    ///
    /// - Parameters:
    ///   - art: Absolute path of a piece of vector art by its name, or `nil` where there is none.
    ///   - resolution: Pixels per inch under which no photograph is enlarged.
    ///   - helper: Makes a typesetter with the same fonts for a second thread, or `nil` where it cannot; without it all is
    ///     done on one. The pages are the same.
    ///   - kept: What the last run found of the stories' shapes: those of stories that stayed as they were are not looked
    ///     for again. The pages are the same.
    ///   - setting: Names all that the typesetter depends on; without it nothing is kept.
    public init(
        layout: Layout, setter: any TextSetting, art: @escaping @Sendable (String) -> String?, resolution: Double,
        helper: (@Sendable () -> (any TextSetting)?)? = nil, kept: KeptWork = .none, setting: KeptWork.Key? = nil
    ) {
        self.layout = layout
        self.setter = setter
        self.art = art
        self.resolution = resolution
        self.helper = helper
        self.kept = kept
        self.setting = setting
    }

    /// The pages of an edition. What could not be done well is among the findings; no text is ever cut.
    ///
    /// - Parameter check: Called now and then; throws to stop the work.
    public func lay(out edition: Edition, check: () throws -> Void = {}) throws -> LaidOutEdition {
        do {
            return try laidOut(edition, check)
        } catch is StaleShapes {
            return try PageComposition(self, kept: .none).laidOut(edition, check)
        }
    }

    private init(_ other: PageComposition, kept: KeptWork) {
        self.init(
            layout: other.layout, setter: other.setter, art: other.art, resolution: other.resolution,
            helper: other.helper, kept: kept, setting: other.setting)
        proposes = other.proposes
    }

    private func laidOut(_ edition: Edition, _ check: () throws -> Void) throws -> LaidOutEdition {
        if let book = layout.book {
            guard !edition.publication.chapters.isEmpty else {
                throw Fault(.unusableData, .bookWithoutChapters, at: Finding.Place(file: edition.publication.file))
            }
            return try BookComposition(composition: self, book: book, edition: edition).laidOut(check: check)
        }
        let styles = StyleBook(layout: layout)
        let grid = PageGrid(
            format: layout.page, grid: layout.grid, leading: layout.leading,
            capHeight: setter.capHeight(of: styles[.body]))
        let blocks = BlockMaker(
            setter: setter, styles: styles, grid: grid, language: edition.workspace.language, art: art)
        let stories = layout.hasStories ? StoryMaker(edition: uncovered(edition), rules: layout.story).stories() : []
        let fitting = try shaper(of: stories, blocks, check).fitting()
        let shaper = fitting.shaper
        let notices = NoticeShelf(edition.publication.notices, blocks: blocks, rows: layout.story.noticeRows)
        let (front, back) = (fixed(layout.front, in: edition), fixed(layout.back, in: edition))
        let firstPage = front.count + 1

        try check()
        let issue = IssueComposition(
            layout: layout, shaper: shaper, notices: notices, publication: edition.publication,
            fixedPages: front.count + back.count, proposes: proposes
        ).plan(firstPage: firstPage)
        let halves = grid.halves
        try check()
        let builder = StoryBuilder(framer: shaper.framer, shaper: shaper)
        let pages = StoryPages(builder: builder, stories: shaper.stories, notices: notices.notices)
        var inside: [LaidOutPage] = []
        for (index, plan) in issue.plans.enumerated() {
            let (number, half) = (firstPage + index / halves, index % halves)
            if half == 0 { inside.append(LaidOutPage(number: number, kind: layout.inside.name, items: [])) }
            inside[index / halves].items += pages.items(of: plan, page: number, half: half)
            try check()
        }
        if pages.count.strangers > 0 { throw StaleShapes() }
        var findings = fitting.findings + issue.findings
        let all = dressed(inside, front, back, pages: pages, edition, blocks, &findings)
        return LaidOutEdition(
            trim: layout.page.trim, bleed: layout.page.bleed,
            inks: layout.inks.values.sorted { $0.name < $1.name } + TintedInk.used(on: all, of: layout.inks),
            pages: all,
            figures: figures(pages, stories: shaper.stories, pages: all.count, overset: fitting.lines + issue.overset),
            findings: blocks.findings + findings + all.flatMap { badLines(on: $0, from: pages.count.badLines) })
    }

    private func shaper(of stories: [Story], _ blocks: BlockMaker, _ check: () throws -> Void) throws -> StoryShaper {
        let crew = ShapingCrew(
            stories: stories, layout: layout, grid: blocks.grid, language: blocks.language, resolution: resolution,
            art: art, shelf: shelf(openingRows: layout.story.openingRows, language: blocks.language))
        return try crew.shaper(noting: blocks, helper: helper, check: check)
    }

    /// The shapes of stories as the last run found them.
    func shelf(openingRows: Int, language: String) -> ShapeShelf {
        ShapeShelf(
            kept, layout: layout, language: language, resolution: resolution, openingRows: openingRows,
            setting: setting)
    }

    /// The edition without a cover story where no cover shows its photograph: the story then keeps it.
    private func uncovered(_ edition: Edition) -> Edition {
        let covers = (layout.front + layout.back).filter { $0.each == nil }
        guard !covers.contains(where: { $0.elements.contains { $0.content == .photo } }) else { return edition }
        var edition = edition
        edition.lead = nil
        return edition
    }

    /// A page in fixed places, and the story it shows as the cover's where it has one of its own.
    private typealias FixedPage = (kind: PageKind, lead: Report?)

    /// Pages of kinds, those that come for each story once for each.
    private func fixed(_ kinds: [PageKind], in edition: Edition) -> [FixedPage] {
        kinds.flatMap { kind -> [FixedPage] in
            switch kind.each {
            case .story: edition.sections.flatMap(\.stories).map { (kind, $0) }
            case nil: [(kind, edition.lead)]
            }
        }
    }

    /// The pages of stories with their furniture, between the fixed pages before and after them.
    private func dressed(
        _ inside: [LaidOutPage], _ front: [FixedPage], _ back: [FixedPage], pages: StoryPages, _ edition: Edition,
        _ blocks: BlockMaker, _ findings: inout [Finding]
    ) -> [LaidOutPage] {
        var facts = IssueFacts(
            edition: edition, contents: edition.sections.map { ($0.section, $0.stories) },
            pageOfReport: pages.pageOfReport, notices: pages.remainingNotices)
        func page(_ kind: PageKind, _ number: Int, lead: Report?) -> LaidOutPage {
            facts.edition.lead = lead
            let fixed = FixedPages(layout: layout, blocks: blocks, facts: facts)
            let items = fixed.items(
                of: kind, page: number, context: PageContext(section: pages.sectionOfPage[number]), findings: &findings)
            return LaidOutPage(number: number, kind: kind.name, items: items)
        }
        var all = front.enumerated().map { page($1.kind, $0 + 1, lead: $1.lead) }
        for story in inside {
            let furniture = page(layout.inside, story.number, lead: edition.lead)
            all.append(LaidOutPage(number: story.number, kind: story.kind, items: furniture.items + story.items))
        }
        for last in back { all.append(page(last.kind, all.count + 1, lead: last.lead)) }
        return all
    }

    /// Lines of a page that show holes or stick out of their measure.
    func badLines(on page: LaidOutPage, from places: [SetLine: Finding.Place]) -> [Finding] {
        page.items.compactMap { item in
            guard case .text(let line, _) = item, line.isLoose || line.isOverfull else { return nil }
            var place = places[line] ?? Finding.Place()
            place.page = page.number
            return Finding(
                line.isOverfull ? .error : .warning, line.isOverfull ? .lineOverfull : .lineLoose, at: place,
                ["text": line.text])
        }
    }

    /// What was counted.
    func figures(_ pages: StoryPages, stories: [Story], pages count: Int, overset: Int) -> LayoutFigures {
        var figures = LayoutFigures()
        figures.pages = count
        figures.stories = stories.reduce(0) { $0 + $1.reports.count }
        figures.columns = pages.count.columns
        figures.lines = pages.count.lines
        figures.overset = overset
        figures.widows = pages.count.widows
        figures.orphans = pages.count.orphans
        figures.offGrid = pages.count.offGrid
        figures.fill = pages.fill
        return figures
    }
}

/// Shapes of an earlier run are not those of the stories: the pages are to be composed without them.
struct StaleShapes: Error {}
