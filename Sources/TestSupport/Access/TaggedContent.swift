import PDFSyntax

/// The marked pieces of a page's content, and what stands outside them.
struct TaggedContent {
    /// Text of one language; `nil` where the element tells it.
    struct Part {
        let language: String?
        var text: String
    }
    /// What each piece says, by its number.
    private(set) var pieces: [Int: [Part]] = [:]
    /// Conditions that fail, with what was met.
    private(set) var objections: [(String, String)] = []

    private enum Mark {
        case artifact
        case piece(Int)
        case span(language: String?, says: String?)
        case other
    }
    private var open: [Mark] = []
    private var font: FontReading?
    private static let painting: Set<String> = [
        "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "BI", "EI", "Tj", "TJ", "'", "\"",
    ]

    init(_ page: PDFObject, of file: PDFFile, _ fonts: inout [PDFObject.ID: FontReading]) {
        for operation in ContentTokenizer(file.content(of: page)) {
            switch operation.name {
            case "BMC", "BDC": begin(operation)
            case "EMC": if open.popLast() == nil { objections.append(("marks", "an end too many")) }
            case "Tf":
                guard let found = page["Resources"]?["Font"]?[operation.operands.first?.name ?? ""], let id = found.id
                else { break }
                font = fonts[id] ?? FontReading(found)
            case "Tj", "TJ", "'", "\"":
                show(operation)
                if let font { fonts[font.id] = font }
            default: break
            }
            if TaggedContent.painting.contains(operation.name), !isMarked {
                objections.append(("01-005", "\(operation.name) outside every mark"))
            }
        }
        if !open.isEmpty { objections.append(("marks", "an end is missing")) }
    }

    private var isMarked: Bool {
        open.contains { mark in
            switch mark {
            case .artifact, .piece: true
            case .span, .other: false
            }
        }
    }

    private var piece: Int? {
        for case .piece(let number) in open { return number }
        return nil
    }

    private var isInArtifact: Bool {
        open.contains { mark in
            guard case .artifact = mark else { return false }
            return true
        }
    }

    private mutating func begin(_ operation: ContentOperation) {
        let entries = operation.operands.last
        if operation.operands.first?.name == "Artifact" {
            if piece != nil { objections.append(("01-003", "an artifact in a piece")) }
            open.append(.artifact)
        } else if let number = entries?["MCID"]?.number {
            if isInArtifact { objections.append(("01-004", "a piece in an artifact")) }
            open.append(.piece(Int(number)))
            pieces[Int(number)] = []
        } else {
            open.append(.span(language: text(entries?["Lang"]), says: text(entries?["ActualText"])))
        }
    }

    private func text(_ value: ContentOperand?) -> String? {
        guard case .string(let bytes)? = value else { return nil }
        guard bytes.starts(with: [0xFE, 0xFF]) else { return String(decoding: bytes, as: UTF8.self) }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        return String(decoding: units, as: UTF16.self)
    }

    private mutating func show(_ operation: ContentOperation) {
        guard font != nil else { return objections.append(("31-009", "text in no font")) }
        var said = ""
        var language: String?
        var replaced: String?
        for (index, mark) in open.enumerated() {
            guard case .span(let own, let says) = mark else { continue }
            language = own ?? language
            replaced = says ?? replaced
            // Said once, however many strings it stands for.
            if says != nil { open[index] = .span(language: own, says: "") }
        }
        for case .string(let bytes) in strings(operation) {
            said += font?.read(bytes, saidByPage: replaced != nil) ?? ""
        }
        guard let piece else { return }
        said = replaced ?? said
        let last = (pieces[piece]?.count ?? 0) - 1
        if last >= 0, pieces[piece]?[last].language == language {
            pieces[piece]?[last].text += said
        } else {
            pieces[piece, default: []].append(Part(language: language, text: said))
        }
    }

    private func strings(_ operation: ContentOperation) -> [ContentOperand] {
        if case .array(let parts)? = operation.operands.first { return parts }
        return operation.operands
    }
}
