import Foundation
import Geometry
import Imposition
import TestSupport
import Testing

/// The job ticket as software reads it, and the folding guide as people do.
@Suite struct TicketTests {
    private static let mm = Length.pointsPerMillimetre

    private func ticket(_ scheme: Scheme, pages: Int, quantity: Int? = 1500, work: WorkStyle = .sheetwise) throws
        -> JobTicket
    {
        var order = ImpositionOrder(scheme, sheet: Size(width: 700 * TicketTests.mm, height: 500 * TicketTests.mm))
        order.caliper = 0.1 * TicketTests.mm
        order.work = work
        let piece = ImpositionPiece(
            name: "a & b.pdf", pages: Array(repeating: SamplePages.a6, count: pages), quantity: quantity)
        return JobTicket(
            plan: try Planner.plan(order, [piece]), pieces: [piece], job: SamplePages.job,
            date: CivilDate(year: 2024, month: 7, day: 1), inks: ["Cyan", "Black", "PANTONE 7421 C"],
            condition: "FOGRA39", stock: "Couché <mate>", weight: 115, pdf: "imposed año.pdf")
    }

    private static let orders: [(Scheme, Int, WorkStyle)] = [
        (.saddle, 13, .sheetwise), (.perfect, 40, .sheetwise), (.nUp(4), 7, .tumble), (.fold(.letter), 6, .sheetwise),
        (.fold(.french), 4, .single), (.saddle, 8, .turn), (.gang, 2, .sheetwise),
    ]

    /// The published schema is not part of the project: where IMPRENTA_XJDF_SCHEMA names it, tickets are held to it.
    @Test(arguments: orders.indices)
    func ticketsAreSoundXML(_ index: Int) throws {
        let (scheme, pages, work) = TicketTests.orders[index]
        let folder = try TemporaryFolder(["job.xjdf": try ticket(scheme, pages: pages, work: work).xjdf])
        let schema = ProcessInfo.processInfo.environment["IMPRENTA_XJDF_SCHEMA"]
        let path = folder.path("job.xjdf")
        let answer =
            try schema.map { try Tool.run("xmllint", "--noout", "--schema", $0, path) }
            ?? Tool.run("xmllint", "--noout", path)
        #expect(answer.status == 0)
    }

    private func value(_ path: String, _ expression: String) throws -> String {
        try Tool.run("xmllint", "--xpath", "string(\(expression))", path).text.trimmingCharacters(
            in: .whitespacesAndNewlines)
    }

    @Test func aTicketSaysWhatIsToBeDone() throws {
        let folder = try TemporaryFolder(["job.xjdf": try ticket(.saddle, pages: 13).xjdf])
        let path = folder.path("job.xjdf")
        func at(_ element: String, _ attribute: String) throws -> String {
            try value(path, "//*[local-name()='\(element)']/@\(attribute)")
        }
        #expect(try at("XJDF", "JobID") == "Prueba_de_pliegos")
        #expect(try at("XJDF", "Types").contains("Stitching Trimming"))
        #expect(try at("Product", "Amount") == "1500")
        #expect(try at("BindingIntent", "BindingType") == "SaddleStitch")
        #expect(try at("LayoutIntent", "Pages") == "16")
        #expect(try at("LayoutIntent", "Dimensions").hasPrefix("297.638 "))
        #expect(try at("SurfaceColor", "ColorsUsed") == "Cyan Black PANTONE_7421_C")
        #expect(try at("MediaIntent", "MediaQuality") == "Couché <mate>")
        #expect(try at("MediaIntent", "Thickness") == "100")
        #expect(try at("Layout", "WorkStyle") == "WorkAndBack")
        #expect(try at("Layout", "InnermostShingling") == "0.85")
        #expect(try at("FoldingParams", "FoldCatalog") == "F4-1")
        #expect(try at("FileSpec", "URL") == "imposed%20a%C3%B1o.pdf")
        // The outermost sheet holds the last page, blank here, and the first.
        #expect(try value(path, "(//*[local-name()='SignatureCell'])[2]/@FrontPages") == "0")
        #expect(try value(path, "(//*[local-name()='SignatureCell'])[1]/@FrontPages") == "")
        #expect(try value(path, "count(//*[local-name()='BinderySignature'])") == "4")
    }

    @Test func elementsAndAttributesAreInOrder() throws {
        let text = try ticket(.perfect, pages: 40).xjdf
        #expect(try ticket(.perfect, pages: 40).xjdf == text)
        let sets = text.matches(of: /<ResourceSet Name="(\w+)"/).map { String($0.1) }
        #expect(sets == sets.sorted() && sets.count >= 10)
        #expect(text.contains("FoldCatalog=\"F8-7\"") && text.contains("FoldCatalog=\"F16-6\""))
    }

    @Test func theGuideShowsPageNumbersAndFolds() throws {
        let room = try PressRoom()
        let ticket = try ticket(.saddle, pages: 6)
        let guide = try DummyWriter(ticket.plan, of: ticket.pieces, job: SamplePages.job, font: SamplePages.font)
        let path = room.folder.path("dummy.pdf")
        let pages = try guide.write(to: path)
        #expect(pages == 2 * ticket.plan.sheets.count)
        let words = Set(
            try Tool.run("pdftotext", path, "-").text.split(whereSeparator: \.isWhitespace).map(String.init))
        #expect(Set(["1", "2", "3", "4", "5", "6", "blanca", "Monigote", "Doblez"]).isSubset(of: words))
        #expect(!words.contains("7"))
        #expect(try Tool.run("qpdf", "--check", path).status == 0)
    }
}
