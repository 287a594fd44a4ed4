import Geometry
import PrintModel

/// A page of a book before it is built.
struct BookPage {
    /// What stands on it.
    enum Content {
        /// Elements in fixed places.
        case fixed(PageKind)
        /// Stories.
        case stories(PagePlan)
    }
    var content: Content
    /// What its elements may show.
    var context = PageContext()
}

/// Puts the pages of a book in order: front matter, each chapter behind an opener on a spread, annexes, back matter, and
/// the blank pages that bring the count to what can be bound.
struct BookOrder {
    let layout: Layout
    let book: BookRules
    let chapters: [Chapter]
    let plans: [ChapterPlan]
    /// How many pages a kind takes.
    let count: (PageKind) -> Int

    /// The pages, and how they are bound; `binding` is what the publication asks for.
    func pages(binding: Binding?) -> (pages: [BookPage], binding: Binding) {
        var pages: [BookPage] = []
        for kind in layout.front { add(kind, to: &pages) }
        for index in chapters.indices { add(chapter: index, to: &pages) }
        for kind in layout.back { add(kind, to: &pages) }
        var rules = book.binding
        rules.binding = binding ?? rules.binding
        let (bound, total) = rules.choose(pages.count)
        while pages.count < total { pages.append(BookPage(content: .fixed(book.blank))) }
        return (pages, bound)
    }

    private func add(_ kind: PageKind, to pages: inout [BookPage], _ context: PageContext = PageContext()) {
        for part in 0..<count(kind) {
            var context = context
            context.part = part
            pages.append(BookPage(content: .fixed(kind), context: context))
        }
    }

    private func add(chapter index: Int, to pages: inout [BookPage]) {
        let context = PageContext(chapter: index)
        if chapters[index].isAnnex {
            if index == 0 || !chapters[index - 1].isAnnex, pages.count % 2 == 1 { fill(after: index, &pages) }
            if let kind = book.annexOpener { add(kind, to: &pages, context) }
        } else {
            // A spread begins on a left-hand page: even numbers.
            if pages.count % 2 == 0 { fill(after: index, &pages) }
            for kind in book.opener { pages.append(BookPage(content: .fixed(kind), context: context)) }
        }
        var stories = plans[index].pages.map { BookPage(content: .stories($0), context: context) }
        if chapters[index].spread != nil, book.spread.count == 2 {
            let spread = book.spread.map { BookPage(content: .fixed($0), context: context) }
            if let place = placeOfSpread(in: plans[index].pages, first: pages.count + 1) {
                stories.insert(contentsOf: spread, at: place)
            } else {
                if (pages.count + stories.count) % 2 == 0 {
                    fill(after: index + 1, &stories)
                }
                stories += spread
            }
        }
        pages += stories
    }

    /// A page between the end of a chapter and what comes after it, with something of the chapter where it has it.
    private func fill(after index: Int, _ pages: inout [BookPage]) {
        guard index > 0 else {
            pages.append(BookPage(content: .fixed(book.blank)))
            return
        }
        let chapter = chapters[index - 1]
        let kind = book.fillers.first { kind in kind.elements.allSatisfy { has($0, chapter) } }
        pages.append(
            BookPage(
                content: .fixed(kind ?? book.blank),
                context: kind == nil ? PageContext() : PageContext(chapter: index - 1))
        )
    }

    private func has(_ element: PageElement, _ chapter: Chapter) -> Bool {
        switch element.content {
        case .figures: !chapter.figures.isEmpty
        case .quotation: chapter.quote != nil
        case .photo: chapter.photo != nil
        case .summary: !chapter.summary.isEmpty
        default: true
        }
    }

    /// The page of a chapter before which a spread may stand: a left-hand one on which a story begins, the nearest to
    /// the middle.
    private func placeOfSpread(in plans: [PagePlan], first: Int) -> Int? {
        plans.indices.filter { index in
            guard index > 0, (first + index) % 2 == 0, case .long(_, 0, _)? = plans[index].parts.first else {
                return false
            }
            return true
        }.min { (abs(2 * $0 - plans.count), $0) < (abs(2 * $1 - plans.count), $1) }
    }
}
