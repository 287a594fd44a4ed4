import OfficeFiles

/// The sheets of an OpenDocument workbook (OpenDocument 1.2 part 1, 9.1), cells as they are shown.
final class OpenSheets: MarkupPass {
    private let wanted: String?
    private var rows: [[String]] = []
    private var row: [String] = []
    private var cell = ""
    private var paragraphs = 0
    private var repeats = (rows: 1, cells: 1)
    private var isOpen = false
    private var isDone = false
    /// The sheets that are whole, where all are wanted.
    private var sheets: [Workbook.Sheet]?
    private var name = ""
    private var merged: [String] = []
    private var emptyRows = 0

    private init(_ wanted: String?) {
        self.wanted = wanted
        super.init()
    }

    /// The rows of the sheet of that name, or of the first.
    static func read(_ archive: ZipFile, _ sheet: String?) -> Result<[[String]], DataShelf.Problem> {
        guard let content = archive.bytes(of: "content.xml") else { return .failure(.unreadable) }
        let reader = OpenSheets(sheet)
        guard reader.run(content) != nil else { return .failure(.unreadable) }
        return reader.isDone ? .success(reader.rows) : .failure(.sheet)
    }

    /// All its sheets; `nil` where they cannot be read.
    static func all(_ archive: ZipFile) -> [Workbook.Sheet]? {
        guard let content = archive.bytes(of: "content.xml") else { return nil }
        let reader = OpenSheets(nil)
        reader.sheets = []
        return reader.run(content) == nil ? nil : reader.sheets
    }

    override func begin(_ name: String, _ attributes: [String: String]) -> Bool {
        switch name {
        case "table":
            let sheet = attributes["table:name"] ?? ""
            if sheets != nil, !isOpen {
                (isOpen, self.name, rows, merged, emptyRows) = (true, sheet, [], [], 0)
            } else if !isDone, !isOpen, wanted == nil || wanted == sheet {
                (isOpen, isDone) = (true, true)
            } else {
                silence()
            }
        case "annotation", "tracked-changes": silence()
        case "table-row":
            row = []
            repeats.rows = attributes["table:number-rows-repeated"].flatMap(Int.init) ?? 1
        case "table-cell", "covered-table-cell":
            (cell, paragraphs) = ("", 0)
            repeats.cells = attributes["table:number-columns-repeated"].flatMap(Int.init) ?? 1
            note(attributes)
        case "p":
            if paragraphs > 0 { cell += " " }
            paragraphs += 1
        case "s", "tab", "line-break": cell += " "
        default: break
        }
        return false
    }

    override func text(_ text: String) { if isOpen, paragraphs > 0 { cell += text } }

    override func end(_ name: String) -> Bool {
        switch name {
        case "table":
            isOpen = false
            if (sheets?.count ?? .max) < 64 {
                sheets?.append(Workbook.Sheet(name: self.name, rows: rows, merged: merged, isHidden: false))
            }
        case "table-cell", "covered-table-cell":
            // Programs fill sheets to their edges with one empty cell, many times.
            let count = cell.isEmpty ? min(repeats.cells, DataSheet.most.columns) : min(repeats.cells, 256)
            if row.count < 256 { row += Array(repeating: cell, count: max(1, count)) }
            paragraphs = 0
        case "table-row":
            // Empty rows count where something follows them; programs fill sheets to their edges with them.
            if row.allSatisfy(\.isEmpty) {
                emptyRows = min(emptyRows + max(1, repeats.rows), DataSheet.most.rows + 1)
                break
            }
            let room = max(0, DataSheet.most.rows + 1 - rows.count)
            rows += Array(repeating: [], count: min(emptyRows, room))
            emptyRows = 0
            if rows.count <= DataSheet.most.rows {
                rows += Array(repeating: row, count: max(1, min(repeats.rows, 1_000)))
            }
        default: break
        }
        return false
    }

    /// Remembers the cells that the one beginning now stands over.
    private func note(_ attributes: [String: String]) {
        let wide = attributes["table:number-columns-spanned"].flatMap(Int.init) ?? 1
        let high = attributes["table:number-rows-spanned"].flatMap(Int.init) ?? 1
        guard wide > 1 || high > 1, merged.count < 1_000, (1...1_000).contains(wide), (1...100_000).contains(high)
        else { return }
        let (row, column) = (rows.count + emptyRows + 1, self.row.count)
        merged.append(
            SheetColumn.letters(column) + String(row) + ":" + SheetColumn.letters(column + wide - 1)
                + String(row + high - 1))
    }
}
