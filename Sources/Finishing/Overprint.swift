import PDFSyntax

/// Which halves of the graphics state overprint: fills and strokes each for themselves.
struct Overprint: Hashable {
    var fill = false
    var stroke = false

    /// Its name among the graphics states of resources.
    var resource: String {
        switch (fill, stroke) {
        case (false, false): "Knockout"
        case (true, false): "OverprintFill"
        case (false, true): "OverprintStroke"
        case (true, true): "Overprint"
        }
    }

    /// The graphics state. Mode 1: a component of 0 leaves what lies beneath, so that black alone does not knock out.
    var state: PDFValue {
        ["Type": .name("ExtGState"), "OP": .boolean(stroke), "op": .boolean(fill), "OPM": 1]
    }
}
