import Foundation
import Geometry
import Imposition
import PDFSyntax
import TestSupport

/// PDFs made for imposition tests: pages that are one colour up to their bleed, with a square of another at their head.
enum SamplePages {
    static let mm = Length.pointsPerMillimetre
    /// A6, points.
    static let a6 = Size(width: 105 * mm, height: 148 * mm)
    static let bleed = 3 * mm

    /// Percent of cyan, magenta and yellow that tell pages apart: what page `number` is filled with.
    static func colour(_ number: Int) -> [Double] {
        [Double(number % 5) / 5, Double(number / 5 % 5) / 5, Double(number / 25 % 5) / 5]
    }

    /// Content of a page in its own units, from the lower left corner of its trim.
    static func content(_ number: Int, _ size: Size, bleed: Double = bleed) -> String {
        let fill = colour(number).map { "\($0)" }.joined(separator: " ")
        return """
            \(fill) 0 k \(-bleed) \(-bleed) \(size.width + 2 * bleed) \(size.height + 2 * bleed) re f
            0 0 0 1 k 20 \(size.height - 40) 20 20 re f

            """
    }

    /// A PDF/X-4 of so many pages.
    static func file(_ count: Int, size: Size = a6, _ change: (PDFFile) throws -> Void = { _ in }) throws -> PDFFile {
        let file = PDFFile()
        for number in 1...count {
            let content = "1 0 0 1 \(bleed) \(bleed) cm\n" + SamplePages.content(number, size)
            let (width, height) = (size.width + 2 * bleed, size.height + 2 * bleed)
            try file.appendPage([
                "MediaBox": [0, 0, .real(width), .real(height)],
                "BleedBox": [0, 0, .real(width), .real(height)],
                "TrimBox": [.real(bleed), .real(bleed), .real(width - bleed), .real(height - bleed)],
                "Resources": [:], "Contents": .object(file.makeStream([:], Array(content.utf8))),
            ])
        }
        claim(file)
        try change(file)
        return file
    }

    /// Says of a file that it is PDF/X-4.
    static func claim(_ file: PDFFile) {
        file.trailer.set(
            "Info",
            to: .object(
                file.makeIndirect([
                    "Title": .text("Prueba"), "CreationDate": .text("D:20240701000000Z"),
                    "ModDate": .text("D:20240701000000Z"), "Trapped": .name("False"),
                    "GTS_PDFXVersion": .text("PDF/X-4"),
                ])))
        let profile = (try? Data(contentsOf: URL(fileURLWithPath: profilePath))).map { Array($0) } ?? []
        let stream = file.makeStream(["N": 4], profile)
        file.root.set(
            "OutputIntents",
            to: [
                .object(
                    file.makeIndirect([
                        "Type": .name("OutputIntent"), "S": .name("GTS_PDFX"),
                        "OutputConditionIdentifier": .text("FOGRA39"), "Info": .text("Coated"),
                        "RegistryName": .text("http://www.color.org"), "DestOutputProfile": .object(stream),
                    ]))
            ])
    }

    static let profilePath = "/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc"

    /// Any TrueType font of the packages that the tests need.
    static let font = "/usr/share/fonts/truetype/lato/Lato-Regular.ttf"

    static let words = ImpositionJob.Words(
        sheet: "Pliego", front: "frente", back: "vuelta", onePlate: "una lámina", signature: "Cuadernillo",
        blank: "blanca", fold: "Doblez", dummy: "Monigote")

    /// A job called as tests look for it.
    static let job = ImpositionJob(title: "Prueba de pliegos", customer: "Municipio", words: words)
}

/// A folder in which files are imposed.
struct PressRoom {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Writes a source.
    func write(_ file: PDFFile, _ name: String = "source.pdf") throws -> String {
        let path = folder.path(name)
        try file.write(to: path, PDFWriteOptions(version: "1.6", objectStreams: .none))
        return path
    }

    /// Plans and writes; gives the plan, and where the sheets are.
    @discardableResult
    func impose(
        _ paths: [String], _ order: ImpositionOrder, to name: String = "imposed.pdf", quantity: Int? = nil
    ) throws -> (plan: ImpositionPlan, path: String, findings: [Finding]) {
        let sources = try paths.map {
            try SourceFile(path: $0, shown: $0, quantity: quantity, bleed: order.bleed)
        }
        let plan = try Planner.plan(order, sources.map(\.piece))
        let imposer = try Imposer(plan, of: sources, job: SamplePages.job, font: SamplePages.font)
        let written = try imposer.write(to: folder.path(name))
        return (plan, folder.path(name), sources.flatMap(\.findings) + plan.findings + written.findings)
    }

    /// A page as poppler paints it, 72 pixels to the inch.
    func raster(_ path: String, page: Int) throws -> Raster {
        let name = folder.path("page-\(page)-\(UUID().uuidString)")
        _ = try Tool.run(
            "pdftoppm", "-r", "72", "-f", "\(page)", "-l", "\(page)", "-singlefile", "-aa", "no", path, name)
        return try Raster(name + ".ppm")
    }
}

/// A picture in memory.
struct Raster {
    let width: Int
    let height: Int
    private let pixels: [UInt8]

    /// Reads a PPM (P6, 8 bits).
    init(_ path: String) throws {
        let data = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        var fields: [Int] = []
        var at = 2
        while fields.count < 3 {
            while [0x20, 0x0A, 0x09].contains(data[at]) { at += 1 }
            var value = 0
            while (0x30...0x39).contains(data[at]) {
                value = value * 10 + Int(data[at] - 0x30)
                at += 1
            }
            fields.append(value)
        }
        (width, height) = (fields[0], fields[1])
        pixels = Array(data[(at + 1)...])
    }

    /// The pixel at points from the top left corner.
    func pixel(_ x: Double, _ y: Double) -> [Int] {
        let (column, row) = (min(max(Int(x), 0), width - 1), min(max(Int(y), 0), height - 1))
        return (0..<3).map { Int(pixels[3 * (row * width + column) + $0]) }
    }

    /// Whether a pixel is dark.
    func isDark(_ x: Double, _ y: Double) -> Bool { pixel(x, y).reduce(0, +) < 200 }
    /// Whether a pixel is paper.
    func isWhite(_ x: Double, _ y: Double) -> Bool { pixel(x, y).allSatisfy { $0 > 250 } }
}
