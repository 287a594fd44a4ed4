import Geometry
import PDFSyntax
import PrintModel

/// Judges what the file says of itself: version, ids, Info and XMP.
enum MetadataCheck {
    private static let pdf = "http://ns.adobe.com/pdf/1.3/"
    private static let dc = "http://purl.org/dc/elements/1.1/"
    private static let xmp = "http://ns.adobe.com/xap/1.0/"
    private static let media = "http://ns.adobe.com/xap/1.0/mm/"

    /// What PDF/X-4 asks of the packet, with the name it is shown by.
    private static let required = [
        (pdf, "Trapped", "pdf:Trapped"), (dc, "title", "dc:title"), (xmp, "CreateDate", "xmp:CreateDate"),
        (xmp, "ModifyDate", "xmp:ModifyDate"), (xmp, "MetadataDate", "xmp:MetadataDate"),
        (xmp, "CreatorTool", "xmp:CreatorTool"), (media, "DocumentID", "xmpMM:DocumentID"),
        (media, "InstanceID", "xmpMM:InstanceID"), (media, "VersionID", "xmpMM:VersionID"),
        (media, "RenditionClass", "xmpMM:RenditionClass"),
    ]

    static func check(_ file: PDFFile, _ standard: PrintStandard, _ findings: inout FindingCollector) {
        checkVersion(file, standard, &findings)
        if file.isEncrypted || file.trailer["Encrypt"] != nil { findings.add(.preflightEncrypted) }
        let ids = (file.trailer["ID"]?.elements(limit: 3) ?? []).compactMap(\.string).filter { !$0.isEmpty }
        if ids.count != 2 { findings.add(.preflightID) }
        checkInfo(file, &findings)
        switch standard {
        case .x4: checkPacket(file, &findings)
        case .x1a: checkDeclaration(file, &findings)
        }
    }

    /// PDF/X-4 is PDF 1.6; PDF/X-1a is 1.4 at most, and 1.3 where it is that of 2001.
    private static func checkVersion(_ file: PDFFile, _ standard: PrintStandard, _ findings: inout FindingCollector) {
        let found = file.version
        let isOld = file.trailer["Info"]?["GTS_PDFXConformance"]?.text == "PDF/X-1a:2001"
        let allowed: [String]
        switch standard {
        case .x4: allowed = ["1.6"]
        case .x1a: allowed = isOld ? ["1.0", "1.1", "1.2", "1.3"] : ["1.0", "1.1", "1.2", "1.3", "1.4"]
        }
        if !allowed.contains(found) {
            findings.add(
                .preflightVersion, ["found": found, "standard": standard.title, "wanted": allowed.last ?? ""])
        }
        if standard == .x1a, file.hasObjectStreams { findings.add(.preflightObjectStreams) }
    }

    /// PDF/X-1a declares itself in Info.
    private static func checkDeclaration(_ file: PDFFile, _ findings: inout FindingCollector) {
        let info = file.trailer["Info"]
        let version = info?["GTS_PDFXVersion"]?.text
        let isOld = version == "PDF/X-1:2001" && info?["GTS_PDFXConformance"]?.text == "PDF/X-1a:2001"
        guard version != "PDF/X-1a:2003", !isOld else { return }
        findings.add(.preflightPDFXVersion, ["found": version ?? "—", "standard": PrintStandard.x1a.title])
    }

    private static func checkInfo(_ file: PDFFile, _ findings: inout FindingCollector) {
        let info = file.trailer["Info"]
        if info?["Title"]?.text?.isEmpty ?? true { findings.add(.preflightInfo, kind: "Title", ["key": "Title"]) }
        for key in ["CreationDate", "ModDate"] where !isDate(info?[key]?.text) {
            findings.add(.preflightInfo, kind: key, ["key": key])
        }
        if !["True", "False"].contains(info?["Trapped"]?.name ?? "") { findings.add(.preflightTrapped) }
    }

    /// `D:YYYY…` with as many of month, day, hour, minute and second as are known (ISO 32000-1, 7.9.4).
    static func isDate(_ text: String?) -> Bool {
        guard let text, text.hasPrefix("D:") else { return false }
        let digits = text.dropFirst(2).prefix { $0.isASCII && $0.isNumber }
        guard (4...14).contains(digits.count), digits.count % 2 == 0 else { return false }
        let zone = text.dropFirst(2 + digits.count)
        return zone.isEmpty || zone == "Z" || zone.first == "+" || zone.first == "-" || zone.hasPrefix("Z")
    }

    private static func checkPacket(_ file: PDFFile, _ findings: inout FindingCollector) {
        guard let metadata = file.root["Metadata"], metadata.kind == .stream, metadata.filters.isEmpty,
            let packet = XMP(metadata.rawData)
        else {
            findings.add(.preflightMetadata)
            let declared = file.trailer["Info"]?["GTS_PDFXVersion"]?.text ?? "—"
            findings.add(.preflightPDFXVersion, ["found": declared, "standard": PrintStandard.x4.title])
            return
        }
        let version = packet.value(XMP.pdfxid, "GTS_PDFXVersion")
        if version != "PDF/X-4" {
            let declared = version ?? file.trailer["Info"]?["GTS_PDFXVersion"]?.text ?? "—"
            findings.add(.preflightPDFXVersion, ["found": declared, "standard": PrintStandard.x4.title])
        }
        for (namespace, name, shown) in required where packet.value(namespace, name) == nil {
            findings.add(.preflightMetadataKey, kind: shown, ["key": shown])
        }
        compare(packet.value(pdf, "Trapped"), file.trailer["Info"]?["Trapped"]?.name, "Trapped", &findings)
        compare(packet.value(dc, "title"), file.trailer["Info"]?["Title"]?.text, "Title", &findings)
    }

    private static func compare(_ a: String?, _ b: String?, _ key: String, _ findings: inout FindingCollector) {
        if let a, let b, a != b { findings.add(.preflightMetadataMismatch, kind: key, ["key": key]) }
    }
}
