import Geometry
import PDFSyntax

/// What an imposed file says of itself: what its source says, under the job's name.
struct ImposedFacts {
    let source: SourceFacts
    let job: ImpositionJob
    /// Tells this content from any other.
    let identity: Identity

    /// The day of the job, as slug lines show it.
    var day: String { job.date?.iso ?? SourceFacts.day(source.created)?.iso ?? "" }

    private var time: String {
        if let date = job.date { return "D:\(date.iso.filter { $0 != "-" })000000Z" }
        return source.created ?? "D:19700101000000Z"
    }

    /// Writes Info, metadata packet, output intent and language.
    func add(to file: PDFFile) {
        addInfo(to: file)
        let root = file.root
        if let intent = source.intent {
            let own = intent.id == nil ? intent.file.makeIndirect(.object(intent)) : intent
            root.set("OutputIntents", to: [.object(file.copy(own))])
        }
        if let language = source.language { root.set("Lang", to: .text(language)) }
        root.set("ViewerPreferences", to: ["DisplayDocTitle": true, "PrintScaling": .name("None")])
        // PDF/X-1a tells of itself in Info alone.
        guard !source.isX1a else { return }
        root.set(
            "Metadata",
            to: .object(file.makeStream(["Type": .name("Metadata"), "Subtype": .name("XML")], Array(packet.utf8))))
    }

    private func addInfo(to file: PDFFile) {
        var info: [String: PDFValue] = [
            "Title": .text(job.title), "Creator": .text("Imprenta"), "Producer": .text("Imprenta"),
            "CreationDate": .text(time), "ModDate": .text(time),
            "Trapped": .name(source.isTrapped ? "True" : "False"),
        ]
        if let author = source.author ?? (job.customer.isEmpty ? nil : job.customer) { info["Author"] = .text(author) }
        if let standard = source.standard { info["GTS_PDFXVersion"] = .text(standard) }
        if let conformance = source.conformance { info["GTS_PDFXConformance"] = .text(conformance) }
        file.trailer.set("Info", to: .object(file.makeIndirect(.dictionary(info))))
    }

    /// The metadata packet (XMP part 1), repeating Info.
    private var packet: String {
        let stamp = ImposedFacts.stamp(time)
        var document = Identity()
        document.add("\(job.title)\u{0}\(job.customer)\u{0}\(stamp)\u{0}imposed".utf8)
        let standard = source.standard.map {
            "   <pdfxid:GTS_PDFXVersion>\(xml($0))</pdfxid:GTS_PDFXVersion>\n"
        }
        return """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
             <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
              <rdf:Description rdf:about=""
                xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
                xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
                xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
               <dc:format>application/pdf</dc:format>
               <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(xml(job.title))</rdf:li></rdf:Alt></dc:title>
               <xmp:CreatorTool>Imprenta</xmp:CreatorTool>
               <xmp:CreateDate>\(stamp)</xmp:CreateDate>
               <xmp:ModifyDate>\(stamp)</xmp:ModifyDate>
               <xmp:MetadataDate>\(stamp)</xmp:MetadataDate>
               <xmpMM:DocumentID>uuid:\(document.uuid)</xmpMM:DocumentID>
               <xmpMM:InstanceID>uuid:\(identity.uuid)</xmpMM:InstanceID>
               <xmpMM:VersionID>1</xmpMM:VersionID>
               <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
               <pdf:Producer>Imprenta</pdf:Producer>
               <pdf:Trapped>\(source.isTrapped ? "True" : "False")</pdf:Trapped>
            \(standard ?? "")  </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """
    }

    /// `D:20240701120000-06'00'` as XMP writes it: `2024-07-01T12:00:00-06:00`.
    static func stamp(_ date: String) -> String {
        let text = date.dropFirst(2)
        let digits = String(text.prefix { $0.isASCII && $0.isNumber })
        func part(_ from: Int, _ length: Int, _ otherwise: String) -> String {
            digits.count >= from + length ? String(digits.dropFirst(from).prefix(length)) : otherwise
        }
        let zone = text.dropFirst(digits.count)
        let hours = zone.dropFirst().filter { $0.isASCII && $0.isNumber }
        let offset =
            zone.first == "+" || zone.first == "-"
            ? "\(zone.prefix(1))\(hours.count >= 2 ? hours.prefix(2) : "00"):\(hours.count >= 4 ? hours.dropFirst(2).prefix(2) : "00")"
            : "Z"
        return "\(part(0, 4, "1970"))-\(part(4, 2, "01"))-\(part(6, 2, "01"))T\(part(8, 2, "00")):"
            + "\(part(10, 2, "00")):\(part(12, 2, "00"))\(offset)"
    }
}

/// Text as XML takes it, in elements and attributes; control characters, which XML cannot hold, are left out.
func xml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "\t", "\n": result += " "
        case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
