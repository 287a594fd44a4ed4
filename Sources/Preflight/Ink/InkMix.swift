/// How much of each ink a colour puts on the paper, percent.
struct InkMix: Hashable {
    var cyan = 0.0
    var magenta = 0.0
    var yellow = 0.0
    var black = 0.0
    /// Spot inks by plate, each 0 to 100.
    var spots: [String: Double] = [:]
    /// Whether it stands on every plate there is (`Separation /All`).
    var isAll = false

    /// Ink in all.
    var total: Double { cyan + magenta + yellow + black + spots.values.sorted().reduce(0, +) }

    /// How many inks it needs. Under half a percent no dot is made.
    var count: Int { ([cyan, magenta, yellow, black] + spots.values).count { $0 >= 0.5 } }

    /// Whether nothing is printed.
    var isWhite: Bool { count == 0 }

    /// Whether it is full black and nothing else.
    var isPlainBlack: Bool { black >= 99.5 && count == 1 }

    /// Whether the eye takes it for black.
    var looksBlack: Bool { black >= 85 }

    /// Adds so much of a colourant, 0 to 1, by the name of its plate.
    mutating func add(_ name: String, _ tint: Double) {
        let percent = min(max(tint, 0), 1) * 100
        switch name {
        case "Cyan": cyan = max(cyan, percent)
        case "Magenta": magenta = max(magenta, percent)
        case "Yellow": yellow = max(yellow, percent)
        case "Black": black = max(black, percent)
        case "None": break
        case "All":
            (cyan, magenta, yellow, black) = (percent, percent, percent, percent)
            isAll = true
        default: spots[name] = percent
        }
    }

    /// The inks an RGB colour may be expected to need: its complement with all of its grey in black. No conversion uses
    /// less, and most use more; it stands in where only a profile could tell.
    init(red: Double, green: Double, blue: Double) {
        let bound = [red, green, blue].map { min(max($0, 0), 1) }
        black = (1 - (bound.max() ?? 0)) * 100
        cyan = (1 - bound[0]) * 100 - black
        magenta = (1 - bound[1]) * 100 - black
        yellow = (1 - bound[2]) * 100 - black
    }

    /// No ink.
    init() {}

    /// Its inks by plate, 0 to 1, process inks first.
    var plates: [(name: String, tint: Float)] {
        zip(InkCanvas.process, [cyan, magenta, yellow, black]).map { ($0, Float($1 / 100)) }
            + spots.sorted { $0.key < $1.key }.map { ($0.key, Float($0.value / 100)) }
    }

    /// The tints of many colours, 0 to 1, by plate, process inks first.
    static func plates(of mixes: [InkMix]) -> [(name: String, tints: [Float])] {
        let spots = Set(mixes.flatMap(\.spots.keys)).sorted()
        let process: [[Float]] = [\InkMix.cyan, \.magenta, \.yellow, \.black].map { ink in
            mixes.map { Float($0[keyPath: ink] / 100) }
        }
        return Array(zip(InkCanvas.process, process))
            + spots.map { spot in (spot, mixes.map { Float(($0.spots[spot] ?? 0) / 100) }) }
    }
}

extension ColourSpace {
    /// The inks of a colour, or the least that a conversion would make of it; `nil` for patterns and unknown spaces.
    func estimatedInks(_ values: [Double]) -> InkMix? {
        if let inks = inks(values) { return inks }
        switch self {
        case .rgb where values.count >= 3: return InkMix(red: values[0], green: values[1], blue: values[2])
        case .managed("Lab", _) where values.count >= 1:
            let lightness = values[0] / 100
            return InkMix(red: lightness, green: lightness, blue: lightness)
        case .managed(_, 3) where values.count >= 3:
            return InkMix(red: values[0], green: values[1], blue: values[2])
        case .indexed(let base, let table) where values.count >= 1:
            let index = Int(min(max(values[0], 0), 255)) * base.components
            guard base.components > 0, index + base.components <= table.count else { return nil }
            return base.estimatedInks(table[index..<index + base.components].map { Double($0) / 255 })
        default: return nil
        }
    }
}
