import Geometry

/// Several pieces on shared sheets, each as often as its quantity asks for.
struct Gang {
    /// A leaf of a piece: what is cut apart.
    struct Item: Sendable, Hashable {
        var leaf: BlockLeaf
        var size: Size
        var quantity: Int
        var name: String
    }

    /// A sheet's places, and how many such sheets are needed.
    struct Filling: Sendable, Hashable {
        var spots: [GuillotinePacking.Spot]
        var run: Int
    }

    let items: [Item]
    let packing: GuillotinePacking
    /// Most places of a sheet.
    private static let mostSpots = 400

    /// Full sheets. Items that do not fit together go on further sheets; an item that fits on none is left out, which the
    /// caller has ruled out.
    func fill() -> [Filling] {
        var waiting = Array(items.indices)
        var sheets: [Filling] = []
        while !waiting.isEmpty {
            var chosen: [Int] = []
            var free = packing.room.area
            for item in waiting where chosen.count < Gang.mostSpots {
                let area = items[item].size.width * items[item].size.height
                guard area <= free, packing.pack(list(chosen + [item])) != nil else { continue }
                chosen.append(item)
                free -= area
            }
            guard !chosen.isEmpty else { break }
            waiting.removeAll { chosen.contains($0) }
            sheets.append(filled(with: chosen))
        }
        return sheets
    }

    /// A sheet with at least one of each item; whichever needs most sheets gets a further place while there is one.
    private func filled(with chosen: [Int]) -> Filling {
        var counts = Dictionary(uniqueKeysWithValues: chosen.map { ($0, 1) })
        var spots = packing.pack(list(chosen)) ?? []
        func run(_ item: Int) -> Int {
            let count = counts[item] ?? 1
            return (items[item].quantity + count - 1) / count
        }
        while spots.count < Gang.mostSpots {
            guard let slowest = chosen.max(by: { (run($0), -$0) < (run($1), -$1) }), run(slowest) > 1 else { break }
            let wanted = chosen.flatMap { Array(repeating: $0, count: (counts[$0] ?? 1) + ($0 == slowest ? 1 : 0)) }
            guard let packed = packing.pack(list(wanted)) else { break }
            counts[slowest, default: 1] += 1
            spots = packed
        }
        return Filling(spots: spots, run: chosen.map(run).max() ?? 0)
    }

    private func list(_ indices: [Int]) -> [(piece: Int, size: Size)] { indices.map { ($0, items[$0].size) } }
}
