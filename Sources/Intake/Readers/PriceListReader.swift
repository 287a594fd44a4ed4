import Geometry
import PrintModel

/// Reads a price list of `printers/`.
struct PriceListReader {
    let folder: WorkspaceFolder

    private static let keys = [
        "printer", "method", "valid-until", "sheet", "margin", "papers", "plate", "setup", "waste", "pass",
        "pass-black", "binding", "gluing", "cut", "delivery", "tax",
    ]

    /// Every list that can be read, by name, and what is wrong with any.
    func read() -> (lists: [PriceList], findings: [Finding]) {
        var lists: [PriceList] = []
        var findings: [Finding] = []
        for name in folder.names(of: "yml", in: Paths.join(folder.root, "printers")) {
            let file = "printers/\(name).yml"
            switch TextFile.read(Paths.join(folder.root, file), as: file) {
            case .failure(let failure): findings.append(failure.finding)
            case .success(let text):
                let document = YAMLDocument(file: file)
                let list = document.root(of: text.text)?.map(PriceListReader.keys).flatMap { self.list(name, $0) }
                findings += document.findings
                if let list, document.findings.isEmpty { lists.append(list) }
            }
        }
        return (lists, findings)
    }

    private func list(_ name: String, _ map: YAMLMap) -> PriceList? {
        let papers = (map.required("papers")?.list() ?? []).compactMap(paper)
        guard let printer = map.required("printer")?.oneLine(),
            let method = map.required("method")?.choice(PriceList.Method.self),
            let sheet = map.required("sheet")?.list(of: 2)?.compactMap({ $0.length(in: 100...6_000) }),
            sheet.count == 2,
            !papers.isEmpty
        else { return nil }
        var list = PriceList(
            name: name, printer: printer, method: method, sheet: Size(width: sheet[0], height: sheet[1]),
            margin: map["margin"]?.length(in: 0...100) ?? 28.35, papers: papers)
        list.validUntil = map["valid-until"]?.date()
        list.plate = price(map["plate"])
        list.setup = price(map["setup"])
        list.pass = price(map["pass"])
        list.delivery = price(map["delivery"])
        list.tax = map["tax"]?.int(in: 0...100) ?? 16
        list.blackPass = map["pass-black"]?.unitPrice()
        list.binding = step(map["binding"])
        list.gluing = map["gluing"].map(step)
        list.cut = step(map["cut"])
        if let waste = map["waste"]?.map(["sheets", "percent"]) {
            list.wasteSheets = waste["sheets"]?.int(in: 0...100_000) ?? 0
            list.wastePercent = waste["percent"]?.int(in: 0...100) ?? 0
        }
        return list
    }

    private func paper(_ cursor: YAMLCursor) -> PriceList.Paper? {
        guard let map = cursor.map(["name", "weight", "price"]), let name = map.required("name")?.oneLine(),
            let weight = map.required("weight")?.int(in: 20...1_000), let cursor = map.required("price")
        else { return nil }
        return PriceList.Paper(name: name, weight: weight, price: price(cursor))
    }

    private func step(_ cursor: YAMLCursor?) -> PriceList.Step { cursor.map(step) ?? PriceList.Step() }

    private func step(_ cursor: YAMLCursor) -> PriceList.Step {
        var step = PriceList.Step()
        guard let map = cursor.map(["setup", "copy"]) else { return step }
        step.setup = price(map["setup"])
        step.copy = price(map["copy"])
        return step
    }

    private func price(_ cursor: YAMLCursor?) -> UnitPrice { cursor?.unitPrice() ?? .zero }
}

extension WorkspaceFolder {
    /// The price lists of printers in `printers/`, by name, and what is wrong with any.
    public func priceLists() -> (lists: [PriceList], findings: [Finding]) { PriceListReader(folder: self).read() }
}
