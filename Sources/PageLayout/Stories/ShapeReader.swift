import Foundation
import Geometry
import KeptWork
import PrintModel

/// Reads shapes that a `ShapeWriter` wrote. Whatever a page of so many rows and the story cannot have gives `nil`: nothing
/// that comes of it can take more room than there is.
struct ShapeReader {
    private var packed: PackedReader
    private let number: Int
    private let story: Story
    private let patterns: [StoryPattern]
    private let plain: StoryPattern
    private let pageRows: Int

    /// Most pages of a story, most rows of a photograph that a designer may ask for, and most empty rows of a dress.
    private static let most = (pages: 10_000, photoRows: 1000, air: 100)

    /// - Parameters:
    ///   - number: The story's, now.
    ///   - plain: The pattern of last resort.
    ///   - rows: Rows of a page.
    init(
        _ bytes: [UInt8], of story: Story, number: Int, patterns: [StoryPattern], plain: StoryPattern, rows: Int
    ) {
        packed = PackedReader(bytes[...])
        self.story = story
        self.number = number
        self.patterns = patterns
        self.plain = plain
        pageRows = rows
    }

    /// What was found of the story.
    mutating func found() -> FoundShapes? {
        guard let findings = findings(), let long = shapes(isLong: true), let spans = packed.count() else { return nil }
        var found = FoundShapes(shapes: StoryShapes(bySpan: [:], long: long), findings: findings)
        for _ in 0..<spans {
            guard let span = packed.integer(), let shapes = shapes(isLong: false) else { return nil }
            found.shapes.bySpan[span] = shapes
        }
        guard let rooms = packed.count() else { return nil }
        for _ in 0..<rooms {
            guard let rows = packed.integer(), let findings = self.findings(), let shapes = shapes(isLong: true) else {
                return nil
            }
            found.long[rows] = FoundShapes.Long(shapes: shapes, findings: findings)
        }
        return packed.isAtEnd ? found : nil
    }

    private mutating func findings() -> [Finding]? {
        packed.count().flatMap { packed.bytes($0) }.flatMap {
            try? JSONDecoder().decode([Finding].self, from: Data($0))
        }
    }

    private mutating func shapes(isLong: Bool) -> [StoryShape]? {
        guard let count = packed.count() else { return nil }
        var shapes: [StoryShape] = []
        for _ in 0..<count {
            guard let shape = shape(), isLong == (shape.rows.count > 1) else { return nil }
            shapes.append(shape)
        }
        return shapes
    }

    private mutating func shape() -> StoryShape? {
        guard let choice = packed.integer(), (-1..<patterns.count).contains(choice), let shown = packed.integer() else {
            return nil
        }
        let pattern = choice < 0 ? plain : patterns[choice]
        guard let air = packed.integers(), air.count == 3,
            air.allSatisfy({ (0...ShapeReader.most.air).contains($0) }),
            let photoRows = packed.integers(), photoRows.count == pattern.photos.count,
            photoRows.count <= story.photos.count,
            photoRows.allSatisfy({ (0...ShapeReader.most.photoRows).contains($0) }),
            let rows = packed.integers(), (1...ShapeReader.most.pages).contains(rows.count),
            rows.allSatisfy({ (1...max(1, pageRows)).contains($0) }),
            let columns = columns(of: pattern, rows), let placements = placements(in: columns),
            let placed = placed(in: pattern, rows), let slack = packed.integers(), slack.count == columns.count,
            zip(slack, columns).allSatisfy({ (0...$1.rows).contains($0) }),
            let flowCost = packed.number(), let cost = packed.number(), flowCost.isFinite, cost.isFinite
        else { return nil }
        let dress = StoryDress(
            deck: shown & 8 != 0, quote: shown & 4 != 0, figures: shown & 2 != 0, dropCap: shown & 1 != 0, air: air[0],
            narrowing: air[1], boxAir: air[2])
        return StoryShape(
            story: number, pattern: pattern, dress: dress, photoRows: photoRows, rows: rows, columns: columns,
            placed: placed, flow: FlowSolution(placements: placements, slack: slack, cost: flowCost), cost: cost)
    }

    /// Numbers by fours.
    private mutating func fours() -> [(Int, Int, Int, Int)]? {
        guard let all = packed.integers(), all.count % 4 == 0 else { return nil }
        return stride(from: 0, to: all.count, by: 4).map { (all[$0], all[$0 + 1], all[$0 + 2], all[$0 + 3]) }
    }

    /// Stretches of columns, page after page, none beyond its page.
    private mutating func columns(of pattern: StoryPattern, _ rows: [Int]) -> [ColumnSegment]? {
        guard let fours = fours() else { return nil }
        var columns: [ColumnSegment] = []
        for (page, column, row, count) in fours {
            guard rows.indices.contains(page), page >= columns.last?.page ?? 0, (0..<pattern.columns).contains(column),
                (0..<rows[page]).contains(row), (1...rows[page] - row).contains(count)
            else { return nil }
            columns.append(ColumnSegment(page: page, column: column, row: row, rows: count))
        }
        return columns
    }

    /// Units of text that begin in a column and end in one.
    private mutating func placements(in columns: [ColumnSegment]) -> [FlowSolution.Placement]? {
        guard let fours = fours() else { return nil }
        var before = [0]
        for column in columns { before.append((before.last ?? 0) + column.rows) }
        var placements: [FlowSolution.Placement] = []
        for (variant, segment, row, rows) in fours {
            guard let variant = Int32(exactly: variant), variant >= 0, columns.indices.contains(segment),
                (0..<columns[segment].rows).contains(row), rows > 0,
                rows <= before[columns.count] - before[segment] - row
            else { return nil }
            placements.append(
                FlowSolution.Placement(
                    variant: variant, segment: Int32(segment), row: Int32(row), rows: Int32(rows)))
        }
        return placements
    }

    private mutating func placed(in pattern: StoryPattern, _ rows: [Int]) -> [PlacedInColumn]? {
        guard let fours = fours() else { return nil }
        var placed: [PlacedInColumn] = []
        for (number, page, column, row) in fours {
            guard story.placed.indices.contains(number), rows.indices.contains(page),
                (0..<pattern.columns).contains(column), (0..<rows[page]).contains(row)
            else { return nil }
            placed.append(PlacedInColumn(number: number, page: page, column: column, row: row))
        }
        return placed
    }
}
