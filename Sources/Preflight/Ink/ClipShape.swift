/// What a clip or a soft mask lets through: a path or a mask, and what was let through before it. Its coverage is found
/// when something is first painted through it.
final class ClipShape {
    private enum Shape {
        case path(PagePath, isEvenOdd: Bool)
        /// A mask with what holds outside of it, 0 or 1.
        case mask(CoverageMask)
    }
    private let shape: Shape
    private let outer: ClipShape?
    private let depth: Int
    private weak var canvas: InkCanvas?
    private var known: CoverageMask?

    /// Longest chain of clips in clips that is followed.
    private static let depthLimit = 64

    /// A clip to a path inside another. Beyond the longest chain the path's bounds must do.
    init?(_ path: PagePath, isEvenOdd: Bool, within outer: ClipShape?) {
        depth = (outer?.depth ?? 0) + 1
        guard depth <= ClipShape.depthLimit else { return nil }
        shape = .path(path, isEvenOdd: isEvenOdd)
        self.outer = outer
    }

    /// A mask.
    init(_ mask: CoverageMask) {
        shape = .mask(mask)
        outer = nil
        depth = 1
    }

    /// What is let through on a canvas; `nil` where nothing is.
    func coverage(on canvas: InkCanvas) -> CoverageMask? {
        if case .mask(let mask) = shape { return mask }
        if self.canvas === canvas { return known }
        self.canvas = canvas
        known = nil
        if case .path(let path, let isEvenOdd) = shape, let own = canvas.mask(of: path, isEvenOdd: isEvenOdd) {
            if let outer {
                known = outer.coverage(on: canvas).flatMap { own.within($0) }
            } else {
                known = own
            }
        }
        return known
    }
}
