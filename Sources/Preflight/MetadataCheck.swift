import Geometry
import PDFSyntax

/// Judges what the file says of itself: version, ids, Info and XMP (PDF/X-4).
enum MetadataCheck {
    private static let pdfxid = "http://www.npes.org/pdfx/ns/id/"
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

    static func check(_ file: PDFFile, _ findings: inout FindingCollector) {
        if file.version != "1.6" { findings.add(.preflightVersion, ["found": file.version]) }
        if file.isEncrypted || file.trailer["Encrypt"] != nil { findings.add(.preflightEncrypted) }
        let ids = (file.trailer["ID"]?.elements(limit: 3) ?? []).compactMap(\.string).filter { !$0.isEmpty }
        if ids.count != 2 { findings.add(.preflightID) }
        checkInfo(file, &findings)
        checkPacket(file, &findings)
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
            findings.add(.preflightPDFXVersion, ["found": declared])
            return
        }
        let version = packet.value(pdfxid, "GTS_PDFXVersion")
        if version != "PDF/X-4" {
            let declared = version ?? file.trailer["Info"]?["GTS_PDFXVersion"]?.text ?? "—"
            findings.add(.preflightPDFXVersion, ["found": declared])
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
