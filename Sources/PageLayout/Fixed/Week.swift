import Geometry
import PrintModel

extension FixedPages {
    /// Coming events by day: the date large at the left, beside it each event of the day with its hour and place.
    ///
    /// Days follow one another; events of a day stand in the order of their hours, those without one first.
    func week(in frame: Rect, _ element: PageElement, _ findings: inout [Finding]) -> [PageItem] {
        let events = facts.edition.publication.agenda.enumerated().sorted { a, b in
            (a.element.date, Hour(a.element.time), a.offset) < (b.element.date, Hour(b.element.time), b.offset)
        }.map(\.element)
        var days: [[Event]] = []
        for event in events {
            if days.last?.first?.date == event.date {
                days[days.count - 1].append(event)
            } else {
                days.append([event])
            }
        }
        let width = columnWidth(frame, element)
        // As large as the styles say where everything fits, and smaller step by step where it does not.
        for percent in stride(from: 100.0, through: 60, by: -4) {
            let groups = days.map { day($0, element, width: width, scale: percent / 100) }
            if Columns.depth(of: groups.map(\.y), in: element.columns) <= frame.height || percent - 4 < 60 {
                return inColumns(
                    groups, in: frame, element, spacing: 0, stretch: style("day", of: element).leading * 1.8, &findings)
            }
        }
        return []
    }

    /// Room for any day of a week and the name of any of its days.
    private func dateWidth(_ weekday: TextStyle, _ number: TextStyle) -> Double {
        let names = Words.weekdays(language).map { (RichText($0), weekday) } + [(RichText("00"), number)]
        return names.map { text, style in
            setter.set(TextRequest(text, style: style, measure: 10_000, language: language)).lines.first?.width ?? 0
        }.max() ?? 0
    }

    private func day(_ events: [Event], _ element: PageElement, width: Double, scale: Double) -> TextStack {
        func scaled(_ part: String) -> TextStyle { style(part, of: element).scaled(scale) }
        let place = place(of: element)
        let (number, hour) = (scaled("day"), scaled("time"))
        let (dateWidth, hourWidth) = (dateWidth(scaled("weekday"), number) + hour.size, hour.size * 5)
        var stack = blocks.stack(width: width)
        if let ink = element.inks["rule"] {
            stack.add(
                .rule(from: Point(x: 0, y: 0), to: Point(x: width, y: 0), thickness: max(0.4, 0.8 * scale), ink: ink))
        }
        stack.y = number.leading * 0.24
        guard let date = events.first?.date else { return stack }
        var head = blocks.stack(width: dateWidth, y: stack.y)
        head.add(RichText(Words.weekday(date, language)), scaled("weekday"), language: language, place: place)
        head.add(RichText(String(date.day)), number, language: language, place: place)
        head.items.forEach { stack.add($0) }
        for (index, event) in events.enumerated() {
            let top = stack.y
            if index > 0, let ink = element.inks["rule"] {
                let start = Point(x: dateWidth, y: top)
                stack.add(.rule(from: start, to: Point(x: width, y: top), thickness: 0.3, ink: ink))
                stack.y += hour.leading * 0.4
            }
            let first = stack.y
            var title = blocks.stack(width: width, y: first)
            title.add(
                RichText(event.title), scaled("title"), language: language, place: place, x: dateWidth + hourWidth)
            if let venue = event.place {
                title.add(RichText(venue), scaled("place"), language: language, place: place, x: dateWidth + hourWidth)
            }
            if let time = event.time {
                // The hour stands on the title's first baseline.
                var clock = blocks.stack(width: dateWidth + hourWidth)
                clock.add(
                    RichText(Words.hours(time, language)), hour, language: language, place: place, x: dateWidth)
                let drop = title.firstBaseline - clock.firstBaseline
                clock.items.forEach { stack.add($0.moved(x: 0, y: drop)) }
            }
            title.items.forEach { stack.add($0) }
            stack.y = title.y + hour.leading * 0.5
        }
        stack.y = max(stack.y, head.y) + number.leading * 0.2
        return stack
    }
}

/// An hour as printed, in the order of the day: `9:00` before `10:30`, none before any.
private struct Hour: Comparable {
    private let minutes: Int
    private let text: String

    init(_ time: String?) {
        text = time ?? ""
        let numbers = text.split { !$0.isNumber }.prefix(2).map { Int($0) ?? 0 }
        minutes = numbers.isEmpty ? -1 : numbers[0] * 60 + (numbers.count > 1 ? numbers[1] : 0)
    }

    static func < (a: Hour, b: Hour) -> Bool { (a.minutes, a.text) < (b.minutes, b.text) }
}
