import Geometry
import PrintModel
import TestSupport
import Testing

/// A number changed in the layout, and the pages that come of it; and the same pages whenever nothing is changed.
@Suite struct Design {
    private func edition() throws -> Edition {
        var room = try Newsroom(seed: 91)
        return room.edition(reports: 3)
    }

    private func inspect(_ change: (inout Layout) -> Void) throws -> (before: Inspection, after: Inspection) {
        let edition = try edition()
        let layout = try Workshop.gazette()
        var changed = layout
        change(&changed)
        return (
            Inspection(edition, try Workshop.compose(edition, layout), layout),
            Inspection(edition, try Workshop.compose(edition, changed), changed)
        )
    }

    @Test func leadingMovesEveryBaseline() throws {
        let (before, after) = try inspect { layout in
            layout.leading = 13
            for name in ["body", "list", "subhead", "brief-body"] { layout.styles[name]?.leading = 13 }
        }
        #expect(after.problems == [])
        #expect(before.problems == [])
        let lines = try #require(after.reading.flow.first { $0.lines.count > 4 }?.lines)
        #expect(abs(lines[1].at.y - lines[0].at.y - 13) < 0.001)
    }

    @Test func marginsMoveTheTextArea() throws {
        let (before, after) = try inspect { layout in
            layout.page.inside += 20
            layout.page.top += 12
        }
        #expect(before.problems == [])
        #expect(after.problems == [])
        func left(_ inspection: Inspection) -> Double {
            inspection.reading.flow.flatMap(\.lines).filter { $0.page == 3 }.map(\.at.x).min() ?? 0
        }
        #expect(abs(left(after) - left(before) - 20) < 0.01)
    }

    @Test func aStylesSizeSetsMoreOrFewerLines() throws {
        let (before, after) = try inspect { layout in
            for name in ["body", "list", "subhead", "brief-title", "brief-body"] { layout.styles[name]?.size = 10.5 }
        }
        #expect(after.problems == [])
        #expect(after.reading.flow.flatMap(\.lines).allSatisfy { $0.size == 10.5 })
        #expect(Double(after.pages.figures.lines) > 1.05 * Double(before.pages.figures.lines))
    }

    @Test func gutterColumnsAndTrim() throws {
        let (_, after) = try inspect { layout in
            layout.page.trim = Size(width: 560, height: 700)
            layout.grid.gutter = 20
            layout.page.multiple = 2
            // The frames of fixed pages are those of the other format.
            layout.inside.elements = []
            layout.front = layout.front.filter { $0.name == "contents" }
            layout.front[0].elements.removeAll { $0.content != .contents }
            layout.back = []
        }
        #expect(after.problems == [])
        let lines = after.reading.flow.flatMap(\.lines)
        let rows = Dictionary(grouping: lines.filter { !$0.line.endsParagraph }) { [Double($0.page), $0.at.y] }
        for row in rows.values {
            let sorted = row.sorted { $0.at.x < $1.at.x }
            for (a, b) in zip(sorted, sorted.dropFirst()) { #expect(b.at.x - a.box.maxX > 19.5) }
        }
    }

    @Test func theSameEditionMakesTheSamePages() async throws {
        let edition = try edition()
        async let first = Task.detached { try Workshop.compose(edition) }.value
        async let second = Task.detached { try Workshop.compose(edition) }.value
        let (a, b) = (try await first, try await second)
        #expect(a == b)
    }

    @Test func aSmallIssueLineByLine() throws {
        var room = try Newsroom(seed: 92)
        var first = room.report("primera", words: 170, priority: 2, photos: 1)
        first.kicker = "Obra pública"
        first.deck = room.prose.phrase(14)
        first.quotes = [PullQuote(text: room.prose.phrase(8), who: "Vecina de El Ojite")]
        first.figures = [
            KeyFigure(value: "3.4 km", label: "de vereda"), KeyFigure(value: "$74,000", label: "de costo"),
        ]
        var second = room.report("segunda", words: 110, priority: 3)
        second.body.append(
            Block(.list(start: 1, items: (0..<3).map { _ in [RichText(room.prose.phrase(9))] }), line: 30))
        let third = room.report("tercera", words: 60, priority: 4)
        let pages = try Workshop.compose(room.edition([first, second, third], notices: 2))
        try Snapshot.check(PageTrace.text(pages.pages), "small-issue.txt")
    }
}
