import PDFSyntax
import PrintModel

/// Rewrites the colours of one content stream from keys to inks.
struct ColourRewriter {
    private let inks: InkTable
    private var state: State
    private var stack: [State] = []
    private var writer = ContentWriter()
    /// Spot colours the stream uses.
    private(set) var spots: Set<String> = []
    /// Overprint states the stream uses.
    private(set) var overprints: Set<Overprint> = []
    /// Colours that are no key, in order of appearance.
    private(set) var foreign: [String] = []

    private struct State {
        /// What the last `gs` said; `nil` in a form until it says something, for it inherits what it does not know.
        var overprint: Overprint?
        var hasFill: Bool
        var hasStroke: Bool
    }

    /// A rewriter for a page's content, or for a form or pattern cell, whose state at the start is its invoker's.
    init(_ inks: InkTable, isPage: Bool) {
        self.inks = inks
        state = State(overprint: isPage ? Overprint() : nil, hasFill: !isPage, hasStroke: !isPage)
    }

    /// The stream with its colours rewritten. Everything else stays as it is.
    mutating func rewrite(_ content: [UInt8]) -> [UInt8] {
        for operation in ContentTokenizer(content) { handle(operation) }
        return writer.bytes
    }

    private mutating func handle(_ operation: ContentOperation) {
        switch operation.name {
        case "q": stack.append(state)
        case "Q": state = stack.popLast() ?? state
        case "rg": return set(operation, stroking: false)
        case "RG": return set(operation, stroking: true)
        case "cs", "CS", "sc", "SC", "scn", "SCN": checkPattern(operation)
        case "g", "G", "k", "K": note(operation)
        case "Do", "sh": knockOut()
        case "BI":
            knockOut()
            checkInline(operation)
        case "f", "F", "f*", "Tj", "TJ", "'", "\"": if !state.hasFill { note(operation) }
        case "S", "s": if !state.hasStroke { note(operation) }
        case "B", "B*", "b", "b*": if !state.hasFill || !state.hasStroke { note(operation) }
        default: break
        }
        writer.write(operation)
    }

    private mutating func set(_ operation: ContentOperation, stroking: Bool) {
        guard let ink = inks.ink(operation.operands) else { return note(operation) }
        var wanted = state.overprint ?? Overprint()
        if stroking {
            wanted.stroke = ink.overprint
            state.hasStroke = true
        } else {
            wanted.fill = ink.overprint
            state.hasFill = true
        }
        set(wanted)
        if let spot = ink.spot { spots.insert(spot) }
        for replacement in inks.operations(ink, stroking: stroking) { writer.write(replacement) }
    }

    /// Pictures always knock out, whatever was drawn before them.
    private mutating func knockOut() {
        set(Overprint(fill: false, stroke: state.overprint?.stroke ?? false))
    }

    private mutating func set(_ wanted: Overprint) {
        guard state.overprint != wanted else { return }
        state.overprint = wanted
        overprints.insert(wanted)
        writer.write(ContentOperation("gs", [.name(wanted.resource)]))
    }

    /// Patterns bring their own colours, which are rewritten with them; any other colour space is not painting's.
    private mutating func checkPattern(_ operation: ContentOperation) {
        let stroking = operation.name.first == "C" || operation.name.first == "S"
        guard operation.operands.last?.name != nil, operation.operands.count == 1 else { return note(operation) }
        if operation.name.lowercased() == "cs", operation.operands.last?.name != "Pattern" { note(operation) }
        if stroking { state.hasStroke = true } else { state.hasFill = true }
        set(
            Overprint(
                fill: stroking && state.overprint?.fill ?? false, stroke: !stroking && state.overprint?.stroke ?? false)
        )
    }

    private mutating func checkInline(_ image: ContentOperation) {
        let space = image.operands.first?["CS"] ?? image.operands.first?["ColorSpace"]
        let mask = image.operands.first?["IM"] ?? image.operands.first?["ImageMask"]
        guard mask != .boolean(true), !["G", "DeviceGray", "CMYK", "DeviceCMYK"].contains(space?.name) else { return }
        note(ContentOperation("BI"))
    }

    private mutating func note(_ operation: ContentOperation) {
        let operands = operation.operands.map { $0.number.map { "\($0)" } ?? $0.name.map { "/\($0)" } ?? "…" }
        let isText = ["Tj", "TJ", "'", "\""].contains(operation.name)
        let said = ((isText ? [] : operands) + [operation.name]).joined(separator: " ")
        if !foreign.contains(said) { foreign.append(said) }
    }
}
