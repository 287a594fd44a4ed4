import CQPDF

/// Making objects.
extension PDFFile {
    /// A direct object with a value; an object of another file becomes null (see `copy`).
    public func make(_ value: PDFValue) -> PDFObject {
        switch value {
        case .null: return PDFObject(qpdf_oh_new_null(data), of: self)
        case .boolean(let value): return PDFObject(qpdf_oh_new_bool(data, value ? 1 : 0), of: self)
        case .integer(let value): return PDFObject(qpdf_oh_new_integer(data, Int64(value)), of: self)
        case .real(let value):
            return PDFObject(qpdf_oh_new_real_from_string(data, PDFNumber.text(value)), of: self)
        case .name(let name): return PDFObject(qpdf_oh_new_name(data, PDFName.cString(name)), of: self)
        case .string(let bytes):
            // One byte more, so that an empty string has an address too.
            let characters = bytes.map { CChar(bitPattern: $0) } + [0]
            return PDFObject(qpdf_oh_new_binary_string(data, characters, bytes.count), of: self)
        case .text(let text):
            let characters = text.utf8.map { CChar(bitPattern: $0) } + [0]
            return PDFObject(qpdf_oh_new_binary_unicode_string(data, characters, characters.count - 1), of: self)
        case .array(let values):
            let array = PDFObject(qpdf_oh_new_array(data), of: self)
            for value in values { array.append(value) }
            return array
        case .dictionary(let entries):
            let dictionary = PDFObject(qpdf_oh_new_dictionary(data), of: self)
            for (key, value) in entries { dictionary.set(key, to: value) }
            return dictionary
        case .object(let object):
            return object.file === self ? object : PDFObject(qpdf_oh_new_null(data), of: self)
        }
    }

    /// An indirect object with a value.
    public func makeIndirect(_ value: PDFValue) -> PDFObject {
        PDFObject(make(value).lend(qpdf_make_indirect_object), of: self)
    }

    /// A stream, always indirect. Its data is encoded by the dictionary's `/Filter` already, or not at all.
    public func makeStream(_ dictionary: [String: PDFValue], _ bytes: [UInt8]) -> PDFObject {
        let stream = PDFObject(qpdf_oh_new_stream(data), of: self)
        stream.replaceData(bytes, filter: dictionary["Filter"], parameters: dictionary["DecodeParms"])
        for (key, value) in dictionary where key != "Filter" && key != "DecodeParms" && key != "Length" {
            stream.set(key, to: value)
        }
        return stream
    }

    /// A stream whose bytes are compressed at once, so that many of them take little memory until the file is written.
    public func makeCompressedStream(_ dictionary: [String: PDFValue], _ bytes: [UInt8]) -> PDFObject {
        var packed = [UInt8](repeating: 0, count: Int(compressBound(UInt(bytes.count))))
        var length = UInt(packed.count)
        guard compress2(&packed, &length, bytes, UInt(bytes.count), 6) == Z_OK else {
            return makeStream(dictionary, bytes)
        }
        packed.removeLast(packed.count - Int(length))
        return makeStream(dictionary.merging(["Filter": .name("FlateDecode")]) { $1 }, packed)
    }

    /// A copy of an indirect object of another file with all it refers to; pages do not come along.
    public func copy(_ object: PDFObject) -> PDFObject {
        guard object.file !== self else { return object }
        return PDFObject(object.lend { qpdf_oh_copy_foreign_object(data, $0, $1) }, of: self)
    }

    /// Puts another object in the place of an indirect one.
    public func replace(_ id: PDFObject.ID, by value: PDFValue) {
        make(value).lend {
            qpdf_replace_object($0, Int32(clamping: id.number), Int32(clamping: id.generation), $1)
        }
    }
}
