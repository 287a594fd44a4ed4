import Geometry

/// Whether an order can be carried out at all, before any page is placed.
enum OrderCheck {
    /// Largest sheet side and length of any kind, points: 5 m, where PDF's own limit of 200 inches ends.
    private static let mostLength = 14_400.0
    /// Thickest paper, points: 2 mm is board.
    private static let mostCaliper = 2 * Length.pointsPerMillimetre
    /// Smallest page side that is worth cutting, points.
    private static let leastPage = 5 * Length.pointsPerMillimetre
    private static let mostQuantity = 100_000_000

    static func check(_ order: ImpositionOrder, _ pieces: [ImpositionPiece]) throws(Fault) {
        var problems: [Finding] = []
        func within(_ option: String, _ value: Double, _ low: Double, _ high: Double) {
            guard !(low...high ~= value) else { return }
            problems.append(
                Finding(
                    .error, .imposeOption,
                    [
                        "option": option, "found": millimetres(value, decimals: 2),
                        "low": millimetres(low, decimals: 2), "high": millimetres(high, decimals: 2),
                    ]))
        }
        within("--sheet", order.sheet.width, leastPage, mostLength)
        within("--sheet", order.sheet.height, leastPage, mostLength)
        within("--caliper", order.caliper, 0, mostCaliper)
        within("--gutter", order.usedGutter, 0, mostLength / 10)
        within("--bleed", order.bleed, 0, mostLength / 100)
        within("--milling", order.milling, 0, mostLength / 100)
        within("--gripper", order.gripper, 0, mostLength / 10)
        within("--overlap", order.overlap, 0, mostLength / 10)
        within("--margin", order.margin, 0, mostLength / 10)
        if let signature = order.signature {
            let suits = order.scheme == .saddle || order.scheme == .perfect
            if !suits || FoldScheme.signatures[signature] == nil {
                problems.append(
                    Finding(
                        .error, .imposeSignature, ["found": "\(signature)", "scheme": order.scheme.name]))
            }
        }
        if order.work == .single, !mayBeOneSided(order.scheme) {
            problems.append(Finding(.error, .imposeWork, ["scheme": order.scheme.name]))
        }
        guard problems.isEmpty else { throw Fault(.usage, problems) }
        try check(pieces, of: order)
    }

    /// What is bound or folded has pages on both sides, but for the French fold.
    private static func mayBeOneSided(_ scheme: Scheme) -> Bool {
        switch scheme {
        case .nUp, .gang, .fold(.french), .tiles: true
        case .saddle, .perfect, .fold: false
        }
    }

    private static func check(_ pieces: [ImpositionPiece], of order: ImpositionOrder) throws(Fault) {
        guard pieces.count == 1 || order.scheme == .gang && !pieces.isEmpty else {
            throw Fault(.usage, .imposePieces, ["scheme": order.scheme.name, "count": "\(pieces.count)"])
        }
        var problems: [Finding] = []
        for piece in pieces {
            let place = Finding.Place(file: piece.name)
            if piece.pages.isEmpty { problems.append(Finding(.error, .imposeNoPages, at: place)) }
            if let quantity = piece.quantity, !(1...mostQuantity ~= quantity) {
                problems.append(
                    Finding(
                        .error, .imposeQuantity, at: place, ["found": "\(quantity)", "high": "\(mostQuantity)"]))
            }
            for (index, page) in piece.pages.enumerated()
            where !(leastPage...mostLength ~= page.width && leastPage...mostLength ~= page.height) {
                problems.append(
                    Finding(
                        .error, .imposePageBox, at: Finding.Place(file: piece.name, page: index + 1),
                        ["found": millimetres(page)]))
            }
        }
        let pages = pieces.reduce(0) { $0 + $1.pages.count }
        if pages > Planner.pageLimit {
            problems.append(
                Finding(
                    .error, .imposeTooManyPages, at: Finding.Place(file: pieces[0].name),
                    ["found": "\(pages)", "limit": "\(Planner.pageLimit)"]))
        }
        guard problems.isEmpty else { throw Fault(.unusableData, problems) }
    }
}
