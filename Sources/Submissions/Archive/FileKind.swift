/// What a file is by its first bytes, and for archives by what lies in them: its name proves nothing.
public enum FileKind: String, Sendable, Hashable, Codable {
    case word, openText = "odt", spreadsheet = "xlsx", openSpreadsheet = "ods"
    /// Word's format of before 2007.
    case oldWord = "doc"
    /// Other formats of Office of before 2007.
    case oldOffice = "ole"
    case rtf, html, text, markdown, csv, pdf, zip
    case jpeg, heic, png, webp, tiff, gif, avif
    case unknown, empty

    /// Whether it is a picture.
    public var isPicture: Bool { [.jpeg, .heic, .png, .webp, .tiff, .gif, .avif].contains(self) }
    /// Whether it holds a report's text.
    public var isDocument: Bool { [.word, .oldWord, .openText, .rtf, .html, .text, .markdown].contains(self) }

    /// Whether it holds figures in rows.
    public var isSheet: Bool { [.spreadsheet, .openSpreadsheet, .csv].contains(self) }

    /// The kind of a file with these first bytes (512 are enough), whose name ends in `suffix` (without the point). An
    /// archive is `zip` until `archive(holding:)` tells what it is.
    init(head: [UInt8], suffix: String) {
        func starts(_ bytes: [UInt8], at place: Int = 0) -> Bool { head.dropFirst(place).starts(with: bytes) }
        func starts(_ text: String, at place: Int = 0) -> Bool { starts(Array(text.utf8), at: place) }
        if head.isEmpty {
            self = .empty
        } else if starts([0x50, 0x4B, 3, 4]) || starts([0x50, 0x4B, 5, 6]) {
            self = .zip
        } else if starts([0xD0, 0xCF, 0x11, 0xE0]) {
            self = .oldOffice
        } else if starts("{\\rtf") {
            self = .rtf
        } else if starts("%PDF-") {
            self = .pdf
        } else if starts([0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if starts([0x89, 0x50, 0x4E, 0x47]) {
            self = .png
        } else if starts("RIFF"), starts("WEBP", at: 8) {
            self = .webp
        } else if starts([0x49, 0x49, 0x2A, 0]) || starts([0x4D, 0x4D, 0, 0x2A]) {
            self = .tiff
        } else if starts("GIF8") {
            self = .gif
        } else if starts("ftyp", at: 4) {
            self = FileKind.boxed(head)
        } else {
            self = FileKind.written(head, suffix: suffix.lowercased())
        }
    }

    /// Pictures in the boxes of MPEG-4, by their brands.
    private static func boxed(_ head: [UInt8]) -> FileKind {
        let brands = String(decoding: head.dropFirst(8).prefix(32), as: UTF8.self)
        if brands.contains("avif") || brands.contains("avis") { return .avif }
        return ["heic", "heix", "mif1", "heim", "hevc"].contains(where: brands.contains) ? .heic : .unknown
    }

    /// What people write: text, told apart by its name, unless it looks like HTML.
    private static func written(_ head: [UInt8], suffix: String) -> FileKind {
        // UTF-16 has a mark, or a zero in every other byte; another file with zeros is no text.
        let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        guard isWide || !head.contains(0) else { return .unknown }
        let text = String(decoding: head.filter { $0 != 0 }, as: UTF8.self).lowercased()
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
        if ["<!doctype html", "<html", "<head", "<body"].contains(where: start.hasPrefix) { return .html }
        switch suffix {
        case "md", "markdown": return .markdown
        case "htm", "html": return .html
        case "csv", "tsv": return .csv
        case "txt", "text", "": return .text
        default: return .unknown
        }
    }

    /// The kind of an archive by the names of the files in it and its `mimetype`, as OpenDocument has one.
    static func archive(holding has: (String) -> Bool, mimetype: String?) -> FileKind {
        switch mimetype {
        case "application/vnd.oasis.opendocument.text"?, "application/vnd.oasis.opendocument.text-template"?:
            return .openText
        case "application/vnd.oasis.opendocument.spreadsheet"?: return .openSpreadsheet
        default: break
        }
        guard has("[Content_Types].xml") else { return .zip }
        if has("word/document.xml") || has("word/document2.xml") { return .word }
        return has("xl/workbook.xml") ? .spreadsheet : .zip
    }
}
