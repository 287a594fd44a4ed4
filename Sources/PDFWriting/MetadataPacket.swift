import Geometry
import PrintModel

/// A file's metadata packet (XMP part 1), repeating what its information dictionary says.
public struct MetadataPacket: Sendable {
    private let values: [PacketEntry: String]
    private let further: String

    /// A packet of some properties; the format is always that of PDF. `further` is XML of properties that belong to no
    /// standard for print.
    public init(_ values: [PacketEntry: String], further: String = "") {
        self.values = values.merging([.format: "application/pdf"]) { own, _ in own }
        self.further = further
    }

    /// The packet's bytes.
    public var bytes: [UInt8] {
        let namespaces = PacketEntry.namespaces.map { "    xmlns:\($0.prefix)=\"\($0.namespace)\"" }
        let properties = PacketEntry.allCases.compactMap { entry in values[entry].map { element(entry, $0) } }
        let lines =
            [
                "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>",
                "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">",
                " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">",
                "  <rdf:Description rdf:about=\"\"",
            ] + [namespaces.joined(separator: "\n") + ">"] + properties + (further.isEmpty ? [] : ["   " + further])
            + ["  </rdf:Description>", " </rdf:RDF>", "</x:xmpmeta>", "<?xpacket end=\"r\"?>"]
        return Array(lines.joined(separator: "\n").utf8)
    }

    private func element(_ entry: PacketEntry, _ value: String) -> String {
        let text = value.xml
        guard let container = entry.container else { return "   <\(entry.rawValue)>\(text)</\(entry.rawValue)>" }
        let language = container == "Alt" ? " xml:lang=\"x-default\"" : ""
        return "   <\(entry.rawValue)><rdf:\(container)><rdf:li\(language)>\(text)</rdf:li></rdf:\(container)>"
            + "</\(entry.rawValue)>"
    }
}
