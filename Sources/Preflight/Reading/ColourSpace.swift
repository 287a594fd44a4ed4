import PDFSyntax

/// A colour space as far as inks go (ISO 32000-1, 8.6).
indirect enum ColourSpace {
    case gray
    case rgb
    case cmyk
    /// A space that a profile or a measurement stands behind: its name for people, its components.
    case managed(String, components: Int)
    /// Separation or DeviceN: the names of its plates.
    case plates([String])
    case indexed(ColourSpace, table: [UInt8])
    case pattern(ColourSpace?)
    case unknown(String)

    /// Deepest nesting of spaces in spaces.
    private static let depthLimit = 8

    /// A space from its object; names are looked up in `resources`, device spaces in its defaults.
    init(_ object: PDFObject?, _ resources: PDFObject?, depth: Int = 0) {
        guard let object, depth < ColourSpace.depthLimit else {
            self = .unknown("?")
            return
        }
        if let name = object.name {
            self = ColourSpace.named(name, resources, depth: depth)
            return
        }
        let family = object[0]?.name ?? "?"
        switch family {
        case "ICCBased":
            let profile = object[1]
            let count = profile?["N"]?.integer ?? 0
            self = [1, 3, 4].contains(count) ? .managed("ICCBased", components: count) : .unknown(family)
        case "CalGray": self = .managed(family, components: 1)
        case "CalRGB", "Lab": self = .managed(family, components: 3)
        case "Separation": self = .plates([object[1]?.name ?? "?"])
        case "DeviceN": self = .plates(object[1]?.elements(limit: 64).map { $0.name ?? "?" } ?? [])
        case "Indexed", "I":
            let base = ColourSpace(object[1], resources, depth: depth + 1)
            var table = object[3]?.string ?? []
            if let stream = object[3], case .bytes(let bytes) = stream.decoded(limit: 1 << 20) { table = bytes }
            self = .indexed(base, table: table)
        case "Pattern": self = .pattern(object[1].map { ColourSpace($0, resources, depth: depth + 1) })
        default: self = ColourSpace.named(family, resources, depth: depth)
        }
    }

    /// A space by its name.
    static func named(_ name: String, _ resources: PDFObject?, depth: Int = 0) -> ColourSpace {
        func device(_ key: String, _ space: ColourSpace) -> ColourSpace {
            guard let substitute = resources?["ColorSpace"]?[key] else { return space }
            let replaced = ColourSpace(substitute, nil, depth: depth + 1)
            if case .unknown = replaced { return space }
            return replaced
        }
        switch name {
        case "DeviceGray", "G": return device("DefaultGray", .gray)
        case "DeviceRGB", "RGB": return device("DefaultRGB", .rgb)
        case "DeviceCMYK", "CMYK": return device("DefaultCMYK", .cmyk)
        case "Pattern": return .pattern(nil)
        default:
            guard let object = resources?["ColorSpace"]?[name] else { return .unknown(name) }
            return ColourSpace(object, resources, depth: depth + 1)
        }
    }

    /// How many numbers a colour has.
    var components: Int {
        switch self {
        case .gray, .indexed: 1
        case .rgb: 3
        case .cmyk: 4
        case .managed(_, let count): count
        case .plates(let names): names.count
        case .pattern, .unknown: 0
        }
    }

    /// The colour a space begins with.
    var initial: [Double] {
        switch self {
        case .cmyk: [0, 0, 0, 1]
        case .plates(let names): Array(repeating: 1, count: names.count)
        case .managed(_, 4): [0, 0, 0, 1]
        default: Array(repeating: 0, count: components)
        }
    }

    /// The inks of a colour; `nil` where only a conversion could tell.
    func inks(_ values: [Double]) -> InkMix? {
        guard values.count >= components else { return nil }
        var mix = InkMix()
        switch self {
        case .gray, .managed(_, 1): mix.add("Black", 1 - values[0])
        case .cmyk, .managed(_, 4):
            for (name, value) in zip(["Cyan", "Magenta", "Yellow", "Black"], values) { mix.add(name, value) }
        case .plates(let names): for (name, value) in zip(names, values) { mix.add(name, value) }
        case .indexed(let base, let table):
            let index = Int(min(max(values[0], 0), 255)) * base.components
            guard base.components > 0, index + base.components <= table.count else { return nil }
            return base.inks(table[index..<index + base.components].map { Double($0) / 255 })
        case .rgb, .managed, .pattern, .unknown: return nil
        }
        return mix
    }

    /// The name by which a space that is not pure ink is reported; `nil` for spaces of ink.
    var foreign: String? {
        switch self {
        case .rgb: "DeviceRGB"
        case .managed(let name, let components): components == 3 ? name + (name == "ICCBased" ? " RGB" : "") : nil
        case .indexed(let base, _), .pattern(.some(let base)): base.foreign
        default: nil
        }
    }

    /// Whether it is DeviceRGB, itself or under an index.
    var isDeviceRGB: Bool { foreign == "DeviceRGB" }

    /// The name of a space, itself or under an index or pattern, that waits for a profile's conversion; with its number
    /// of components where that is not three.
    var managedName: String? {
        switch self {
        case .managed: label
        case .indexed(let base, _), .pattern(.some(let base)): base.managedName
        default: nil
        }
    }

    /// Plates beyond the four process inks.
    var spots: [String] {
        switch self {
        case .plates(let names):
            names.filter { !["Cyan", "Magenta", "Yellow", "Black", "All", "None"].contains($0) }
        case .indexed(let base, _), .pattern(.some(let base)): base.spots
        default: []
        }
    }

    /// Whether its black goes through DeviceGray.
    var isGray: Bool { if case .gray = self { true } else { false } }
    /// Whether OPM 1 lets its zeros show what lies beneath.
    var isDeviceCMYK: Bool { if case .cmyk = self { true } else { false } }
}

extension ColourSpace {
    /// Its name for people.
    var label: String {
        switch self {
        case .gray: "DeviceGray"
        case .rgb: "DeviceRGB"
        case .cmyk: "DeviceCMYK"
        case .managed(let name, let components): "\(name) \(components)"
        case .plates(let names): names.count == 1 ? "Separation" : "DeviceN"
        case .indexed(let base, _): "Indexed " + base.label
        case .pattern: "Pattern"
        case .unknown(let name): name
        }
    }
}
