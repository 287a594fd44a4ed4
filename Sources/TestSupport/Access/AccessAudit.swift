import Foundation
import PDFSyntax

/// A digital edition read as a screen reader would, by the conditions of the Matterhorn Protocol 1.1 that a machine can
/// tell, with those of PDF/A-2a that concern the same things (`A2a`) and of ISO 32000-1 on the tree itself (`tree`).
///
/// It shares nothing with what writes the files: it knows only the file. It is for files of Imprenta's own kind: fonts
/// of two bytes a code, no form fields, no media.
public struct AccessAudit {
    /// A condition that fails, and where.
    public struct Objection: Hashable, CustomStringConvertible {
        /// The protocol's number of the failure condition.
        public let checkpoint: String
        /// What was met.
        public let detail: String
        /// As one line.
        public var description: String { "\(checkpoint): \(detail)" }
    }
    /// An element of the structure.
    public struct Element {
        /// Its type, after the role map.
        public let type: String
        /// How deep it lies; the first is at 0.
        public let depth: Int
        /// Its language, its own or that of what it lies in.
        public let language: String?
        /// What stands in it itself.
        public internal(set) var text = ""
    }
    /// Words, and what language they are in.
    public struct Words: Hashable {
        /// The language.
        public let language: String
        /// The words, as far as they stand together.
        public let text: String
    }
    /// Everything that fails.
    public internal(set) var objections: [Objection] = []
    /// The elements in reading order.
    public internal(set) var elements: [Element] = []
    /// The text in reading order, by language.
    public internal(set) var words: [Words] = []

    let file: PDFFile
    let pages: [PDFObject]
    var contents: [TaggedContent] = []
    /// The pieces met in the tree, by page.
    var met: [[Int: Int]]
    /// Objects (annotations) met in the tree, by number, with the type of the element.
    var objects: [Int: String] = [:]
    var parents: [Int: PDFObject] = [:]
    var headings: [Int] = []

    /// Reads a file.
    ///
    /// Throws a fault of reading.
    public init(path: String) throws { try self.init(PDFFile(path: path)) }

    /// Reads an open file.
    public init(_ file: PDFFile) throws {
        self.file = file
        pages = file.pages()
        met = pages.map { _ in [:] }
        checkDocument()
        var fonts: [PDFObject.ID: FontReading] = [:]
        for (number, page) in pages.enumerated() {
            let content = TaggedContent(page, of: file, &fonts)
            for (checkpoint, detail) in content.objections { object(checkpoint, "page \(number + 1): \(detail)") }
            contents.append(content)
        }
        for font in fonts.sorted(by: { $0.key.number < $1.key.number }) {
            for (checkpoint, detail) in font.value.objections { object(checkpoint, detail) }
        }
        readTree()
        for (number, page) in pages.enumerated() { checkAnnotations(of: page, number) }
        checkOutlines()
    }

    /// The elements as lines: type and text, indented by depth.
    public var outline: String {
        elements.map { element in
            String(repeating: " ", count: element.depth) + element.type
                + (element.text.isEmpty ? "" : " “\(element.text)”")
        }.joined(separator: "\n")
    }

    mutating func object(_ checkpoint: String, _ detail: String) {
        objections.append(Objection(checkpoint: checkpoint, detail: detail))
    }

    /// Notes an objection unless something holds.
    mutating func demand(_ holds: Bool, _ checkpoint: String, _ detail: @autoclosure () -> String) {
        if !holds { object(checkpoint, detail()) }
    }
}

/// What the file says of itself, and what it must not have.
extension AccessAudit {
    mutating func checkDocument() {
        let root = file.root
        let packet = String(decoding: root["Metadata"]?.rawData ?? [], as: UTF8.self)
        demand(root["Metadata"] != nil, "06-001", "no metadata")
        demand(says("pdfuaid:part", "1", packet), "06-002", "no mark of PDF/UA-1")
        demand(packet.contains("<dc:title>") && !packet.contains("x-default\"></"), "06-003", "no title")
        demand(root["ViewerPreferences"]?["DisplayDocTitle"] != nil, "07-001", "nothing said of the title")
        demand(root["ViewerPreferences"]?["DisplayDocTitle"]?.boolean == true, "07-002", "the title is not shown")
        demand(root["MarkInfo"]?["Suspects"]?.boolean != true, "01-007", "Suspects")
        demand(root["Lang"]?.text?.isEmpty == false, "11-006", "the document says no language")
        demand(!file.isEncrypted, "26-001", "encrypted")
        demand(root["AcroForm"]?["XFA"] == nil, "25-001", "XFA")
        demand(root["OCProperties"] == nil, "20-001", "layers")
        demand(root["Names"]?["EmbeddedFiles"] == nil, "21-001", "attached files")
        demand(root["MarkInfo"]?["Marked"]?.boolean == true, "A2a 6.7.2.2", "not marked as tagged")
        demand(says("pdfaid:part", "2", packet), "A2a 6.6.4", "no mark of PDF/A-2")
        demand(says("pdfaid:conformance", "A", packet), "A2a 6.6.4", "no mark of level A")
        demand(
            packet.contains("pdfaExtension:schemas") && packet.contains(">http://www.aiim.org/pdfua/ns/id/<"),
            "A2a 6.6.2.3", "PDF/UA's schema is not explained")
        demand(root["OutputIntents"]?[0]?["S"]?.name == "GTS_PDFA1", "A2a 6.2.3", "no output intent")
        demand(root["OutputIntents"]?[0]?["DestOutputProfile"] != nil, "A2a 6.2.3", "no profile")
        demand(file.trailer["ID"]?.count == 2, "A2a 6.1.3", "no identifier")
        demand(root["OpenAction"]?["S"] == nil && root["AA"] == nil, "A2a 6.5", "actions")
        demand(root["Names"]?["JavaScript"] == nil, "A2a 6.5.1", "JavaScript")
        for (index, page) in pages.enumerated() where page["Group"] != nil {
            demand(page["Group"]?["CS"] != nil, "A2a 6.2.10", "page \(index + 1): a group without a space")
        }
    }

    private func says(_ key: String, _ value: String, _ packet: String) -> Bool {
        guard let start = packet.range(of: "<\(key)"), let end = packet.range(of: "</\(key)>") else { return false }
        return packet[start.upperBound..<end.lowerBound].hasSuffix(">\(value)")
    }

    mutating func checkAnnotations(of page: PDFObject, _ number: Int) {
        guard let annotations = page["Annots"]?.elements(), !annotations.isEmpty else { return }
        demand(page["Tabs"] != nil, "28-008", "page \(number + 1): no order of tabs")
        demand(page["Tabs"]?.name == "S", "28-009", "page \(number + 1): tabs in another order")
        for annotation in annotations {
            let (kind, at) = (annotation["Subtype"]?.name ?? "", "page \(number + 1)")
            demand(kind != "TrapNet", "28-007", at)
            demand(kind != "FileAttachment", "28-016", at)
            demand(["Link"].contains(kind), "28-006", "\(at): \(kind) is none that we know")
            demand(annotation["F"]?.integer.map { $0 & 4 != 0 && $0 & 2 == 0 } == true, "A2a 6.3.2", "\(at): flags")
            let element = annotation.id.flatMap { objects[$0.number] }
            demand(element != nil, "28-002", "\(at): in no element")
            demand(element == nil || kind != "Link" || element == "Link", "28-011", "\(at): in \(element ?? "")")
            let says = annotation["Contents"]?.text ?? ""
            demand(!says.isEmpty, kind == "Link" ? "28-012" : "28-004", "\(at): says nothing")
            let parent = annotation["StructParent"]?.integer.flatMap { parents[$0] }
            demand(parent?["K"]?["Obj"]?.id == annotation.id || refers(parent, to: annotation), "tree", "\(at): parent")
            checkAction(annotation, at)
        }
    }

    private func refers(_ element: PDFObject?, to annotation: PDFObject) -> Bool {
        guard let kids = element?["K"] else { return false }
        return kids.elements().contains { $0["Obj"]?.id == annotation.id }
    }

    private mutating func checkAction(_ annotation: PDFObject, _ at: String) {
        if let action = annotation["A"] {
            demand(action["S"]?.name == "URI" || action["S"]?.name == "GoTo", "A2a 6.5.1", "\(at): an action")
            let address = action["URI"]?.text ?? ""
            demand(action["URI"] == nil || address.contains(":"), "link", "\(at): \(address) leads nowhere")
        } else {
            let page = annotation["Dest"]?[0]?.id
            demand(page != nil && pages.contains { $0.id == page }, "link", "\(at): leads nowhere")
        }
    }

    mutating func checkOutlines() {
        var item = file.root["Outlines"]?["First"]
        var seen = 0
        while let at = item, seen < 10_000 {
            seen += 1
            demand(at["Title"]?.text?.isEmpty == false, "bookmark", "without a title")
            let page = at["Dest"]?[0]?.id
            demand(pages.contains { $0.id == page }, "bookmark", "leads nowhere")
            item = at["First"] ?? at["Next"] ?? next(after: at)
        }
    }

    private func next(after item: PDFObject) -> PDFObject? {
        var at = item["Parent"]
        while let parent = at, parent["Parent"] != nil {
            if let next = parent["Next"] { return next }
            at = parent["Parent"]
        }
        return nil
    }
}
