import Geometry
import PDFSyntax

/// Paths, painting and clipping (ISO 32000-1, 8.5).
extension ContentInterpreter {
    func performPath(_ operation: ContentOperation) {
        switch operation.name {
        case "m":
            guard let n = operation.numbers(2) else { return observer.wasOdd() }
            path.move(n[0], n[1], state.matrix)
        case "l":
            guard let n = operation.numbers(2) else { return observer.wasOdd() }
            path.line(n[0], n[1], state.matrix)
        case "c":
            guard let n = operation.numbers(6) else { return observer.wasOdd() }
            path.curve((n[0], n[1]), (n[2], n[3]), (n[4], n[5]), state.matrix)
        case "v":
            guard let n = operation.numbers(4) else { return observer.wasOdd() }
            path.curve(nil, (n[0], n[1]), (n[2], n[3]), state.matrix)
        case "y":
            guard let n = operation.numbers(4) else { return observer.wasOdd() }
            path.curve((n[0], n[1]), (n[2], n[3]), (n[2], n[3]), state.matrix)
        case "re":
            guard let n = operation.numbers(4) else { return observer.wasOdd() }
            path.rectangle(n, state.matrix)
        case "h": path.close()
        case "W", "W*": pendingClip = operation.name
        default: paint(operation.name)
        }
    }

    private func paint(_ name: String) {
        let isEvenOdd = name.hasSuffix("*")
        switch name {
        case "f", "F", "f*": fill(isEvenOdd)
        case "S": stroke()
        case "s":
            path.close()
            stroke()
        case "B", "B*":
            fill(isEvenOdd)
            stroke()
        case "b", "b*":
            path.close()
            fill(isEvenOdd)
            stroke()
        default: break
        }
        endPath()
    }

    private func endPath() {
        if let rule = pendingClip {
            let isWholeClip = path.isRectangle
            state.clip = path.isEmpty ? .nothing : state.clip.intersection(path.box)
            if !isWholeClip, !state.clip.isEmpty, !isSilent {
                state.clipShape = ClipShape(path, isEvenOdd: rule == "W*", within: state.clipShape)
            }
        }
        pendingClip = nil
        path = PagePath()
    }

    private func fill(_ isEvenOdd: Bool) {
        guard !path.isEmpty, !isSilent else { return }
        let box = path.box.intersection(state.clip)
        guard !box.isEmpty else { return observer.filled(path, path.box, isEvenOdd: isEvenOdd, hidden(state)) }
        if !paintPattern(state.fill, .path(path, isEvenOdd: isEvenOdd), box) {
            observer.filled(path, box, isEvenOdd: isEvenOdd, state)
        }
    }

    private func stroke() {
        guard !path.isEmpty, !isSilent else { return }
        let half = state.lineWidth * state.matrix.scale / 2
        let box = path.box.grown(by: min(half, 1000)).intersection(state.clip.grown(by: 0.01))
        guard !box.isEmpty else { return }
        if !paintPattern(state.stroke, .box(box), box) {
            observer.stroked(path, path.box.intersection(state.clip.grown(by: 0.01)), state)
        }
    }

    /// A state whose clip hides everything: something is there, and none of it shows.
    private func hidden(_ state: GraphicsState) -> GraphicsState {
        var state = state
        state.clip = .nothing
        return state
    }

    /// Paints with a pattern; false where the colour is none.
    func paintPattern(_ paint: Paint, _ shape: PaintedShape, _ box: Box) -> Bool {
        guard case .pattern(let under) = paint.space else { return false }
        guard let pattern = paint.pattern else { return true }
        if pattern["PatternType"]?.integer == 2 {
            if let shading = pattern["Shading"] {
                let matrix = (Matrix(pattern["Matrix"]?.numbers(limit: 6)) ?? Matrix()).then(base)
                observer.shaded(Shading(shading, resources, matrix), shape, box, state)
            }
        } else {
            // An uncoloured tile takes its colour from here.
            if pattern["PaintType"]?.integer == 2, let under {
                var plain = state
                plain.fill = Paint(space: under, values: paint.values)
                observer.judged(plain.fill, box, plain)
                run(pattern: pattern, shape, in: box, colour: plain.fill)
            } else {
                run(pattern: pattern, shape, in: box, colour: nil)
            }
        }
        return true
    }
}

/// Where something is painted.
enum PaintedShape {
    case path(PagePath, isEvenOdd: Bool)
    case box(Box)
    /// Text: so much of the box is covered by its letters, 0 to 1.
    case letters(Box, share: Double)
}
