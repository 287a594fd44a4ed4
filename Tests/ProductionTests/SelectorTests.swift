import Geometry
import PrintModel
import Production
import Testing

@Suite struct Selecting {
    private let workspace = Workspace(
        municipality: "A", place: "B",
        sections: [
            Section(id: "uno", title: "Uno"), Section(id: "dos", title: "Dos"), Section(id: "tres", title: "Tres"),
        ])

    private func report(
        _ slug: String, _ section: String? = "uno", priority: Int = 3, date: String? = "2024-05-01", photo: Bool = false
    ) -> Report {
        Report(
            slug: slug, area: "a", title: slug, date: date.flatMap { CivilDate($0) }, section: section,
            priority: priority, body: [], photos: photo ? [Photo(name: "\(slug).jpg", path: "/x/\(slug).jpg")] : [],
            file: "reports/a/\(slug)/report.md")
    }

    private func publication(_ change: (inout Publication) -> Void = { _ in }) throws -> Publication {
        let date = try #require(CivilDate("2024-07-01"))
        var publication = Publication(
            name: "g", file: "publications/g.yml", kind: "gazette", layout: "gazette", title: "G", date: date)
        change(&publication)
        return publication
    }

    private func sections(_ edition: Edition) -> [String] {
        edition.sections.map { "\($0.section.id): " + $0.stories.map(\.slug).joined(separator: " ") }
    }

    /// On space in a newspaper the page has a lead: the most important comes first, whatever its section.
    @Test func mixedSectionsGoByPriorityThenByThePersonsOrder() throws {
        let reports = [
            report("breve", priority: 5), report("b", "dos"), report("a"), report("abre", "tres", priority: 1),
            report("z", "dos"),
        ]
        func mixed(_ change: (inout Publication) -> Void) throws -> [String] {
            sections(
                Selector.select(reports, for: try publication(change), in: workspace, mixesSections: true).edition)
        }
        #expect(try mixed { $0.selection.only = ["z", "breve", "a", "abre", "b"] } == ["uno: abre z a b breve"])
        #expect(try mixed { $0.selection.only = ["z", "a"] } == ["uno: z a"])
        #expect(try mixed { $0.overrides["breve"] = StoryOverride(order: 1) } == ["uno: breve abre a b z"])
        #expect(Selector.select([], for: try publication(), in: workspace, mixesSections: true).edition.sections == [])
    }

    @Test func priorityThenNewestThenSlugBriefsLast() throws {
        let reports = [
            report("breve", priority: 5, date: "2024-06-30"), report("b"), report("a"),
            report("nuevo", date: "2024-06-01"),
            report("abre", priority: 1, date: "2024-01-01"), report("otro", "dos"),
        ]
        let (edition, findings) = Selector.select(reports, for: try publication(), in: workspace)
        #expect(findings == [])
        #expect(sections(edition) == ["uno: abre nuevo a b breve", "dos: otro"])
    }

    @Test func datesAreInclusiveAndUndatedReportsAreSaid() throws {
        let reports = [
            report("antes", date: "2024-03-31"), report("primero", date: "2024-04-01"),
            report("ultimo", date: "2024-06-30"), report("despues", date: "2024-07-01"), report("nunca", date: nil),
        ]
        let publication = try publication {
            $0.selection.from = CivilDate("2024-04-01")
            $0.selection.to = CivilDate("2024-06-30")
        }
        let (edition, findings) = Selector.select(reports, for: publication, in: workspace)
        #expect(sections(edition) == ["uno: ultimo primero"])
        #expect(findings.map(\.code) == [.reportUndated])
        #expect(findings.first?.place.report == "nunca")
    }

    @Test func sectionsOnlyAndExcept() throws {
        let reports = [report("a"), report("b"), report("c", "dos"), report("d", "tres"), report("e", "nada")]
        let some = try publication { $0.selection.sections = ["tres", "uno", "tres"] }
        #expect(sections(Selector.select(reports, for: some, in: workspace).edition) == ["tres: d", "uno: a b"])
        let only = try publication { $0.selection.only = ["b", "c", "a"] }
        #expect(sections(Selector.select(reports, for: only, in: workspace).edition) == ["uno: b a", "dos: c"])
        let except = try publication { $0.selection.except = ["a", "c"] }
        #expect(sections(Selector.select(reports, for: except, in: workspace).edition) == ["uno: b", "tres: d"])
    }

    @Test func theDesignerDecides() throws {
        let reports = [report("a"), report("b"), report("c", photo: true), report("d", "dos")]
        let publication = try publication {
            $0.overrides = [
                "a": StoryOverride(order: 3), "b": StoryOverride(omit: true),
                "d": StoryOverride(priority: 1, section: "uno"),
                "c": StoryOverride(photos: ["c.jpg": PhotoOverride(focus: Point(x: 0.1, y: 0.2))]),
            ]
        }
        let (edition, _) = Selector.select(reports, for: publication, in: workspace)
        #expect(sections(edition) == ["uno: d c a"])
        #expect(edition.sections[0].stories[0].priority == 1)
        #expect(edition.sections[0].stories[1].photos[0].focus == Point(x: 0.1, y: 0.2))
        var without = publication
        without.overrides["c"] = StoryOverride(photos: ["c.jpg": PhotoOverride(omit: true)])
        #expect(Selector.select(reports, for: without, in: workspace).edition.sections[0].stories[1].photos == [])
    }

    @Test func theCoverIsChosenByPriorityAmongStoriesWithPhotos() throws {
        let reports = [
            report("sin", priority: 1), report("con", priority: 2, photo: true), report("x"), report("y"),
            report("z", "dos"), report("breve", "tres", priority: 5),
        ]
        let (edition, findings) = Selector.select(reports, for: try publication(), in: workspace)
        #expect(findings == [])
        #expect(edition.lead?.slug == "con")
        #expect(edition.teasers.map(\.slug) == ["z", "sin", "x"])
    }

    @Test func aCoverStoryThatWasLeftOutIsAnError() throws {
        let publication = try publication {
            $0.cover = Cover(report: "b", teasers: ["a", "b"])
            $0.selection.except = ["b"]
        }
        let (edition, findings) = Selector.select([report("a"), report("b")], for: publication, in: workspace)
        #expect(findings.map(\.code) == [.storyNotSelected, .storyNotSelected])
        #expect(edition.lead?.slug == "a")
        #expect(edition.teasers.map(\.slug) == ["a"])
    }

    @Test func decisionsOnAReportThatIsNotTakenAreSaid() throws {
        let publication = try publication {
            $0.overrides = [
                "a": StoryOverride(page: 4, line: 9), "b": StoryOverride(page: 5, line: 7),
                "c": StoryOverride(omit: true, line: 8),
            ]
            $0.selection.except = ["b", "c"]
        }
        let (_, findings) = Selector.select(["a", "b", "c"].map { report($0) }, for: publication, in: workspace)
        #expect(findings.map(\.code) == [.overrideUnused])
        #expect(findings.first?.place == Finding.Place(file: "publications/g.yml", line: 7, report: "b"))
    }

    @Test func nothingSelectedIsAnError() throws {
        let (edition, findings) = Selector.select([], for: try publication(), in: workspace)
        #expect(edition.sections.isEmpty && edition.lead == nil)
        #expect(findings.map(\.code) == [.selectionEmpty])
    }
}
