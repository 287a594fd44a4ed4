import Geometry
import PrintModel

/// Lists that go on over pages: a book's contents, and its index.
extension FixedPages {
    /// An entry of a list, and whether it may not end a column.
    struct ListEntry {
        var stack: TextStack
        var keepsWithNext = false
        /// Empty space over it, unless it begins a column.
        var above = 0.0
    }

    /// How many pages a kind takes: more than one where a list on it goes on.
    func pageCount(of kind: PageKind) -> Int {
        kind.elements.reduce(1) { most, element in
            switch element.content {
            case .contents where layout.book != nil: max(most, pages(of: contentsEntries(element), element).count)
            case .index: max(most, pages(of: indexEntries(element), element).count)
            default: most
            }
        }
    }

    /// The part of a list that stands on a page, in its frame.
    func listed(_ entries: [ListEntry], _ element: PageElement, _ frame: Rect, _ context: PageContext) -> [PageItem] {
        let pages = pages(of: entries, element)
        guard context.part < pages.count else { return [] }
        return pages[context.part].map { $0.moved(x: frame.x, y: frame.y) }
    }

    /// Entries down the columns of as many pages as they need, the columns as even as they can be.
    private func pages(of entries: [ListEntry], _ element: PageElement) -> [[PageItem]] {
        var pages = broken(entries, element, height: element.frame.height)
        let count = pages.count
        for step in 1...30 {
            let shorter = broken(entries, element, height: element.frame.height * (1 - Double(step) / 50))
            if shorter.count > count { break }
            pages = shorter
        }
        return pages
    }

    /// Entries down columns of a height, from each page's top-left corner.
    private func broken(_ entries: [ListEntry], _ element: PageElement, height: Double) -> [[PageItem]] {
        let width = columnWidth(element.frame, element)
        var pages: [[PageItem]] = [[]]
        var column = 0
        var y = 0.0
        func next() {
            column += 1
            y = 0
            guard column == element.columns else { return }
            column = 0
            pages.append([])
        }
        for (index, entry) in entries.enumerated() {
            var need = entry.stack.y
            var follower = index
            while entries[follower].keepsWithNext, follower + 1 < entries.count {
                follower += 1
                need += entries[follower].stack.y + entries[follower].above
            }
            if y > 0, y + entry.above + need > height + 0.01 { next() }
            if y > 0 { y += entry.above }
            let x = Double(column) * (width + layout.grid.gutter * 1.5)
            pages[pages.count - 1] += entry.stack.items.map { $0.moved(x: x, y: y) }
            y += entry.stack.y
        }
        return pages
    }

    /// Every chapter with its reports and their pages.
    func contentsEntries(_ element: PageElement) -> [ListEntry] {
        let width = columnWidth(element.frame, element)
        return facts.contents.enumerated().flatMap { index, part -> [ListEntry] in
            var head = blocks.stack(width: width)
            if let ink = element.inks["rule"] {
                head.add(.rule(from: Point(x: 0, y: 0), to: Point(x: width, y: 0), thickness: 0.8, ink: ink))
                head.y += 4
            }
            head.add(.begin(PageTag(.contentsItem, link: "chapter-\(index)")))
            let top = head.y
            if let page = facts.pageOfChapter[index] {
                add(page, to: &head, element, style("section", of: element))
                head.y = top
            }
            var title = blocks.stack(width: width - FixedPages.roomForPage, y: top)
            title.add(
                RichText(numbered(index, part.section.title)), style("section", of: element),
                language: language, place: place(of: element))
            for item in title.items { head.add(item) }
            head.add(.end)
            head.y = title.y + 2
            let reports = part.reports.map {
                ListEntry(stack: entry($0, style("title", of: element), element, width: width))
            }
            return [ListEntry(stack: head, keepsWithNext: !reports.isEmpty, above: 13)] + reports
        }
    }

    private func numbered(_ chapter: Int, _ title: String) -> String {
        let numeral = numeral(of: chapter)
        return numeral.isEmpty ? title : "\(numeral). \(title)"
    }

    private static let roomForPage = 20.0

    /// A report's title with its page at the right.
    func entry(_ report: Report, _ title: TextStyle, _ element: PageElement, width: Double) -> TextStack {
        var stack = blocks.stack(width: width)
        stack.add(.begin(PageTag(.contentsItem, link: report.slug)))
        var left = title
        left.alignment = .left
        var text = blocks.stack(width: width - FixedPages.roomForPage)
        text.add(report.text(report.title), left, language: language, place: place(of: element))
        for item in text.items { stack.add(item) }
        if let page = facts.pageOfReport[report.slug] {
            // On the line on which the title ends.
            let style = style("page", of: element)
            let last = text.items.compactMap { if case .text(_, let point) = $0 { point.y } else { nil } }.max() ?? 0
            stack.y = last - style.leading * TextStack.ascent
            add(page, to: &stack, element, style)
        }
        stack.add(.end)
        stack.y = text.y + 3
        return stack
    }

    private func add(_ page: Int, to stack: inout TextStack, _ element: PageElement, _ style: TextStyle) {
        var right = style
        right.alignment = .right
        right.role = .paragraph
        stack.add(RichText(String(page)), right, language: language, place: place(of: element))
    }

    /// The index's entries with their pages, a letter over each run of them.
    func indexEntries(_ element: PageElement) -> [ListEntry] {
        let width = columnWidth(element.frame, element)
        var letter: Character?
        return facts.index.flatMap { entry -> [ListEntry] in
            var entries: [ListEntry] = []
            let initial = entry.name.uppercased().lowercased().first.map(SpanishOrder.plain)
            if initial != letter, let shown = initial {
                letter = initial
                var head = blocks.stack(width: width)
                head.add(
                    RichText(String(shown).uppercased()), style("letter", of: element), language: language,
                    place: place(of: element))
                entries.append(ListEntry(stack: head, keepsWithNext: true, above: 7))
            }
            var stack = blocks.stack(width: width)
            var hanging = style("entry", of: element)
            hanging.alignment = .left
            let name = RichText(entry.name + ", ", entry.kind == .programme ? .italic : [])
            stack.add(name + RichText(entry.printed), hanging, language: language, place: place(of: element))
            stack.y += 1
            return entries + [ListEntry(stack: stack)]
        }
    }
}
