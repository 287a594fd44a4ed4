import Finishing
import Foundation
import Geometry
import Imposition
import PDFWriting
import Painting
import PrintModel
import Typesetting

/// The order to the printer on one page of letter paper, to be signed: typeset and painted as any page is.
struct PrintOrderForm {
    private let ticket: JobTicket
    private let words: PrintOrderWords
    private let fonts: [String]

    private static let page = Size(width: 612, height: 792)
    private static let margin = 60.0
    private static let valueX = 190.0
    private static let leading = 14.0
    private static let ink = Ink(name: "negro", cmyk: CMYK(0, 0, 0, 100), overprint: true)
    private static let mostLines = 4

    init(_ ticket: JobTicket, words: PrintOrderWords, fonts: [String]) {
        self.ticket = ticket
        self.words = words
        self.fonts = fonts
    }

    /// Paints it; gives what could not be set, such as characters that the font does not have.
    func paint(to path: String) throws -> [Finding] {
        let family = fonts.first.map { ($0 as NSString).lastPathComponent.hasPrefix("Lato") ? "Lato" : "" } ?? ""
        let styles = Styles(family: family.isEmpty ? PrintOrderForm.family(of: fonts[0]) : family)
        let typesetter = try Typesetter(fonts: fonts, hyphenation: [:], styles: styles.all)
        var pen = Pen(typesetter: typesetter)
        var y = draw(heading: styles, &pen)
        for (row, text) in rows {
            y = draw(words.labels[row] ?? "", text, at: y, styles, &pen)
        }
        sign(below: y, styles, &pen)
        let edition = LaidOutEdition(
            trim: PrintOrderForm.page, bleed: 0, inks: [PrintOrderForm.ink],
            pages: [LaidOutPage(number: 1, kind: "order", items: pen.items)])
        let metadata = try metadata()
        let painted = try Painter().paint(
            edition, photos: [:], palette: .black(edition.inks), sheet: .print, metadata: metadata)
        try ScreenDocument.write(painted, to: path, metadata: metadata)
        return pen.findings + painted.findings
    }

    private func metadata() throws -> DocumentMetadata {
        guard let date = ticket.date ?? CivilDate(year: 1970, month: 1, day: 1) else {
            throw Fault(.unusableData, .internalFault, ["reason": "date"])
        }
        return DocumentMetadata(
            title: "\(words.heading): \(ticket.job.title)", author: ticket.job.customer, language: "es", date: date)
    }

    private static func family(of file: String) -> String {
        let name = (file as NSString).lastPathComponent
        return name.hasPrefix("DejaVu") ? "DejaVu Sans" : name.hasPrefix("Liberation") ? "Liberation Sans" : "FreeSans"
    }

    // MARK: What it says

    private var rows: [(PrintOrderWords.Row, String)] {
        let plan = ticket.plan
        let pages = ticket.pieces.reduce(0) { $0 + $1.pages.count }
        let trims = ticket.pieces.compactMap { $0.pages.first }.reduce(into: [String]()) { found, size in
            let text = PrintOrderForm.millimetres(size)
            if !found.contains(text) { found.append(text) }
        }
        let runs = Set(plan.sheets.map(\.run))
        let paper = [ticket.stock, ticket.weight.map { "\(PrintOrderForm.number($0)) g/m²" }].compactMap { $0 }
        let quantity =
            ticket.pieces.count == 1
            ? ticket.pieces[0].quantity.map { words.piece("", $0) } ?? ""
            : ticket.pieces.map { words.piece($0.name, $0.quantity) }.joined(separator: "; ")
        let values: [(PrintOrderWords.Row, String)] = [
            (.job, ticket.job.title), (.customer, ticket.job.customer), (.date, ticket.date.map(words.day) ?? ""),
            (.quantity, quantity), (.product, words.schemes[plan.order.scheme.name] ?? plan.order.scheme.name),
            (.pages, words.pages(pages + plan.blanks, plan.blanks)), (.trim, trims.joined(separator: "; ")),
            (.inks, ticket.inks.map(words.ink).joined(separator: ", ")), (.condition, ticket.condition ?? ""),
            (.paper, paper.joined(separator: ", ")), (.sheet, PrintOrderForm.millimetres(plan.order.sheet)),
            (.work, words.works[plan.order.work] ?? ""),
            (.sheets, words.sheets(plan.sheets.count, runs.count == 1 ? runs.first ?? nil : nil)),
            (.creep, plan.creep > 0 ? "\(PrintOrderForm.number(Length(points: plan.creep).millimetres)) mm" : ""),
            (.file, ticket.pdf), (.delivery, ""), (.price, ""), (.notes, ""),
        ]
        // What nobody said is left open for a pen; creep that is none is not spoken of.
        return values.filter { $0.0 != .creep || !$0.1.isEmpty }
    }

    private static func millimetres(_ size: Size) -> String {
        "\(number(Length(points: size.width).millimetres)) × \(number(Length(points: size.height).millimetres)) mm"
    }

    private static func number(_ value: Double) -> String {
        let rounded = (value * 100).rounded() / 100
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }

    // MARK: How it looks

    private struct Styles {
        let heading: TextStyle
        let label: TextStyle
        let value: TextStyle
        let small: TextStyle

        init(family: String) {
            heading = TextStyle(name: "heading", font: family, weight: 700, size: 22, leading: 26)
            label = TextStyle(name: "label", font: family, size: 9, leading: PrintOrderForm.leading)
            value = TextStyle(name: "value", font: family, weight: 700, size: 10.5, leading: PrintOrderForm.leading)
            small = TextStyle(name: "small", font: family, size: 8.5, leading: 12)
        }

        var all: [TextStyle] { [heading, label, value, small] }
    }

    private struct Pen {
        let typesetter: Typesetter
        var items: [PageItem] = []
        var findings: [Finding] = []

        /// Sets a text from a baseline on; gives the baseline of its last line.
        mutating func write(
            _ text: String, _ style: TextStyle, at point: Point, width: Double, most: Int = 1
        ) -> Double {
            guard !text.isEmpty else { return point.y }
            let paragraph = typesetter.set(TextRequest(RichText(text), style: style, measure: width))
            findings += paragraph.findings
            var y = point.y
            for (index, line) in paragraph.lines.prefix(most).enumerated() {
                y = point.y + Double(index) * style.leading
                items.append(.text(line, at: Point(x: point.x, y: y)))
            }
            return y
        }

        mutating func rule(_ y: Double, _ from: Double, _ to: Double, _ thickness: Double = 0.25) {
            items.append(
                .rule(from: Point(x: from, y: y), to: Point(x: to, y: y), thickness: thickness, ink: "negro"))
        }
    }

    private func draw(heading styles: Styles, _ pen: inout Pen) -> Double {
        let right = PrintOrderForm.page.width - PrintOrderForm.margin
        let y = pen.write(
            words.heading, styles.heading, at: Point(x: PrintOrderForm.margin, y: 84),
            width: right - PrintOrderForm.margin)
        pen.rule(y + 14, PrintOrderForm.margin, right, 1.2)
        return y + 14
    }

    /// A label, its value and the rule beneath; gives where the rule is.
    private func draw(
        _ label: String, _ value: String, at top: Double, _ styles: Styles, _ pen: inout Pen
    ) -> Double {
        let right = PrintOrderForm.page.width - PrintOrderForm.margin
        let baseline = top + 17
        _ = pen.write(
            label, styles.label, at: Point(x: PrintOrderForm.margin, y: baseline),
            width: PrintOrderForm.valueX - PrintOrderForm.margin)
        let last = pen.write(
            value, styles.value, at: Point(x: PrintOrderForm.valueX, y: baseline), width: right - PrintOrderForm.valueX,
            most: PrintOrderForm.mostLines)
        pen.rule(last + 9, PrintOrderForm.margin, right)
        return last + 9
    }

    private func sign(below top: Double, _ styles: Styles, _ pen: inout Pen) {
        let (left, right) = (PrintOrderForm.margin, PrintOrderForm.page.width - PrintOrderForm.margin)
        let last = pen.write(
            words.agreement, styles.small, at: Point(x: left, y: top + 24), width: right - left, most: 3)
        let width = (right - left - 36) / 2
        let y = max(last + 70, 690)
        for (index, signer) in words.signers.prefix(2).enumerated() {
            let x = left + Double(index) * (width + 36)
            pen.rule(y, x, x + width)
            _ = pen.write(signer, styles.value, at: Point(x: x, y: y + 15), width: width)
            _ = pen.write(words.signature, styles.small, at: Point(x: x, y: y + 28), width: width)
        }
    }
}
