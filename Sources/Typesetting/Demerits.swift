/// What a line costs, in one place: the weights of the total-fit search.
///
/// The form is that of Donald E. Knuth and Michael F. Plass, "Breaking Paragraphs into Lines", Software—Practice and
/// Experience 11 (1981): the square of a constant and the cube of the strain. The weights were chosen with a ruler on
/// Spanish prose in columns of 45 and 58 mm.
enum Demerits {
    /// For each line, before anything else.
    static let line = 10.0
    /// Times the cube of the strain.
    static let strain = 80.0
    /// A division; one that carries two letters only; one right after another; a third in a row, never where there is
    /// another way.
    static let hyphen = 46_000.0
    static let shortCarry = 60_000.0
    static let hyphenAgain = 6_000.0
    static let ladder = 40_000_000.0
    /// A break within an address or after a dash.
    static let bare = 1_000.0
    /// A number parted from its unit.
    static let tie = 60_000.0
    /// A word of one letter at a line's end.
    static let weak = 1_500.0
    /// A tight line beside a loose one.
    static let contrast = 5_000.0
    /// Two lines running that begin, or end, with the same word.
    static let sameEdge = 4_000.0
    /// A gap four lines deep.
    static let river = 400_000.0
    /// A last line of a few letters; a short one; one that begins with the rest of a divided word.
    static let lastStub = 20_000.0
    static let lastShort = 3_000.0
    static let lastCarried = 20_000.0
    /// Past the limit of what letters give, for each unit of strain.
    static let loose = 30_000.0
    /// Where a reader begins to see wide spaces, and where holes.
    static let wide = 25_000.0
    static let hole = 200_000.0
    private static let wideStrain = 1.1
    private static let holeStrain = 1.85
    /// A line that sticks out of its measure.
    static let overfull = 1e9

    /// Demerits of a strain alone.
    @inline(__always)
    static func of(strain: Double) -> Double {
        let size = min(abs(strain), 50)
        // Past the second tolerance the square of the cube would drown everything else.
        let badness = line + Demerits.strain * (size <= 2 ? size * size * size : 4 * size)
        guard strain > 1 else { return badness * badness }
        return badness * badness + loose * (strain - 1) + (strain > wideStrain ? wide : 0)
            + (strain > holeStrain ? hole : 0)
    }
}
