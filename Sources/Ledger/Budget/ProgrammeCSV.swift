import Foundation
import Geometry
import PrintModel

/// The annual programme from a table that a spreadsheet program wrote: a line of headings, then a line for each goal.
public enum ProgrammeCSV {
    /// Most bytes of a table.
    public static let limit = 1 << 20

    private static let headings: [String: [String]] = [
        "code": ["code", "clave", "meta", "m", "numero", "no."],
        "goal": ["goal", "name", "nombre", "metas", "descripcion", "objetivo"],
        "amount": ["amount", "monto", "presupuesto", "presupuesto requerido", "importe"],
        "source": ["source", "fuente", "fuente de financiamiento"],
        "classification": ["classification", "partida", "objeto del gasto"],
        "indicator": ["indicator", "indicador"], "target": ["target", "meta anual", "cantidad"],
    ]

    /// Reads a table. Columns are known by their headings, in Spanish or English, in any order; `Gasto Corriente` and
    /// `N/A` mean that there is no amount.
    ///
    /// Throws `Fault` with every line that is wrong.
    public static func read(_ text: String, year: Int, file: String) throws -> Programme {
        var problems: [Finding] = []
        func note(_ code: FindingCode, _ line: Int, _ values: [String: String] = [:]) {
            problems.append(Finding(.error, code, at: Finding.Place(file: file, line: line), values))
        }
        let (rows, open) = CSVRows.read(text)
        if let open { note(.csvQuote, open) }
        guard let head = rows.first else { throw Fault(.unusableData, .csvEmpty, at: Finding.Place(file: file)) }
        let columns = columns(head.fields)
        for needed in ["code", "goal", "amount"] where columns[needed] == nil {
            note(.csvColumn, head.line, ["column": headings[needed]?.joined(separator: ", ") ?? needed])
        }
        guard problems.isEmpty else { throw Fault(.unusableData, problems) }
        var lines: [Programme.Line] = []
        var seen: [String: Int] = [:]
        for row in rows.dropFirst() {
            func value(_ name: String) -> String? {
                guard let index = columns[name], row.fields.indices.contains(index) else { return nil }
                let text = row.fields[index].trimmingCharacters(in: .whitespacesAndNewlines)
                return text.isEmpty ? nil : text
            }
            if row.fields.count > head.fields.count { note(.csvFields, row.line, ["count": String(row.fields.count)]) }
            guard let code = value("code"), let goal = value("goal") else {
                note(.csvNoCode, row.line)
                continue
            }
            if let first = seen.updateValue(row.line, forKey: code) {
                note(.csvCodeTwice, row.line, ["line": code, "first": String(first)])
            }
            guard let funding = Programme.Funding(value("amount") ?? "") else {
                note(.csvAmount, row.line, ["found": value("amount") ?? ""])
                continue
            }
            var line = Programme.Line(code: code, goal: goal, indicator: value("indicator"), funding: funding)
            line.source = value("source").flatMap { Programme.Funding($0) == Programme.Funding.none ? nil : $0 }
            line.classification = value("classification")
            line.target = value("target").flatMap { Int($0) }
            let calendar = MonthNames.spanish.compactMap { month in value(month) }
            if !calendar.isEmpty {
                line.calendar = calendar.compactMap { Centavos($0) }
                if line.calendar.count != 12 { note(.csvCalendar, row.line, ["line": code]) }
            }
            lines.append(line)
        }
        guard problems.isEmpty else { throw Fault(.unusableData, problems) }
        return Programme(year: year, lines: lines)
    }

    private static func columns(_ fields: [String]) -> [String: Int] {
        var columns: [String: Int] = [:]
        for (index, field) in fields.enumerated() {
            let name = field.trimmingCharacters(in: .whitespacesAndNewlines)
                .folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
            let known = headings.first { $0.value.contains(name) }?.key ?? MonthNames.spanish.first { $0 == name }
            if let known, columns[known] == nil { columns[known] = index }
        }
        return columns
    }
}

/// A table of values parted by commas, semicolons or tabs, as RFC 4180 writes it.
enum CSVRows {
    /// The rows that are not empty, each with its line; and the line of a quote that is never closed.
    static func read(_ text: String) -> (rows: [(line: Int, fields: [String])], open: Int?) {
        let first = text.prefix { $0 != "\n" }
        let separator: Character = [";", "\t", ","].first { first.contains($0) } ?? ","
        var rows: [(line: Int, fields: [String])] = []
        var (fields, field, quoted, line, start): ([String], String, Int?, Int, Int) = ([], "", nil, 1, 1)
        var previous: Character?
        func close() {
            fields.append(field)
            if fields.contains(where: { !$0.isEmpty }) { rows.append((start, fields)) }
            (fields, field) = ([], "")
        }
        for character in text.replacing("\r\n", with: "\n") + "\n" {
            if character == "\n" { line += 1 }
            if quoted != nil {
                if character == "\"" { quoted = nil } else { field.append(character) }
            } else if character == "\"" {
                if previous == "\"" { field.append(character) }
                quoted = line
            } else if character == separator {
                fields.append(field)
                field = ""
            } else if character == "\n" {
                close()
                start = line
            } else {
                field.append(character)
            }
            previous = character
        }
        return (rows, quoted)
    }
}
