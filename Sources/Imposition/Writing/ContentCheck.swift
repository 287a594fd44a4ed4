import Geometry
import PDFSyntax

/// Whether pages' contents can be taken over: sound, and not more than memory should hold. Streams that pages share are
/// looked at once, but weigh with every page.
struct ContentCheck {
    /// Most bytes of content that are taken over in all.
    private static let mostBytes = 2_000_000_000

    private var judged: [[PDFObject.ID]: (isSound: Bool, bytes: Int)] = [:]
    private var total = 0
    private var reach = ReachDepth()

    /// What is wrong with a page, if anything.
    mutating func judge(_ page: PDFObject) -> FindingCode? {
        let parts = [page.file.inherited("Resources", of: page), page["Group"]].compactMap { $0 }
        guard parts.allSatisfy({ reach.isBounded($0) }) else { return .preflightHostile }
        let (isSound, bytes) = content(of: page)
        total += bytes
        guard total <= ContentCheck.mostBytes else { return .preflightHostile }
        return isSound ? nil : .imposeDamaged
    }

    /// Whether what else is copied lies within bounds.
    mutating func isBounded(_ object: PDFObject?) -> Bool { object.map { reach.isBounded($0) } ?? true }

    private mutating func content(of page: PDFObject) -> (isSound: Bool, bytes: Int) {
        guard let contents = page["Contents"] else { return (true, 0) }
        let streams = contents.kind == .array ? contents.elements(limit: 100_000) : [contents]
        let ids = streams.compactMap(\.id)
        if let known = judged[ids], ids.count == streams.count { return known }
        var result = (isSound: false, bytes: 0)
        if case .bytes(let bytes) = page.file.decodedContent(of: page) {
            // One stream is taken over as it is encoded, several are joined.
            result = (true, streams.count == 1 ? streams[0].rawData.count : bytes.count)
        }
        judged[ids] = result
        return result
    }
}
