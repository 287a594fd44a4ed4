import Geometry
import PDFWriting
import PrintModel

/// Writes a document's structure, the links that follow from it and its bookmarks (ISO 32000-1, 14.7, 12.5.6.5, 12.3.3).
final class StructureWriter {
    /// A link over an area of a page: an annotation, and the element that holds it.
    private struct Link {
        let element: Int
        let page: Int
        let box: Rect
        let target: Int?
        let address: String?
        let annotation: Int
        let object: Int
        /// The reference it stands in: an entry of contents holds no link itself (ISO 32000-1, table 333).
        let reference: Int?
    }
    private let tree: StructureTree
    private let height: Double
    private let file: PDFFileWriter
    private let numbers: [Int]
    private let root: Int
    private var links: [Link] = []
    private var linksOfElement: [Int: [Int]] = [:]
    private var linksOfPage: [Int: [Int]] = [:]
    /// Object numbers of the pages.
    private var pages: [Int] = []

    /// Plans the structure of pages of one height; nothing is written yet.
    init(_ tree: StructureTree, height: Double, file: PDFFileWriter) {
        self.tree = tree
        self.height = height
        self.file = file
        root = file.reserve()
        numbers = tree.elements.map { _ in file.reserve() }
        for (index, element) in tree.elements.enumerated() {
            for found in element.addresses {
                add(to: index, page: found.page, found.address.box, target: nil, address: found.address.target)
            }
            guard let key = element.tag?.link else { continue }
            let target = tree.element(for: key)
            let address = key.contains(":") ? key : nil
            guard target != nil || address != nil else { continue }
            for area in element.areas { add(to: index, page: area.page, area.box, target: target, address: address) }
        }
    }

    private func add(to element: Int, page: Int, _ box: Rect, target: Int?, address: String?) {
        let isEntry = tree.elements[element].type == "TOCI"
        links.append(
            Link(
                element: element, page: page, box: box, target: target, address: address, annotation: file.reserve(),
                object: file.reserve(), reference: isEntry ? file.reserve() : nil))
        linksOfElement[element, default: []].append(links.count - 1)
        linksOfPage[page, default: []].append(links.count - 1)
    }

    /// Entries of a page's dictionary, by its number from 0.
    func entries(ofPage page: Int) -> String {
        let annotations = (linksOfPage[page] ?? []).map { "\(links[$0].annotation) 0 R" }.joined(separator: " ")
        let annots = annotations.isEmpty ? "" : "/Annots [\(annotations)] "
        return "/StructParents \(page) /Tabs /S " + annots
    }

    /// Writes everything and gives the catalog's entries; `pages` are the pages' object numbers.
    func write(pages: [Int]) throws -> PDFBytes {
        self.pages = pages
        for index in tree.elements.indices { try writeElement(index) }
        for (index, link) in links.enumerated() { try write(link, parent: pages.count + index) }
        try file.write(
            root,
            PDFBytes(
                "<< /Type /StructTreeRoot /K \(numbers[0]) 0 R /ParentTree \(try parentTree()) 0 R /ParentTreeNextKey "
                    + "\(pages.count + links.count) >>"))
        var catalog = PDFBytes("/MarkInfo << /Marked true >> /StructTreeRoot \(root) 0 R ")
        let bookmarks = Bookmarks(tree.headings)
        if let outlines = try bookmarks.write(to: file, destination: destination) {
            catalog.write("/Outlines \(outlines) 0 R /PageMode /UseOutlines ")
        }
        return catalog
    }

    private func writeElement(_ index: Int) throws {
        let element = tree.elements[index]
        let parent = element.parent < 0 ? root : numbers[element.parent]
        var body = PDFBytes("<< /Type /StructElem /S /\(element.type) /P \(parent) 0 R ")
        if let language = element.tag?.language {
            body.write("/Lang ")
            body.write(text: language)
            body.write(" ")
        }
        if element.type == "Figure" { writeFigure(element, &body) }
        if element.type == "TH" {
            body.write("/A << /O /Table /Scope /\(element.tag?.role == .rowHeader ? "Row" : "Column") >> ")
        }
        if element.type == "L" { body.write("/A << /O /List /ListNumbering \(numbering(of: element)) >> ") }
        body.write("/K [")
        for kid in element.kids {
            switch kid {
            case .element(let kid): body.write("\(numbers[kid]) 0 R ")
            case .piece(let piece):
                body.write("<< /Type /MCR /Pg \(pages[piece.page]) 0 R /MCID \(piece.mark) >> ")
            }
        }
        for link in linksOfElement[index] ?? [] { body.write("\(links[link].reference ?? links[link].object) 0 R ") }
        body.write("] >>")
        try file.write(numbers[index], body)
    }

    private func writeFigure(_ element: StructureTree.Element, _ body: inout PDFBytes) {
        body.write("/Alt ")
        body.write(text: element.tag?.alternative ?? "")
        guard let box = element.box else { return body.write(" ") }
        body.write(" /A << /O /Layout /Placement /Block /BBox [")
        body.write([box.minX, height - box.maxY, box.maxX, height - box.minY])
        body.write("] >> ")
    }

    /// Lists whose marks are figures are numbered.
    private func numbering(of list: StructureTree.Element) -> String {
        for case .element(let item) in list.kids {
            for case .element(let part) in tree.elements[item].kids where tree.elements[part].type == "Lbl" {
                return tree.elements[part].text.contains(where: \.isNumber) ? "/Decimal" : "/Disc"
            }
        }
        return "/None"
    }

    private func write(_ link: Link, parent: Int) throws {
        var annotation = PDFBytes("<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /StructParent \(parent) /Rect [")
        annotation.write([link.box.minX, height - link.box.maxY, link.box.maxX, height - link.box.minY])
        annotation.write("] /Contents ")
        // What it is: the address, or the text of what leads on.
        annotation.write(text: link.target == nil ? link.address ?? "" : tree.elements[link.element].text.trimmed)
        if let target = link.target {
            annotation.write(" /Dest ")
            annotation.write(destination(of: target).bytes)
        } else if let address = link.address {
            annotation.write(" /A << /S /URI /URI ")
            annotation.write(literal: address.utf8)
            annotation.write(" >>")
        }
        annotation.write(" >>")
        try file.write(link.annotation, annotation)
        let home = numbers[link.element]
        if let reference = link.reference {
            try file.write(
                reference, PDFBytes("<< /Type /StructElem /S /Reference /P \(home) 0 R /K \(link.object) 0 R >>"))
        }
        try file.write(
            link.object,
            PDFBytes(
                "<< /Type /StructElem /S /Link /P \(link.reference ?? home) 0 R /K << /Type /OBJR /Obj "
                    + "\(link.annotation) 0 R /Pg \(pages[link.page]) 0 R >> >>"))
    }

    private func destination(of index: Int) -> PDFBytes {
        let element = tree.elements[index]
        var bytes = PDFBytes("[\(pages[element.page]) 0 R /XYZ null ")
        bytes.write(height - (element.box?.minY ?? 0) + 6)
        bytes.write(" null]")
        return bytes
    }

    /// From each page's marks, and from each link, to their elements.
    private func parentTree() throws -> Int {
        var body = PDFBytes("<< /Nums [")
        for (page, owners) in tree.owners.enumerated() {
            body.write("\(page) [")
            for owner in owners { body.write("\(numbers[owner]) 0 R ") }
            body.write("] ")
        }
        for (index, link) in links.enumerated() { body.write("\(pages.count + index) \(link.object) 0 R ") }
        body.write("] >>")
        return try file.write(body)
    }
}

extension String {
    /// Without soft hyphens, and without white space at its ends.
    var trimmed: String {
        let plain = replacing("\u{AD}", with: "")
        guard let first = plain.firstIndex(where: { !$0.isWhitespace }),
            let last = plain.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(plain[first...last])
    }
}
