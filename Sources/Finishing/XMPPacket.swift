import Geometry
import PDFWriting
import PrintModel

/// The metadata packet of a file: what PDF/X-4 needs (ISO 15930-7, 6.3), and what PDF/A and PDF/UA do.
struct XMPPacket {
    let metadata: DocumentMetadata
    let producer: String
    let promise: DocumentFacts.Promise
    /// The issue, whatever its rendition.
    let documentID: String
    /// This rendition.
    let instanceID: String

    /// The packet's bytes.
    var bytes: [UInt8] {
        let values = PacketEntry.allCases.compactMap { entry in value(of: entry).map { (entry, $0) } }
        return MetadataPacket(
            Dictionary(uniqueKeysWithValues: values), further: promise == .web ? XMPPacket.accessible : ""
        ).bytes
    }

    private func value(of entry: PacketEntry) -> String? {
        switch entry {
        case .format: "application/pdf"
        case .title: metadata.title
        case .creator: metadata.author
        case .language: metadata.language
        case .creatorTool: metadata.creator
        case .createDate, .modifyDate, .metadataDate: "\(metadata.date.iso)T00:00:00Z"
        case .documentID: "uuid:\(documentID)"
        case .instanceID: "uuid:\(instanceID)"
        case .versionID: "1"
        case .renditionClass: "default"
        case .producer: producer
        case .trapped: standard == nil ? nil : "False"
        case .standard: standard?.terms.title
        }
    }

    /// PDF/X-1a:2003 knows no packet and goes by the information dictionary; the packet says the same.
    private var standard: PrintStandard? {
        guard case .print(let standard) = promise else { return nil }
        return standard
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
}
