import Finishing
import Geometry
import Painting
import PrintModel

extension ChainRun {
    /// Stage 6: the pages in colour keys, and the proof. Gives the path of the first.
    func paint(
        _ pages: LaidOutEdition, _ photos: PreparedPhotos, _ source: Source, in folder: OutputFolder
    ) throws -> String {
        let painted = folder.scratch("painted.pdf")
        let check = counting(.paint, of: 2 * pages.pages.count)
        found(
            try Painter().paint(
                pages, photos: photos.print, keys: ColourKeys(exactly: pages.inks), sheet: .print,
                metadata: source.metadata, to: painted, check: check))
        // What is wrong with art or inks was said once.
        _ = try Painter().paint(
            pages, photos: photos.proof, keys: ColourKeys(resembling: pages.inks),
            sheet: .proof(word: source.workspace.language.hasPrefix("es") ? "PRUEBA" : "PROOF"),
            metadata: source.metadata, to: folder.staged("proof.pdf"), check: check)
        return painted
    }

    /// Stage 7: PDF/X. Gives its path.
    func finish(
        _ painted: String, _ pages: LaidOutEdition, _ source: Source, in folder: OutputFolder
    ) throws -> String {
        let path = folder.staged("print.pdf")
        found(
            try Finisher.finish(
                painted: painted, to: path, keys: ColourKeys(exactly: pages.inks), trim: pages.trim, bleed: pages.bleed,
                condition: source.condition, metadata: source.metadata,
                check: counting(.finish, of: pages.pages.count)))
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
