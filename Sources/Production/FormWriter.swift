import Finishing
import Geometry
import PageLayout
import Painting
import PrintModel
import Typesetting

/// Writes forms in a layout's type: orders, receipts.
struct FormWriter {
    let layout: Layout
    let workspace: Workspace

    /// Lays a form out and writes it to a path.
    func write(_ form: Form, _ metadata: DocumentMetadata, to path: String) throws {
        let setter = try Typesetter(
            fonts: layout.fonts, hyphenation: layout.hyphenation,
            styles: layout.styles.values.sorted { $0.name < $1.name }, hanging: layout.hanging,
            exceptions: workspace.hyphenationExceptions, words: SharedWords())
        let pages = FormMaker(layout: layout, setter: setter, language: metadata.language).pages(of: form)
        let painted = try Painter().paint(
            pages, photos: [:], palette: .screen(pages.inks), sheet: .screen, metadata: metadata)
        try ScreenDocument.write(painted, to: path, metadata: metadata)
    }
}
