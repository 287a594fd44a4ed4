import Geometry
import PDFWriting
import PrintModel

/// The elements of a document in the order in which they are read, gathered from the marks of its pages.
///
/// Pieces whose tags share a key are one element, wherever they stand. Items of lists and entries of contents that follow
/// one another are put into one list; headings never skip a level.
struct StructureTree {
    /// A piece of a page.
    struct Piece: Hashable {
        let page: Int
        let mark: Int
    }
    /// What an element holds, in order.
    enum Kid {
        case element(Int)
        case piece(Piece)
    }
    struct Element {
        var type: String
        var tag: PageTag?
        var parent: Int
        var kids: [Kid] = []
        var text = ""
        /// Page on which it begins, from 0, and what it covers there.
        var page: Int
        var box: Rect?
        /// Where it covers something, for links.
        var areas: [(page: Int, box: Rect)] = []
        /// Addresses in its own text.
        var addresses: [(page: Int, address: PageMark.Address)] = []
    }
    /// The elements, the document itself first; parents before their kids.
    private(set) var elements = [Element(type: "Document", tag: nil, parent: -1, page: 0)]
    /// The element of every mark, by page.
    private(set) var owners: [[Int]] = []
    private var byKey: [String: Int] = [:]
    private var level = 0

    init(_ pages: [PageContent]) {
        for (number, page) in pages.enumerated() {
            var bySerial: [Int: Int] = [:]
            var owners: [Int] = []
            for mark in page.marks {
                var parent = 0
                for step in mark.path { parent = element(of: step, in: parent, page: number, &bySerial) }
                elements[parent].kids.append(.piece(Piece(page: number, mark: mark.id)))
                owners.append(parent)
                note(mark, page: number, in: parent)
            }
            self.owners.append(owners)
        }
    }

    /// The element to which a link leads, or `nil`.
    func element(for key: String) -> Int? { byKey[key] }

    /// The headings of the first three levels that say something.
    var headings: [(level: Int, element: Int, title: String)] {
        elements.indices.compactMap { index in
            let element = elements[index]
            guard element.type.first == "H", let level = Int(element.type.dropFirst()), level <= 3,
                !element.text.trimmed.isEmpty
            else { return nil }
            return (level, index, element.text.trimmed)
        }
    }

    private mutating func element(
        of step: PageMark.Step, in parent: Int, page: Int, _ bySerial: inout [Int: Int]
    ) -> Int {
        if let key = step.tag.key, let known = byKey[key] { return known }
        if step.tag.key == nil, let known = bySerial[step.serial] { return known }
        let number = add(type(of: step.tag.role), step.tag, in: group(for: step.tag.role, in: parent, page), page)
        if let key = step.tag.key { byKey[key] = number } else { bySerial[step.serial] = number }
        return number
    }

    /// A heading is at most one level under the one before it (ISO 14289-1, 7.4.2).
    private mutating func type(of role: PageRole) -> String {
        guard case .heading(let wanted) = role else { return role.structureType }
        level = min(wanted, level + 1)
        return PageRole.heading(level).structureType
    }

    /// The list that an item belongs to: the one before it, where nothing came between.
    private mutating func group(for role: PageRole, in parent: Int, _ page: Int) -> Int {
        guard let type = role == .listItem ? "L" : role == .contentsItem ? "TOC" : nil else { return parent }
        if case .element(let last)? = elements[parent].kids.last, elements[last].type == type { return last }
        return add(type, nil, in: parent, page)
    }

    private mutating func add(_ type: String, _ tag: PageTag?, in parent: Int, _ page: Int) -> Int {
        elements.append(Element(type: type, tag: tag, parent: parent, page: page))
        elements[parent].kids.append(.element(elements.count - 1))
        return elements.count - 1
    }

    /// Adds what a piece says and covers to its element and those it lies in.
    private mutating func note(_ mark: PageMark, page: Int, in element: Int) {
        elements[element].addresses += mark.addresses.map { (page, $0) }
        var at = element
        while at > 0 {
            elements[at].text += mark.text
            if let box = mark.box {
                if elements[at].page == page { elements[at].box = elements[at].box.map { $0.union(box) } ?? box }
                if elements[at].tag?.link != nil { cover(box, page, at) }
            }
            at = elements[at].parent
        }
    }

    private mutating func cover(_ box: Rect, _ page: Int, _ element: Int) {
        let last = elements[element].areas.count - 1
        if last >= 0, elements[element].areas[last].page == page {
            elements[element].areas[last].box = elements[element].areas[last].box.union(box)
        } else {
            elements[element].areas.append((page, box))
        }
    }
}
