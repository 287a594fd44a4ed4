import Finishing
import Geometry
import PDFWriting
import Painting
import PrintModel

extension ChainRun {
    /// Stage 6: the pages in the inks of the press, and in a screen's colours for the proof.
    func paint(
        _ pages: LaidOutEdition, _ photos: PreparedPhotos, _ source: Source
    ) throws -> (print: PaintedPages, proof: PaintedPages) {
        let check = counting(.paint, of: 2 * pages.pages.count)
        let painter = try Painter()
        let print = try painter.paint(
            pages, photos: photos.print, palette: .press(pages.inks), sheet: .print, metadata: source.metadata,
            check: check)
        found(print.findings)
        // What is wrong with art or inks was said once.
        let proof = try painter.paint(
            pages, photos: photos.proof, palette: .screen(pages.inks),
            sheet: .proof(word: source.workspace.language.hasPrefix("es") ? "PRUEBA" : "PROOF"),
            metadata: source.metadata, check: check)
        return (print, proof)
    }

    /// Stage 7: PDF/X, and the proof. Gives the path of the first.
    func finish(
        _ painted: (print: PaintedPages, proof: PaintedPages), _ source: Source, in folder: OutputFolder
    ) throws -> String {
        let path = folder.staged("print.pdf")
        let check = counting(.finish, of: painted.print.pages.count + painted.proof.pages.count)
        try Finisher.finish(
            painted.print, to: path, condition: source.condition, metadata: source.metadata, check: check)
        try ScreenDocument.write(
            painted.proof, to: folder.staged("proof.pdf"), metadata: source.metadata, check: check)
        return path
    }

    /// A check that stops where it was asked for, and tells the progress by how often it was called.
    func counting(_ stage: Stage, of total: Int) -> () throws -> Void {
        var done = 0
        return { [chain] in
            try chain.interruption.check()
            chain.progress(.advanced(stage, done: min(done, total), of: total))
            done += 1
        }
    }
}
