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

    /// Lends the handle to a call into qpdf, and keeps it from being released before the call is over.
    func lend<Result>(_ body: (qpdf_data?, qpdf_oh) -> Result) -> Result {
        withExtendedLifetime(self) { body(file.data, handle) }
    }

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
        switch lend(qpdf_oh_get_type_code) {
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
        guard lend(qpdf_oh_is_indirect) != 0 else { return nil }
        let number = lend(qpdf_oh_get_object_id)
        guard number != 0 else { return nil }
        return ID(number: Int(number), generation: Int(lend(qpdf_oh_get_generation)))
    }

    // MARK: Scalars

    /// The truth value of a boolean.
    public var boolean: Bool? { kind == .boolean ? lend(qpdf_oh_get_bool_value) != 0 : nil }

    /// The value of a whole number.
    public var integer: Int? { kind == .integer ? Int(lend(qpdf_oh_get_int_value)) : nil }

    /// The value of a number, always finite.
    public var number: Double? {
        guard kind == .integer || kind == .real else { return nil }
        let value = lend(qpdf_oh_get_numeric_value)
        return value.isFinite ? value : 0
    }

    /// A name, without its slash.
    public var name: String? {
        kind == .name ? lend { qpdf_oh_get_name($0, $1).map(PDFObject.name) } : nil
    }

    /// The bytes of a string.
    public var string: [UInt8]? {
        kind == .string ? bytes(qpdf_oh_get_binary_string_value) : nil
    }

    /// A text string: UTF-16, UTF-8 or PDFDocEncoding.
    public var text: String? {
        kind == .string
            ? bytes(qpdf_oh_get_binary_utf8_value).map { String(decoding: $0, as: UTF8.self) } : nil
    }

    private func bytes(
        _ get: (qpdf_data?, qpdf_oh, UnsafeMutablePointer<Int>?) -> UnsafePointer<CChar>?
    ) -> [UInt8]? {
        lend { data, handle in
            var length = 0
            return get(data, handle, &length).map {
                $0.withMemoryRebound(to: UInt8.self, capacity: length) {
                    Array(UnsafeBufferPointer(start: $0, count: length))
                }
            }
        }
    }

    // MARK: Arrays

    /// How many elements an array has; 0 for anything else.
    public var count: Int { kind == .array ? Int(lend(qpdf_oh_get_array_n_items)) : 0 }

    /// An element of an array, or `nil` where there is none.
    public subscript(index: Int) -> PDFObject? {
        guard index >= 0, index < count else { return nil }
        return PDFObject(lend { qpdf_oh_get_array_item($0, $1, Int32(index)) }, of: file)
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
        guard let dictionary else { return nil }
        let value = PDFObject(dictionary.lend { qpdf_oh_get_key($0, $1, PDFName.cString(key)) }, of: file)
        return value.kind == .null ? nil : value
    }

    /// The keys of a dictionary or a stream's dictionary, sorted by their bytes, without slashes.
    public var keys: [String] {
        guard let dictionary else { return [] }
        return dictionary.lend { data, handle in
            var keys: [String] = []
            qpdf_oh_begin_dict_key_iter(data, handle)
            while qpdf_oh_dict_more_keys(data) != 0 {
                guard let key = qpdf_oh_dict_next_key(data) else { continue }
                keys.append(PDFObject.name(key))
            }
            return keys
        }
    }

    /// Whether it is a dictionary or a stream.
    public var hasKeys: Bool { kind == .dictionary || kind == .stream }

    /// Itself, or a stream's dictionary.
    var dictionary: PDFObject? {
        switch kind {
        case .dictionary: self
        case .stream: PDFObject(lend(qpdf_oh_get_dict), of: file)
        default: nil
        }
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
