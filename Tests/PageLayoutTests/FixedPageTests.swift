import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

/// Pages that show only what stands in fixed places: weeks, programmes, a page for every story.
@Suite struct FixedPages {
    private func words(_ page: LaidOutPage) -> [String] {
        page.items.compactMap { if case .text(let line, _) = $0 { line.text } else { nil } }
            .map { $0.replacing("\u{A0}", with: " ") }
    }

    private func edition(
        _ change: (inout Publication) -> Void = { _ in }, _ workspace: (inout Workspace) -> Void = { _ in }
    ) throws -> Edition {
        var edition = try Workshop.sampleEdition(change)
        workspace(&edition.workspace)
        return edition
    }

    @Test func daysAndHoursStandInTheirOrder() throws {
        let monday = try #require(CivilDate("2024-07-08"))
        let tuesday = try #require(CivilDate("2024-07-09"))
        let edition = try edition { publication in
            publication.agenda = [
                Event(date: tuesday, time: "9:00", title: "Cuarto"),
                Event(date: monday, time: "10:30", title: "Tercero"),
                Event(date: monday, time: "9:00", title: "Segundo", place: "Plaza"),
                Event(date: monday, title: "Primero"),
            ]
        }
        let pages = try Workshop.compose(edition, Workshop.sample.layout(named: "week").layout)
        #expect(pages.pages.count == 1 && pages.findings == [])
        let text = words(pages.pages[0])
        #expect(
            text.filter { ["Primero", "Segundo", "Tercero", "Cuarto"].contains($0) } == [
                "Primero", "Segundo", "Tercero", "Cuarto",
            ])
        #expect(text.filter { ["LUNES", "MARTES"].contains($0) }.count == 2 && text.contains("Plaza"))
    }

    @Test(arguments: [0, 1, 12, 40]) func aWeekNeverRunsOffThePageWithoutAWord(count: Int) throws {
        let day = try #require(CivilDate("2024-07-08"))
        let edition = try edition { publication in
            publication.agenda = (0..<count).map { number in
                Event(
                    date: day, time: "\(number % 24):00", title: "Actividad número \(number) de la semana",
                    place: "Plaza")
            }
        }
        let pages = try Workshop.compose(edition, Workshop.sample.layout(named: "week").layout)
        let lowest = pages.pages[0].items.compactMap { if case .text(_, let at) = $0 { at.y } else { nil } }.max() ?? 0
        let isTooMuch = pages.findings.contains { $0.code == .frameOverfull }
        #expect(isTooMuch == (count == 40))
        if !isTooMuch { #expect(lowest < pages.trim.height) }
        #expect(words(pages.pages[0]).count { $0.hasPrefix("Actividad") } == count)
    }

    @Test func aPageComesForEveryStory() throws {
        let layout = try Workshop.sample.layout(named: "bulletin-square").layout
        let edition = try edition { $0.selection.only = ["feria-del-higo", "alberca-matutina", "pajaros-de-madera"] }
        let pages = try Workshop.compose(edition, layout).pages
        #expect(pages.map(\.kind) == ["cover", "story", "story", "story", "week"])
        let titles = edition.sections.flatMap(\.stories).map(\.title)
        for (page, title) in zip(pages[1...3], titles) {
            #expect(words(page).joined(separator: " ").contains(title.prefix(12)), "\(title)")
        }
        let photos = pages.map { page in
            page.items.compactMap { if case .photo(let photo) = $0 { photo.report } else { nil } }
        }
        #expect(photos.flatMap { $0 }.count == 3)
        #expect(photos[1] != photos[2] || photos[1].isEmpty)
    }

    @Test func aCoverStoryKeepsItsPhotographWhereNoCoverShowsIt() throws {
        let layout = try Workshop.sample.layout(named: "bulletin").layout
        let edition = try edition { publication in
            publication.selection.only = ["feria-del-higo", "alberca-matutina"]
            publication.cover.report = "feria-del-higo"
        }
        let pages = try Workshop.compose(edition, layout).pages
        #expect(pages.count == 1)
        #expect(pages[0].items.contains { if case .photo = $0 { true } else { false } })
    }

    @Test func theProgrammeShowsGoalsBarsAndTheirSum() throws {
        let layout = try Workshop.sample.layout(named: "programme").layout
        let edition = try edition(
            { _ in },
            { workspace in
                var first = Programme.Line(
                    code: "1.1", goal: "Una meta", indicator: "% de algo", funding: .amount(Centavos(1_234_550)))
                first.progress = [50, 100]
                let second = Programme.Line(code: "2.1", goal: "Otra meta", source: "Nadie")
                workspace.programme = Programme(year: 2024, lines: [first, second])
            })
        let pages = try Workshop.compose(edition, layout)
        #expect(pages.findings == [])
        let text = words(pages.pages[0])
        for expected in ["1.1", "Una meta", "$12,345.50", "—", "50 %", "100 %", "% de algo", "Nadie"] {
            #expect(text.contains(expected), "\(expected)")
        }
        #expect(text.count { $0 == "$12,345.50" } == 2)
        let fills = pages.pages[0].items.compactMap { item -> (Rect, String)? in
            if case .fill(let rect, let ink) = item { (rect, ink) } else { nil }
        }
        let tracks = fills.filter { $0.1 == "arena" }
        #expect(tracks.count == 8)
        let half = try #require(fills.first { $0.1 == "oro" }?.0.width)
        let whole = try #require(fills.first { $0.1 == "verde" }?.0.width)
        #expect(abs(half * 2 - whole) < 0.01 && abs(whole - tracks[0].0.width) < 0.01)
    }

    @Test func aTextThatMayShrinkFitsItsFrame() throws {
        let layout = try Workshop.sample.layout(named: "week").layout
        let edition = try edition {
            $0.title = "Todo lo que hay que ver y hacer esta semana en las diez delegaciones"
            $0.agenda = []
        }
        let pages = try Workshop.compose(edition, layout)
        #expect(!pages.findings.contains { $0.code == .frameOverfull })
        let sizes = pages.pages[0].items.compactMap { item -> Double? in
            guard case .text(let line, _) = item, line.text.contains("semana") else { return nil }
            return line.runs.first?.size
        }
        #expect(!sizes.isEmpty && sizes.allSatisfy { $0 < 43 })
    }

    @Test func theSameEditionGivesTheSamePages() throws {
        for name in ["week", "programme", "poster", "flyer", "bulletin", "bulletin-story"] {
            let layout = try Workshop.sample.layout(named: name).layout
            let edition = try edition { $0.selection.only = ["feria-del-higo", "alberca-matutina"] }
            #expect(try Workshop.compose(edition, layout, cores: 1) == Workshop.compose(edition, layout, cores: 2))
        }
    }
}
