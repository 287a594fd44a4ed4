import CXML
import Geometry

/// An element of an XML document: only what an invoice needs of it.
struct XMLElement {
    /// Local name.
    let name: String
    /// Namespace.
    let namespace: String
    /// Attributes without a namespace, by name.
    let attributes: [String: String]
    /// Elements inside, in order.
    let children: [XMLElement]
    /// Line in the file, from 1.
    let line: Int

    /// The first element inside of that name and this one's namespace.
    func child(_ name: String) -> XMLElement? { child(name, namespace) }

    /// The first element inside of that name and namespace.
    func child(_ name: String, _ namespace: String) -> XMLElement? {
        children.first { $0.name == name && $0.namespace == namespace }
    }

    /// The elements inside of that name and this one's namespace.
    func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name && $0.namespace == namespace } }
}

/// Reads XML from strangers, by libxml2: no network, no entities, no document type, UTF-8 only, bounded.
enum SafeXML {
    /// Most bytes of a document.
    static let limit = 4 << 20
    /// Most elements.
    private static let elements = 50_000

    /// The root element. Throws `invoice.*` with the line where it is wrong.
    static func read(_ bytes: [UInt8], file: String) throws -> XMLElement {
        let place = Finding.Place(file: file)
        guard bytes.count <= limit else {
            let values = ["limit": String(limit / 1024), "size": String(bytes.count / 1024)]
            throw Fault(.unusableData, .fileTooLarge, at: place, values)
        }
        // In any other encoding the search below would look at something else than the parser does.
        guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
            throw Fault(.unusableData, .invoiceNotUTF8, at: place)
        }
        if let line = lineOfDocumentType(bytes) {
            throw Fault(.unusableData, .invoiceDocumentType, at: Finding.Place(file: file, line: line))
        }
        return try parse(bytes, file)
    }

    /// Entities are declared in a document type and nowhere else; an invoice has none.
    private static func lineOfDocumentType(_ bytes: [UInt8]) -> Int? {
        let mark = Array("<!DOCTYPE".utf8)
        var line = 1
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A { line += 1 }
            if byte == 0x3C, bytes[index...].starts(with: mark) { return line }
        }
        return nil
    }

    private static func parse(_ bytes: [UInt8], _ file: String) throws -> XMLElement {
        let parser = XMLParser()
        guard let document = parser.document(bytes) else {
            let (line, problem) = parser.problem
            throw Fault(
                .unusableData, .invoiceNotXML, at: Finding.Place(file: file, line: line), ["problem": problem])
        }
        defer { xmlFreeDoc(document) }
        guard document.pointee.intSubset == nil, let root = xmlDocGetRootElement(document) else {
            throw Fault(.unusableData, .invoiceDocumentType, at: Finding.Place(file: file))
        }
        var count = 0
        guard let element = element(root, &count) else {
            throw Fault(.unusableData, .invoiceTooManyElements, at: Finding.Place(file: file))
        }
        return element
    }

    /// libxml2 itself refuses a depth above 256.
    private static func element(_ node: xmlNodePtr, _ count: inout Int) -> XMLElement? {
        count += 1
        guard count <= elements else { return nil }
        var children: [XMLElement] = []
        var next = node.pointee.children
        while let child = next {
            if child.pointee.type == XML_ELEMENT_NODE {
                guard let element = element(child, &count) else { return nil }
                children.append(element)
            }
            next = child.pointee.next
        }
        return XMLElement(
            name: text(node.pointee.name), namespace: node.pointee.ns.map { text($0.pointee.href) } ?? "",
            attributes: attributes(node), children: children, line: Int(xmlGetLineNo(node)))
    }

    private static func attributes(_ node: xmlNodePtr) -> [String: String] {
        var found: [String: String] = [:]
        var next = node.pointee.properties
        while let attribute = next {
            if attribute.pointee.ns == nil,
                let value = xmlNodeListGetString(node.pointee.doc, attribute.pointee.children, 1)
            {
                found[text(attribute.pointee.name)] = text(value)
                imprenta_xml_free(value)
            } else if attribute.pointee.ns == nil {
                found[text(attribute.pointee.name)] = ""
            }
            next = attribute.pointee.next
        }
        return found
    }

    private static func text(_ pointer: UnsafePointer<xmlChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
    private static func text(_ pointer: UnsafeMutablePointer<xmlChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }
}

/// libxml2's parser; owned here and freed with it.
private final class XMLParser {
    /// Once for the process, before any thread parses.
    private static let started: Void = xmlInitParser()
    private let context: xmlParserCtxtPtr?

    init() {
        XMLParser.started
        context = xmlNewParserCtxt()
    }

    deinit { xmlFreeParserCtxt(context) }

    func document(_ bytes: [UInt8]) -> xmlDocPtr? {
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_NOCDATA.rawValue | XML_PARSE_BIG_LINES.rawValue
        return bytes.withUnsafeBytes { raw in
            xmlCtxtReadMemory(
                context, raw.bindMemory(to: CChar.self).baseAddress, Int32(raw.count), nil, "UTF-8", Int32(options))
        }
    }

    /// Where the last document was wrong, and libxml2's words for it.
    var problem: (line: Int?, text: String) {
        guard let context else { return (nil, "") }
        let error = context.pointee.lastError
        let message = error.message.map { String(cString: $0).split(separator: "\n").joined(separator: " ") } ?? ""
        return (error.line > 0 ? Int(error.line) : nil, message)
    }
}
