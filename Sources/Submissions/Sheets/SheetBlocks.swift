import Geometry
import OfficeFiles
import PrintModel

/// What the sheets of a file become in a report: blocks that show its tables, and figures with their labels.
struct SheetBlocks {
    private(set) var data: [[String]] = []
    private(set) var figures: [KeyFigure] = []
    private(set) var findings: [Finding] = []
    /// Whether something in it is too large to be printed: it stays beside the report.
    private(set) var isLarge = false

    private let file: String
    private let place: Finding.Place
    private let shouting: Shouting
    private let isBook: Bool

    /// Most figures that a report shows.
    private static let mostFigures = 4

    /// - Parameters:
    ///   - file: The name it has beside the report.
    ///   - name: The name it was sent by.
    init(of sheets: [SubmittedSheet], file: String, named name: String, shouting: Shouting) {
        self.file = file
        self.shouting = shouting
        place = Finding.Place(file: name)
        isBook = sheets.contains { $0.name != nil }
        for sheet in sheets { take(sheet) }
        if data.isEmpty, figures.isEmpty, !isLarge {
            findings.append(Finding(.warning, .sheetNoTable, at: place))
        }
    }

    private mutating func take(_ sheet: SubmittedSheet) {
        var label: [String: String] = [:]
        label["sheet"] = sheet.name
        guard !sheet.isHidden else {
            findings.append(Finding(.note, .sheetHidden, at: place, label))
            return
        }
        for table in SheetTable.all(in: sheet) {
            let cells = table.cells(of: sheet)
            if isFigures(sheet.name ?? file, table) {
                figures = cells.compactMap(figure)
                label["count"] = String(figures.count)
                findings.append(Finding(.note, .sheetFigures, at: place, label))
                continue
            }
            let size = label.merging(
                ["rows": String(table.rows.count - table.heads(of: sheet)), "columns": String(table.columns.count)]) {
                    $1
                }
            if table.isTooLarge {
                isLarge = true
                let most = ["most-rows": String(SheetTable.most.rows), "most-columns": String(SheetTable.most.columns)]
                findings.append(Finding(.warning, .sheetTooLarge, at: place, size.merging(most) { $1 }))
                continue
            }
            guard table.rows.count > 1 else {
                findings.append(Finding(.note, .sheetLoose, at: place, ["text": cells[0].joined(separator: " ")]))
                continue
            }
            add(table, of: sheet, cells)
            var values = size
            values["title"] = title(table)
            findings.append(Finding(.note, .sheetTable, at: place, values))
        }
    }

    private mutating func add(_ table: SheetTable, of sheet: SubmittedSheet, _ cells: [[String]]) {
        var lines = ["datos: \(ReportMarkdown.quoted(file))"]
        if isBook, let name = sheet.name { lines.append("hoja: \(ReportMarkdown.quoted(name))") }
        lines.append("rango: \(table.range)")
        let heads = table.heads(of: sheet)
        if heads > 1 { lines.append("encabezado: \(heads)") }
        if let title = title(table) { lines.append("titulo: \(ReportMarkdown.quoted(title))") }
        if !table.notes.isEmpty { lines.append("nota: \(ReportMarkdown.quoted(table.notes.joined(separator: " ")))") }
        if let source = table.source { lines.append("fuente: \(ReportMarkdown.quoted(source))") }
        data.append(lines)
        if !table.above.isEmpty {
            findings.append(Finding(.note, .sheetAbove, at: place, ["text": table.above.joined(separator: " · ")]))
        }
        let merged = table.merged(of: sheet)
        if !merged.isEmpty {
            findings.append(Finding(.warning, .sheetMerged, at: place, ["cells": merged.joined(separator: ", ")]))
        }
        let wrong = cells.flatMap { $0 }.filter { $0.prefixMatch(of: #/#[A-ZÁÉÍÓÚ¡!/0-9]{2,}[!?]?$|Err:\d+$/#) != nil }
        if let first = wrong.first {
            findings.append(Finding(.error, .sheetError, at: place, ["count": String(wrong.count), "text": first]))
        }
        let head = heads > 1 ? SheetHead.joined(upper: cells[0], lower: cells[1]) : cells[0]
        let hasHead = head.allSatisfy { !$0.isEmpty && Figure($0) == nil }
        if !hasHead {
            findings.append(Finding(.warning, .sheetNoHead, at: place, ["text": cells[0].joined(separator: " | ")]))
        }
    }

    private func title(_ table: SheetTable) -> String? {
        table.title.map { Shouting.isShouted($0) ? shouting.calmed($0) : $0 }
    }

    // MARK: Figures

    /// A sheet or file called `Cifras`, with a label and a figure a row.
    private func isFigures(_ label: String, _ table: SheetTable) -> Bool {
        label.lowercased().contains("cifra") && table.columns.count == 2
            && table.rows.count <= SheetBlocks.mostFigures + 1
    }

    private func figure(_ row: [String]) -> KeyFigure? {
        let isFirst = Figure(row[0]) != nil
        guard isFirst || Figure(row[1]) != nil else { return nil }
        return KeyFigure(value: isFirst ? row[0] : row[1], label: isFirst ? row[1] : row[0])
    }
}
