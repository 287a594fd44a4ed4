import Foundation
import OfficeFiles
import PrintModel

/// The sheets of an Excel workbook (ISO/IEC 29500-1, 18): values as they were last worked out, in their number formats as
/// far as those say decimals, thousands, percent and money.
enum ExcelSheets {
    /// The rows of the sheet of that name, or of the first.
    static func read(_ archive: ZipFile, _ sheet: String?) -> Result<[[String]], DataShelf.Problem> {
        guard let book = archive.bytes(of: "xl/workbook.xml"), let sheets = BookPass.sheets(book),
            let relations = archive.bytes(of: "xl/_rels/workbook.xml.rels").flatMap(RelationPass.targets)
        else { return .failure(.unreadable) }
        guard let wanted = sheet.map({ name in sheets.first { $0.name == name } }) ?? sheets.first,
            let target = relations[wanted.id]
        else { return .failure(.sheet) }
        let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        let texts = archive.bytes(of: "xl/sharedStrings.xml").flatMap(SharedTextPass.texts) ?? []
        let formats = archive.bytes(of: "xl/styles.xml").flatMap(FormatPass.formats) ?? []
        guard let bytes = archive.bytes(of: path), let sheet = SheetPass.sheet(bytes, texts, formats) else {
            return .failure(.unreadable)
        }
        return .success(sheet.rows)
    }

    /// All its sheets; `nil` where one cannot be read. Charts that stand as sheets of their own are left out.
    static func all(_ archive: ZipFile) -> [Workbook.Sheet]? {
        guard let book = archive.bytes(of: "xl/workbook.xml"), let sheets = BookPass.sheets(book),
            let relations = archive.bytes(of: "xl/_rels/workbook.xml.rels").flatMap(RelationPass.targets)
        else { return nil }
        let texts = archive.bytes(of: "xl/sharedStrings.xml").flatMap(SharedTextPass.texts) ?? []
        let formats = archive.bytes(of: "xl/styles.xml").flatMap(FormatPass.formats) ?? []
        var result: [Workbook.Sheet] = []
        for sheet in sheets.prefix(64) {
            guard let target = relations[sheet.id] else { return nil }
            let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
            if path.contains("chartsheets/") { continue }
            guard let bytes = archive.bytes(of: path), let read = SheetPass.sheet(bytes, texts, formats) else {
                return nil
            }
            result.append(
                Workbook.Sheet(name: sheet.name, rows: read.rows, merged: read.merged, isHidden: sheet.isHidden))
        }
        return result
    }
}

/// Names of sheets in their order.
private final class BookPass: MarkupPass {
    private var sheets: [(name: String, id: String, isHidden: Bool)] = []

    static func sheets(_ bytes: [UInt8]) -> [(name: String, id: String, isHidden: Bool)]? {
        let pass = BookPass()
        return pass.run(bytes) == nil ? nil : pass.sheets
    }

    override func begin(_ name: String, _ attributes: [String: String]) -> Bool {
        if name == "sheet", let sheet = attributes["name"],
            let id = attributes.first(where: { $0.key.hasSuffix(":id") })?.value
        {
            sheets.append((sheet, id, attributes["state"].map { $0 != "visible" } ?? false))
        }
        return false
    }
    override func end(_ name: String) -> Bool { false }
}

/// Parts by the ids that others call them.
private final class RelationPass: MarkupPass {
    private var targets: [String: String] = [:]

    static func targets(_ bytes: [UInt8]) -> [String: String]? {
        let pass = RelationPass()
        return pass.run(bytes) == nil ? nil : pass.targets
    }

    override func begin(_ name: String, _ attributes: [String: String]) -> Bool {
        if let id = attributes["Id"], let target = attributes["Target"], attributes["TargetMode"] != "External" {
            targets[id] = target
        }
        return false
    }
    override func end(_ name: String) -> Bool { false }
}

/// Texts that cells share.
private final class SharedTextPass: MarkupPass {
    private var texts: [String] = []

    static func texts(_ bytes: [UInt8]) -> [String]? {
        let pass = SharedTextPass()
        return pass.run(bytes) == nil ? nil : pass.texts
    }

    override func begin(_ name: String, _ attributes: [String: String]) -> Bool {
        if name == "si" { texts.append("") }
        // How it is pronounced is not shown.
        if name == "rPh" { silence() }
        return false
    }
    override func text(_ text: String) { if path.last == "t", !texts.isEmpty { texts[texts.count - 1] += text } }
    override func end(_ name: String) -> Bool { false }
}

/// How numbers of each cell style are shown.
private final class FormatPass: MarkupPass {
    private var own: [Int: String] = [:]
    private var formats: [NumberFormat] = []
    private var isInCells = false

    static func formats(_ bytes: [UInt8]) -> [NumberFormat]? {
        let pass = FormatPass()
        return pass.run(bytes) == nil ? nil : pass.formats
    }

    override func begin(_ name: String, _ attributes: [String: String]) -> Bool {
        switch name {
        case "numFmt":
            if let id = attributes["numFmtId"].flatMap(Int.init) { own[id] = attributes["formatCode"] ?? "" }
        case "cellXfs": isInCells = true
        case "xf" where isInCells:
            let id = attributes["numFmtId"].flatMap(Int.init) ?? 0
            formats.append(NumberFormat(code: own[id] ?? NumberFormat.builtIn[id] ?? ""))
        default: break
        }
        return false
    }
    override func end(_ name: String) -> Bool {
        if name == "cellXfs" { isInCells = false }
        return false
    }
}

/// The cells of a sheet.
private final class SheetPass: MarkupPass {
    private let texts: [String]
    private let formats: [NumberFormat]
    private var rows: [[String]] = []
    private var merged: [String] = []
    private var place = (row: 0, column: 0)
    private var kind = "n"
    private var style = 0
    private var value = ""

    private init(_ texts: [String], _ formats: [NumberFormat]) {
        (self.texts, self.formats) = (texts, formats)
        super.init()
    }

    /// The rows of a sheet, and which of its cells are merged.
    static func sheet(
        _ bytes: [UInt8], _ texts: [String], _ formats: [NumberFormat]
    ) -> (rows: [[String]], merged: [String])? {
        let pass = SheetPass(texts, formats)
        return pass.run(bytes) == nil ? nil : (pass.rows, pass.merged)
    }

    override func begin(_ name: String, _ attributes: [String: String]) -> Bool {
        switch name {
        // A row beyond those that are read is none, whatever its number.
        case "row": place = (min(attributes["r"].flatMap(Int.init) ?? place.row + 1, DataSheet.most.rows + 2), 0)
        case "c":
            if let match = attributes["r"]?.wholeMatch(of: #/([A-Z]{1,3})[0-9]+/#) {
                place.column = DataSheet.column(match.1)
            }
            kind = attributes["t"] ?? "n"
            style = attributes["s"].flatMap(Int.init) ?? 0
            value = ""
        case "rPh", "f": silence()
        case "mergeCell": if let range = attributes["ref"], merged.count < 1_000 { merged.append(range) }
        default: break
        }
        return false
    }

    override func text(_ text: String) { if path.last == "v" || path.last == "t" { value += text } }

    override func end(_ name: String) -> Bool {
        guard name == "c" else { return false }
        defer { place.column += 1 }
        guard !value.isEmpty, (1...DataSheet.most.rows + 1).contains(place.row), (0..<256).contains(place.column) else {
            return false
        }
        while rows.count < place.row { rows.append([]) }
        while rows[place.row - 1].count <= place.column { rows[place.row - 1].append("") }
        rows[place.row - 1][place.column] = shown
        return false
    }

    private var shown: String {
        switch kind {
        case "s": return Int(value).flatMap { texts.indices.contains($0) ? texts[$0] : nil } ?? ""
        case "b": return value == "1" ? "Sí" : "No"
        case "n": return (formats.indices.contains(style) ? formats[style] : NumberFormat(code: "")).text(value)
        default: return value
        }
    }
}

/// A number format of a spreadsheet, as far as a printed table needs it.
struct NumberFormat {
    let code: String

    /// The formats that have numbers and no codes in files (18.8.30).
    static let builtIn: [Int: String] = [
        1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "dd/mm/yyyy",
        16: "dd/mm/yyyy", 17: "dd/mm/yyyy", 22: "dd/mm/yyyy", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
        44: "$#,##0.00",
    ]

    /// A number as the format shows it; what is no number stays as it is.
    func text(_ raw: String) -> String {
        guard let number = Double(raw), number.isFinite, abs(number) < 1e15 else { return raw }
        let section = code.split(separator: ";").first.map(String.init) ?? ""
        // What stands in quotes or brackets is no sign of the format.
        let signs = section.replacing(#/"[^"]*"|\[[^\]]*\]|\\./#, with: "")
        let lower = signs.lowercased()
        if lower.contains("y") || lower.contains("d") && lower.contains("m") { return NumberFormat.date(number) ?? raw }
        let isPercent = signs.contains("%")
        let money = section.contains("$")
        var decimals = 0
        if let point = signs.firstIndex(of: ".") {
            decimals = signs[signs.index(after: point)...].prefix { $0 == "0" || $0 == "#" }.count
        }
        if signs.isEmpty || lower == "general" { return NumberFormat.plain(number) }
        return NumberFormat.fixed(
            isPercent ? number * 100 : number, min(decimals, 6), grouped: signs.contains(","),
            money ? "$" : "", isPercent ? "%" : "")
    }

    /// Without a format: as few decimals as say it, no more than six.
    private static func plain(_ number: Double) -> String {
        if number == number.rounded() { return fixed(number, 0, grouped: false, "", "") }
        var text = String(format: "%.6f", number)
        while text.hasSuffix("0") { text.removeLast() }
        return text.hasPrefix("-") ? "−" + text.dropFirst() : text
    }

    private static func fixed(_ number: Double, _ decimals: Int, grouped: Bool, _ prefix: String, _ suffix: String)
        -> String
    {
        var scaled = number
        for _ in 0..<decimals { scaled *= 10 }
        guard abs(scaled) < 9e17 else { return String(number) }
        let text = Figure(digits: Int(scaled.rounded()), decimals: decimals, prefix: prefix, suffix: suffix).text
        return grouped ? text : text.replacing(",", with: "")
    }

    /// Days since the end of 1899, as spreadsheets count them.
    private static func date(_ days: Double) -> String? {
        guard (1...2_958_465).contains(days) else { return nil }
        let seconds = (days.rounded(.down) - 25_569) * 86_400
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: Date(timeIntervalSince1970: seconds))
        guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
        return "\(day < 10 ? "0" : "")\(day)/\(month < 10 ? "0" : "")\(month)/\(year)"
    }
}
