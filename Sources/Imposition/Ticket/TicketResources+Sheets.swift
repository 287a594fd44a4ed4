import Geometry

/// What a ticket says of sheets, files and the work on folded paper.
extension TicketResources {
    var layouts: [Markup] {
        plan.sheets.map { sheet in
            let amount = sheet.run.map {
                Markup("AmountPool", [:], [Markup("PartAmount", ["Amount": String($0)])])
            }
            return Markup(
                "Resource", [:],
                [amount].compactMap { $0 } + [
                    Markup("Part", ["SheetName": "sheet-\(sheet.number)"]),
                    Markup(
                        "Layout",
                        [
                            "WorkStyle": workStyle, "PaperRef": "paper", "OutermostShingling": "0",
                            "InnermostShingling": Markup.number(plan.creep),
                        ], sheet.blocks.compactMap(position)),
                ])
        }
    }

    private var workStyle: String {
        switch plan.order.work {
        case .sheetwise: "WorkAndBack"
        case .turn: "WorkAndTurn"
        case .tumble: "WorkAndTumble"
        case .single: "Simplex"
        }
    }

    /// Left, bottom, right and top from the sheet's lower left corner.
    private func position(_ block: SheetBlock) -> Markup? {
        guard let part = block.part else { return nil }
        let (rect, height) = (block.rect, plan.order.sheet.height)
        return Markup(
            "Position",
            [
                "AbsoluteBox": Markup.numbers(rect.minX, height - rect.maxY, rect.maxX, height - rect.minY),
                "BinderySignatureID": TicketResources.id(part),
            ])
    }

    var runList: Markup {
        let pages = plan.sheets.reduce(0) { $0 + (plan.isOnePlate || $1.back == nil ? 1 : 2) }
        let name = ticket.pdf.addingPercent
        return Markup(
            "RunList", ["NPage": String(pages)],
            [Markup("FileSpec", ["URL": name, "MimeType": "application/pdf", "UserFileName": ticket.pdf])])
    }

    var folding: [Markup] {
        if case .fold(let leaflet) = plan.order.scheme {
            let catalogue = plan.foldCatalogue ?? "F\(leaflet.pages)-X"
            return [Markup("Resource", [:], [Markup("FoldingParams", ["FoldCatalog": catalogue])])]
        }
        let counts = Set(parts.map { $0.block.columns * $0.block.rows }).filter { $0 > 1 }.sorted()
        return counts.map { Markup("Resource", [:], [Markup("FoldingParams", ["FoldCatalog": catalogue($0)])]) }
    }

    /// Two staples, a quarter of the height from head and foot.
    var stitching: [Markup] {
        guard plan.order.scheme == .saddle, let trim = ticket.pieces.first?.pages.first else { return [] }
        return [
            Markup(
                "Resource", [:],
                [
                    Markup(
                        "StitchingParams",
                        [
                            "StitchType": "Saddle", "NumberOfStitches": "2",
                            "StitchPositions": Markup.numbers(trim.height / 4, trim.height * 3 / 4),
                        ])
                ])
        ]
    }

    var trimming: [Markup] {
        ticket.pieces.prefix(1).compactMap { $0.pages.first }.map { trim in
            Markup(
                "Resource", [:],
                [
                    Markup(
                        "TrimmingParams", ["Width": Markup.number(trim.width), "Height": Markup.number(trim.height)])
                ])
        }
    }
}

extension String {
    /// As a relative address: what is not plain is escaped (RFC 3986, 2.1).
    fileprivate var addingPercent: String {
        utf8.reduce(into: "") { result, byte in
            let plain =
                Array("-._~/".utf8).contains(byte) || (0x30...0x39).contains(byte)
                || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            let digits = String(byte, radix: 16, uppercase: true)
            result += plain ? String(UnicodeScalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
        }
    }
}
