/// What an inline image's dictionary says of its data (ISO 32000-1, 8.9.7).
enum InlineImage {
    /// How many bytes unfiltered data has, or `nil` where it is filtered or its colour space is not told here.
    static func rawLength(_ dictionary: ContentOperand) -> Int? {
        func value(_ long: String, _ short: String) -> ContentOperand? { dictionary[short] ?? dictionary[long] }
        guard value("Filter", "F") == nil, let width = whole(value("Width", "W")),
            let height = whole(value("Height", "H"))
        else { return nil }
        let mask = value("ImageMask", "IM") == .boolean(true)
        guard let bits = mask ? 1 : whole(value("BitsPerComponent", "BPC")), bits <= 16 else { return nil }
        guard let components = mask ? 1 : components(value("ColorSpace", "CS")) else { return nil }
        return (width * components * bits + 7) / 8 * height
    }

    private static func whole(_ operand: ContentOperand?) -> Int? {
        guard let number = operand?.number, number >= 1, number <= 100_000 else { return nil }
        return Int(number)
    }

    private static func components(_ space: ContentOperand?) -> Int? {
        if let array = space?.array { return ["I", "Indexed"].contains(array.first?.name ?? "") ? 1 : nil }
        return switch space?.name {
        case "G", "DeviceGray": 1
        case "RGB", "DeviceRGB": 3
        case "CMYK", "DeviceCMYK": 4
        default: nil
        }
    }
}
