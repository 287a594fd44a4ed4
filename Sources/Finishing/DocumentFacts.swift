import Geometry
import PDFSyntax
import PrintModel

/// What the file says of itself: Info dictionary, metadata packet, language, viewer preferences.
struct DocumentFacts {
    let metadata: DocumentMetadata
    /// Tells this content from any other.
    let instanceID: String

    /// Writes them into the file; the packet repeats what the Info dictionary says.
    func add(to file: PDFFile) {
        let producer = file.trailer["Info"]?["Producer"]?.text ?? "cairo"
        var identity = Fingerprint()
        identity.add(Array("\(metadata.author)\u{0}\(metadata.title)\u{0}\(metadata.date.iso)".utf8))
        let packet = XMPPacket(
            metadata: metadata, producer: producer, documentID: identity.uuid, instanceID: instanceID)
        addInfo(to: file, producer: producer)
        let root = file.root
        root.set(
            "Metadata",
            to: .object(file.makeStream(["Type": .name("Metadata"), "Subtype": .name("XML")], packet.bytes)))
        root.set("Lang", to: .text(metadata.language))
        // Printed at its own size: a page fitted to a sheet has another size than its TrimBox says.
        root.set("ViewerPreferences", to: ["DisplayDocTitle": true, "PrintScaling": .name("None")])
        for key in ["StructTreeRoot", "MarkInfo", "OpenAction", "AA", "Version"] { root.remove(key) }
    }

    private func addInfo(to file: PDFFile, producer: String) {
        let time: PDFValue = .text("D:\(metadata.date.iso.filter { $0 != "-" })000000Z")
        let info = file.makeIndirect([
            "Title": .text(metadata.title), "Author": .text(metadata.author), "Creator": .text(metadata.creator),
            "Producer": .text(producer), "CreationDate": time, "ModDate": time, "Trapped": .name("False"),
            "GTS_PDFXVersion": .text("PDF/X-4"),
        ])
        file.trailer.set("Info", to: .object(info))
    }
}
