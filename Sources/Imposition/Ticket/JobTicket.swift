import Geometry

/// What a printer is asked to do: as an XJDF document (CIP4, 2.1) for software, and the values of an order to sign.
public struct JobTicket: Sendable {
    /// The sheets.
    public let plan: ImpositionPlan
    /// What is printed.
    public let pieces: [ImpositionPiece]
    /// Name and customer of the job.
    public let job: ImpositionJob
    /// The date of the order.
    public let date: CivilDate?
    /// The inks, process inks first.
    public let inks: [String]
    /// The printing condition the pages are made for.
    public let condition: String?
    /// The paper, as a person names it.
    public let stock: String?
    /// The paper's weight, g/m².
    public let weight: Double?
    /// Name of the imposed PDF, which lies beside the ticket.
    public let pdf: String

    static let process = ["Cyan", "Magenta", "Yellow", "Black"]

    /// A ticket.
    public init(
        plan: ImpositionPlan, pieces: [ImpositionPiece], job: ImpositionJob, date: CivilDate?, inks: [String],
        condition: String?, stock: String?, weight: Double?, pdf: String
    ) {
        self.plan = plan
        self.pieces = pieces
        self.job = job
        self.date = date
        self.inks = inks
        self.condition = condition
        self.stock = stock
        self.weight = weight
        self.pdf = pdf
    }

    /// The document. It follows from the ticket's values alone: the same ticket gives the same bytes.
    public var xjdf: String {
        let root = Markup(
            "XJDF",
            [
                "xmlns": "http://www.CIP4.org/JDFSchema_2_0", "Version": "2.1", "JobID": Markup.token(job.title),
                "DescriptiveName": job.title, "Types": types.joined(separator: " "), "Category": "Print",
            ], [audit, Markup("ProductList", [:], products)] + TicketResources(self).sets)
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.text()
    }

    /// The steps of production, in their order.
    private var types: [String] {
        var types = ["Imposition", "ImageSetting", "ConventionalPrinting", "Cutting"]
        let isFolded = plan.sheets.contains { $0.front.lines.contains { $0.kind == .fold } }
        if isFolded { types.append("Folding") }
        switch plan.order.scheme {
        case .saddle: types += ["Collecting", "Stitching", "Trimming"]
        case .perfect: types += ["Gathering", "SpinePreparation", "Gluing", "Trimming"]
        case .nUp, .gang, .fold, .tiles: break
        }
        return types
    }

    private var audit: Markup {
        Markup(
            "AuditPool", [:],
            [
                Markup(
                    "AuditCreated", [:],
                    [
                        Markup(
                            "Header",
                            [
                                "AgentName": "Imprenta", "DeviceID": "Imprenta",
                                "Time": (date?.iso ?? "1970-01-01") + "T00:00:00Z",
                            ])
                    ])
            ])
    }

    // MARK: Products

    private var products: [Markup] {
        pieces.enumerated().map { index, piece in
            Markup(
                "Product",
                [
                    "ID": "product-\(index + 1)", "IsRoot": "true", "ProductType": productType,
                    "Amount": piece.quantity.map(String.init),
                    "DescriptiveName": pieces.count > 1 ? piece.name : job.title,
                ], intents(piece))
        }
    }

    private var productType: String {
        switch plan.order.scheme {
        case .saddle: "Booklet"
        case .perfect: "Book"
        case .fold: "Brochure"
        case .nUp, .gang, .tiles: "Flatwork"
        }
    }

    private func intents(_ piece: ImpositionPiece) -> [Markup] {
        var intents: [Markup] = []
        func add(_ element: Markup) { intents.append(Markup("Intent", ["Name": element.name], [element])) }
        add(binding)
        let colours = inks.map(Markup.token).joined(separator: " ")
        let surfaces = isOneSided(piece) ? ["Front"] : ["Back", "Front"]
        add(
            Markup(
                "ColorIntent", [:],
                surfaces.map { side in
                    Markup(
                        "SurfaceColor",
                        [
                            "Surface": side, "ColorsUsed": inks.isEmpty ? nil : colours,
                            "PrintStandard": condition.map(Markup.token),
                        ])
                }))
        if case .fold(let leaflet) = plan.order.scheme {
            add(
                Markup(
                    "FoldingIntent",
                    ["FoldCatalog": plan.foldCatalogue ?? "F\(leaflet.pages)-X", "FoldingDetails": leaflet.rawValue]))
        }
        if let trim = piece.pages.first {
            add(
                Markup(
                    "LayoutIntent",
                    [
                        "Bleed": Markup.number(plan.order.bleed),
                        "Dimensions": Markup.numbers(trim.width, trim.height),
                        "FinishedDimensions": Markup.numbers(trim.width, trim.height, 0),
                        "Pages": String(piece.pages.count + (pieces.count == 1 ? plan.blanks : 0)),
                        "Sides": isOneSided(piece) ? "OneSided" : "TwoSidedHeadToHead",
                    ]))
        }
        add(Markup("MediaIntent", paper.merging(["MediaType": "Paper"]) { $1 }))
        return intents
    }

    private func isOneSided(_ piece: ImpositionPiece) -> Bool {
        plan.order.work == .single || piece.pages.count == 1 || plan.order.scheme == .fold(.french)
    }

    private var binding: Markup {
        switch plan.order.scheme {
        case .saddle:
            Markup(
                "BindingIntent",
                ["BindingType": "SaddleStitch", "BindingSide": "Left", "BindingOrder": "Collecting"],
                [Markup("SaddleStitching", ["StitchNumber": "2"])])
        case .perfect:
            Markup(
                "BindingIntent", ["BindingType": "SoftCover", "BindingSide": "Left", "BindingOrder": "Gathering"],
                [Markup("SoftCoverBinding")])
        case .nUp, .gang, .fold, .tiles: Markup("BindingIntent", ["BindingType": "None", "BindingOrder": "None"])
        }
    }

    /// What is known of the paper; thickness in micrometres, as XJDF counts it.
    var paper: [String: String?] {
        [
            "MediaQuality": stock, "Weight": weight.map(Markup.number),
            "Thickness": plan.order.caliper > 0
                ? Markup.number(Length(points: plan.order.caliper).millimetres * 1000) : nil,
        ]
    }
}
