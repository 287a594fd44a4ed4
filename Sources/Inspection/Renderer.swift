import Foundation
import Geometry

/// Draws pages with Ghostscript, which runs as a program of its own under limits: it separates as a RIP does, overprint
/// and spot inks included, and is no part of this one.
struct Renderer {
    /// What pages become.
    enum Device {
        /// A file for each plate.
        case plates
        /// One picture as it looks, of 24 bits.
        case picture
    }

    private let ghostscript: BoundedProcess
    /// Pixels per inch of the result.
    let resolution: Double
    /// How often each pixel is looked at, each way, before they are averaged.
    private static let oversampling = 2

    /// Throws `inspection.tool-missing` where Ghostscript is not installed.
    init(resolution: Double) throws {
        guard let found = BoundedProcess(named: "gs") else {
            throw Fault(.missingInput, .inspectionToolMissing, ["tool": "Ghostscript", "package": "ghostscript"])
        }
        ghostscript = found
        self.resolution = resolution
    }

    /// Draws some pages, trimmed, into files of a scratch folder: `p0001.…` is the first of them.
    ///
    /// Throws `inspection.failed` where they cannot be drawn, or take longer or more memory than any honest page.
    func draw(
        _ pages: ClosedRange<Int>, of file: InspectedFile, as device: Device, in folder: String,
        check: () throws -> Void
    ) throws {
        var gs = ghostscript
        gs.seconds = 30 + 20 * pages.count
        var arguments = [
            "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dUseTrimBox", "-dFirstPage=\(pages.lowerBound)",
            "-dLastPage=\(pages.upperBound)", "-dMaxBitmap=200000000",
        ]
        switch device {
        case .plates:
            let inner = resolution * Double(Renderer.oversampling)
            arguments += [
                "-sDEVICE=tiffsep", "-r\(inner)", "-dDownScaleFactor=\(Renderer.oversampling)", "-sCompression=none",
                "-sOutputFile=p%04d.tif",
            ]
        case .picture:
            arguments += [
                "-sDEVICE=ppmraw", "-r\(resolution)", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4",
                "-sOutputFile=p%04d.ppm",
            ]
        }
        // The file is lent under a plain name: what a name may mean to the program is then no matter.
        let link = folder + "/page.pdf"
        try? FileManager.default.removeItem(atPath: link)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file.path)
        let ending = try gs.run(arguments + ["page.pdf"], in: folder, check: check)
        guard ending == .exited(0) else {
            throw Fault(
                .unusableData, .inspectionFailed, at: Finding.Place(file: file.path, page: pages.lowerBound),
                ["last": String(pages.upperBound)])
        }
    }
}

/// A folder for what programs write, gone with its value.
final class ScratchFolder {
    /// Absolute path.
    let path: String

    /// Makes a folder inside another.
    init(in folder: String) throws {
        path = folder + "/imprenta-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Names in it, sorted.
    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }

    /// Takes everything out.
    func empty() { for name in names { try? FileManager.default.removeItem(atPath: path + "/" + name) } }

    /// A file's bytes; `nil` where it is not there.
    func bytes(of name: String) -> [UInt8]? { FileManager.default.contents(atPath: path + "/" + name).map(Array.init) }
}
