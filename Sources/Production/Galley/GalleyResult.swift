import Geometry

/// What came of a galley proof.
public struct GalleyResult: Sendable {
    /// Seconds by stage, of the clock on the wall.
    public struct Seconds: Sendable, Hashable, Codable {
        /// Reading the text and finding the fonts.
        public var read = 0.0
        /// Finding the ways to break every paragraph.
        public var `break` = 0.0
        /// Choosing among them for columns and pages.
        public var fit = 0.0
        /// Making lines and painting them.
        public var paint = 0.0
    }
    /// The text, as the person typed its path.
    public var text: String
    /// Absolute path of the PDF.
    public var output: String
    /// Pages; 0 where none was written.
    public var pages = 0
    /// Columns of a page.
    public var columns = 0
    /// Lines set.
    public var lines = 0
    /// How long each stage took.
    public var seconds = Seconds()
    /// Most memory the process held at once, in megabytes (2²⁰ bytes).
    public var peakMemoryMB = 0.0
    /// The measured lines, where that was asked for.
    public var quality: GalleyQuality?
    /// What was found, in the order of the text.
    public var findings: [Finding] = []
    /// Why the run stopped before its end.
    public var fault: Fault?

    /// Nothing yet.
    init(_ order: GalleyOrder) {
        text = order.shown
        output = order.output
    }
}

/// Findings of a kind, as many as a person reads.
struct GalleyFindings {
    private(set) var kept: [Finding] = []
    private var counts: [FindingCode: Int] = [:]
    private static let most = 100

    mutating func add(_ finding: Finding) {
        counts[finding.code, default: 0] += 1
        if counts[finding.code, default: 0] <= GalleyFindings.most { kept.append(finding) }
    }

    /// The findings, and how many more there were.
    var all: [Finding] {
        kept
            + counts.filter { $0.value > GalleyFindings.most }.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                Finding(
                    .note, .galleyMore, ["count": "\($0.value - GalleyFindings.most)", "kind": $0.key.rawValue])
            }
    }
}
