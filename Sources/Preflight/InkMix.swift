/// How much of each ink a colour puts on the paper, percent.
struct InkMix: Hashable {
    var cyan = 0.0
    var magenta = 0.0
    var yellow = 0.0
    var black = 0.0
    /// Spot inks by plate, each 0 to 100.
    var spots: [String: Double] = [:]

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
        case "All": (cyan, magenta, yellow, black) = (percent, percent, percent, percent)
        default: spots[name] = percent
        }
    }
}
