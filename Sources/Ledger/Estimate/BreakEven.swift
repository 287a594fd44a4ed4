import PrintModel

/// From how many copies plates are cheaper than clicks.
public struct BreakEven: Sendable, Hashable, Encodable {
    /// From so many copies on, up to `limit`, offset never costs more than digital.
    public let copies: Int
    /// The fewest copies for which offset costs no more. Less than `copies` where sheets are used up in steps, and now
    /// one, now the other is cheaper in between.
    public let first: Int
    /// The cheapest of each with one copy less than `copies`, and with so many.
    public let before, after: Pair

    /// The cheapest of either method.
    public struct Pair: Sendable, Hashable, Encodable {
        /// From plates.
        public let offset: Centavos
        /// Without.
        public let digital: Centavos
    }

    /// Most copies that are looked at.
    public static let limit = 1_000_000
    /// Most numbers of copies that are priced; prices that run side by side for longer have no break-even to speak of.
    private static let most = 20_000

    /// The break-even between the cheapest of each method for every number of copies; `nil` where one of them is cheaper
    /// for all, or where there is only one.
    ///
    /// Exact: what costs more with more copies is known for a stretch of numbers from its two ends, and a stretch that
    /// they do not decide is halved.
    public static func find(_ jobs: [PricedJob]) throws -> BreakEven? {
        let search = Search(jobs)
        do {
            guard search.hasBoth, let last = try search.lastOfDigital(1, limit), last < limit,
                let first = try search.firstOfOffset(1, limit)
            else { return nil }
            return BreakEven(
                copies: last + 1, first: first, before: try search.pair(last), after: try search.pair(last + 1))
        } catch is Undecided {
            return nil
        }
    }

    /// The prices of one search; each number of copies is priced once.
    private final class Search {
        private let offset, digital: [PricedJob]
        private var known: [Int: Pair] = [:]

        init(_ jobs: [PricedJob]) {
            offset = jobs.filter { $0.list.method == .offset }
            digital = jobs.filter { $0.list.method == .digital }
        }

        var hasBoth: Bool { !offset.isEmpty && !digital.isEmpty }

        func pair(_ copies: Int) throws -> Pair {
            if let pair = known[copies] { return pair }
            if known.count >= BreakEven.most { throw Undecided() }
            func cheapest(_ jobs: [PricedJob]) throws -> Centavos {
                try jobs.map { try $0.estimate(copies: copies).total }.min() ?? .zero
            }
            let pair = Pair(offset: try cheapest(offset), digital: try cheapest(digital))
            known[copies] = pair
            return pair
        }

        /// The most copies of a stretch for which digital is cheaper.
        func lastOfDigital(_ low: Int, _ high: Int) throws -> Int? {
            let (least, most) = (try pair(low), try pair(high))
            if most.offset <= least.digital { return nil }
            if most.offset > most.digital { return high }
            if low == high { return nil }
            let middle = (low + high) / 2
            return try lastOfDigital(middle + 1, high) ?? lastOfDigital(low, middle)
        }

        /// The fewest copies of a stretch for which offset costs no more.
        func firstOfOffset(_ low: Int, _ high: Int) throws -> Int? {
            let (least, most) = (try pair(low), try pair(high))
            if least.offset <= least.digital { return low }
            if least.offset > most.digital || low == high { return nil }
            let middle = (low + high) / 2
            return try firstOfOffset(low, middle) ?? firstOfOffset(middle + 1, high)
        }
    }

    /// The prices run side by side for too long.
    private struct Undecided: Error {}
}

extension PricedJob {
    /// The most copies, up to `BreakEven.limit`, that cost no more than an amount; 0 where not even one does.
    public func most(for amount: Centavos) throws -> Int {
        var (low, high) = (0, BreakEven.limit + 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if try estimate(copies: middle).total <= amount { low = middle } else { high = middle }
        }
        return low
    }
}
