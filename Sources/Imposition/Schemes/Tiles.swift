import Geometry

/// A page enlarged over several sheets that are glued together: a poster from an office printer.
///
/// Each sheet shows its part of the page, and a strip of the part of the sheets right of it and under it. Those sheets are
/// cut at their left and upper sides and laid over the strip, so that no white shows where they meet.
extension Planner {
    /// The plan of every page on `columns` × `rows` sheets, row by row, as large as they allow.
    func tiles(_ columns: Int, _ rows: Int) throws(Fault) -> ImpositionPlan {
        let (step, span) = try tileSteps(columns, rows)
        var sheets: [PressSheet] = []
        var findings: [Finding] = []
        for (index, page) in pieces[0].pages.enumerated() {
            let scale = min(span.width / page.width, span.height / page.height)
            let size = Size(width: page.width * scale, height: page.height * scale)
            // The poster stands in the middle of what the sheets can show.
            let corner = Point(
                x: room.rect.x + (span.width - size.width) / 2, y: room.rect.y + (span.height - size.height) / 2)
            for row in 0..<rows {
                for column in 0..<columns {
                    let poster = Rect(
                        x: corner.x - Double(column) * step.width, y: corner.y - Double(row) * step.height,
                        width: size.width, height: size.height)
                    guard let shown = room.rect.intersection(poster), isWorthASheet(shown, of: poster) else { continue }
                    sheets.append(
                        tile(
                            PageReference(page: index + 1), poster, shown, scale: scale, number: sheets.count + 1,
                            label: Planner.name(row, column), isLast: (column == columns - 1, row == rows - 1)))
                }
            }
            findings.append(
                Finding(
                    .note, .imposeTiles, at: Finding.Place(file: pieces[0].name, page: index + 1),
                    ["percent": "\(Int((scale * 100).rounded()))", "size": millimetres(size)]))
        }
        return ImpositionPlan(
            order: order, sheets: sheets, area: room.rect, flip: .turn, foldCatalogue: nil, signatures: [], blanks: 0,
            creep: 0, findings: findings)
    }

    /// Proportions other than the sheets' may leave outer ones empty, or with no more than the next one shows as well.
    private func isWorthASheet(_ shown: Rect, of poster: Rect) -> Bool {
        let least = order.overlap + 0.01
        return (shown.width > least || poster.width <= least) && (shown.height > least || poster.height <= least)
    }

    /// From one sheet to the next, and from the first to the last, in what they show.
    private func tileSteps(_ columns: Int, _ rows: Int) throws(Fault) -> (step: Size, span: Size) {
        let (rect, overlap) = (room.rect, order.overlap)
        let most = min(rect.width, rect.height) / 2
        guard most >= overlap, rect.width > 0, rect.height > 0 else {
            throw Fault(
                .usage, .imposeOption,
                [
                    "option": "--overlap", "found": millimetres(overlap, decimals: 2), "low": millimetres(0),
                    "high": millimetres(max(0, most), decimals: 2),
                ])
        }
        let step = Size(width: rect.width - overlap, height: rect.height - overlap)
        return (
            step,
            Size(
                width: Double(columns - 1) * step.width + rect.width,
                height: Double(rows - 1) * step.height + rect.height)
        )
    }

    private func tile(
        _ page: PageReference, _ poster: Rect, _ shown: Rect, scale: Double, number: Int, label: String,
        isLast: (Bool, Bool)
    ) -> PressSheet {
        var placement = Placement(
            page: page, trim: poster, cut: shown, window: shown, rotation: .none, spine: nil, creep: 0)
        placement.scale = scale
        var lines: [SheetLine] = []
        func add(_ kind: SheetLine.Kind, vertical: Bool, _ at: Double) {
            let (from, to) = vertical ? (shown.minY, shown.maxY) : (shown.minX, shown.maxX)
            lines.append(SheetLine(kind: kind, isVertical: vertical, at: at, from: from, to: to, order: 0))
        }
        add(.cut, vertical: true, shown.minX)
        add(.cut, vertical: false, shown.minY)
        // Where a sheet comes after this one, its edge is glued along this line.
        if isLast.0 || poster.maxX <= room.rect.maxX {
            add(.cut, vertical: true, shown.maxX)
        } else {
            add(.glue, vertical: true, room.rect.maxX - order.overlap)
        }
        if isLast.1 || poster.maxY <= room.rect.maxY {
            add(.cut, vertical: false, shown.maxY)
        } else {
            add(.glue, vertical: false, room.rect.maxY - order.overlap)
        }
        let block = SheetBlock(rect: shown, part: number - 1, columns: 1, rows: 1)
        var sheet = PressSheet(
            number: number, blocks: [block], front: SheetSide(placements: [placement], lines: lines, spines: []),
            back: nil, copies: 1, run: pieces[0].quantity)
        sheet.label = label
        return sheet
    }

    /// `A1` for the first sheet of the first row, `B2` for the second of the second.
    private static func name(_ row: Int, _ column: Int) -> String {
        String(Character(UnicodeScalar(65 + UInt8(min(row, 25))))) + String(column + 1)
    }
}
