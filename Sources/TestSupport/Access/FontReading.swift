import PDFSyntax

/// A font of two bytes a code, as far as one must know to read it out (Matterhorn Protocol, checkpoints 10 and 31).
struct FontReading {
    let id: PDFObject.ID
    private let name: String
    private let characters: [UInt32: String]
    private(set) var objections: [(String, String)] = []
    private var unknown: Set<UInt32> = []

    init?(_ font: PDFObject) {
        guard let id = font.id else { return nil }
        (self.id, name) = (id, font["BaseFont"]?.name ?? "?")
        let map = font["ToUnicode"]
        if case .bytes(let bytes)? = map?.decoded() {
            characters = FontReading.characters(String(decoding: bytes, as: UTF8.self))
        } else {
            characters = [:]
            objections.append(("31-027", "\(name) says nothing of its characters"))
        }
        if characters.values.contains(where: { $0.contains("\0") }) { objections.append(("31-028", name)) }
        if characters.values.contains(where: { $0.contains("\u{FEFF}") || $0.contains("\u{FFFE}") }) {
            objections.append(("31-029", name))
        }
        let below = font["DescendantFonts"]?[0]
        let descriptor = (below ?? font)["FontDescriptor"]
        if ["FontFile", "FontFile2", "FontFile3"].allSatisfy({ descriptor?[$0] == nil }) {
            objections.append(("31-009", "\(name) is not embedded"))
        }
        if font["Subtype"]?.name != "Type0" { objections.append(("31", "\(name) is a font that this cannot judge")) }
        if font["Encoding"]?.name != "Identity-H" { objections.append(("31-006", "\(name): codes by another map")) }
        let system = below?["CIDSystemInfo"]
        if system?["Registry"]?.text != "Adobe" || system?["Ordering"]?.text != "Identity" {
            objections.append(("31-001", "\(name): another character collection"))
        }
        if below?["Subtype"]?.name == "CIDFontType2", below?["CIDToGIDMap"] == nil {
            objections.append(("31-004", "\(name): no map from codes to glyphs"))
        }
    }

    /// What some codes say; where the page says it for them, they need not be known.
    mutating func read(_ bytes: [UInt8], saidByPage: Bool) -> String {
        var text = ""
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let code = UInt32(bytes[index]) << 8 | UInt32(bytes[index + 1])
            if code == 0 { objections.append(("31-030", "\(name): a glyph that is not there")) }
            if let known = characters[code], !known.isEmpty {
                text += known
            } else if !saidByPage, unknown.insert(code).inserted {
                objections.append(("10-001", "\(name): code \(code) is no character"))
            }
        }
        return text
    }

    private static func characters(_ map: String) -> [UInt32: String] {
        var table: [UInt32: String] = [:]
        for line in map.split(separator: "\n") where line.hasPrefix("<") && line.contains("> <") {
            let parts = line.split { "<> ".contains($0) }
            guard parts.count >= 2, parts.count <= 3, let code = UInt32(parts[0], radix: 16) else { continue }
            let last = UInt32(parts.count == 3 ? parts[1] : parts[0], radix: 16) ?? code
            var units = units(parts[parts.count - 1])
            for step in code...max(code, min(last, code + 65535)) {
                table[step] = String(decoding: units, as: UTF16.self)
                if !units.isEmpty { units[units.count - 1] &+= 1 }
            }
        }
        return table
    }

    private static func units(_ digits: Substring) -> [UInt16] {
        var (units, rest): ([UInt16], Substring) = ([], digits)
        while !rest.isEmpty {
            units.append(UInt16(rest.prefix(4), radix: 16) ?? 0)
            rest = rest.dropFirst(4)
        }
        return units
    }
}
