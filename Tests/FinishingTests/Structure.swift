import PDFSyntax
import Testing

/// A file's structure as it is read, and whether content and structure agree.
struct Structure {
    /// Type and text of each element in order.
    var outline: [String] = []
    var languages: [String] = []
    var elements: [PDFObject] = []
    var artifacts = 0
    /// Painting outside every mark.
    var unmarked = 0
    /// Pieces that the tree and the pages do not agree on.
    var unmatched = 0

    init(_ file: PDFFile) throws {
        let pages = file.pages()
        var words: [[Int: String]] = []
        for page in pages { words.append(try pieces(of: page, file)) }
        let tree = try #require(file.root["StructTreeRoot"])
        let numbers = try #require(tree["ParentTree"]?["Nums"]).elements()
        var owners: [Int: PDFObject] = [:]
        for index in stride(from: 0, to: numbers.count, by: 2) {
            owners[numbers[index].integer ?? -1] = numbers[index + 1]
        }
        try walk(try #require(tree["K"]), pages, words, owners)
        for (number, page) in words.enumerated() {
            if owners[pages[number]["StructParents"]?.integer ?? -1]?.count != page.count { unmatched += 1 }
        }
    }

    private mutating func walk(
        _ element: PDFObject, _ pages: [PDFObject], _ words: [[Int: String]], _ owners: [Int: PDFObject]
    ) throws {
        elements.append(element)
        let at = outline.count
        outline.append(element["S"]?.name ?? "?")
        if let language = element["Lang"]?.text { languages.append(language) }
        for key in ["ListNumbering", "Scope"] {
            if let value = element["A"]?[key]?.name { outline[at] += " \(value)" }
        }
        var text = ""
        let kids = element["K"].map { $0.kind == .array ? $0.elements() : [$0] } ?? []
        for kid in kids {
            if kid["Type"]?.name == "StructElem" {
                if kid["P"]?.id != element.id { unmatched += 1 }
                try walk(kid, pages, words, owners)
            } else if kid["Type"]?.name == "MCR" {
                let page = try #require(pages.firstIndex { $0.id == kid["Pg"]?.id })
                let mark = try #require(kid["MCID"]?.integer)
                if owners[pages[page]["StructParents"]?.integer ?? -1]?[mark]?.id != element.id { unmatched += 1 }
                text += words[page][mark] ?? ""
            }
        }
        if !text.isEmpty { outline[at] += " “\(text)”" }
    }

    /// The text of each marked piece of a page, by its number.
    private mutating func pieces(of page: PDFObject, _ file: PDFFile) throws -> [Int: String] {
        var found: [Int: String] = [:]
        var open: [Int?] = []
        var table: [UInt32: String] = [:]
        for operation in ContentTokenizer(file.content(of: page)) {
            switch operation.name {
            case "BMC":
                open.append(nil)
                artifacts += 1
            case "BDC":
                open.append(operation.operands.last?["MCID"]?.number.map { Int($0) })
                if let mark = open.last ?? nil { found[mark] = "" }
            case "EMC": open.removeLast()
            case "Tf":
                let font = page["Resources"]?["Font"]?[operation.operands[0].name ?? ""]
                guard case .bytes(let bytes)? = font?["ToUnicode"]?.decoded() else { continue }
                table = Structure.characters(String(decoding: bytes, as: UTF8.self))
            case "TJ", "Tj":
                guard let last = open.last else {
                    unmarked += 1
                    continue
                }
                guard let mark = last, case .array(let parts) = operation.operands[0] else { continue }
                for case .string(let string) in parts {
                    for index in stride(from: 0, to: string.count - 1, by: 2) {
                        found[mark]? += table[UInt32(string[index]) << 8 | UInt32(string[index + 1])] ?? "?"
                    }
                }
            case "f", "S", "Do": if open.isEmpty { unmarked += 1 }
            default: break
            }
        }
        return found
    }

    private static func characters(_ map: String) -> [UInt32: String] {
        var table: [UInt32: String] = [:]
        for line in map.split(separator: "\n") where line.hasPrefix("<") && line.contains("> <") {
            let parts = line.split { "<> ".contains($0) }
            guard parts.count == 2, let code = UInt32(parts[0], radix: 16) else { continue }
            var units: [UInt16] = []
            var rest = parts[1]
            while !rest.isEmpty {
                units.append(UInt16(rest.prefix(4), radix: 16) ?? 0)
                rest = rest.dropFirst(4)
            }
            table[code] = String(decoding: units, as: UTF16.self)
        }
        return table
    }
}
