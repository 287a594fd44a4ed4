/// Properties of a metadata packet in the order in which we write them (XMP part 1): clause `x.xmp`.
public enum PacketEntry: String, Sendable, CaseIterable {
    case format = "dc:format"
    case title = "dc:title"
    case creator = "dc:creator"
    case language = "dc:language"
    case creatorTool = "xmp:CreatorTool"
    case createDate = "xmp:CreateDate"
    case modifyDate = "xmp:ModifyDate"
    case metadataDate = "xmp:MetadataDate"
    case documentID = "xmpMM:DocumentID"
    case instanceID = "xmpMM:InstanceID"
    case versionID = "xmpMM:VersionID"
    case renditionClass = "xmpMM:RenditionClass"
    case producer = "pdf:Producer"
    case trapped = "pdf:Trapped"
    case standard = "pdfxid:GTS_PDFXVersion"

    /// What PDF/X-4 asks of a packet, besides the standard's name.
    public static let required: [PacketEntry] = [
        .trapped, .title, .createDate, .modifyDate, .metadataDate, .creatorTool, .documentID, .instanceID, .versionID,
        .renditionClass,
    ]

    /// The prefixes that we write, with the namespaces they stand for.
    public static let namespaces: [(prefix: String, namespace: String)] = [
        ("dc", "http://purl.org/dc/elements/1.1/"), ("xmp", "http://ns.adobe.com/xap/1.0/"),
        ("xmpMM", "http://ns.adobe.com/xap/1.0/mm/"), ("pdf", "http://ns.adobe.com/pdf/1.3/"),
        ("pdfxid", "http://www.npes.org/pdfx/ns/id/"),
    ]

    /// The property's name within its namespace.
    public var name: String { String(rawValue.drop { $0 != ":" }.dropFirst()) }

    /// The namespace it belongs to.
    public var namespace: String {
        let prefix = rawValue.prefix { $0 != ":" }
        return PacketEntry.namespaces.first { $0.prefix == prefix }?.namespace ?? ""
    }

    /// Whether its value is a text by language, an ordered list or a set, rather than plain.
    public var container: String? {
        switch self {
        case .title: "Alt"
        case .creator: "Seq"
        case .language: "Bag"
        default: nil
        }
    }
}
