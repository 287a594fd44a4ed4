import Geometry
import PageLayout
import PrintModel
import TestSupport
import Testing
import Typesetting

/// Drop caps, held against the ink of their glyphs.
@Suite struct DropCaps {
    private func isCap(_ line: SetLine, _ letter: String) -> Bool {
        line.text == letter && (line.runs.first?.size ?? 0) > 25
    }

    /// The lines of the first page with a drop cap, of stories that all begin with a letter.
    private func compose(_ letter: String) throws -> (setter: Typesetter, layout: Layout, items: [(SetLine, Point)]) {
        var room = try Newsroom(seed: 71)
        // Enough stories that some are set with their caps, whatever fills the pages best.
        let stories = (1...6).map { number in
            var story = room.report(
                "nota-\(number)", words: 380 + 40 * number, priority: number < 3 ? 1 : 2, photos: number % 3,
                subheads: false)
            story.body.insert(
                Block(.paragraph(RichText(letter + " " + room.prose.paragraph(70))), line: 12), at: 0)
            return story
        }
        let layout = try Workshop.gazette()
        let pages = try Workshop.compose(room.edition(stories), layout)
        let items = pages.pages.map { page in
            page.items.compactMap { item -> (SetLine, Point)? in
                if case .text(let line, let point) = item { (line, point) } else { nil }
            }
        }.first { page in page.contains { isCap($0.0, letter) } }
        let styles = layout.styles.values.sorted { $0.name < $1.name }
        let setter = try Typesetter(fonts: layout.fonts, hyphenation: layout.hyphenation, styles: styles)
        return (setter, layout, try #require(items))
    }

    @Test(arguments: ["H", "E", "L", "T", "I"]) func standOnABaselineAndReachTheCapLine(letter: String) throws {
        let (setter, layout, items) = try compose(letter)
        let body = try #require(layout.styles["body"])
        let (cap, point) = try #require(items.first { isCap($0.0, letter) })
        let run = try #require(cap.runs.first)
        let glyph = try #require(run.glyphs.first)
        let ink = try #require(setter.ink(of: glyph.id, in: run.face, size: run.size))
        // The ink stands on the last of its lines' baselines …
        #expect(abs(ink.y) < 0.15)
        let beside = items.filter { item in
            item.0.runs.first?.size == body.size && item.1.x == point.x && item.0.width > 100
        }.map(\.1.y)
        #expect(beside.contains { abs($0 - point.y) < 0.001 })
        // … reaches the cap line of the first …
        let first = point.y - 2 * layout.leading
        #expect(beside.contains { abs($0 - first) < 0.001 })
        #expect(abs(point.y - ink.maxY - (first - setter.capHeight(of: body))) < 0.25)
        // … and begins on the margin, clear of the lines beside it.
        #expect(abs(glyph.x + ink.x) < 0.001)
        let lines = items.filter { line, at in
            at.x == point.x && line.text != letter && [first, point.y].contains { abs($0 - at.y) < 0.001 }
        }
        for (line, _) in lines {
            let start = try #require(line.runs.first?.x)
            #expect(start > glyph.x + ink.maxX + 3 && start < glyph.x + ink.maxX + 8)
        }
        #expect(lines.count == 2)
    }

    @Test func roundLettersOvershootByAHair() throws {
        let (setter, _, items) = try compose("O")
        let run = try #require(items.first { isCap($0.0, "O") }?.0.runs.first)
        let glyph = try #require(run.glyphs.first)
        let ink = try #require(setter.ink(of: glyph.id, in: run.face, size: run.size))
        #expect(ink.y < 0 && ink.y > -run.size * 0.03)
        #expect(abs(glyph.x + ink.x) < 0.001)
        #expect(setter.ink(of: 1 << 20, in: run.face, size: 9) == nil)
        #expect(setter.ink(of: 1, in: FontFace(path: "/no/hay.ttf"), size: 9) == nil)
    }
}
