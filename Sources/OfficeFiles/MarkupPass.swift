import CXML

/// A part of an Office file read event by event, and written out again with what a reader of it wants changed.
///
/// Documents with a DTD are refused: no program writes one, and only they can have entities.
///
/// Read through libxml2: Foundation's own parser ends the program on some damaged files.
open class MarkupPass {
    /// What is written now: pieces can be held back and put elsewhere.
    private var buffers: [[UInt8]] = [[]]
    /// Names of the elements that are open, without prefix.
    public private(set) var path: [String] = []
    /// Depth from which nothing is written, or `nil`.
    private var silentFrom: Int?

    /// A pass over nothing yet.
    public init() { MarkupPass.started }
    /// Once for the process, before any thread parses.
    private static let started: Void = xmlInitParser()

    /// Whether nothing is written now.
    public var isSilent: Bool { silentFrom != nil }

    /// Reads a part; `nil` where it is not well-formed XML, is too deep, or has a DTD.
    public func run(_ bytes: [UInt8]) -> [UInt8]? {
        let head = bytes.prefix(1024).filter { $0 != 0 }
        guard !String(decoding: head, as: UTF8.self).uppercased().contains("<!DOCTYPE") else { return nil }
        buffers = [Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>".utf8)]
        path = []
        silentFrom = nil
        return bytes.withUnsafeBytes(read) && buffers.count == 1 ? buffers[0] : nil
    }

    // MARK: For those who override

    /// An element begins; `false` leaves out its tag and keeps what is in it.
    open func begin(_ name: String, _ attributes: [String: String]) -> Bool { true }
    /// An element has begun and its tag is written.
    open func began(_ name: String) {}
    /// Characters, outside of what is silent.
    open func text(_ text: String) {}
    /// An element ends; `false` where its tag was left out.
    open func end(_ name: String) -> Bool { true }

    /// An element has ended and its tag is written.
    open func ended(_ name: String) {}

    /// Leaves out the element that begins now with all that is in it.
    public func silence() { if silentFrom == nil { silentFrom = path.count } }
    /// Holds back what comes until `take()`.
    public func hold() { buffers.append([]) }
    /// What was held back since the last `hold()`.
    public func take() -> [UInt8] { buffers.count > 1 ? buffers.removeLast() : [] }
    /// Writes markup as it is.
    public func put(_ bytes: [UInt8]) { buffers[buffers.count - 1] += bytes }

    // MARK: Events

    /// Deepest nesting that is followed.
    private static let depth = 200

    /// Reads a whole document, node by node; `false` where it cannot be.
    private func read(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_HUGE.rawValue
        guard bytes.count <= Int(Int32.max), let start = bytes.bindMemory(to: CChar.self).baseAddress,
            let reader = xmlReaderForMemory(start, Int32(bytes.count), nil, nil, Int32(options))
        else { return false }
        defer { xmlFreeTextReader(reader) }
        while true {
            let more = xmlTextReaderRead(reader)
            guard more == 1 else { return more == 0 }
            switch xmlReaderTypes(UInt32(xmlTextReaderNodeType(reader))) {
            case XML_READER_TYPE_ELEMENT:
                guard path.count < MarkupPass.depth else { return false }
                let name = MarkupPass.text(xmlTextReaderConstName(reader))
                let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
                open(name, MarkupPass.attributes(of: reader))
                if isEmpty { close(name) }
            case XML_READER_TYPE_END_ELEMENT: close(MarkupPass.text(xmlTextReaderConstName(reader)))
            case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_WHITESPACE,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
                if !isSilent { characters(MarkupPass.text(xmlTextReaderConstValue(reader))) }
            case XML_READER_TYPE_DOCUMENT_TYPE, XML_READER_TYPE_ENTITY_REFERENCE: return false
            default: break
            }
        }
    }

    private static func attributes(of reader: xmlTextReaderPtr) -> [String: String] {
        var attributes: [String: String] = [:]
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            attributes[text(xmlTextReaderConstName(reader))] = text(xmlTextReaderConstValue(reader))
        }
        return attributes
    }

    private static func text(_ pointer: UnsafePointer<xmlChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

    private func open(_ element: String, _ attributes: [String: String]) {
        let name = MarkupPass.local(element)
        path.append(name)
        let isWritten = isSilent ? false : begin(name, attributes)
        guard isWritten, !isSilent else { return }
        var tag = "<" + element
        for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
            tag += " \(key)=\"\(MarkupPass.escaped(value))\""
        }
        put(Array((tag + ">").utf8))
        began(name)
    }

    private func characters(_ string: String) {
        text(string)
        put(Array(MarkupPass.escaped(string).utf8))
    }

    private func close(_ element: String) {
        let name = MarkupPass.local(element)
        if let from = silentFrom {
            if from == path.count { silentFrom = nil }
        } else if end(name) {
            put(Array("</\(element)>".utf8))
            ended(name)
        }
        path.removeLast()
    }

    /// The name without its prefix.
    private static func local(_ name: String) -> String {
        name.utf8.firstIndex(of: UInt8(ascii: ":")).map { String(name[name.index(after: $0)...]) } ?? name
    }

    /// Text as markup holds it.
    public static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x40 && "<&>\"\n\r\t".utf8.contains($0) }) else { return text }
        return text.reduce(into: "") { result, character in
            switch character {
            case "<": result += "&lt;"
            case "&": result += "&amp;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n": result += "&#10;"
            case "\r": result += "&#13;"
            case "\t": result += "&#9;"
            default: result.append(character)
            }
        }
    }
}
