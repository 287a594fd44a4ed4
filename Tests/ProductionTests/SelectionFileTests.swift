import Geometry
import PrintModel
import Testing

@testable import Production

/// What stories give way for, and what is proposed.
struct SelectionFileTests {
    @Test func daysAreCounted() throws {
        let first = try #require(CivilDate("2024-02-27")), second = try #require(CivilDate("2024-03-01"))
        #expect(second.days(since: first) == 3 && first.days(since: second) == -3)
        #expect(second.before(days: 1) == CivilDate("2024-02-29"))
        #expect(first.before(days: 100_000)?.days(since: first) == -100_000 && first.before(days: 800_000) == nil)
    }

    private func story(_ slug: String, _ counts: [Int], priority: Int, photo: Bool = false) -> Report {
        func body(_ words: Int) -> [Block] {
            [Block(.paragraph(RichText(Array(repeating: "palabra", count: words).joined(separator: " "))), line: 1)]
        }
        var report = Report(slug: slug, area: "a", title: slug, priority: priority, body: body(counts[0]), file: slug)
        report.versions = counts.dropFirst().map(body)
        if photo { report.photos = [Photo(name: "x.jpg")] }
        return report
    }

    /// Pages that hold so many words, and a photograph where that many are left.
    private func fitting(_ stories: [Report], room: Int, proposes: Bool = true) throws -> LaidOutEdition {
        let date = try #require(CivilDate("2024-06-01"))
        let edition = Edition(
            publication: Publication(name: "p", file: "p", kind: "insert", layout: "l", title: "t", date: date),
            workspace: Workspace(municipality: "m", place: "p"),
            sections: [EditionSection(section: Section(id: "s", title: "s"), stories: stories)])
        return try SpaceFitting(edition: edition, pages: 1, proposes: proposes) { edition, _ in
            let words = edition.sections.flatMap(\.stories).reduce(0) { $0 + $1.body.words }
            let photo = PageItem.photo(PhotoPlacement(path: "x", frame: Rect(x: 0, y: 0, width: 1, height: 1)))
            var figures = LayoutFigures()
            figures.overset = max(0, words - room)
            figures.lines = words
            return LaidOutEdition(
                trim: Size(width: 1, height: 1), bleed: 0, inks: [],
                pages: [LaidOutPage(number: 1, kind: "x", items: words + 50 <= room ? [photo] : [])], figures: figures)
        }.fitted()
    }

    @Test func theLeastImportantGiveWayAndNoMoreThanNeedBe() throws {
        let stories = [story("uno", [400, 200], priority: 1), story("dos", [300, 100, 50], priority: 4)]
        #expect(try fitting(stories, room: 700).figures.lines == 700)
        let one = try fitting(stories, room: 550)
        #expect(one.figures.lines == 500)
        #expect(one.findings.map(\.code) == [.storyShortened] && one.findings[0].values["words"] == "100")
        // The important story gets its text back where the other's shortest makes room for it.
        #expect(try fitting(stories, room: 460).figures.lines == 450)
        #expect(try fitting(stories, room: 260).figures.lines == 250)
    }

    @Test func aPhotographIsWorthAShorterVersion() throws {
        let stories = [story("uno", [400, 200], priority: 1, photo: true)]
        #expect(try fitting(stories, room: 420).figures.lines == 200)
        // But not where no version makes room for it.
        #expect(try fitting([story("uno", [400, 390], priority: 1, photo: true)], room: 420).figures.lines == 400)
    }

    /// However many stories carry shorter versions, few compositions find which must give way.
    @Test func fewCompositionsFindWhatGivesWay() throws {
        let stories = (0..<40).map { story("s\($0)", [200, 100, 50], priority: 3) }
        let date = try #require(CivilDate("2024-06-01"))
        let edition = Edition(
            publication: Publication(name: "p", file: "p", kind: "insert", layout: "l", title: "t", date: date),
            workspace: Workspace(municipality: "m", place: "p"),
            sections: [EditionSection(section: Section(id: "s", title: "s"), stories: stories)])
        var count = 0
        let fitting = SpaceFitting(edition: edition, pages: 1, proposes: false) { edition, _ in
            count += 1
            var figures = LayoutFigures()
            figures.lines = edition.sections.flatMap(\.stories).reduce(0) { $0 + $1.body.words }
            figures.overset = max(0, figures.lines - 5_000)
            return LaidOutEdition(
                trim: Size(width: 1, height: 1), bleed: 0, inks: [],
                pages: [LaidOutPage(number: 1, kind: "x", items: [])], figures: figures)
        }
        let pages = try fitting.fitted()
        #expect((4_900...5_000).contains(pages.figures.lines) && pages.figures.overset == 0)
        #expect(count <= 30)
        count = 0
        #expect(try fitting.anyFitting()?.figures.lines == 2_000 && count == 2)
    }

    @Test func whatCannotFitSaysByHowMuch() throws {
        let pages = try fitting([story("uno", [400], priority: 2), story("dos", [200], priority: 3)], room: 500)
        let finding = try #require(pages.findings.first { $0.code == .storyTooLong })
        let words = try #require(finding.values["words"].flatMap { Int($0) })
        #expect((100...104).contains(words) && finding.place.report == "uno")
        #expect(try fitting([story("uno", [400], priority: 2)], room: 300, proposes: false).findings.isEmpty)
    }

    @Test func proposalsBalanceAreasAndTellWhatWasPublished() throws {
        let date = try #require(CivilDate("2024-06-30"))
        var publication = Publication(name: "p", file: "p.yml", kind: "insert", layout: "l", title: "t", date: date)
        publication.selection.only = ["z"]
        publication.selection.except = ["w"]
        func report(_ slug: String, _ area: String, _ priority: Int, _ day: String?) -> Report {
            Report(
                slug: slug, area: area, title: slug, date: day.flatMap { CivilDate($0) }, priority: priority, body: [],
                file: slug)
        }
        let reports = [
            report("a", "agua", 2, "2024-06-20"), report("b", "agua", 2, "2024-06-19"),
            report("c", "dif", 2, "2024-06-15"), report("w", "dif", 1, "2024-06-15"), report("z", "dif", 5, nil),
            report("ya", "agua", 1, "2024-06-01"), report("sin", "agua", 1, nil),
            report("luego", "agua", 1, "2024-07-09"),
        ]
        let ranked = SelectionProposer(
            reports: reports, publication: publication, published: ["ya": "gaceta"],
            photo: { $0.slug == "c" ? 0.9 : nil }
        ).ranked()
        // What stands in no section cannot be printed, whatever room there is.
        let nowhere = SelectionProposer(
            reports: reports, publication: publication, published: [:], sections: ["servicios"], photo: { _ in nil }
        ).ranked()
        #expect(nowhere.candidates.map(\.slug) == ["z"] && nowhere.refused.contains { $0.slug == "a" })
        #expect(ranked.candidates.map(\.slug) == ["z", "c", "a", "b"])
        #expect(ranked.candidates.map { $0.reasons.first?.reason } == [.named, .priority, .priority, .priority])
        let refused = Dictionary(uniqueKeysWithValues: ranked.refused.map { ($0.slug, $0.reasons.first?.reason) })
        #expect(refused == ["w": .excluded, "ya": .published, "sin": .undated, "luego": .outside])
    }
}
