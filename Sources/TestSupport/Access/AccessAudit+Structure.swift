import PDFSyntax

/// The tree of elements: what may lie in what (ISO 32000-1, 14.8.4), and what each must say.
extension AccessAudit {
    /// The standard types (tables 333 to 340).
    private static let standard: Set<String> = [
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct",
        "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD",
        "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby",
        "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
    ]
    /// What may lie in some elements, with the condition that fails.
    private static let kids: [String: (Set<String>, String)] = [
        "Table": (["TR", "THead", "TBody", "TFoot", "Caption"], "09-004"), "THead": (["TR"], "09-004"),
        "TBody": (["TR"], "09-004"), "TFoot": (["TR"], "09-004"), "TR": (["TH", "TD"], "09-004"),
        "L": (["LI", "L", "Caption"], "09-005"), "LI": (["Lbl", "LBody"], "09-005"),
        "TOC": (["TOC", "TOCI", "Caption"], "09-006"),
        "TOCI": (["Lbl", "Reference", "NonStruct", "P", "TOC"], "09-006"),
    ]
    /// In what some elements must lie.
    private static let homes: [String: (Set<String>, String)] = [
        "TR": (["Table", "THead", "TBody", "TFoot"], "09-004"), "TH": (["TR"], "09-004"), "TD": (["TR"], "09-004"),
        "LI": (["L"], "09-005"), "Lbl": (["LI", "TOCI", "Note"], "09-005"), "LBody": (["LI"], "09-005"),
        "TOCI": (["TOC"], "09-006"),
    ]

    mutating func readTree() {
        guard let root = file.root["StructTreeRoot"] else { return object("01-005", "there is no structure") }
        for (number, parent) in numbers(root["ParentTree"]) { parents[number] = parent }
        for kid in list(root["K"]) { read(kid, in: "StructTreeRoot", root, depth: 0, file.root["Lang"]?.text) }
        for (page, content) in contents.enumerated() {
            for mark in content.pieces.keys.sorted() where met[page][mark] == nil {
                object("01-005", "page \(page + 1): piece \(mark) is in no element")
            }
        }
        let first = headings.first ?? 1
        demand(first == 1, "14-002", "the first heading is of level \(first)")
        for (before, after) in zip(headings, headings.dropFirst()) where after > before + 1 {
            object("14-003", "level \(after) after level \(before)")
        }
    }

    private mutating func read(_ element: PDFObject, in home: String, _ parent: PDFObject, depth: Int, _ told: String?)
    {
        guard depth < 64 else { return object("tree", "too deep") }
        checkRole(element["S"]?.name ?? "")
        let type = role(of: element["S"]?.name ?? "")
        let language = element["Lang"]?.text ?? told
        demand(element["P"]?.id == parent.id, "tree", "\(type) names another parent")
        let number = elements.count
        elements.append(Element(type: type, depth: depth, language: language))
        if let (homes, checkpoint) = AccessAudit.homes[type] {
            demand(homes.contains(home), checkpoint, "\(type) in \(home)")
        }
        if let level = type.first == "H" ? Int(type.dropFirst()) : nil { headings.append(level) }
        let kids = list(element["K"])
        for kid in kids {
            if let mark = kid.integer {
                take(mark, on: element["Pg"], element, number)
            } else if kid["Type"]?.name == "MCR" {
                take(kid["MCID"]?.integer ?? -1, on: kid["Pg"] ?? element["Pg"], element, number)
            } else if kid["Type"]?.name == "OBJR" {
                if let id = kid["Obj"]?.id { objects[id.number] = type }
            } else {
                let inner = role(of: kid["S"]?.name ?? "")
                if let (allowed, checkpoint) = AccessAudit.kids[type] {
                    demand(allowed.contains(inner), checkpoint, "\(inner) in \(type)")
                }
                read(kid, in: type, element, depth: depth + 1, language)
            }
        }
        check(element, type, kids, number)
    }

    private mutating func check(_ element: PDFObject, _ type: String, _ kids: [PDFObject], _ number: Int) {
        let types = kids.map { role(of: $0["S"]?.name ?? "") }
        switch type {
        case "Figure":
            let says = element["Alt"]?.text ?? element["ActualText"]?.text ?? ""
            demand(!says.isEmpty, "13-004", "nothing is said of a figure")
            demand(element["A"]?["BBox"]?.numbers()?.count == 4, "figure", "no box")
        case "Formula": demand(element["Alt"]?.text?.isEmpty == false, "17-002", "nothing is said of a formula")
        case "Note": demand(element["ID"] != nil, "19-003", "a note without an identifier")
        case "TH":
            let scope = list(element["A"]).compactMap { $0["Scope"]?.name }.first
            demand(["Row", "Column", "Both"].contains(scope ?? ""), "15-003", "a head without scope")
        case "L":
            let numbering = list(element["A"]).compactMap { $0["ListNumbering"]?.name }.first
            let labels = kids.contains { list($0["K"]).contains { role(of: $0["S"]?.name ?? "") == "Lbl" } }
            demand(!labels || numbering ?? "None" != "None", "16-001", "a list with labels says not how it is numbered")
        case "Table": checkRows(of: kids)
        default: break
        }
        demand(types.count { $0 == "H" } < 2, "14-006", "more than one H in \(type)")
        demand(!types.contains("H") || headings.isEmpty, "14-007", "H and Hn")
        if AccessAudit.kids[type] != nil, type != "TOCI" {
            demand(elements[number].text.isEmpty, AccessAudit.kids[type]?.1 ?? "", "text in \(type) itself")
        }
        if element["Alt"] != nil || element["ActualText"] != nil {
            demand(elements[number].language != nil, "11-002", "no language of what is said instead")
        }
    }

    /// Every row has as many cells, counting those that span.
    private mutating func checkRows(of kids: [PDFObject]) {
        let rows = kids.flatMap { role(of: $0["S"]?.name ?? "") == "TR" ? [$0] : list($0["K"]) }
            .filter { role(of: $0["S"]?.name ?? "") == "TR" }
        var widths: Set<Int> = []
        var below: [Int] = []
        for row in rows {
            var width = below.isEmpty ? 0 : below.removeFirst()
            for cell in list(row["K"]) {
                let attributes = list(cell["A"])
                let columns = attributes.compactMap { $0["ColSpan"]?.integer }.first ?? 1
                let depth = attributes.compactMap { $0["RowSpan"]?.integer }.first ?? 1
                width += columns
                for later in 0..<max(0, depth - 1) {
                    if below.count <= later { below.append(0) }
                    below[later] += columns
                }
            }
            widths.insert(width)
        }
        demand(widths.count <= 1, "15-005", "rows of \(widths.sorted()) cells")
    }

    private mutating func take(_ mark: Int, on page: PDFObject?, _ element: PDFObject, _ number: Int) {
        guard let at = pages.firstIndex(where: { $0.id == page?.id }), let piece = contents[at].pieces[mark] else {
            return object("tree", "a piece \(mark) that no page has")
        }
        demand(met[at][mark] == nil, "tree", "page \(at + 1): piece \(mark) is in two elements")
        met[at][mark] = number
        let owner = pages[at]["StructParents"]?.integer.flatMap { parents[$0] }?[mark]
        demand(owner?.id == element.id, "tree", "page \(at + 1): piece \(mark) has another parent")
        for part in piece {
            elements[number].text += part.text
            let language = part.language ?? elements[number].language
            demand(language?.isEmpty == false, "11-001", "page \(at + 1): “\(part.text)” in no language")
            guard let language else { continue }
            if words.last?.language == language, let last = words.popLast() {
                words.append(Words(language: language, text: last.text + part.text))
            } else {
                words.append(Words(language: language, text: part.text))
            }
        }
    }

    /// A type, after the role map.
    private func role(of type: String) -> String {
        var at = type
        let map = file.root["StructTreeRoot"]?["RoleMap"]
        for _ in 0..<16 {
            guard !AccessAudit.standard.contains(at), let next = map?[at]?.name else { return at }
            at = next
        }
        return at
    }

    private mutating func checkRole(_ type: String) {
        let map = file.root["StructTreeRoot"]?["RoleMap"]
        let means = role(of: type)
        if AccessAudit.standard.contains(means) {
            demand(map?[means] == nil, "02-004", "\(means) means something else")
        } else {
            object(map?[means] == nil ? "02-001" : "02-003", "\(type) is no type")
        }
    }

    /// A number tree's entries.
    private func numbers(_ tree: PDFObject?) -> [(Int, PDFObject)] {
        let pairs = tree?["Nums"]?.elements() ?? []
        let own = stride(from: 0, to: pairs.count - 1, by: 2).compactMap { index in
            pairs[index].integer.map { ($0, pairs[index + 1]) }
        }
        return own + (tree?["Kids"]?.elements() ?? []).flatMap { numbers($0) }
    }

    func list(_ object: PDFObject?) -> [PDFObject] {
        object.map { $0.kind == .array ? $0.elements() : [$0] } ?? []
    }
}
