import CQPDF

/// Changing objects. A change on the wrong kind does nothing and gives `false`.
extension PDFObject {
    /// Sets a key of a dictionary or of a stream's dictionary; null removes it.
    @discardableResult
    public func set(_ key: String, to value: PDFValue) -> Bool {
        guard let dictionary else { return false }
        let item = file.make(value)
        if item.kind == .null && item.id == nil { return remove(key) }
        dictionary.lend { data, handle in
            item.lend { qpdf_oh_replace_key(data, handle, PDFName.cString(key), $1) }
        }
        return true
    }

    /// Removes a key of a dictionary or of a stream's dictionary.
    @discardableResult
    public func remove(_ key: String) -> Bool {
        guard let dictionary else { return false }
        dictionary.lend { qpdf_oh_remove_key($0, $1, PDFName.cString(key)) }
        return true
    }

    /// Adds an element at an array's end.
    @discardableResult
    public func append(_ value: PDFValue) -> Bool {
        guard kind == .array else { return false }
        lend { data, handle in file.make(value).lend { qpdf_oh_append_item(data, handle, $1) } }
        return true
    }

    /// Replaces an array's element.
    @discardableResult
    public func set(_ index: Int, to value: PDFValue) -> Bool {
        guard kind == .array, index >= 0, index < count else { return false }
        lend { data, handle in
            file.make(value).lend { qpdf_oh_set_array_item(data, handle, Int32(index), $1) }
        }
        return true
    }

    /// Removes an array's element.
    @discardableResult
    public func remove(at index: Int) -> Bool {
        guard kind == .array, index >= 0, index < count else { return false }
        lend { qpdf_oh_erase_item($0, $1, Int32(index)) }
        return true
    }

    /// Replaces a stream's data by `bytes`, which are encoded by `filter` already, or not at all where it is `nil`.
    /// Writing the file compresses what is not encoded.
    @discardableResult
    public func replaceData(_ bytes: [UInt8], filter: PDFValue? = nil, parameters: PDFValue? = nil) -> Bool {
        guard kind == .stream else { return false }
        let filter = file.make(filter ?? .null)
        let parameters = file.make(parameters ?? .null)
        lend { data, handle in
            filter.lend { _, filter in
                parameters.lend { _, parameters in
                    // An empty array has no address, and qpdf wants one.
                    qpdf_oh_replace_stream_data(
                        data, handle, bytes.isEmpty ? [0] : bytes, bytes.count, filter, parameters)
                }
            }
        }
        return true
    }
}
