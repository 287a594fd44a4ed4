import PDFSyntax

/// How deep the objects lie that a page refers to. Copying follows references one inside the other; a chain of very many is
/// an attack on whoever copies it.
struct ReachDepth {
    /// Deepest chain of indirect objects that is copied: sound pages need a dozen.
    private static let deepest = 500
    /// Most references that are followed.
    private static let most = 5_000_000

    private var visited: Set<PDFObject.ID> = []
    private var followed = 0

    /// Whether all that can be reached from an object lies within bounds. Pages are not entered, as copying leaves them out.
    mutating func isBounded(_ start: PDFObject) -> Bool {
        // Depth first with a stack of our own, entering each object when it is taken, as recursion would.
        var stack: [(object: PDFObject, depth: Int)] = [(start, 0)]
        while let (object, depth) = stack.popLast() {
            followed += 1
            guard depth <= ReachDepth.deepest, followed <= ReachDepth.most else { return false }
            if let id = object.id, !visited.insert(id).inserted { continue }
            switch object.kind {
            case .array:
                for element in object.elements().reversed() where isContainer(element) {
                    stack.append((element, depth + 1))
                }
            case .dictionary, .stream:
                if depth > 0, ["Page", "Pages"].contains(object["Type"]?.name ?? "") { continue }
                for key in object.keys.reversed() {
                    if let value = object[key], isContainer(value) { stack.append((value, depth + 1)) }
                }
            default: break
            }
        }
        return true
    }

    private func isContainer(_ object: PDFObject) -> Bool {
        object.kind == .array || object.kind == .dictionary || object.kind == .stream
    }
}
