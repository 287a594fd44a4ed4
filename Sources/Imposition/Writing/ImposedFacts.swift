import Digests
import Geometry
import PDFSyntax
import PDFWriting
import PrintModel

/// What an imposed file says of itself: what its source says, under the job's name.
struct ImposedFacts {
    let source: SourceFacts
    let job: ImpositionJob
    /// Tells this content from any other.
    let identity: Fingerprint

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
            to: .object(file.makeStream(["Type": .name("Metadata"), "Subtype": .name("XML")], packet.bytes)))
    }

    private func addInfo(to file: PDFFile) {
        var info: [String: PDFValue] = ["Trapped": .name(trapped)]
        for entry in InfoEntry.allCases { info[entry.rawValue] = value(of: entry).map { .text($0) } }
        if let standard = source.standard { info[StandardTerms.declared] = .text(standard) }
        if let conformance = source.conformance { info["GTS_PDFXConformance"] = .text(conformance) }
        file.trailer.set("Info", to: .object(file.makeIndirect(.dictionary(info))))
    }

    private func value(of entry: InfoEntry) -> String? {
        switch entry {
        case .title: job.title
        case .author: source.author ?? (job.customer.isEmpty ? nil : job.customer)
        case .creator, .producer: "Imprenta"
        case .created, .modified: time
        }
    }

    private var trapped: String { source.isTrapped ? "True" : "False" }

    /// The metadata packet, repeating Info.
    private var packet: MetadataPacket {
        let stamp = ImposedFacts.stamp(time)
        var document = Fingerprint()
        document.add(Array("\(job.title)\u{0}\(job.customer)\u{0}\(stamp)\u{0}imposed".utf8))
        var values: [PacketEntry: String] = [
            .title: job.title, .creatorTool: "Imprenta", .createDate: stamp, .modifyDate: stamp, .metadataDate: stamp,
            .documentID: "uuid:\(document.uuid)", .instanceID: "uuid:\(identity.uuid)", .versionID: "1",
            .renditionClass: "default", .producer: "Imprenta", .trapped: trapped,
        ]
        values[.standard] = source.standard
        return MetadataPacket(values)
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
