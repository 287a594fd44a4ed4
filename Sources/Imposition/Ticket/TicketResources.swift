import Geometry

/// The resources of a job ticket, in the order of their names.
struct TicketResources {
    let ticket: JobTicket
    var plan: ImpositionPlan { ticket.plan }

    init(_ ticket: JobTicket) { self.ticket = ticket }

    /// Every set.
    var sets: [Markup] {
        [
            set("Assembly", [Markup("Resource", [:], [assembly])]), set("BinderySignature", signatures),
            set("Color", colours), set("ColorantControl", [Markup("Resource", [:], [colorants])]),
            set("Component", components, usage: "Output"), set("CustomerInfo", customer),
            set("FoldingParams", folding), set("Layout", layouts),
            set("Media", [Markup("Resource", ["ID": "paper", "DescriptiveName": ticket.stock], [media])]),
            set("NodeInfo", [Markup("Resource", [:], [Markup("NodeInfo", ["Status": "Waiting"])])]),
            set("RunList", [Markup("Resource", [:], [runList])], usage: "Input"), set("StitchingParams", stitching),
            set("TrimmingParams", trimming),
        ].compactMap { $0 }
    }

    private func set(_ name: String, _ resources: [Markup], usage: String? = nil) -> Markup? {
        resources.isEmpty ? nil : Markup("ResourceSet", ["Name": name, "Usage": usage ?? "Input"], resources)
    }

    // MARK: Assembly

    /// Every part of the product with the sheet it is first on.
    var parts: [(part: Int, block: SheetBlock, sheet: PressSheet, first: Int)] {
        var found: [Int: (part: Int, block: SheetBlock, sheet: PressSheet, first: Int)] = [:]
        for sheet in plan.sheets {
            var first = 0
            for block in sheet.blocks {
                if let part = block.part, found[part] == nil { found[part] = (part, block, sheet, first) }
                first += block.columns * block.rows
            }
        }
        return found.keys.sorted().compactMap { found[$0] }
    }

    static func id(_ part: Int) -> String { "part-\(part + 1)" }

    private var assembly: Markup {
        let order =
            switch plan.order.scheme {
            case .saddle: "Collecting"
            case .perfect: "Gathering"
            case .nUp, .gang, .fold, .tiles: "None"
            }
        let ids = parts.map { TicketResources.id($0.part) }.joined(separator: " ")
        return Markup("Assembly", ["Order": order, "BinderySignatureIDs": ids.isEmpty ? nil : ids])
    }

    private var signatures: [Markup] {
        parts.map { part, block, sheet, first in
            let count = block.columns * block.rows
            let isFold = count > 1
            return Markup(
                "Resource", [:],
                [
                    Markup("Part", ["BinderySignatureID": TicketResources.id(part)]),
                    Markup(
                        "BinderySignature",
                        [
                            "BinderySignatureType": isFold ? "Fold" : "Grid",
                            "BinderySignatureSize": Markup.numbers(block.rect.width, block.rect.height),
                            "FoldCatalog": isFold ? catalogue(count) : nil,
                            "NumberUp": "\(block.columns) \(block.rows)",
                        ], cells(of: sheet, first..<first + count)),
                ])
        }
    }

    /// The number of a fold in the catalogue: for signatures by their pages, which may differ within a job.
    func catalogue(_ leaves: Int) -> String {
        if case .fold = plan.order.scheme { return plan.foldCatalogue ?? "F\(2 * leaves)-X" }
        return FoldScheme.signatures[2 * leaves]?.catalogue ?? "F\(2 * leaves)-X"
    }

    /// The pages of each leaf; a place that stays white names none. Pages count from 0.
    private func cells(of sheet: PressSheet, _ range: Range<Int>) -> [Markup] {
        range.map { index in
            let front = sheet.front.placements[index]
            let places = sheet.front.placements.count
            // With one plate the backs of this half stand after the fronts.
            let back =
                plan.isOnePlate
                ? sheet.front.placements[places / 2 + index] : sheet.back?.placements[index]
            let heads: [Rotation: String] = [.none: "Up", .quarter: "Right", .half: "Down", .threeQuarters: "Left"]
            return Markup(
                "SignatureCell",
                [
                    "FrontPages": front.page.map { String($0.page - 1) },
                    "BackPages": back?.page.map { String($0.page - 1) }, "Orientation": heads[front.rotation],
                    "TrimSize": Markup.numbers(front.trim.width, front.trim.height),
                    "Sides": back?.page == nil ? "OneSided" : "TwoSidedHeadToHead",
                ])
        }
    }

    // MARK: Inks

    private var colours: [Markup] {
        ticket.inks.map { ink in
            Markup(
                "Resource", ["DescriptiveName": ink],
                [
                    Markup("Part", ["Separation": Markup.token(ink)]),
                    Markup("Color", ["ActualColorName": ink, "ColorType": "Normal"]),
                ])
        }
    }

    private var colorants: Markup {
        let spots = ticket.inks.filter { !JobTicket.process.contains($0) }
        let hasProcess = ticket.inks.contains { $0 != "Black" && JobTicket.process.contains($0) }
        let hasBlack = ticket.inks.contains("Black")
        return Markup(
            "ColorantControl",
            [
                "ProcessColorModel": hasProcess ? "DeviceCMYK" : hasBlack ? "DeviceGray" : "None",
                "ColorantOrder": ticket.inks.isEmpty ? nil : ticket.inks.map(Markup.token).joined(separator: " "),
                "ColorantParams": spots.isEmpty ? nil : spots.map(Markup.token).joined(separator: " "),
            ])
    }

    // MARK: Product and paper

    private var components: [Markup] {
        ticket.pieces.map { piece in
            let size = piece.pages.first ?? Size(width: 0, height: 0)
            let amount = piece.quantity.map {
                Markup("AmountPool", [:], [Markup("PartAmount", ["Amount": String($0)])])
            }
            return Markup(
                "Resource", ["DescriptiveName": piece.name],
                [amount].compactMap { $0 } + [
                    Markup(
                        "Component",
                        [
                            "Dimensions": Markup.numbers(size.width, size.height, 0),
                            "ReaderPageCount": String(piece.pages.count), "MediaRef": "paper",
                        ])
                ])
        }
    }

    private var customer: [Markup] {
        guard !ticket.job.customer.isEmpty else { return [] }
        return [
            Markup(
                "Resource", ["DescriptiveName": ticket.job.customer],
                [Markup("CustomerInfo", ["CustomerJobName": ticket.job.title])])
        ]
    }

    private var media: Markup {
        let sheet = plan.order.sheet
        return Markup(
            "Media",
            ticket.paper.merging([
                "MediaType": "Paper", "MediaUnit": "Sheet", "Dimension": Markup.numbers(sheet.width, sheet.height),
            ]) { $1 })
    }
}
