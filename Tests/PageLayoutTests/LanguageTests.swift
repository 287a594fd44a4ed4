import Geometry
import Intake
import PageLayout
import PrintModel
import TestSupport
import Testing
import Typesetting

/// Everything that is set of a report in another language is set in that language.
@Suite struct Languages {
    /// A typesetter that notes what it is asked.
    private final class Listener: TextSetting {
        let setter: Typesetter
        private(set) var requests: [TextRequest] = []

        init(_ setter: Typesetter) { self.setter = setter }

        func set(_ request: TextRequest) -> SetParagraph {
            requests.append(request)
            return setter.set(request)
        }
        func ways(of request: TextRequest) -> ParagraphWays {
            requests.append(request)
            return setter.ways(of: request)
        }
        func lines(of request: TextRequest, _ way: ParagraphWays.Way) -> [SetLine] { setter.lines(of: request, way) }
        func capHeight(of style: TextStyle) -> Double { setter.capHeight(of: style) }
        func xHeight(of style: TextStyle) -> Double { setter.xHeight(of: style) }
    }

    @Test func allPartsOfAReport() throws {
        var room = try Newsroom(seed: 21)
        var story = room.report("rain", words: 260, priority: 2, photos: 2, title: "Heavy rain expected")
        story.language = "en"
        story.kicker = "Weather"
        story.deck = "Every household should keep drinking water"
        story.quotes = [PullQuote(text: "Nobody should cross the river", who: "A neighbour")]
        story.figures = [KeyFigure(value: "120", label: "shelters"), KeyFigure(value: "9", label: "bridges")]
        story.photos[1].caption = "Remarkable photograph"
        var short = room.report("dogs", words: 40, priority: 5, title: "Vaccination for dogs")
        short.language = "en"
        let other = room.report("agua", words: 160, title: "Agua para todos")
        let layout = try Workshop.gazette()
        let styles = layout.styles.values.sorted { $0.name < $1.name }
        let listener = Listener(
            try Typesetter(fonts: layout.fonts, hyphenation: layout.hyphenation, styles: styles))
        _ = try PageComposition(
            layout: layout, setter: listener, art: Workshop.sample.art(named:), resolution: Workshop.resolution
        ).lay(out: room.edition([story, short, other]))
        func languages(_ text: String) -> Set<String?> {
            Set(listener.requests.flatMap(\.text.runs).filter { $0.text.contains(text) }.map(\.language))
        }
        for text in [
            "Heavy rain", "Weather", "Every household", "Nobody should", "A neighbour", "120", "shelters", "Remarkable",
            "Vaccination",
        ] {
            #expect(languages(text) == ["en"], "\(text)")
        }
        #expect(languages("Agua para todos") == [nil])
    }
}
