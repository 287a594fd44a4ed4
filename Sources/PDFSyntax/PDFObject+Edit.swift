import CQPDF

/// Changing objects. A change on the wrong kind does nothing and gives `false`.
extension PDFObject {
    /// Sets a key of a dictionary or of a stream's dictionary; null removes it.
    @discardableResult
    public func set(_ key: String, to value: PDFValue) -> Bool {
        withDictionary { dictionary in
            let item = file.make(value)
            if item.kind == .null && item.id == nil {
                qpdf_oh_remove_key(file.data, dictionary, PDFName.cString(key))
            } else {
                qpdf_oh_replace_key(file.data, dictionary, PDFName.cString(key), item.handle)
            }
        }
    }

    /// Removes a key of a dictionary or of a stream's dictionary.
    @discardableResult
    public func remove(_ key: String) -> Bool {
        withDictionary { qpdf_oh_remove_key(file.data, $0, PDFName.cString(key)) }
    }

    /// Adds an element at an array's end.
    @discardableResult
    public func append(_ value: PDFValue) -> Bool {
        guard kind == .array else { return false }
        qpdf_oh_append_item(file.data, handle, file.make(value).handle)
        return true
    }

    /// Replaces an array's element.
    @discardableResult
    public func set(_ index: Int, to value: PDFValue) -> Bool {
        guard kind == .array, index >= 0, index < count else { return false }
        qpdf_oh_set_array_item(file.data, handle, Int32(index), file.make(value).handle)
        return true
    }

    /// Removes an array's element.
    @discardableResult
    public func remove(at index: Int) -> Bool {
        guard kind == .array, index >= 0, index < count else { return false }
        qpdf_oh_erase_item(file.data, handle, Int32(index))
        return true
    }

    /// Replaces a stream's data by `bytes`, which are encoded by `filter` already, or not at all where it is `nil`.
    /// Writing the file compresses what is not encoded.
    @discardableResult
    public func replaceData(_ bytes: [UInt8], filter: PDFValue? = nil, parameters: PDFValue? = nil) -> Bool {
        guard kind == .stream else { return false }
        let filter = file.make(filter ?? .null)
        let parameters = file.make(parameters ?? .null)
        bytes.withUnsafeBufferPointer { buffer in
            var none: UInt8 = 0
            qpdf_oh_replace_stream_data(
                file.data, handle, buffer.baseAddress ?? withUnsafePointer(to: &none) { $0 }, buffer.count,
                filter.handle, parameters.handle)
        }
        return true
    }

    private func withDictionary(_ body: (qpdf_oh) -> Void) -> Bool {
        switch kind {
        case .dictionary: body(handle)
        case .stream:
            let dictionary = qpdf_oh_get_dict(file.data, handle)
            body(dictionary)
            qpdf_oh_release(file.data, dictionary)
        default: return false
        }
        return true
    }
}
