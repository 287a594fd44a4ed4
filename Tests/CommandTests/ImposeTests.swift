import Foundation
import Geometry
import TestSupport
import Testing

/// `imprenta impose`: what it writes, what it says, and what it refuses.
@Suite(.serialized) struct ImposeTests {
    /// A folder with a PDF of A6 pages made by another program.
    private func folder(pages: Int, _ names: String...) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let page = "<</PageSize [297 420]>> setpagedevice 0 0 0 1 setcmykcolor 20 20 100 100 rectfill showpage\n"
        let source = try folder.write("source.ps", String(repeating: page, count: pages))
        for name in names {
            _ = try Tool.run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-o", folder.path(name), source)
        }
        return folder
    }

    @Test func sheetsGuideTicketAndOrderAppearTogether() throws {
        let folder = try folder(pages: 8, "folleto.pdf")
        let outcome = try Command.imprenta(
            [
                "impose", "folleto.pdf", "--scheme", "saddle", "--sheet", "330x220mm", "--caliper", "0.1mm",
                "--quantity", "300", "--dummy", "--ticket", "--stock", "bond", "--json", "--date", "2024-07-01",
            ], in: folder.path)
        #expect(outcome.code == 0, "\(outcome.err) \(outcome.out)")
        #expect(Set(outcome.codes) == ["impose.not-pdfx", "impose.no-bleed", "impose.creep"])
        let names = [
            "folleto-imposed-dummy.pdf", "folleto-imposed-order.pdf", "folleto-imposed.pdf", "folleto-imposed.xjdf",
        ]
        #expect(folder.names() == (names + ["folleto.pdf", "source.ps"]).sorted())
        let files = (outcome.json["files"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
        #expect(files == ["imposed", "dummy", "ticket", "order"])
        let order = try Tool.run("pdftotext", "-layout", folder.path("folleto-imposed-order.pdf"), "-").text
        for words in ["Print order", "folleto", "300 copies", "Saddle-stitched", "bond", "1 July 2024", "330 × 220 mm"]
        {
            #expect(order.contains(words), "\(words)")
        }
    }

    @Test func theOrderIsInTheReadersLanguage() throws {
        let folder = try folder(pages: 4, "a.pdf")
        let outcome = try Command.imprenta(
            [
                "impose", "a.pdf", "--scheme", "fold-half", "--sheet", "330x220mm", "--ticket", "--lang", "es",
                "--title", "Díptico de la feria", "--output", "feria.pdf",
            ], in: folder.path)
        #expect(outcome.code == 0, "\(outcome.err)")
        let order = try Tool.run("pdftotext", "-layout", folder.path("feria-order.pdf"), "-").text
        for words in ["Orden de impresión", "Díptico de la feria", "Quien solicita", "La imprenta", "Negro"] {
            #expect(order.contains(words), "\(words)")
        }
    }

    @Test func piecesAreGangedByTheirQuantities() throws {
        let folder = try folder(pages: 1, "a.pdf", "b.pdf")
        let outcome = try Command.imprenta(
            ["impose", "a.pdf*500", "b.pdf*250", "--scheme", "gang", "--sheet", "640x450mm", "--output", "gang.pdf"],
            in: folder.path)
        #expect(outcome.code == 0, "\(outcome.err)")
        #expect(outcome.out.contains("gang.pdf: 1 pages"))
    }

    @Test func aPublicationIsImposedOnceItIsComposed() throws {
        let folder = try TemporaryFolder(SampleTexts.workspace)
        let arguments = ["impose", "gaceta", "--scheme", "saddle", "--sheet", "640x450mm", "--json"]
        let early = try Command.imprenta(arguments, in: folder.path)
        #expect(early.code == 66 && early.codes == ["impose.not-composed"])
        let unknown = try Command.imprenta(
            ["impose", "gazeta", "--scheme", "saddle", "--sheet", "640x450mm", "--json"], in: folder.path)
        #expect(unknown.code == 66 && unknown.codes == ["publication.missing"])
    }

    @Test func whatCannotBeDoneLeavesNothing() throws {
        let folder = try folder(pages: 8, "a.pdf")
        /// The exit code, and the reason, which stands after what was noted before.
        func run(_ more: String...) throws -> (Int32, String?) {
            let outcome = try Command.imprenta(["impose"] + more + ["--json"], in: folder.path)
            return (outcome.code, outcome.codes.last)
        }
        #expect(try run("a.pdf", "--scheme", "saddle", "--sheet", "200x100mm") == (65, "impose.does-not-fit"))
        #expect(try run("a.pdf", "--scheme", "fold-z", "--sheet", "640x450mm") == (65, "impose.page-count"))
        #expect(try run("none.pdf", "--scheme", "saddle", "--sheet", "640x450mm") == (66, "file.missing"))
        #expect(try run("a.pdf", "--scheme", "sadle", "--sheet", "640x450mm") == (64, "command.usage"))
        #expect(try run("a.pdf", "--scheme", "saddle", "--sheet", "640") == (64, "command.usage"))
        #expect(
            try run("a.pdf", "--scheme", "saddle", "--sheet", "640x450mm", "--signature", "7")
                == (64, "impose.signature"))
        #expect(
            try run("a.pdf", "--scheme", "saddle", "--sheet", "640x450mm", "--output", "a.pdf").0 == 64)
        #expect(
            try run("a.pdf", "--scheme", "saddle", "--sheet", "640x450mm", "--output", "none/b.pdf").0 == 0)
        #expect(folder.names() == ["a.pdf", "none", "source.ps"])
    }
}
