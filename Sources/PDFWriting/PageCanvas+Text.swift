import Geometry
import PrintModel

/// What holds while text is shown on a page (ISO 32000-1, 9.3).
struct TextState {
    /// Whether a text object is open.
    var isOpen = false
    /// Number of the font; 0 for none yet.
    var font = 0
    var size = 0.0
    /// Glyph width as a multiple of the natural one.
    var stretch = 1.0
    /// Distance added after each glyph, in ten thousandths of a point before `stretch`.
    var spacing: Int64 = 0
    /// Where the line began, in thousandths of a point: what the next line's place is told from.
    var x: Int64 = 0
    var y: Int64 = 0
}

extension PageCanvas {
    /// Shows a run of a line whose baseline starts at `start`, each glyph within five thousandths of a point of where the
    /// typesetter put it, whatever came before.
    ///
    /// - Parameter language: What a page that carries structure says of the run's language; `nil` where its element does.
    /// - Throws: `font.missing`, or `paint.failed` where text, clusters and glyphs do not belong together.
    public func show(
        _ run: GlyphRun, from start: Point, _ paint: PagePaint, language: String? = nil
    ) throws(Fault) {
        guard !run.glyphs.isEmpty else { return }
        let font = try fonts.use(run.face)
        if !text.isOpen {
            out.write("BT\n")
            (text.isOpen, text.x, text.y) = (true, 0, 0)
        }
        setFill(paint)
        set(font, size: run.size, stretch: run.stretch)
        let fits = run.glyphs.withUnsafeBufferPointer { glyphs in
            withUnsafeTemporaryAllocation(of: Double.self, capacity: glyphs.count) { advances in
                // Looked up once, for the distances between glyphs and for the pen.
                for (index, glyph) in glyphs.enumerated() {
                    advances.initializeElement(at: index, to: font.program.advance(of: glyph.id))
                }
                let advances = UnsafeBufferPointer(advances)
                set(spacing: TextSpacing.common(to: glyphs, advances, size: run.size, stretch: run.stretch))
                let span = isTagged && current?.isEmpty == false ? language : nil
                if let span { beginSpan(in: span) }
                defer { if span != nil { out.write("EMC\n") } }
                return write(run, glyphs, advances, from: start, font)
            }
        }
        guard fits else { throw Fault(.unusableData, .paintFailed, ["text": run.text, "reason": "clusters"]) }
    }

    private func write(
        _ run: GlyphRun, _ glyphs: UnsafeBufferPointer<Glyph>, _ advances: UnsafeBufferPointer<Double>,
        from start: Point, _ font: FontShelf.Use
    ) -> Bool {
        var string = run.text
        // Taken out while they are written to, so that nothing but this line looks at them.
        var (bytes, state, shown) = (out, text, GlyphsShown(glyphs: font.glyphs, texts: font.texts))
        (out, font.glyphs, font.texts) = (PDFBytes(), GlyphSet(), [:])
        let fits = string.withUTF8 { utf8 in
            run.clusters.withUnsafeBufferPointer { clusters in
                var line = TextLine(
                    run, font.program, utf8, glyphs, clusters, advances, start: start, height: size.height, state)
                return line.write(to: &bytes, &state, &shown)
            }
        }
        (out, text, font.glyphs, font.texts) = (bytes, state, shown.glyphs, shown.texts)
        return fits
    }

    /// Closes the text object that is open.
    func endText() {
        guard text.isOpen else { return }
        text.isOpen = false
        out.write("ET\n")
    }

    func set(_ font: FontShelf.Use, size: Double, stretch: Double) {
        if text.font != font.number || text.size != size {
            (text.font, text.size) = (font.number, size)
            out.write("/F")
            out.write(font.number)
            out.write(" ")
            out.write(size, decimals: 4)
            out.write(" Tf\n")
        }
        guard text.stretch != stretch else { return }
        text.stretch = stretch
        out.write(stretch * 100, decimals: 4)
        out.write(" Tz\n")
    }

    func set(spacing: Int64) {
        guard text.spacing != spacing else { return }
        text.spacing = spacing
        out.write(scaled: spacing, scale: 10_000)
        out.write(" Tc\n")
    }
}

/// Glyphs of a face that a page shows, and what those say of which the font does not tell.
private struct GlyphsShown {
    var glyphs: GlyphSet
    var texts: [UInt32: String]
}

/// The distance that most glyphs of a run keep beyond their advances: its tracking. Told once, it need not be told at
/// every glyph.
enum TextSpacing {
    /// In ten thousandths of a point before the run's stretch; 0 where fewer than half of the glyphs keep one.
    ///
    /// - Parameter advances: Of the glyphs, in thousandths of an em.
    static func common(
        to glyphs: UnsafeBufferPointer<Glyph>, _ advances: UnsafeBufferPointer<Double>, size: Double, stretch: Double
    ) -> Int64 {
        guard glyphs.count > 2, stretch > 0 else { return 0 }
        // The majority vote of Boyer and Moore: one pass, no table.
        let (narrow, em) = (1 / stretch, size / 1000)
        var candidate: Int64 = 0
        var votes = 0
        for index in 1..<glyphs.count {
            let points = (glyphs[index].x - glyphs[index - 1].x) * narrow - advances[index - 1] * em
            let found = abs(points) < 1_000 ? Int64(nearest: points * 10_000) : 0
            if votes == 0 { candidate = found }
            votes += abs(found - candidate) <= 1 ? 1 : -1
        }
        guard votes > 0, abs(candidate) > 2 else { return 0 }
        return candidate
    }
}

/// Writes one run as the operators that show it.
private struct TextLine {
    private let program: FontProgram
    private let utf8: UnsafeBufferPointer<UInt8>
    private let glyphs: UnsafeBufferPointer<Glyph>
    private let clusters: UnsafeBufferPointer<Cluster>
    /// Of the glyphs, in thousandths of an em.
    private let advances: UnsafeBufferPointer<Double>
    private let start: Point
    private let height: Double
    /// Points that a thousandth of text space is wide.
    private let unit: Double
    /// Points that each glyph keeps beyond its advance.
    private let spacing: Double
    /// Where the next glyph would stand, from the start of the line.
    private var pen = 0.0
    private var isStringOpen = false
    private var isArrayOpen = false
    private var rise = 0.0

    init(
        _ run: GlyphRun, _ program: FontProgram, _ utf8: UnsafeBufferPointer<UInt8>,
        _ glyphs: UnsafeBufferPointer<Glyph>, _ clusters: UnsafeBufferPointer<Cluster>,
        _ advances: UnsafeBufferPointer<Double>, start: Point, height: Double, _ state: TextState
    ) {
        self.program = program
        self.utf8 = utf8
        self.glyphs = glyphs
        self.clusters = clusters
        self.advances = advances
        self.start = start
        self.height = height
        unit = run.size * run.stretch / 1000
        spacing = Double(state.spacing) / 10_000 * run.stretch
    }

    /// `false` where the run's clusters do not fit its text and glyphs.
    mutating func write(to out: inout PDFBytes, _ state: inout TextState, _ shown: inout GlyphsShown) -> Bool {
        guard clustersFit else { return false }
        shown.glyphs.insert(glyphs)
        let characters = program.characters
        var byte = 0
        var glyph = 0
        var isMarked = false
        var index = 0
        while index < clusters.count {
            // A cluster without glyphs is said by the one after it.
            var (bytes, count) = (clusters[index].bytes, clusters[index].glyphs)
            while count == 0, index + 1 < clusters.count {
                index += 1
                bytes += clusters[index].bytes
                count = clusters[index].glyphs
            }
            index += 1
            let isPlain = count == 1 && tells(glyphs[glyph].id, byte..<byte + bytes, characters)
            let says =
                isPlain
                ? nil : Says(utf8, byte..<byte + bytes, glyphs, glyph..<glyph + count, program, &shown.texts)
            if let says, says.needsMark, count > 0 {
                close(&out)
                if isMarked { out.write("EMC\n") }
                out.write("/Span <</ActualText ")
                out.write(text: says.text)
                out.write(">> BDC\n")
                isMarked = true
            } else if isMarked {
                close(&out)
                out.write("EMC\n")
                isMarked = false
            }
            for number in glyph..<glyph + count { show(number, &out, &state) }
            byte += bytes
            glyph += count
        }
        close(&out)
        if isMarked { out.write("EMC\n") }
        return true
    }

    /// Whether a glyph says what its bytes say, by the characters of all glyphs that are known so far: so do nearly all.
    private func tells(_ glyph: UInt32, _ bytes: Range<Int>, _ characters: [UInt32]) -> Bool {
        guard let said = Says.scalar(utf8, bytes), said != 0, Int(glyph) < characters.count else { return false }
        return characters[Int(glyph)] == said
    }

    private mutating func show(_ number: Int, _ out: inout PDFBytes, _ state: inout TextState) {
        let glyph = glyphs[number]
        if isArrayOpen, glyph.rise == rise {
            let gap = glyph.x - pen
            if abs(gap) > 0.004 { adjust(by: gap, &out) }
        } else {
            close(&out)
            move(to: start.x + glyph.x, height - start.y + glyph.rise, &out, &state)
            (isArrayOpen, rise) = (true, glyph.rise)
            pen = Double(state.x) / 1000 - start.x
        }
        if !isStringOpen {
            out.write(byte: 0x28)
            isStringOpen = true
        }
        out.write(inLiteral: UInt8(truncatingIfNeeded: glyph.id >> 8))
        out.write(inLiteral: UInt8(truncatingIfNeeded: glyph.id))
        pen += advances[number] * unit + spacing
    }

    /// Moves to the start of a piece of text: points from the sheet's lower left corner.
    private func move(to x: Double, _ y: Double, _ out: inout PDFBytes, _ state: inout TextState) {
        let (newX, newY) = (Int64(nearest: x * 1000), Int64(nearest: y * 1000))
        out.write(scaled: newX - state.x, scale: 1000)
        out.write(byte: 0x20)
        out.write(scaled: newY - state.y, scale: 1000)
        out.write(" Td [")
        (state.x, state.y) = (newX, newY)
    }

    /// Thousandths of an em are as fine as small type needs; large type takes tenths of them.
    private mutating func adjust(by gap: Double, _ out: inout PDFBytes) {
        guard unit != 0 else { return }
        let scale = unit > 0.009 ? 10.0 : 1.0
        let exact = -gap / unit * scale
        guard abs(exact) < 1e7 else { return }
        let amount = Int64(nearest: exact)
        guard amount != 0 else { return }
        if isStringOpen {
            out.write(byte: 0x29)
            isStringOpen = false
        }
        out.write(scaled: amount, scale: Int64(scale))
        pen -= Double(amount) / scale * unit
    }

    private mutating func close(_ out: inout PDFBytes) {
        guard isArrayOpen else { return }
        out.write(isStringOpen ? ")]TJ\n" : "]TJ\n")
        (isArrayOpen, isStringOpen) = (false, false)
    }

    /// Whether the clusters run through text and glyphs together and cut no character.
    private var clustersFit: Bool {
        var bytes = 0
        var shown = 0
        for cluster in clusters {
            guard cluster.bytes >= 0, cluster.glyphs >= 0, cluster.bytes + cluster.glyphs > 0,
                cluster.bytes <= utf8.count - bytes, cluster.glyphs <= glyphs.count - shown
            else { return false }
            bytes += cluster.bytes
            shown += cluster.glyphs
            if bytes < utf8.count, utf8[bytes] & 0xC0 == 0x80 { return false }
        }
        return bytes == utf8.count && shown == glyphs.count
    }
}

/// What a cluster says, and whether a reader would take it from the glyphs alone.
private struct Says {
    private let utf8: UnsafeBufferPointer<UInt8>
    private let bytes: Range<Int>
    /// Whether the page must say it beside the glyphs.
    let needsMark: Bool

    init(
        _ utf8: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>, _ glyphs: UnsafeBufferPointer<Glyph>,
        _ range: Range<Int>, _ program: FontProgram, _ texts: inout [UInt32: String]
    ) {
        self.utf8 = utf8
        self.bytes = bytes
        if range.count == 1, let glyph = range.first.map({ glyphs[$0].id }) {
            let expected = program.character(of: glyph)
            if expected != 0, let said = Says.scalar(utf8, bytes) {
                needsMark = said != expected && !Says.looksAlike(said, expected)
                return
            }
        }
        let said = String(decoding: utf8[bytes], as: UTF8.self)
        var expected: String? = ""
        for index in range {
            expected = expected.flatMap { all in program.text(of: glyphs[index].id).map { all + $0 } }
        }
        if expected == nil, range.count == 1, let glyph = range.first.map({ glyphs[$0].id }) {
            // The font's table tells from now on what it says, unless it said something else on this page.
            if texts[glyph] == nil { texts[glyph] = said }
            expected = texts[glyph]
        }
        needsMark = expected.map { $0.unicodeScalars.elementsEqual(said.unicodeScalars) } != true
    }

    var text: String { String(decoding: utf8[bytes], as: UTF8.self) }

    /// The only character of some bytes.
    static func scalar(_ utf8: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>) -> UInt32? {
        let first = UInt32(utf8[bytes.lowerBound])
        func next(_ offset: Int) -> UInt32 { UInt32(utf8[bytes.lowerBound + offset]) & 0x3F }
        switch bytes.count {
        case 1: return first
        case 2 where first >= 0xC0: return (first & 0x1F) << 6 | next(1)
        case 3 where first >= 0xE0: return (first & 0x0F) << 12 | next(1) << 6 | next(2)
        case 4 where first >= 0xF0: return (first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
        default: return nil
        }
    }

    /// Spaces that do not break are spaces, and hyphens that do not are hyphens, to whoever searches or copies.
    private static func looksAlike(_ said: UInt32, _ expected: UInt32) -> Bool {
        switch expected {
        case 0x20: said == 0xA0 || said == 0x202F || (0x2000...0x200A).contains(said)
        case 0x2D: (0x2010...0x2011).contains(said)
        default: false
        }
    }
}
