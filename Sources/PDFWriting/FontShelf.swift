import Geometry
import PrintModel

/// The faces a worker has opened, and which glyphs of them the page at hand shows.
final class FontShelf {
    /// A face on the page at hand.
    final class Use {
        let program: FontProgram
        let number: Int
        var glyphs = GlyphSet()
        /// What glyphs say on the page of which the font does not tell.
        var texts: [UInt32: String] = [:]

        init(_ program: FontProgram, number: Int) {
            self.program = program
            self.number = number
        }
    }
    private var programs: [FontFace: FontProgram] = [:]
    private var uses: [FontFace: Use] = [:]
    private var order: [Use] = []
    private var latest: Use?

    /// Begins a page that shows nothing yet.
    func beginPage() {
        uses.removeAll(keepingCapacity: true)
        order.removeAll(keepingCapacity: true)
        latest = nil
    }

    /// The faces of the page in the order in which they were first shown, with their glyphs.
    var used: [FontUse] {
        order.map { FontUse(face: $0.program.source, glyphs: $0.glyphs, texts: $0.texts) }
    }

    /// A face, ready to be shown on the page at hand.
    ///
    /// Throws `font.missing`.
    func use(_ face: FontFace) throws(Fault) -> Use {
        // Most runs look like the one before them, and a path is long to hash.
        if let latest, latest.program.source == face { return latest }
        let use: Use
        if let known = uses[face] {
            use = known
        } else {
            use = Use(try program(face), number: order.count + 1)
            uses[face] = use
            order.append(use)
        }
        latest = use
        return use
    }

    /// A face's program.
    ///
    /// Throws `font.missing`.
    func program(_ face: FontFace) throws(Fault) -> FontProgram {
        if let known = programs[face] { return known }
        let made = try FontProgram(face)
        programs[face] = made
        return made
    }
}
