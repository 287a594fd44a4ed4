import PDFSyntax

/// An image about to be drawn: an XObject, or one written into the content.
struct ImageInfo {
    var width: Int
    var height: Int
    var bits: Int
    var isMask: Bool
    var space: ColourSpace?
    var decode: [Double]?
    var isLZW = false
    /// The XObject; `nil` for an inline image.
    var object: PDFObject?
    /// An inline image's samples, where they are not encoded.
    var plainData: [UInt8]?
    /// Whether its samples have a shape of their own: a mask, or a soft mask.
    var mask: PDFObject?
    var isSeenThrough: Bool { object?["SMask"]?.kind == .stream || object?["SMaskInData"]?.integer ?? 0 > 0 }

    /// An image XObject; `nil` where it has no sensible size.
    init?(_ object: PDFObject, _ resources: PDFObject?) {
        guard let width = object["Width"]?.number, let height = object["Height"]?.number, width >= 1, height >= 1,
            width < 1e6, height < 1e6
        else { return nil }
        self.width = Int(width)
        self.height = Int(height)
        isMask = object["ImageMask"]?.boolean ?? false
        bits = isMask ? 1 : object["BitsPerComponent"]?.integer ?? 8
        decode = object["Decode"]?.numbers(limit: 64)
        self.object = object
        mask = [object["SMask"], object["Mask"]].compactMap { $0 }.first { $0.kind == .stream }
        if let space = object["ColorSpace"], !isMask { self.space = ColourSpace(space, resources) }
    }

    /// An inline image; `nil` where it has no sensible size.
    init?(_ dictionary: ContentOperand?, _ resources: PDFObject?, data: [UInt8]?) {
        func value(_ short: String, _ long: String) -> ContentOperand? { dictionary?[short] ?? dictionary?[long] }
        guard let width = value("W", "Width")?.number, let height = value("H", "Height")?.number, width >= 1,
            height >= 1, width < 1e6, height < 1e6
        else { return nil }
        self.width = Int(width)
        self.height = Int(height)
        isMask = value("IM", "ImageMask") == .boolean(true)
        bits = isMask ? 1 : Int(min(max(value("BPC", "BitsPerComponent")?.number ?? 8, 1), 16))
        let space = value("CS", "ColorSpace")
        if let name = space?.name {
            self.space = ColourSpace.named(name, resources)
        } else if let base = space?.array?.dropFirst().first?.name {
            self.space = ColourSpace.named(base, resources)
        }
        let filter = value("F", "Filter")
        let filters = filter?.array?.compactMap(\.name) ?? [filter?.name].compactMap { $0 }
        let values = value("D", "Decode")?.array?.compactMap(\.number) ?? []
        decode = values.isEmpty ? nil : values
        if filters.isEmpty { plainData = data }
        isLZW = filters.contains("LZW") || filters.contains("LZWDecode")
    }
}
