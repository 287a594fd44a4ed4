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
    private var names: [String] = []

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

    override func begin(_ name: String, _ attributes: [String: String]) -> Bool {
        switch name {
        case "table":
            let sheet = attributes["table:name"] ?? ""
            if !isDone, !isOpen, wanted == nil || wanted == sheet { (isOpen, isDone) = (true, true) } else { silence() }
        case "annotation", "tracked-changes": silence()
        case "table-row":
            row = []
            repeats.rows = attributes["table:number-rows-repeated"].flatMap(Int.init) ?? 1
        case "table-cell", "covered-table-cell":
            (cell, paragraphs) = ("", 0)
            repeats.cells = attributes["table:number-columns-repeated"].flatMap(Int.init) ?? 1
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
        case "table": isOpen = false
        case "table-cell", "covered-table-cell":
            // Programs fill sheets to their edges with one empty cell, many times.
            let count = cell.isEmpty ? min(repeats.cells, DataSheet.most.columns) : min(repeats.cells, 256)
            if row.count < 256 { row += Array(repeating: cell, count: max(1, count)) }
            paragraphs = 0
        case "table-row":
            let isEmpty = row.allSatisfy(\.isEmpty)
            let count = isEmpty ? min(repeats.rows, 1) : min(repeats.rows, 1_000)
            if rows.count <= DataSheet.most.rows { rows += Array(repeating: row, count: max(1, count)) }
        default: break
        }
        return false
    }
}
