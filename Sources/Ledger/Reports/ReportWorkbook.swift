import CXLSXWriter
import Foundation
import Geometry
import PrintModel

/// A report as an XLSX workbook, written by libxlsxwriter. Amounts are numbers there, as spreadsheet programs know no
/// others; each is the nearest to its centavos.
public enum ReportWorkbook {
    /// Writes a workbook. Throws `cannotWrite`.
    public static func write(_ report: LedgerReport, _ words: ReportWords, to path: String) throws {
        guard let book = workbook_new(path), let sheet = workbook_add_worksheet(book, nil) else {
            throw Fault(.cannotWrite, .outputUnwritable, at: Finding.Place(file: path))
        }
        date(book, report, words)
        let formats = Formats(book)
        let title = "\(words.titles[report.kind] ?? "") · \(words.subtitle(report.year, report.date))"
        worksheet_write_string(sheet, 0, 0, words.municipality, formats.bold)
        worksheet_write_string(sheet, 1, 0, title, formats.bold)
        for (column, heading) in report.columns.enumerated() {
            worksheet_write_string(sheet, 3, lxw_col_t(column), words.heading(heading), formats.heading)
            worksheet_set_column(sheet, lxw_col_t(column), lxw_col_t(column), width(report, column, words), nil)
        }
        for (index, row) in report.rows.enumerated() { write(row, lxw_row_t(index + 4), sheet, formats, words) }
        if var total = report.total {
            if total.first == LedgerReport.Cell.none { total[0] = .text(words.total) }
            write(total, lxw_row_t(report.rows.count + 4), sheet, formats.totals, words)
        }
        worksheet_freeze_panes(sheet, 4, 1)
        worksheet_set_landscape(sheet)
        worksheet_fit_to_pages(sheet, 1, 0)
        let status = workbook_close(book)
        guard status == LXW_NO_ERROR else {
            let reason = lxw_strerror(status).map { String(cString: $0) } ?? ""
            throw Fault(.cannotWrite, .outputUnwritable, at: Finding.Place(file: path), ["reason": reason])
        }
    }

    /// The day of the report is the workbook's: the same ledger gives the same bytes.
    private static func date(_ book: UnsafeMutablePointer<lxw_workbook>, _ report: LedgerReport, _ words: ReportWords) {
        let day = CivilDate(report.date)?.dayNumber ?? 0
        let epoch = CivilDate(year: 1970, month: 1, day: 1)?.dayNumber ?? 0
        let title = strdup(words.titles[report.kind] ?? "")
        let author = strdup(words.municipality)
        var properties = lxw_doc_properties()
        (properties.title, properties.author) = (title, author)
        properties.created = time_t(max(1, (day - epoch) * 86_400))
        workbook_set_properties(book, &properties)
        free(title)
        free(author)
    }

    private static func width(_ report: LedgerReport, _ column: Int, _ words: ReportWords) -> Double {
        let longest = (report.rows + (report.total.map { [$0] } ?? [])).map { words.text($0[column]).count }.max() ?? 0
        return Double(min(60, max(longest, words.heading(report.columns[column]).count) + 3))
    }

    private static func write(
        _ row: [LedgerReport.Cell], _ number: lxw_row_t, _ sheet: UnsafeMutablePointer<lxw_worksheet>,
        _ formats: Formats,
        _ words: ReportWords
    ) {
        for (index, cell) in row.enumerated() {
            let column = lxw_col_t(index)
            switch cell {
            case .money(let amount):
                worksheet_write_number(sheet, number, column, Double(amount.count) / 100, formats.money)
            case .rate(let rate): worksheet_write_number(sheet, number, column, Double(rate) / 10_000, formats.rate)
            case .count(let count): worksheet_write_number(sheet, number, column, Double(count), formats.count)
            case .share(let tenths):
                worksheet_write_number(sheet, number, column, Double(tenths) / 1_000, formats.share)
            case .none: worksheet_write_blank(sheet, number, column, formats.text)
            default: worksheet_write_string(sheet, number, column, words.text(cell), formats.text)
            }
        }
    }

    /// The workbook's formats; they die with it.
    private struct Formats {
        typealias Format = UnsafeMutablePointer<lxw_format>
        let bold, heading, text, money, rate, count, share: Format?
        private let book: UnsafeMutablePointer<lxw_workbook>

        init(_ book: UnsafeMutablePointer<lxw_workbook>, isTotal: Bool = false) {
            func format(_ number: String?, bold: Bool = isTotal) -> Format? {
                let format = workbook_add_format(book)
                if let number { format_set_num_format(format, number) }
                if bold { format_set_bold(format) }
                if isTotal { format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue)) }
                return format
            }
            self.book = book
            bold = format(nil, bold: true)
            heading = format(nil, bold: true)
            format_set_text_wrap(heading)
            format_set_bottom(heading, UInt8(LXW_BORDER_THIN.rawValue))
            text = format(nil)
            money = format("#,##0.00;(#,##0.00)")
            rate = format("#,##0.0000")
            count = format("#,##0")
            share = format("0.0%")
        }

        var totals: Formats { Formats(book, isTotal: true) }
    }
}
