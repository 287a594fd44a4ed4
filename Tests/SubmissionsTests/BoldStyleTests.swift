import Geometry
import PrintModel
import TestSupport
import Testing

@testable import Submissions

/// Headings that their authors faked with a style that is bold, of which pandoc tells nothing.
struct BoldStyleTests: DocumentWriting {
    let folder: TemporaryFolder
    let reader = SubmissionReader(areas: ["Obras Públicas"])

    private let long = "En la calle se pusieron adoquines y se plantaron doce árboles que dieron los vecinos."

    init() throws { folder = try TemporaryFolder() }

    private func headings(_ document: SubmittedDocument) -> [String] {
        document.report.blocks.compactMap { if case .heading(_, let text) = $0 { text.plain } else { nil } }
    }

    @Test func ofWordAreHeadings() throws {
        let bold = "<w:rPr><w:b/></w:rPr>"
        let styles = ["Rotulo": "Rotulo", "Hijo": "Hijo", "Fino": "Fino", "Tabla": "Tabla"]
        let properties = [
            "Rotulo": bold, "Hijo": "<w:basedOn w:val=\"Rotulo\"/>",
            "Fino": "<w:basedOn w:val=\"Rotulo\"/><w:rPr><w:b w:val=\"0\"/></w:rPr>",
            "Tabla": "<w:tblStylePr w:type=\"firstRow\">\(bold)</w:tblStylePr>",
        ]
        let text = paragraph(Sent.run(long))
        let body = ["Rotulo", "Hijo", "Fino", "Tabla"].map { (name: String) in
            paragraph(Sent.run("Así quedó \(name)"), style: name) + text
        }
        let document = try word(body.joined(), styles: styles, properties: properties)
        #expect(headings(document) == ["Así quedó Rotulo", "Así quedó Hijo"])
        #expect(document.report.blocks.contains(.paragraph(RichText("Así quedó Fino"))))
        #expect(document.findings.first(.documentLostWords) == nil)
    }

    @Test func ofOpenDocumentAreHeadings() throws {
        func style(_ name: String, _ parent: String, _ weight: String) -> String {
            "<style:style style:name=\"\(name)\" style:family=\"paragraph\" style:parent-style-name=\"\(parent)\">"
                + "<style:text-properties fo:font-weight=\"\(weight)\"/></style:style>"
        }
        let styles = style("P71", "Standard", "bold") + style("P72", "Standard", "600") + style("P73", "P71", "normal")
        let body = ["P71", "P72", "P73"].map {
            "<text:p text:style-name=\"\($0)\">Así quedó \($0)</text:p><text:p>\(long)</text:p>"
        }
        let document = try open(body.joined(), styles: styles)
        #expect(headings(document) == ["Así quedó P71", "Así quedó P72"])
        #expect(!document.markdown.unicodeScalars.contains { (0xE000...0xF8FF).contains($0.value) })
        #expect(document.findings.first(.documentLostWords) == nil)
    }

    /// A text that is bold throughout says nothing by it.
    @Test func areNoneWhereAllIsBold() throws {
        let bold = ["Todo": "<w:rPr><w:b/></w:rPr>"]
        let body = ["Así quedó la calle", long, long].map { paragraph(Sent.run($0), style: "Todo") }
        let document = try word(body.joined(), styles: ["Todo": "Todo"], properties: bold)
        #expect(headings(document) == [])
        #expect(document.report.blocks == ["Así quedó la calle", long, long].map { .paragraph(RichText($0)) })
    }
}
