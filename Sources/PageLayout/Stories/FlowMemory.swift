/// How a text flows through segments, looked for once: dresses and photographs of many heights leave a text the very
/// same columns.
final class FlowMemory {
    private enum Known {
        case solved(FlowSolution)
        /// Every way costs more than this.
        case over(Double)
    }

    private let flow: Flow
    private var known: [[Segment]: Known] = [:]
    /// Under this a difference of costs may be the rounding of their sums.
    private static let rounding = 1e-6

    init(_ flow: Flow) { self.flow = flow }

    /// The best way to lay the text in the segments, or `nil` where there is none that costs, with `base` before it, at
    /// most `ceiling`.
    func solve(_ segments: [Segment], base: Double, ceiling: Double) -> FlowSolution? {
        switch known[segments] {
        case .solved(let solution): return base + solution.cost <= ceiling ? solution : nil
        case .over(let most) where ceiling - base <= most: return nil
        default: break
        }
        let solution = flow.solve(segments, base: base, ceiling: ceiling)
        known[segments] = solution.map { .solved($0) } ?? .over(ceiling - base - FlowMemory.rounding)
        return solution
    }
}
