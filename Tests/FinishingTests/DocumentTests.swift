import Finishing
import Foundation
import Geometry
import PDFSyntax
import Painting
import PrintModel
import TestSupport
import Testing

@Suite struct DocumentTests {
    @Test("Judges that are not ours find nothing wrong")
    func judges() throws {
        let scratch = try TemporaryFolder()
        let photo = try Fixture.jpeg("photo.jpg", width: 60, height: 40, cmyk: true, in: scratch)
        let placement = PhotoPlacement(path: "a.jpg", frame: Rect(x: 20, y: 150, width: 60, height: 40))
        let page = try Fixture.page(scratch) + [.photo(placement)]
        let path = try Fixture.make([page, page], photos: [placement: photo], in: scratch)
        let check = try Tool.run("qpdf", "--check", path)
        #expect(check.status == 0)
        #expect(check.text.contains("PDF Version: 1.6"))
        let fonts = try Tool.run("pdffonts", path).text.split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty && fonts.allSatisfy { $0.contains("yes yes yes") })
        let pictures = try Tool.run("pdfimages", "-list", path).text.split(separator: "\n").dropFirst(2)
        #expect(pictures.count == 2 && pictures.allSatisfy { $0.contains("cmyk    4   8  jpeg   no") })
        #expect(try Tool.run("pdftotext", path, "-").text.contains("El camino quedó listo en mayo."))
        let boxes = try Tool.run("pdfinfo", "-box", path).text
        #expect(boxes.contains("TrimBox:            10.00    10.00   310.00   410.00"))
    }

    @Test("Each page has its own boxes, and no group where nothing is transparent")
    func boxes() throws {
        let scratch = try TemporaryFolder()
        let file = try PDFFile(path: Fixture.make([[], []], in: scratch))
        for page in file.pages() {
            #expect(page["MediaBox"]?.numbers() == [0, 0, 320, 420])
            #expect(page["BleedBox"]?.numbers() == [0, 0, 320, 420])
            #expect(page["TrimBox"]?.numbers() == [10, 10, 310, 410])
            #expect(page["CropBox"] == nil && page["Group"] == nil)
        }
    }

    @Test("PDF/X-1a is PDF 1.4 and says what it is; it has nothing that PDF/X-1a forbids")
    func x1a() throws {
        let scratch = try TemporaryFolder()
        let photo = try Fixture.jpeg("photo.jpg", width: 60, height: 40, cmyk: true, in: scratch)
        let placement = PhotoPlacement(path: "a.jpg", frame: Rect(x: 20, y: 150, width: 60, height: 40))
        let page = try Fixture.page(scratch) + [.photo(placement)]
        let path = try Fixture.make([page], photos: [placement: photo], as: .x1a, in: scratch)
        let check = try Tool.run("qpdf", "--check", path)
        #expect(check.status == 0 && check.text.contains("PDF Version: 1.4"))
        let file = try PDFFile(path: path)
        #expect(file.trailer["Info"]?["GTS_PDFXVersion"]?.text == "PDF/X-1a:2003")
        #expect(file.trailer["Info"]?["Trapped"]?.name == "False")
        #expect(file.root["OutputIntents"]?[0]?["DestOutputProfile"] != nil)
        let plain = try Tool.run("qpdf", "--qdf", "--object-streams=disable", path, "-").text
        for forbidden in [
            "/Group", "/SMask", "/ca ", "/CA ", "/BM ", "/DeviceRGB", "/ICCBased", "/ObjStm", "/XRef", "/JavaScript",
            "/LZWDecode", "/JPXDecode",
        ] { #expect(!plain.contains(forbidden), "\(forbidden)") }
    }

    @Test("The output intent embeds the condition's profile as it is")
    func outputIntent() throws {
        let scratch = try TemporaryFolder()
        let file = try PDFFile(path: Fixture.make([[]], in: scratch))
        let intents = try #require(file.root["OutputIntents"])
        let intent = try #require(intents[0])
        #expect(intents.count == 1 && intent["S"]?.name == "GTS_PDFX")
        #expect(intent["OutputConditionIdentifier"]?.text == "FOGRA39")
        #expect(intent["Info"]?.text == Fixture.condition.title)
        #expect(intent["RegistryName"]?.text == "http://www.color.org")
        let profile = try #require(intent["DestOutputProfile"])
        #expect(profile["N"]?.integer == 4 && profile.filters == ["FlateDecode"])
        let original = try Data(contentsOf: URL(fileURLWithPath: Fixture.profile))
        #expect(profile.decoded() == .bytes(Array(original)))
    }

    @Test("Metadata and Info dictionary say the same; the packet is readable as it lies in the file")
    func metadata() throws {
        let scratch = try TemporaryFolder()
        let path = try Fixture.make([[]], in: scratch)
        let file = try PDFFile(path: path)
        let info = try #require(file.trailer["Info"])
        #expect(info["Trapped"]?.name == "False")
        #expect(info["GTS_PDFXVersion"]?.text == "PDF/X-4")
        #expect(info["Title"]?.text == "Gaceta <Ñandú> & \"Co.\"")
        #expect(info["CreationDate"]?.text == "D:20240531000000Z")
        #expect(info["ModDate"]?.text == "D:20240531000000Z")
        #expect(file.trailer["ID"]?.count == 2)
        #expect(file.root["Lang"]?.text == "es-MX")
        let packet = try #require(file.root["Metadata"])
        #expect(packet.filters == [])
        let text = String(decoding: packet.rawData, as: UTF8.self)
        for part in [
            "Gaceta &lt;Ñandú&gt; &amp; &quot;Co.&quot;", "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
            "<pdf:Trapped>False</pdf:Trapped>", "<xmp:CreateDate>2024-05-31T00:00:00Z</xmp:CreateDate>",
            "<xmpMM:VersionID>1</xmpMM:VersionID>", "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(try Tool.run("pdfinfo", "-meta", path).text.contains("pdfxid:GTS_PDFXVersion"))
    }

    @Test("The same input gives the same bytes; another page gives another instance of the same document")
    func deterministic() throws {
        let scratch = try TemporaryFolder()
        for name in ["a.pdf", "b.pdf"] {
            try Fixture.finish(Fixture.paint([Fixture.page(scratch)]), to: scratch.path(name))
        }
        let (a, b) = try (
            Data(contentsOf: URL(fileURLWithPath: scratch.path("a.pdf"))),
            Data(contentsOf: URL(fileURLWithPath: scratch.path("b.pdf")))
        )
        #expect(a == b)
        try Fixture.finish(Fixture.paint([[]]), to: scratch.path("c.pdf"))
        func ids(_ name: String) throws -> [String] {
            let packet = try PDFFile(path: scratch.path(name)).root["Metadata"]?.rawData ?? []
            return String(decoding: packet, as: UTF8.self).split(separator: "\n").filter { $0.contains("ID>uuid:") }
                .map(String.init)
        }
        let (first, other) = try (ids("a.pdf"), ids("c.pdf"))
        #expect(first.count == 2 && first[0] == other[0] && first[1] != other[1])
    }

    @Test("A CMYK JPEG is turned round only where Adobe's marker says it is inverted")
    func decode() throws {
        let scratch = try TemporaryFolder()
        let marked = try Fixture.jpeg("marked.jpg", width: 60, height: 40, cmyk: true, in: scratch)
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: marked.path)))
        let marker = try #require(bytes.indices.first { bytes[$0...].starts(with: [0xFF, 0xEE]) })
        bytes.removeSubrange(marker..<marker + 16)
        try Data(bytes).write(to: URL(fileURLWithPath: scratch.path("plain.jpg")))
        var plain = marked
        plain.path = scratch.path("plain.jpg")
        for (photo, expected) in [(marked, [1.0, 0, 1, 0, 1, 0, 1, 0]), (plain, nil)] {
            let placement = PhotoPlacement(path: "a.jpg", frame: Rect(x: 0, y: 0, width: 60, height: 40))
            let path = try Fixture.make([[.photo(placement)]], photos: [placement: photo], in: scratch)
            let pictures = try #require(PDFFile(path: path).pages()[0]["Resources"]?["XObject"])
            let picture = try #require(pictures.keys.first.flatMap { pictures[$0] })
            #expect(picture["Decode"]?.numbers() == expected)
            #expect(picture["Interpolate"] == nil && picture["SMask"] == nil)
        }
    }

    @Test("Glyphs of a font of 2,048 units and more stand where the line puts them, to the end of a long line")
    func widths() throws {
        let scratch = try TemporaryFolder()
        let line = try SampleFont.lato().line(
            "a b c d e f g h i j k l m n o p q r s t u v w x y z á é í ó ú ñ Ł ą ę", size: 9.2)
        let path = try Fixture.make([[.text(line, at: Point(x: 5, y: 50))]], in: scratch)
        let found = try Tool.run("pdftotext", "-bbox", path, "-").text.split(separator: "\n").compactMap { row in
            row.contains("<word xMin=\"") ? Double(row.split(separator: "\"")[1]) : nil
        }
        let expected = line.runs[0].glyphs.enumerated().filter { $0.offset % 2 == 0 }.map { 15 + $0.element.x }
        #expect(found.count == expected.count)
        for (a, b) in zip(found, expected) { #expect(abs(a - b) <= 0.0055, "\(a) is not \(b)") }
    }

    @Test("A profile that is missing, or not for CMYK output, stops the run")
    func profiles() throws {
        let scratch = try TemporaryFolder()
        let painted = try Fixture.paint([[]])
        let cases: [(String, FindingCode, Fault.Kind)] = try [
            (scratch.path("none.icc"), .profileMissing, .missingInput),
            (scratch.write("text.icc", "no profile"), .profileUnsuitable, .unusableData),
            ("/usr/share/scribus/profiles/sRGB_icc22.icm", .profileUnsuitable, .unusableData),
        ]
        for (path, code, kind) in cases {
            var condition = Fixture.condition
            condition.profile = path
            let fault = #expect(throws: Fault.self) {
                try Fixture.finish(painted, to: scratch.path("print.pdf"), condition: condition)
            }
            #expect(fault?.kind == kind && fault?.findings.first?.code == code)
        }
    }

    @Test("No pages, no folder, a photograph gone, a run that is stopped: faults that leave what was there")
    func faults() throws {
        let scratch = try TemporaryFolder()
        let last = try scratch.write("print.pdf", "the last good one")
        let photo = try Fixture.jpeg("photo.jpg", width: 60, height: 40, cmyk: true, in: scratch)
        let placement = PhotoPlacement(path: "a.jpg", frame: Rect(x: 0, y: 0, width: 60, height: 40))
        let painted = try Fixture.paint([[.photo(placement)]], photos: [placement: photo])
        let empty = #expect(throws: Fault.self) { try Fixture.finish(Fixture.paint([]), to: last) }
        #expect(empty?.findings.first?.code == .finishFailed)
        let nowhere = #expect(throws: Fault.self) { try Fixture.finish(painted, to: scratch.path("none/print.pdf")) }
        #expect(nowhere?.kind == .cannotWrite && nowhere?.findings.first?.code == .outputUnwritable)
        var calls = 0
        let stopped = #expect(throws: Fault.self) {
            try Finisher.finish(painted, to: last, condition: Fixture.condition, metadata: Fixture.metadata) {
                calls += 1
                if calls == 2 { throw Fault(.interrupted, .interrupted) }
            }
        }
        #expect(stopped?.kind == .interrupted)
        try FileManager.default.removeItem(atPath: photo.path)
        let gone = #expect(throws: Fault.self) { try Fixture.finish(painted, to: last) }
        #expect(gone?.findings.first?.code == .photoNotPainted)
        #expect(try String(contentsOfFile: last, encoding: .utf8) == "the last good one")
        #expect(!scratch.names().contains { $0.hasSuffix(".imprenta-tmp") })
    }

    @Test("A document for the screen says its title and date, and no promise of print")
    func screen() throws {
        let scratch = try TemporaryFolder()
        let path = scratch.path("proof.pdf")
        try ScreenDocument.write(
            Fixture.paint([Fixture.page(scratch)], palette: .screen(Fixture.inks)), to: path,
            metadata: Fixture.metadata)
        let info = try Tool.run("pdfinfo", "-isodates", path).text
        #expect(info.contains("CreationDate:    2024-05-31T00:00:00Z"))
        #expect(info.contains("ModDate:         2024-05-31T00:00:00Z"))
        #expect(info.contains("Creator:         Imprenta") && info.contains("Gaceta <Ñandú>"))
        #expect(try Tool.run("qpdf", "--check", path).status == 0)
        #expect(try PDFFile(path: path).root["OutputIntents"] == nil)
    }

    @Test("A full disk is a fault that says so and leaves nothing")
    func fullDisk() throws {
        let scratch = try TemporaryFolder()
        let painted = try Fixture.paint([[]])
        let path = scratch.path("print.pdf")
        // Its temporary name leads to a device that is always full.
        try FileManager.default.createSymbolicLink(
            atPath: "\(path).\(ProcessInfo.processInfo.processIdentifier).imprenta-tmp",
            withDestinationPath: "/dev/full")
        let fault = #expect(throws: Fault.self) { try Fixture.finish(painted, to: path) }
        #expect(fault?.findings.first?.code == .outputFull)
        #expect(scratch.names() == [])
    }
}
