import Foundation
import Geometry
import OfficeFiles
import PrintModel
import TestSupport
import Testing

@testable import Submissions

/// Word of before 2007 and RTF, through LibreOffice where it is installed; and that nothing is fetched from anywhere.
struct OfficeTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func reader(office: LibreOffice?) throws -> DocumentReader {
        DocumentReader(pandoc: Pandoc(), office: office, scratch: folder.path)
    }

    private static let richText =
        #"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 Arial;}}\f0 T\'edtulo\par El a\u241?o pas\u243?"#
        + #" {\field{\*\fldinst MERGEFIELD n}{\fldrslt siete}} {\b negro}\par}"#

    @Test(.enabled(if: LibreOffice() != nil, "LibreOffice is not installed"))
    func oldWordDocumentsAreRead() throws {
        // LibreOffice itself makes the file: a document of its own format of today, saved as Word had it.
        let source = try Sent.document("# Obras\n\nSe hizo la **obra**[^1].\n\n[^1]: Nota.", as: "docx", in: folder)
        let path = try Sent.converted(source, to: "doc", in: folder)
        let kind = try SubmissionReader().kind(of: path, named: "a.doc")
        #expect(kind == .oldWord)
        let document = try SubmissionReader().read(path, named: "a.doc")
        #expect(document.report.title == "Obras")
        #expect(document.report.blocks.flatMap(\.texts).map(\.plain) == ["Se hizo la obra¹."])
        #expect(document.report.notes.map { $0.map(\.plain) } == [["Nota."]])
        #expect(document.kind == .oldWord)
    }

    @Test(.enabled(if: LibreOffice() != nil, "LibreOffice is not installed"))
    func encodingsAndFieldsOfRichTextAreRead() throws {
        let path = try folder.write("a.rtf", OfficeTests.richText)
        let read = try reader(office: LibreOffice()).read(path, named: "a.rtf", as: .rtf)
        #expect(read.draft.words == ["Tнtulo", "El", "año", "pasó", "siete", "negro"])
    }

    @Test func withoutLibreOfficeRichTextGoesThroughPandocAndOldWordIsRefused() throws {
        let path = try folder.write("a.rtf", OfficeTests.richText)
        let read = try reader(office: nil).read(path, named: "a.rtf", as: .rtf)
        // What stands for a letter in old programs is no reason to lose the next ones.
        #expect(read.draft.words.dropFirst() == ["El", "año", "pasó", "siete", "negro"])
        let old = try folder.write("a.doc", Sent.compound(["WordDocument"]))
        #expect(try SubmissionReader().kind(of: old, named: "a.doc") == .oldWord)
        let fault = #expect(throws: Fault.self) { try reader(office: nil).read(old, named: "a.doc", as: .oldWord) }
        #expect(fault?.findings.map(\.code) == [.submissionOldWord])
    }

    @Test func compoundFilesAreKnownByWhatLiesInThem() throws {
        func refusal(_ bytes: [UInt8]) throws -> [FindingCode] {
            let path = try folder.write("x.doc", Data(bytes))
            do {
                let kind = try SubmissionReader().kind(of: path, named: "x.doc")
                return kind == .oldOffice ? [.submissionKind] : []
            } catch { return error.findings.map(\.code) }
        }
        #expect(try refusal(Array(Sent.compound(["EncryptionInfo", "EncryptedPackage"]))) == [.submissionEncrypted])
        #expect(try refusal(Array(Sent.compound(["WordDocument", "Macros", "VBA"]))) == [.submissionMacros])
        #expect(try refusal(Array(Sent.compound(["Workbook"]))) == [.submissionKind])
        #expect(try refusal(Array(Sent.compound(["WordDocument"], firstBytes: 12, 1))) == [.submissionEncrypted])
        #expect(try refusal(Array(Sent.compound(["WordDocument"]))) == [])
    }

    @Test func nothingIsFetchedFromElsewhere() throws {
        let listener = try Listener()
        let address = "http://127.0.0.1:\(listener.port)"
        let secret = try folder.write("secreto.txt", "CONTRASENA")
        let page =
            "<html><head><link rel=stylesheet href=\"\(address)/a.css\"><script src=\"\(address)/a.js\"></script></head>"
            + "<body><h1>Uno</h1><p>Dos <img src=\"\(address)/x.png\"></p><iframe src=\"\(address)/f\"></iframe>"
            + "<img src=\"file://\(secret)\"><embed src=\"\(secret)\"></body></html>"
        let rich =
            #"{\rtf1\ansi Uno\par Dos {\field{\*\fldinst INCLUDEPICTURE "ADDR/x.png" \\d}{\fldrslt foto}} "#
            + #"{\field{\*\fldinst INCLUDETEXT "SECRET"}{\fldrslt texto}}\par}"#
        let word = try Sent.document("# Uno\n\nDos LUGAR.", as: "docx", in: folder)
        let linked = try Sent.changed(word, "word/document.xml", in: folder) {
            $0.replacing("LUGAR", with: "</w:t></w:r>\(Sent.picture(link: "rIdAfuera"))<w:r><w:t>")
        }
        let external = try Sent.changed(linked, "word/_rels/document.xml.rels", in: folder) {
            $0.replacing(
                "</Relationships>",
                with:
                    "<Relationship Id=\"rIdAfuera\" TargetMode=\"External\" Target=\"\(address)/y.png\" Type=\"http://"
                    + "schemas.openxmlformats.org/officeDocument/2006/relationships/image\"/></Relationships>")
        }
        let open = try Sent.document("# Uno\n\nDos LUGAR.", as: "odt", in: folder)
        let outside = try Sent.changed(open, "content.xml", in: folder) {
            $0.replacing(
                "LUGAR",
                with: "<draw:frame><draw:image xlink:href=\"\(address)/z.png\" xlink:type=\"simple\"/></draw:frame>")
        }
        let rtf = rich.replacing("ADDR", with: address).replacing("SECRET", with: secret)
        let files = [
            (try folder.write("a.html", page), FileKind.html),
            (try folder.write("a.md", "# Uno\n\nDos ![x](\(address)/m.png)\n\n![y](\(secret))"), .markdown),
            (try folder.write("a.rtf", rtf), .rtf), (external, .word), (outside, .openText),
        ]
        for (path, kind) in files {
            for office in [nil, LibreOffice()] {
                let read = try reader(office: office).read(path, named: "a", as: kind)
                #expect(read.pictures.isEmpty, "\(kind)")
                #expect(read.draft.words.contains("Dos"))
                #expect(!read.draft.words.contains { $0.contains("CONTRASENA") })
                if kind != .rtf { #expect(read.findings.first(.documentPictureElsewhere) != nil, "\(kind)") }
            }
        }
        #expect(!listener.wasCalled)
    }
}

/// A port of this machine where somebody might call.
private final class Listener {
    private let socket: Int32
    let port: UInt16

    init() throws {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { place in
            place.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(socket, generic, length) == 0 && listen(socket, 8) == 0
                    && getsockname(socket, generic, &length) == 0
            }
        }
        self.socket = socket
        port = UInt16(bigEndian: address.sin_port)
        guard isBound else { throw Sent.Missing() }
    }

    deinit { close(socket) }

    /// Whether anybody called.
    var wasCalled: Bool { accept(socket, nil, nil) >= 0 }
}
