import Foundation
import Geometry
import KeptWork
import Preflight
import PrintModel

/// A PDF written by hand: a sound PDF/X-4 of one page, until a test changes a part of it.
struct SamplePDF {
    var version = "1.6"
    var catalog = "/OutputIntents [4 0 R] /Metadata 6 0 R"
    var info = "/Title (Gaceta) /CreationDate (D:20240531000000Z) /ModDate (D:20240531000000Z) /Trapped /False"
    var intent =
        "/Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) /Info (FOGRA39) /DestOutputProfile 5 0 R"
    var profile = SamplePDF.profile()
    var profileEntries = "/N 4"
    var packet = SamplePDF.packet()
    var trailer = "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]"
    var boxes = "/MediaBox [0 0 300 400] /TrimBox [20 20 280 380] /BleedBox [11.5 11.5 288.5 388.5]"
    var page = ""
    var resources = ""
    var content = "0 0 0 1 k 100 100 50 50 re f"
    /// Further objects, from number 20 on: dictionary entries and, for streams, their data.
    var objects: [Int: (entries: String, data: [UInt8]?)] = [:]
    /// Objects written as they stand.
    var raw: [Int: String] = [:]

    /// Fonts that every page has: F1 embedded, F2 not, both 500 units wide.
    static let fonts =
        "/F1 << /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Sound /FontDescriptor << /Type /FontDescriptor "
        + "/FontName /ABCDEF+Sound /FontFile2 9 0 R /MissingWidth 500 >> >> "
        + "/F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"

    static func profile(class deviceClass: String = "prtr", space: String = "CMYK") -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 200)
        bytes[3] = 200
        bytes.replaceSubrange(8..<12, with: [2, 16, 0, 0])
        bytes.replaceSubrange(12..<16, with: Array(deviceClass.utf8))
        bytes.replaceSubrange(16..<20, with: Array(space.utf8))
        bytes.replaceSubrange(36..<40, with: Array("acsp".utf8))
        return bytes
    }

    static func packet(version: String = "PDF/X-4", trapped: String = "False", without: String = "-") -> String {
        let lines = [
            "<pdfxid:GTS_PDFXVersion>\(version)</pdfxid:GTS_PDFXVersion>", "<pdf:Trapped>\(trapped)</pdf:Trapped>",
            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Gaceta</rdf:li></rdf:Alt></dc:title>",
            "<xmp:CreateDate>2024-05-31</xmp:CreateDate>", "<xmp:ModifyDate>2024-05-31</xmp:ModifyDate>",
            "<xmp:MetadataDate>2024-05-31</xmp:MetadataDate>", "<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>",
            "<xmpMM:InstanceID>uuid:2</xmpMM:InstanceID>", "<xmpMM:VersionID>1</xmpMM:VersionID>",
            "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>",
        ]
        let creator = without == "xmp:CreatorTool" ? "" : " xmp:CreatorTool=\"Imprenta\""
        return """
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><!-- a > comment -->
            <rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
            xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"\(creator)>
            \(lines.filter { !$0.hasPrefix("<\(without)") }.joined(separator: "\n"))
            </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
            """
    }

    /// The file.
    var bytes: [UInt8] {
        var all: [Int: [UInt8]] = [:]
        func plain(_ entries: String) -> [UInt8] { Array("<< \(entries) >>".utf8) }
        func stream(_ entries: String, _ data: [UInt8]) -> [UInt8] {
            plain(entries + " /Length \(data.count)") + Array("\nstream\n".utf8) + data + Array("\nendstream".utf8)
        }
        all[1] = plain("/Type /Catalog /Pages 2 0 R \(catalog)")
        all[2] = plain("/Type /Pages /Kids [7 0 R] /Count 1")
        all[3] = plain(info)
        all[4] = plain(intent)
        all[5] = stream(profileEntries, profile)
        all[6] = stream("/Type /Metadata /Subtype /XML", Array(packet.utf8))
        all[7] = plain(
            "/Type /Page /Parent 2 0 R /Contents 8 0 R /Resources << /Font << \(SamplePDF.fonts) >> \(resources) >> "
                + boxes + " " + page)
        all[8] = stream("", Array(content.utf8))
        all[9] = stream("/Length1 4", [0, 1, 0, 0])
        for (number, object) in objects {
            all[number] = object.data.map { stream(object.entries, $0) } ?? plain(object.entries)
        }
        for (number, text) in raw { all[number] = Array(text.utf8) }
        var result = Array("%PDF-\(version)\n%\u{E2}\u{E3}\n".utf8)
        var offsets: [Int: Int] = [:]
        for number in all.keys.sorted() {
            offsets[number] = result.count
            result += Array("\(number) 0 obj\n".utf8) + (all[number] ?? []) + Array("\nendobj\n".utf8)
        }
        let start = result.count
        let size = (all.keys.max() ?? 0) + 1
        result += Array("xref\n0 \(size)\n".utf8)
        for number in 0..<size {
            let entry = offsets[number].map { String(format: "%010d 00000 n \n", $0) } ?? "0000000000 65535 f \n"
            result += Array(entry.utf8)
        }
        result += Array(
            "trailer\n<< /Root 1 0 R /Info 3 0 R /Size \(size) \(trailer) >>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return result
    }

    /// A sound PDF/X-1a:2003.
    static var x1a: SamplePDF {
        var sample = SamplePDF()
        sample.version = "1.4"
        sample.catalog = "/OutputIntents [4 0 R]"
        sample.info += " /GTS_PDFXVersion (PDF/X-1a:2003)"
        return sample
    }

    /// What preflight finds by a profile.
    func check(
        _ profile: PreflightProfile, _ standard: PrintStandard? = nil, workers: Int = 2, kept: KeptWork = .none
    ) throws -> PreflightReport {
        try withFile {
            try Preflight.check(path: $0, profile: profile, standard: standard, kept: kept, workers: workers)
        }
    }

    /// Lends the file at a path.
    func withFile<Value>(_ body: (String) throws -> Value) throws -> Value {
        let path = FileManager.default.temporaryDirectory.appending(path: "preflight-\(UUID().uuidString).pdf")
        try Data(bytes).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        return try body(path.path)
    }

    /// More pages like the first, each with a content of its own.
    mutating func addPages(_ contents: [String], from number: Int = 1000) {
        var kids = "7 0 R"
        for (index, content) in contents.enumerated() {
            let page = number + 2 * index
            objects[page] = (
                "/Type /Page /Parent 2 0 R /Contents \(page + 1) 0 R /Resources << /Font << \(SamplePDF.fonts) >> "
                    + "\(resources) >> \(boxes)", nil
            )
            objects[page + 1] = ("", Array(content.utf8))
            kids += " \(page) 0 R"
        }
        raw[2] = "<< /Type /Pages /Kids [\(kids)] /Count \(contents.count + 1) >>"
    }

    /// What preflight finds.
    func check(_ condition: PrintCondition = .sample) throws -> PreflightReport {
        try checked(bytes, condition)
    }

    /// The codes preflight finds.
    func codes(_ condition: PrintCondition = .sample) throws -> Set<FindingCode> {
        Set(try check(condition).findings.map(\.code))
    }
}

extension PrintCondition {
    /// What the samples are judged by.
    static let sample = PrintCondition(name: "sample", title: "", profile: "", identifier: "FOGRA39")
}

/// What preflight makes of bytes in a file.
func checked(_ bytes: [UInt8], _ condition: PrintCondition = .sample, operationLimit: Int = 100_000) throws
    -> PreflightReport
{
    let path = FileManager.default.temporaryDirectory.appending(path: "preflight-\(UUID().uuidString).pdf")
    try Data(bytes).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    return try Preflight.check(path: path.path, condition: condition, operationLimit: operationLimit)
}

/// A generator whose sequence is the same on every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// About `megabytes` of zeros, compressed by hand: one literal, then copies of 258 bytes in 13 bits each.
func flateBomb(megabytes: Int) -> [UInt8] {
    var bits = [1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0]
    for _ in 0..<24 { bits += [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0] }
    let packed = stride(from: 0, to: bits.count - 7, by: 8).map { start in
        (0..<8).reduce(UInt8(0)) { $0 | UInt8(bits[start + $1]) << UInt8($1) }
    }
    var bytes: [UInt8] = [0x78, 0x9C] + packed[..<2]
    for _ in 0..<megabytes * 1_000_000 / 258 / 8 { bytes += packed[2..<15] }
    return bytes
}
