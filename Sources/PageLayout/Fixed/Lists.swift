import Geometry
import PrintModel

extension FixedPages {
    /// The cover story's kicker, headline and deck, and its photograph's credit. The headline is as large as its style
    /// where everything fits, and smaller step by step where it does not.
    func lead(in frame: Rect, _ element: PageElement, _ findings: inout [Finding]) -> [PageItem] {
        guard let lead = facts.edition.lead else { return [] }
        let headline = style("headline", of: element)
        for percent in stride(from: 100.0, through: 55, by: -5) {
            let stack = leadStack(lead, headline.scaled(percent / 100), element, width: frame.width)
            if stack.y <= frame.height { return anchored(stack, in: frame, element, &findings) }
        }
        return anchored(
            leadStack(lead, headline.scaled(0.5), element, width: frame.width), in: frame, element, &findings)
    }

    private func leadStack(_ lead: Report, _ headline: TextStyle, _ element: PageElement, width: Double) -> TextStack {
        var stack = blocks.stack(width: width)
        let place = place(of: element)
        if let kicker = lead.kicker {
            stack.add(lead.text(kicker), style("kicker", of: element), language: language, place: place)
        }
        stack.add(lead.text(lead.title), headline, language: language, place: place)
        if let deck = lead.deck {
            stack.y += headline.size * 0.1
            stack.add(lead.text(deck), style("deck", of: element), language: language, place: place)
        }
        if element.styles["credit"] != nil, let credit = lead.photos.first?.credit {
            stack.add(RichText(credit), style("credit", of: element), language: language, place: place)
        }
        return stack
    }

    /// The stories announced, side by side, each with its page; smaller step by step where a title is long.
    func teasers(in frame: Rect, _ element: PageElement, _ findings: inout [Finding]) -> [PageItem] {
        let width = columnWidth(frame, element)
        let step = width + layout.grid.gutter * 1.5
        let reports = facts.edition.teasers.prefix(element.columns)
        var stacks: [TextStack] = []
        for percent in stride(from: 100.0, through: 50, by: -5) {
            stacks = reports.map { teaser($0, element, width: width, scale: percent / 100) }
            if stacks.allSatisfy({ $0.y <= frame.height }) { break }
        }
        var items: [PageItem] = []
        for (index, stack) in stacks.enumerated() {
            let cell = Rect(x: frame.x + Double(index) * step, y: frame.y, width: width, height: frame.height)
            if index > 0, let ink = element.inks["rule"] {
                let middle = cell.x - layout.grid.gutter * 0.75
                let (top, bottom) = (Point(x: middle, y: frame.minY), Point(x: middle, y: frame.maxY))
                items.append(.rule(from: top, to: bottom, thickness: 0.4, ink: ink))
            }
            items += anchored(stack, in: cell, element, &findings)
        }
        return items
    }

    private func teaser(_ report: Report, _ element: PageElement, width: Double, scale: Double) -> TextStack {
        var stack = blocks.stack(width: width)
        let place = place(of: element)
        func add(_ text: RichText, _ part: String, _ scale: Double) {
            stack.add(text, style(part, of: element).scaled(scale), language: language, place: place)
        }
        if let kicker = report.kicker { add(report.text(kicker), "kicker", 1) }
        add(report.text(report.title), "title", scale)
        if element.styles["page"] != nil, let page = facts.pageOfReport[report.slug] {
            stack.add(
                RichText(Words.page(page, language)), style("page", of: element), language: language, place: place,
                as: PageTag(.paragraph, link: report.slug))
        }
        return stack
    }

    /// The masthead: each office with who holds it.
    func masthead(in frame: Rect, _ element: PageElement, _ findings: inout [Finding]) -> [PageItem] {
        var stack = blocks.stack(width: frame.width)
        let place = place(of: element)
        stack.add(RichText(Words.masthead(language)), style("title", of: element), language: language, place: place)
        stack.y += 2
        for line in facts.edition.workspace.masthead {
            stack.add(RichText(line.role), style("role", of: element), language: language, place: place)
            stack.add(RichText(line.who), style("who", of: element), language: language, place: place)
            stack.y += 2.5
        }
        if let copies = facts.edition.publication.printRun {
            stack.add(
                RichText(Words.printRun(copies, language)), style("small", of: element), language: language,
                place: place)
        }
        return anchored(stack, in: frame, element, &findings)
    }

    /// The presentation: heading across the frame, text in columns of even depth, and signature.
    func letter(in frame: Rect, _ element: PageElement, _ findings: inout [Finding]) -> [PageItem] {
        guard let letter = facts.edition.publication.letter else { return [] }
        let place = place(of: element)
        var heading = blocks.stack(width: frame.width)
        heading.add(RichText(letter.title), style("title", of: element), language: language, place: place)
        heading.y += 6
        let width = columnWidth(frame, element)
        var body = blocks.stack(width: width)
        for (index, paragraph) in letter.paragraphs.enumerated() {
            var text = style("text", of: element)
            if index == 0 { text.indent = 0 }
            body.add(paragraph, text, language: language, place: place)
        }
        if let signature = letter.signature {
            body.y += style("text", of: element).leading / 2
            body.add(RichText(signature), style("sign", of: element), language: language, place: place)
        }
        let rest = frame.insetBy(top: heading.y)
        return heading.items.map { $0.moved(x: frame.x, y: frame.y) } + divided(body, in: rest, element, &findings)
    }

    /// A stack's lines shared out over the element's columns, as even as they can be.
    func divided(
        _ stack: TextStack, in frame: Rect, _ element: PageElement, _ findings: inout [Finding]
    ) -> [PageItem] {
        findings += stack.findings
        let lines = stack.items.count { if case .text = $0 { true } else { false } }
        let each = (lines + element.columns - 1) / max(1, element.columns)
        let step = columnWidth(frame, element) + layout.grid.gutter * 1.5
        var first = 0.0
        var items: [PageItem] = []
        var index = 0
        for item in stack.items {
            guard case .text(_, let point) = item else {
                items.append(item)
                continue
            }
            if index % max(1, each) == 0 { first = point.y }
            let top = stack.firstBaseline
            items.append(item.moved(x: frame.x + Double(index / max(1, each)) * step, y: frame.y + top - first))
            index += 1
        }
        let depth = items.compactMap { if case .text(_, let point) = $0 { point.y } else { nil } }.max() ?? 0
        if depth > frame.maxY + 0.5 { findings.append(overfull(by: depth - frame.maxY, element)) }
        return items
    }

    /// Every section with its stories and the pages they begin on, in columns; smaller step by step where they are many.
    func contents(in frame: Rect, _ element: PageElement, _ findings: inout [Finding]) -> [PageItem] {
        let width = columnWidth(frame, element)
        var groups: [TextStack] = []
        for percent in stride(from: 100.0, through: 60, by: -5) {
            groups = facts.contents.map {
                contentsGroup($0.section, $0.reports, element, width: width, scale: percent / 100)
            }
            let depth = Columns.depth(of: groups.map { $0.y + 9 }, in: element.columns)
            if depth - 9 <= frame.height { break }
        }
        return inColumns(groups, in: frame, element, spacing: 9, &findings)
    }

    private func contentsGroup(
        _ section: Section, _ reports: [Report], _ element: PageElement, width: Double, scale: Double
    )
        -> TextStack
    {
        var stack = blocks.stack(width: width)
        let place = place(of: element)
        if let ink = element.inks["rule"] {
            stack.add(.rule(from: Point(x: 0, y: 0), to: Point(x: width, y: 0), thickness: 0.6, ink: ink))
            stack.y += 3
        }
        stack.add(RichText(section.title), style("section", of: element), language: language, place: place)
        stack.y += 1
        var title = style("title", of: element).scaled(scale)
        title.alignment = .left
        let ordered = reports.enumerated().sorted {
            (facts.pageOfReport[$0.element.slug] ?? 0, $0.offset) < (
                facts.pageOfReport[$1.element.slug] ?? 0, $1.offset
            )
        }
        for report in ordered.map(\.element) {
            let top = stack.y
            stack.add(.begin(PageTag(.contentsItem, link: report.slug)))
            defer { stack.add(.end) }
            if let page = facts.pageOfReport[report.slug] {
                stack.add(RichText(String(page)), style("page", of: element), language: language, place: place)
            }
            var text = blocks.stack(width: width - 18, y: top)
            text.add(report.text(report.title), title, language: language, place: place)
            for item in text.items { stack.add(item) }
            stack.y = max(stack.y, text.y) + 2
        }
        return stack
    }

    func columnWidth(_ frame: Rect, _ element: PageElement) -> Double {
        let gutter = layout.grid.gutter * 1.5
        return (frame.width - gutter * Double(element.columns - 1)) / Double(element.columns)
    }

    /// Groups one under the other in columns as even as they can be without dividing a group.
    func inColumns(
        _ groups: [TextStack], in frame: Rect, _ element: PageElement, spacing: Double, stretch: Double = 0,
        _ findings: inout [Finding]
    ) -> [PageItem] {
        var heights = groups.map { $0.y + spacing }
        var depth = Columns.depth(of: heights, in: element.columns)
        let width = columnWidth(frame, element)
        // Groups spread over the frame's depth, within reason, rather than crowd at its head.
        let most = (groups.count + element.columns - 1) / max(1, element.columns)
        if stretch > 0, most > 0, depth - spacing < frame.height {
            let extra = min(stretch, (frame.height - depth + spacing) / Double(most))
            heights = heights.map { $0 + extra }
            depth = Columns.depth(of: heights, in: element.columns)
        }
        if depth - spacing > frame.height + 0.5 {
            findings.append(overfull(by: depth - spacing - frame.height, element))
        }
        var items: [PageItem] = []
        var column = 0
        var y = 0.0
        for (index, group) in groups.enumerated() {
            if y > 0, y + heights[index] > depth + 0.01 {
                column += 1
                y = 0
            }
            let x = frame.x + Double(column) * (width + layout.grid.gutter * 1.5)
            items += group.items.map { $0.moved(x: x, y: frame.y + y) }
            findings += group.findings
            y += heights[index]
        }
        return items
    }
}

/// Sharing out blocks over columns.
enum Columns {
    /// The least depth at which blocks in order fill no more than so many columns.
    static func depth(of heights: [Double], in columns: Int) -> Double {
        func fits(_ depth: Double) -> Bool {
            var used = 1
            var y = 0.0
            for height in heights {
                if y > 0, y + height > depth + 0.01 {
                    used += 1
                    y = 0
                }
                y += height
            }
            return used <= columns
        }
        var low = heights.max() ?? 0
        var high = heights.reduce(0, +)
        for _ in 0..<50 where high - low > 0.01 {
            let middle = (low + high) / 2
            if fits(middle) { high = middle } else { low = middle }
        }
        return fits(low) ? low : high
    }
}
