import Digests
import Foundation
import Geometry
import KeptWork
import PageLayout
import PrintModel
import TestSupport
import Testing

/// Shapes that an earlier run found: what is made with them is what is made without.
@Suite struct KeptShapes {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open() -> KeptWork { KeptWork(file: folder.path("a.work"), program: ProgramStamp(libraries: [])) }

    /// Composes with what the last one kept, and keeps it.
    private func again(_ edition: Edition, _ layout: Layout, cores: Int = 2) throws -> (LaidOutEdition, KeptWork) {
        let kept = open()
        let pages = try Workshop.compose(edition, layout, cores: cores, kept: kept)
        kept.save()
        return (pages, kept)
    }

    private func book(_ seed: UInt64, reports: Int) throws -> Edition {
        var room = try Newsroom(seed: seed)
        var edition = room.edition(reports: reports, notices: 0)
        edition.lead = nil
        edition.publication.chapters = edition.sections.map { Chapter(title: $0.section.title) }
        // Every fourth report says the page of the next.
        let slugs = edition.sections.flatMap(\.stories).map(\.slug)
        for section in edition.sections.indices {
            for story in edition.sections[section].stories.indices {
                let slug = edition.sections[section].stories[story].slug
                guard let place = slugs.firstIndex(of: slug), place % 4 == 0, place + 1 < slugs.count else { continue }
                let text = RichText(runs: [RichText.Run("Más: "), RichText.Run("véase", reference: slugs[place + 1])])
                edition.sections[section].stories[story].body.append(Block(.paragraph(text), line: 99))
            }
        }
        return edition
    }

    @Test(arguments: 1...4) func anIssueIsTheSameWithThem(seed: UInt64) throws {
        var room = try Newsroom(seed: seed)
        var edition = room.edition(reports: 9)
        let layout = try Workshop.gazette()
        let plain = try Workshop.compose(edition, layout)
        let (first, work) = try again(edition, layout)
        #expect(first == plain && work.counts.recalled == 0)
        let (second, recalled) = try again(edition, layout, cores: 1)
        #expect(second == plain)
        #expect(recalled.counts == (work.counts.done, 0))

        edition.sections[0].stories[0].body.append(Block(.paragraph(RichText(room.prose.paragraph(40))), line: 88))
        let (changed, counted) = try again(edition, layout)
        #expect(changed == (try Workshop.compose(edition, layout)))
        #expect(counted.counts == (work.counts.done - 1, 1))
    }

    @Test(arguments: 5...8) func aBookIsTheSameWithThem(seed: UInt64) throws {
        var edition = try book(seed, reports: 12)
        let layout = try Workshop.booklet()
        let plain = try Workshop.compose(edition, layout)
        let (first, work) = try again(edition, layout)
        #expect(first == plain && work.counts.recalled == 0)
        let (second, recalled) = try again(edition, layout, cores: 1)
        #expect(second == plain)
        #expect(recalled.counts == (work.counts.done, 0))

        // A line more moves no page: only the story that has it is shaped again, as often as its own references change.
        let last = edition.sections.count - 1
        let story = edition.sections[last].stories.count - 1
        edition.sections[last].stories[story].deck = "Lo que cambió de un día para otro"
        let (changed, counted) = try again(edition, layout)
        #expect(changed == (try Workshop.compose(edition, layout)))
        #expect(counted.counts.done >= 1 && counted.counts.done <= 2)
    }

    /// As where a dictionary was changed and its time set back.
    @Test func thoseThatAreNotTheStoriesAreNotUsed() throws {
        for (edition, layout) in [
            (try book(3, reports: 8), try Workshop.booklet()),
            (
                try { () throws -> Edition in
                    var room = try Newsroom(seed: 3)
                    return room.edition(reports: 9)
                }(), try Workshop.gazette()
            ),
        ] {
            _ = try again(edition, layout)
            let other = try Workshop.compose(edition, layout, kept: open(), divides: false)
            #expect(other == (try Workshop.compose(edition, layout, divides: false)))
        }
    }

    /// Bytes bent under a right checksum: whatever is then read as a shape, pages come of it, and nothing goes without a
    /// word.
    @Test(arguments: [true, false]) func thoseThatSomebodyForgedDoNoHarm(isBook: Bool) throws {
        var room = try Newsroom(seed: 4)
        let edition = isBook ? try book(4, reports: 4) : room.edition(reports: 3)
        let layout = isBook ? try Workshop.booklet() : try Workshop.gazette()
        let (plain, _) = try again(edition, layout)
        let url = URL(fileURLWithPath: folder.path("a.work"))
        let whole = Array(try Data(contentsOf: url).dropLast(Digest.length))
        var numbers = SeededNumbers(seed: 9)
        for _ in 0..<30 {
            var bent = whole
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                // Past the program's stamp.
                let place = Int.random(in: Digest.length..<bent.count, using: &numbers)
                bent[place] = UInt8.random(in: 0...255, using: &numbers)
            }
            try Data(bent + Digest.bytes(of: bent)).write(to: url)
            let pages = try Workshop.compose(edition, layout, kept: open())
            // Without shapes a story stands nowhere; that is told.
            let isWhole = pages.figures.stories == plain.figures.stories && pages.figures.overset == 0
            #expect(isWhole || pages.findings.contains { $0.code == .storyUnplaced })
        }
    }

    /// Findings of a long table, which flows apart from its story: told while it has them, and no longer.
    @Test func aTableThatWasMendedIsNoLongerWrong() throws {
        var edition = try book(2, reports: 5)
        let rows = (1...14).map { [RichText("Obra \($0)"), RichText($0 == 9 ? "漢" : "$\($0 * 7),000")] }
        var table = Table(alignments: [.left, .right], header: [RichText("Renglón"), RichText("Monto")], rows: rows)
        edition.sections[0].stories[0].body.append(Block(.table(table), line: 95))
        let layout = try Workshop.booklet()
        for _ in 0..<2 {
            #expect(try again(edition, layout).0.findings.contains { $0.place.line == 95 })
        }
        table.rows[8][1] = RichText("$63,000")
        let last = edition.sections[0].stories[0].body.count - 1
        edition.sections[0].stories[0].body[last] = Block(.table(table), line: 95)
        let (mended, work) = try again(edition, layout)
        #expect(!mended.findings.contains { $0.place.line == 95 })
        #expect(mended == (try Workshop.compose(edition, layout)) && work.counts.done == 0)
    }

    @Test func whatIsWrongIsSaidAgain() throws {
        var room = try Newsroom(seed: 2)
        var edition = room.edition(reports: 6)
        edition.sections[0].stories[0].body.append(Block(.paragraph(RichText("Un signo que falta: 漢.")), line: 41))
        let layout = try Workshop.gazette()
        let (first, _) = try again(edition, layout)
        let (second, work) = try again(edition, layout)
        #expect(first.findings.contains { $0.place.line == 41 })
        #expect(second.findings == first.findings && work.counts.done == 0)
    }
}
