import Geometry
import PrintModel
import TestSupport
import Testing

/// The inspection itself: it must see what it is there to see.
@Suite struct InspectionSees {
    /// Good pages, spoilt.
    private func problems(_ spoil: (inout [PageItem], Inspection) -> Void) throws -> [String] {
        var room = try Newsroom(seed: 41)
        let stories = (1...3).map { room.report("nota-\($0)", words: 260, photos: 1) }
        var edition = room.edition(stories, notices: 1)
        edition.lead = nil
        for story in stories { edition.publication.overrides[story.slug] = StoryOverride(span: 12) }
        let layout = try Workshop.gazette()
        var pages = try Workshop.compose(edition, layout)
        let good = Inspection(edition, pages, layout)
        try #require(good.problems == [])
        try #require(!good.reading.photos.isEmpty)
        for index in pages.pages.indices where pages.pages[index].kind == layout.inside.name {
            // Lines are told by their places among the items: what only says how they belong together is left out.
            pages.pages[index].items.removeAll { item in
                switch item {
                case .begin, .end: true
                default: false
                }
            }
            spoil(&pages.pages[index].items, good)
        }
        pages.findings = []
        return Inspection(edition, pages, layout).problems
    }

    private func isBody(_ item: PageItem) -> Bool {
        guard case .text(let line, _) = item else { return false }
        return line.runs.first?.size == 9
    }

    private func moved(_ item: PageItem, _ x: Double, _ y: Double) -> PageItem {
        switch item {
        case .text(let line, let at): return .text(line, at: Point(x: at.x + x, y: at.y + y))
        case .photo(var photo):
            photo.frame = photo.frame.offsetBy(x: x, y: y)
            return .photo(photo)
        default: return item
        }
    }

    @Test func aLineThatIsLost() throws {
        let found = try problems { items, _ in items.firstIndex(where: isBody).map { _ = items.remove(at: $0 + 1) } }
        #expect(found.contains { $0.contains("lost") })
    }

    @Test func aLineOffTheGridOrOnAnother() throws {
        let found = try problems { items, _ in
            items.firstIndex(where: isBody).map { items[$0 + 2] = moved(items[$0 + 2], 0, 4) }
        }
        #expect(found.contains { $0.contains("off the grid") })
        #expect(found.contains { $0.contains("over") })
    }

    @Test func linesInTheWrongOrder() throws {
        let found = try problems { items, _ in
            guard let first = items.firstIndex(where: isBody) else { return }
            guard case .text(let a, let here) = items[first + 1], case .text(let b, let there) = items[first + 2] else {
                return
            }
            items[first + 1] = .text(a, at: there)
            items[first + 2] = .text(b, at: here)
        }
        #expect(found.contains { $0.contains("does not follow") })
    }

    @Test func aPhotographMovedAwayAndOverAStory() throws {
        let found = try problems { items, _ in
            items = items.map { item in
                if case .photo = item { return moved(item, 0, 60) }
                return item
            }
        }
        #expect(found.contains { $0.contains("without its caption") })
        #expect(found.contains { $0.contains("over") })
    }

    @Test func somethingOutsideTheTextArea() throws {
        let found = try problems { items, _ in
            items.lastIndex(where: isBody).map { items[$0] = moved(items[$0], 0, 400) }
        }
        #expect(found.contains { $0.contains("outside the text area") })
    }

    @Test func columnsThatAreNotLevel() throws {
        let found = try problems { items, good in
            // The last column of every story goes up by a row.
            for paragraphs in good.found.values {
                guard let last = paragraphs.last?.last else { continue }
                let column = paragraphs.flatMap(\.lines).filter { $0.at.x == last.at.x && $0.page == last.page }
                items = items.map { item in
                    guard case .text(let line, let at) = item,
                        column.contains(where: { $0.at == at && $0.line == line })
                    else { return item }
                    return moved(item, 0, -good.layout.leading)
                }
            }
        }
        #expect(found.contains { $0.contains("uneven") })
    }

    @Test func aLineAloneAtAColumnsHead() throws {
        let found = try problems { items, good in
            // The last line of a paragraph of three goes to another column.
            guard let paragraph = good.found["nota-1"]?.first(where: { $0.lines.count >= 3 }) else { return }
            items = items.map { item in
                guard case .text(let line, let at) = item, line == paragraph.last.line, at == paragraph.last.at else {
                    return item
                }
                return moved(item, 190, 0)
            }
        }
        #expect(found.contains { $0.contains("widow") })
    }
}
