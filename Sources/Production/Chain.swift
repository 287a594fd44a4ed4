import Foundation
import Geometry
import Intake
import KeptWork
import Painting
import PrintModel

/// The chain of stages, from files to finished pages.
public struct Chain: Sendable {
    let folder: WorkspaceFolder
    let interruption: Interruption
    let cores: Int
    let progress: @Sendable (ChainEvent) -> Void

    /// A chain over a workspace.
    ///
    /// - Parameters:
    ///   - workspace: Absolute path of the workspace.
    ///   - resources: Absolute path of the toolkit's own resources, the folder that holds `layouts/` and `assets/`.
    ///   - interruption: Polled between steps; a request ends the run with the fault `interrupted`.
    ///   - cores: How many cores to lay out pages on, 1 or 2. What is made is the same.
    ///   - progress: Told what the run is at, from any thread.
    public init(
        workspace: String, resources: String, interruption: Interruption = Interruption(), cores: Int = Workers.cores,
        progress: @escaping @Sendable (ChainEvent) -> Void = { _ in }
    ) {
        folder = WorkspaceFolder(root: workspace, resources: resources)
        self.interruption = interruption
        self.cores = cores
        self.progress = progress
    }

    /// Composes `publications/<name>.yml` into `<output>/<name>/print.pdf`, `proof.pdf` and `web.pdf`, or into
    /// `web.pdf` and `page-1.png` and on where its layout is of pictures for a screen.
    ///
    /// `output` is an absolute path; findings call it `shown`. The files are replaced together at the very end: a run
    /// that stops before leaves what was there. Prepared photographs, and what was found of stories and
    /// pages, are kept in `<output>/.cache` for the next run, which does again only what a change touches.
    public func compose(_ name: String, into output: String, shown: String) async -> ComposeResult {
        await ChainRun(self, publication: name).result { run in
            run.startPictures()
            let source = try run.stage(.read) { try run.read(name) }
            let folder = try OutputFolder(output + "/" + name, shown: shown + "/" + name, interruption: interruption)
            let kept = KeptWork.of(name, in: output)
            let edition = try run.stage(.select) { try run.selectAndRead(source, kept: kept) }
            let measured = try run.timed(.preparePhotos) { try run.measure(edition) }
            let pages = try run.layOut(measured, source, kept: kept)
            try run.awaitProofs()
            let photos = try await run.prepare(pages, source, cache: output + "/.cache/photos", kept: kept)
            let art = ArtShelf(kept: kept)
            try run.orOutputFault(folder) {
                let painted = try run.stage(.paint) { try run.paint(pages, photos, source, art: art) }
                let finished = try run.stage(.finish) { try run.finish(painted, pages, source, in: folder) }
                let covers = try run.timed(.finish) { try run.printCovers(pages, photos, source, art: art, in: folder) }
                try run.stage(.check) {
                    for cover in covers {
                        try run.judge(
                            cover, under: source.condition, source.layout,
                            shown: "\(folder.shown)/\(ChainRun.coverFile)", kept: kept)
                    }
                    guard let finished else { return }
                    try run.judge(
                        finished, under: source.condition, source.layout, shown: folder.shown + "/print.pdf",
                        kept: kept)
                }
                if let finished { try run.writeOrder(for: finished, source, in: folder) }
                let images = try run.drawImages(source.layout.images, in: folder, shownAs: pages)
                try folder.commit()
                run.keep(kept)
                run.wrote(source.renditions, in: folder, pages: pages.pages.count)
                run.wrote(images)
            }
            run.wrote(
                pages.covers.map {
                    ProducedFile(path: "\(folder.path)/\(ChainRun.coverFile)", kind: .cover, pages: $0.pages.count)
                })
            if source.publication.space != nil {
                run.wrote(ProducedFile(path: "\(folder.path)/\(ChainRun.orderFile)", kind: .orderForm, pages: 1))
            }
        }
    }

    /// Runs every check of `publications/<name>.yml` that needs no painting, and writes nothing.
    public func check(_ name: String) async -> ComposeResult {
        await ChainRun(self, publication: name).result { run in
            run.startPictures()
            let source = try run.stage(.read) { try run.read(name) }
            let edition = try run.stage(.select) { try run.selectAndRead(source) }
            let measured = try run.timed(.preparePhotos) { try run.measure(edition) }
            let pages = try run.layOut(measured, source)
            try run.awaitProofs()
            try run.stage(.preparePhotos) { try run.checkPhotos(pages, source) }
        }
    }

    /// Judges any PDF by a profile, under a print condition, or both: the condition named, or the workspace's, or the
    /// toolkit's usual one where no profile is named either. Writes a proof where one is asked for.
    public func preflight(_ file: String, shown: String, _ request: PreflightRequest) async -> ComposeResult {
        await ChainRun(self, publication: nil).result { run in
            let profile = try run.stage(.read) { try run.profile(request) }
            try run.stage(.check) { try run.judge(file, by: profile, shown: shown, request) }
        }
    }
}
