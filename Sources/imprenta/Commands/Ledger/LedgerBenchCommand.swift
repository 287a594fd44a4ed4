import ArgumentParser
import Foundation
import Geometry
import Ledger
import PrintModel

/// `imprenta ledger bench FILE`: fills a new ledger with years of orders, deliveries and purchases, and tells how long
/// each thousand entries took. `Tests/bench/ledger.py` runs it.
struct LedgerBenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "bench", shouldDisplay: false)

    @Argument var file: String
    @Option var entries = 100_000
    @Option var years = 10

    private static let step = 1_000

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: file) else { throw ValidationError("\(file) exists") }
        let store = try LedgerStore(file, create: true)
        try open(store)
        var number = try store.read { try $0.head()?.number ?? 0 }
        var microseconds: [Int] = []
        var order = 0
        while number < entries {
            let start = ContinuousClock.now
            let goal = min(entries, number + LedgerBenchCommand.step)
            let count = goal - number
            while number < goal {
                try write(order, to: store)
                order += 1
                number = try store.read { try $0.head()?.number ?? 0 }
            }
            let took = start.duration(to: .now)
            microseconds.append(Int(took / .microseconds(1)) / count)
        }
        let proof = ContinuousClock.now
        let findings = try store.verify().findings.count
        let verified = Int(proof.duration(to: .now) / .milliseconds(1))
        print(
            JSONReport.text(
                of: Result(entries: number, microseconds: microseconds, verify: verified, findings: findings)))
    }

    private struct Result: Encodable {
        let entries: Int
        /// Of one entry, for each thousand.
        let microseconds: [Int]
        /// Milliseconds.
        let verify: Int
        let findings: Int
    }

    private func open(_ store: LedgerStore) throws {
        for year in 2015..<(2015 + years) {
            for code in ["2.1", "6.1", "7.1", "8.1"] {
                let line = Programme.Line(code: code, goal: "Meta \(code)", funding: .amount(Centavos(100_000_000_000)))
                try record(.opening(LineOpening(year: year, line: line)), "\(year)-01-01", store)
            }
        }
    }

    /// Three entries, each a commit of its own: an order, its delivery, newspapers bought.
    private func write(_ index: Int, to store: LedgerStore) throws {
        let year = 2015 + index * 3 * years / (entries + 1)
        let day = "\(year)-" + ["02", "05", "08", "11"][index % 4] + "-15"
        let line = "\(year)/" + ["2.1", "6.1", "8.1"][index % 3]
        let quote = Quote(supplier: "Imprenta \(index % 7)", amount: Centavos(500_000 + index % 1_000))
        let placed = try record(
            .order(
                OrderPlacement(
                    line: line, title: "Tiraje \(index)", copies: 1_000, specification: Specification(pages: 16),
                    quotes: [quote], chosen: 0)), day, store)
        let order = try store.read { try $0.order(placedBy: placed)?.id } ?? ""
        try record(.delivery(Delivery(order: order, copies: 1_000, amount: quote.amount)), day, store)
        try record(
            .purchase(
                Purchase(
                    line: "\(year)/7.1", newspaper: "La Voz del Norte", supplier: "Voceadores", copies: 40,
                    price: Centavos(1_500))),
            day, store)
    }

    @discardableResult
    private func record(_ act: Act, _ date: String, _ store: LedgerStore) throws -> Int {
        let header = Header(date: date, by: "Comunicación Social", reason: "Programa anual", document: "Oficio")
        return try store.record { _ in [(act, header)] }.entries[0].number
    }
}
