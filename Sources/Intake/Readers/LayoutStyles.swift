import Geometry
import PrintModel

/// Reads a layout's type styles.
enum LayoutStyles {
    private static let keys = [
        "font", "weight", "italic", "size", "leading", "align", "indent", "ink", "hyphenate", "features", "tracking",
        "capitals", "caps", "figures", "ligatures", "kerning", "role",
    ]

    /// Styles by name. Sizes run from 3 to 500 pt: what can be read, and what fits a page.
    static func read(_ cursor: YAMLCursor, names: LayoutNames) -> [String: TextStyle] {
        var styles: [String: TextStyle] = [:]
        for (name, value, keyCursor) in cursor.entries() ?? [] {
            guard let map = value.map(keys), let font = map.required("font")?.oneLine(),
                let size = map.required("size")?.length(in: 3...500),
                let leading = map.required("leading")?.length(in: 3...1000)
            else { continue }
            let caps = map["caps"]?.choice(Caps.self)
            styles[name] = TextStyle(
                name: name, font: font, weight: map["weight"]?.int(in: 100...1000) ?? 400,
                italic: map["italic"]?.bool() ?? false, size: size, leading: leading,
                alignment: map["align"]?.choice(TextStyle.Alignment.self) ?? .left,
                indent: map["indent"]?.length(in: 0...200) ?? 0,
                ink: (map["ink"].map { names.ink($0) } ?? implicitInk(names, keyCursor)) ?? "negro",
                hyphenate: map["hyphenate"]?.bool() ?? false, features: features(map, caps),
                tracking: map["tracking"]?.number(in: -200...1000) ?? caps?.tracking ?? 0,
                capitals: map["capitals"]?.bool() ?? (caps == .upper),
                role: map["role"]?.choice(Role.self)?.role ?? .paragraph,
                line: keyCursor.line)
        }
        return styles
    }

    /// A style without an ink is set in `negro`, which the layout must then declare.
    private static func implicitInk(_ names: LayoutNames, _ cursor: YAMLCursor) -> String? {
        if !names.inks.contains("negro") { cursor.add(.inkUnknown, .error, ["ink": "negro"]) }
        return "negro"
    }

    /// OpenType features, as CSS writes them. What the style writes out itself comes last, and wins.
    private static func features(_ map: YAMLMap, _ caps: Caps?) -> String? {
        let parts = [
            caps?.features, map["figures"]?.choice(Figures.self)?.features,
            map["ligatures"]?.choice(Ligatures.self)?.features, map["kerning"]?.bool() == false ? "kern=0" : nil,
            map["features"]?.oneLine(),
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

/// What text in a style is to someone who listens.
private enum Role: String, CaseIterable {
    case heading1 = "heading-1"
    case heading2 = "heading-2"
    case heading3 = "heading-3"
    case heading4 = "heading-4"
    case paragraph, caption, quote, aside, artifact

    var role: PageRole {
        switch self {
        case .heading1: .heading(1)
        case .heading2: .heading(2)
        case .heading3: .heading(3)
        case .heading4: .heading(4)
        case .paragraph: .paragraph
        case .caption: .caption
        case .quote: .quote
        case .aside: .aside
        case .artifact: .artifact
        }
    }
}

/// What a style does with capitals.
private enum Caps: String, CaseIterable {
    /// Capitals drawn small, for small letters.
    case small
    /// Small capitals throughout.
    case allSmall = "all-small"
    /// Capitals throughout.
    case upper

    var features: String? {
        switch self {
        case .small: "smcp=1"
        case .allSmall: "smcp=1, c2sc=1"
        case .upper: nil
        }
    }

    /// Capitals in a row want air, in thousandths of an em; a style may say how much.
    var tracking: Double { self == .upper ? 50 : 30 }
}

/// Which figures a style is set with.
private enum Figures: String, CaseIterable {
    case lining, oldstyle
    case tabularLining = "tabular-lining"
    case tabularOldstyle = "tabular-oldstyle"

    var features: String {
        switch self {
        case .lining: "lnum=1"
        case .oldstyle: "onum=1"
        case .tabularLining: "lnum=1, tnum=1"
        case .tabularOldstyle: "onum=1, tnum=1"
        }
    }
}

/// Which ligatures a style is set with.
private enum Ligatures: String, CaseIterable {
    case none, common, discretionary

    var features: String {
        switch self {
        case .none: "liga=0, clig=0, dlig=0"
        case .common: "liga=1, clig=1"
        case .discretionary: "liga=1, clig=1, dlig=1"
        }
    }
}
