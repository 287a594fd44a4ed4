import Foundation
import Geometry
import Intake
import Photos
import PrintModel

/// What came of ranking photographs.
public struct PhotoRankResult: Sendable {
    /// Files, findings, and the fault that ended the run.
    public var run: ComposeResult
    /// The photographs, and why some cannot be used.
    public var ranking: PhotoRanking
    /// What it was judged for.
    public var condition: PrintCondition?

    /// A result.
    public init(run: ComposeResult, ranking: PhotoRanking = PhotoRanking(photos: []), condition: PrintCondition? = nil)
    {
        (self.run, self.ranking, self.condition) = (run, ranking, condition)
    }
}

/// A contact sheet to be made.
public struct PhotoSheetOrder: Sendable {
    /// Absolute path of the PDF.
    public var output: String
    /// Its pages, points.
    public var page: Size
    /// Its words.
    public var words: PhotoSheetWords
    /// Language of the words, BCP 47.
    public var language: String

    /// An order.
    public init(output: String, page: Size, words: PhotoSheetWords, language: String) {
        (self.output, self.page, self.words, self.language) = (output, page, words, language)
    }
}

extension Chain {
    /// Ranks photographs for a print condition: the one named, or the workspace's, or the toolkit's usual one. Writes a
    /// contact sheet where one is asked for.
    ///
    /// A name is that of a publication, whose stories' photographs are meant, or a folder or file, as an absolute path
    /// and as the person typed it. What is measured is kept in the workspace's `output/.cache`; where there is no
    /// workspace, in the person's own cache.
    public func rankPhotos(
        _ names: [(path: String, shown: String)], condition: String? = nil, sheet: PhotoSheetOrder? = nil
    ) async -> PhotoRankResult {
        var ranking = PhotoRanking(photos: [])
        var used: PrintCondition?
        let result = await ChainRun(self, publication: nil).result { run in
            run.startPictures()
            let shelf = try run.stage(.read) { try run.shelf(names) }
            let press = try run.condition(condition)
            used = press
            run.awaitPictures()
            ranking = try await run.rank(shelf, for: press)
            run.found(ranking.findings)
            guard let sheet else { return }
            let pages = try run.stage(.paint) {
                try PhotoSheet(order: sheet, ranking: ranking, condition: press, cache: run.photoCache)
                    .write(check: run.counting(.paint, of: ranking.photos.count))
            }
            run.wrote(ProducedFile(path: sheet.output, kind: .contactSheet, pages: pages))
        }
        return PhotoRankResult(run: result, ranking: ranking, condition: used)
    }
}

extension ChainRun {
    /// Where prepared photographs and what was measured of them are kept.
    var photoCache: String {
        let root = chain.folder.root
        if FileManager.default.fileExists(atPath: root + "/imprenta.yml") { return root + "/output/.cache/photos" }
        let own = ProcessInfo.processInfo.environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (own ?? NSHomeDirectory() + "/.cache") + "/imprenta/photos"
    }

    /// The photographs that names mean.
    fileprivate func shelf(_ names: [(path: String, shown: String)]) throws -> PhotoShelf {
        var shelf = PhotoShelf()
        let publications = chain.folder.publications
        for name in names {
            if publications.contains(name.shown) {
                let source = try read(name.shown)
                shelf.add(try select(source))
            } else if !shelf.add(name.path, shown: name.shown) {
                var values = ["name": name.shown]
                values["nearest"] = nearest(to: name.shown, among: publications)
                throw Fault(.missingInput, .photosNotFound, values)
            }
        }
        guard !shelf.photos.isEmpty else {
            throw Fault(.missingInput, .photosNone, ["name": names.map(\.shown).joined(separator: ", ")])
        }
        found(shelf.findings)
        return shelf
    }

    func rank(_ shelf: PhotoShelf, for condition: PrintCondition) async throws -> PhotoRanking {
        chain.progress(.began(.preparePhotos))
        let start = now
        defer { add(now - start, to: .preparePhotos) }
        let judge = try PhotoJudge(for: condition, cache: photoCache)
        if !PhotoJudge.findsFaces { found([Finding(.note, .photoFacesNotSought, ["file": PhotoJudge.faceFile])]) }
        let (progress, photos, cores) = (chain.progress, shelf.photos, chain.cores)
        let task = Task {
            try await judge.rank(photos, workers: cores) { done in
                progress(.advanced(.preparePhotos, done: done, of: photos.count))
            }
        }
        return try await chain.interruption.cancelling(task)
    }
}
