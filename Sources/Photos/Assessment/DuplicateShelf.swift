/// Photographs by what they look like, so that one that nearly equals another is found without comparing all.
///
/// Where two sketches differ in at most ten of 64 bits, at least one quarter of them differs in at most two. So every
/// sketch is put under its four quarters, and looked for under all that differ from its own in up to two bits: 548
/// places, however many photographs there are. (M. Norouzi et al., "Fast search in Hamming space with multi-index
/// hashing", CVPR 2012.)
public struct DuplicateShelf {
    private var places: [UInt32: [Int]] = [:]
    private var sketches: [PhotoSketch] = []

    /// All quarters that differ from another in up to two bits, as what to flip, the fewest first.
    private static let flips: [UInt16] = {
        var flips: [UInt16] = [0]
        for first in 0..<16 { flips.append(1 << first) }
        for first in 0..<16 { for second in 0..<first { flips.append(1 << first | 1 << second) } }
        return flips
    }()

    /// An empty shelf.
    public init() {}

    /// The number, from 0 in the order of adding, of the sketch that nearly equals this one and is most like it.
    public func nearest(to sketch: PhotoSketch) -> Int? {
        var best: (number: Int, distance: Int)?
        for quarter in 0..<4 {
            let own = UInt16(truncatingIfNeeded: sketch.waves >> UInt64(16 * quarter))
            for flip in DuplicateShelf.flips {
                for number in places[UInt32(quarter) << 16 | UInt32(own ^ flip)] ?? [] {
                    let distance = (sketches[number].waves ^ sketch.waves).nonzeroBitCount
                    if let best, (best.distance, best.number) <= (distance, number) { continue }
                    if sketches[number].nearlyEquals(sketch) { best = (number, distance) }
                }
            }
        }
        return best?.number
    }

    /// Puts a sketch on the shelf.
    public mutating func add(_ sketch: PhotoSketch) {
        for quarter in 0..<4 {
            let own = UInt16(truncatingIfNeeded: sketch.waves >> UInt64(16 * quarter))
            places[UInt32(quarter) << 16 | UInt32(own), default: []].append(sketches.count)
        }
        sketches.append(sketch)
    }
}
