import Foundation
import Geometry

/// Compares two proofs as they look, page by page, and says which words changed.
public enum DifferenceInspection {
    private static let batch = 8

    /// Draws both files' trimmed pages and compares them.
    ///
    /// `write` is given a picture for each page that changed: the page in light gray, what is gone in red, what is new
    /// in blue, with a frame round each place. Words are compared where poppler's `pdftotext` is installed. Files in between
    /// lie in `scratch`.
    ///
    /// Throws a `Fault` where Ghostscript is missing, or a file cannot be read or drawn within bounds.
    public static func run(
        _ first: String, _ second: String, resolution: Double = 100, scratch parent: String = "/tmp",
        check: () throws -> Void,
        write: (_ png: [UInt8], _ name: String) throws -> Void
    ) throws -> DifferenceReport {
        let files = [
            try InspectedFile(first, resolution: resolution), try InspectedFile(second, resolution: resolution),
        ]
        let renderer = try Renderer(resolution: resolution)
        let words = try files.map { try PageWords(of: $0, scratch: parent, check: check) }
        let scratch = [try ScratchFolder(in: parent), try ScratchFolder(in: parent)]
        var report = DifferenceReport(pages: [], comparedText: words.allSatisfy(\.isKnown))
        let count = max(files[0].pages.count, files[1].pages.count)
        var start = 1
        while start <= count {
            let end = min(start + batch - 1, count)
            for (file, folder) in zip(files, scratch) where start <= file.pages.count {
                try renderer.draw(
                    start...min(end, file.pages.count), of: file, as: .picture, in: folder.path, check: check)
            }
            for number in start...end {
                try check()
                let name = String(format: "p%04d.ppm", number - start + 1)
                let pictures = try zip(files, scratch).map { file, folder -> Raster? in
                    guard number <= file.pages.count else { return nil }
                    guard let raster = folder.bytes(of: name).flatMap({ Raster(ppm: $0) }) else {
                        throw Fault(
                            .unusableData, .inspectionFailed, at: Finding.Place(file: file.path, page: number))
                    }
                    return raster
                }
                let page = PagePair(
                    number: number, before: pictures[0], after: pictures[1], resolution: resolution,
                    words: (words[0].on(number), words[1].on(number)))
                report.pages.append(try page.compared(write))
            }
            for folder in scratch { folder.empty() }
            start = end + 1
        }
        return report
    }
}

/// One page of both proofs.
private struct PagePair {
    let number: Int
    let before: Raster?
    let after: Raster?
    let resolution: Double
    let words: (before: [PageWords.Word], after: [PageWords.Word])

    /// Compares, and writes the picture where something changed.
    func compared(_ write: ([UInt8], String) throws -> Void) throws -> DifferenceReport.Page {
        guard let before, let after else {
            return DifferenceReport.Page(
                page: number, change: self.before == nil ? .added : .removed, share: 100, regions: [], file: nil)
        }
        let difference = PixelDifference(before, after, resolution: resolution)
        guard !difference.regions.isEmpty else {
            return DifferenceReport.Page(page: number, change: .same, share: 0, regions: [], file: nil)
        }
        let name = "page-\(String(format: "%03d", number)).png"
        try write(PNGFile.bytes(of: difference.picture, resolution: resolution), name)
        let changes = WordChanges(from: words.before, to: words.after)
        return DifferenceReport.Page(
            page: number, change: .changed, share: difference.share,
            regions: difference.regions.map { region in
                DifferenceReport.Region(
                    frame: region, removed: changes.removed(in: region), added: changes.added(in: region))
            }, file: name)
    }
}
