import CPango
import Geometry
import PrintModel

/// The OpenType features that a face substitutes glyphs with (its GSUB table), asked of the font itself.
struct FaceFeatures {
    /// Four-letter tags, such as `smcp`.
    let tags: Set<String>

    /// What is never set by halves: small capitals made by shrinking capitals, or figures that do not change, would be
    /// printed for what was asked.
    private static let needed = ["smcp", "c2sc", "onum"]

    /// The features of the face that a style is set in; `nil` where there is no such face.
    init?(of style: TextStyle, in fonts: FontLibrary) {
        let font = fonts.withDescription(of: style, []) { pango_context_load_font(fonts.context, $0) }
        guard let font else { return nil }
        defer { g_object_unref(font) }
        guard let shaped = pango_font_get_hb_font(font), let face = hb_font_get_face(shaped) else { return nil }
        // The four letters of "GSUB".
        let table: hb_tag_t = 0x4753_5542
        var count = hb_ot_layout_table_get_feature_tags(face, table, 0, nil, nil)
        var found = [hb_tag_t](repeating: 0, count: Int(count))
        hb_ot_layout_table_get_feature_tags(face, table, 0, &count, &found)
        tags = Set(
            found.prefix(Int(count)).map { tag in
                String(decoding: [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: tag >> $0) }, as: UTF8.self)
            })
    }

    /// The styles that ask for small capitals or old-style figures of a face that has none, at their lines.
    static func findings(for styles: [TextStyle], in fonts: FontLibrary) -> [Finding] {
        styles.flatMap { style -> [Finding] in
            let wanted = FaceFeatures.wanted(by: style)
            guard !wanted.isEmpty, fonts.has(family: style.font), let face = FaceFeatures(of: style, in: fonts) else {
                return []
            }
            return wanted.filter { !face.tags.contains($0) }.map { tag in
                Finding(
                    .error, .fontFeatureMissing, at: Finding.Place(line: style.line),
                    ["font": style.font, "style": style.name, "feature": tag])
            }
        }
    }

    /// Of what must be there, what a style turns on; of two values the last holds.
    private static func wanted(by style: TextStyle) -> [String] {
        var isOn: [String: Bool] = [:]
        for setting in (style.features ?? "").split(separator: ",") {
            let parts = setting.split(separator: "=").map { $0.filter { !" '\"".contains($0) } }
            if let tag = parts.first { isOn[tag] = parts.count < 2 || !["0", "off"].contains(parts[1]) }
        }
        return needed.filter { isOn[$0] == true }
    }
}
