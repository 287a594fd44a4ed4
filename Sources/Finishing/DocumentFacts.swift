import Digests
import Geometry
import PDFWriting
import PrintModel

/// What a file says of itself: information dictionary, metadata packet, language, viewer preferences.
struct DocumentFacts {
    let metadata: DocumentMetadata
    let promise: Promise

    /// What a file promises to be.
    enum Promise: Equatable {
        case none
        case print(PrintStandard)
        /// PDF/A-2a and PDF/UA-1.
        case web
    }

    private static let producer = "Imprenta"

    /// Entries of the information dictionary.
    var info: PDFBytes {
        var info = PDFBytes()
        let time = "D:\(metadata.date.iso.filter { $0 != "-" })000000Z"
        for entry in InfoEntry.allCases {
            info.write(name: entry.rawValue)
            info.write(" ")
            info.write(text: value(of: entry, time))
            info.write(" ")
        }
        if case .print(let standard) = promise {
            info.write("/Trapped /False ")
            info.write(name: StandardTerms.declared)
            info.write(" ")
            info.write(text: standard.terms.title)
        }
        return info
    }

    private func value(of entry: InfoEntry, _ time: String) -> String {
        switch entry {
        case .title: metadata.title
        case .author: metadata.author
        case .creator: metadata.creator
        case .producer: DocumentFacts.producer
        case .created, .modified: time
        }
    }

    /// Entries of the catalog; the packet repeats what the information dictionary says, and is written uncompressed, so
    /// that it can be read as it lies in the file.
    func catalog(in file: PDFFileWriter) throws -> PDFBytes {
        var identity = Fingerprint()
        identity.add(Array("\(metadata.author)\u{0}\(metadata.title)\u{0}\(metadata.date.iso)".utf8))
        let packet = XMPPacket(
            metadata: metadata, producer: DocumentFacts.producer, promise: promise, documentID: identity.uuid,
            instanceID: file.identity.uuid)
        let number = file.reserve()
        try file.writeStream(number, "/Type /Metadata /Subtype /XML", encoded: packet.bytes)
        var catalog = PDFBytes("/Metadata \(number) 0 R /Lang ")
        catalog.write(text: metadata.language)
        // Printed at its own size: a page fitted to a sheet has another size than its TrimBox says.
        catalog.write(" /ViewerPreferences << /DisplayDocTitle true /PrintScaling /None >> ")
        return catalog
    }
}
