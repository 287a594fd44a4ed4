import CPango
import Geometry
import PrintModel

/// Turns words into glyphs, each distinct word of a style once.
final class Shaper {
    private struct Key: Hashable {
        var style: Int
        var emphasis: UInt8
        var text: String
    }

    private struct ShelfKey: Hashable {
        var style: Int
        var emphasis: UInt8
        var patterns: ObjectIdentifier?
        var language: String?
    }

    private struct MixedKey: Hashable {
        var style: Int
        var patterns: ObjectIdentifier?
        var segments: [ShapedWord.Segment]
    }

    private struct PartKey: Hashable {
        var word: Int
        var lower: Int
        var upper: Int
        var hasHyphen: Bool
    }

    private let hanging: Hanging
    private var hangTables: [String: HangTable] = [:]
    private var latestHyphen: (style: Int, emphasis: RichText.Emphasis, width: Double)?
    private let fonts: FontLibrary
    private let words: SharedWords
    /// The words and spaces that were met, by number.
    let table: WordTable
    private var pieces: [Key: [ShapedPiece]] = [:]
    private var spaces: [Key: Int?] = [:]
    private var mixed: [MixedKey: Int] = [:]
    private var parts: [PartKey: PartFigures] = [:]
    private var shelves: [ShelfKey: WordShelf] = [:]
    private var ties: [UInt64: Ties.Strength] = [:]
    private var styles: [TextStyle: Int] = [:]
    private var latest: (style: TextStyle, number: Int)?
    private var latin: [Key: UnsafeMutablePointer<PangoItem>] = [:]
    private var faces: [UnsafeMutablePointer<PangoFont>: FontFace] = [:]

    init(fonts: FontLibrary, hanging: Hanging, words: SharedWords) {
        self.fonts = fonts
        self.words = words
        self.hanging = hanging
        table = WordTable(words)
    }

    deinit {
        for font in faces.keys { g_object_unref(font) }
        for item in latin.values { pango_item_free(item) }
    }

    /// Where the words of a style, an emphasis and a language are kept.
    func shelf(
        _ style: TextStyle, _ emphasis: RichText.Emphasis, _ hyphenator: Hyphenator?, language: String?
    ) -> WordShelf {
        let key = ShelfKey(
            style: number(of: style), emphasis: emphasis.rawValue, patterns: hyphenator.map(ObjectIdentifier.init),
            language: language)
        if let shelf = shelves[key] { return shelf }
        let shelf = WordShelf(
            words.shelf(
                SharedWords.ShelfKey(
                    style: style, emphasis: emphasis.rawValue, dictionary: hyphenator?.path, language: language)))
        shelves[key] = shelf
        return shelf
    }

    /// The number of a word of one emphasis; `shelf` is that of its style and emphasis, and `bytes` are the word's as the
    /// text has them.
    func word(
        _ bytes: UnsafeBufferPointer<UInt8>, on shelf: WordShelf, _ style: TextStyle, _ hyphenator: Hyphenator?,
        segment: () -> ShapedWord.Segment
    ) -> Int {
        if let number = shelf.number(of: bytes) { return number }
        let segment = segment()
        let word = shelf.shared(segment.text) {
            let word = ShapedWord(
                number: words.nextNumber(), segments: [segment], style: style, shaper: self, hyphenator: hyphenator)
            words.register(word)
            return word
        }
        table.add(word)
        shelf.add(word.number, bytes)
        return word.number
    }

    /// The number of a word that wears more than one emphasis.
    func word(_ segments: [ShapedWord.Segment], _ style: TextStyle, _ hyphenator: Hyphenator?) -> Int {
        let key = MixedKey(
            style: number(of: style), patterns: hyphenator.map(ObjectIdentifier.init), segments: segments)
        if let known = mixed[key] { return known }
        let word = ShapedWord(
            number: words.nextNumber(), segments: segments, style: style, shaper: self, hyphenator: hyphenator)
        words.register(word)
        table.add(word)
        mixed[key] = word.number
        return word.number
    }

    /// The number of a space; `nil` where the face has none.
    func space(_ style: TextStyle, _ emphasis: RichText.Emphasis) -> Int? {
        let key = Key(style: number(of: style), emphasis: emphasis.rawValue, text: " ")
        if let known = spaces[key] { return known }
        let space = shape(" ", style, emphasis).first.map {
            ShapedWord(number: words.nextNumber(), space: $0, emphasis: emphasis)
        }
        if let space {
            words.register(space)
            table.add(space)
        }
        spaces[key] = .some(space?.number)
        return space?.number
    }

    /// The part of a word between two characters, with a hyphen at its end where asked.
    func part(of number: Int, from lower: Int, to upper: Int, hyphen: Bool, _ style: TextStyle) -> PartFigures {
        let key = PartKey(word: number, lower: lower, upper: upper, hasHyphen: hyphen)
        if let known = parts[key] { return known }
        var segments = table.word(number)?.part(from: lower, to: upper) ?? []
        if hyphen, !segments.isEmpty { segments[segments.count - 1].text += "-" }
        let pieces = segments.map { shape($0.text, style, $0.emphasis) }
        let part = table.add(pieces.flatMap { $0 }, languages: ShapedWord.languages(of: segments, pieces))
        parts[key] = part
        return part
    }

    /// How firmly two words stay together; every pair is looked at once.
    func tie(_ before: Int, _ after: Int) -> Ties.Strength {
        if let strength = table.figures[before].ties.strength(before: table.figures[after].ties) { return strength }
        let key = UInt64(before) << 32 | UInt64(after)
        if let known = ties[key] { return known }
        let tie = Ties.strength(table.word(before)?.text ?? "", table.word(after)?.text ?? "")
        ties[key] = tie
        return tie
    }

    /// The glyphs of a word (no spaces but no-break ones), with the style's tracking added after each cluster.
    func shape(_ text: String, _ style: TextStyle, _ emphasis: RichText.Emphasis) -> [ShapedPiece] {
        let key = Key(style: number(of: style), emphasis: emphasis.rawValue, text: text)
        if let known = pieces[key] { return known }
        let shaped = shapeAnew(text, style, emphasis)
        pieces[key] = shaped
        return shaped
    }

    /// What hangs of the characters of a family.
    func hanging(in family: String) -> HangTable {
        if let known = hangTables[family] { return known }
        let table = HangTable(hanging, family: family)
        hangTables[family] = table
        return table
    }

    /// Width of a hyphen, points.
    func hyphenWidth(_ style: TextStyle, _ emphasis: RichText.Emphasis) -> Double {
        let number = number(of: style)
        if let latestHyphen, latestHyphen.style == number, latestHyphen.emphasis == emphasis {
            return latestHyphen.width
        }
        let width = shape("-", style, emphasis).reduce(0) { $0 + $1.width }
        latestHyphen = (number, emphasis, width)
        return width
    }

    /// A number for a style, the same whenever it comes again: cheaper to look words up by than the style itself.
    private func number(of style: TextStyle) -> Int {
        if let latest, latest.style == style { return latest.number }
        let number = styles[style] ?? styles.count
        styles[style] = number
        latest = (style, number)
        return number
    }

    /// Height of the ink of one character, points; 0 where the font lacks it.
    func inkHeight(of character: String, _ style: TextStyle) -> Double {
        var height = 0.0
        forEachRun(of: character, style, []) { font, glyphs, _, _ in
            var ink = PangoRectangle()
            pango_glyph_string_extents(glyphs, font, &ink, nil)
            height = max(height, -Double(ink.y) / Double(PANGO_SCALE))
        }
        return height
    }

    /// The same, not kept for the next time.
    func shapeAnew(_ text: String, _ style: TextStyle, _ emphasis: RichText.Emphasis) -> [ShapedPiece] {
        let shown = style.capitals ? text.uppercased() : text
        let tracking = style.tracking / 1000 * style.size
        var pieces: [ShapedPiece] = []
        forEachRun(of: shown, style, emphasis) { font, glyphs, start, length in
            let utf8 = Array(shown.utf8)[start..<start + length]
            pieces.append(
                piece(
                    face: face(of: font), glyphs: glyphs.pointee, text: String(decoding: utf8, as: UTF8.self),
                    style: style, tracking: tracking))
        }
        return pieces
    }

    /// Itemises and shapes, and lends each run's font, glyphs, and place in the text (bytes).
    private func forEachRun(
        of text: String, _ style: TextStyle, _ emphasis: RichText.Emphasis,
        _ body: (UnsafeMutablePointer<PangoFont>, UnsafeMutablePointer<PangoGlyphString>, Int, Int) -> Void
    ) {
        let bytes = Int32(text.utf8.count)
        text.withCString { start in
            if let item = latinItem(for: text, style, emphasis) {
                shape(start, 0, bytes, of: bytes, item, body)
                return
            }
            let attributes = attributes(of: style, emphasis)
            defer { pango_attr_list_unref(attributes) }
            let items = pango_itemize(fonts.context, start, 0, bytes, attributes, nil)
            defer { g_list_free(items) }
            var link = items
            while let entry = link {
                link = entry.pointee.next
                guard let data = entry.pointee.data else { continue }
                let item = data.assumingMemoryBound(to: PangoItem.self)
                defer { pango_item_free(item) }
                shape(start, Int(item.pointee.offset), item.pointee.length, of: bytes, item, body)
            }
        }
    }

    private func shape(
        _ text: UnsafePointer<CChar>, _ offset: Int, _ length: Int32, of bytes: Int32,
        _ item: UnsafeMutablePointer<PangoItem>,
        _ body: (UnsafeMutablePointer<PangoFont>, UnsafeMutablePointer<PangoGlyphString>, Int, Int) -> Void
    ) {
        guard let font = item.pointee.analysis.font, let glyphs = pango_glyph_string_new() else { return }
        defer { pango_glyph_string_free(glyphs) }
        pango_shape_full(text + offset, length, text, bytes, &item.pointee.analysis, glyphs)
        body(font, glyphs, offset, Int(length))
    }

    private func attributes(of style: TextStyle, _ emphasis: RichText.Emphasis) -> OpaquePointer? {
        let attributes = pango_attr_list_new()
        fonts.withDescription(of: style, emphasis) { pango_attr_list_insert(attributes, pango_attr_font_desc_new($0)) }
        pango_attr_list_insert(attributes, pango_attr_fallback_new(0))
        if let features = style.features {
            pango_attr_list_insert(attributes, pango_attr_font_features_new(features))
        }
        return attributes
    }

    /// The itemising of Latin text in a style, for a text that needs no other: letters, figures and marks of Latin
    /// script take one font, one direction and one script, so that Pango need not look at each word anew.
    private func latinItem(
        for text: String, _ style: TextStyle, _ emphasis: RichText.Emphasis
    ) -> UnsafeMutablePointer<PangoItem>? {
        // U+0020 to U+024F: in UTF-8 no byte above 0xC9.
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 <= 0xC9 && $0 != 0x7F }) else { return nil }
        let key = Key(style: number(of: style), emphasis: emphasis.rawValue, text: "")
        if let item = latin[key] { return item }
        let attributes = attributes(of: style, emphasis)
        defer { pango_attr_list_unref(attributes) }
        let items = "Aa".withCString { pango_itemize(fonts.context, $0, 0, 2, attributes, nil) }
        defer { g_list_free(items) }
        guard let data = items?.pointee.data else { return nil }
        let item = data.assumingMemoryBound(to: PangoItem.self)
        latin[key] = item
        return item
    }

    private func piece(
        face: FontFace, glyphs: PangoGlyphString, text: String, style: TextStyle, tracking: Double
    ) -> ShapedPiece {
        let count = Int(glyphs.num_glyphs)
        let scale = Double(PANGO_SCALE)
        var result: [Glyph] = []
        var clusters: [Cluster] = []
        var x = 0.0
        var starts: [Int] = []
        var missing: [Character] = []
        result.reserveCapacity(count)
        clusters.reserveCapacity(count)
        starts.reserveCapacity(count)
        for index in 0..<count {
            let info = glyphs.glyphs[index]
            let byte = Int(glyphs.log_clusters[index])
            if starts.last != byte {
                if !starts.isEmpty { x += tracking }
                starts.append(byte)
                clusters.append(Cluster(bytes: 0, glyphs: 0))
            }
            clusters[clusters.count - 1].glyphs += 1
            if imprenta_glyph_is_unknown(info.glyph) != 0 {
                missing.append(text[text.utf8.index(text.startIndex, offsetBy: byte)])
            }
            let hidden = imprenta_glyph_is_unknown(info.glyph) != 0 || imprenta_glyph_is_empty(info.glyph) != 0
            result.append(
                Glyph(
                    id: hidden ? 0 : info.glyph, x: x + Double(info.geometry.x_offset) / scale,
                    rise: -Double(info.geometry.y_offset) / scale))
            x += Double(info.geometry.width) / scale
        }
        // The glyphs of a right-to-left run come in the order of the eye: text and glyphs belong together as a whole.
        if starts != starts.sorted() {
            starts = [0]
            clusters = [Cluster(bytes: 0, glyphs: count)]
        }
        for index in starts.indices {
            clusters[index].bytes = (index + 1 < starts.count ? starts[index + 1] : text.utf8.count) - starts[index]
        }
        return ShapedPiece(
            face: face, text: text, glyphs: result, clusters: clusters, width: x + tracking, missing: missing)
    }

    private func face(of font: UnsafeMutablePointer<PangoFont>) -> FontFace {
        if let face = faces[font] { return face }
        var path: UnsafeMutablePointer<FcChar8>?
        var index: Int32 = 0
        if let fcFont = imprenta_fc_font(font), let pattern = imprenta_font_pattern(fcFont) {
            FcPatternGetString(pattern, FC_FILE, 0, &path)
            FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
        }
        let face = FontFace(path: path.map { String(cString: $0) } ?? "", index: Int(index))
        // Held, so that the address stays this font's for as long as it is a key.
        g_object_ref(font)
        faces[font] = face
        return face
    }
}
