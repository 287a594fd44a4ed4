import PDFSyntax

/// Paths, painting and clipping (ISO 32000-1, 8.5).
extension ContentInterpreter {
    func performPath(_ operation: ContentOperation) {
        switch operation.name {
        case "m", "l": extend(operation, 2)
        case "v", "y": extend(operation, 4)
        case "c": extend(operation, 6)
        case "re":
            guard let numbers = operation.numbers(4) else { return observer.wasOdd() }
            path.addRectangle(numbers, state.matrix)
        case "h": break
        case "W", "W*": pendingClip = true
        default:
            if "fFbB".contains(operation.name.first ?? " ") { fill() }
            if "sSbB".contains(operation.name.first ?? " ") { stroke() }
            endPath()
        }
    }

    private func extend(_ operation: ContentOperation, _ count: Int) {
        guard let numbers = operation.numbers(count) else { return observer.wasOdd() }
        path.add(numbers, state.matrix)
    }

    private func endPath() {
        if pendingClip {
            state.clip = path.isEmpty ? Box(x0: 0, y0: 0, x1: -1, y1: -1) : state.clip.intersection(path.box)
        }
        pendingClip = false
        path = PathBounds()
    }

    private func fill() {
        guard !path.isEmpty, !isSilent else { return }
        let box = path.box.intersection(state.clip)
        guard !box.isEmpty else { return observer.filled(path.box, isRectangle: false, hidden(state)) }
        if !paintPattern(state.fill, box) {
            observer.filled(box, isRectangle: path.isRectangle && box == path.box, state)
        }
    }

    private func stroke() {
        guard !path.isEmpty, !isSilent else { return }
        let box = path.box.intersection(state.clip.grown(by: 0.01))
        guard !box.isEmpty else { return }
        if !paintPattern(state.stroke, box) { observer.stroked(box, state) }
    }

    /// A state whose clip hides everything: something is there, and none of it shows.
    private func hidden(_ state: GraphicsState) -> GraphicsState {
        var state = state
        state.clip = Box(x0: 0, y0: 0, x1: -1, y1: -1)
        return state
    }

    /// Paints with a pattern; false where the colour is none.
    func paintPattern(_ paint: Paint, _ box: Box) -> Bool {
        guard case .pattern(let under) = paint.space else { return false }
        guard let pattern = paint.pattern else { return true }
        if pattern["PatternType"]?.integer == 2 {
            if let shading = pattern["Shading"] { observer.shaded(shading, box, state, resources) }
        } else {
            // An uncoloured tile takes its colour from here.
            if pattern["PaintType"]?.integer == 2, let under {
                var plain = state
                plain.fill = Paint(space: under, values: paint.values)
                observer.filled(box, isRectangle: false, plain)
            }
            run(pattern: pattern, in: box)
        }
        return true
    }
}
