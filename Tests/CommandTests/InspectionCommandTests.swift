import Foundation
import Geometry
import TestSupport
import Testing

/// Plates, differences, profiles and inks by the command.
@Suite(.serialized) struct InspectionCommands {
    private func pdf(_ folder: TemporaryFolder, _ name: String, _ drawing: String) throws -> String {
        let source = try folder.write(
            name + ".ps", "<< /PageSize [200 100] >> setpagedevice\n\(drawing)\nshowpage\n")
        let path = folder.path(name + ".pdf")
        _ = try Tool.run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-o", path, source)
        return path
    }

    @Test func platesWritesPicturesAndTellsTheInk() throws {
        let folder = try TemporaryFolder()
        let file = try pdf(folder, "a", "0 0 0 1 setcmykcolor 0 0 100 100 rectfill")
        let run = try Command.imprenta(["plates", file, "--output", "out", "--json"], in: folder.path)
        #expect(run.code == 0, "\(run.err)")
        #expect(folder.names(in: "out") == ["page-001-black.png", "sheet-1.png"])
        let inks = run.json["inks"] as? [[String: Any]] ?? []
        #expect(inks.map { $0["ink"] as? String } == ["Cyan", "Magenta", "Yellow", "Black"])
        #expect(abs((inks.last?["coverage"] as? Double ?? 0) - 50) < 0.5)
        let table = try Command.imprenta(["plates", file, "--output", "out", "--lang", "es"], in: folder.path)
        #expect(table.out.contains("página") && table.out.contains("50.0 %"))
    }

    @Test func diffTellsWhatChangedAndWhatDidNot() throws {
        let folder = try TemporaryFolder()
        let words = "/Times-Roman findfont 20 scalefont setfont 20 60 moveto"
        let a = try pdf(folder, "a", words + " (Puente listo) show")
        let b = try pdf(folder, "b", words + " (Puente abierto) show")
        let run = try Command.imprenta(["diff", a, b], in: folder.path)
        #expect(run.code == 0 && run.out.contains("−«listo»  +«abierto»"))
        #expect(folder.names(in: "b-diff") == ["page-001.png"])
        #expect(try Command.imprenta(["diff", a, a], in: folder.path).out == "Nothing changed.\n")
    }

    @Test func whatCannotBeInspectedIsSaid() throws {
        let folder = try TemporaryFolder(["x.pdf": "nothing"])
        #expect(try Command.imprenta(["plates", "missing.pdf"], in: folder.path).code == 66)
        let broken = try Command.imprenta(["plates", "x.pdf", "--json"], in: folder.path)
        #expect(broken.code == 65 && !broken.codes.isEmpty)
        #expect(try Command.imprenta(["plates", "x.pdf", "--resolution", "9"], in: folder.path).code == 64)
    }

    @Test func aProfileThatIsNotMadeNamesTheCommandThatMakesIt() throws {
        let folder = try TemporaryFolder(SampleTexts.workspace)
        let run = try Command.imprenta(
            ["preflight", "x.pdf", "--condition", "newsprint", "--json"], in: folder.path,
            environment: ["XDG_CACHE_HOME": folder.path])
        #expect(run.code == 66 && run.codes == ["profile.not-made"])
        #expect(run.out.contains("imprenta profiles"))
    }

    @Test func aRecipeWithoutItsMeasurementsNamesThePackages() throws {
        let files = SampleTexts.workspace.merging([
            "imprenta.yml": SampleTexts.settings.replacing(
                "{default: coated-offset}",
                with: "{default: coated-offset, aaa: {profile: a.icc, identifier: A, "
                    + "made-from: {data: /nothing.ti3, description: A, ink: 300}}}")
        ]) { $1 }
        let folder = try TemporaryFolder(files)
        let run = try Command.imprenta(
            ["profiles", "--json"], in: folder.path, environment: ["XDG_CACHE_HOME": folder.path])
        #expect(run.code == 66 && run.codes == ["profile.failed"] && run.out.contains("icc-profiles-free"))
    }

    @Test func inksOverTheLimitsOfTheConditionAreFound() throws {
        let more = """
            inks:
              guinda: {cmyk: [90, 90, 90, 90]}
              oro: {spot: Oro, cmyk: [10, 35, 85, 10]}

            """
        let folder = try TemporaryFolder(
            SampleTexts.workspace.merging(["publications/gaceta.yml": SampleTexts.publication + more]) { $1 })
        let run = try Command.imprenta(["check", "gaceta", "--json"], in: folder.path)
        #expect(run.code == 1)
        for code in ["ink.over-limit", "ink.rich-black", "ink.spots"] { #expect(run.codes.contains(code)) }
        try folder.write("publications/gaceta.yml", SampleTexts.publication + "spots: process\n" + more)
        #expect(try !Command.imprenta(["check", "gaceta", "--json"], in: folder.path).codes.contains("ink.spots"))
    }
}
