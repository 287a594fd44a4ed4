/// The difference of two sequences of numbers: which places of one stand for which of the other.
///
/// Common ends are taken off; numbers, or short rows of them, that stand once in both hold the rest apart (Bram Cohen's
/// “patience diff”); what
/// lies between is compared by the longest common subsequence where it is small, and is replaced as a whole where not. So
/// time and memory grow with the length of the sequences, whatever they hold.
enum SequenceDiff {
    /// Most cells of a table of common subsequences.
    private static let mostCells = 250_000

    /// Pairs of equal places, rising in both.
    static func matches(_ a: [Int], _ b: [Int]) -> [(Int, Int)] {
        var matches: [(Int, Int)] = []
        var work: [(Range<Int>, Range<Int>)] = [(0..<a.count, 0..<b.count)]
        // A stack in reverse, so that pairs come in order.
        while let (whole, other) = work.popLast() {
            var (x, y) = (whole, other)
            while let i = x.first, let j = y.first, a[i] == b[j] {
                matches.append((i, j))
                (x, y) = (x.dropFirst(), y.dropFirst())
            }
            var tail: [(Int, Int)] = []
            while let i = x.last, let j = y.last, a[i] == b[j] {
                tail.append((i, j))
                (x, y) = (x.dropLast(), y.dropLast())
            }
            if !x.isEmpty, !y.isEmpty {
                if x.count * y.count <= mostCells {
                    matches += common(a, x, b, y)
                } else {
                    // Where no word stands once in both, a row of words may.
                    let held = [1, 3, 8].lazy.map { anchors(a, x, b, y, rows: $0) }.first { !$0.isEmpty } ?? []
                    if !held.isEmpty {
                        for (i, j) in tail.isEmpty ? [] : [tail[tail.count - 1]] {
                            work.append((i..<whole.upperBound, j..<other.upperBound))
                        }
                        var (endX, endY) = (x.upperBound, y.upperBound)
                        for (i, j) in held.reversed() {
                            work.append((i..<endX, j..<endY))
                            (endX, endY) = (i, j)
                        }
                        work.append((x.lowerBound..<endX, y.lowerBound..<endY))
                        continue
                    }
                }
            }
            matches += tail.reversed()
        }
        return matches
    }

    /// Places where rows of so many numbers begin that stand once in both, as many as rise in both.
    private static func anchors(
        _ a: [Int], _ x: Range<Int>, _ b: [Int], _ y: Range<Int>, rows length: Int
    ) -> [(Int, Int)] {
        func single(_ values: [Int], _ range: Range<Int>) -> [ArraySlice<Int>: Int] {
            var places: [ArraySlice<Int>: Int] = [:]
            var twice: Set<ArraySlice<Int>> = []
            for index in range.dropLast(length - 1) {
                let row = values[index..<index + length]
                if places.updateValue(index, forKey: row) != nil { twice.insert(row) }
            }
            return places.filter { !twice.contains($0.key) }
        }
        let inB = single(b, y)
        let pairs = single(a, x).compactMap { value, i in inB[value].map { (i, $0) } }.sorted { $0.0 < $1.0 }
        return rising(pairs)
    }

    /// The longest part of pairs whose second places rise (patience sorting).
    private static func rising(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
        var tops: [Int] = []
        var before = [Int](repeating: -1, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            var (low, high) = (0, tops.count)
            while low < high {
                let middle = (low + high) / 2
                if pairs[tops[middle]].1 < pair.1 { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[index] = tops[low - 1] }
            if low == tops.count { tops.append(index) } else { tops[low] = index }
        }
        var chain: [(Int, Int)] = []
        var index = tops.last ?? -1
        while index >= 0 {
            chain.append(pairs[index])
            index = before[index]
        }
        return chain.reversed()
    }

    /// The longest common subsequence of two small ranges.
    private static func common(_ a: [Int], _ x: Range<Int>, _ b: [Int], _ y: Range<Int>) -> [(Int, Int)] {
        let width = y.count + 1
        var table = [Int32](repeating: 0, count: (x.count + 1) * width)
        for i in (0..<x.count).reversed() {
            for j in (0..<y.count).reversed() {
                let isSame = a[x.lowerBound + i] == b[y.lowerBound + j]
                table[i * width + j] =
                    isSame
                    ? table[(i + 1) * width + j + 1] + 1
                    : max(table[(i + 1) * width + j], table[i * width + j + 1])
            }
        }
        var (i, j) = (0, 0)
        var pairs: [(Int, Int)] = []
        while i < x.count, j < y.count {
            if a[x.lowerBound + i] == b[y.lowerBound + j] {
                pairs.append((x.lowerBound + i, y.lowerBound + j))
                (i, j) = (i + 1, j + 1)
            } else if table[(i + 1) * width + j] >= table[i * width + j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        return pairs
    }
}
