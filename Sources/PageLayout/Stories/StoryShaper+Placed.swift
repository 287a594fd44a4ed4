import Geometry
import PrintModel

/// A photograph of a story's text in a column's width.
struct PlacedFrame {
    var photo: Photo
    /// Rows of the picture, caption aside.
    var rows: Int
    var caption: PieceOfPage
    /// Rows of text before it, set in the best way.
    var textBefore: Int

    /// Fewest rows of such a picture.
    static let leastRows = 6

    /// Rows that it takes at a column's head, where text follows it, and at its foot, an empty one over it.
    var rowsAtHead: Int { rows + (caption.rows == 0 ? 1 : caption.rows) }
    var rowsAtFoot: Int { 1 + rows + caption.rows }
}

/// Where a photograph of the text stands.
struct PlacedInColumn: Sendable {
    /// Its number among those of the text.
    var number: Int
    /// Page of the story, from 0.
    var page: Int
    /// Text column, from 0.
    var column: Int
    /// First row of the picture, from the story's top on that page.
    var row: Int
}

extension StoryShaper {
    /// Fewest rows of text that a photograph leaves of a column.
    private static let leastText = 3

    /// Text columns with room kept for the photographs of the text: each at the foot of the column in which the text
    /// before it ends, or at the head or foot of the next that has room; `nil` where there is none.
    func withPlaced(
        _ columns: [ColumnSegment], of frame: StoryFrame
    ) -> (columns: [ColumnSegment], placed: [PlacedInColumn])? {
        guard !frame.placed.isEmpty else { return (columns, []) }
        var columns = columns
        var feet = Array(repeating: [Int](), count: columns.count)
        var placed: [PlacedInColumn] = []
        var first = 0
        for (number, photo) in frame.placed.enumerated() {
            var at = 0
            var left = photo.textBefore
            while at + 1 < columns.count, left > columns[at].rows || at < first {
                left -= columns[at].rows
                at += 1
            }
            let place = columns.indices[at...].first { index in
                let room = columns[index].rows - StoryShaper.leastText
                if index > at, feet[index].isEmpty, isHead(index, columns), room >= photo.rowsAtHead {
                    let column = columns[index]
                    placed.append(
                        PlacedInColumn(number: number, page: column.page, column: column.column, row: column.row))
                    columns[index].row += photo.rowsAtHead
                    columns[index].rows -= photo.rowsAtHead
                    return true
                }
                // The text before it must not be pushed behind it.
                let isAfter = index > at || left <= columns[index].rows - photo.rowsAtFoot || index == columns.count - 1
                guard isFoot(index, columns), isAfter, room >= photo.rowsAtFoot else { return false }
                feet[index].append(number)
                columns[index].rows -= photo.rowsAtFoot
                return true
            }
            guard let place else { return nil }
            first = place
        }
        for (column, numbers) in zip(columns, feet) {
            var row = column.row + column.rows
            for number in numbers {
                placed.append(PlacedInColumn(number: number, page: column.page, column: column.column, row: row + 1))
                row += frame.placed[number].rowsAtFoot
            }
        }
        return (columns, placed)
    }

    private func isHead(_ index: Int, _ columns: [ColumnSegment]) -> Bool {
        index > 0 && !StoryShaper.areOne(columns[index - 1], columns[index])
    }

    private func isFoot(_ index: Int, _ columns: [ColumnSegment]) -> Bool {
        index == columns.count - 1 || !StoryShaper.areOne(columns[index], columns[index + 1])
    }

    /// Whether two stretches are of one column.
    private static func areOne(_ one: ColumnSegment, _ other: ColumnSegment) -> Bool {
        one.page == other.page && one.column == other.column
    }
}

extension StoryFrame {
    /// Rows of columns that the photographs of the text take.
    var placedRows: Int { placed.reduce(0) { $0 + $1.rowsAtFoot } }
}
