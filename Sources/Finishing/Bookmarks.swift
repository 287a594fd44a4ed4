import PDFWriting

/// A document's bookmarks (ISO 32000-1, 12.3.3): its headings, each under the one it belongs to.
struct Bookmarks {
    private struct Item {
        let element: Int
        let title: String
        var parent: Int?
        var kids: [Int] = []
        var previous: Int?
        var next: Int?
    }
    private var items: [Item] = []
    private var top: [Int] = []

    init(_ headings: [(level: Int, element: Int, title: String)]) {
        var open: [(level: Int, item: Int)] = []
        for (index, heading) in headings.enumerated() {
            while let last = open.last, last.level >= heading.level { open.removeLast() }
            let parent = open.last?.item
            let brother = parent.map { items[$0].kids.last } ?? top.last
            items.append(Item(element: heading.element, title: heading.title, parent: parent, previous: brother))
            if let brother { items[brother].next = index }
            if let parent { items[parent].kids.append(index) } else { top.append(index) }
            open.append((heading.level, index))
        }
    }

    /// Writes them and gives the number of their root; `nil` where there are none. `destination` is that of an element.
    func write(to file: PDFFileWriter, destination: (Int) -> PDFBytes) throws -> Int? {
        guard let first = top.first, let last = top.last else { return nil }
        let root = file.reserve()
        let numbers = items.map { _ in file.reserve() }
        for (index, item) in items.enumerated() {
            var body = PDFBytes("<< /Title ")
            body.write(text: item.title)
            body.write(" /Parent \(item.parent.map { numbers[$0] } ?? root) 0 R /Dest ")
            body.write(destination(item.element).bytes)
            if let previous = item.previous { body.write(" /Prev \(numbers[previous]) 0 R") }
            if let next = item.next { body.write(" /Next \(numbers[next]) 0 R") }
            if let first = item.kids.first, let last = item.kids.last {
                // Closed: under 0.
                body.write(" /First \(numbers[first]) 0 R /Last \(numbers[last]) 0 R /Count \(-item.kids.count)")
            }
            body.write(" >>")
            try file.write(numbers[index], body)
        }
        try file.write(
            root,
            PDFBytes(
                "<< /Type /Outlines /First \(numbers[first]) 0 R /Last \(numbers[last]) 0 R /Count \(top.count) >>"))
        return root
    }
}
