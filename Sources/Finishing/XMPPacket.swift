import Geometry
import PrintModel

/// The metadata packet of a file: what PDF/X-4 needs (ISO 15930-7, 6.3; XMP part 1).
struct XMPPacket {
    let metadata: DocumentMetadata
    let producer: String
    let promise: DocumentFacts.Promise
    /// The issue, whatever its rendition.
    let documentID: String
    /// This rendition.
    let instanceID: String

    /// The packet's bytes.
    var bytes: [UInt8] { Array(text.utf8) }

    private var text: String {
        let time = "\(metadata.date.iso)T00:00:00Z"
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
               <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(escaped(metadata.title))</rdf:li></rdf:Alt></dc:title>
               <dc:creator><rdf:Seq><rdf:li>\(escaped(metadata.author))</rdf:li></rdf:Seq></dc:creator>
               <dc:language><rdf:Bag><rdf:li>\(escaped(metadata.language))</rdf:li></rdf:Bag></dc:language>
               <xmp:CreatorTool>\(escaped(metadata.creator))</xmp:CreatorTool>
               <xmp:CreateDate>\(time)</xmp:CreateDate>
               <xmp:ModifyDate>\(time)</xmp:ModifyDate>
               <xmp:MetadataDate>\(time)</xmp:MetadataDate>
               <xmpMM:DocumentID>uuid:\(documentID)</xmpMM:DocumentID>
               <xmpMM:InstanceID>uuid:\(instanceID)</xmpMM:InstanceID>
               <xmpMM:VersionID>1</xmpMM:VersionID>
               <xmpMM:RenditionClass>default</xmpMM:RenditionClass>
               <pdf:Producer>\(escaped(producer))</pdf:Producer>
               \(promised)
              </rdf:Description>
             </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """
    }

    private var promised: String {
        switch promise {
        case .none: ""
        // PDF/X-1a:2003 knows no packet and goes by the information dictionary; the packet says the same.
        case .print(let standard):
            "<pdf:Trapped>False</pdf:Trapped><pdfxid:GTS_PDFXVersion>\(standard.title)</pdfxid:GTS_PDFXVersion>"
        case .web: XMPPacket.accessible
        }
    }

    /// PDF/A-2a (ISO 19005-2, 6.6.4) and PDF/UA-1 (ISO 14289-1, 5), whose property PDF/A wants explained (6.6.2.3).
    private static let accessible = """
        <pdfaid:part xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">2</pdfaid:part>
               <pdfaid:conformance xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">A</pdfaid:conformance>
               <pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>
               <pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
                 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
                 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><rdf:Bag><rdf:li rdf:parseType="Resource">
                <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
                <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
                <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
                <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
                 <pdfaProperty:category>internal</pdfaProperty:category>
                 <pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
                 <pdfaProperty:name>part</pdfaProperty:name>
                 <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                </rdf:li></rdf:Seq></pdfaSchema:property>
               </rdf:li></rdf:Bag></pdfaExtension:schemas>
        """

    /// Text as XML takes it; control characters, which XML cannot hold, are left out.
    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\t", "\n": result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
