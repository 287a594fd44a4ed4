import Geometry
import PrintModel
import TestSupport
import Testing

/// Invents reports, photographs and whole editions; the same for the same seed.
struct Newsroom {
    var prose: Prose
    private let date: CivilDate

    init(seed: UInt64) throws {
        prose = Prose(seed: seed)
        date = try #require(CivilDate("2024-07-01"))
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &prose.numbers) }

    /// One in so many times.
    mutating func chance(_ times: Int) -> Bool { number(1...times) == 1 }

    /// A report of about so many words, in paragraphs of twenty to seventy, with a subhead now and then.
    mutating func report(
        _ slug: String, words: Int, priority: Int = 3, photos: Int = 0, title: String? = nil, subheads: Bool = true
    ) -> Report {
        var body: [Block] = []
        var left = words
        while left > 0 {
            let count = min(left, number(20...70))
            if subheads, !body.isEmpty, left > 60, chance(4) {
                body.append(Block(.heading(level: 2, RichText(prose.phrase(number(2...5)))), line: body.count + 12))
            }
            body.append(Block(.paragraph(RichText(prose.paragraph(count))), line: body.count + 12))
            left -= count
        }
        return Report(
            slug: slug, area: "obras", title: title ?? prose.phrase(number(4...8)), place: "El Ojite",
            date: CivilDate(year: 2024, month: 5, day: number(1...28)), section: "servicios", priority: priority,
            body: body, photos: (0..<photos).map { photo("\(slug)-\($0 + 1).jpg") },
            file: "reports/obras/\(slug)/report.md")
    }

    /// A photograph that no file holds: the layout looks at its size alone.
    mutating func photo(_ name: String, width: Int = 4000, height: Int = 2800) -> Photo {
        Photo(
            name: name, path: "/fotos/" + name, pixels: PixelSize(width: width, height: height),
            caption: prose.phrase(number(6...14)), credit: "Foto: archivo", alternative: prose.phrase(5),
            focus: Point(x: 0.4, y: 0.3), line: 5)
    }

    /// A report with everything a report may have, by chance.
    mutating func anyReport(_ slug: String) -> Report {
        let priority = [1, 2, 3, 3, 3, 4, 4, 5][number(0...7)]
        let words = priority == 5 ? number(40...110) : number(120...600)
        var report = report(slug, words: words, priority: priority, photos: priority == 5 ? 0 : number(0...3))
        if chance(2) { report.kicker = prose.phrase(2) }
        if chance(2) { report.deck = prose.phrase(number(10...18)) }
        if chance(3) { report.quotes = [PullQuote(text: prose.phrase(number(8...14)), who: prose.phrase(2))] }
        if chance(3) {
            report.figures = (0..<number(1...3)).map { _ in
                KeyFigure(value: String(number(2...4000)), label: prose.phrase(number(2...5)))
            }
        }
        if chance(4) {
            let items = (0..<number(2...5)).map { _ in [RichText(prose.paragraph(number(4...18)))] }
            report.body.insert(Block(.list(start: chance(2) ? 1 : nil, items: items), line: 30), at: 1)
        }
        return report
    }

    /// An edition of so many reports in sections of one to six.
    mutating func edition(reports count: Int, notices: Int = 4) -> Edition {
        var sections: [EditionSection] = []
        var made = 0
        while made < count {
            let members = min(count - made, number(1...6))
            var stories = (made..<made + members).map { anyReport("reporte-\($0 + 1)") }
            stories.sort { $0.priority < $1.priority }
            let number = sections.count + 1
            let section = Section(id: "s\(number)", title: prose.phrase(2), deck: prose.phrase(8))
            sections.append(EditionSection(section: section, stories: stories))
            made += members
        }
        return edition(sections, notices: notices)
    }

    /// An edition of these reports in one section.
    mutating func edition(_ stories: [Report], notices: Int = 4) -> Edition {
        edition(
            stories.isEmpty
                ? [] : [EditionSection(section: Section(id: "servicios", title: "Obra y servicios"), stories: stories)],
            notices: notices)
    }

    private mutating func edition(_ sections: [EditionSection], notices: Int) -> Edition {
        var publication = Publication(
            name: "gaceta", file: "publications/gaceta.yml", kind: "gazette", layout: "gazette",
            title: "Gaceta Municipal", number: 3, year: "II", date: date, period: "Abril–junio de 2024",
            printRun: 1500)
        publication.notices = (0..<notices).map { _ in
            Notice(title: prose.phrase(2), text: prose.paragraph(number(20...40)), icon: "water")
        }
        let workspace = Workspace(
            municipality: "H. Ayuntamiento de Prueba", place: "Prueba", areas: ["obras": Area(name: "Obras Públicas")],
            sections: sections.map(\.section),
            masthead: [MastheadLine(role: "Coordinación", who: "Comunicación Social")])
        let stories = sections.flatMap(\.stories)
        let lead = stories.first { !$0.photos.isEmpty }
        return Edition(
            publication: publication, workspace: workspace, sections: sections, lead: lead,
            teasers: Array(stories.filter { $0.slug != lead?.slug }.prefix(3)))
    }
}
