import Geometry
import PrintModel
import TestSupport
import Testing

/// Editions that no one would wish for. All are composed, none loses a word, and what is wrong is said.
@Suite struct HardCases {
    private func inspect(
        _ stories: [Report], notices: Int = 2, in layout: Layout? = nil
    ) throws -> (pages: LaidOutEdition, inspection: Inspection) {
        var room = try Newsroom(seed: 55)
        let layout = try layout ?? Workshop.gazette()
        let edition = room.edition(stories, notices: notices)
        let pages = try Workshop.compose(edition, layout)
        return (pages, Inspection(edition, pages, layout))
    }

    private func report(_ words: Int, _ change: (inout Report) -> Void = { _ in }) throws -> Report {
        var room = try Newsroom(seed: 56)
        var report = room.report("nota", words: words)
        change(&report)
        return report
    }

    @Test func aSingleTinyReport() throws {
        for words in [1, 12] {
            let (pages, inspection) = try inspect([try report(words)])
            #expect(inspection.problems == [])
            #expect(pages.figures.stories == 1)
        }
    }

    @Test func aSingleReportOfEightThousandWords() throws {
        let (pages, inspection) = try inspect([try report(8_000)])
        #expect(inspection.problems == [])
        #expect(pages.figures.widows == 0 && pages.figures.orphans == 0)
        #expect(inspection.reading.flow.flatMap(\.lines).count > 1_000)
    }

    @Test func noReports() throws {
        let (pages, inspection) = try inspect([])
        #expect(inspection.problems == [])
        #expect(pages.figures.stories == 0)
        #expect(pages.pages.map(\.kind).first == "cover")
    }

    @Test func aReportThatIsOnlyAList() throws {
        let items = (1...14).map { [RichText("Tramo \($0) de la vereda nueva entre el puente y la plaza del pueblo")] }
        for start in [nil, 1, 98] {
            let list = try report(0) { $0.body = [Block(.list(start: start, items: items), line: 9)] }
            let (_, inspection) = try inspect([list])
            #expect(inspection.problems == [])
            let markers = inspection.reading.lines.filter { $0.isMarker }.map(\.line.text)
            #expect(markers == (0..<14).map { index in start.map { "\($0 + index)." } ?? "•" })
        }
    }

    @Test func blankPartsOfATextLeaveNoTrace() throws {
        let blank = RichText("  ")
        let story = try report(120) { report in
            report.body.insert(Block(.paragraph(blank), line: 2), at: 0)
            report.body.insert(
                Block(.list(start: nil, items: [[blank], [RichText("Una obra de piedra")], []]), line: 3), at: 2)
            report.body.append(Block(.heading(level: 2, RichText("")), line: 4))
            report.body.append(Block(.quotation([blank]), line: 5))
        }
        let (_, inspection) = try inspect([story])
        #expect(inspection.problems == [])
        #expect(inspection.reading.lines.filter { $0.isMarker }.count == 1)
    }

    @Test func tablesWiderThanAColumnAndTallerThanAPage() throws {
        for (columns, rows) in [(9, 4), (2, 200), (1, 1), (3, 0)] {
            let table = Table(
                alignments: Array(repeating: .right, count: columns),
                header: (0..<columns).map { RichText("Cabeza \($0)") },
                rows: (0..<rows).map { row in
                    (0..<columns).map { RichText("celda \(row) de la obra \($0) del municipio") }
                })
            let story = try report(300) { $0.body.insert(Block(.table(table), line: 20), at: 1) }
            var room = try Newsroom(seed: 64)
            let (pages, inspection) = try inspect([story, room.report("otra", words: 200)])
            if rows < 100 {
                #expect(inspection.problems == [], "\(columns) × \(rows)")
                let text = Set(inspection.reading.paragraphs.map(\.letters))
                #expect((table.header + table.rows.joined()).allSatisfy { text.contains($0.letters) })
            } else {
                // No page holds it. The others are composed without it, and its lines are counted.
                let finding = try #require(pages.findings.first { $0.code == .storyUnplaced })
                #expect(finding.severity == .error && finding.place.report == "nota")
                #expect(finding.values["lines"] == String(pages.figures.overset) && pages.figures.overset > 30)
                #expect(inspection.found["otra"]?.isEmpty == false)
                #expect(inspection.misplacedSections == [])
            }
        }
    }

    @Test func headlinesOfFortyWordsAndOfOneLongWord() throws {
        var prose = Prose(seed: 57)
        let long = prose.phrase(40)
        for override in [nil, "headline-xl"] {
            let story = try report(300) { $0.title = long }
            var room = try Newsroom(seed: 58)
            var edition = room.edition([story])
            if let override { edition.publication.overrides["nota"] = StoryOverride(headline: override) }
            let layout = try Workshop.gazette()
            let pages = try Workshop.compose(edition, layout)
            #expect(Inspection(edition, pages, layout).problems == [])
        }
        let word = "Otorrino" + String(repeating: "laringo", count: 7) + "lógico"
        let (pages, inspection) = try inspect([try report(300) { $0.title = word }])
        let problems = inspection.problems.filter { !$0.contains("outside") && !$0.contains("over") }
        #expect(problems == [])
        let overfull = inspection.reading.lines.filter { $0.line.isOverfull }
        #expect(overfull.isEmpty == !pages.findings.contains { $0.code == .lineOverfull })
    }

    @Test func headlinesTallerThanAPage() throws {
        var prose = Prose(seed: 59)
        let story = try report(300) { $0.title = prose.phrase(700) }
        let (pages, inspection) = try inspect([story])
        // No page holds it; the text must not vanish without a word.
        #expect(pages.findings.map(\.code).contains(.storyUnplaced))
        #expect(inspection.reading.headline("Obra y servicios") == nil)
    }

    @Test func twelvePhotographs() throws {
        var room = try Newsroom(seed: 60)
        let (_, inspection) = try inspect([room.report("nota", words: 500, priority: 2, photos: 12)])
        #expect(inspection.problems == [])
        #expect(!inspection.reading.photos.isEmpty)
    }

    @Test func photographsTooSmallForAnyFrameAreLeftOutAndSaid() throws {
        var room = try Newsroom(seed: 61)
        var story = room.report("nota", words: 400, priority: 2)
        story.photos = [room.photo("chica.jpg", width: 200, height: 150)]
        var other = room.report("otra", words: 200)
        other.photos = [room.photo("vacia.jpg", width: 0, height: 0)]
        let layout = try Workshop.gazette()
        var edition = room.edition([story, other])
        edition.lead = nil
        let pages = try Workshop.compose(edition, layout)
        let inspection = Inspection(edition, pages, layout)
        #expect(inspection.problems == [])
        #expect(inspection.reading.photos.isEmpty)
        #expect(pages.findings.contains { $0.place.report == "nota" && $0.code == .photoLeftOut && $0.place.line == 5 })
    }

    @Test func aDropCapNeedsAParagraphBesideIt() throws {
        // The first paragraph is shorter than the cap is high, or nothing but the cap.
        for first in ["Sí.", "A", "«Sí»."] {
            let story = try report(420) {
                $0.priority = 1
                $0.body.insert(Block(.paragraph(RichText(first)), line: 3), at: 0)
            }
            let (_, inspection) = try inspect([story])
            #expect(inspection.problems == [], "\(first)")
        }
    }

    @Test func missingCharactersAndLongWordsAreFoundOnThePage() throws {
        let word = String(repeating: "tramilla", count: 40)
        let story = try report(200) {
            $0.body.insert(Block(.paragraph(RichText("El \(word) y el 漢 de la obra")), line: 17), at: 1)
        }
        let (pages, inspection) = try inspect([story])
        #expect(inspection.found["nota"]?.contains { $0.letters.contains(word) } == true)
        #expect(pages.findings.contains { $0.code == .lineOverfull && $0.severity == .error && $0.place.page != nil })
        let missing = pages.findings.filter { $0.code == .glyphMissing }
        #expect(missing.map(\.place) == [Finding.Place(file: story.file, line: 17, report: "nota")])
    }

    @Test func manyBriefs() throws {
        var room = try Newsroom(seed: 62)
        let briefs = (1...9).map { room.report("breve-\($0)", words: 50, priority: 5, subheads: false) }
        let (pages, inspection) = try inspect(briefs)
        #expect(inspection.problems == [])
        #expect(pages.figures.stories == 9)
    }

    @Test func stoppingStopsTheWork() throws {
        struct Stop: Error {}
        var room = try Newsroom(seed: 63)
        let edition = room.edition(reports: 2)
        #expect(throws: Stop.self) { try Workshop.compose(edition, check: { throw Stop() }) }
    }
}
