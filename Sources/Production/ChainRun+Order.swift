import Digests
import Geometry
import PrintModel

extension ChainRun {
    /// Where space was bought: the order to the newspaper for the printer's file, which lies at `print`.
    func writeOrder(for print: String, _ source: Source, in folder: OutputFolder) throws {
        guard let space = source.publication.space else { return }
        if space.price == nil {
            let place = Finding.Place(file: "imprenta.yml")
            found([Finding(.warning, .newspaperPriceless, at: place, ["newspaper": space.newspaper.name])])
        }
        let order = InsertionOrder(
            space: space, publication: source.publication, workspace: source.workspace,
            digest: Digest.ofFile(print) ?? "")
        try write(order.form, source, to: folder.staged(ChainRun.orderFile))
    }

    /// Lays a form out in the layout's type and writes it.
    func write(_ form: Form, _ source: Source, to path: String) throws {
        var metadata = source.metadata
        metadata.title = form.title + ": " + metadata.title
        try blaming(source.layout.file) {
            try FormWriter(layout: source.layout, workspace: source.workspace).write(form, metadata, to: path)
        }
    }

    /// The order's name beside the printer's file.
    static let orderFile = "order.pdf"
}
