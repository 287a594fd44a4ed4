import PrintModel

/// What an auditor asks for about one order: every entry, and every document that is kept with it.
public struct Dossier: Sendable {
    /// A document of the order.
    public struct Document: Sendable {
        /// Entry it belongs to.
        public var entry: Int
        /// What it is: a title, or the kind of its entry.
        public var title: String
        /// Name that it was kept under.
        public var name: String
        /// SHA-256 of its bytes.
        public var sha256: String
    }

    /// The order.
    public var order: PrintOrder
    /// Its runs.
    public var runs: [PrintRun]
    /// Its CFDI.
    public var invoices: [Invoice]
    /// Every entry about it, first to last.
    public var entries: [Entry]
    /// Its documents, in the order of their entries.
    public var documents: [Document]
}

extension LedgerReader {
    /// The dossier of an order; `nil` where there is none of that number. Goes through all entries once.
    public func dossier(of id: String) throws -> Dossier? {
        guard let order = try order(id) else { return nil }
        var dossier = Dossier(
            order: order, runs: try runs(of: id), invoices: try invoices(of: id), entries: [], documents: [])
        let uuids = Set(dossier.invoices.map(\.uuid))
        let runs = Set(dossier.runs.map(\.id))
        var own: Set<Int> = []
        try eachEntry { entry in
            guard entry.number == order.entry || entry.act.concerns(id, uuids, runs, own) else { return }
            own.insert(entry.number)
            dossier.entries.append(entry)
            for (title, sha256) in entry.act.documents {
                let name = try attachment(sha256)?.name ?? sha256
                dossier.documents.append(
                    Dossier.Document(entry: entry.number, title: title ?? entry.act.kind, name: name, sha256: sha256))
            }
        }
        return dossier
    }
}

extension Act {
    fileprivate func concerns(_ order: String, _ uuids: Set<String>, _ runs: Set<Int>, _ entries: Set<Int>) -> Bool {
        switch self {
        case .composition(let act): act.order == order
        case .delivery(let act): act.order == order
        case .release(let act): act.order == order
        case .evidence(let act): act.order == order
        case .invoice(let act): act.order == order
        case .credit(let act): uuids.contains(act.invoice)
        case .complement(let act): act.settlements.contains { uuids.contains($0.invoice) }
        case .approval(let act), .payment(let act):
            switch act.payable {
            case .invoice(let uuid): uuids.contains(uuid)
            case .purchase(let id): id == order
            }
        case .distribution(let act): runs.contains(act.run)
        case .reversal(let act): entries.contains(act.entry)
        default: false
        }
    }

    /// Documents that are kept with the entry: what they are, where the entry says so, and their digests.
    fileprivate var documents: [(title: String?, sha256: String)] {
        switch self {
        case .evidence(let act): [(act.title, act.sha256)]
        case .invoice(let act): [(nil, act.facts.sha256)]
        case .credit(let act): [(nil, act.facts.sha256)]
        case .complement(let act): [(nil, act.facts.sha256)]
        case .distribution(let act): act.receipt.map { [(act.delegation, $0)] } ?? []
        default: []
        }
    }
}
