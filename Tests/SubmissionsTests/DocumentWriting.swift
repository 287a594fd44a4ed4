import Foundation
import TestSupport

@testable import Submissions

/// Writes documents by their markup, and reads them as the desk does.
protocol DocumentWriting {
    /// Where documents lie.
    var folder: TemporaryFolder { get }
    /// What reads them.
    var reader: SubmissionReader { get }
}

extension DocumentWriting {
    /// A Word document whose body is this markup; `styles` are names of paragraph styles by their ids.
    /// `properties` are what the styles say besides.
    func word(
        _ body: String, styles: [String: String] = [:], properties: [String: String] = [:]
    ) throws -> SubmittedDocument {
        let plain = try Sent.document("Título de la nota\n\nMARCA", as: "docx", in: folder)
        let filled = try Sent.changed(plain, "word/document.xml", in: folder) { xml in
            let parts = xml.components(separatedBy: "MARCA")
            let start = parts[0].range(of: "<w:p>", options: .backwards)?.lowerBound ?? parts[0].endIndex
            let end = parts[1].range(of: "</w:p>")?.upperBound ?? parts[1].startIndex
            return parts[0][..<start] + body + parts[1][end...]
        }
        let path = try Sent.changed(filled, "word/styles.xml", in: folder) { xml in
            let more = styles.sorted { $0.key < $1.key }.map { id, name in
                "<w:style w:type=\"paragraph\" w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>"
                    + (properties[id] ?? "") + "</w:style>"
            }
            return xml.replacing("</w:styles>", with: more.joined() + "</w:styles>")
        }
        return try reader.read(path, named: "nota.docx")
    }

    /// A paragraph of Word's.
    func paragraph(_ runs: String, style: String? = nil) -> String {
        "<w:p>" + (style.map { "<w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr>" } ?? "") + runs + "</w:p>"
    }

    /// An OpenDocument text whose body is this markup, with styles of its own.
    func open(_ body: String, styles: String = "") throws -> SubmittedDocument {
        let plain = try Sent.document("Título de la nota\n\nMARCA", as: "odt", in: folder)
        let path = try Sent.changed(plain, "content.xml", in: folder) { xml in
            let more = xml.replacing("</office:automatic-styles>", with: styles + "</office:automatic-styles>")
            let parts = more.components(separatedBy: "MARCA")
            let start = parts[0].range(of: "<text:p", options: .backwards)?.lowerBound ?? parts[0].endIndex
            let end = parts[1].range(of: "</text:p>")?.upperBound ?? parts[1].startIndex
            return parts[0][..<start] + body + parts[1][end...]
        }
        return try reader.read(path, named: "nota.odt")
    }
}
