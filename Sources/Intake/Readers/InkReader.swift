import Geometry
import PrintModel

/// Reads inks, and in which of them photographs are printed: a layout's, and a publication's that take their place.
enum InkReader {
    /// Inks by name.
    static func inks(_ cursor: YAMLCursor) -> [String: Ink] {
        var inks: [String: Ink] = [:]
        for (name, value, _) in cursor.entries() ?? [] {
            guard let map = value.map(["cmyk", "spot", "tint", "overprint"]),
                let parts = map.required("cmyk")?.list(of: 4)
            else { continue }
            let percents = parts.compactMap { $0.number(in: 0...100) }
            guard percents.count == 4 else { continue }
            inks[name] = Ink(
                name: name, cmyk: CMYK(percents[0], percents[1], percents[2], percents[3]),
                spot: map["spot"]?.oneLine(), tint: map["tint"]?.number(in: 0...100) ?? 100,
                overprint: map["overprint"]?.bool() ?? false)
        }
        return inks
    }

    private enum Plain: String, CaseIterable {
        case colour, gray
    }

    /// `colour`, `gray`, or `{duotone: an ink}`, which must be among `inks` where they are known.
    static func photos(_ cursor: YAMLCursor, inks: [String]?) -> PhotoTreatment? {
        guard cursor.isMap else {
            return cursor.choice(Plain.self).map { $0 == .gray ? .gray : .colour }
        }
        guard let map = cursor.map(["duotone"]), let value = map.required("duotone") else { return nil }
        if let inks { return LayoutNames(styles: [], inks: inks).ink(value).map { .duotone($0) } }
        return value.oneLine().map { .duotone($0) }
    }
}
