/// Breaks ragged or centred text into the fewest lines, as even as they can be.
///
/// Good for headlines, decks and captions: no word is left alone where the lines can be balanced.
struct RaggedBreaker: LineBreaker {
    func breakings(of copy: Copy, in shape: LineShape, variants: Bool) -> [Breaking] {
        guard !copy.isEmpty else { return [] }
        // cost[b]: fewest lines, then least unevenness, of the text up to break b.
        var best: [(lines: Int, cost: Double, previous: Int)?] = Array(repeating: nil, count: copy.breaks.count)
        var earliest = -1
        for index in copy.breaks.indices {
            var start = index - 1
            while start >= earliest {
                if let reached = start < 0 ? (lines: 0, cost: 0, previous: -1) : best[start] {
                    let slack = self.slack(from: start, to: index, line: reached.lines, copy, shape)
                    if slack < -0.01 && start < index - 1 { break }
                    let candidate = (
                        lines: reached.lines + 1, cost: reached.cost + cost(slack, copy.breaks[index], shape),
                        previous: start
                    )
                    if best[index].map({ (candidate.lines, candidate.cost) < ($0.lines, $0.cost) }) ?? true {
                        best[index] = candidate
                    }
                }
                start -= 1
            }
            if copy.breaks[index].kind == .forced { earliest = index }
        }
        guard let last = best.last ?? nil else { return [] }
        var breaks = [copy.breaks.count - 1]
        var at = last.previous
        while at >= 0, let node = best[at] {
            breaks.append(at)
            at = node.previous
        }
        return [Breaking(breaks: breaks.reversed(), demerits: last.cost)]
    }

    private func slack(from start: Int, to end: Int, line: Int, _ copy: Copy, _ shape: LineShape) -> Double {
        let from = start < 0 ? 0 : copy.breaks[start].nextTotals.width
        return shape.width(ofLine: line) - (copy.breaks[end].endTotals.width - from)
    }

    private func cost(_ slack: Double, _ place: Copy.Break, _ shape: LineShape) -> Double {
        let share = slack / shape.measure
        let division = place.kind == .hyphen ? 0.5 : place.kind == .tie ? 0.2 : 0
        if slack < 0 { return 1000 + share * share }
        return share * share * (place.kind == .last ? 0.6 : 1) + division
    }
}
