import Geometry
import PDFSyntax
import PrintModel

/// Rewrites the colours of pages with the forms and patterns they use.
final class PageColours {
    private let file: PDFFile
    private let inks: InkTable
    private var done: Set<PDFObject.ID> = []
    private var separations: [String: PDFObject] = [:]
    private var states: [Overprint: PDFObject] = [:]
    /// Colours without a key, one finding for each on each page.
    private(set) var findings: [Finding] = []

    init(_ file: PDFFile, inks: InkTable) {
        self.file = file
        self.inks = inks
    }

    /// Rewrites a page's content and everything drawn through it.
    ///
    /// Throws `finish.failed` where a stream cannot be decoded.
    func rewrite(_ page: PDFObject, number: Int) throws {
        let resources = page["Resources"] ?? file.inherited("Resources", of: page) ?? file.make([:])
        page.set("Resources", to: .object(resources))
        let contents = page["Contents"].map { $0.kind == .array ? $0.elements() : [$0] } ?? []
        var bytes: [UInt8] = []
        for stream in contents { bytes += try content(of: stream, page: number) + [0x0A] }
        file.setContent(rewritten(bytes, resources, isPage: true, page: number), of: page)
        try rewriteStreams(in: resources, page: number)
    }

    private func rewriteStreams(in resources: PDFObject, page: Int) throws {
        // A list, not recursion: nesting is as deep as the file likes.
        var waiting = [resources]
        while let resources = waiting.popLast() {
            for kind in ["XObject", "Pattern"] {
                guard let entries = resources[kind] else { continue }
                for stream in entries.keys.compactMap({ entries[$0] }) where isDrawing(stream) {
                    guard let id = stream.id, done.insert(id).inserted else { continue }
                    let own = stream["Resources"] ?? resources
                    let bytes = try content(of: stream, page: page)
                    stream.replaceData(rewritten(bytes, own, isPage: false, page: page))
                    waiting.append(own)
                }
            }
        }
    }

    private func isDrawing(_ stream: PDFObject) -> Bool {
        stream.kind == .stream && (stream["Subtype"]?.name == "Form" || stream["PatternType"]?.integer == 1)
    }

    private func rewritten(_ bytes: [UInt8], _ resources: PDFObject, isPage: Bool, page: Int) -> [UInt8] {
        var rewriter = ColourRewriter(inks, isPage: isPage)
        let result = rewriter.rewrite(bytes)
        for colour in rewriter.foreign {
            findings.append(
                Finding(
                    .error, .colourWithoutKey, at: Finding.Place(page: page), ["colour": colour, "page": "\(page)"]))
        }
        for overprint in rewriter.overprints.sorted(by: { $0.resource < $1.resource }) {
            add(graphicsState(overprint), as: overprint.resource, to: "ExtGState", of: resources)
        }
        for spot in rewriter.spots.sorted() {
            guard let name = inks.spotResources[spot] else { continue }
            add(separation(spot), as: name, to: "ColorSpace", of: resources)
        }
        return result
    }

    private func add(_ object: PDFObject, as name: String, to kind: String, of resources: PDFObject) {
        if resources[kind] == nil { resources.set(kind, to: [:]) }
        resources[kind]?.set(name, to: .object(object))
    }

    private func graphicsState(_ overprint: Overprint) -> PDFObject {
        if let known = states[overprint] { return known }
        let made = file.makeIndirect(overprint.state)
        states[overprint] = made
        return made
    }

    private func separation(_ spot: String) -> PDFObject {
        if let known = separations[spot] { return known }
        let made = file.makeIndirect(inks.separation(spot))
        separations[spot] = made
        return made
    }

    private func content(of stream: PDFObject, page: Int) throws -> [UInt8] {
        guard case .bytes(let bytes) = stream.decoded() else {
            throw Fault(.unusableData, .finishFailed, at: Finding.Place(page: page), ["reason": "content"])
        }
        return bytes
    }
}
