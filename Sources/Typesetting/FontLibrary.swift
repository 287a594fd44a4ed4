import CPango
import Foundation
import Geometry
import PrintModel

/// The fonts of one layout and nothing else: a private fontconfig over the declared folders, and Pango's map over it.
///
/// A font map is not safe to share between threads; every worker owns one (`reference: Pango, "Threads"`).
final class FontLibrary {
    private let config: OpaquePointer
    private let map: UnsafeMutablePointer<PangoFontMap>
    /// Pango's context, at one point per unit, without hinting or rounding of any kind.
    let context: OpaquePointer

    /// The folders or files that are not there.
    let missing: [String]

    /// Opens the fonts in `folders` (absolute paths of folders or files), those that are there.
    init(folders: [String]) throws {
        guard let config = FcConfigCreate(), let map = pango_ft2_font_map_new() else {
            throw Fault(.unusableData, .fontMissing, ["font": folders.joined(separator: ", ")])
        }
        // Fontconfig's own caches spare it from parsing every font of the folders again.
        FcConfigParseAndLoadFromMemory(config, FontLibrary.cacheFolders, 0)
        // Fontconfig takes a folder that is not there for an empty one.
        missing = folders.filter { folder in
            guard FileManager.default.isReadableFile(atPath: folder) else { return true }
            let isFile = FontLibrary.fileEndings.contains { folder.lowercased().hasSuffix($0) }
            return (isFile ? FcConfigAppFontAddFile(config, folder) : FcConfigAppFontAddDir(config, folder)) == 0
        }
        pango_fc_font_map_set_config(imprenta_fc_font_map(map), config)
        pango_ft2_font_map_set_resolution(imprenta_ft2_font_map(map), 72, 72)
        self.config = config
        self.map = map
        context = pango_font_map_create_context(map)
        pango_context_set_round_glyph_positions(context, 0)
    }

    private static let fileEndings = [".otf", ".ttf", ".ttc", ".otc", ".pfb"]

    private static let cacheFolders = """
        <fontconfig><cachedir>/var/cache/fontconfig</cachedir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
        """

    deinit {
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(map)
        FcConfigDestroy(config)
    }

    /// Whether the family is among the fonts.
    func has(family: String) -> Bool {
        families.contains(family.lowercased())
    }

    private lazy var families: Set<String> = {
        var list: UnsafeMutablePointer<UnsafeMutablePointer<PangoFontFamily>?>?
        var count: Int32 = 0
        pango_font_map_list_families(map, &list, &count)
        defer { g_free(list) }
        guard let list else { return [] }
        return Set(
            (0..<Int(count)).compactMap { list[$0] }.compactMap { pango_font_family_get_name($0) }
                .map { String(cString: $0).lowercased() })
    }()

    /// Lends a font description for a style with its emphasis.
    func withDescription<R>(
        of style: TextStyle, _ emphasis: RichText.Emphasis, _ body: (OpaquePointer) -> R
    ) -> R {
        let description = pango_font_description_new()
        defer { pango_font_description_free(description) }
        pango_font_description_set_family(description, style.font)
        pango_font_description_set_size(description, Int32((style.size * Double(PANGO_SCALE)).rounded()))
        let weight = emphasis.contains(.bold) ? min(900, max(700, style.weight + 300)) : style.weight
        pango_font_description_set_weight(description, PangoWeight(rawValue: UInt32(weight)))
        let italic = style.italic != emphasis.contains(.italic)
        pango_font_description_set_style(description, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
        guard let description else { preconditionFailure("GLib aborts when memory is out; it never returns null") }
        return body(description)
    }
}
