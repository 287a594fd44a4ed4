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
        guard add(found.findings), add(found.shapes.long) else { return nil }
        packed.add(found.shapes.bySpan.count)
        for (span, shapes) in found.shapes.bySpan.sorted(by: { $0.key < $1.key }) {
            packed.add(span)
            guard add(shapes) else { return nil }
        }
        packed.add(found.long.count)
        for (rows, long) in found.long.sorted(by: { $0.key < $1.key }) {
            packed.add(rows)
            guard add(long.findings), add(long.shapes) else { return nil }
        }
        return packed.bytes
    }

    /// `false` where they cannot be written down.
    private mutating func add(_ findings: [Finding]) -> Bool {
        guard let json = try? JSONEncoder.inOrder.encode(findings) else { return false }
        packed.add(json.count)
        packed.add(bytes: Array(json))
        return true
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
        packed.add(
            shape.flow.placements.flatMap { [Int($0.variant), Int($0.segment), Int($0.row), Int($0.rows)] })
        packed.add(shape.placed.flatMap { [$0.number, $0.page, $0.column, $0.row] })
        packed.add(shape.flow.slack)
        packed.add(shape.flow.cost)
        packed.add(shape.cost)
    }
}
