import Foundation
import Geometry
import PDFSyntax
import Preflight
import PrintModel
import Testing

@Suite struct HostileFileTests {
    /// The code of the fault that bytes end in, or `nil` where they can be judged.
    private func fault(_ bytes: [UInt8]) throws -> FindingCode? {
        do {
            _ = try checked(bytes)
            return nil
        } catch let fault as Fault {
            #expect(fault.kind == .unusableData)
            return fault.findings.first?.code
        }
    }

    /// A page on which everything is used.
    private var rich: SamplePDF {
        var sample = SamplePDF()
        sample.content =
            "q 50 0 0 50 60 60 cm /I Do Q /O gs BT /F1 9 Tf 30 300 Td [(Hola) -20 (mundo)] TJ ET /X Do "
            + "/Pattern cs /P scn 50 150 40 40 re f q 150 50 50 50 re W n /S sh Q /Spot cs .5 scn 30 30 9 9 re f"
        sample.resources =
            "/XObject << /I 20 0 R /X 21 0 R >> /ExtGState << /O << /op true /OPM 1 >> >> /Pattern << /P 22 0 R >> "
            + "/Shading << /S << /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 1 1] /Function 23 0 R >> >> "
            + "/ColorSpace << /Spot [/Separation /Gold /DeviceCMYK 23 0 R] >>"
        sample.objects[20] = (
            "/Subtype /Image /Width 20 /Height 20 /BitsPerComponent 8 /ColorSpace /DeviceCMYK",
            [UInt8](repeating: 9, count: 1600)
        )
        sample.objects[21] = ("/Subtype /Form /BBox [0 0 99 99]", Array("0 1 0 0 k 40 40 9 9 re f".utf8))
        sample.objects[22] = (
            "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >>",
            Array("0 1 0 0 k 0 0 5 5 re f".utf8)
        )
        sample.objects[23] = ("/FunctionType 2 /N 1 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0]", nil)
        return sample
    }

    @Test func mutationsNeverCrash() throws {
        var random = SplitMix(state: 2024)
        let original = rich.bytes
        #expect(try fault(original) == nil)
        for round in 0..<400 {
            var bytes = original
            for _ in 0..<(1 + Int(random.next() % 20)) {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 4 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes[place] = Array("0123456789 /<>[]()R-".utf8)[Int(random.next() % 20)]
                case 2: bytes.removeSubrange(place..<min(place + Int(random.next() % 40), bytes.count))
                default: bytes.insert(contentsOf: Array("99999999999 ".utf8), at: place)
                }
                if bytes.isEmpty { break }
            }
            if round % 5 == 0 { bytes = Array(bytes.prefix(Int(random.next() % UInt64(original.count)))) }
            _ = try fault(bytes)
        }
    }

    @Test func damageIsTold() throws {
        #expect(try fault([]) == .preflightNotPDF)
        #expect(try fault(Array("%PDF-1.6\n".utf8)) == .preflightDamaged)
        let cut = Array(String(decoding: rich.bytes, as: UTF8.self).replacing("startxref\n", with: "startxref\n1").utf8)
        #expect(try checked(cut).findings.first?.code == .preflightDamaged)
        let missing = #expect(throws: Fault.self) {
            try Preflight.check(path: "/nonexistent.pdf", condition: .sample)
        }
        #expect(missing?.kind == .missingInput && missing?.findings.first?.code == .fileMissing)
    }

    @Test func filesWithoutPages() throws {
        var sample = SamplePDF()
        sample.raw[2] = "<< /Type /Pages /Kids [] /Count 0 >>"
        #expect(try sample.codes() == [.preflightNoPages])
        sample.raw[2] = "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"
        #expect(try sample.codes() == [.preflightNoPages])
        sample.raw[2] = "7"
        #expect(try sample.codes() == [.preflightNoPages])
    }

    @Test func endlessPageTrees() throws {
        var sample = SamplePDF()
        for number in 20..<5000 { sample.raw[number] = "<< /Type /Pages /Kids [\(number + 1) 0 R] /Parent 2 0 R >>" }
        sample.raw[2] = "<< /Type /Pages /Kids [20 0 R 7 0 R] /Parent 7 0 R >>"
        #expect(try sample.codes() == [])
    }

    @Test func formsThatDrawThemselves() throws {
        var sample = SamplePDF()
        sample.resources = "/XObject << /A 20 0 R >>"
        sample.content += " /A Do"
        sample.objects[20] = ("/Subtype /Form /BBox [0 0 9 9]", Array("/A Do /A Do".utf8))
        #expect(try sample.codes() == [.preflightContent])
    }

    @Test func formsThatMultiply() throws {
        var sample = SamplePDF()
        sample.content = "/F20 Do"
        let names = (20..<40).map { "/F\($0) \($0) 0 R" }.joined(separator: " ")
        sample.resources = "/XObject << \(names) >>"
        for number in 20..<40 {
            sample.objects[number] = (
                "/Subtype /Form /BBox [0 0 9 9]",
                Array(String(repeating: "/F\(number + 1) Do ", count: 40).utf8)
            )
        }
        #expect(try sample.codes().contains(.preflightTooComplex))
    }

    @Test func nestingAndNumbersBeyondReason() throws {
        var sample = SamplePDF()
        for content in [
            String(repeating: "q ", count: 50_000), String(repeating: "[", count: 50_000),
            "1e999 99999999999999999999999999999999999999999999 w " + String(repeating: "9", count: 1000)
                + " 0 0 -9 0 0 cm "
                + "-99999999999 99999999999 9 9 re f 0 0 m 1 1 l S BT /F1 99999999999 Tf (a) Tj ET",
            String(repeating: "9999999 0 0 9999999 0 0 cm ", count: 100) + "/F1 9 Tf BT (a) Tj ET 0 0 1 1 re f",
        ] {
            sample.content = content
            #expect(try fault(sample.bytes) == nil)
        }
        sample = SamplePDF()
        sample.raw[20] = String(repeating: "[", count: 20_000)
        sample.catalog += " /Deep 20 0 R"
        #expect(try fault(sample.bytes) == nil)
        sample = SamplePDF()
        sample.boxes = "/MediaBox [1e30 0 -1e30 99999999999] /TrimBox [0 0 0 0] /BleedBox [(a) 1]"
        #expect(try sample.codes().isSuperset(of: [.preflightMediaBox, .preflightTrimBox]))
    }

    @Test func spacesAndFunctionsInThemselves() throws {
        var sample = SamplePDF()
        sample.resources = "/ColorSpace << /A 20 0 R >> /Shading << /S 22 0 R >>"
        sample.raw[20] = "[/Indexed 20 0 R 255 21 0 R]"
        sample.content += " /A cs 1 scn 50 50 9 9 re f /S sh"
        sample.raw[22] = "<< /ShadingType 2 /ColorSpace /DeviceCMYK /Function 23 0 R >>"
        sample.raw[23] = "<< /FunctionType 3 /Functions [23 0 R 23 0 R 23 0 R 23 0 R] >>"
        #expect(try fault(sample.bytes) == nil)
    }

    @Test func chainsOfLengthsAreRefused() throws {
        var sample = SamplePDF()
        for number in 20..<4000 {
            sample.raw[number] = "<</#4Cength %comment\n\(number + 1) 0 R>>\nstream\n\nendstream"
        }
        sample.catalog += " /First 20 0 R"
        #expect(try fault(sample.bytes) == .preflightHostile)
        // Lengths that are numbers elsewhere are usual.
        var usual = SamplePDF()
        for number in stride(from: 20, to: 1000, by: 2) {
            usual.raw[number] = "<</Length \(number + 1) 0 R>>\nstream\n\nendstream"
            usual.raw[number + 1] = "0"
        }
        usual.catalog += " /First 20 0 R"
        #expect(try fault(usual.bytes) == nil)
    }

    @Test func bombsAreNotUnfolded() throws {
        var sample = SamplePDF()
        sample.objects[20] = ("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", flateBomb(megabytes: 300))
        #expect(try fault(sample.bytes) == .preflightHostile)
        sample.objects[20] = ("/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode]", [1])
        #expect(try fault(sample.bytes) == .preflightHostile)
        // A page's content that unfolds to more than is read.
        var content = SamplePDF()
        content.objects[8] = ("/Filter /FlateDecode", flateBomb(megabytes: 300))
        #expect(try content.codes().contains(.preflightBomb))
    }

    @Test func inkThatIsLaidWithoutEnd() throws {
        // Each of these would keep a renderer busy for minutes: the ink is left unmeasured, and the page is judged.
        let whole = "0 0 300 400 re f "
        var fills = SamplePDF()
        fills.content = "0 0 0 0.5 k " + String(repeating: whole, count: 90_000)
        var lines = SamplePDF()
        lines.content = "0 0 0 0.5 K 300 w " + String(repeating: "0 0 m 300 400 l 0 400 l 300 0 l S ", count: 15_000)
        var clips = SamplePDF()
        clips.content =
            String(repeating: "0 0 m 300 0 l 150 400 l h W n ", count: 40_000) + "0 0 0 0.5 k " + whole
        var masks = SamplePDF()
        masks.resources =
            "/ExtGState << /M << /SMask << /S /Luminosity /G 20 0 R >> >> /N << /SMask /None >> >>"
        masks.content = (0..<20_000).map { "/M gs 1 0 0 1 0.\($0) 0 cm " }.joined() + "0 0 0 0.5 k " + whole
        masks.objects[20] = ("/Subtype /Form /BBox [0 0 300 400]", Array("1 g 0 0 300 400 re f".utf8))
        var tiles = SamplePDF()
        tiles.resources = "/Pattern << /P 20 0 R >>"
        tiles.content = "/Pattern cs " + String(repeating: "/P scn 0 0 300 400 re f ", count: 20_000)
        tiles.objects[20] = (
            "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1e-9 1e-9] /XStep 1e-9 /YStep 0 /Resources << >>",
            Array("0 g 0 0 9 9 re f".utf8)
        )
        for (sample, isTold) in [(fills, true), (lines, true), (masks, true), (clips, false), (tiles, false)] {
            let found = try sample.withFile {
                try Preflight.check(path: $0, profile: PreflightProfile(name: "sample"), inkLimit: 2_000_000).findings
            }
            #expect(
                found.contains { $0.code == .preflightUnmeasured && $0.values["kind"] == "complexity" } == isTold)
        }
    }

    @Test func masksAndTilesInThemselves() throws {
        var sample = SamplePDF()
        sample.resources = "/ExtGState << /M << /SMask << /S /Luminosity /G 20 0 R >> >> >> /Pattern << /P 21 0 R >>"
        sample.content = "/M gs 0 g 50 50 90 90 re f /Pattern cs /P scn 50 50 90 90 re f"
        sample.objects[20] = (
            "/Subtype /Form /BBox [0 0 300 400] /Resources << /ExtGState << /M << /SMask << /S /Luminosity /G 20 0 R >> "
                + ">> >> >>", Array("/M gs 1 g 0 0 300 400 re f".utf8)
        )
        sample.objects[21] = (
            "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources "
                + "<< /Pattern << /P 21 0 R >> >>", Array("/Pattern cs /P scn 0 0 9 9 re f".utf8)
        )
        #expect(try fault(sample.bytes) == nil)
    }

    @Test func programsAndGradientsWithoutEnd() throws {
        var sample = SamplePDF()
        sample.content += " q 50 50 90 90 re W n /S sh Q"
        for program in [
            String(repeating: "{ ", count: 50_000), "{ " + String(repeating: "dup ", count: 3000) + "}",
            "{ 1e308 1e308 mul ln 0 div 99999999 copy 5 -7 roll -3 index }", "{ }", "{ foo }", "",
        ] {
            sample.resources =
                "/Shading << /S << /ShadingType 3 /ColorSpace /DeviceCMYK /Coords [0 0 1e9 1 1 -5] /Extend [true true] "
                + "/Function 20 0 R >> >>"
            sample.objects[20] = (
                "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1 0 1]", Array(program.utf8)
            )
            #expect(try fault(sample.bytes) == nil)
        }
        sample.objects[20] = (
            "/FunctionType 0 /Domain [0 1 0 1 0 1] /Range [0 1] /Size [99999 99999 99999] /BitsPerSample 8", [0]
        )
        #expect(try fault(sample.bytes) == nil)
    }

    @Test func encryptedFiles() throws {
        let qpdf = "/usr/bin/qpdf"
        guard FileManager.default.isExecutableFile(atPath: qpdf) else { return }
        let folder = FileManager.default.temporaryDirectory.appending(path: "preflight-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let plain = folder.appending(path: "plain.pdf").path
        try Data(rich.bytes).write(to: URL(filePath: plain))
        func encrypted(_ user: String) throws -> [UInt8] {
            let target = folder.appending(path: "encrypted.pdf").path
            let process = Process()
            process.executableURL = URL(filePath: qpdf)
            process.arguments = ["--encrypt", user, "owner", "256", "--", plain, target]
            try process.run()
            process.waitUntilExit()
            return try Array(Data(contentsOf: URL(filePath: target)))
        }
        #expect(try fault(encrypted("secret")) == .preflightPassword)
        #expect(try checked(encrypted("")).findings.contains { $0.code == .preflightEncrypted })
    }
}
