import Geometry
import PDFSyntax

/// Reads content streams as a renderer would (ISO 32000-1, clauses 8 and 9), and tells an observer of all it meets.
///
/// Bounded by the `budget`: operations, decoded bytes, nesting. Forms that draw themselves are cut.
final class ContentInterpreter {
    let observer: any PaintingObserver
    var budget: Budget
    /// Whether the page was left before its end.
    private(set) var gaveUp = false

    var state: GraphicsState
    var resources: PDFObject? { didSet { spaces = [:] } }
    /// The present resources' spaces that were looked up already.
    private var spaces: [String: ColourSpace] = [:]
    private var saved: [GraphicsState] = []
    /// Matrix that patterns begin from: the page's or the form's.
    var base: Matrix
    private var depth = 0
    /// Forms, patterns and glyphs being read, against cycles.
    private var open: Set<PDFObject.ID> = []
    /// Tiles and glyphs that were read already: once on a page is enough.
    var tiles: [PDFObject.ID: TileInk] = [:]
    private var glyphs: Set<PDFObject.ID> = []
    /// Masks that were read already, by what they are made of and where.
    var masks: [MaskKey: ClipShape] = [:]
    let fonts: FontCache
    let layers: OptionalContent
    var path = PagePath()
    var pendingClip: String?
    var textMatrix = Matrix.identity
    var lineMatrix = Matrix.identity
    /// Marked content that is open; true where it does not print.
    private var marked: [Bool] = []
    private var hiddenMarks = 0
    /// Whether the object being read does not print.
    private var isHidden = false

    init(
        observer: any PaintingObserver, budget: Budget, fonts: FontCache, layers: OptionalContent, matrix: Matrix,
        clip: Box
    ) {
        self.fonts = fonts
        self.layers = layers
        self.observer = observer
        self.budget = budget
        base = matrix
        state = GraphicsState(matrix: matrix, clip: clip)
    }

    /// Whether what is being read does not show on paper.
    var isSilent: Bool { isHidden || hiddenMarks > 0 }

    /// Reads a page's content.
    func run(_ page: PDFObject) {
        resources = page.file.inherited("Resources", of: page)
        if let group = page["Group"] { observer.grouped(group, resources, .page, state.clip) }
        run(page.file.decodedContent(of: page, limit: Budget.stream))
    }

    /// Reads an annotation's appearance, which stands in `box`.
    func run(appearance form: PDFObject, in box: Box) {
        guard let bounds = Box(form["BBox"]?.numbers(limit: 4)) else { return }
        let matrix = Matrix(form["Matrix"]?.numbers(limit: 6)) ?? Matrix()
        let place = matrix.bounds(bounds.x0, bounds.y0, bounds.x1, bounds.y1)
        guard place.width > 0, place.height > 0 else { return }
        let kept = state
        var fit = Matrix()
        (fit.a, fit.d) = (box.width / place.width, box.height / place.height)
        (fit.e, fit.f) = (box.x0 - place.x0 * fit.a, box.y0 - place.y0 * fit.d)
        state = GraphicsState(matrix: fit.then(base), clip: state.clip)
        run(form: form)
        state = kept
    }

    private func run(_ content: PDFDecoded) {
        switch content {
        case .bytes(let bytes):
            guard budget.takeContent(bytes.count) else {
                gaveUp = true
                return
            }
            run(bytes)
        case .damaged(let bytes):
            observer.missed("Contents")
            run(.bytes(bytes))
        case .unsupported: observer.missed("Contents")
        case .tooLarge: observer.unfolded()
        }
    }

    private func run(_ content: [UInt8]) {
        var tokens = ContentTokenizer(content)
        let floor = saved.count
        let marks = marked.count
        while let operation = tokens.next() {
            guard !gaveUp, budget.takeOperation() else {
                gaveUp = true
                break
            }
            perform(operation, floor, marks)
        }
        if tokens.oddities > 0 { observer.wasOdd() }
        if saved.count > floor {
            state = saved[floor]
            saved.removeSubrange(floor...)
        }
        while marked.count > marks { endMark(above: marks) }
    }

    private func perform(_ operation: ContentOperation, _ floor: Int, _ marks: Int) {
        switch operation.name {
        case "q":
            if saved.count < Budget.states { saved.append(state) } else { observer.wasOdd() }
        case "Q":
            if saved.count > floor, let last = saved.popLast() { state = last } else { observer.wasOdd() }
        case "cm":
            guard let matrix = Matrix(operation.numbers(6)) else { return observer.wasOdd() }
            state.matrix = matrix.then(state.matrix)
        case "w": if let width = operation.operands.last?.number { state.lineWidth = abs(width) }
        case "d": state.dashShare = ContentInterpreter.dashShare(operation.operands.first?.array)
        case "gs": apply(graphicsState: operation.operands.last?.name)
        case "Do": draw(operation.operands.last?.name)
        case "sh": shade(operation.operands.last?.name)
        case "BI": draw(inline: operation)
        case "m", "l", "c", "v", "y", "re", "h", "W", "W*", "n", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*":
            performPath(operation)
        case "g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN": performColour(operation)
        case "BMC": beginMark(nil)
        case "BDC": beginMark(operation)
        case "EMC": endMark(above: marks)
        default: performText(operation)
        }
    }

    /// Share of a dash pattern that is drawn.
    static func dashShare(_ pattern: [ContentOperand]?) -> Double {
        let lengths = (pattern ?? []).compactMap(\.number).map(abs)
        let whole = lengths.reduce(0, +)
        guard whole > 0 else { return 1 }
        // An odd pattern is read twice, with drawn and left out changed.
        guard lengths.count % 2 == 0 else { return lengths.count == 1 ? 0.5 : 0.5 }
        return stride(from: 0, to: lengths.count, by: 2).reduce(0) { $0 + lengths[$1] } / whole
    }

    // MARK: Marked content

    private func beginMark(_ operation: ContentOperation?) {
        var hides = false
        if let operation, operation.operands.first?.name == "OC", let name = operation.operands.last?.name,
            !layers.isEmpty
        {
            hides = layers.hides(resources?["Properties"]?[name])
        }
        marked.append(hides)
        if hides { hiddenMarks += 1 }
    }

    private func endMark(above floor: Int) {
        guard marked.count > floor, let hid = marked.popLast() else { return }
        if hid { hiddenMarks -= 1 }
    }

    // MARK: Nested content

    private func draw(_ name: String?) {
        guard let name else { return }
        guard let object = resources?["XObject"]?[name], object.kind == .stream else {
            return observer.missed("/" + name)
        }
        let before = isHidden
        defer { isHidden = before }
        if !layers.isEmpty, layers.hides(object["OC"]) { isHidden = true }
        switch object["Subtype"]?.name {
        case "Image":
            guard let image = ImageInfo(object, resources) else { return observer.missed("/" + name) }
            if !isSilent { observer.drew(image, state) }
        case "Form": run(form: object)
        default: break
        }
    }

    private func draw(inline operation: ContentOperation) {
        guard let image = ImageInfo(operation.operands.first, resources, data: operation.imageData) else {
            return observer.wasOdd()
        }
        if image.isLZW { observer.foundLZW() }
        if !isSilent { observer.drew(image, state) }
    }

    private func shade(_ name: String?) {
        guard let name else { return }
        guard let shading = resources?["Shading"]?[name] else { return observer.missed("/" + name) }
        guard !isSilent, !state.clip.isEmpty else { return }
        observer.shaded(Shading(shading, resources, state.matrix), .box(state.clip), state.clip, state)
    }

    func run(form: PDFObject, _ role: GroupRole = .form) {
        nested(form) {
            if let group = form["Group"] {
                if group["S"]?.name == "Transparency" { enterGroup() }
            }
            if let matrix = Matrix(form["Matrix"]?.numbers(limit: 6)) { state.matrix = matrix.then(state.matrix) }
            base = state.matrix
            if let box = Box(form["BBox"]?.numbers(limit: 4)) {
                state.clip = state.clip.intersection(state.matrix.bounds(box.x0, box.y0, box.x1, box.y1))
            }
            resources = form["Resources"] ?? resources
            if let group = form["Group"], !isSilent { observer.grouped(group, resources, role, state.clip) }
            run(form.decoded(limit: Budget.stream))
        }
    }

    /// What is painted in a group is painted through the group's own opacity and mode.
    private func enterGroup() {
        state.groupAlpha *= state.fillAlpha
        state.groupBlend = state.mode
        (state.fillAlpha, state.strokeAlpha, state.blend) = (1, 1, .normal)
    }

    /// A tile's content, moved to where `box` shows it.
    func read(tile pattern: PDFObject, at matrix: Matrix, clip: Box, colour: Paint?) {
        nested(pattern) {
            state = GraphicsState(matrix: matrix, clip: clip)
            if let colour { (state.fill, state.stroke) = (colour, colour) }
            resources = pattern["Resources"] ?? resources
            run(pattern.decoded(limit: Budget.stream))
        }
    }

    /// A Type 3 glyph's content, once on a page.
    func run(glyph: PDFObject, of font: PDFObject, _ matrix: Matrix) {
        guard let id = glyph.id, glyphs.insert(id).inserted else { return }
        nested(glyph) {
            state.matrix = (Matrix(font["FontMatrix"]?.numbers(limit: 6)) ?? Matrix()).then(matrix)
            resources = font["Resources"] ?? resources
            observer.beginGlyph()
            run(glyph.decoded(limit: Budget.stream))
            observer.endGlyph()
        }
    }

    private func nested(_ object: PDFObject, _ body: () -> Void) {
        guard depth < Budget.depth, object.kind == .stream else { return }
        if let id = object.id, !open.insert(id).inserted { return observer.wasOdd() }
        depth += 1
        let kept = (state, resources, base, path, textMatrix, lineMatrix, pendingClip)
        path = PagePath()
        pendingClip = nil
        body()
        (state, resources, base, path, textMatrix, lineMatrix, pendingClip) = kept
        depth -= 1
        if let id = object.id { open.remove(id) }
    }

    /// A colour space by its name in the present resources.
    func space(named name: String) -> ColourSpace {
        if let known = spaces[name] { return known }
        let space = ColourSpace.named(name, resources)
        spaces[name] = space
        return space
    }
}
