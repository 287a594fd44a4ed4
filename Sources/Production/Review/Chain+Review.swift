import Finishing
import Geometry
import Intake
import PDFWriting
import Painting
import Photos
import PrintModel
import Revision
import Typesetting

extension Chain {
    /// Prints the reports of `publications/<name>.yml` for review, with what changed since the round before, into
    /// `<output>/<name>/review-<round>.pdf`, and records the round.
    ///
    /// Without a number it is the next round, or the last one again where nothing changed since. With the number of an
    /// earlier round that one is printed as it was, from the texts that were kept.
    public func review(
        _ name: String, round: Int?, _ order: RevisionOrder, words: ReviewWords, into output: String, shown: String
    ) async -> ComposeResult {
        await ChainRun(self, publication: name).result { run in
            let source = try run.stage(.read) { try run.read(name) }
            let edition = try run.stage(.select) { try run.select(source) }
            let desk = try ReviewDesk(run, source, edition, round: round, order)
            let sheets = try run.stage(.layOut) { try desk.layOut(words) }
            let photos = try await run.thumbnails(sheets, source, cache: output + "/.cache/photos")
            let folder = try OutputFolder(output + "/" + name, shown: shown + "/" + name, interruption: interruption)
            try run.orOutputFault(folder) {
                let file = "review-\(desk.round).pdf"
                try run.stage(.paint) {
                    let metadata = DocumentMetadata(
                        title: "\(words.heading): \(source.metadata.title), \(words.round(desk.round))",
                        author: source.workspace.municipality, language: words.language, date: desk.date)
                    let painted = try Painter().paint(
                        sheets.withPhotos(photos), photos: photos, palette: .screen(ReviewDesign.inks), sheet: .screen,
                        metadata: metadata, check: interruption.check)
                    run.found(painted.findings)
                    try ScreenDocument.write(
                        painted, to: folder.staged(file), metadata: metadata, check: interruption.check)
                }
                // The log first: a round that was printed and is not known would be worse than the other way round.
                try desk.record()
                try folder.commit()
                run.wrote(
                    ProducedFile(path: "\(folder.path)/\(file)", kind: .review, pages: sheets.pages.count))
            }
        }
    }
}

extension ChainRun {
    /// Small pictures of the photographs on pages for review.
    fileprivate func thumbnails(
        _ sheets: LaidOutEdition, _ source: Source, cache: String
    ) async throws -> [PhotoPlacement: PreparedPhoto] {
        var seen: Set<PhotoPlacement> = []
        let placements = sheets.pages.flatMap(\.items).compactMap { item -> PhotoPlacement? in
            guard case .photo(let placement) = item, seen.insert(placement).inserted else { return nil }
            return placement
        }
        guard !placements.isEmpty else { return [:] }
        let preparer = try PhotoPreparer(for: source.condition, purpose: .proof, cache: cache)
        let batch = try await chain.interruption.cancelling(Task { try await preparer.prepareAll(placements) { _ in } })
        // That a thumbnail would be too small to print is nobody's concern; that a file cannot be read is.
        found(batch.findings.filter { $0.severity == .error && $0.code != .photoTooSmall })
        let ready = zip(placements, batch.photos).compactMap { placement, photo in photo.map { (placement, $0) } }
        return Dictionary(uniqueKeysWithValues: ready)
    }
}

extension LaidOutEdition {
    /// Without photographs that could not be made ready.
    fileprivate func withPhotos(_ ready: [PhotoPlacement: PreparedPhoto]) -> LaidOutEdition {
        var edition = self
        for index in edition.pages.indices {
            edition.pages[index].items.removeAll { item in
                if case .photo(let placement) = item { ready[placement] == nil } else { false }
            }
        }
        return edition
    }
}
