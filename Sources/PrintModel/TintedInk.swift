/// Tints of a layout's inks by name: `guinda@40` is 40 percent of `guinda`.
public enum TintedInk {
    /// The name of a tint, of 1 to 100 percent.
    public static func name(_ ink: String, _ percent: Int) -> String {
        percent >= 100 ? ink : "\(ink)@\(max(1, percent))"
    }

    /// The tint that a name tells of, from the inks there are; `nil` where it is no tint, or its ink is not declared.
    public static func ink(named name: String, of inks: [String: Ink]) -> Ink? {
        guard let sign = name.lastIndex(of: "@"), let percent = Int(name[name.index(after: sign)...]),
            (1...99).contains(percent), var ink = inks[String(name[..<sign])]
        else { return nil }
        let share = Double(percent) / 100
        ink.name = name
        // A tint does not overprint: what lies under it would show.
        ink.overprint = false
        if ink.spot != nil {
            ink.tint *= share
        } else {
            ink.cmyk = CMYK(
                ink.cmyk.cyan * share, ink.cmyk.magenta * share, ink.cmyk.yellow * share, ink.cmyk.black * share)
        }
        return ink
    }

    /// The tints that pages use, besides the inks that are declared.
    public static func used(on pages: [LaidOutPage], of inks: [String: Ink]) -> [Ink] {
        var names: Set<String> = []
        for page in pages {
            for item in page.items {
                switch item {
                case .fill(_, let ink), .rule(_, _, _, let ink): names.insert(ink)
                case .path(_, let paint): names.formUnion([paint.fill, paint.stroke].compactMap { $0 })
                case .text(let line, _), .downward(let line, _): for run in line.runs { names.insert(run.ink) }
                case .photo, .art, .begin, .end: break
                }
            }
        }
        return names.subtracting(inks.keys).sorted().compactMap { ink(named: $0, of: inks) }
    }
}
