import Geometry
import PrintModel

extension FixedPages {
    /// Coming events, the day large beside each.
    func agenda(in frame: Rect, _ element: PageElement, _ findings: inout [Finding]) -> [PageItem] {
        let width = columnWidth(frame, element)
        let events = facts.edition.publication.agenda.sorted { $0.date < $1.date }
        let groups = events.map { event($0, element, width: width) }
        return inColumns(groups, in: frame, element, spacing: 5, stretch: 24, &findings)
    }

    private func event(_ event: Event, _ element: PageElement, width: Double) -> TextStack {
        let place = place(of: element)
        let day = style("day", of: element).size * 1.75
        var stack = blocks.stack(width: width)
        if let ink = element.inks["rule"] {
            stack.add(.rule(from: Point(x: 0, y: 0), to: Point(x: width, y: 0), thickness: 0.4, ink: ink))
            stack.y += 5
        }
        let top = stack.y
        var date = blocks.stack(width: day, y: top)
        date.add(RichText(String(event.date.day)), style("day", of: element), language: language, place: place)
        date.add(
            RichText(String(Words.month(event.date.month, language).prefix(3))), style("month", of: element),
            language: language, place: place)
        for item in date.items { stack.add(item) }
        stack.add(RichText(event.title), style("title", of: element), language: language, place: place, x: day)
        let rest = [event.time.map { Words.hours($0, language) }, event.place].compactMap { $0 }.joined(
            separator: " · ")
        stack.add(RichText(rest), style("place", of: element), language: language, place: place, x: day)
        stack.y = max(stack.y, date.y)
        return stack
    }

    /// Notices side by side in tinted boxes.
    func notices(_ count: Int, in frame: Rect, _ element: PageElement, _ findings: inout [Finding]) -> [PageItem] {
        let width = columnWidth(frame, element)
        let padding = layout.grid.gutter * 0.75
        var items: [PageItem] = []
        for (index, notice) in facts.notices.prefix(count).enumerated() {
            let column = index % element.columns
            let x = frame.x + Double(column) * (width + layout.grid.gutter * 1.5)
            let box = Rect(x: x, y: frame.y, width: width, height: frame.height)
            if let ink = element.inks["panel"] { items.append(.fill(box, ink: ink)) }
            let inner = box.insetBy(top: padding, left: padding, bottom: padding, right: padding)
            var stack = blocks.stack(width: inner.width)
            if let icon = notice.icon.flatMap(blocks.art) {
                stack.add(.art(path: icon, Rect(x: 0, y: 0, width: 20, height: 20), inks: [:]))
                stack.y += 24
            }
            stack.add(
                RichText(notice.title), style("title", of: element), language: language, place: place(of: element))
            stack.y += 1
            stack.add(RichText(notice.text), style("text", of: element), language: language, place: place(of: element))
            items += anchored(stack, in: inner, element, &findings)
        }
        return items
    }
}
