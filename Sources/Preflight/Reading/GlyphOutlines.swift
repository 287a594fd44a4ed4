import CFreeType
import PDFSyntax

/// FreeType, one for each worker.
final class FontEngine {
    let library: FT_Library

    init?() {
        var library: FT_Library?
        guard FT_Init_FreeType(&library) == 0, let library else { return nil }
        self.library = library
    }

    deinit { FT_Done_FreeType(library) }
}

/// A glyph's outline, curves flattened, in ems from its origin, y upwards.
struct GlyphOutline {
    /// Coordinates, x and y in turn, of all contours.
    var points: [Double] = []
    /// Index in `points` at which each contour begins.
    var starts: [Int] = []
    /// What it covers, square ems.
    var area = 0.0

    /// Adds up what the contours enclose; counters run the other way round.
    mutating func close() {
        var sum = 0.0
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : points.count
            guard end - start >= 6 else { continue }
            var (x, y) = (points[end - 2], points[end - 1])
            for at in stride(from: start, to: end - 1, by: 2) {
                sum += x * points[at + 1] - points[at] * y
                (x, y) = (points[at], points[at + 1])
            }
        }
        area = abs(sum) / 2
    }
}

/// The outlines of an embedded font program (Type 1, CFF, TrueType), read by FreeType without hinting.
final class GlyphOutlines {
    private let engine: FontEngine
    private let face: FT_Face
    private let memory: UnsafeMutableBufferPointer<UInt8>
    private let unit: Double
    private var known: [UInt32: GlyphOutline] = [:]
    private var size = 0

    /// Most bytes of a font program, and most numbers of outlines that are kept.
    private static let limits = (program: 30_000_000, numbers: 4_000_000)

    /// Reads a program; `nil` where FreeType makes nothing of it.
    init?(_ program: [UInt8], _ engine: FontEngine) {
        guard !program.isEmpty, program.count <= GlyphOutlines.limits.program else { return nil }
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: program.count)
        _ = memory.initialize(from: program)
        var face: FT_Face?
        guard FT_New_Memory_Face(engine.library, memory.baseAddress, program.count, 0, &face) == 0, let face else {
            memory.deallocate()
            return nil
        }
        (self.engine, self.face, self.memory) = (engine, face, memory)
        unit = 1 / Double(max(face.pointee.units_per_EM, 1))
    }

    deinit {
        FT_Done_Face(face)
        memory.deallocate()
    }

    // MARK: Which glyph

    /// The glyph of a name; `nil` where there is none.
    func glyph(named name: String) -> UInt32? {
        let index = name.withCString { FT_Get_Name_Index(face, UnsafeMutablePointer(mutating: $0)) }
        return index == 0 ? nil : index
    }

    /// The glyph of a character in one of the font's own tables; `nil` where there is none.
    func glyph(of character: UInt, in encoding: FT_Encoding) -> UInt32? {
        guard FT_Select_Charmap(face, encoding) == 0 else { return nil }
        let index = FT_Get_Char_Index(face, character)
        return index == 0 ? nil : index
    }

    /// Glyphs by their CID, where the program is keyed by them; `nil` where CIDs are glyphs.
    lazy var glyphsOfCIDs: [UInt32: UInt32]? = {
        var isKeyed: FT_Bool = 0
        guard FT_Get_CID_Is_Internally_CID_Keyed(face, &isKeyed) == 0, isKeyed != 0 else { return nil }
        var map: [UInt32: UInt32] = [:]
        for glyph in 0..<UInt32(min(max(face.pointee.num_glyphs, 0), 65_536)) {
            var cid: FT_UInt = 0
            if FT_Get_CID_From_Glyph_Index(face, glyph, &cid) == 0 { map[cid] = glyph }
        }
        return map
    }()

    // MARK: Outlines

    /// A glyph's outline; an empty one where it cannot be read.
    func outline(_ glyph: UInt32) -> GlyphOutline {
        if let outline = known[glyph] { return outline }
        var outline = GlyphOutline()
        if FT_Load_Glyph(face, glyph, FT_Int32(FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP)) == 0,
            let slot = face.pointee.glyph, slot.pointee.format == FT_GLYPH_FORMAT_OUTLINE
        {
            outline = flattened(&slot.pointee.outline)
        }
        size += outline.points.count + 8
        if size < GlyphOutlines.limits.numbers { known[glyph] = outline }
        return outline
    }

    /// What the decomposing of an outline has come to.
    private final class Trace {
        var outline = GlyphOutline()
        let unit: Double
        init(unit: Double) { self.unit = unit }

        var last: (x: Double, y: Double) {
            let count = outline.points.count
            return count >= 2 ? (outline.points[count - 2], outline.points[count - 1]) : (0, 0)
        }

        func point(_ vector: UnsafePointer<FT_Vector>?) -> (x: Double, y: Double) {
            guard let vector else { return (0, 0) }
            return (Double(vector.pointee.x) * unit, Double(vector.pointee.y) * unit)
        }

        func add(_ point: (x: Double, y: Double)) {
            outline.points.append(point.x)
            outline.points.append(point.y)
        }
    }

    private static func trace(_ user: UnsafeMutableRawPointer?) -> Trace? {
        user.map { Unmanaged<Trace>.fromOpaque($0).takeUnretainedValue() }
    }

    private func flattened(_ outline: inout FT_Outline) -> GlyphOutline {
        let trace = Trace(unit: unit)
        var callbacks = FT_Outline_Funcs(
            move_to: { to, user in
                guard let trace = GlyphOutlines.trace(user) else { return 1 }
                trace.outline.starts.append(trace.outline.points.count)
                trace.add(trace.point(to))
                return 0
            },
            line_to: { to, user in
                guard let trace = GlyphOutlines.trace(user) else { return 1 }
                trace.add(trace.point(to))
                return 0
            },
            conic_to: { handle, to, user in
                guard let trace = GlyphOutlines.trace(user) else { return 1 }
                let (a, b, c) = (trace.last, trace.point(handle), trace.point(to))
                for t in [0.25, 0.5, 0.75, 1] {
                    let u = 1 - t
                    trace.add(
                        (u * u * a.x + 2 * u * t * b.x + t * t * c.x, u * u * a.y + 2 * u * t * b.y + t * t * c.y))
                }
                return 0
            },
            cubic_to: { first, second, to, user in
                guard let trace = GlyphOutlines.trace(user) else { return 1 }
                let (a, b, c, d) = (trace.last, trace.point(first), trace.point(second), trace.point(to))
                for step in 1...5 {
                    let t = Double(step) / 5
                    let u = 1 - t
                    let (wa, wb, wc, wd) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
                    trace.add(
                        (
                            wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y
                        ))
                }
                return 0
            }, shift: 0, delta: 0)
        _ = FT_Outline_Decompose(&outline, &callbacks, Unmanaged.passUnretained(trace).toOpaque())
        trace.outline.close()
        return trace.outline
    }
}
