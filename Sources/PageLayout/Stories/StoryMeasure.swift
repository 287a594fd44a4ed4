import PrintModel

/// The measures of a story in a pattern: how wide it is, and where its text columns stand. Over both halves of a double
/// page no column stands on the fold, and what spans columns spans the fold only where it takes columns of both halves.
struct StoryMeasure {
    /// Width of the whole story; over both halves of a double page with the fold, points.
    let width: Double
    /// Width of a text column.
    let textWidth: Double
    /// Space between text columns.
    let gutter: Double
    /// How many text columns there are.
    let columns: Int
    /// For a story over both halves of a double page: how many columns each half has, and by how much the fold is wider
    /// than a gutter.
    let fold: (columns: Int, more: Double)?

    init(_ pattern: StoryPattern, _ grid: PageGrid) {
        gutter = grid.grid.gutter
        columns = pattern.columns
        if pattern.overFold != nil, let white = grid.grid.fold {
            let half = pattern.columns / 2
            width = 2 * grid.width + white
            textWidth = grid.textWidth(of: grid.width, columns: half)
            fold = (half, white - gutter)
        } else {
            let padding = pattern.panel == nil ? 0 : grid.grid.gutter * 0.75
            width = grid.width(span: pattern.span) - 2 * padding
            textWidth = grid.textWidth(of: width, columns: pattern.columns)
            fold = nil
        }
    }

    /// Distance of a text column, from 0, from the story's left edge.
    func x(ofColumn column: Int) -> Double {
        Double(column) * (textWidth + gutter) + (fold.map { column >= $0.columns ? $0.more : 0 } ?? 0)
    }

    /// Width of text columns, the first and the last from 1.
    func width(of covered: ClosedRange<Int>) -> Double {
        x(ofColumn: covered.upperBound - 1) + textWidth - x(ofColumn: covered.lowerBound - 1)
    }

    /// Width of a photograph's slot.
    func width(of slot: StoryPattern.PhotoSlot) -> Double { slot.place == .above ? width : width(of: slot.columns) }

    /// Width of a photograph's caption: over the fold, what stands before it.
    func captionWidth(of slot: StoryPattern.PhotoSlot) -> Double {
        guard let fold, self.fold(in: slot) != nil else { return width(of: slot) }
        return width(of: (slot.place == .above ? 1 : slot.columns.lowerBound)...fold.columns)
    }

    /// Where the fold falls in a photograph's slot, as a share of its width; `nil` where it stands on one page.
    func fold(in slot: StoryPattern.PhotoSlot) -> Double? {
        guard let fold else { return nil }
        let covered = slot.place == .above ? 1...columns : slot.columns
        guard covered.lowerBound <= fold.columns, covered.upperBound > fold.columns else { return nil }
        let middle = width / 2 - x(ofColumn: covered.lowerBound - 1)
        return middle / width(of: slot)
    }

    /// Width that a head over so many columns is set in: over the fold it stands on both halves, so many points apart.
    func head(over covered: Int) -> (width: Double, apart: Double?) {
        guard let fold, covered > fold.columns else { return (width(of: 1...max(1, covered)), nil) }
        return (width(of: 1...fold.columns), x(ofColumn: fold.columns))
    }
}
