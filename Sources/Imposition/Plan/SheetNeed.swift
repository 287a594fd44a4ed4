import Geometry

/// How large a sheet would have to be.
struct SheetNeed {
    private let order: ImpositionOrder

    init(_ order: ImpositionOrder) { self.order = order }

    /// The smallest sheet that holds so many blocks of a size, side by side or one above the other, whichever is smaller.
    func sheet(for block: Size, count: Int) -> Size {
        let gutter = order.usedGutter
        var best: Size?
        for down in 1...max(count, 1) where count % down == 0 {
            let across = count / down
            let whole = Size(
                width: Double(across) * (block.width + gutter) - gutter,
                height: Double(down) * (block.height + gutter) - gutter)
            let sheet = sheet(around: whole)
            if let found = best, found.width * found.height <= sheet.width * sheet.height { continue }
            best = sheet
        }
        return best ?? sheet(around: block)
    }

    private func sheet(around whole: Size) -> Size {
        let foot = max(order.gripper, order.margin)
        let half = max(order.usedGutter / 2, order.bleed)
        switch order.work {
        case .turn:
            return Size(
                width: 2 * (whole.width + half + order.margin), height: whole.height + order.margin + foot)
        case .tumble:
            return Size(width: whole.width + 2 * order.margin, height: 2 * (whole.height + half + foot))
        case .sheetwise, .single:
            return Size(width: whole.width + 2 * order.margin, height: whole.height + order.margin + foot)
        }
    }
}

/// A length in millimetres for findings: as few decimals as say it, at most so many.
func millimetres(_ points: Double, decimals: Int = 1) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let value = (Length(points: points).millimetres * scale).rounded() / scale
    guard value.isFinite, abs(value) < 1e9 else { return "∞" }
    return value == value.rounded() ? String(Int(value)) : String(value)
}

/// A size in millimetres for findings.
func millimetres(_ size: Size) -> String { millimetres(size.width) + " × " + millimetres(size.height) }
