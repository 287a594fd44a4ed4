import Geometry
import PrintModel

/// What pages promise, checked on the finished pages of an edition. Every check says what it found wrong.
struct Inspection {
    let edition: Edition
    let pages: LaidOutEdition
    let layout: Layout
    let reading: Reading
    /// Where each report's paragraphs stand, in the order of its text.
    private(set) var found: [String: [Reading.Paragraph]] = [:]
    private(set) var lost: [String] = []

    init(_ edition: Edition, _ pages: LaidOutEdition, _ layout: Layout) {
        self.edition = edition
        self.pages = pages
        self.layout = layout
        reading = Reading(pages, layout)
        locate()
    }

    var reports: [Report] { edition.sections.flatMap(\.stories) }

    /// Everything at once.
    var problems: [String] {
        lost + outOfOrder + offGrid + outside + beyondBleed + overlapping + uneven + alone + stranded + uncaptioned
            + contents
            + misplacedSections + count
    }

    private mutating func locate() {
        let flow = reading.flow
        var places: [String: [Int]] = [:]
        for (index, paragraph) in flow.enumerated() { places[paragraph.letters, default: []].append(index) }
        var used: Set<Int> = []
        for report in reports {
            for (number, letters) in report.flow.enumerated() {
                let whole = places[letters]?.first { !used.contains($0) }
                let capped =
                    number == 0
                    ? places[String(letters.dropFirst())]?.first { cap(letters.prefix(1), beside: flow[$0]) } : nil
                guard let index = whole ?? capped else {
                    lost.append("\(report.slug): lost “\(letters.prefix(60))”")
                    continue
                }
                used.insert(index)
                found[report.slug, default: []].append(flow[index])
            }
        }
        for index in flow.indices where !used.contains(index) {
            lost.append("page \(flow[index].first.page): nobody wrote “\(flow[index].letters.prefix(60))”")
        }
    }

    /// Whether a large letter stands before the paragraph's first lines.
    private func cap(_ letter: Substring, beside paragraph: Reading.Paragraph) -> Bool {
        let (first, leading) = (paragraph.first, layout.leading)
        return reading.lines.contains { line in
            let drop = (line.at.y - first.at.y) / leading
            return line.page == first.page && line.line.text == letter && line.size > 2 * leading
                && line.at.x == first.at.x && abs(drop - drop.rounded()) < 0.01 && (1...5).contains(drop.rounded())
        }
    }

    /// Lines of a story that do not follow one another down the columns, from left to right, from page to page.
    var outOfOrder: [String] {
        found.sorted { $0.key < $1.key }.flatMap { slug, paragraphs -> [String] in
            let lines = paragraphs.flatMap(\.lines)
            return zip(lines, lines.dropFirst()).compactMap { a, b in
                let follows =
                    b.page > a.page || (b.page == a.page && (sameColumn(a, b) ? b.at.y > a.at.y : b.at.x > a.at.x))
                return follows && b.order > a.order ? nil : "\(slug): “\(b.line.text)” does not follow “\(a.line.text)”"
            }
        }
    }

    /// More than any list is set in from its column's edge, less than any column is wide.
    static let mostIndent = 40.0

    private func sameColumn(_ a: Reading.Line, _ b: Reading.Line) -> Bool {
        a.page == b.page && abs(a.at.x - b.at.x) <= Inspection.mostIndent
    }

    /// Whether a line stands on the baseline right under another's, in the same column.
    private func isUnder(_ b: Reading.Line, _ a: Reading.Line) -> Bool {
        sameColumn(a, b) && abs(b.at.y - a.at.y - layout.leading) < 0.01
    }

    /// Running text off the baseline grid.
    var offGrid: [String] {
        reading.flow.flatMap(\.lines).compactMap { line in
            let row = (line.at.y - layout.page.top - 0.75 * layout.leading) / layout.leading
            return abs(row - row.rounded()) < 0.001 ? nil : "page \(line.page): off the grid “\(line.line.text)”"
        }
    }

    /// Lines that stand alone at a column's head or foot.
    var alone: [String] {
        reading.flow.flatMap { paragraph -> [String] in
            let lines = paragraph.lines
            return lines.indices.dropLast().compactMap { index in
                guard !isUnder(lines[index + 1], lines[index]) else { return nil }
                if index == 0 { return "page \(lines[0].page): orphan “\(lines[0].line.text)”" }
                return index == lines.count - 2
                    ? "page \(lines[index + 1].page): widow “\(lines[index + 1].line.text)”" : nil
            }
        }
    }

    /// Subheads without the text they head right under them.
    var stranded: [String] {
        reports.flatMap { report -> [String] in
            let paragraphs = found[report.slug] ?? []
            return zip(paragraphs, paragraphs.dropFirst()).compactMap { head, next in
                guard report.headings.contains(head.letters), !isUnder(next.first, head.last) else { return nil }
                return "page \(head.last.page): stranded “\(head.last.line.text)”"
            }
        }
    }

    /// Captions that are not right under their photographs.
    var uncaptioned: [String] {
        let photos = reading.photos
        return reports.flatMap(\.photos).compactMap { photo in
            guard let path = photo.path, let shown = photos[path], let caption = photo.caption else { return nil }
            let frame = shown.placement.frame
            let wanted = caption.letters
            let stands = reading.paragraphs.contains { paragraph in
                paragraph.letters.hasPrefix(wanted) && paragraph.first.page == shown.page
                    && abs(paragraph.first.at.x - frame.x) < 0.01
                    && (0...1.5 * layout.leading).contains(paragraph.first.at.y - frame.maxY)
                    && paragraph.lines.allSatisfy { $0.box.maxX <= frame.maxX + 0.5 }
            }
            return stands ? nil : "page \(shown.page): \(photo.name) without its caption"
        }
    }

    /// Reports whose page in the contents is not the page of their headline.
    var contents: [String] {
        guard let page = pages.pages.first(where: { $0.kind == "contents" }) else { return ["no contents"] }
        let listed = reading.paragraphs.filter { $0.first.page == page.number }
        return reports.compactMap { report in
            guard let start = reading.headline(report.title)?.first.page else { return "\(report.slug): no headline" }
            let wanted = report.title.letters
            guard let title = listed.first(where: { $0.letters == wanted }) else { return "\(report.slug): not listed" }
            let number = listed.last { $0.first.order < title.first.order }?.letters
            return number == String(start) ? nil : "\(report.slug): listed on \(number ?? "?"), begins on \(start)"
        }
    }

    /// Sections out of order, and stories before their section's opening or after the next one's.
    var misplacedSections: [String] {
        func place(_ paragraph: Reading.Paragraph) -> [Double] { [Double(paragraph.first.page), paragraph.first.at.y] }
        let size = layout.styles["section-title"]?.size
        let openings = edition.sections.map { section in
            reading.paragraphs.first { $0.letters == section.section.title.letters && $0.first.size == size }
        }
        var problems: [String] = []
        for (index, section) in edition.sections.enumerated() {
            guard let opening = openings[index] else {
                problems.append("\(section.section.title): no opening")
                continue
            }
            let next = index + 1 < openings.count ? openings[index + 1] : nil
            for story in section.stories {
                guard let head = reading.headline(story.title) else { continue }
                let follows = place(opening).lexicographicallyPrecedes(place(head))
                let precedes = next.map { place(head).lexicographicallyPrecedes(place($0)) } ?? true
                if !follows || !precedes { problems.append("\(story.slug): outside its section") }
            }
        }
        return problems
    }

    /// A page count that cannot be printed and that no finding owns up to.
    var count: [String] {
        let numbers = pages.pages.map(\.number)
        if numbers != Array(1...max(1, numbers.count)) { return ["pages are numbered \(numbers)"] }
        let isSaid = pages.findings.contains { $0.code == .pageCount || $0.code == .overset }
        return numbers.count % layout.page.multiple == 0 || isSaid ? [] : ["\(numbers.count) pages"]
    }
}
