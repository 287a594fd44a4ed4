/// How evenly a galley's lines are set. Gaps are between words, in em; shares are of 100 justified lines, but for hyphens
/// (of 100 lines); ladders and rivers are counted per 1,000 lines.
public struct GalleyQuality: Sendable, Hashable, Codable {
    /// Justified lines: those whose right edge meets their column's.
    public var justified = 0
    /// Mean of the lines' mean gaps.
    public var gap_mean_em = 0.0
    /// Standard deviation of the lines' mean gaps.
    public var gap_sd_em = 0.0
    /// The gap that 95 of 100 lines do not exceed.
    public var p95 = 0.0
    /// The gap that 99 of 100 lines do not exceed.
    public var p99 = 0.0
    /// The widest.
    public var max = 0.0
    /// Lines whose mean gap is over twice the face's space.
    public var very_loose_pct = 0.0
    /// Lines whose mean gap is over 1.6 times the face's space.
    public var loose_pct = 0.0
    /// Lines whose mean gap is under 0.66 of the face's space.
    public var tight_pct = 0.0
    /// Lines that end in a hyphen.
    public var hyphen_pct = 0.0
    /// Third hyphens in a row.
    public var ladders_per_1000 = 0.0
    /// Fourth wide gaps under one another.
    public var rivers_per_1000 = 0.0
    /// Columns that begin with the short end of a paragraph.
    public var widows = 0
    /// Columns that end with the first line of a paragraph.
    public var orphans = 0
    /// The most that a line's letters were moved apart or together.
    public var tracking_max_em = 0.0
    /// The most that a line's glyphs were widened or narrowed, as a share of their width.
    public var width_variation_max = 0.0
}
