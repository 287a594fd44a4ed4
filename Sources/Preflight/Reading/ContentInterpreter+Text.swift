import Geometry
import PDFSyntax

/// Text (ISO 32000-1, clause 9).
extension ContentInterpreter {
    func performText(_ operation: ContentOperation) {
        let operands = operation.operands
        let first = operands.first?.number
        switch operation.name {
        case "BT": (textMatrix, lineMatrix) = (.identity, .identity)
        case "Tc": state.text.characterSpacing = first ?? 0
        case "Tw": state.text.wordSpacing = first ?? 0
        case "Tz": state.text.horizontalScale = (first ?? 100) / 100
        case "TL": state.text.leading = first ?? 0
        case "Ts": state.text.rise = first ?? 0
        case "Tr": state.text.mode = Int(min(max(first ?? 0, 0), 7))
        case "Tf": setFont(operands)
        case "Tm":
            guard let matrix = Matrix(operation.numbers(6)) else { return observer.wasOdd() }
            (textMatrix, lineMatrix) = (matrix, matrix)
        case "Td", "TD":
            guard let move = operation.numbers(2) else { return observer.wasOdd() }
            if operation.name == "TD" { state.text.leading = -move[1] }
            nextLine(move[0], move[1])
        case "T*": nextLine(0, -state.text.leading)
        case "Tj": show(operands.last)
        case "'", "\"":
            if operation.name == "\"", operands.count == 3 {
                state.text.wordSpacing = operands[0].number ?? 0
                state.text.characterSpacing = operands[1].number ?? 0
            }
            nextLine(0, -state.text.leading)
            show(operands.last)
        case "TJ": for element in operands.last?.array ?? [] { show(element) }
        default: break
        }
    }

    private func setFont(_ operands: [ContentOperand]) {
        guard operands.count == 2, let name = operands[0].name else { return observer.wasOdd() }
        state.text.size = operands[1].number ?? 0
        guard let object = resources?["Font"]?[name], object.hasKeys else {
            state.text.font = nil
            return observer.missed("/" + name)
        }
        state.text.font = fonts.font(object)
    }

    private func nextLine(_ x: Double, _ y: Double) {
        var move = Matrix()
        (move.e, move.f) = (x, y)
        lineMatrix = move.then(lineMatrix)
        textMatrix = lineMatrix
    }

    private func show(_ element: ContentOperand?) {
        let text = state.text
        if let adjustment = element?.number {
            advance(-adjustment / 1000 * text.size * text.horizontalScale)
            return
        }
        guard let string = element?.string, !string.isEmpty, let font = text.font else { return }
        let width =
            font.advance(
                of: string, characterSpacing: text.characterSpacing, wordSpacing: text.wordSpacing, size: text.size)
            * text.horizontalScale
        let matrix = textMatrix.then(state.matrix)
        if text.mode != 3, !isSilent {
            if text.mode == 7 {
                observer.used(font, at: nil)
            } else {
                paint(text, font, string, width, matrix)
            }
        }
        advance(width)
    }

    private func paint(_ text: TextState, _ font: FontInfo, _ string: [UInt8], _ width: Double, _ matrix: Matrix) {
        // Ascenders and descenders of ordinary type: enough for a place.
        let box = matrix.bounds(0, text.rise - 0.2 * text.size, width, text.rise + 0.75 * text.size)
        let seen = box.intersection(state.clip)
        observer.used(font, at: seen.isEmpty ? nil : seen)
        readGlyphs(of: font, string, matrix)
        guard !seen.isEmpty else { return }
        let letters = LetterInk(font, string, width: width, text, matrix)
        observer.shown(seen, letters, size: abs(text.size) * matrix.lengthY, state)
        if [0, 2, 4, 6].contains(text.mode) { _ = paintPattern(state.fill, letters.shape, seen) }
    }

    private func readGlyphs(of font: FontInfo, _ string: [UInt8], _ matrix: Matrix) {
        guard let object = font.type3 else { return }
        var scaled = Matrix()
        (scaled.a, scaled.d) = (state.text.size, state.text.size)
        for code in Set(string).sorted() {
            guard let glyph = font.program(of: code) else { continue }
            run(glyph: glyph, of: object, scaled.then(matrix))
        }
    }

    private func advance(_ distance: Double) {
        var move = Matrix()
        move.e = distance.isFinite ? distance : 0
        textMatrix = move.then(textMatrix)
    }
}
