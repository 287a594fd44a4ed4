import Geometry
import PDFSyntax

/// What a file says of itself, as far as an imposed file must repeat it.
struct SourceFacts {
    /// The part of PDF/X it claims, as in `GTS_PDFXVersion`.
    let standard: String?
    let conformance: String?
    let title: String?
    let author: String?
    let isTrapped: Bool
    /// `D:20240701…`, as PDF writes dates.
    let created: String?
    let modified: String?
    let language: String?
    /// The output intent of PDF/X.
    let intent: PDFObject?
    let hasPacket: Bool
    let version: String

    init(_ file: PDFFile) {
        let info = file.trailer["Info"]
        // PDF/X-4 says so in its packet; files made for several readers say so in Info as well.
        let packet = file.root["Metadata"].flatMap { metadata -> String? in
            guard case .bytes(let bytes) = metadata.decoded(limit: 4_000_000) else { return nil }
            return String(decoding: bytes, as: UTF8.self)
        }
        let claimed = info?["GTS_PDFXVersion"]?.text
        standard =
            claimed ?? packet.flatMap { SourceFacts.value("GTS_PDFXVersion", in: $0) }.map { String($0.prefix(40)) }
        conformance = info?["GTS_PDFXConformance"]?.text
        title = info?["Title"]?.text
        author = info?["Author"]?.text
        isTrapped = info?["Trapped"]?.name == "True"
        created = SourceFacts.date(info?["CreationDate"]?.text)
        modified = SourceFacts.date(info?["ModDate"]?.text)
        language = file.root["Lang"]?.text
        intent = (file.root["OutputIntents"]?.elements(limit: 100) ?? []).first { $0["S"]?.name == "GTS_PDFX" }
        hasPacket = packet != nil
        version = file.version
    }

    /// Whether it is a PDF/X-1a: no packet, no transparency.
    var isX1a: Bool { standard?.hasPrefix("PDF/X-1") ?? false }

    /// The version of the header that its standard asks for, or its own.
    var header: String {
        switch standard {
        case let standard? where standard.hasPrefix("PDF/X-1:2001"): "1.3"
        case let standard? where standard.hasPrefix("PDF/X-1a:2003") || standard.hasPrefix("PDF/X-3:2003"): "1.4"
        case let standard? where standard.hasPrefix("PDF/X-3:2002"): "1.3"
        case "PDF/X-4"?: "1.6"
        default: version.isEmpty ? "1.6" : version
        }
    }

    /// The day of a PDF date.
    static func day(_ date: String?) -> CivilDate? {
        guard let digits = date?.dropFirst(2).prefix(8), digits.count == 8 else { return nil }
        return CivilDate("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))")
    }

    /// A date that begins as PDF's dates do (ISO 32000-1, 7.9.4), or `nil`.
    private static func date(_ text: String?) -> String? {
        guard let text, text.hasPrefix("D:"), text.utf8.count <= 30 else { return nil }
        let digits = text.dropFirst(2).prefix { $0.isASCII && $0.isNumber }
        return digits.count >= 8 ? text : nil
    }

    /// The text of an element or attribute of a packet, whatever its prefix.
    private static func value(_ name: String, in packet: String) -> String? {
        for range in packet.ranges(of: name) {
            let rest = packet[range.upperBound...].prefix(200)
            if rest.hasPrefix(">"), let end = rest.firstIndex(of: "<") {
                return String(rest[rest.index(after: rest.startIndex)..<end])
            }
            for quote in ["\"", "'"] where rest.hasPrefix("=" + quote) {
                return rest.dropFirst(2).split(separator: quote, maxSplits: 1).first.map(String.init)
            }
        }
        return nil
    }
}
