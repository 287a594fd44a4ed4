import PrintModel

/// A cell of a table with the pictures that stood in it, by their places among the draft's blocks.
struct PlacedCell {
    var cell: DraftTable.Cell
    var pictures: Range<Int>
}

/// Tables that authors use to set photographs side by side, each with its words in the same cell or in the cell below.
enum PictureSheet {
    /// Longest caption, characters.
    private static let longest = 300

    /// The captions of a table's pictures, or `nil` where it holds anything else.
    static func captions(of rows: [[PlacedCell]]) -> [(picture: Int, words: RichText)]? {
        guard rows.contains(where: { $0.contains { !$0.pictures.isEmpty } }) else { return nil }
        var captions: [(Int, RichText)] = []
        for (number, row) in rows.enumerated() {
            for (column, placed) in row.enumerated() {
                guard let words = placed.cell.texts.first else { continue }
                guard placed.cell.texts.count == 1, words.plain.count <= longest else { return nil }
                let above = number > 0 && column < rows[number - 1].count ? rows[number - 1][column] : nil
                let isUnder = placed.pictures.isEmpty && above?.cell.texts.isEmpty == true
                guard let pictures = isUnder ? above?.pictures : placed.pictures, pictures.count == 1 else {
                    return nil
                }
                captions.append((pictures.lowerBound, words))
            }
        }
        return captions
    }
}
