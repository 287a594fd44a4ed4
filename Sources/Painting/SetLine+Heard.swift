import PDFWriting
import PrintModel

extension SetLine {
    /// The line as a tagged page shows it: a hyphen that only divides a word is a soft one where the face has such a glyph,
    /// so that the word is read whole, and a line that divides no word ends in a space, so that its last word does not run
    /// into the next line's first.
    func toBeHeard(on canvas: PageCanvas) throws -> SetLine {
        guard let last = runs.indices.last, let end = runs[last].glyphs.indices.last,
            let cluster = runs[last].clusters.indices.last
        else { return self }
        var line = self
        let face = runs[last].face
        if hyphenated {
            guard runs[last].clusters[cluster] == Cluster(bytes: 1, glyphs: 1), runs[last].text.utf8.last == 0x2D,
                let soft = try canvas.glyph(of: "\u{AD}", like: runs[last].glyphs[end].id, in: face)
            else { return self }
            line.runs[last].glyphs[end].id = soft
            line.runs[last].text = String(runs[last].text.dropLast()) + "\u{AD}"
            line.runs[last].clusters[cluster].bytes = 2
            return line
        }
        guard !endsParagraph, !dividesWord, runs[last].text.utf8.last != 0x20,
            let space = try canvas.glyph(of: " ", in: face)
        else {
            return self
        }
        line.runs[last].glyphs.append(Glyph(id: space, x: runs[last].x + runs[last].width))
        line.runs[last].text += " "
        line.runs[last].clusters.append(Cluster(bytes: 1, glyphs: 1))
        return line
    }
}
