import Foundation
import Geometry
import KeptWork
import PrintModel

/// Writes shapes down in few bytes: which pattern, how dressed, how high, and where each unit of the text stands.
struct ShapeWriter {
    private var packed = PackedWriter()
    private let numbers: [String: Int]

    init(patterns: [StoryPattern]) {
        numbers = Dictionary(patterns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What was found of one story; `nil` where it cannot be written down.
    mutating func bytes(of found: FoundShapes) -> [UInt8]? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let findings = try? encoder.encode(found.findings) else { return nil }
        packed.add(findings.count)
        packed.add(bytes: Array(findings))
        for lists in [found.shapes.bySpan, found.long] {
            packed.add(lists.count)
            for (key, shapes) in lists.sorted(by: { $0.key < $1.key }) {
                packed.add(key)
                guard add(shapes) else { return nil }
            }
        }
        return add(found.shapes.long) ? packed.bytes : nil
    }

    /// `false` where a shape has a pattern that is not the layout's.
    private mutating func add(_ shapes: [StoryShape]) -> Bool {
        packed.add(shapes.count)
        for shape in shapes {
            if shape.pattern.name == StoryShape.plain {
                packed.add(-1)
            } else if let number = numbers[shape.pattern.name] {
                packed.add(number)
            } else {
                return false
            }
            add(shape)
        }
        return true
    }

    private mutating func add(_ shape: StoryShape) {
        let dress = shape.dress
        let shown = [dress.deck, dress.quote, dress.figures, dress.dropCap]
        packed.add(shown.reduce(0) { $0 << 1 | ($1 ? 1 : 0) })
        packed.add([dress.air, dress.narrowing, dress.boxAir])
        packed.add(shape.photoRows)
        packed.add(shape.rows)
        packed.add(shape.columns.flatMap { [$0.page, $0.column, $0.row, $0.rows] })
        packed.add(shape.placed.flatMap { [$0.number, $0.page, $0.column, $0.row] })
        packed.add(
            shape.flow.placements.flatMap { [Int($0.variant), Int($0.segment), Int($0.row), Int($0.rows)] })
        packed.add(shape.flow.slack)
        packed.add(shape.flow.cost)
        packed.add(shape.cost)
    }
}

/// Reads shapes that a `ShapeWriter` wrote. Anything else gives `nil`.
struct ShapeReader {
    private var packed: PackedReader
    private let story: Int
    private let patterns: [StoryPattern]
    private let plain: StoryPattern

    /// - Parameter plain: The pattern of last resort.
    init(_ bytes: [UInt8], story: Int, patterns: [StoryPattern], plain: StoryPattern) {
        packed = PackedReader(bytes[...])
        self.story = story
        self.patterns = patterns
        self.plain = plain
    }

    /// What was found of the story.
    mutating func found() -> FoundShapes? {
        guard let length = packed.count(), let json = packed.bytes(length),
            let findings = try? JSONDecoder().decode([Finding].self, from: Data(json)),
            let bySpan = lists(), let byRoom = lists(), let long = shapes()
        else { return nil }
        return FoundShapes(shapes: StoryShapes(bySpan: bySpan, long: long), long: byRoom, findings: findings)
    }

    private mutating func lists() -> [Int: [StoryShape]]? {
        guard let count = packed.count() else { return nil }
        var lists: [Int: [StoryShape]] = [:]
        for _ in 0..<count {
            guard let key = packed.integer(), let shapes = shapes() else { return nil }
            lists[key] = shapes
        }
        return lists
    }

    private mutating func shapes() -> [StoryShape]? {
        guard let count = packed.count() else { return nil }
        var shapes: [StoryShape] = []
        shapes.reserveCapacity(count)
        for _ in 0..<count {
            guard let shape = shape() else { return nil }
            shapes.append(shape)
        }
        return shapes
    }

    private mutating func shape() -> StoryShape? {
        guard let number = packed.integer(), number < patterns.count, let shown = packed.integer(),
            let air = packed.integers(), air.count == 3, let photoRows = packed.integers(),
            let rows = packed.integers(), let columns = columns(), let placed = placed(),
            let placements = placements(in: columns),
            let slack = packed.integers(), slack.count == columns.count, let flowCost = packed.number(),
            let cost = packed.number()
        else { return nil }
        let dress = StoryDress(
            deck: shown & 8 != 0, quote: shown & 4 != 0, figures: shown & 2 != 0, dropCap: shown & 1 != 0, air: air[0],
            narrowing: air[1], boxAir: air[2])
        return StoryShape(
            story: story, pattern: number < 0 ? plain : patterns[number], dress: dress, photoRows: photoRows,
            rows: rows, columns: columns, placed: placed,
            flow: FlowSolution(placements: placements, slack: slack, cost: flowCost), cost: cost)
    }

    private mutating func columns() -> [ColumnSegment]? {
        guard let numbers = packed.integers(), numbers.count % 4 == 0 else { return nil }
        return stride(from: 0, to: numbers.count, by: 4).map { first in
            ColumnSegment(
                page: numbers[first], column: numbers[first + 1], row: numbers[first + 2], rows: numbers[first + 3])
        }
    }

    private mutating func placed() -> [PlacedInColumn]? {
        guard let numbers = packed.integers(), numbers.count % 4 == 0 else { return nil }
        return stride(from: 0, to: numbers.count, by: 4).map { first in
            PlacedInColumn(
                number: numbers[first], page: numbers[first + 1], column: numbers[first + 2], row: numbers[first + 3])
        }
    }

    private mutating func placements(in columns: [ColumnSegment]) -> [FlowSolution.Placement]? {
        guard let all = packed.integers(), all.count % 4 == 0 else { return nil }
        let numbers = all.compactMap { Int32(exactly: $0) }
        guard numbers.count == all.count, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
        var placements: [FlowSolution.Placement] = []
        placements.reserveCapacity(numbers.count / 4)
        for first in stride(from: 0, to: numbers.count, by: 4) {
            guard numbers[first + 1] < columns.count else { return nil }
            placements.append(
                FlowSolution.Placement(
                    variant: numbers[first], segment: numbers[first + 1], row: numbers[first + 2],
                    rows: numbers[first + 3]))
        }
        return placements
    }
}
