import Foundation
import Geometry
import PrintModel
import Production
import Revision

/// The status of a publication as a table that is read in a hundred columns, and as JSON.
struct StatusTable {
    let sheet: StatusSheet
    let language: Language

    private static let widths = [22, 28, 14, 13, 7, 10]

    /// The table, with totals under it.
    var text: String {
        var lines = [line(heads), rule]
        var area = ""
        for row in sheet.rows {
            // An area's name stands once over what it owes.
            lines.append(line(cells(row, showsArea: row.areaName != area)))
            area = row.areaName
        }
        if sheet.rows.isEmpty { lines = [] } else { lines.append(rule) }
        return (lines + totals).joined(separator: "\n")
    }

    private var heads: [String] {
        [
            language.say("Área", "Area"), language.say("Qué", "What"), language.say("Estado", "State"),
            language.say("Palabras", "Words"), language.say("Fotos", "Photos"), language.say("Vence", "Due"),
        ]
    }

    private func cells(_ row: StatusRow, showsArea: Bool) -> [String] {
        [
            showsArea ? row.areaName : "", row.ask.what, state(row), measured(row.words, row.ask.words, row.wordsFit),
            measured(row.photos, row.ask.photos, row.photosFit), row.ask.due?.iso ?? "",
        ]
    }

    /// What there is, of what was asked; a `!` where it does not fit.
    private func measured(_ count: Int?, _ asked: ClosedRange<Int>?, _ fits: Bool?) -> String {
        let range = asked.map {
            $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
        }
        return [count.map(String.init) ?? (asked == nil ? "" : "—"), range].compactMap { $0 }.joined(separator: "/")
            + (fits == false ? "!" : "")
    }

    private func state(_ row: StatusRow) -> String {
        let late = row.daysLate.map { " \($0) d" } ?? ""
        if row.state == .approved { return StateWords.name(.approved, language) + (row.isAltered ? " ≠" : "") }
        let name = StateWords.name(row.state, language)
        if row.state == .late { return name + late }
        return row.daysLate.map { "\(name) +\($0) d" } ?? name
    }

    // MARK: Lines

    private var rule: String {
        String(repeating: "─", count: StatusTable.widths.reduce(0, +) + StatusTable.widths.count - 1)
    }

    private func line(_ cells: [String]) -> String {
        let padded = zip(cells, StatusTable.widths).enumerated().map { index, cell in
            let text = cell.0.count > cell.1 ? String(cell.0.prefix(cell.1 - 1)) + "…" : cell.0
            let space = String(repeating: " ", count: cell.1 - text.count)
            // Figures stand right.
            return index == 3 || index == 4 ? space + text : text + space
        }
        return padded.joined(separator: " ").replacing(#/ +$/#, with: "")
    }

    private var totals: [String] {
        let states = ReportState.allCases.compactMap { state -> String? in
            let count = sheet.count(state)
            return count == 0 ? nil : StateWords.counted(count, state, language)
        }
        let asked = sheet.rows.count
        var lines = [language.say("Pedidos al \(sheet.today.iso): \(asked)", "Asked, on \(sheet.today.iso): \(asked)")]
        if !states.isEmpty { lines[0] += language.say(". Hay: ", ". There are: ") + states.joined(separator: ", ") }
        lines.append(
            language.say("Palabras: ", "Words: ") + total(sheet.rows.map(\.words), sheet.rows.map(\.ask.words))
                + language.say(". Fotos: ", ". Photos: ")
                + total(sheet.rows.map(\.photos), sheet.rows.map(\.ask.photos)))
        if !sheet.unasked.isEmpty {
            let list = sheet.unasked.joined(separator: ", ")
            lines.append(
                language.say("Sin pedir: \(sheet.unasked.count)", "Not asked for: \(sheet.unasked.count)")
                    + " (\(list))")
        }
        return lines.map { $0.count > 100 ? String($0.prefix(99)) + "…" : $0 }
    }

    /// What there is, and what was asked where anything was.
    private func total(_ counts: [Int?], _ asked: [ClosedRange<Int>?]) -> String {
        let sum = counts.compactMap { $0 }.reduce(0, +)
        let ranges = asked.compactMap { $0 }
        guard !ranges.isEmpty else { return String(sum) }
        let (low, high) = (ranges.reduce(0) { $0 + $1.lowerBound }, ranges.reduce(0) { $0 + $1.upperBound })
        return language.say("\(sum), de \(low)–\(high) pedidas", "\(sum), of \(low)–\(high) asked for")
    }
}

/// States in words.
enum StateWords {
    static func name(_ state: ReportState, _ language: Language) -> String {
        switch state {
        case .missing: language.say("falta", "missing")
        case .late: language.say("atrasado", "late")
        case .received: language.say("recibido", "received")
        case .inReview: language.say("en revisión", "in review")
        case .corrected: language.say("corregido", "corrected")
        case .approved: language.say("aprobado", "approved")
        }
    }

    /// `3 aprobados`.
    static func counted(_ count: Int, _ state: ReportState, _ language: Language) -> String {
        guard language == .spanish, count != 1, state != .inReview else { return "\(count) \(name(state, language))" }
        return state == .missing ? "\(count) faltan" : "\(count) \(name(state, language))s"
    }
}

extension StatusTable {
    private struct Root: Encodable {
        var publication: String
        var today: String
        var rows: [Row]
        var totals: [String: Int]
        var unasked: [String]
        var findings: [JSONReport.Item]
    }

    private struct Row: Encodable {
        let row: StatusRow

        enum Key: String, CodingKey {
            case area, areaName, what, report, title, state, words, wordsAsked, photos, photosAsked, due, delivered,
                daysLate,
                approvedBy, approvedAt, changedSinceApproval
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(row.ask.area, forKey: .area)
            try container.encode(row.areaName, forKey: .areaName)
            try container.encode(row.ask.what, forKey: .what)
            try container.encode(row.report, forKey: .report)
            try container.encode(row.title, forKey: .title)
            try container.encode(row.state, forKey: .state)
            try container.encode(row.words, forKey: .words)
            try container.encode(row.ask.words.map { [$0.lowerBound, $0.upperBound] }, forKey: .wordsAsked)
            try container.encode(row.photos, forKey: .photos)
            try container.encode(row.ask.photos.map { [$0.lowerBound, $0.upperBound] }, forKey: .photosAsked)
            try container.encode(row.ask.due?.iso, forKey: .due)
            try container.encode(row.delivered?.iso, forKey: .delivered)
            try container.encode(row.daysLate, forKey: .daysLate)
            try container.encode(row.approval?.by, forKey: .approvedBy)
            try container.encode(row.approval?.at, forKey: .approvedAt)
            try container.encode(row.isAltered, forKey: .changedSinceApproval)
        }
    }

    /// The sheet and what was found, as one object.
    func json(_ result: ComposeResult) -> String {
        let totals = ReportState.allCases.map { ($0.rawValue, sheet.count($0)) }
        return JSONReport.text(
            of: Root(
                publication: sheet.publication, today: sheet.today.iso, rows: sheet.rows.map(Row.init),
                totals: Dictionary(uniqueKeysWithValues: totals), unasked: sheet.unasked,
                findings: result.findings.map { JSONReport.Item($0, language) }))
    }
}
