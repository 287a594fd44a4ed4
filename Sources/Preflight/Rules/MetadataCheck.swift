import Geometry
import PDFSyntax
import PrintModel

/// Judges what the file says of itself: version, ids, Info and XMP.
enum MetadataCheck {
    static func check(_ file: PDFFile, _ standard: PrintStandard, _ findings: inout FindingCollector) {
        checkVersion(file, standard, &findings)
        if file.isEncrypted || file.trailer["Encrypt"] != nil { findings.add(.preflightEncrypted) }
        let ids = (file.trailer["ID"]?.elements(limit: 3) ?? []).compactMap(\.string).filter { !$0.isEmpty }
        if ids.count != 2 { findings.add(.preflightID) }
        checkInfo(file, &findings)
        switch standard.terms.declaration {
        case .packet: checkPacket(file, standard.terms, &findings)
        case .info: checkDeclaration(file, standard.terms, &findings)
        }
    }

    /// PDF/X-4 is PDF 1.6; PDF/X-1a is 1.4 at most, and 1.3 where it is that of 2001.
    private static func checkVersion(_ file: PDFFile, _ standard: PrintStandard, _ findings: inout FindingCollector) {
        let found = file.version
        let isOld = standard == .x1a && file.trailer["Info"]?["GTS_PDFXConformance"]?.text == "PDF/X-1a:2001"
        let allowed = isOld ? standard.terms.versions.filter { $0 <= "1.3" } : standard.terms.versions
        if !allowed.contains(found) {
            findings.add(
                .preflightVersion, ["found": found, "standard": standard.title, "wanted": allowed.last ?? ""])
        }
        if !standard.terms.permit(.objectStreams), file.hasObjectStreams { findings.add(.preflightObjectStreams) }
    }

    /// PDF/X-1a declares itself in Info.
    private static func checkDeclaration(
        _ file: PDFFile, _ terms: StandardTerms, _ findings: inout FindingCollector
    ) {
        let info = file.trailer["Info"]
        let version = info?[StandardTerms.declared]?.text
        let isOld = version == "PDF/X-1:2001" && info?["GTS_PDFXConformance"]?.text == "PDF/X-1a:2001"
        guard version != terms.title, !isOld else { return }
        findings.add(.preflightPDFXVersion, ["found": version ?? "—", "standard": terms.title])
    }

    private static func checkInfo(_ file: PDFFile, _ findings: inout FindingCollector) {
        let info = file.trailer["Info"]
        for entry in InfoEntry.allCases where entry.isRequired {
            let key = entry.rawValue
            let text = info?[key]?.text
            if entry.isDate ? !isDate(text) : text?.isEmpty ?? true {
                findings.add(.preflightInfo, kind: key, ["key": key])
            }
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

    private static func checkPacket(_ file: PDFFile, _ terms: StandardTerms, _ findings: inout FindingCollector) {
        guard let metadata = file.root["Metadata"], metadata.kind == .stream, metadata.filters.isEmpty,
            let packet = XMP(metadata.rawData)
        else {
            findings.add(.preflightMetadata)
            let declared = file.trailer["Info"]?[StandardTerms.declared]?.text ?? "—"
            findings.add(.preflightPDFXVersion, ["found": declared, "standard": terms.title])
            return
        }
        let version = packet.value(.standard)
        if version != terms.title {
            let declared = version ?? file.trailer["Info"]?[StandardTerms.declared]?.text ?? "—"
            findings.add(.preflightPDFXVersion, ["found": declared, "standard": terms.title])
        }
        for entry in PacketEntry.required where packet.value(entry) == nil {
            findings.add(.preflightMetadataKey, kind: entry.rawValue, ["key": entry.rawValue])
        }
        compare(packet.value(.trapped), file.trailer["Info"]?["Trapped"]?.name, "Trapped", &findings)
        compare(packet.value(.title), file.trailer["Info"]?["Title"]?.text, "Title", &findings)
    }

    private static func compare(_ a: String?, _ b: String?, _ key: String, _ findings: inout FindingCollector) {
        if let a, let b, a != b { findings.add(.preflightMetadataMismatch, kind: key, ["key": key]) }
    }
}
