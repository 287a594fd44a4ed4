import PDFSyntax

/// What is known of a document's fonts, read once.
final class FontCache {
    private var fonts: [PDFObject.ID: FontInfo] = [:]

    /// What is known of a font.
    func font(_ object: PDFObject) -> FontInfo {
        guard let id = object.id else { return FontInfo(object) }
        if let known = fonts[id] { return known }
        let font = FontInfo(object)
        fonts[id] = font
        return font
    }
}
