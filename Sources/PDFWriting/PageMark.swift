import Geometry
import PrintModel

/// A piece of a page's content that belongs to an element of the document's structure (ISO 32000-1, 14.7.4).
public struct PageMark: Sendable, Hashable {
    /// An element on the way from the document to the piece.
    public struct Step: Sendable, Hashable {
        /// The element.
        public var tag: PageTag
        /// Tells it from others on the page, where its tag has no key.
        public var serial: Int

        /// An element.
        public init(_ tag: PageTag, serial: Int) {
            self.tag = tag
            self.serial = serial
        }
    }
    /// Number on its page, from 0.
    public let id: Int
    /// The elements it lies in, the outermost first; never empty.
    public let path: [Step]
    /// Its text.
    public internal(set) var text = ""
    /// What it covers, points from the sheet's top-left corner; `nil` where nothing was said of that.
    public internal(set) var box: Rect?
    /// Addresses of the web and of mail in it, with where they stand.
    public internal(set) var addresses: [Address] = []

    /// An address in a text, as a link leads there.
    public struct Address: Sendable, Hashable {
        /// Such as `https://www.amatlan.example` or `mailto:prensa@amatlan.example`.
        public let target: String
        /// Where it stands, points from the sheet's top-left corner.
        public let box: Rect
    }
}

extension PageCanvas {
    /// Makes what is drawn from here on part of an element, or of the page's furniture where the path is empty. On a page
    /// that carries no structure it does nothing.
    public func mark(_ path: [PageMark.Step]) {
        guard isTagged, current != path else { return }
        closeMark()
        current = path
        if path.isEmpty {
            out.write("/Artifact BMC\n")
        } else {
            out.write(name: path[path.count - 1].tag.role.structureType)
            out.write(" <</MCID ")
            out.write(marks.count)
            out.write(">> BDC\n")
            marks.append(PageMark(id: marks.count, path: path))
        }
    }

    /// Says what the piece at hand reads as, and where it lies on the sheet.
    public func note(text: String, box: Rect) {
        guard isTagged, current?.isEmpty == false, !marks.isEmpty else { return }
        let last = marks.count - 1
        marks[last].text += text
        marks[last].box = marks[last].box.map { $0.union(box) } ?? box
    }

    /// Says that the piece at hand holds an address.
    public func note(address target: String, box: Rect) {
        guard isTagged, current?.isEmpty == false, !marks.isEmpty else { return }
        marks[marks.count - 1].addresses.append(PageMark.Address(target: target, box: box))
    }

    /// Says in what language the text that follows is, up to the end of the mark (ISO 32000-1, 14.9.2).
    func beginSpan(in language: String) {
        out.write("/Span <</Lang ")
        out.write(text: language)
        out.write(">> BDC\n")
    }

    func closeMark() {
        guard current != nil else { return }
        endText()
        out.write("EMC\n")
        current = nil
    }

}

extension PageRole {
    /// Its standard structure type (ISO 32000-1, 14.8.4).
    public var structureType: String {
        switch self {
        case .article: "Art"
        case .heading(let level): "H\(min(max(level, 1), 6))"
        case .paragraph, .aside: "P"
        case .listItem: "LI"
        case .label: "Lbl"
        case .listBody: "LBody"
        case .contentsItem: "TOCI"
        case .table: "Table"
        case .row: "TR"
        case .headerCell, .rowHeader: "TH"
        case .cell: "TD"
        case .figure: "Figure"
        case .caption: "Caption"
        case .quote: "BlockQuote"
        case .artifact: "Artifact"
        }
    }
}
