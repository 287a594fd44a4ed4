import Geometry
import PrintModel

/// A stretch of text that is read as a whole, and where it stands in its file.
struct Passage {
    /// What the text is in its report or publication.
    enum Kind: Hashable {
        case title, kicker, deck, place, text, heading, cell, caption, alternative, credit, quote, speaker
        case figure, figureLabel, announcement

        /// Whether it is running text, with sentences; titles and labels leave words out.
        var isProse: Bool { [.deck, .text, .caption, .alternative, .quote, .announcement].contains(self) }
    }

    var kind: Kind
    var text: RichText
    var file: String
    /// Slug of its report.
    var report: String?
    /// Language of what says no language of its own.
    var language: String
    /// Lines of the file among which it stands.
    var lines: Range<Int>
    /// Key of the front matter that it is the value of.
    var key: String?

    /// Language at a place of the text, in Unicode scalars.
    func languages() -> [(end: Int, language: String)] {
        var end = 0
        return text.runs.map { run in
            end += run.text.unicodeScalars.count
            return (end, run.language ?? language)
        }
    }
}

/// The passages of reports and publications, in reading order.
enum Passages {
    /// All text of a report.
    static func of(_ report: Report, language: String) -> [Passage] {
        let bodyStart = report.body.first?.line ?? 2
        func passage(_ kind: Passage.Kind, _ text: RichText, _ lines: Range<Int>, key: String? = nil) -> Passage {
            Passage(
                kind: kind, text: text, file: report.file, report: report.slug,
                language: report.language ?? language, lines: lines, key: key)
        }
        func front(_ kind: Passage.Kind, _ text: String?, _ key: String, from line: Int = 1) -> Passage? {
            text.map { passage(kind, RichText($0), line..<max(line + 1, bodyStart), key: key) }
        }
        var passages = [
            front(.kicker, report.kicker, "kicker"), front(.title, report.title, "title"),
            front(.deck, report.deck, "deck"), front(.place, report.place, "place"),
        ]
        for photo in report.photos {
            passages += [
                front(.caption, photo.caption, "caption", from: photo.line),
                front(.credit, photo.credit, "credit", from: photo.line),
                front(.alternative, photo.alternative, "alt", from: photo.line),
            ]
        }
        for quote in report.quotes {
            passages += [front(.quote, quote.text, "text"), front(.speaker, quote.who, "who")]
        }
        for figure in report.figures {
            passages += [front(.figure, figure.value, "value"), front(.figureLabel, figure.label, "label")]
        }
        for (index, block) in report.body.enumerated() {
            let next = index + 1 < report.body.count ? report.body[index + 1].line : Int.max
            let lines = block.line..<max(block.line + 1, next)
            for (kind, text) in parts(of: block) { passages.append(passage(kind, text, lines)) }
        }
        return passages.compactMap { $0 }
    }

    /// What a publication says itself.
    static func of(_ publication: Publication, language: String) -> [Passage] {
        func said(_ kind: Passage.Kind, _ text: String?, key: String?) -> Passage? {
            text.map {
                Passage(
                    kind: kind, text: RichText($0), file: publication.file, language: language, lines: 1..<Int.max,
                    key: key)
            }
        }
        var passages = [
            said(.title, publication.title, key: "title"), said(.kicker, publication.period, key: "period"),
        ]
        if let letter = publication.letter {
            passages.append(said(.title, letter.title, key: "title"))
            passages += letter.paragraphs.map {
                Passage(
                    kind: .announcement, text: $0, file: publication.file, language: language, lines: 1..<Int.max)
            }
            passages.append(said(.speaker, letter.signature, key: "signed"))
        }
        for chapter in publication.chapters {
            passages += [said(.title, chapter.title, key: "title"), said(.deck, chapter.deck, key: "deck")]
            passages += chapter.summary.map {
                Passage(
                    kind: .announcement, text: $0, file: publication.file, language: language,
                    lines: chapter.line..<Int.max)
            }
            for photo in [chapter.photo, chapter.spread].compactMap({ $0 }) {
                passages += [
                    said(.caption, photo.caption, key: "caption"), said(.credit, photo.credit, key: "credit"),
                    said(.alternative, photo.alternative, key: "alt"),
                ]
            }
            for figure in chapter.figures {
                passages += [said(.figure, figure.value, key: "value"), said(.figureLabel, figure.label, key: "label")]
            }
            passages += [
                said(.quote, chapter.quote?.text, key: "text"), said(.speaker, chapter.quote?.who, key: "who"),
            ]
        }
        for event in publication.agenda {
            passages += [said(.title, event.title, key: nil), said(.place, event.place, key: nil)]
        }
        for notice in publication.notices {
            passages += [said(.title, notice.title, key: nil), said(.announcement, notice.text, key: nil)]
        }
        return passages.compactMap { $0 }
    }

    private static func parts(of block: Block) -> [(Passage.Kind, RichText)] {
        switch block.content {
        case .paragraph(let text): [(.text, text)]
        case .heading(_, let text): [(.heading, text)]
        case .list(_, let items): items.flatMap { $0 }.map { (.text, $0) }
        case .quotation(let texts): texts.map { (.text, $0) }
        case .table(let table):
            ([table.caption].compactMap { $0 } + table.notes).map { (.text, $0) }
                + (table.header + table.rows.flatMap { $0 }).map { (.cell, $0) }
        case .chart(let chart):
            [chart.title, chart.note].compactMap { $0 }.map { (.text, RichText($0)) }
                + (chart.categories + chart.series.map(\.name)).map { (.cell, RichText($0)) }
        case .photo: []
        }
    }
}
