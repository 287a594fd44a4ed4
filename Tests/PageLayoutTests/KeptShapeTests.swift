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
