import Foundation
import Geometry
import OfficeFiles
import SwiftCSV

/// A sheet of data: rows of texts, as a person sees them.
struct DataSheet: Equatable {
    /// Rows from the first that has anything, each as wide as the widest.
    var rows: [[String]]

    /// Most rows, columns and bytes that are read: more is no table of a publication.
    static let most = (rows: 5_000, columns: 64, bytes: 16 << 20)

    /// Rows without the empty ones around them.
    init(_ rows: [[String]]) {
        let trimmed = rows.map { row in
            row.map { $0.split { $0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" }.joined(separator: " ") }
        }
        let isFull: ([String]) -> Bool = { $0.contains { !$0.isEmpty } }
        let first = trimmed.firstIndex(where: isFull) ?? trimmed.endIndex
        let last = trimmed.lastIndex(where: isFull) ?? first
        let full = first < trimmed.endIndex ? Array(trimmed[first...last]) : []
        let width = full.reduce(0) { max($0, ($1.lastIndex { !$0.isEmpty } ?? -1) + 1) }
        self.rows = full.map { row in (0..<width).map { $0 < row.count ? row[$0] : "" } }
    }

    /// The part of a range such as `B2:D9`; `nil` where it is none.
    func part(_ range: String) -> DataSheet? {
        guard let match = range.uppercased().wholeMatch(of: #/([A-Z]{1,2})([0-9]{1,5}):([A-Z]{1,2})([0-9]{1,5})/#),
            let top = Int(match.2), let bottom = Int(match.4), top >= 1, bottom >= top
        else { return nil }
        let (left, right) = (DataSheet.column(match.1), DataSheet.column(match.3))
        guard right >= left, top <= rows.count else { return nil }
        return DataSheet(
            rows[(top - 1)..<min(bottom, rows.count)].map { row in
                left < row.count ? Array(row[left...min(right, row.count - 1)]) : []
            })
    }

    /// The sheet with its first two rows as one head.
    var withJoinedHead: DataSheet {
        DataSheet([SheetHead.joined(upper: rows[0], lower: rows[1])] + rows.dropFirst(2))
    }

    /// `C` as 2.
    static func column(_ letters: some StringProtocol) -> Int {
        letters.unicodeScalars.reduce(0) { $0 * 26 + Int($1.value) - 64 } - 1
    }
}

/// Finds the data that reports name, beside them, and reads them.
struct DataShelf {
    /// Absolute path of the report's folder.
    let folder: String
    /// Absolute path of the workspace: nothing outside it is read.
    let root: String

    /// Why there are no data; the raw value is a word that messages know.
    enum Problem: String, Error {
        case missing = "data-missing", outside = "data-outside", unreadable = "data-unreadable", kind = "data-kind"
        case sheet = "data-sheet", range = "data-range", large = "data-large", empty = "data-empty"
    }

    /// The sheet of a file: of a workbook the one named, or its first; of it a range.
    func sheet(_ name: String, sheet: String?, range: String?) -> Result<DataSheet, Problem> {
        guard let path = Paths.resolved(Paths.join(folder, name)), Paths.isFile(path) else { return .failure(.missing) }
        guard Paths.lies(path, in: [root]) else { return .failure(.outside) }
        switch rows(of: path, sheet) {
        case .failure(let problem): return .failure(problem)
        case .success(let rows):
            guard rows.count <= DataSheet.most.rows, rows.allSatisfy({ $0.count <= 16_384 }) else {
                return .failure(.large)
            }
            // A range counts from the file's own first row.
            let whole = range == nil ? DataSheet(rows) : DataSheet(keeping: rows)
            guard let data = range.map({ whole.part($0) }) ?? whole else { return .failure(.range) }
            guard data.rows.count > 1 else { return .failure(.empty) }
            return (data.rows.first?.count ?? 0) > DataSheet.most.columns ? .failure(.large) : .success(data)
        }
    }

    private func rows(of path: String, _ sheet: String?) -> Result<[[String]], Problem> {
        let suffix = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        switch suffix {
        case "xlsx", "ods":
            guard let archive = try? ZipFile(path, named: path) else { return .failure(.unreadable) }
            let book = suffix == "ods" ? OpenSheets.read(archive, sheet) : ExcelSheets.read(archive, sheet)
            return book
        case "csv", "tsv", "txt":
            guard case .success(let file) = FileBytes.read(path, as: path, limit: DataSheet.most.bytes) else {
                return .failure(.unreadable)
            }
            return DelimitedText.rows(of: file.bytes).map { .success($0) } ?? .failure(.unreadable)
        default: return .failure(.kind)
        }
    }
}

extension DataSheet {
    /// All rows, empty ones too.
    fileprivate init(keeping rows: [[String]]) {
        let width = rows.reduce(0) { max($0, $1.count) }
        self.rows = rows.map { row in (0..<min(width, 16_384)).map { $0 < row.count ? row[$0] : "" } }
    }
}

/// Text with a line a row, as spreadsheets save it (RFC 4180), in any encoding and with any separator that Mexican
/// offices' programs use.
enum DelimitedText {
    /// The rows; `nil` where it is no text.
    static func rows(of bytes: [UInt8]) -> [[String]]? {
        guard let text = decoded(bytes) else { return nil }
        let unix = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let separator = separator(of: unix)
        // What the reader takes for a head is a row to us.
        guard let csv = try? EnumeratedCSV(string: unix, delimiter: .character(separator), loadColumns: false) else {
            return nil
        }
        return [csv.header] + csv.rows
    }

    private static func decoded(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return String(data: Data(bytes), encoding: .utf16)
        }
        let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard !plain.contains(0) else { return nil }
        return String(validating: plain, as: UTF8.self) ?? String(data: Data(plain), encoding: .windowsCP1252)
    }

    /// The separator that stands most alike in the first lines, quotations aside.
    private static func separator(of text: String) -> Character {
        let lines = text.split(separator: "\n").prefix(20).map { line in
            var isQuoted = false
            return line.filter { character in
                if character == "\"" { isQuoted.toggle() }
                return !isQuoted
            }
        }
        let counts = [";", "\t", ",", "|"].map { (separator: Character) -> (Character, Int, Int) in
            let each = lines.map { $0.count { $0 == separator } }
            let usual = each.sorted()[safe: each.count / 2] ?? 0
            return (separator, usual, each.count { $0 == usual })
        }
        return counts.filter { $0.1 > 0 }.max { ($0.2, $0.1) < ($1.2, $1.1) }?.0 ?? ","
    }
}

extension Array {
    fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
