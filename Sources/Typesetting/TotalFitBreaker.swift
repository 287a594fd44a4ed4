/// Breaks justified text so that the whole paragraph's demerits are least, for every number of lines in reach.
///
/// Donald E. Knuth and Michael F. Plass (1981), with their fitness classes; nodes are kept apart by line number, which
/// gives the longer and shorter variants, and by how many hyphens end the lines before, so that three in a row never
/// happen where there is another way. Linear in the text: a line looks back over no more breaks than fit in it.
struct TotalFitBreaker: LineBreaker {
    /// Strains that a first search allows, and a second where the first finds nothing or a ladder.
    private static let tolerances = [2.0, 7.0]

    func breakings(of copy: Copy, in shape: LineShape, variants: Bool) -> [Breaking] {
        guard !copy.isEmpty else { return [] }
        for tolerance in TotalFitBreaker.tolerances {
            let found = TotalFitSearch.breakings(of: copy, in: shape, tolerance: tolerance)
            if let best = found.first, tolerance == TotalFitBreaker.tolerances.last || !hasLadder(best, copy) {
                return found
            }
        }
        return TotalFitSearch.breakings(of: copy, in: shape, tolerance: .infinity)
    }

    private func hasLadder(_ breaking: Breaking, _ copy: Copy) -> Bool {
        var hyphens = 0
        return breaking.breaks.contains { index in
            hyphens = copy.breaks[index].hasHyphen ? hyphens + 1 : 0
            return hyphens == 3
        }
    }
}
