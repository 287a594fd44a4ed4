import Geometry
import PrintModel

extension FixedPages {
    /// The annual programme as a table: each goal with its indicator, how much of it was reached by the end of each
    /// quarter, and its money; under it the sum. Smaller step by step where it is long.
    func programme(in frame: Rect, _ element: PageElement, _ findings: inout [Finding]) -> [PageItem] {
        guard let programme = facts.edition.workspace.programme else { return [] }
        for percent in stride(from: 100.0, through: 60, by: -4) {
            let table = ProgrammeTable(
                programme: programme, fixed: self, element: element, width: frame.width, scale: percent / 100)
            let groups = table.groups()
            let depth = groups.reduce(0) { $0 + $1.y }
            guard depth <= frame.height || percent - 4 < 60 else { continue }
            if depth > frame.height + 0.5 { findings.append(overfull(by: depth - frame.height, element)) }
            // Rows spread over the frame, within reason.
            let spread = min(14, max(0, frame.height - depth) / Double(max(1, groups.count)))
            var y = frame.y
            return groups.flatMap { group -> [PageItem] in
                findings += group.findings
                defer { y += group.y + spread }
                return group.items.map { $0.moved(x: frame.x, y: y) }
            }.tagged(PageTag(.table))
        }
        return []
    }
}

/// The rows of a programme, before they stand on a page.
private struct ProgrammeTable {
    let programme: Programme
    let fixed: FixedPages
    let element: PageElement
    let width: Double
    let scale: Double

    private static let quarters = 4
    private var gap: Double { 10 * scale }
    private var codeWidth: Double { style("code").size * 2.4 }
    private var moneyWidth: Double { style("amount").size * 6.6 }
    private var quarterWidth: Double { min(62 * scale, width * 0.085) }
    private var goalWidth: Double {
        width - codeWidth - moneyWidth - Double(ProgrammeTable.quarters) * (quarterWidth + gap) - gap
    }

    private func style(_ part: String) -> TextStyle { fixed.style(part, of: element).scaled(scale) }
    private func left(ofQuarter quarter: Int) -> Double {
        codeWidth + goalWidth + gap + Double(quarter) * (quarterWidth + gap)
    }
    private var moneyLeft: Double { width - moneyWidth }

    /// Head, lines and sum.
    func groups() -> [TextStack] { [head()] + programme.lines.map(row) + [sum()] }

    private func head() -> TextStack {
        var stack = fixed.blocks.stack(width: width)
        let words = Words.programme(fixed.language)
        add(words.goal, "head", at: 0, width: codeWidth + goalWidth, as: .headerCell, to: &stack)
        for quarter in 0..<ProgrammeTable.quarters {
            let name = words.quarter + "\(quarter + 1)"
            add(name, "head", at: left(ofQuarter: quarter), width: quarterWidth, as: .headerCell, to: &stack)
        }
        add(words.budget, "head", at: moneyLeft, width: moneyWidth, right: true, as: .headerCell, to: &stack)
        stack.y = style("head").leading * 1.25
        rule(1.2, in: &stack)
        stack.y += 5 * scale
        return inRow(stack)
    }

    private func row(_ line: Programme.Line) -> TextStack {
        var stack = fixed.blocks.stack(width: width)
        add(line.code, "code", at: 0, width: codeWidth, to: &stack)
        var text = fixed.blocks.stack(width: codeWidth + goalWidth)
        let place = fixed.place(of: element)
        text.add(
            RichText(line.goal), style("goal"), language: fixed.language, place: place, x: codeWidth,
            as: PageTag(.cell))
        let notes = [line.indicator, line.source].compactMap { $0 }.joined(separator: " · ")
        text.add(RichText(notes), style("note"), language: fixed.language, place: place, x: codeWidth)
        text.items.forEach { stack.add($0) }
        for quarter in 0..<ProgrammeTable.quarters { bar(line.progress, quarter, in: &stack) }
        let money = line.centavos.map { Words.money($0) } ?? "—"
        add(money, "amount", at: moneyLeft, width: moneyWidth, right: true, to: &stack)
        stack.y = max(text.y, style("percent").leading * 2.1) + 5 * scale
        rule(0.4, in: &stack)
        stack.y += 5 * scale
        return inRow(stack)
    }

    /// How far a goal had come by the end of a quarter: the number over a bar; a quarter that is not known stays empty.
    private func bar(_ progress: [Double], _ quarter: Int, in stack: inout TextStack) {
        let (x, number) = (left(ofQuarter: quarter), style("percent"))
        let track = Rect(x: x, y: number.leading * 1.08, width: quarterWidth, height: 5 * scale)
        if let ink = element.inks["track"] { stack.add(.fill(track, ink: ink)) }
        guard progress.indices.contains(quarter) else { return }
        let reached = progress[quarter]
        add("\(Int(reached.rounded()))\u{A0}%", "percent", at: x, width: quarterWidth, to: &stack)
        guard reached > 0 else { return }
        let isLatest = quarter == progress.count - 1
        let ink = reached >= 100 ? "reached" : isLatest ? "bar" : "earlier"
        var filled = track
        filled.width = track.width * min(reached, 100) / 100
        if let ink = element.inks[ink] ?? element.inks["bar"] { stack.add(.fill(filled, ink: ink)) }
    }

    private func sum() -> TextStack {
        var stack = fixed.blocks.stack(width: width)
        let words = Words.programme(fixed.language)
        stack.y = 2 * scale
        let total = programme.lines.compactMap(\.centavos).reduce(0, +)
        let top = stack.y
        add(words.total, "total", at: codeWidth, width: goalWidth, to: &stack)
        stack.y = top
        add(Words.money(total), "total", at: moneyLeft, width: moneyWidth, right: true, to: &stack)
        stack.y = top + style("total").leading
        return inRow(stack)
    }

    private func add(
        _ text: String, _ part: String, at x: Double, width: Double, right: Bool = false, as role: PageRole = .cell,
        to stack: inout TextStack
    ) {
        var cell = fixed.blocks.stack(width: width, y: stack.y)
        var look = style(part)
        if right { look.alignment = .right }
        cell.add(
            RichText(text), look, language: fixed.language, place: fixed.place(of: element), as: PageTag(role))
        cell.items.forEach { stack.add($0.moved(x: x, y: 0)) }
    }

    private func rule(_ thickness: Double, in stack: inout TextStack) {
        guard let ink = element.inks["rule"] else { return }
        stack.add(
            .rule(
                from: Point(x: 0, y: stack.y), to: Point(x: width, y: stack.y), thickness: thickness * scale, ink: ink))
    }

    /// A stack's items as a row of the table.
    private func inRow(_ stack: TextStack) -> TextStack {
        var row = fixed.blocks.stack(width: width)
        row.add(.begin(PageTag(.row)))
        stack.items.forEach { row.add($0) }
        row.add(.end)
        row.y = stack.y
        return row
    }
}
