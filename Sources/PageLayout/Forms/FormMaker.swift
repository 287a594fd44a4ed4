import Geometry
import PrintModel

/// Lays out forms on letter pages in a layout's type: names of facts in a column of their own, rules between them, and at
/// the foot of the last page the lines to sign on.
public struct FormMaker {
    let layout: Layout
    let setter: any TextSetting
    let language: String

    private static let trim = Size(
        width: Length(millimetres: 216).points, height: Length(millimetres: 279).points)
    private static let margin = Length(millimetres: 20).points
    /// Room that the lines to sign on take at the foot, points.
    private static let signing = Length(millimetres: 38).points
    /// Width of the names of facts, points.
    private static let names = Length(millimetres: 46).points

    /// A maker with a layout's styles and a typesetter that knows them.
    public init(layout: Layout, setter: any TextSetting, language: String) {
        self.layout = layout
        self.setter = setter
        self.language = language
    }

    /// The pages of a form.
    public func pages(of form: Form) -> LaidOutEdition {
        var sheet = Sheet(width: FormMaker.trim.width - 2 * FormMaker.margin)
        head(of: form, &sheet)
        for group in form.groups { add(group, to: &sheet) }
        if let table = form.table { add(table, to: &sheet) }
        let styles = StyleBook(layout: layout)
        for note in form.notes {
            add(note, plain(styles[.noticeText]), to: &sheet, indent: 0)
            sheet.y += 3
        }
        sheet.keep(FormMaker.signing)
        sign(form.signatures, &sheet)
        let count = sheet.pages.count
        let pages = sheet.pages.enumerated().map { index, items in
            let number = foot("\(form.title) · \(index + 1)/\(count)")
            return LaidOutPage(number: index + 1, kind: "form", items: items + number)
        }
        return LaidOutEdition(
            trim: FormMaker.trim, bleed: 0, inks: layout.inks.values.sorted { $0.name < $1.name }, pages: pages)
    }

    /// Items of the pages so far, and where the next comes.
    private struct Sheet {
        let width: Double
        var pages: [[PageItem]] = [[]]
        var y = FormMaker.margin

        /// Begins another page where so many points are not left.
        mutating func keep(_ height: Double) {
            guard y + height > FormMaker.trim.height - FormMaker.margin else { return }
            pages.append([])
            y = FormMaker.margin
        }

        /// Puts items so many points deep at the place reached.
        mutating func put(_ items: [PageItem], height: Double) {
            keep(height)
            pages[pages.count - 1] += items.map { $0.moved(x: FormMaker.margin, y: y) }
            y += height
        }
    }

    private func head(of form: Form, _ sheet: inout Sheet) {
        let styles = StyleBook(layout: layout)
        add(form.issuer, plain(styles[.byline]), to: &sheet, indent: 0)
        add(form.title, plain(styles[.sectionTitle]), to: &sheet, indent: 0)
        sheet.put([rule(sheet.width, 1.4, styles.ink("figure-rule"))], height: 12)
    }

    private func add(_ group: Form.Group, to sheet: inout Sheet) {
        let styles = StyleBook(layout: layout)
        guard !group.lines.isEmpty else { return }
        sheet.keep(60)
        add(group.title, plain(styles[.subhead]), to: &sheet, indent: 0)
        sheet.y += 2
        for line in group.lines {
            var name = TextStack(setter: setter, width: FormMaker.names - 8, y: 2)
            var label = plain(styles[.noticeText])
            if line.tone == .alert { (label.weight, label.ink) = (700, styles[.subhead].ink) }
            name.add(RichText(line.label), label, language: language, place: Finding.Place())
            var value = TextStack(setter: setter, width: sheet.width - FormMaker.names, y: 2)
            var style = plain(styles[.noticeText])
            if line.tone == .fact { style.weight = 700 }
            value.add(RichText(line.value), style, language: language, place: Finding.Place())
            let height = max(name.y, value.y) + 2.5
            let items = name.items + value.items.map { $0.moved(x: FormMaker.names, y: 0) }
            sheet.put(items + [rule(sheet.width, 0.25, styles.ink("rule")).moved(x: 0, y: height)], height: height)
        }
        sheet.y += 12
    }

    private func add(_ table: Table, to sheet: inout Sheet) {
        let tables = TableSetter(
            setter: setter, styles: StyleBook(layout: layout), language: language, gutter: 10)
        let set = tables.set(table, width: sheet.width, key: "form-table", place: Finding.Place())
        let full = FormMaker.trim.height - 2 * FormMaker.margin
        for piece in set.pieces(first: FormMaker.trim.height - FormMaker.margin - sheet.y, then: full) {
            if piece.isEmpty {
                sheet.keep(full)
            } else {
                sheet.put(set.items(of: piece), height: set.height(of: piece))
            }
        }
        sheet.y += 14
    }

    private func sign(_ signatures: [String], _ sheet: inout Sheet) {
        guard !signatures.isEmpty else { return }
        let styles = StyleBook(layout: layout)
        let gap = 24.0
        let each = (sheet.width - gap * Double(signatures.count - 1)) / Double(signatures.count)
        var items: [PageItem] = []
        var depth = 0.0
        for (index, who) in signatures.enumerated() {
            let x = Double(index) * (each + gap)
            items.append(rule(each, 0.5, layout.styles["body"]?.ink ?? "negro").moved(x: x, y: 0))
            var stack = TextStack(setter: setter, width: each, y: 3)
            stack.add(RichText(who), plain(styles[.noticeText]), language: language, place: Finding.Place())
            items += stack.items.map { $0.moved(x: x, y: 0) }
            depth = max(depth, stack.y)
        }
        // At the foot of the page, wherever the facts end.
        sheet.y = max(sheet.y, FormMaker.trim.height - FormMaker.margin - depth - 14)
        sheet.put(items, height: depth)
    }

    private func foot(_ text: String) -> [PageItem] {
        var style = plain(StyleBook(layout: layout)[.credit])
        style.role = .artifact
        var stack = TextStack(setter: setter, width: FormMaker.trim.width - 2 * FormMaker.margin)
        stack.add(RichText(text), style, language: language, place: Finding.Place())
        return stack.items.map { $0.moved(x: FormMaker.margin, y: FormMaker.trim.height - 30) }
    }

    private func add(_ text: String, _ style: TextStyle, to sheet: inout Sheet, indent: Double) {
        var stack = TextStack(setter: setter, width: sheet.width - indent)
        stack.add(RichText(text), style, language: language, place: Finding.Place(), x: indent)
        sheet.put(stack.items, height: stack.y + 2)
    }

    private func plain(_ style: TextStyle) -> TextStyle {
        var style = style
        style.alignment = .left
        style.indent = 0
        return style
    }

    private func rule(_ width: Double, _ thickness: Double, _ ink: String) -> PageItem {
        .rule(from: Point(x: 0, y: 0), to: Point(x: width, y: 0), thickness: thickness, ink: ink)
    }
}
