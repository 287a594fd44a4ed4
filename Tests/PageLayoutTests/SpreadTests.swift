import Geometry
import Intake
import PageLayout
import PrintModel
import TestSupport
import Testing

/// Double pages of newspapers: two pages side by side, with the fold between them.
struct SpreadTests {
    private func newspaper(columns: Int, fold: Double) -> Newspaper {
        Newspaper(
            id: "n", name: "N", page: Size(width: 907, height: 1587),
            image: Rect(x: 34, y: 51, width: 839, height: 1496),
            columns: columns, gutter: 11.3, fold: fold, moduleHeight: 140, condition: "newsprint")
    }

    private func layout(_ newspaper: Newspaper) throws -> Layout {
        try Workshop.sample.layout(named: "insert-spread", for: PressSpace(newspaper: newspaper, share: .spread)).layout
    }

    private func bounds(_ item: PageItem) -> (from: Double, to: Double)? {
        switch item {
        case .text(let line, let at): (at.x, at.x + line.width)
        case .photo(let placement): (placement.frame.minX, placement.frame.maxX)
        default: nil
        }
    }

    /// Texts never stand on the fold, and photographs only with their focus well off it; nothing is lost.
    @Test(arguments: 1...10) func nothingThatMattersStandsOnTheFold(seed: UInt64) throws {
        var newsroom = try Newsroom(seed: seed)
        let fold = Double(newsroom.number(20...120))
        let layout = try layout(newspaper(columns: [5, 6][newsroom.number(0...1)], fold: fold))
        var edition = newsroom.edition(
            (1...newsroom.number(1...9)).map { newsroom.anyReport("r\($0)") }, notices: 0)
        edition.publication.pages = 1
        let pages = try Workshop.compose(edition, layout)
        let (left, right) = (layout.page.trim.width / 2 - fold / 2, layout.page.trim.width / 2 + fold / 2)
        for page in pages.pages {
            for item in page.items {
                guard let (from, to) = bounds(item), from < right - 0.5, to > left + 0.5 else { continue }
                guard case .photo(let placement) = item else {
                    // Hanging punctuation reaches out of its column a little.
                    #expect(from > right - 6 || to < left + 6, "\(item)")
                    continue
                }
                let focus = try #require(placement.focus)
                let share = (layout.page.trim.width / 2 - from) / (to - from)
                #expect(abs(focus.x - share) >= 0.1)
            }
        }
        #expect(pages.figures.stories == edition.sections.flatMap(\.stories).count)
        #expect(pages.figures.widows == 0 && pages.figures.orphans == 0 && pages.figures.offGrid == 0)
    }

    /// A headline over the fold stands on one line, half on either side.
    @Test func aHeadlineRunsOverTheFoldInTwoHalves() throws {
        var newsroom = try Newsroom(seed: 4)
        var story = newsroom.report(
            "r", words: 900, priority: 1, photos: 1,
            title: "El puente del estero abre antes de la lluvia")
        story.kicker = nil
        var edition = newsroom.edition([story], notices: 0)
        edition.publication.pages = 1
        edition.publication.overrides["r"] = StoryOverride(pattern: "doble-foto")
        let pages = try Workshop.compose(edition, try layout(newspaper(columns: 6, fold: 60)))
        let lines = pages.pages.flatMap(\.items).compactMap { item -> (String, Point)? in
            if case .text(let line, let at) = item, (line.runs.first?.size ?? 0) > 50 { (line.text, at) } else { nil }
        }
        #expect(pages.pages.count == 1 && lines.count == 2)
        #expect(lines.first?.1.y == lines.last?.1.y)
        #expect((lines.last?.1.x ?? 0) - (lines.first?.1.x ?? 0) > 839)
        #expect(!pages.findings.contains { $0.code == .overrideImpossible })
    }

    /// Under the two halves of a headline stand the deck, and the figures beyond the fold; text begins level on both.
    @Test func aHeadOverTheFoldHasItsDeckAndItsFigures() throws {
        var newsroom = try Newsroom(seed: 4)
        var story = newsroom.report(
            "r", words: 900, priority: 1, photos: 1,
            title: "El puente del estero abre antes de la lluvia")
        story.deck = "Se cambiaron los tirantes y el piso"
        story.figures = [KeyFigure(value: "24", label: "tirantes"), KeyFigure(value: "12 t", label: "de carga")]
        var edition = newsroom.edition([story], notices: 0)
        edition.publication.pages = 1
        edition.publication.overrides["r"] = StoryOverride(pattern: "doble-foto")
        let layout = try layout(newspaper(columns: 6, fold: 60))
        let pages = try Workshop.compose(edition, layout)
        let lines = pages.pages.flatMap(\.items).compactMap { item -> (text: String, at: Point)? in
            if case .text(let line, let at) = item { (line.text, at) } else { nil }
        }
        let middle = layout.page.trim.width / 2
        let title = try #require(lines.first { $0.text.hasPrefix("El puente") })
        let deck = try #require(lines.first { $0.text == story.deck })
        #expect(deck.at.y > title.at.y && deck.at.x < middle)
        let figures = try story.figures.map { figure in try #require(lines.first { $0.text == figure.value }) }
        #expect(figures.allSatisfy { $0.at.x > middle + 20 && $0.at.y > title.at.y })
        #expect(figures[0].at.y == figures[1].at.y)
    }

    /// A photograph whose focus keeps off the fold stays on one side where a face would lie on it.
    @Test(arguments: [(0.5, false), (0.8, true), (nil, true)])
    func noFaceLiesOnTheFold(face: Double?, lies: Bool) throws {
        var newsroom = try Newsroom(seed: 4)
        var story = newsroom.report(
            "r", words: 900, priority: 1, photos: 1,
            title: "El puente del estero abre antes de la lluvia")
        story.photos[0].pixels = PixelSize(width: 9000, height: 6000)
        story.photos[0].focus = Point(x: 0.2, y: 0.4)
        story.photos[0].faces = face.map { [Rect(x: $0 - 0.04, y: 0.3, width: 0.08, height: 0.12)] }
        var edition = newsroom.edition([story], notices: 0)
        edition.publication.pages = 1
        edition.publication.overrides["r"] = StoryOverride(pattern: "doble-foto-doblez")
        let layout = try layout(newspaper(columns: 6, fold: 60))
        let pages = try Workshop.compose(edition, layout)
        let middle = layout.page.trim.width / 2
        let over = pages.pages.flatMap(\.items).contains { item in
            guard case .photo(let placement) = item else { return false }
            return placement.frame.minX < middle && placement.frame.maxX > middle
        }
        #expect(over == lies)
    }

    /// What a layout lets run over the fold, and on which pages its shapes are, is read from its data.
    @Test func shapesOverTheFoldAreOfDoublePagesAlone() throws {
        let one = try Workshop.sample.layout(
            named: "insert-full", for: PressSpace(newspaper: newspaper(columns: 6, fold: 60), share: .full)
        ).layout
        #expect(one.grid.fold == nil && one.patterns.allSatisfy { $0.overFold == nil })
        let two = try layout(newspaper(columns: 6, fold: 60))
        #expect(two.grid.fold == 60 && two.grid.columns == 6)
        let over = two.patterns.filter { $0.overFold != nil }
        #expect(!over.isEmpty && over.allSatisfy { $0.span == 12 && $0.columns == 12 })
        #expect(over.contains { $0.overFold == [.headline, .photo] } && over.contains { $0.overFold == [.headline] })
    }
}
