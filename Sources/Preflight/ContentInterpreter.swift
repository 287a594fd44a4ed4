import PDFSyntax

/// What the interpreter tells of: each thing that is painted, with the state it is painted in.
protocol PaintingObserver: AnyObject {
    func filled(_ box: Box, isRectangle: Bool, _ state: GraphicsState)
    func stroked(_ box: Box, _ state: GraphicsState)
    func shown(_ box: Box, size: Double, _ state: GraphicsState)
    func drew(_ image: ImageInfo, _ state: GraphicsState)
    func shaded(_ shading: PDFObject, _ box: Box, _ state: GraphicsState, _ resources: PDFObject?)
    func grouped(_ group: PDFObject, _ resources: PDFObject?)
    func used(_ font: FontInfo)
    func missed(_ name: String)
    func wasOdd()
    func unfolded()
    func foundLZW()
}

/// Reads content streams as a renderer would, without painting (ISO 32000-1, clauses 8 and 9).
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
    /// Patterns and glyphs that were read already: once on a page is enough.
    private var read: Set<PDFObject.ID> = []
    let fonts: FontCache
    var path = PathBounds()
    var pendingClip = false
    var textMatrix = Matrix.identity
    var lineMatrix = Matrix.identity

    init(observer: any PaintingObserver, budget: Budget, fonts: FontCache, matrix: Matrix, clip: Box) {
        self.fonts = fonts
        self.observer = observer
        self.budget = budget
        base = matrix
        state = GraphicsState(matrix: matrix, clip: clip)
    }

    /// Reads a page's content.
    func run(_ page: PDFObject) {
        resources = page.file.inherited("Resources", of: page)
        if let group = page["Group"] { observer.grouped(group, resources) }
        run(page.file.decodedContent(of: page, limit: Budget.stream))
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
        while let operation = tokens.next() {
            guard !gaveUp, budget.takeOperation() else {
                gaveUp = true
                break
            }
            perform(operation, floor)
        }
        if tokens.oddities > 0 { observer.wasOdd() }
        if saved.count > floor {
            state = saved[floor]
            saved.removeSubrange(floor...)
        }
    }

    private func perform(_ operation: ContentOperation, _ floor: Int) {
        switch operation.name {
        case "q":
            if saved.count < Budget.states { saved.append(state) } else { observer.wasOdd() }
        case "Q":
            if saved.count > floor, let last = saved.popLast() { state = last } else { observer.wasOdd() }
        case "cm":
            guard let matrix = Matrix(operation.numbers(6)) else { return observer.wasOdd() }
            state.matrix = matrix.then(state.matrix)
        case "w": if let width = operation.operands.last?.number { state.lineWidth = abs(width) }
        case "gs": apply(graphicsState: operation.operands.last?.name)
        case "Do": draw(operation.operands.last?.name)
        case "sh": shade(operation.operands.last?.name)
        case "BI": draw(inline: operation)
        case "m", "l", "c", "v", "y", "re", "h", "W", "W*", "n", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*":
            performPath(operation)
        case "g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN": performColour(operation)
        default: performText(operation)
        }
    }

    // MARK: Graphics state

    private func apply(graphicsState name: String?) {
        guard let name else { return }
        guard let dictionary = resources?["ExtGState"]?[name], dictionary.hasKeys else {
            return observer.missed("/" + name)
        }
        if let width = dictionary["LW"]?.number { state.lineWidth = abs(width) }
        if let overprints = dictionary["OP"]?.boolean {
            state.strokeOverprints = overprints
            state.fillOverprints = overprints
        }
        if let overprints = dictionary["op"]?.boolean { state.fillOverprints = overprints }
        if let mode = dictionary["OPM"]?.integer { state.overprintMode = mode }
        if let alpha = dictionary["ca"]?.number { state.fillAlpha = alpha }
        if let alpha = dictionary["CA"]?.number { state.strokeAlpha = alpha }
        if let font = dictionary["Font"], font.count == 2, let object = font[0] {
            state.text.font = fonts.font(object)
            state.text.size = font[1]?.number ?? 0
        }
        if let mask = dictionary["SMask"], mask.hasKeys, let group = mask["G"] {
            let inks = (state.fill, state.stroke)
            (state.fill, state.stroke) = (Paint(), Paint())
            // A mask's content is not printed: only its fonts and forms must be sound.
            run(form: group, silently: true)
            (state.fill, state.stroke) = inks
        }
    }

    // MARK: Nested content

    private func draw(_ name: String?) {
        guard let name else { return }
        guard let object = resources?["XObject"]?[name], object.kind == .stream else {
            return observer.missed("/" + name)
        }
        switch object["Subtype"]?.name {
        case "Image":
            guard let image = ImageInfo(object, resources) else { return observer.missed("/" + name) }
            if !isSilent { observer.drew(image, state) }
        case "Form": run(form: object)
        default: break
        }
    }

    private func draw(inline operation: ContentOperation) {
        guard let image = ImageInfo(operation.operands.first, resources) else { return observer.wasOdd() }
        if image.isLZW { observer.foundLZW() }
        if !isSilent { observer.drew(image, state) }
    }

    private func shade(_ name: String?) {
        guard let name else { return }
        guard let shading = resources?["Shading"]?[name] else { return observer.missed("/" + name) }
        if !isSilent { observer.shaded(shading, state.clip, state, resources) }
    }

    /// Whether what is being read shows on paper.
    private(set) var isSilent = false

    private func run(form: PDFObject, silently: Bool = false) {
        nested(form) {
            if !silently, let group = form["Group"] { observer.grouped(group, form["Resources"] ?? resources) }
            if let matrix = Matrix(form["Matrix"]?.numbers(limit: 6)) { state.matrix = matrix.then(state.matrix) }
            base = state.matrix
            if let box = Box(form["BBox"]?.numbers(limit: 4)) {
                state.clip = state.clip.intersection(state.matrix.bounds(box.x0, box.y0, box.x1, box.y1))
            }
            resources = form["Resources"] ?? resources
            let before = isSilent
            isSilent = isSilent || silently
            run(form.decoded(limit: Budget.stream))
            isSilent = before
        }
    }

    /// A tiling pattern's content, once on a page.
    func run(pattern: PDFObject, in box: Box) {
        guard let id = pattern.id, read.insert(id).inserted else { return }
        nested(pattern) {
            state = GraphicsState(matrix: base, clip: box)
            if let matrix = Matrix(pattern["Matrix"]?.numbers(limit: 6)) { state.matrix = matrix.then(base) }
            resources = pattern["Resources"] ?? resources
            run(pattern.decoded(limit: Budget.stream))
        }
    }

    /// A Type 3 glyph's content, once on a page.
    func run(glyph: PDFObject, of font: PDFObject, _ matrix: Matrix) {
        guard let id = glyph.id, read.insert(id).inserted else { return }
        nested(glyph) {
            state.matrix = (Matrix(font["FontMatrix"]?.numbers(limit: 6)) ?? Matrix()).then(matrix)
            resources = font["Resources"] ?? resources
            run(glyph.decoded(limit: Budget.stream))
        }
    }

    private func nested(_ object: PDFObject, _ body: () -> Void) {
        guard depth < Budget.depth, object.kind == .stream else { return }
        if let id = object.id, !open.insert(id).inserted { return observer.wasOdd() }
        depth += 1
        let kept = (state, resources, base, path, textMatrix, lineMatrix, pendingClip)
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
