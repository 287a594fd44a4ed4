/// Puts labels one under the other as near as may be to where they belong, none over another: the least sum of squares
/// of how far each is moved, by pooling neighbours that collide (isotonic regression, "pool adjacent violators").
enum LabelColumn {
    /// Middles of labels of one height, in the order of `wanted`, between `low` and `high`.
    static func places(_ wanted: [Double], height: Double, low: Double, high: Double) -> [Double] {
        struct Pool {
            var sum: Double
            var count: Int
            var middle: Double { sum / Double(count) }
        }
        let order = wanted.indices.sorted { wanted[$0] == wanted[$1] ? $0 < $1 : wanted[$0] < wanted[$1] }
        var pools: [Pool] = []
        // Labels that touch are one tall label: what each wants is counted from the first of them.
        for (rank, index) in order.enumerated() {
            pools.append(Pool(sum: wanted[index] - Double(rank) * height, count: 1))
            while pools.count > 1, pools[pools.count - 2].middle > pools[pools.count - 1].middle {
                let last = pools.removeLast()
                pools[pools.count - 1].sum += last.sum
                pools[pools.count - 1].count += last.count
            }
        }
        var result = Array(repeating: 0.0, count: wanted.count)
        var rank = 0
        for pool in pools {
            for _ in 0..<pool.count {
                result[order[rank]] = pool.middle + Double(rank) * height
                rank += 1
            }
        }
        // Into the room there is, keeping the order.
        var floor = low + height / 2
        for index in order {
            result[index] = max(result[index], floor)
            floor = result[index] + height
        }
        var ceiling = high - height / 2
        for index in order.reversed() {
            result[index] = min(result[index], ceiling)
            ceiling = result[index] - height
        }
        return result
    }
}
