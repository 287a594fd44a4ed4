import Geometry
import PDFWriting
import PageLayout
import Painting
import PrintModel
import Typesetting

/// Which lines stand where: for each page the pieces of paragraphs that its columns hold.
struct GalleyPlan: Sendable {
    /// Lines of one paragraph that follow one another in a column.
    struct Piece: Sendable {
        let paragraph: Int
        var lines: Range<Int>
        let column: Int
        /// Row of the first.
        let row: Int
    }
    /// The way that was chosen for each paragraph, `nil` where it has none.
    let ways: [ParagraphWays.Way?]
    let pages: [[Piece]]

    init(_ breaker: ColumnBreaker, _ ways: [ParagraphWays.Way?], _ choices: [ColumnBreaker.Choice]) {
        self.ways = ways
        var walk = ColumnWalk(breaker)
        var pages: [[Piece]] = []
        for (index, way) in ways.enumerated() {
            guard let way else { continue }
            var isFirst = true
            for (line, spot) in walk.places(of: way.count, choices[index]).enumerated() {
                while pages.count <= spot.page { pages.append([]) }
                let page = spot.page
                if isFirst || spot.row == 0 {
                    pages[page].append(
                        Piece(paragraph: index, lines: line..<line + 1, column: spot.column, row: spot.row))
                } else {
                    pages[page][pages[page].count - 1].lines =
                        pages[page][pages[page].count - 1].lines.lowerBound..<line + 1
                }
                isFirst = false
            }
        }
        if let last = pages.last { pages[pages.count - 1] = GalleyPlan.level(last, breaker, ways) }
        self.pages = pages
    }

    /// The pieces of the last page in columns that end level.
    private static func level(
        _ pieces: [Piece], _ breaker: ColumnBreaker, _ ways: [ParagraphWays.Way?]
    ) -> [Piece] {
        var parts: [(paragraph: Int, part: ColumnBalance.Part)] = []
        for piece in pieces {
            if let last = parts.last, last.paragraph == piece.paragraph {
                parts[parts.count - 1].part.lines = last.part.lines.lowerBound..<piece.lines.upperBound
            } else {
                let hyphens = ways[piece.paragraph]?.hyphenated ?? []
                parts.append((piece.paragraph, ColumnBalance.Part(lines: piece.lines, hyphens: hyphens)))
            }
        }
        let balance = ColumnBalance(parts.map(\.part), columns: breaker.columns, rows: breaker.rows)
        guard let lengths = balance.lengths() else { return pieces }
        var level: [Piece] = []
        var (column, row) = (0, 0)
        for (paragraph, part) in parts {
            var lines = part.lines
            while !lines.isEmpty, column < lengths.count {
                let end = min(lines.upperBound, lines.lowerBound + lengths[column] - row)
                level.append(Piece(paragraph: paragraph, lines: lines.lowerBound..<end, column: column, row: row))
                row += end - lines.lowerBound
                lines = end..<lines.upperBound
                if row == lengths[column] { (column, row) = (column + 1, 0) }
            }
        }
        return level
    }
}

/// A page of a galley, painted, with what was seen in the making.
struct GalleyPage: Sendable {
    let content: PageContent
    let lines: Int
    let findings: [Finding]
    /// None where nobody measures.
    let measured: [MeasuredLine]
}

/// Makes and paints any page of a galley: its lines exist only until it is painted. Belongs to one thread.
final class GalleyPageMaker {
    private let text: GalleyText
    private let shown: String
    private let format: GalleyFormat
    private let typesetter: Typesetter
    private let painter: Painter
    private let meter: LineMeter?
    private let palette = Palette.black([GalleyFormat.ink])
    /// The words of a paragraph that were not kept: one that runs over a page's end is wanted again on the next.
    private var latest: (paragraph: Int, words: ParagraphWords)?

    init(
        _ text: GalleyText, shown: String, _ format: GalleyFormat, _ typesetter: Typesetter, measures: Bool
    ) throws {
        self.text = text
        self.shown = shown
        self.format = format
        self.typesetter = typesetter
        // A proof is soon thrown away: what compressing it harder spares is not worth its time.
        painter = try Painter(compression: 3)
        meter = measures ? LineMeter(size: format.style.size) : nil
    }

    /// Makes a page, by its number from 0; `words` are those of each paragraph, where they were kept.
    func page(_ number: Int, of plan: GalleyPlan, _ words: [ParagraphWords?]) throws -> GalleyPage {
        var findings: [Finding] = []
        var measured: [MeasuredLine] = []
        var count = 0
        let painted = try painter.paint(page: number + 1, size: format.page, palette: palette) { show in
            for piece in plan.pages[number] {
                var row = piece.row
                try forEachLine(of: piece, plan, words) { line in
                    let baseline = format.firstBaseline + Double(row) * format.style.leading
                    try show(line, Point(x: format.lefts[piece.column], y: baseline))
                    if let meter { measured.append(meter.measure(line, startsColumn: row == 0)) }
                    if line.isOverfull || line.isLoose {
                        findings.append(finding(line, of: piece.paragraph, page: number + 1))
                    }
                    row += 1
                    count += 1
                }
            }
        }
        return GalleyPage(
            content: painted.content, lines: count, findings: findings + painted.findings, measured: measured)
    }

    private func finding(_ line: SetLine, of paragraph: Int, page: Int) -> Finding {
        Finding(
            line.isOverfull ? .error : .warning, line.isOverfull ? .lineOverfull : .lineLoose,
            at: Finding.Place(file: shown, line: text.paragraphs[paragraph].line, page: page), ["text": line.text])
    }

    private func forEachLine(
        of piece: GalleyPlan.Piece, _ plan: GalleyPlan, _ words: [ParagraphWords?], _ body: (SetLine) throws -> Void
    ) throws {
        guard let way = plan.ways[piece.paragraph] else { return }
        try typesetter.forEachLine(
            piece.lines, of: format.request("", place: Finding.Place()), way,
            words: words[piece.paragraph] ?? cutWords(of: piece.paragraph), body)
    }

    private func cutWords(of paragraph: Int) -> ParagraphWords {
        if let latest, latest.paragraph == paragraph { return latest.words }
        let words = typesetter.words(of: format.request(text.string(paragraph), place: Finding.Place()))
        latest = (paragraph, words)
        return words
    }
}
