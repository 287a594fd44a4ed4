import PDFSyntax

/// Visits everything a page refers to, each indirect object once in the whole file, without recursion.
final class ObjectWalk {
    private var visited: Set<PDFObject.ID> = []
    /// Long arrays of numbers, and the way back up.
    private static let passedOver: Set<String> = ["Parent", "Widths", "W", "DW2", "W2", "FontBBox", "Kids"]

    /// Calls `visit` with each dictionary, stream, array and name under `page` that no earlier call has seen.
    func visit(_ page: PDFObject, _ visit: (PDFObject) throws -> Void) rethrows {
        var waiting = [page]
        while let object = waiting.popLast() {
            if let id = object.id, !visited.insert(id).inserted { continue }
            switch object.kind {
            case .dictionary, .stream:
                try visit(object)
                for key in object.keys where !ObjectWalk.passedOver.contains(key) {
                    if let value = object[key] { waiting.append(value) }
                }
            case .array:
                try visit(object)
                waiting.append(contentsOf: object.elements())
            case .name: try visit(object)
            default: break
            }
        }
    }
}
