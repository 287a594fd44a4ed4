import Geometry
import PrintModel

/// Where things stand, and what they stand on.
extension Inspection {
    /// A box on a page of stories.
    private struct Box {
        enum Kind { case text, photo, fill, rule }
        var kind: Kind
        var rect: Rect
        var name: String
    }

    private func boxes(of page: LaidOutPage) -> [Box] {
        page.items.compactMap { item in
            switch item {
            case .text(let line, let at):
                let set = Reading.Line(line: line, at: at, page: page.number, order: 0)
                return Box(kind: .text, rect: set.box, name: line.text)
            case .photo(let photo): return Box(kind: .photo, rect: photo.frame, name: photo.path)
            case .fill(let rect, let ink): return Box(kind: .fill, rect: rect, name: ink)
            case .rule(let from, let to, let thickness, let ink):
                let rect = Rect(
                    x: from.x, y: from.y, width: max(thickness, to.x - from.x), height: max(thickness, to.y - from.y))
                return Box(kind: .rule, rect: rect, name: ink)
            case .downward, .art, .path, .begin, .end: return nil
            }
        }
    }

    private var insidePages: [LaidOutPage] { pages.pages.filter { $0.kind == layout.inside.name } }

    /// Things that cover one another. Text may stand on a panel, if it stands on it wholly.
    var overlapping: [String] {
        insidePages.flatMap { page -> [String] in
            let boxes = boxes(of: page).sorted { $0.rect.minY < $1.rect.minY }
            var problems: [String] = []
            for (index, a) in boxes.enumerated() {
                for b in boxes[(index + 1)...] {
                    if b.rect.minY >= a.rect.maxY { break }
                    if clash(a, b) { problems.append("page \(page.number): “\(a.name)” over “\(b.name)”") }
                }
            }
            return problems
        }
    }

    private func clash(_ a: Box, _ b: Box) -> Bool {
        guard let common = a.rect.intersection(b.rect), common.width > 0.3, common.height > 0.3 else { return false }
        let kinds = Set([a.kind, b.kind])
        if kinds == [.text, .fill] {
            let (text, fill) = a.kind == .text ? (a, b) : (b, a)
            return !fill.rect.contains(text.rect, tolerance: 0.3)
        }
        return kinds != [.rule]
    }

    /// Things of stories beyond the text area; the layout's own furniture stands where its frames say.
    var outside: [String] {
        insidePages.flatMap { page -> [String] in
            let area = reading.area(of: page.number).insetBy(top: -0.3, left: -0.3, bottom: -0.3, right: -0.3)
            let frames = layout.inside.elements.map(\.frame)
            return boxes(of: page).compactMap { box in
                // What hangs below the last baseline may pass the foot of the last row by no more than a descender.
                let tolerance = box.kind == .text ? 1.0 : 0.3
                let isFurniture = frames.contains { $0.contains(box.rect, tolerance: 3) }
                return area.contains(box.rect, tolerance: tolerance) || isFurniture
                    ? nil : "page \(page.number): outside the text area “\(box.name)” \(box.rect)"
            }
        }
    }

    /// Things of any page beyond the bleed, and text beyond the trim, unless an error owns up to it.
    var beyondBleed: [String] {
        guard !pages.findings.contains(where: { $0.code == .frameOverfull && $0.severity == .error }) else { return [] }
        let trim = Rect(x: 0, y: 0, width: pages.trim.width, height: pages.trim.height)
        let (out, bleed) = (-pages.bleed, trim.insetBy(top: -pages.bleed, left: -pages.bleed))
        let paper = bleed.insetBy(bottom: out, right: out)
        return pages.pages.flatMap { page in
            boxes(of: page).filter { !($0.kind == .text ? trim : paper).contains($0.rect) }
                .map { "page \(page.number): outside the paper “\($0.name)”" }
        }
    }

    /// Columns of one story on one page whose last lines are not level, unless a finding says so. A column that ends in
    /// a picture, a figure or a caption is not looked at.
    var uneven: [String] {
        reports.flatMap { report -> [String] in
            let said = pages.findings.contains {
                $0.place.report == report.slug && ($0.code == .columnsUneven || $0.code == .storyWithoutPattern)
            }
            guard !said, let paragraphs = found[report.slug] else { return [] }
            let byPage = Dictionary(grouping: paragraphs.flatMap(\.lines), by: \.page)
            return byPage.sorted { $0.key < $1.key }.compactMap { page, lines in
                let feet = feet(of: lines)
                guard let lowest = feet.map(\.at.y).max() else { return nil }
                let short = feet.filter { $0.at.y < lowest - 0.01 && !isFilled(under: $0, to: lowest, on: page) }
                return short.isEmpty ? nil : "\(report.slug), page \(page): uneven at “\(short[0].line.text)”"
            }
        }
    }

    /// The last line of each column.
    private func feet(of lines: [Reading.Line]) -> [Reading.Line] {
        var feet: [Reading.Line] = []
        for line in lines.sorted(by: { $0.at.x < $1.at.x }) {
            guard let last = feet.last, line.at.x - last.at.x <= Inspection.mostIndent else {
                feet.append(line)
                continue
            }
            if line.at.y > last.at.y { feet[feet.count - 1] = line }
        }
        return feet
    }

    private func isFilled(under line: Reading.Line, to lowest: Double, on page: Int) -> Bool {
        guard let page = pages.pages.first(where: { $0.number == page }) else { return false }
        return boxes(of: page).contains { box in
            (box.kind == .photo || box.kind == .text) && box.rect.minX < line.box.maxX && box.rect.maxX > line.box.minX
                && box.rect.minY > line.at.y && box.rect.minY < lowest
        }
    }
}
