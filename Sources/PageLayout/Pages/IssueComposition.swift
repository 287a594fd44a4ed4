import Geometry
import PrintModel

/// Plans the pages of stories of an issue, and says what had to give.
struct IssueComposition {
    /// The plan of every page of stories.
    struct Issue {
        var plans: [PagePlan] = []
        var findings: [Finding] = []
        /// Lines on pages beyond those asked for.
        var overset = 0
    }

    let layout: Layout
    let shaper: StoryShaper
    let notices: NoticeShelf
    let publication: Publication
    /// How many pages come before and after the stories.
    let fixedPages: Int

    private var stories: [Story] { shaper.stories }
    /// The halves of a double page are planned as pages that are printed together.
    private var halves: Int { shaper.grid.halves }
    private var rules: StoryRules { layout.story }

    /// The best plan whose page count can be printed, the first page of stories having a number.
    func plan(firstPage: Int) -> Issue {
        var issue = Issue()
        let planner = planner()
        var demand = IssuePlanner.Demand(
            firstPage: firstPage, multiple: layout.page.multiple * halves, notices: notices.notices.count,
            obeysPages: stories.contains { $0.override.page != nil })
        var plans = planner.plans(demand)
        if plans.isEmpty, demand.obeysPages {
            demand.obeysPages = false
            plans = planner.plans(demand)
            issue.findings += stories.filter { $0.override.page != nil }.map { impossible($0, "page") }
        }
        // Stories that fit pages one by one and yet make no issue: not one may vanish without a word.
        if stories.isEmpty {
            plans = [0: IssuePlanner.Plan(pages: [], cost: 0)]
        } else if plans.isEmpty {
            issue.findings += stories.indices.map { story in
                Finding(
                    .error, .storyUnplaced, at: stories[story].place, ["lines": String(shaper.lines(of: story))])
            }
        }
        let chosen = pageCount.choose(plans)
        issue.plans = chosen.plan
        issue.overset = chosen.overset
        issue.findings += chosen.findings.map { IssueProposal(of: self, chosen, demand).added(to: $0) }
        for (index, plan) in chosen.plan.enumerated() {
            issue.findings += compromises(on: plan, page: firstPage + index / halves)
        }
        return issue
    }

    /// The page counts that will do.
    var pageCount: PageCount {
        PageCount(
            fixed: fixedPages * halves, multiple: layout.page.multiple * halves,
            wanted: publication.pages.map { $0 * halves }, file: publication.file)
    }

    func planner() -> IssuePlanner {
        let grid = shaper.framer.blocks.grid
        let bands = BandMaker(
            shaper: shaper, grid: grid, gap: rules.gap, noticeRows: notices.rows, notices: notices.notices.count)
        let composer = PageComposer(
            bands: bands, stories: stories, rows: grid.rows, gap: rules.gap, openingRows: rules.openingRows,
            newPage: rules.sectionOnNewPage, notice: notices.rows,
            notices: notices.notices.count)
        return IssuePlanner(
            composer: composer, shaper: shaper, rows: grid.rows, gap: rules.gap.lowerBound,
            openingRows: rules.openingRows)
    }

    private func impossible(_ story: Story, _ key: String) -> Finding {
        Finding(.warning, .overrideImpossible, at: place(of: story), ["key": key])
    }

    private func place(of story: Story) -> Finding.Place {
        Finding.Place(file: publication.file, line: story.override.line, report: story.slug)
    }

    /// What is less than perfect on a page: empty rows at its foot, stories that suit no pattern, columns not level,
    /// shapes the designer did not ask for.
    private func compromises(on plan: PagePlan, page: Int) -> [Finding] {
        var findings: [Finding] = []
        if plan.unfilled > 0 {
            findings.append(
                Finding(.warning, .pageUnfilled, at: Finding.Place(page: page), ["rows": String(plan.unfilled)]))
        }
        for shape in plan.shapesBegun {
            let story = stories[shape.story]
            var place = story.place
            place.page = page
            let rows = shape.flow.slack.reduce(0, +)
            if shape.pattern.name == StoryShape.plain {
                findings.append(Finding(.warning, .storyWithoutPattern, at: place))
            } else if rows > 0 {
                findings.append(Finding(.warning, .columnsUneven, at: place, ["rows": String(rows)]))
            }
            if let name = story.override.pattern, name != shape.pattern.name {
                findings.append(impossible(story, "pattern"))
            }
            if let span = story.override.span, span != shape.pattern.span { findings.append(impossible(story, "span")) }
            let shown = zip(story.photos, shape.photoRows)
            for photo in story.photos {
                guard let rows = story.override.photos[photo.name]?.rows else { continue }
                if !shown.contains(where: { $0.name == photo.name && $1 == rows }) {
                    findings.append(impossible(story, "rows"))
                }
            }
            findings += shaper.tooSmall(in: story).map { photo in
                place.line = photo.line
                let pixels = "\(photo.pixels.width) × \(photo.pixels.height)"
                let values = ["photo": photo.name, "pixels": pixels, "largest": shaper.largestSize(of: photo)]
                return Finding(.warning, .photoLeftOut, at: place, values)
            }
        }
        return findings
    }
}
