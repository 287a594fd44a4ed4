import Foundation
import OfficeFiles
import TestSupport
import Testing

@testable import Intake

/// Spreadsheets with damaged parts: read or refused, never more. `IMPRENTA_FUZZ` as in `FuzzTests`.
struct SheetFuzzTests {
    private let folder: TemporaryFolder
    private let shelf: DataShelf

    init() throws {
        folder = try TemporaryFolder()
        shelf = DataShelf(folder: folder.path, root: folder.path)
    }

    private static let sheet =
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>Metros</t></is>"
        + "</c></row><row r=\"2\"><c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>1234.5</v></c></row></sheetData>"
        + "</worksheet>"
    private static let content =
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"H\"><table:table-row "
        + "table:number-rows-repeated=\"1\"><table:table-cell><text:p>Tramo</text:p></table:table-cell><table:table-cell "
        + "table:number-columns-repeated=\"2\"><text:p>9</text:p></table:table-cell></table:table-row><table:table-row>"
        + "<table:table-cell><text:p>Norte</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>"
        + "</office:body></office:document-content>"

    /// An empty workbook of each kind, whose parts are put in afterwards.
    private func books() throws {
        let script = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1] + '/a.xlsx', 'w') as z:
                z.writestr('xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="H" r:id="r1"/></sheets></workbook>')
                z.writestr('xl/_rels/workbook.xml.rels', '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>')
                z.writestr('xl/sharedStrings.xml', '<sst><si><t>Tramo</t></si></sst>')
                z.writestr('xl/styles.xml', '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="4"/></cellXfs></styleSheet>')
                z.writestr('xl/worksheets/s.xml', '<x/>')
            with zipfile.ZipFile(sys.argv[1] + '/a.ods', 'w') as z: z.writestr('content.xml', '<x/>')
            """
        _ = try Tool.run("python3", "-c", script, folder.path)
    }

    @Test func damagedWorkbooksAreReadOrRefused() throws {
        try books()
        func read(_ kind: String, _ part: String, _ bytes: [UInt8]) -> [[String]]? {
            guard ZipFile.rewrite(folder.path("a." + kind), to: folder.path("b." + kind), with: [part: bytes]) else {
                return nil
            }
            return try? shelf.sheet("b." + kind, sheet: nil, range: nil).get().rows
        }
        let (excel, open) = (Array(SheetFuzzTests.sheet.utf8), Array(SheetFuzzTests.content.utf8))
        #expect(read("xlsx", "xl/worksheets/s.xml", excel) == [["Tramo", "Metros"], ["Sí", "1,234.50"]])
        #expect(read("ods", "content.xml", open)?.first == ["Tramo", "9", "9"])
        // A row whose number is the largest there is, and one after it.
        let far = SheetFuzzTests.sheet.replacing("r=\"1\"", with: "r=\"\(Int.max)\"").replacing(" r=\"2\"", with: "")
        _ = read("xlsx", "xl/worksheets/s.xml", Array(far.utf8))
        var numbers = SeededNumbers(seed: 21)
        for _ in 0..<FuzzTests.tries / 2 {
            _ = read("xlsx", "xl/worksheets/s.xml", FuzzTests.bent(excel, &numbers))
            _ = read("ods", "content.xml", FuzzTests.bent(open, &numbers))
        }
    }

    @Test func anyBytesAreRowsOrNoText() {
        var numbers = SeededNumbers(seed: 22)
        let signs = Array("\";,\t\n\r|aé1 ".utf8)
        for _ in 0..<FuzzTests.tries {
            let bytes = (0..<Int.random(in: 0...80, using: &numbers)).map { _ in
                Bool.random(using: &numbers)
                    ? UInt8.random(in: 0...255, using: &numbers) : signs.randomElement(using: &numbers) ?? 0
            }
            _ = DelimitedText.rows(of: bytes)
        }
    }
}
