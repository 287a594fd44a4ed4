import Geometry
import PrintModel

/// Stage 4: an edition and a layout in, finished pages out.
public struct PageComposition {
    let layout: Layout
    let setter: any TextSetting
    let art: (String) -> String?
    let resolution: Double

    /// Composes with a layout and a typesetter.
    ///
    /// - Parameters:
    ///   - art: Absolute path of a piece of vector art by its name, or `nil` where there is none.
    ///   - resolution: Pixels per inch under which no photograph is enlarged.
    public init(layout: Layout, setter: any TextSetting, art: @escaping (String) -> String?, resolution: Double) {
        self.layout = layout
        self.setter = setter
        self.art = art
        self.resolution = resolution
    }

    /// The pages of an edition. What could not be done well is among the findings; no text is ever cut.
    ///
    /// - Parameter check: Called now and then; throws to stop the work.
    public func lay(out edition: Edition, check: () throws -> Void = {}) throws -> LaidOutEdition {
        let language = edition.workspace.language
        let styles = StyleBook(layout: layout)
        let grid = PageGrid(
            format: layout.page, grid: layout.grid, leading: layout.leading,
            capHeight: setter.capHeight(of: styles[.body]))
        let blocks = BlockMaker(setter: setter, styles: styles, grid: grid, language: language, art: art)
        let stories = StoryMaker(edition: edition, rules: layout.story).stories()
        let framer = StoryFramer(blocks: blocks, patterns: layout.patterns)
        let shaper = StoryShaper(framer: framer, stories: stories, resolution: resolution)
        var findings: [Finding] = []

        findings += checkOverrides(stories, shaper, edition.publication)
        try check()
        let plans = plan(stories, shaper, grid, edition, &findings)
        findings += uneven(plans, stories)
        try check()
        let builder = StoryBuilder(framer: framer, shaper: shaper)
        let pages = StoryPages(builder: builder, stories: stories, notices: edition.publication.notices)
        let first = layout.front.count + 1
        var inside: [LaidOutPage] = []
        for (index, plan) in plans.enumerated() {
            inside.append(
                LaidOutPage(
                    number: first + index, kind: layout.inside.name, items: pages.items(of: plan, page: first + index)))
            if plan.unfilled > 0 {
                let place = Finding.Place(page: first + index)
                findings.append(Finding(.warning, .pageUnfilled, at: place, ["rows": String(plan.unfilled)]))
            }
            try check()
        }
        let fixed = FixedPages(layout: layout, blocks: blocks, facts: facts(edition, pages))
        var all = layout.front.enumerated().map { index, kind in
            LaidOutPage(
                number: index + 1, kind: kind.name,
                items: fixed.items(of: kind, page: index + 1, section: nil, findings: &findings))
        }
        for page in inside {
            let furniture = fixed.items(
                of: layout.inside, page: page.number, section: pages.sectionOfPage[page.number], findings: &findings)
            all.append(LaidOutPage(number: page.number, kind: page.kind, items: furniture + page.items))
        }
        for kind in layout.back {
            let number = all.count + 1
            all.append(
                LaidOutPage(
                    number: number, kind: kind.name,
                    items: fixed.items(of: kind, page: number, section: nil, findings: &findings)))
        }
        return LaidOutEdition(
            trim: layout.page.trim, bleed: layout.page.bleed, inks: layout.inks.values.sorted { $0.name < $1.name },
            pages: all, figures: figures(pages, stories: stories, pages: all.count, unplaced: 0),
            findings: blocks.findings + shaper.findings + findings + all.flatMap(badLines))
    }

    private func plan(
        _ stories: [Story], _ shaper: StoryShaper, _ grid: PageGrid, _ edition: Edition, _ findings: inout [Finding]
    ) -> [PagePlan] {
        guard !stories.isEmpty else { return [] }
        let rules = layout.story
        let publication = edition.publication
        let bands = BandMaker(
            shaper: shaper, grid: grid, gap: rules.gap, noticeRows: rules.noticeRows, notices: publication.notices.count
        )
        let composer = PageComposer(
            bands: bands, stories: stories, rows: grid.rows, gap: rules.gap, openingRows: rules.openingRows,
            newPage: rules.sectionOnNewPage, notice: rules.noticeRows)
        let planner = IssuePlanner(
            composer: composer, shaper: shaper, rows: grid.rows, gap: rules.gap.lowerBound,
            openingRows: rules.openingRows)
        var demand = IssuePlanner.Demand(
            firstPage: layout.front.count + 1, multiple: layout.page.multiple, notices: publication.notices.count,
            obeysPages: stories.contains { $0.override.page != nil })
        var plans = planner.plans(demand)
        if plans.isEmpty, demand.obeysPages {
            demand.obeysPages = false
            plans = planner.plans(demand)
            findings += stories.filter { $0.override.page != nil }.map { impossible($0, "page", publication) }
        }
        let count = PageCount(
            fixed: layout.front.count + layout.back.count, multiple: layout.page.multiple, wanted: publication.pages,
            file: publication.file)
        let chosen = count.choose(plans, lines: shaper.lines)
        findings += chosen.findings
        return chosen.plan
    }

    /// Lines of a page that show holes or stick out of their measure.
    private func badLines(on page: LaidOutPage) -> [Finding] {
        page.items.compactMap { item in
            guard case .text(let line, _) = item, line.isLoose || line.isOverfull else { return nil }
            return Finding(
                line.isOverfull ? .error : .warning, line.isOverfull ? .lineOverfull : .lineLoose,
                at: Finding.Place(page: page.number), ["text": line.text])
        }
    }

    /// Stories whose columns do not end level.
    private func uneven(_ plans: [PagePlan], _ stories: [Story]) -> [Finding] {
        plans.enumerated().flatMap { index, plan in
            plan.shapesBegun.compactMap { shape in
                let rows = shape.flow.slack.reduce(0, +)
                guard rows > 0 else { return nil }
                var place = stories[shape.story].place
                place.page = layout.front.count + 1 + index
                return Finding(.warning, .columnsUneven, at: place, ["rows": String(rows)])
            }
        }
    }

    private func impossible(_ story: Story, _ key: String, _ publication: Publication) -> Finding {
        Finding(
            .warning, .overrideImpossible,
            at: Finding.Place(file: publication.file, line: story.override.line, report: story.slug), ["key": key])
    }

    /// The designer's decisions that name patterns or styles the layout does not have, or shapes a story cannot take.
    private func checkOverrides(_ stories: [Story], _ shaper: StoryShaper, _ publication: Publication) -> [Finding] {
        let patterns = Set(layout.patterns.map(\.name))
        return stories.flatMap { story -> [Finding] in
            let place = Finding.Place(file: publication.file, line: story.override.line, report: story.slug)
            var findings: [Finding] = []
            if let name = story.override.pattern, !patterns.contains(name) {
                findings.append(Finding(.error, .patternUnknown, at: place, ["pattern": name]))
            }
            if let name = story.override.headline, layout.styles[name] == nil {
                findings.append(Finding(.error, .styleUnknown, at: place, ["style": name]))
            }
            return findings
        }
    }

    private func facts(_ edition: Edition, _ pages: StoryPages) -> IssueFacts {
        IssueFacts(
            edition: edition, contents: edition.sections.map { ($0.section, $0.stories) },
            pageOfReport: pages.pageOfReport, pageOfSection: pages.pageOfSection, notices: pages.remainingNotices)
    }

    private func figures(_ pages: StoryPages, stories: [Story], pages count: Int, unplaced: Int) -> LayoutFigures {
        var figures = LayoutFigures()
        figures.pages = count
        figures.stories = stories.reduce(0) { $0 + $1.reports.count }
        figures.columns = pages.count.columns
        figures.lines = pages.count.lines
        figures.widows = pages.count.widows
        figures.orphans = pages.count.orphans
        figures.offGrid = pages.count.offGrid
        figures.fill = pages.area > 0 ? pages.filled / pages.area : 0
        return figures
    }
}
