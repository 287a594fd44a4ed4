import Digests
import Geometry
import PDFSyntax
import PDFWriting

/// The pages of all sources as form XObjects of the imposed file. Fonts, pictures and profiles that pages share are copied
/// once, and every stream stays as it is encoded.
final class PageForms {
    private let sources: [SourceFile]
    private let file: PDFFile
    private var forms: [PageReference: PDFObject] = [:]
    /// Tells what was imposed from anything else.
    private(set) var identity = Fingerprint()

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
