import Geometry

/// Reads the spreadsheets of a submission, for a desk that does not know how.
public protocol SheetReader {
    /// The sheets of a workbook, or the one of a text with separators, in their order.
    ///
    /// - Parameter name: The name that findings call the file.
    /// - Throws: a `Fault` that says why it is refused.
    func sheets(of path: String, kind: FileKind, named name: String) throws -> [SubmittedSheet]
}

/// A sheet of figures as it was sent.
public struct SubmittedSheet: Sendable, Hashable {
    /// Its name; `nil` for a file that has one sheet and no names.
    public var name: String?
    /// Rows from the first of the file, empty ones too, cells as they are shown.
    public var rows: [[String]]
    /// Ranges of merged cells, such as `A1:C1`.
    public var merged: [String]
    /// Whether its author hid it.
    public var isHidden: Bool

    /// A sheet.
    public init(name: String? = nil, rows: [[String]], merged: [String] = [], isHidden: Bool = false) {
        self.name = name
        self.rows = rows
        self.merged = merged
        self.isHidden = isHidden
    }
}
