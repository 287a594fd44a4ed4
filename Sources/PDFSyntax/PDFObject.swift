import CQPDF

/// A handle on an object of a PDF. Reading the wrong kind gives `nil`, never a fault; indirect objects are followed.
///
/// Structures may be cyclic: whoever walks them keeps a set of visited `id`s.
public final class PDFObject {
    /// The file it belongs to.
    public let file: PDFFile
    let handle: qpdf_oh

    init(_ handle: qpdf_oh, of file: PDFFile) {
        self.handle = handle
        self.file = file
    }

    deinit { qpdf_oh_release(file.data, handle) }

    /// What an object is.
    public enum Kind: Sendable, Hashable {
        case null, boolean, integer, real, string, name, array, dictionary, stream
    }

    /// Number and generation of an indirect object.
    public struct ID: Sendable, Hashable {
        /// Object number, from 1.
        public var number: Int
        /// Generation.
        public var generation: Int
        /// An id.
        public init(number: Int, generation: Int = 0) {
            self.number = number
            self.generation = generation
        }
    }

    /// What it is; anything unreadable is null.
    public private(set) lazy var kind: Kind =
        switch qpdf_oh_get_type_code(file.data, handle) {
        case ot_boolean: .boolean
        case ot_integer: .integer
        case ot_real: .real
        case ot_string: .string
        case ot_name: .name
        case ot_array: .array
        case ot_dictionary: .dictionary
        case ot_stream: .stream
        default: .null
        }

    /// Number and generation, or `nil` for a direct object.
    public var id: ID? {
        guard qpdf_oh_is_indirect(file.data, handle) != 0 else { return nil }
        let number = qpdf_oh_get_object_id(file.data, handle)
        guard number != 0 else { return nil }
        return ID(number: Int(number), generation: Int(qpdf_oh_get_generation(file.data, handle)))
    }

    // MARK: Scalars

    /// The truth value of a boolean.
    public var boolean: Bool? { kind == .boolean ? qpdf_oh_get_bool_value(file.data, handle) != 0 : nil }

    /// The value of a whole number.
    public var integer: Int? { kind == .integer ? Int(qpdf_oh_get_int_value(file.data, handle)) : nil }

    /// The value of a number, always finite.
    public var number: Double? {
        guard kind == .integer || kind == .real else { return nil }
        let value = qpdf_oh_get_numeric_value(file.data, handle)
        return value.isFinite ? value : 0
    }

    /// A name, without its slash.
    public var name: String? {
        guard kind == .name, let text = qpdf_oh_get_name(file.data, handle) else { return nil }
        return PDFObject.name(text)
    }

    /// The bytes of a string.
    public var string: [UInt8]? {
        guard kind == .string else { return nil }
        var length = 0
        guard let bytes = qpdf_oh_get_binary_string_value(file.data, handle, &length) else { return nil }
        return bytes.withMemoryRebound(to: UInt8.self, capacity: length) {
            Array(UnsafeBufferPointer(start: $0, count: length))
        }
    }

    /// A text string: UTF-16, UTF-8 or PDFDocEncoding.
    public var text: String? {
        guard kind == .string else { return nil }
        var length = 0
        guard let bytes = qpdf_oh_get_binary_utf8_value(file.data, handle, &length) else { return nil }
        return bytes.withMemoryRebound(to: UInt8.self, capacity: length) {
            String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
        }
    }

    // MARK: Arrays

    /// How many elements an array has; 0 for anything else.
    public var count: Int { kind == .array ? Int(qpdf_oh_get_array_n_items(file.data, handle)) : 0 }

    /// An element of an array, or `nil` where there is none.
    public subscript(index: Int) -> PDFObject? {
        guard index >= 0, index < count else { return nil }
        return PDFObject(qpdf_oh_get_array_item(file.data, handle, Int32(index)), of: file)
    }

    /// The elements of an array; none for anything else. At most `limit`.
    public func elements(limit: Int = 1_000_000) -> [PDFObject] {
        (0..<min(count, limit)).compactMap { self[$0] }
    }

    /// The numbers of an array that holds nothing else, or `nil`.
    public func numbers(limit: Int = 100_000) -> [Double]? {
        guard kind == .array, count <= limit else { return nil }
        let values = elements().compactMap(\.number)
        return values.count == count ? values : nil
    }

    // MARK: Dictionaries

    /// The value of a key in a dictionary or a stream's dictionary; `nil` where it is absent or null.
    public subscript(key: String) -> PDFObject? {
        guard let dictionary = dictionaryHandle else { return nil }
        defer { releaseIfOther(dictionary) }
        let value = PDFObject(qpdf_oh_get_key(file.data, dictionary, PDFName.cString(key)), of: file)
        return value.kind == .null ? nil : value
    }

    /// The keys of a dictionary or a stream's dictionary, sorted by their bytes, without slashes.
    public var keys: [String] {
        guard let dictionary = dictionaryHandle else { return [] }
        defer { releaseIfOther(dictionary) }
        var keys: [String] = []
        qpdf_oh_begin_dict_key_iter(file.data, dictionary)
        while qpdf_oh_dict_more_keys(file.data) != 0 {
            guard let key = qpdf_oh_dict_next_key(file.data) else { continue }
            keys.append(PDFObject.name(key))
        }
        return keys
    }

    /// Whether it is a dictionary or a stream.
    public var hasKeys: Bool { kind == .dictionary || kind == .stream }

    private var dictionaryHandle: qpdf_oh? {
        kind == .dictionary ? handle : kind == .stream ? qpdf_oh_get_dict(file.data, handle) : nil
    }

    private func releaseIfOther(_ other: qpdf_oh) {
        if other != handle { qpdf_oh_release(file.data, other) }
    }

    private static func name(_ text: UnsafePointer<CChar>) -> String {
        var length = 0
        while text[length] != 0 { length += 1 }
        let skip = length > 0 && text[0] == 0x2F ? 1 : 0
        return text.withMemoryRebound(to: UInt8.self, capacity: length) {
            PDFName.string(UnsafeBufferPointer(start: $0 + skip, count: length - skip))
        }
    }
}
