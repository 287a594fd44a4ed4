import Geometry
import PrintModel

/// The same sum of money in two reports, with two amounts: a row or figure of the same long name under the same head.
final class AmountLedger {
    private struct Entry {
        var quantity: Quantity
        var written: String
        var file: String
    }
    private var entries: [String: Entry] = [:]
    private var found: [Finding] = []

    /// Shortest name, in words that say something.
    private static let leastWords = 3

    /// Notes the amounts of a report.
    func read(_ report: Report, language: String, _ sources: SourceLines) {
        for figure in GivenFigure.all(of: report, language: language)
        where figure.quantity.unit == .money && Set(figure.topic).count >= AmountLedger.leastWords {
            let key = (figure.topic + ["|"] + figure.column).joined(separator: " ")
            guard let known = entries[key] else {
                entries[key] = Entry(quantity: figure.quantity, written: figure.written, file: report.file)
                continue
            }
            guard known.file != report.file, !known.quantity.agrees(with: figure.quantity) else { continue }
            let whole = Passage(
                kind: .cell, text: RichText(figure.written), file: report.file, report: report.slug,
                language: language, lines: 1..<Int.max)
            let values = [
                "label": figure.label, "text": figure.written, "other": known.written, "other-file": known.file,
            ]
            found.append(
                Finding(.warning, .figureAmountsDiffer, at: sources.place(of: figure.written, in: whole), values))
        }
    }

    /// What was found, in the order of reading.
    var findings: [Finding] { found }
}
