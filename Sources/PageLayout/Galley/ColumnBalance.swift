/// The last page of a text, which seldom ends at a page's foot: its columns brought level, a row apart at most where the
/// paragraphs allow it, with no line of a paragraph's two ends left alone.
public struct ColumnBalance: Sendable {
    /// The lines of a paragraph that stand on the page.
    public struct Part: Sendable {
        /// Which of the paragraph's lines.
        public var lines: Range<Int>
        /// How many the paragraph has.
        public var count: Int
        /// Whether each of the paragraph's lines ends in a hyphen.
        public var hyphens: [Bool]

        /// Lines of a paragraph of so many as there are `hyphens`.
        public init(lines: Range<Int>, hyphens: [Bool]) {
            self.lines = lines
            self.hyphens = hyphens
            count = hyphens.count
        }
    }

    private struct State {
        var cost: Double
        var length: Int
    }

    /// Cost of a hyphen at a column's end, in squares of rows that a column falls short.
    private static let hyphen = 0.5
    /// Of columns as even as others, the first should be the longest.
    private static let shortEarly = 0.001

    /// Whether a column may end after each line of the page, and what that costs.
    private let ends: [Double?]
    private let columns: Int
    private let rows: Int

    /// A page of so many columns of so many rows.
    public init(_ parts: [Part], columns: Int, rows: Int) {
        self.columns = max(1, columns)
        self.rows = max(1, rows)
        ends = parts.flatMap { part in
            part.lines.map { line in
                let parts = line == part.count - 1
                let strands = part.count > 1 && !parts && (line == 0 || line == part.count - 2)
                return strands ? nil : line < part.hyphens.count && part.hyphens[line] ? ColumnBalance.hyphen : 0
            }
        }
    }

    /// Lines of each column that has any, or `nil` where nothing but the page's full columns will do.
    public func lengths() -> [Int]? {
        guard !ends.isEmpty, ends.count <= columns * rows else { return nil }
        let least = (ends.count + columns - 1) / columns
        // A few rows more than the fewest, where paragraphs cannot be parted as they should.
        return (least...rows).lazy.compactMap { lengths(atMost: $0) }.first
    }

    /// The most even columns of at most so many rows.
    private func lengths(atMost most: Int) -> [Int]? {
        var layers = [[State?](repeating: nil, count: ends.count + 1)]
        layers[0][0] = State(cost: 0, length: 0)
        for column in 0..<columns {
            var next = [State?](repeating: nil, count: ends.count + 1)
            for (start, state) in layers[column].enumerated() {
                guard let state else { continue }
                for length in (start == ends.count ? 0 : 1)...max(1, min(most, ends.count - start)) {
                    let end = start + length
                    guard end <= ends.count, let cost = length == 0 || end == ends.count ? 0 : ends[end - 1] else {
                        continue
                    }
                    let short = Double(most - length)
                    let early = short * Double(columns - column) * ColumnBalance.shortEarly
                    let total = state.cost + cost + short * short + early
                    if let rival = next[end], rival.cost <= total { continue }
                    next[end] = State(cost: total, length: length)
                }
            }
            layers.append(next)
        }
        guard layers[columns][ends.count] != nil else { return nil }
        var lengths: [Int] = []
        var end = ends.count
        for column in (1...columns).reversed() {
            let length = layers[column][end]?.length ?? 0
            lengths.append(length)
            end -= length
        }
        return lengths.reversed().filter { $0 > 0 }
    }
}
