import Geometry
import PDFSyntax

/// Which inks pages print with: for the colour bar, the plates named on the slug line and the job ticket.
struct InkSurvey {
    /// A process ink (ISO 2846).
    public enum Process: String, Sendable, Hashable, CaseIterable {
        case cyan = "Cyan"
        case magenta = "Magenta"
        case yellow = "Yellow"
        case black = "Black"
    }
    private(set) var process: Set<Process> = []
    /// The colour space of each spot colour, by its name.
    private(set) var spots: [String: PDFObject] = [:]
    private var visited: Set<PDFObject.ID> = []
    /// Operations that may still be read; a survey of the rest would not be worth the time.
    private var budget = 20_000_000
    private static let deepest = 24

    /// The process inks in the order in which they are named.
    var processInks: [Process] { Process.allCases.filter(process.contains) }
    /// The names of the spot colours, sorted.
    var spotNames: [String] { spots.keys.sorted() }

    /// Looks through a page.
    mutating func add(_ page: PDFObject) {
        let file = page.file
        if let resources = file.inherited("Resources", of: page) { add(resources: resources, depth: 0) }
        // Pages that share a stream are read once.
        let contents = page["Contents"]
        guard contents?.kind != .stream || contents.map({ isNew($0) }) ?? false else { return }
        read(file.content(of: page))
    }

    // MARK: Resources

    private mutating func add(resources: PDFObject, depth: Int) {
        guard depth < InkSurvey.deepest, isNew(resources) else { return }
        for (_, space) in entries(resources["ColorSpace"]) { add(space: space, depth: depth) }
        for (_, shading) in entries(resources["Shading"]) { add(space: shading["ColorSpace"], depth: depth) }
        for (_, pattern) in entries(resources["Pattern"]) {
            add(space: pattern["Shading"]?["ColorSpace"], depth: depth)
            if pattern.kind == .stream { addDrawing(pattern, depth: depth) }
        }
        for (_, object) in entries(resources["XObject"]) {
            if object["Subtype"]?.name == "Image" {
                if isNew(object), object["ImageMask"]?.boolean != true {
                    add(space: object["ColorSpace"], depth: depth)
                }
            } else {
                addDrawing(object, depth: depth)
            }
        }
        for (_, font) in entries(resources["Font"]) where font["Subtype"]?.name == "Type3" {
            for (_, glyph) in entries(font["CharProcs"]) { addDrawing(glyph, depth: depth) }
            if let inner = font["Resources"] { add(resources: inner, depth: depth + 1) }
        }
    }

    private mutating func addDrawing(_ stream: PDFObject, depth: Int) {
        guard isNew(stream) else { return }
        if let resources = stream["Resources"] { add(resources: resources, depth: depth + 1) }
        switch stream.decoded(limit: 64_000_000) {
        case .bytes(let bytes), .damaged(let bytes): read(bytes)
        case .tooLarge, .unsupported: break
        }
    }

    private func entries(_ dictionary: PDFObject?) -> [(String, PDFObject)] {
        guard let dictionary, dictionary.kind == .dictionary else { return [] }
        return dictionary.keys.prefix(10_000).compactMap { key in dictionary[key].map { (key, $0) } }
    }

    private mutating func isNew(_ object: PDFObject) -> Bool {
        guard let id = object.id else { return true }
        return visited.insert(id).inserted
    }

    // MARK: Colour spaces

    private mutating func add(space: PDFObject?, depth: Int) {
        guard let space, depth < InkSurvey.deepest else { return }
        if let name = space.name { return add(device: name) }
        switch space[0]?.name {
        case "Separation"?:
            guard let name = space[1]?.name else { return }
            if add(colorant: name) { return }
            spots[name] = spots[name] ?? space
        case "DeviceN"?:
            for name in (space[1]?.elements(limit: 32) ?? []).compactMap(\.name) where !add(colorant: name) {
                // Its own colour space, where the file gives it one.
                if let own = space[4]?["Colorants"]?[name] { spots[name] = spots[name] ?? own }
            }
        case "ICCBased"?:
            let components = space[1]?["N"]?.integer
            add(device: components == 4 ? "DeviceCMYK" : components == 1 ? "DeviceGray" : "DeviceRGB")
        case "Indexed"?, "Pattern"?, "I"?: add(space: space[1], depth: depth + 1)
        case let name?: add(device: name)
        case nil: break
        }
    }

    /// Whether a colorant is no spot colour.
    private mutating func add(colorant name: String) -> Bool {
        if let ink = Process(rawValue: name) { process.insert(ink) }
        return ["All", "None"].contains(name) || Process(rawValue: name) != nil
    }

    private mutating func add(device name: String) {
        switch name {
        case "DeviceGray", "CalGray", "G": process.insert(.black)
        case "Pattern": break
        default: process.formUnion(Process.allCases)
        }
    }

    // MARK: Content

    private mutating func read(_ content: [UInt8]) {
        guard budget > 0 else { return process.formUnion(Process.allCases) }
        for operation in ContentTokenizer(content) {
            budget -= 1
            if budget <= 0 { return process.formUnion(Process.allCases) }
            switch operation.name {
            case "k", "K":
                for (ink, amount) in zip(Process.allCases, operation.operands.compactMap(\.number)) where amount > 0 {
                    process.insert(ink)
                }
            case "g", "G": if operation.operands.first?.number ?? 1 < 1 { process.insert(.black) }
            case "rg", "RG": if operation.operands.contains(where: { $0.number != 1 }) { add(device: "DeviceRGB") }
            case "cs", "CS":
                if let name = operation.operands.first?.name, name.hasPrefix("Device") { add(device: name) }
            case "BI":
                let dictionary = operation.operands.first
                if let name = (dictionary?["ColorSpace"] ?? dictionary?["CS"])?.name {
                    add(device: name == "G" ? "DeviceGray" : name)
                }
            default: break
            }
        }
    }
}
