import PDFSyntax

/// Which layers of a document print (ISO 32000-1, 8.11).
struct OptionalContent {
    private var off: Set<PDFObject.ID> = []

    /// Whether every layer prints.
    var isEmpty: Bool { off.isEmpty }

    /// Most layers that are looked at.
    private static let limit = 10_000

    init(_ root: PDFObject) {
        guard let properties = root["OCProperties"], let usual = properties["D"] else { return }
        if usual["BaseState"]?.name == "OFF" {
            off = Set(properties["OCGs"]?.elements(limit: OptionalContent.limit).compactMap(\.id) ?? [])
            for layer in usual["ON"]?.elements(limit: OptionalContent.limit) ?? [] {
                if let id = layer.id { off.remove(id) }
            }
        }
        off.formUnion(usual["OFF"]?.elements(limit: OptionalContent.limit).compactMap(\.id) ?? [])
    }

    /// Whether a layer, or a membership in layers, keeps things from printing.
    func hides(_ object: PDFObject?) -> Bool {
        guard let object, !off.isEmpty else { return false }
        if let id = object.id, off.contains(id) { return true }
        guard object["Type"]?.name == "OCMD", let groups = object["OCGs"] else { return false }
        let members = groups.kind == .array ? groups.elements(limit: OptionalContent.limit) : [groups]
        let isOff = members.compactMap(\.id).map(off.contains)
        guard !isOff.isEmpty else { return false }
        switch object["P"]?.name {
        case "AllOn": return isOff.contains(true)
        case "AnyOff": return !isOff.contains(true)
        case "AllOff": return isOff.contains(false)
        default: return !isOff.contains(false)
        }
    }
}
