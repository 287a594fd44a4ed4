/// One pass of the total-fit search over a paragraph.
struct TotalFitSearch {
    /// The best way to end a line at a break, among those of the same state.
    private struct Node {
        /// Break at which the line ends; -1 for the paragraph's start.
        var at: Int32
        /// Lines so far.
        var line: Int32
        var previous: Int32
        /// 0 tight, 1 decent, 2 loose, 3 very loose.
        var fitness: Int8
        /// Hyphens that end this line and those before it, 3 at most.
        var hyphens: Int8
        /// Lines running, this one the last, whose gaps are wide enough to make a river.
        var wide: Int8
        var demerits: Double
    }

    /// Most lines by which a way may be ahead of the best way to the same place, or behind it: what variants need, and
    /// what keeps the search linear in the text.
    private static let mostLinesApart: Int32 = 2
    /// Share by which a space of a line that may feed a river is stretched.
    private static let riverStretch = 0.18
    /// How far two gaps must lie under one another to run on, as a share of the type size.
    private static let riverOverlap = 0.12

    private let breaks: UnsafeBufferPointer<Copy.Break>
    private let spaces: UnsafeBufferPointer<Copy.Space>
    private let shape: LineShape
    private let tolerance: Double
    /// The last line whose indent is its own; all after it take the same.
    private let lastIndent: Int32

    /// A place where lines may start, and what of it and of the text before it is needed to weigh them.
    private struct Start {
        /// The break; -1 for the paragraph's start.
        var at: Int
        var nodes: Range<Int>
        var totals = Copy.Totals()
        var hangLeft = 0.0
        var wordBefore: Int32 = -1
        var wordAfter: Int32 = -1
        /// Whether the line begins with the rest of a divided word.
        var isDivision = false
    }
    /// What is said of a line whatever stands before it.
    private struct Weight {
        var strain = 0.0
        var demerits = 0.0
        var fitness: Int8 = 0
        /// Whether its gaps are wide enough to make a river.
        var isWide = false
        /// Whether it ends in the word that the line before ends in.
        var repeatsEnd = false
    }

    private var nodes: [Node] = []
    /// The places that can be reached, in order.
    private var starts: [Start] = []
    /// The best candidate for each state at the break at hand, and at which break it was written.
    private var slots = [Node](
        repeating: Node(at: -1, line: 0, previous: -1, fitness: 1, hyphens: 0, wide: 0, demerits: 0), count: 16 * 16)
    private var stamps = [Int32](repeating: -1, count: 16 * 16)
    private var filled: [Int] = []
    /// The gaps of the line at hand and of the one below it, while a river is looked for.
    private var gaps: [Gap] = []
    private var gapsBelow: [Gap] = []

    private struct Gap {
        var start: Double
        var end: Double
    }

    /// The best way to break a copy for each number of lines, the best of all first; none where the tolerance allows none.
    /// With an infinite tolerance there is always one, whose lines may stick out.
    static func breakings(of copy: Copy, in shape: LineShape, tolerance: Double) -> [Breaking] {
        copy.breaks.withUnsafeBufferPointer { breaks in
            copy.spaces.withUnsafeBufferPointer { spaces in
                var search = TotalFitSearch(breaks, spaces, shape, tolerance: tolerance)
                return search.run()
            }
        }
    }

    private init(
        _ breaks: UnsafeBufferPointer<Copy.Break>, _ spaces: UnsafeBufferPointer<Copy.Space>, _ shape: LineShape,
        tolerance: Double
    ) {
        self.breaks = breaks
        self.spaces = spaces
        self.shape = shape
        self.tolerance = tolerance
        lastIndent = Int32(max(0, shape.indents.count - 1))
    }

    private mutating func run() -> [Breaking] {
        nodes.reserveCapacity(breaks.count * 4)
        starts.reserveCapacity(breaks.count + 1)
        nodes.append(Node(at: -1, line: 0, previous: -1, fitness: 1, hyphens: 0, wide: 0, demerits: 0))
        starts.append(Start(at: -1, nodes: 0..<1))
        var window = 0
        var last = 0..<0
        for index in breaks.indices {
            let count = nodes.count
            consider(index, &window)
            if filled.isEmpty, tolerance == .infinity, let node = overfull(at: index) { nodes.append(node) }
            keepBest()
            last = count..<nodes.count
            if breaks[index].kind == .forced { window = starts.count }
            if !last.isEmpty { starts.append(start(at: index, last)) }
        }
        return collect(last)
    }

    private func start(at index: Int, _ nodes: Range<Int>) -> Start {
        let place = breaks[index]
        return Start(
            at: index, nodes: nodes, totals: place.nextTotals, hangLeft: place.hangLeft,
            wordBefore: place.wordBefore, wordAfter: place.wordAfter, isDivision: place.kind == .hyphen)
    }

    /// Weighs every line that may end at a break; moves the window past starts from which lines have become too long.
    private mutating func consider(_ index: Int, _ window: inout Int) {
        let place = breaks[index]
        filled.removeAll(keepingCapacity: true)
        let isForced = place.kind == .forced || place.kind == .last
        let price = price(of: place)
        var isPassing = true
        for number in window..<starts.count {
            let start = starts[number]
            let spaces = place.endTotals.spaces - start.totals.spaces
            let natural = place.endTotals.width - start.totals.width
            let material = LineShape.Material(
                letters: natural - spaces, spaces: spaces,
                gaps: Double(max(0, place.endTotals.gaps - start.totals.gaps)))
            var weighed = Int32(-1)
            var weight = Weight()
            weight.repeatsEnd = start.wordBefore >= 0 && start.wordBefore == place.wordBefore
            var tooLoose = true
            for node in start.nodes {
                let line = min(nodes[node].line, lastIndent)
                if line != weighed {
                    weighed = line
                    let hang = shape.hang(start.hangLeft, ofLine: Int(line))
                    var strain = shape.strain(
                        shape.width(ofLine: Int(line)) + hang + place.hangRight - natural, material)
                    if isForced { strain = strain < -1 ? strain : min(strain, 0) }
                    weight.strain = strain
                    weight.demerits = Demerits.of(strain: strain) + price
                    if isForced { weight.demerits += lastLine(from: start, natural) }
                    weight.fitness = strain < -0.5 ? 0 : strain <= 0.5 ? 1 : strain <= 1 ? 2 : 3
                    weight.isWide = strain * LineShape.stretch > TotalFitSearch.riverStretch
                }
                if weight.strain < -1 {
                    tooLoose = false
                    continue
                }
                isPassing = false
                guard weight.strain <= tolerance else { continue }
                tooLoose = false
                propose(from: node, start, index, weight)
            }
            // Even without its hyphen, and with all that may hang, a line from there is too long for good.
            if isPassing,
                natural - (place.kind == .hyphen ? shape.size : 0) > shape.measure * 1.03 + shape.size + material.spaces
                    * 0.4 + material.letters * 0.03
            {
                window = number + 1
            } else {
                isPassing = false
            }
            if tooLoose { break }
        }
    }

    private func price(of place: Copy.Break) -> Double {
        switch place.kind {
        case .hyphen: Demerits.hyphen + (place.carried < 3 ? Demerits.shortCarry : 0)
        case .dash: Demerits.bare
        case .tie: Demerits.tie
        case .weak: Demerits.weak
        default: 0
        }
    }

    /// A last line shorter than a few words, or one that begins with the rest of a divided word, looks forlorn.
    private func lastLine(from start: Start, _ length: Double) -> Double {
        guard start.at >= 0 else { return 0 }
        var sum = start.isDivision ? Demerits.lastCarried : 0
        if length < shape.measure * 0.14 {
            sum += Demerits.lastStub
        } else if length < shape.measure * 0.25 {
            sum += Demerits.lastShort
        }
        return sum
    }

    private mutating func propose(from number: Int, _ start: Start, _ index: Int, _ weight: Weight) {
        let node = nodes[number]
        var sum = node.demerits + weight.demerits
        if abs(weight.fitness - node.fitness) > 1 { sum += Demerits.contrast }
        var hyphens: Int8 = 0
        if breaks[index].hasHyphen {
            hyphens = min(node.hyphens + 1, 3)
            if hyphens == 2 { sum += Demerits.hyphenAgain }
            if hyphens == 3 { sum += Demerits.ladder }
        }
        let line = node.line + 1
        let slot = ((Int(line) & 15) << 4) | (Int(weight.fitness) << 2) | Int(hyphens)
        // What is worse than its rival already need not be looked at further.
        let hasRival = stamps[slot] == Int32(index)
        if hasRival, sum >= slots[slot].demerits { return }
        if weight.repeatsEnd { sum += Demerits.sameEdge }
        if node.previous > 0, start.wordAfter >= 0,
            breaks[Int(nodes[Int(node.previous)].at)].wordAfter == start.wordAfter
        {
            sum += Demerits.sameEdge
        }
        let wide: Int8 = weight.isWide ? min(node.wide + 1, 4) : 0
        if wide == 4, !hasRival || sum < slots[slot].demerits, hasRiver(through: number, to: index) {
            sum += Demerits.river
        }
        if hasRival {
            guard sum < slots[slot].demerits else { return }
        } else {
            stamps[slot] = Int32(index)
            filled.append(slot)
        }
        slots[slot] = Node(
            at: Int32(index), line: line, previous: Int32(number), fitness: weight.fitness, hyphens: hyphens,
            wide: wide,
            demerits: sum)
    }

    /// Adds the candidates of a break to the nodes, those that are not too many lines off the best.
    private mutating func keepBest() {
        guard var best = filled.first else { return }
        for slot in filled where slots[slot].demerits < slots[best].demerits { best = slot }
        let winner = slots[best]
        for slot in filled where abs(slots[slot].line - winner.line) <= TotalFitSearch.mostLinesApart {
            if slot == best || !isHopeless(slots[slot], beside: winner) { nodes.append(slots[slot]) }
        }
    }

    /// Whether whatever follows, a candidate cannot come out better than the best one of the break: they have as many
    /// lines, the best has no more hyphens running and its line feeds no river, and all else that may be charged to it for
    /// what stands before the break is less than it is ahead.
    private func isHopeless(_ node: Node, beside best: Node) -> Bool {
        node.line == best.line && best.wide == 0 && best.hyphens <= node.hyphens
            && best.demerits + Demerits.contrast + Demerits.sameEdge <= node.demerits
    }

    /// The least bad line that sticks out of the measure, where no line fits.
    private func overfull(at index: Int) -> Node? {
        guard let group = starts.last?.nodes else { return nil }
        guard let number = group.min(by: { nodes[$0].demerits < nodes[$1].demerits }) else { return nil }
        return Node(
            at: Int32(index), line: nodes[number].line + 1, previous: Int32(number), fitness: 0,
            hyphens: breaks[index].hasHyphen ? min(nodes[number].hyphens + 1, 3) : 0, wide: 0,
            demerits: nodes[number].demerits + Demerits.overfull)
    }

    /// The best way for each number of lines, the best of all first.
    private func collect(_ final: Range<Int>) -> [Breaking] {
        var best: [Int] = []
        for number in final {
            if let rival = best.firstIndex(where: { nodes[$0].line == nodes[number].line }) {
                if nodes[number].demerits < nodes[best[rival]].demerits { best[rival] = number }
            } else {
                best.append(number)
            }
        }
        best.sort { (nodes[$0].demerits, $0) < (nodes[$1].demerits, $1) }
        var found: [Breaking] = []
        for number in best {
            var breaks: [Int] = []
            breaks.reserveCapacity(Int(nodes[number].line))
            var at = number
            while at > 0 {
                breaks.append(Int(nodes[at].at))
                at = Int(nodes[at].previous)
            }
            breaks.reverse()
            found.append(Breaking(breaks: breaks, demerits: nodes[number].demerits))
        }
        return found
    }
}

// MARK: - Rivers

extension TotalFitSearch {
    /// Whether a gap of the line to `index` continues gaps of the three lines above it.
    private mutating func hasRiver(through number: Int, to index: Int) -> Bool {
        var (at, end) = (number, index)
        for depth in 0..<4 {
            findGaps(from: Int(nodes[at].at), to: end, line: Int(nodes[at].line))
            if depth > 0 { keepContinued() }
            if gaps.isEmpty { return false }
            swap(&gaps, &gapsBelow)
            if depth == 3 { return true }
            guard at > 0 else { return false }
            end = Int(nodes[at].at)
            at = Int(nodes[at].previous)
        }
        return false
    }

    /// Leaves those gaps that lie over one of the line below.
    private mutating func keepContinued() {
        let overlap = shape.size * TotalFitSearch.riverOverlap
        var kept = 0
        for gap in gaps
        where gapsBelow.contains(where: { min($0.end, gap.end) - max($0.start, gap.start) > overlap }) {
            gaps[kept] = gap
            kept += 1
        }
        gaps.removeLast(gaps.count - kept)
    }

    /// Finds where the gaps of a wide line lie: its letters at their ease, the rest shared by its spaces.
    private mutating func findGaps(from start: Int, to end: Int, line: Int) {
        gaps.removeAll(keepingCapacity: true)
        let from = start < 0 ? Copy.Totals() : breaks[start].nextTotals
        let totals = breaks[end].endTotals
        let indent = shape.indent(ofLine: line)
        let spaces = totals.spaces - from.spaces
        let letters = totals.width - from.width - spaces
        let soft =
            letters * LineShape.widthVariation + Double(totals.gaps - from.gaps) * shape.size * LineShape.tracking
        guard spaces > 0, letters > 0 else { return }
        let hang = start < 0 ? 0 : shape.hang(breaks[start].hangLeft, ofLine: line)
        let missing = shape.width(ofLine: line) + hang + breaks[end].hangRight - letters - spaces
        let ease = max(0, min(1, missing / (soft + spaces * LineShape.stretch)))
        let stretch = 1 + soft * ease / letters
        let gap = 1 + max(0, missing - soft * ease) / spaces
        let before = from.width - from.spaces
        let first = start < 0 ? 0 : Int(breaks[start].nextSpaces)
        for space in self.spaces[first..<max(first, Int(breaks[end].endSpaces))] {
            let x = indent - hang + (space.letters - before) * stretch + (space.spaces - from.spaces) * gap
            gaps.append(Gap(start: x, end: x + space.width * gap))
        }
    }
}
