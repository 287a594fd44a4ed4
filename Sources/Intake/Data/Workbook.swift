import OfficeFiles

/// A file of figures with all its sheets: for those who must find out what is in it before a report can name a part.
public struct Workbook: Sendable, Hashable {
    /// A sheet.
    public struct Sheet: Sendable, Hashable {
        /// Its name; `nil` where the file has none.
        public var name: String?
        /// Rows from the file's first, empty ones too, cells as they are shown.
        public var rows: [[String]]
        /// Ranges of merged cells: `A1:C1`.
        public var merged: [String]
        /// Whether it is hidden.
        public var isHidden: Bool
    }
    /// Why a file cannot be read.
    public enum Problem: Error {
        /// Damaged, or no file of figures.
        case unreadable
        /// It holds programs.
        case macros
        /// It has a password.
        case encrypted
        /// More rows than a table of a publication has.
        case large
    }

    /// Its sheets in their order.
    public var sheets: [Sheet]

    /// Most sheets that are read.
    private static let most = 24

    /// Reads a file, an Office one where `isArchive`, else a text with separators in any encoding.
    public static func read(_ path: String, isArchive: Bool) -> Result<Workbook, Problem> {
        guard isArchive else { return delimited(path) }
        guard let archive = try? ZipFile(path, named: path) else { return .failure(.unreadable) }
        let names = archive.entries.map(\.name)
        if names.contains(where: { $0.lowercased().hasSuffix("vbaproject.bin") || $0.hasPrefix("Basic/") }) {
            return .failure(.macros)
        }
        let manifest = archive.bytes(of: "META-INF/manifest.xml") ?? []
        if String(decoding: manifest, as: UTF8.self).contains("encryption-data") { return .failure(.encrypted) }
        let sheets = archive.has("content.xml") ? OpenSheets.all(archive) : ExcelSheets.all(archive)
        guard let sheets else { return .failure(.unreadable) }
        guard sheets.allSatisfy({ $0.rows.count <= DataSheet.most.rows }) else { return .failure(.large) }
        return .success(Workbook(sheets: Array(sheets.prefix(most))))
    }

    private static func delimited(_ path: String) -> Result<Workbook, Problem> {
        guard case .success(let file) = FileBytes.read(path, as: path, limit: DataSheet.most.bytes),
            let rows = DelimitedText.rows(of: file.bytes)
        else { return .failure(.unreadable) }
        guard rows.count <= DataSheet.most.rows else { return .failure(.large) }
        return .success(Workbook(sheets: [Sheet(name: nil, rows: rows, merged: [], isHidden: false)]))
    }
}
