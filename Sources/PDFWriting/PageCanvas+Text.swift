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
        set(spacing: TextSpacing.common(to: run, in: font.program))
        let span = isTagged && current?.isEmpty == false ? language : nil
        if let span { beginSpan(in: span) }
        defer { if span != nil { out.write("EMC\n") } }
        var string = run.text
        // Taken out while they are written to, so that nothing but this line looks at them.
        var (bytes, state, shown) = (out, text, GlyphsShown(glyphs: font.glyphs, texts: font.texts))
        (out, font.glyphs, font.texts) = (PDFBytes(), GlyphSet(), [:])
        let fits = string.withUTF8 { utf8 in
            run.glyphs.withUnsafeBufferPointer { glyphs in
                var line = TextLine(run, font.program, utf8, glyphs, start: start, height: size.height, state)
                return line.write(to: &bytes, &state, &shown)
            }
        }
        (out, text, font.glyphs, font.texts) = (bytes, state, shown.glyphs, shown.texts)
        guard fits else { throw Fault(.unusableData, .paintFailed, ["text": run.text, "reason": "clusters"]) }
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
    static func common(to run: GlyphRun, in program: FontProgram) -> Int64 {
        let glyphs = run.glyphs
        guard glyphs.count > 2, run.stretch > 0 else { return 0 }
        // The majority vote of Boyer and Moore: one pass, no table.
        var candidate: Int64 = 0
        var votes = 0
        for index in 1..<glyphs.count {
            let found = spacing(glyphs, index, run, program)
            if votes == 0 { candidate = found }
            votes += abs(found - candidate) <= 1 ? 1 : -1
        }
        guard votes > 0, abs(candidate) > 2 else { return 0 }
        return candidate
    }

    private static func spacing(_ glyphs: [Glyph], _ index: Int, _ run: GlyphRun, _ program: FontProgram) -> Int64 {
        let before = glyphs[index - 1]
        let distance = (glyphs[index].x - before.x) / run.stretch
        let points = distance - program.advance(of: before.id) * run.size / 1000
        guard abs(points) < 1_000 else { return 0 }
        return Int64((points * 10_000).rounded())
    }
}

/// Writes one run as the operators that show it.
private struct TextLine {
    private let run: GlyphRun
    private let program: FontProgram
    private let utf8: UnsafeBufferPointer<UInt8>
    private let glyphs: UnsafeBufferPointer<Glyph>
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
        _ glyphs: UnsafeBufferPointer<Glyph>, start: Point, height: Double, _ state: TextState
    ) {
        self.run = run
        self.program = program
        self.utf8 = utf8
        self.glyphs = glyphs
        self.start = start
        self.height = height
        unit = run.size * run.stretch / 1000
        spacing = Double(state.spacing) / 10_000 * run.stretch
    }

    /// `false` where the run's clusters do not fit its text and glyphs.
    mutating func write(to out: inout PDFBytes, _ state: inout TextState, _ shown: inout GlyphsShown) -> Bool {
        guard clustersFit else { return false }
        var byte = 0
        var glyph = 0
        var isMarked = false
        var index = 0
        let clusters = run.clusters
        while index < clusters.count {
            // A cluster without glyphs is said by the one after it.
            var (bytes, count) = (clusters[index].bytes, clusters[index].glyphs)
            while count == 0, index + 1 < clusters.count {
                index += 1
                bytes += clusters[index].bytes
                count = clusters[index].glyphs
            }
            index += 1
            let says = Says(utf8, byte..<byte + bytes, glyphs, glyph..<glyph + count, program, &shown.texts)
            if says.needsMark, count > 0 {
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
            for number in glyph..<glyph + count {
                shown.glyphs.insert(glyphs[number].id)
                show(glyphs[number], &out, &state)
            }
            byte += bytes
            glyph += count
        }
        close(&out)
        if isMarked { out.write("EMC\n") }
        return true
    }

    private mutating func show(_ glyph: Glyph, _ out: inout PDFBytes, _ state: inout TextState) {
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
        pen += program.advance(of: glyph.id) * unit + spacing
    }

    /// Moves to the start of a piece of text: points from the sheet's lower left corner.
    private func move(to x: Double, _ y: Double, _ out: inout PDFBytes, _ state: inout TextState) {
        let (newX, newY) = (Int64((x * 1000).rounded()), Int64((y * 1000).rounded()))
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
        let amount = (-gap / unit * scale).rounded()
        guard amount != 0, abs(amount) < 1e7 else { return }
        if isStringOpen {
            out.write(byte: 0x29)
            isStringOpen = false
        }
        out.write(scaled: Int64(amount), scale: Int64(scale))
        pen -= amount / scale * unit
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
        for cluster in run.clusters {
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
    private static func scalar(_ utf8: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>) -> UInt32? {
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
