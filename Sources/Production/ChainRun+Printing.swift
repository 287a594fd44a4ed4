import Finishing
import Foundation
import Geometry
import PDFWriting
import Painting
import Photos
import PrintModel
import Synchronization

/// What the pages are made into.
enum Rendition: Int, Sendable, CaseIterable {
    /// For the printer: PDF/X in the inks of the press.
    case print
    /// For the eye: a screen's colours, with marks.
    case proof
    /// For the public: a screen's colours, with structure, bookmarks and links.
    case web

    var kind: ProducedFile.Kind { self == .print ? .print : self == .proof ? .proof : .web }

    /// The file's name.
    var file: String { "\(kind.rawValue).pdf" }
}

extension Source {
    /// What is made of the pages: where they become pictures for a screen, nothing goes to a printer.
    var renditions: [Rendition] { layout.images == nil ? Rendition.allCases : [.web] }
}

extension ChainRun {
    /// Stage 6: the pages in the inks of the press, and in a screen's colours.
    func paint(
        _ pages: LaidOutEdition, _ photos: PreparedPhotos, _ source: Source, art: ArtShelf
    ) throws -> [PaintedPages] {
        let language = source.workspace.language
        let metadata = source.metadata
        let renditions = source.renditions
        let check = counting(.paint, of: renditions.count * pages.pages.count)
        let painted = try Workers.map(
            count: renditions.count, own: renditions, helper: { renditions }, check: {}
        ) { all, index in
            Result {
                let rendition = all[index]
                let isProof = rendition == .proof
                return try Painter(art: art).paint(
                    pages, photos: rendition == .print ? photos.print : photos.proof,
                    palette: rendition == .print ? .press(pages.inks) : .screen(pages.inks),
                    sheet: isProof
                        ? .proof(word: language.hasPrefix("es") ? "PRUEBA" : "PROOF")
                        : rendition == .print ? .print : .screen,
                    metadata: metadata, tagged: rendition == .web, check: check)
            }
        }.map { try $0.get() }
        // What is wrong with art or inks is said once.
        found(painted.first?.findings ?? [])
        return painted
    }

    /// Stage 7: the files. Gives the path of the printer's, where there is one.
    func finish(
        _ painted: [PaintedPages], _ pages: LaidOutEdition, _ source: Source, in folder: OutputFolder
    ) throws -> String? {
        let renditions = source.renditions
        let paths = renditions.map { folder.staged($0.file) }
        let (condition, metadata) = (source.condition, source.metadata)
        let standard = source.publication.standard
        let numbers = pages.pages.map(\.number)
        let screen = try ScreenProfile.bytes()
        let check = counting(.finish, of: painted.reduce(0) { $0 + $1.pages.count })
        let findings = Workers.map(
            count: painted.count, own: painted, helper: { painted }, check: {}
        ) { painted, index -> Result<[Finding], any Error> in
            Result {
                switch renditions[index] {
                case .print:
                    try Finisher.finish(
                        painted[index], to: paths[index], as: standard, condition: condition, metadata: metadata,
                        check: check)
                case .proof:
                    try ScreenDocument.write(painted[index], to: paths[index], metadata: metadata, check: check)
                case .web:
                    return try WebDocument.write(
                        painted[index], to: paths[index], profile: screen, numbers: numbers, metadata: metadata,
                        check: check)
                }
                return []
            }
        }
        found(try findings.flatMap { try $0.get() })
        return renditions.firstIndex(of: .print).map { paths[$0] }
    }

    /// Stages 6 and 7 for what is printed apart from the pages: a book's cover. Gives the path of its file.
    func printCovers(
        _ pages: LaidOutEdition, _ photos: PreparedPhotos, _ source: Source, art: ArtShelf, in folder: OutputFolder
    ) throws -> [String] {
        try pages.covers.map { cover in
            let painted = try Painter(art: art).paint(
                cover, photos: photos.print, palette: .press(cover.inks), sheet: .print, metadata: source.metadata,
                check: chain.interruption.check)
            found(painted.findings)
            let path = folder.staged(ChainRun.coverFile)
            try Finisher.finish(
                painted, to: path, as: source.publication.standard, condition: source.condition,
                metadata: source.metadata, check: chain.interruption.check)
            return path
        }
    }

    /// Name of a cover's file.
    static let coverFile = "cover.pdf"

    /// A check that stops where it was asked for, and tells the progress by how often it was called, from any thread.
    func counting(_ stage: Stage, of total: Int) -> @Sendable () throws -> Void {
        let done = Counter()
        return { [chain] in
            try chain.interruption.check()
            chain.progress(.advanced(stage, done: min(done.next(), total), of: total))
        }
    }
}

/// Counts from any thread.
private final class Counter: Sendable {
    private let count = Atomic<Int>(0)

    /// How often it was called before.
    func next() -> Int { count.add(1, ordering: .relaxed).oldValue }
}
