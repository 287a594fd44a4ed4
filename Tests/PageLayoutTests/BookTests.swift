import Geometry
import PrintModel
import TestSupport
import Testing

/// What holds of every book, whatever is in it.
@Suite struct Books {
    /// An edition of chapters, one for each section of an invented issue.
    private func edition(
        seed: Int, reports: Int, _ change: (inout Edition, inout Newsroom) -> Void = { _, _ in }
    ) throws -> Edition {
        var room = try Newsroom(seed: UInt64(seed))
        var edition = room.edition(reports: reports, notices: 0)
        edition.lead = nil
        edition.publication.chapters = edition.sections.map { part in
            Chapter(
                title: part.section.title, deck: part.section.deck, summary: [RichText(room.prose.paragraph(60))],
                figures: [KeyFigure(value: "12 km", label: room.prose.phrase(3))],
                quote: room.chance(2) ? PullQuote(text: room.prose.phrase(9)) : nil)
        }
        change(&edition, &room)
        return edition
    }

    @Test(arguments: 1...6) func keepEveryWordOnTheGrid(seed: Int) throws {
        let edition = try edition(seed: seed, reports: 4 + 3 * seed)
        let layout = try Workshop.booklet()
        let pages = try Workshop.compose(edition, layout)
        let inspection = Inspection(edition, pages, layout)
        #expect(inspection.bookProblems == [])
        #expect(inspection.bookContents == [])
        #expect(pages.figures.widows == 0 && pages.figures.orphans == 0 && pages.figures.offGrid == 0)
        #expect(pages.figures.overset == 0 && pages.figures.stories == inspection.reports.count)
        #expect(pages.figures.lines == inspection.reading.flow.reduce(0) { $0 + $1.lines.count })
        #expect(pages.pages.map(\.number) == Array(1...pages.pages.count) && pages.pages.count % 4 == 0)
        // Openers are true spreads.
        let openers = pages.pages.filter { $0.kind == "opener-photo" }.map(\.number)
        #expect(openers.count == edition.sections.count && openers.allSatisfy { $0 % 2 == 0 })
        #expect(openers.allSatisfy { pages.pages[$0].kind == "opener-title" })
    }

    @Test func areTheSameOnOneCoreAndTwo() throws {
        let edition = try edition(seed: 8, reports: 16)
        let layout = try Workshop.booklet()
        #expect(try Workshop.compose(edition, layout, cores: 1) == Workshop.compose(edition, layout, cores: 2))
    }

    @Test func sayThePageOfWhatTheyReferTo() throws {
        let edition = try edition(seed: 3, reports: 12) { edition, _ in
            let last = edition.sections.indices.last ?? 0
            let target = edition.sections[last].stories[0].slug
            let run = RichText.Run("véase", reference: target)
            let text = RichText(runs: [RichText.Run("Lo demás se cuenta aparte (")] + [run] + [RichText.Run(").")])
            edition.sections[0].stories[0].body.append(Block(.paragraph(text), line: 90))
            let lost = RichText(runs: [RichText.Run("véase", reference: "ninguno"), RichText.Run(" y nada más.")])
            edition.sections[0].stories[0].body.append(Block(.paragraph(lost), line: 91))
        }
        let layout = try Workshop.booklet()
        let pages = try Workshop.compose(edition, layout)
        let reading = Reading(pages, layout)
        let target = try #require(edition.sections.last?.stories.first)
        let page = try #require(reading.headline(target.title)?.first.page)
        let said = reading.flow.map(\.letters).filter { $0.hasPrefix("Lodemássecuentaaparte") }
        #expect(said == ["Lodemássecuentaaparte(véaselapágina\(page))."])
        let unknown = pages.findings.filter { $0.code == .referenceUnknown }
        #expect(unknown.map(\.place.line) == [91] && unknown.map(\.values) == [["slug": "ninguno"]])
    }

    @Test(arguments: [1, 2, 5]) func setPhotographsWhereTheyStandInTheText(seed: Int) throws {
        let edition = try edition(seed: seed, reports: 8) { edition, room in
            for section in edition.sections.indices {
                for number in edition.sections[section].stories.indices {
                    var report = room.report("con-fotos-\(section)-\(number)", words: 900)
                    report.priority = 3
                    for (index, place) in [2, 6, 6, 9].enumerated() {
                        let photo = room.photo("\(report.slug)-\(index).jpg", height: index == 1 ? 5000 : 2800)
                        report.photos.append(photo)
                        let line = report.body.count + 40
                        report.body.insert(Block(.photo(photo.name), line: line), at: min(place, report.body.count))
                    }
                    edition.sections[section].stories[number] = report
                }
            }
        }
        let layout = try Workshop.booklet()
        let pages = try Workshop.compose(edition, layout)
        #expect(Inspection(edition, pages, layout).bookProblems == [])
        #expect(pages.findings.filter { $0.code == .photoUnplaced || $0.code == .storyUnplaced } == [])
        #expect(pages == (try Workshop.compose(edition, layout, cores: 1)))
        var seen: [String: Int] = [:]
        for page in pages.pages {
            for case .photo(let photo) in page.items { seen[photo.path] = page.number }
        }
        let reading = Reading(pages, layout)
        for report in edition.sections.flatMap(\.stories) {
            let standing = report.body.compactMap { block in
                if case .photo(let name) = block.content { seen["/fotos/" + name] } else { nil }
            }
            // All are shown, in the order of the text.
            #expect(standing.count == report.photos.count && standing == standing.sorted(), "\(report.slug)")
            var before = ""
            for block in report.body {
                switch block.content {
                case .paragraph(let text): before = text.plain.filter { $0.isLetter }
                case .photo(let name):
                    let page = try #require(seen["/fotos/" + name])
                    let text = reading.flow.first { before.hasPrefix($0.letters.filter(\.isLetter)) && !before.isEmpty }
                    // On the page on which the text before it ends, or the next.
                    if let last = text?.lines.last?.page { #expect((last - 1...last + 1).contains(page), "\(name)") }
                default: break
                }
            }
        }
    }

    @Test func breakLongTablesUnderRepeatedHeads() throws {
        let rows = (1...130).map { [RichText("Obra \($0)"), RichText("$\($0 * 7),000")] }
        let edition = try edition(seed: 5, reports: 6) { edition, _ in
            let table = Table(
                alignments: [.left, .right], header: [RichText("Renglón"), RichText("Inversión")], rows: rows)
            edition.sections[0].stories[0].body.append(Block(.table(table), line: 95))
        }
        let layout = try Workshop.booklet()
        let pages = try Workshop.compose(edition, layout)
        let lines = Reading(pages, layout).lines
        let cells = lines.map(\.line.text).filter { $0.hasPrefix("Obra ") && Int($0.dropFirst(5)) != nil }
        #expect(cells == (1...130).map { "Obra \($0)" })
        let tablePages = Set(lines.filter { cells.contains($0.line.text) }.map(\.page))
        let heads = lines.filter { $0.line.text == "Renglón" }.map(\.page)
        #expect(tablePages.count >= 3 && heads == tablePages.sorted())
        #expect(Inspection(edition, pages, layout).bookProblems == [])
    }

    @Test func listPlacesProgrammesAndTermsWithTheirPages() throws {
        let edition = try edition(seed: 7, reports: 9) { edition, _ in
            edition.publication.indexTerms = ["zanja honda", "ninguna parte"]
            for index in edition.sections.indices {
                for story in edition.sections[index].stories.indices {
                    edition.sections[index].stories[story].place = story % 2 == 0 ? "Ñame" : "Nuez"
                }
            }
            edition.sections[0].stories[0].programmes = ["Agua para todos"]
            edition.sections[0].stories[0].body.append(
                Block(.paragraph(RichText("Ahí quedó una Zanja honda y nada más.")), line: 90))
        }
        let layout = try Workshop.booklet()
        let pages = try Workshop.compose(edition, layout)
        let reading = Reading(pages, layout)
        let back = Set(pages.pages.filter { $0.kind == "index" }.map(\.number))
        let entries = reading.paragraphs.filter { back.contains($0.first.page) }.map(\.letters)
        func standing(_ prefix: String) -> [Int] {
            entries.first { $0.hasPrefix(prefix + ",") }.map { entry in
                entry.dropFirst(prefix.count + 1).split(separator: ",").flatMap { range -> [Int] in
                    let ends = range.split(separator: "–").compactMap { Int($0) }
                    return ends.isEmpty ? [] : Array(ends[0]...ends[ends.count - 1])
                }
            } ?? []
        }
        let inspection = Inspection(edition, pages, layout)
        let first = edition.sections[0].stories[0]
        let begins = try #require(reading.headline(first.title)?.first.page)
        let lines = (inspection.found[first.slug] ?? []).flatMap(\.lines).map(\.page)
        #expect(standing("Aguaparatodos") == Array(begins...(lines.max() ?? begins)))
        #expect(standing("zanjahonda") == [lines.max() ?? 0])
        for (name, remainder) in [("Ñame", 0), ("Nuez", 1)] {
            let wanted = edition.sections.flatMap { part in
                part.stories.enumerated().filter { $0.offset % 2 == remainder }.flatMap { _, story in
                    [reading.headline(story.title)?.first.page ?? 0]
                        + (inspection.found[story.slug] ?? []).flatMap(\.lines).map(\.page)
                }
            }
            #expect(standing(name) == Set(wanted).sorted())
        }
        let order = ["Aguaparatodos", "Nuez", "Ñame", "zanjahonda"].map { name in
            entries.firstIndex { $0.hasPrefix(name + ",") } ?? -1
        }
        #expect(order == order.sorted() && !order.contains(-1))
        #expect(
            pages.findings.filter { $0.code == .indexTermUnused }.map(\.values) == [["term": "ninguna parte"]])
    }

    @Test func haveTheSpineThatTheirPaperGives() throws {
        var edition = try edition(seed: 4, reports: 10)
        var layout = try Workshop.booklet()
        edition.publication.caliper = 0.4
        edition.publication.binding = .perfect
        let glued = try Workshop.compose(edition, layout)
        let spine = Double(glued.pages.count) / 2 * 0.4
        #expect(abs((glued.covers.first?.trim.width ?? 0) - 2 * glued.trim.width - spine) < 0.001)
        func words(_ book: LaidOutEdition) -> [String] {
            book.covers.flatMap(\.pages).flatMap(\.items).compactMap {
                if case .downward(let line, _) = $0 { line.text } else { nil }
            }
        }
        // Words stand only where the spine is wide enough for them.
        layout.book?.cover?.leastSpine = spine + 1
        #expect(words(try Workshop.compose(edition, layout)) == [])
        layout.book?.cover?.leastSpine = spine - 1
        #expect(words(try Workshop.compose(edition, layout)) == ["Gaceta Municipal · H. Ayuntamiento de Prueba"])
        edition.publication.binding = .saddle
        let stapled = try Workshop.compose(edition, layout)
        #expect(stapled.covers.first?.trim.width == 2 * stapled.trim.width && words(stapled) == [])
    }

    @Test(arguments: [
        (60, nil, Binding.saddle, 60), (61, nil, .saddle, 64), (65, nil, .perfect, 72),
        (30, Binding.perfect, .perfect, 32),
        (70, .saddle, .saddle, 72),
    ])
    func areBoundByTheirPageCount(_ pages: Int, _ wish: Binding?, _ binding: Binding, _ count: Int) {
        let rules = BindingRules(binding: wish, saddlePages: 64, saddleMultiple: 4, perfectMultiple: 8)
        #expect(rules.choose(pages) == (binding, count))
    }

    @Test func withoutChaptersAreRefused() throws {
        var edition = try edition(seed: 1, reports: 3)
        edition.publication.chapters = []
        #expect(throws: Fault.self) { try Workshop.compose(edition, Workshop.booklet()) }
    }
}

extension Inspection {
    /// What is wrong with the stories of a book.
    var bookProblems: [String] {
        lost + outOfOrder + offGrid + outside + beyondBleed + overlapping + alone + stranded + uncaptioned
    }

    /// Reports whose page in a book's contents is not the page of their headline.
    var bookContents: [String] {
        let numbers = Set(pages.pages.filter { $0.kind == "contents" }.map(\.number))
        let listed = reading.paragraphs.filter { numbers.contains($0.first.page) }
        return reports.compactMap { report in
            guard let start = reading.headline(report.title)?.first.page else { return "\(report.slug): no headline" }
            let title = report.title.letters
            guard let place = listed.firstIndex(where: { $0.letters == title }), place + 1 < listed.count else {
                return "\(report.slug): not listed"
            }
            let page = listed[place + 1].letters
            return page == String(start) ? nil : "\(report.slug): listed on \(page), begins on \(start)"
        }
    }
}
