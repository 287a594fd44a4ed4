import Geometry
import PrintModel

/// Finished pages read again as a reader would: lines, paragraphs, columns. It knows nothing of how they were made.
struct Reading {
    /// A line where it stands.
    struct Line {
        var line: SetLine
        var at: Point
        var page: Int
        /// Its place among all items of all pages.
        var order: Int

        var size: Double { line.runs.map(\.size).max() ?? 0 }
        /// From cap line to descenders, roughly; a drop cap has none.
        var box: Rect {
            let left = at.x + (line.runs.first?.x ?? 0)
            let height = line.text.count == 1 ? 0.66 : 0.86
            return Rect(x: left, y: at.y - 0.66 * size, width: at.x + line.width - left, height: height * size)
        }
        var isMarker: Bool { line.text == "•" || (line.text.last == "." && Int(line.text.dropLast()) != nil) }
    }

    /// Lines from a paragraph's first to its last.
    struct Paragraph {
        var lines: [Line]
        /// Its characters without spaces, the hyphens of divisions undone.
        var letters: String {
            lines.map { $0.line.hyphenated ? String($0.line.text.dropLast()) : $0.line.text }.joined().letters
        }
        var first: Line { lines[0] }
        var last: Line { lines[lines.count - 1] }
    }

    let edition: LaidOutEdition
    let layout: Layout
    /// Every line of every page, in the order of the items.
    let lines: [Line]
    /// Every paragraph, in the order of their first lines.
    let paragraphs: [Paragraph]

    init(_ edition: LaidOutEdition, _ layout: Layout) {
        self.edition = edition
        self.layout = layout
        var lines: [Line] = []
        var order = 0
        for page in edition.pages {
            for item in page.items {
                order += 1
                guard case .text(let line, let at) = item else { continue }
                lines.append(Line(line: line, at: at, page: page.number, order: order))
            }
        }
        self.lines = lines
        paragraphs = Reading.paragraphs(of: lines)
    }

    /// Markers and drop caps stand between the lines of a paragraph: lines belong together by their size.
    private static func paragraphs(of lines: [Line]) -> [Paragraph] {
        var open: [Double: Paragraph] = [:]
        var done: [Paragraph] = []
        for line in lines where !line.isMarker {
            var paragraph = open.removeValue(forKey: line.size) ?? Paragraph(lines: [])
            paragraph.lines.append(line)
            if line.line.endsParagraph { done.append(paragraph) } else { open[line.size] = paragraph }
        }
        return (done + open.values).sorted { $0.first.order < $1.first.order }
    }

    /// Numbers of the pages of stories.
    var inside: Set<Int> { Set(edition.pages.filter { $0.kind == layout.inside.name }.map(\.number)) }

    /// Paragraphs, list items and subheads of the stories.
    var flow: [Paragraph] {
        let size = layout.styles["body"]?.size ?? 0
        let pages = inside
        return paragraphs.filter { pages.contains($0.first.page) && $0.first.size == size }
    }

    /// The text area of a page.
    func area(of page: Int) -> Rect {
        let format = layout.page
        return Rect(
            x: page % 2 == 1 ? format.inside : format.outside, y: format.top,
            width: format.trim.width - format.inside - format.outside,
            height: format.trim.height - format.top - format.bottom)
    }

    /// Where a title stands on the pages of stories, as a headline.
    func headline(_ title: String) -> Paragraph? {
        let pages = inside
        return paragraphs.first { pages.contains($0.first.page) && $0.letters == title.letters }
    }

    /// The photographs of the pages of stories, by their paths.
    var photos: [String: (placement: PhotoPlacement, page: Int)] {
        var result: [String: (placement: PhotoPlacement, page: Int)] = [:]
        for page in edition.pages where page.kind == layout.inside.name {
            for case .photo(let placement) in page.items { result[placement.path] = (placement, page.number) }
        }
        return result
    }
}

extension String {
    /// Without white space.
    var letters: String { filter { !$0.isWhitespace } }
}

extension RichText {
    var letters: String { plain.letters }
}

extension Report {
    /// What of its text flows through columns, one entry for each paragraph.
    var flow: [String] {
        body.flatMap { block -> [String] in
            switch block.content {
            case .paragraph(let text), .heading(_, let text): [text.letters]
            case .list(_, let items): items.joined().map(\.letters)
            case .quotation(let paragraphs): paragraphs.map(\.letters)
            case .table, .chart, .photo: []
            }
        }.filter { !$0.isEmpty }
    }

    var headings: Set<String> {
        Set(
            body.compactMap { block in
                guard case .heading(_, let text) = block.content else { return nil }
                return text.letters
            })
    }
}
