/// Letters in a picture: small marks, all of one tone against what is around them, on even ground, standing in lines.
///
/// Pages that a telephone took are askew, in shadow and grainy, so everything is measured against the ground beside it.
/// Leaves, bricks and crowds make small marks too, but hardly ever of one height, side by side and with nothing between.
struct WrittenMarks: Sendable, Hashable, Codable {
    /// Marks that stand in a line with another.
    var inLine = 0
    /// Their share of all marks of such a size.
    var share = 0.0

    /// Nothing found.
    init() {}

    /// Looks for dark marks on light ground and for light ones on dark, and keeps what there is more of. `samples` are
    /// tones, row by row.
    init(in samples: [UInt8], width: Int, height: Int) {
        guard width >= MarkFinder.block * 4, height >= MarkFinder.block * 4, samples.count >= width * height else {
            return
        }
        let smooth = MarkFinder.smoothed(samples, width, height)
        for tones in [smooth, smooth.map { 255 - $0 }] {
            let found = MarkFinder(tones, width, height).marks()
            if found.inLine > inLine { self = found }
        }
    }
}

/// Finds marks that are darker than the ground around them.
private struct MarkFinder {
    /// A mark's frame, pixels.
    struct Mark {
        var left: Int, right: Int, top: Int, bottom: Int
        var area: Int
        var width: Int { right - left + 1 }
        var height: Int { bottom - top + 1 }
        var middle: (x: Int, y: Int) { ((left + right) / 2, (top + bottom) / 2) }

        /// Whether it has a letter's or a word's size and shape.
        var mayBeLetter: Bool {
            (4...40).contains(height) && area >= 6 && area * 100 >= 12 * width * height && width <= 14 * height
        }
    }

    static let block = 8
    /// Most marks that are looked at: a full page has some four thousand.
    private static let most = 20_000

    private let tones: [UInt8]
    private let width: Int
    private let height: Int
    private let columns: Int
    private let rows: Int
    /// By blocks: below these tones a pixel is ink, or at least no even ground.
    private var ink: [UInt8]
    private var rough: [UInt8]

    init(_ tones: [UInt8], _ width: Int, _ height: Int) {
        self.tones = tones
        (self.width, self.height) = (width, height)
        (columns, rows) = (width / MarkFinder.block, height / MarkFinder.block)
        let ground = MarkFinder.ground(tones, width, columns, rows)
        func level(_ share: Double) -> [UInt8] {
            ground.map { UInt8(max(0, $0 - share * max($0, 40))) }
        }
        (ink, rough) = (level(0.22), level(0.12))
    }

    func marks() -> WrittenMarks {
        let sized = framed().filter(\.mayBeLetter).prefix(MarkFinder.most)
        var result = WrittenMarks()
        let calm = sized.filter(isOnEvenGround).sorted {
            ($0.middle.x, $0.middle.y, $0.left) < ($1.middle.x, $1.middle.y, $1.left)
        }
        result.inLine = MarkFinder.inLine(calm)
        result.share = Double(result.inLine) / Double(max(1, sized.count))
        return result
    }

    // MARK: Ground

    /// The tone of what marks stand on, by blocks: the lightest nearby, evened out.
    private static func ground(_ tones: [UInt8], _ width: Int, _ columns: Int, _ rows: Int) -> [Double] {
        var lightest = [UInt8](repeating: 0, count: columns * rows)
        tones.withUnsafeBufferPointer { tones in
            for y in 0..<rows * block {
                for x in 0..<columns * block {
                    let place = y / block * columns + x / block
                    lightest[place] = max(lightest[place], tones[y * width + x])
                }
            }
        }
        func around(_ place: Int) -> [Int] {
            let (x, y) = (place % columns, place / columns)
            return (max(0, y - 2)...min(rows - 1, y + 2)).flatMap { v in
                (max(0, x - 2)...min(columns - 1, x + 2)).map { v * columns + $0 }
            }
        }
        let widened = lightest.indices.map { place in around(place).reduce(UInt8(0)) { max($0, lightest[$1]) } }
        return widened.indices.map { place in
            let near = around(place)
            return near.reduce(0.0) { $0 + Double(widened[$1]) } / Double(near.count)
        }
    }

    /// Tones without the grain of single pixels.
    static func smoothed(_ samples: [UInt8], _ width: Int, _ height: Int) -> [UInt8] {
        func pass(_ from: [UInt8], step: Int, isFirst: (Int) -> Bool, isLast: (Int) -> Bool) -> [UInt8] {
            var to = from
            from.withUnsafeBufferPointer { from in
                for place in 0..<width * height {
                    let middle = Int(from[place])
                    let before = isFirst(place) ? middle : Int(from[place - step])
                    let after = isLast(place) ? middle : Int(from[place + step])
                    to[place] = UInt8((before + 2 * middle + after + 2) / 4)
                }
            }
            return to
        }
        let across = pass(samples, step: 1, isFirst: { $0 % width == 0 }, isLast: { $0 % width == width - 1 })
        return pass(across, step: width, isFirst: { $0 < width }, isLast: { $0 >= width * (height - 1) })
    }

    private func block(_ x: Int, _ y: Int) -> Int {
        min(y / MarkFinder.block, rows - 1) * columns + min(x / MarkFinder.block, columns - 1)
    }

    private func isInk(_ x: Int, _ y: Int) -> Bool { tones[y * width + x] < ink[block(x, y)] }

    // MARK: Marks

    /// The frames of all connected marks: stretches of each row joined to those they touch in the row above.
    private func framed() -> [Mark] {
        var marks: [Mark] = []
        var parents: [Int] = []
        func root(_ number: Int) -> Int {
            var number = number
            while parents[number] != number {
                parents[number] = parents[parents[number]]
                number = parents[number]
            }
            return number
        }
        var above: [(start: Int, end: Int, mark: Int)] = []
        for y in 0..<height {
            var row: [(start: Int, end: Int, mark: Int)] = []
            var next = 0
            var x = 0
            while x < width {
                guard isInk(x, y) else {
                    x += 1
                    continue
                }
                let start = x
                while x < width, isInk(x, y) { x += 1 }
                let end = x - 1
                let number = marks.count
                marks.append(Mark(left: start, right: end, top: y, bottom: y, area: end - start + 1))
                parents.append(number)
                while next < above.count, above[next].end < start - 1 { next += 1 }
                var touching = next
                while touching < above.count, above[touching].start <= end + 1 {
                    let (one, other) = (root(above[touching].mark), root(number))
                    if one != other { parents[max(one, other)] = min(one, other) }
                    touching += 1
                }
                row.append((start, end, number))
            }
            above = row
        }
        for number in marks.indices.reversed() {
            let up = root(number)
            guard up != number else { continue }
            marks[up].left = min(marks[up].left, marks[number].left)
            marks[up].right = max(marks[up].right, marks[number].right)
            marks[up].top = min(marks[up].top, marks[number].top)
            marks[up].bottom = max(marks[up].bottom, marks[number].bottom)
            marks[up].area += marks[number].area
        }
        return marks.indices.filter { parents[$0] == $0 }.map { marks[$0] }
    }

    /// Whether what is around a mark, other marks and edges aside, is even.
    private func isOnEvenGround(_ mark: Mark) -> Bool {
        let (left, right) = (max(1, mark.left - 4), min(width - 2, mark.right + 4))
        let (top, bottom) = (max(1, mark.top - 4), min(height - 2, mark.bottom + 4))
        guard left <= right, top <= bottom else { return false }
        var count = 0
        for y in top...bottom {
            for x in left...right where tones[y * width + x] < rough[block(x, y)] && !isNearInk(x, y) { count += 1 }
        }
        return count * 100 < 8 * (right - left + 1) * (bottom - top + 1)
    }

    private func isNearInk(_ x: Int, _ y: Int) -> Bool {
        for v in y - 1...y + 1 { for u in x - 1...x + 1 where isInk(u, v) { return true } }
        return false
    }

    /// How many have a neighbour in their line: near, as high, and level with it. They are in order from left to right.
    private static func inLine(_ marks: [Mark]) -> Int {
        var found = [Bool](repeating: false, count: marks.count)
        for (index, mark) in marks.enumerated() {
            let reach = mark.middle.x + mark.width / 2 + 5 * mark.height / 2 + 70
            var next = index + 1
            while next < marks.count, marks[next].middle.x <= reach {
                let other = marks[next]
                let gap = other.left - mark.right
                if 5 * gap < 11 * mark.height + 20, 5 * abs(other.middle.y - mark.middle.y) < 3 * max(mark.height, 6),
                    other.height < 2 * mark.height, 2 * other.height > mark.height
                {
                    (found[index], found[next]) = (true, true)
                }
                next += 1
            }
        }
        return found.count { $0 }
    }
}
