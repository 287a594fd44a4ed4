import Foundation
import Geometry

/// Looks at the plates that a PDF makes.
public enum PlateInspection {
    /// Pages that are drawn before their files are cleared away.
    private static let batch = 4

    /// Separates every page, trimmed, and measures how much of it each ink covers.
    ///
    /// `write` is given each picture as PNG (ink dark) with its name, and last the sheets of small pictures,
    /// `sheet-1.png` and on. Plates without ink are measured and not written. `check` is called often, and what it
    /// throws ends the run; files in between lie in `scratch`.
    ///
    /// Throws a `Fault` where Ghostscript is missing, or the file cannot be read or drawn within bounds.
    public static func run(
        _ path: String, resolution: Double = 100, scratch parent: String = "/tmp", check: () throws -> Void,
        write: (_ png: [UInt8], _ name: String) throws -> Void
    ) throws -> PlateReport {
        let file = try InspectedFile(path, resolution: resolution * 2)
        let renderer = try Renderer(resolution: resolution)
        let scratch = try ScratchFolder(in: parent)
        let sheet = ContactSheet()
        var report = PlateReport(resolution: resolution, pages: [])
        var first = 1
        while first <= file.pages.count {
            let last = min(first + batch - 1, file.pages.count)
            try renderer.draw(first...last, of: file, as: .plates, in: scratch.path, check: check)
            for number in first...last {
                try check()
                let plates = plates(of: number - first + 1, in: scratch)
                guard !plates.isEmpty else {
                    throw Fault(.unusableData, .inspectionFailed, at: Finding.Place(file: path, page: number))
                }
                let page = try page(number, plates, size: file.pages[number - 1], resolution, write)
                report.pages.append(page)
                if let full = try sheet.add(page, plates) { try write(full.png, full.name) }
            }
            scratch.empty()
            first = last + 1
        }
        if let rest = try sheet.finished() { try write(rest.png, rest.name) }
        return report
    }

    private static func plates(of index: Int, in scratch: ScratchFolder) -> [(ink: String, raster: Raster)] {
        let start = String(format: "p%04d(", index)
        var found: [String: Raster] = [:]
        for name in scratch.names where name.hasPrefix(start) && name.hasSuffix(").tif") {
            guard let bytes = scratch.bytes(of: name), let raster = Raster(tiff: bytes) else { continue }
            found[String(name.dropFirst(start.count).dropLast(5))] = raster
        }
        return PlateReport.ordered(Set(found.keys)).compactMap { name in found[name].map { (name, $0) } }
    }

    private static func page(
        _ number: Int, _ plates: [(ink: String, raster: Raster)], size: Size, _ resolution: Double,
        _ write: ([UInt8], String) throws -> Void
    ) throws -> PlateReport.Page {
        var page = PlateReport.Page(
            page: number, width: size.width / Length.pointsPerMillimetre,
            height: size.height / Length.pointsPerMillimetre, plates: [], total: 0)
        for (ink, raster) in plates {
            let coverage = coverage(of: raster)
            var plate = PlateReport.Plate(ink: ink, coverage: coverage, file: nil)
            if coverage > 0 {
                let name = "page-\(String(format: "%03d", number))-\(fileName(ink)).png"
                try write(PNGFile.bytes(of: raster, resolution: resolution), name)
                plate.file = name
            }
            page.plates.append(plate)
            page.total += coverage
        }
        return page
    }

    /// Percent: a plate's samples are 255 where there is no ink.
    private static func coverage(of raster: Raster) -> Double {
        let paper = raster.samples.withUnsafeBufferPointer { $0.reduce(0) { $0 + Int($1) } }
        let most = 255 * raster.samples.count
        return Double(most - paper) / Double(most) * 100
    }

    /// An ink's name as part of a file's.
    private static func fileName(_ ink: String) -> String {
        let plain = ink.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }
        return String(String(plain).prefix(60))
    }
}
