/// Breaks justified text so that the whole paragraph's demerits are least, for every number of lines in reach.
///
/// Donald E. Knuth and Michael F. Plass, "Breaking Paragraphs into Lines", Software—Practice and Experience 11 (1981),
/// with its fitness classes; nodes are kept apart by line number, which gives the longer and shorter variants, and by
/// how many hyphens end the lines before, so that three in a row never happen where there is another way.
struct TotalFitBreaker: LineBreaker {
    private struct Node {
        var at: Int
        var line: Int
        var fitness: Int
        var hyphens: Int
        var demerits: Double
        var previous: Int
    }
    private struct State: Hashable {
        var line: Int
        var fitness: Int
        var hyphens: Int
    }

    /// Most lines by which a way may be ahead of the best way to the same place, or behind it: more than any variant
    /// that is worth offering, and what keeps the search linear in the text.
    private static let mostLinesApart = 3

    func breakings(of copy: Copy, in shape: LineShape, variants: Bool) -> [Breaking] {
        guard copy.tokens.contains(where: { if case .word = $0 { true } else { false } }) else { return [] }
        let tolerances = variants ? [2.6, 6] : [1.6, 3, 6]
        for tolerance in tolerances {
            let found = search(copy, shape, tolerance: tolerance, emergency: false)
            // Three hyphens in a row may only be for want of a looser line.
            if let best = found.first, tolerance == tolerances.last || !hasLadder(best, copy) { return found }
        }
        return search(copy, shape, tolerance: .infinity, emergency: true)
    }

    private func hasLadder(_ breaking: Breaking, _ copy: Copy) -> Bool {
        var hyphens = 0
        return breaking.breaks.contains { index in
            hyphens = copy.breaks[index].kind == .hyphen ? hyphens + 1 : 0
            return hyphens == 3
        }
    }

    private func search(_ copy: Copy, _ shape: LineShape, tolerance: Double, emergency: Bool) -> [Breaking] {
        var nodes = [Node(at: -1, line: 0, fitness: 1, hyphens: 0, demerits: 0, previous: -1)]
        var active = [0]
        for index in copy.breaks.indices {
            let place = copy.breaks[index]
            var best: [State: Node] = [:]
            var order: [State] = []
            var kept: [Int] = []
            var overfull: Node?
            for number in active {
                let node = nodes[number]
                let (ratio, tooLong) = fit(from: node, to: place, copy, shape)
                let forced = place.kind == .forced || place.kind == .last
                if !tooLong && !forced { kept.append(number) }
                if tooLong {
                    guard emergency else { continue }
                    let candidate = successor(of: node, number, index, place, ratio: -1, extra: 1e9)
                    if overfull.map({ candidate.demerits < $0.demerits }) ?? true { overfull = candidate }
                    continue
                }
                guard ratio <= tolerance else { continue }
                let next = successor(of: node, number, index, place, ratio: ratio, extra: 0)
                let final = place.kind == .last ? lastLineDemerits(from: node, to: place, copy, shape) : 0
                var candidate = next
                candidate.demerits += final
                let state = State(line: next.line, fitness: next.fitness, hyphens: next.hyphens)
                if let rival = best[state] {
                    if candidate.demerits < rival.demerits { best[state] = candidate }
                } else {
                    best[state] = candidate
                    order.append(state)
                }
            }
            if kept.isEmpty, order.isEmpty, let overfull {
                nodes.append(overfull)
                kept.append(nodes.count - 1)
            }
            let line = best.values.min { ($0.demerits, $0.line) < ($1.demerits, $1.line) }?.line ?? 0
            for state in order where abs(state.line - line) <= TotalFitBreaker.mostLinesApart {
                guard let node = best[state] else { continue }
                nodes.append(node)
                kept.append(nodes.count - 1)
            }
            active = kept
            if active.isEmpty { return [] }
        }
        return collect(active.filter { nodes[$0].at == copy.breaks.count - 1 }, nodes)
    }

    /// Stretch of the line between two breaks, and whether it is longer than it can be shrunk.
    private func fit(from node: Node, to place: Copy.Break, _ copy: Copy, _ shape: LineShape) -> (Double, Bool) {
        let start = node.at < 0 ? Copy.Totals() : copy.breaks[node.at].nextTotals
        let natural = place.endTotals.width - start.width
        let spaces = place.endTotals.spaces - start.spaces
        let glyphs = place.endTotals.glyphs - start.glyphs
        guard let ratio = shape.ratio(natural: natural, spaces: spaces, glyphs: glyphs, line: node.line) else {
            return natural > shape.width(ofLine: node.line) ? (-1, true) : (.infinity, false)
        }
        if place.kind == .last || place.kind == .forced { return (max(-1, min(ratio, 0)), ratio < -1) }
        return (ratio, ratio < -1)
    }

    private func successor(
        of node: Node, _ number: Int, _ index: Int, _ place: Copy.Break, ratio: Double, extra: Double
    ) -> Node {
        let fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3
        let size = min(abs(ratio), 50)
        var demerits = (10 + 100 * size * size * size) * (10 + 100 * size * size * size)
        let hyphens = place.kind == .hyphen ? min(node.hyphens + 1, 3) : 0
        if place.kind == .hyphen {
            demerits += 4_000 + (place.carried < 3 ? 3_000 : 0)
            if hyphens == 2 { demerits += 8_000 }
            if hyphens >= 3 { demerits += 4_000_000 }
        } else if place.kind == .dash {
            demerits += 1_000
        } else if place.kind == .tie {
            demerits += 60_000
        }
        if abs(fitness - node.fitness) > 1 { demerits += 5_000 }
        return Node(
            at: index, line: node.line + 1, fitness: fitness, hyphens: hyphens,
            demerits: node.demerits + demerits + extra, previous: number)
    }

    /// A last line shorter than a few words, or one that ends in the remains of a divided word, looks forlorn.
    private func lastLineDemerits(
        from node: Node, to place: Copy.Break, _ copy: Copy, _ shape: LineShape
    ) -> Double {
        guard node.at >= 0 else { return 0 }
        let length = place.endTotals.width - copy.breaks[node.at].nextTotals.width
        var demerits = copy.breaks[node.at].kind == .hyphen ? 20_000.0 : 0
        if length < shape.measure * 0.14 {
            demerits += 20_000
        } else if length < shape.measure * 0.25 {
            demerits += 3_000
        }
        return demerits
    }

    /// The best way for each number of lines, the best of all first.
    private func collect(_ final: [Int], _ nodes: [Node]) -> [Breaking] {
        var byLines: [Int: Int] = [:]
        for number in final {
            if let rival = byLines[nodes[number].line], nodes[rival].demerits <= nodes[number].demerits { continue }
            byLines[nodes[number].line] = number
        }
        return byLines.values.sorted { (nodes[$0].demerits, $0) < (nodes[$1].demerits, $1) }.map { number in
            var breaks: [Int] = []
            var at = number
            while at > 0 {
                breaks.append(nodes[at].at)
                at = nodes[at].previous
            }
            return Breaking(breaks: breaks.reversed(), demerits: nodes[number].demerits)
        }
    }
}
