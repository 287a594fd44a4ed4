import Geometry
import PrintModel

extension StoryShaper {
    /// Depths at which the text could fill the columns.
    func depths(of frame: StoryFrame, _ photoRows: [Int]) -> ClosedRange<Int> {
        let columns = frame.pattern.columns
        let base = 400
        let room = segments(of: frame, photoRows, depth: base).reduce(-frame.placedRows) { $0 + $1.rows }
        let text = frame.text.flow.extent
        let least = base - (room - text.lowerBound) / columns
        let most = base - (room - text.upperBound) / columns + 1
        let floor = minimumDepth(of: frame, photoRows)
        return max(floor, least)...max(floor, least, most)
    }

    func minimumDepth(of frame: StoryFrame, _ photoRows: [Int]) -> Int {
        let photos = frame.pattern.photos.indices.map { photoRows[$0] + frame.captions[$0].rows }.reduce(0, +)
        return frame.head.rows + (frame.strip?.rows ?? 0) + photos + frame.tableRows + 2 * frame.inset + 2
    }

    /// What is left of the text columns of a story so many rows deep.
    func segments(of frame: StoryFrame, _ photoRows: [Int], depth: Int, tables: Bool = true) -> [ColumnSegment] {
        let pattern = frame.pattern
        let above = frame.inset + frame.rowsAbove(photoRows)
        var tops = (0..<pattern.columns).map { column in
            above + (column < frame.headColumns ? frame.head.rows + (frame.strip?.rows ?? 0) : 0)
        }
        var bottoms = Array(repeating: depth - frame.inset - (tables ? frame.tableRows : 0), count: pattern.columns)
        for (index, slot) in pattern.photos.enumerated() where slot.place != .above {
            for column in slot.columns where column <= pattern.columns {
                let rows = photoRows[index] + frame.captions[index].rows
                if slot.place == .top { tops[column - 1] += rows } else { bottoms[column - 1] -= rows + 1 }
            }
        }
        if let figures = frame.figures { bottoms[pattern.columns - 1] -= figures.rows }
        var result: [ColumnSegment] = []
        for column in 0..<pattern.columns {
            let rows = bottoms[column] - tops[column]
            guard rows >= (frame.dress.narrowing > 0 ? StoryDress.leastUnderHead : 3) || rows == 0 else { return [] }
            if let quote = frame.quote, pattern.quote == column + 1 {
                let upper = (rows - quote.rows) / 2
                guard upper >= 4 else { return [] }
                result.append(ColumnSegment(page: 0, column: column, row: tops[column], rows: upper))
                result.append(
                    ColumnSegment(
                        page: 0, column: column, row: tops[column] + upper + quote.rows,
                        rows: rows - upper - quote.rows))
            } else if rows > 0 {
                result.append(ColumnSegment(page: 0, column: column, row: tops[column], rows: rows))
            }
        }
        return result
    }
}
