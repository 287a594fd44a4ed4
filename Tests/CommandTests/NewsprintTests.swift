import Foundation
import TestSupport
import Testing

/// The sample in the inks of a newspaper's press, with a profile made in seconds: coarser tables of the same measurements
/// that `imprenta profiles` makes finer ones of.
@Suite(.enabled(if: Measurements.arePossible)) struct NewsprintTests {
    /// The sample's workspace with a profile of its own for newsprint.
    private func workspace(in folder: TemporaryFolder) throws -> String {
        let sample = folder.path("w")
        try FileManager.default.copyItem(atPath: Repository.path("assets/sample"), toPath: sample)
        try FileManager.default.copyItem(atPath: Measurements.path, toPath: sample + "/m.ti3")
        let made = try Command.run(
            "/usr/bin/colprof", ["-ql", "-bl", "-l240", "-L90", "-kr", "-cmt", "-O", "tr002.icc", "m"], in: sample)
        try #require(made.code == 0, "\(made.err)")
        let settings = try String(contentsOfFile: sample + "/imprenta.yml", encoding: .utf8)
        let changed = settings.replacing(
            "  default: coated-offset\n", with: "  default: coated-offset\n  newsprint: {profile: tr002.icc}\n")
        try #require(changed != settings)
        try Data(changed.utf8).write(to: URL(filePath: sample + "/imprenta.yml"))
        return sample
    }

    @Test("On newsprint the ink limit of 240 % holds everywhere, and the file is a PDF/X-4")
    func newsprint() throws {
        let folder = try TemporaryFolder()
        let outcome = try Command.imprenta([
            "compose", "gaceta-02-periodico", "--workspace", workspace(in: folder), "--output", folder.path("o"),
            "--json",
        ])
        #expect(outcome.code == 0, "\(outcome.err)")
        let judged = try #require(outcome.json["preflight"] as? [String: Any])
        #expect(judged["declared"] as? String == "PDF/X-4")
        let ink = try #require(judged["areaInk"] as? Double)
        #expect(ink > 150 && ink <= 240)
        let found = try #require(outcome.json["findings"] as? [[String: Any]])
        #expect(!found.contains { ($0["code"] as? String)?.hasPrefix("preflight.") ?? false }, "\(found)")

        let pdf = folder.path("o/gaceta-02-periodico/print.pdf")
        #expect(try Tool.run("qpdf", "--check", pdf).status == 0)
        let theirs = try inkByGhostscript(of: pdf, page: try #require(judged["areaInkPage"] as? Int), in: folder)
        #expect(theirs <= 242 && abs(theirs - ink) < 25, "\(theirs) by Ghostscript, \(ink) by us")
    }

    /// The most ink in any square of 15 mm, percent, of the plates that Ghostscript makes.
    private func inkByGhostscript(of pdf: String, page: Int, in folder: TemporaryFolder) throws -> Double {
        let plates = try Command.run(
            "/usr/bin/gs",
            [
                "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r72", "-dFirstPage=\(page)", "-dLastPage=\(page)",
                "-o", folder.path("p.tif"), pdf,
            ])
        try #require(plates.code == 0, "\(plates.err)")
        let names = ["Cyan", "Magenta", "Yellow", "Black"].map { folder.path("p(\($0)).tif") }
        _ = try Tool.run("vips", "sum", names.joined(separator: " "), folder.path("sum.v"))
        _ = try Tool.run("vips", "shrink", folder.path("sum.v"), folder.path("small.v"), "42.52", "42.52")
        let least = try Tool.run("vips", "min", folder.path("small.v")).text
        let value = try #require(Double(least.trimmingCharacters(in: .whitespacesAndNewlines)))
        return (4 * 255 - value) / 2.55
    }
}

/// What the profile is made of, where Argyll and the measurements are installed.
private enum Measurements {
    static let path = "/usr/share/color/icc/TR002.ti3"

    static var arePossible: Bool {
        FileManager.default.isExecutableFile(atPath: "/usr/bin/colprof") && FileManager.default.fileExists(atPath: path)
    }
}
