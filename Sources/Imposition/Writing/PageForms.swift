import Geometry
import PDFSyntax

/// The pages of all sources as form XObjects of the imposed file. Fonts, pictures and profiles that pages share are copied
/// once, and every stream stays as it is encoded.
final class PageForms {
    private let sources: [SourceFile]
    private let file: PDFFile
    private var forms: [PageReference: PDFObject] = [:]
    /// Tells what was imposed from anything else.
    private(set) var identity = Identity()

    init(_ sources: [SourceFile], in file: PDFFile) {
        self.sources = sources
        self.file = file
    }

    /// The boxes of a page.
    func boxes(of page: PageReference) -> SourceBoxes { sources[page.piece].boxes[page.page - 1] }

    /// The form of a page.
    func form(of reference: PageReference) -> PDFObject {
        if let form = forms[reference] { return form }
        let source = sources[reference.piece].file
        let page = sources[reference.piece].pages[reference.page - 1]
        let limit = boxes(of: reference).limit
        var entries: [String: PDFValue] = [
            "Type": .name("XObject"), "Subtype": .name("Form"), "FormType": 1,
            "BBox": .array(limit.map { .real($0) }),
        ]
        entries["Resources"] = source.inherited("Resources", of: page).map { .object($0) } ?? [:]
        // Blending inside a page must not reach what lies beside it, and happens in the page's own colour space.
        if let group = page["Group"], sheetGroup == nil { entries["Group"] = .object(group) }
        let bytes: [UInt8]
        if let stream = singleStream(page) {
            bytes = stream.rawData
            if let filter = stream["Filter"] { entries["Filter"] = .object(filter) }
            if let parameters = stream["DecodeParms"] { entries["DecodeParms"] = .object(parameters) }
        } else {
            bytes = source.content(of: page)
        }
        identity.add(bytes)
        let form = file.copy(source.makeStream(entries, bytes))
        forms[reference] = form
        return form
    }

    /// The transparency group that every page has, if it is the same: then the sheet has it, and the forms need none.
    lazy var sheetGroup: PDFObject? = {
        var space: String?
        for source in sources {
            for page in source.pages {
                // A page without a group blends in the space of the output intent, which is CMYK.
                guard let group = page["Group"] else { continue }
                guard let name = group["CS"]?.name, space ?? name == name else { return nil }
                space = name
            }
        }
        return space.map { space in
            file.makeIndirect(["Type": .name("Group"), "S": .name("Transparency"), "I": true, "CS": .name(space)])
        }
    }()

    /// The one stream of a page's content, or `nil` where it has several.
    private func singleStream(_ page: PDFObject) -> PDFObject? {
        guard let contents = page["Contents"] else { return nil }
        if contents.kind == .stream { return contents }
        return contents.count == 1 ? contents[0].flatMap { $0.kind == .stream ? $0 : nil } : nil
    }
}

/// A number that tells one content from another (FNV-1a, two of 64 bits), not a protection.
struct Identity {
    private var a: UInt64 = 0xcbf2_9ce4_8422_2325
    private var b: UInt64 = 0x8422_2325_cbf2_9ce4

    /// Takes in bytes.
    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            a = (a ^ UInt64(byte)) &* 0x100_0000_01b3
            b = (b &+ UInt64(byte)) &* 0x9e37_79b9_7f4a_7c15
        }
    }

    /// In the form of a UUID of version 8 (RFC 9562, 5.8).
    var uuid: String {
        func hex(_ value: UInt64) -> String {
            let digits = String(value, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        let high = a & ~0xF000 | 0x8000
        let low = b & ~(3 << 62) | 2 << 62
        let all = Array(hex(high) + hex(low))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(all[$0]) }.joined(separator: "-")
    }
}
