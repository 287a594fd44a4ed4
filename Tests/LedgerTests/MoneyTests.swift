import Ledger
import PrintModel
import Testing

@Suite struct MoneyTests {
    @Test(arguments: [
        ("17000", 1_700_000), ("17,000.00", 1_700_000), ("$17,000.5", 1_700_050), ("\\$12,000.00", 1_200_000),
        ("-3.20", -320), ("0.01", 1), ("$ 1.00", 100), (" 5 ", 500), ("45,327,786.89", 4_532_778_689),
    ])
    func readsWhatPeopleWrite(_ text: String, _ count: Int) { #expect(Centavos(text)?.count == count) }

    @Test(arguments: [
        "", "$", "1.", ".5", "1.234", "1,00", "12,34.00", "1e3", "1 000", "--1", "٣", "1.2.3", "999999999999999999",
        "NaN", "+1", ",100", "1,,000",
    ])
    func refusesWhatIsNoAmount(_ text: String) { #expect(Centavos(text) == nil) }

    @Test(arguments: [(0, "0.00"), (5, "0.05"), (-320, "-3.20"), (123_456_789, "1,234,567.89"), (100_000, "1,000.00")])
    func writesTheMexicanWay(_ count: Int, _ text: String) {
        #expect(Centavos(count).text == text)
        #expect(Centavos(text)?.count == count)
    }

    @Test(arguments: [
        (0, "0"), (12, "12"), (999, "999"), (1_000, "1,000"), (-26_534, "-26,534"), (1_234_567, "1,234,567"),
    ])
    func countsAreGrouped(_ count: Int, _ text: String) { #expect(ReportWords.grouped(count) == text) }

    @Test func neverWraps() throws {
        let most = Centavos(Centavos.limit)
        #expect(throws: Centavos.Overflow.self) { try most + Centavos(1) }
        #expect(throws: Centavos.Overflow.self) { try -most - Centavos(1) }
        #expect(throws: Centavos.Overflow.self) { try most * 2 }
        #expect(throws: Centavos.Overflow.self) { try Centavos(Int.max) + Centavos(1) }
        #expect(throws: Centavos.Overflow.self) { try Centavos(1).share(1, of: 0) }
        #expect(try Centavos(Int(Int64.max / 100)).share(100, of: 100).count == Int(Int64.max / 100))
    }

    @Test func sharesAddUpToTheWhole() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let whole = Int.random(in: 1...5_000, using: &generator)
            let amount = Centavos(Int.random(in: 0...9_999_999, using: &generator))
            var (last, sum) = (Centavos.zero, Centavos.zero)
            for part in 1...whole {
                let share = try amount.share(part, of: whole)
                #expect(share >= last)
                sum = try sum + (share - last)
                last = share
            }
            #expect(sum == amount)
        }
    }

    @Test(arguments: [
        ("Gasto Corriente", Programme.Funding.currentExpenditure), ("GASTO  CORRIENTE", .currentExpenditure),
        ("N/A", .none), ("n/a", .none), ("", .none), ("\\$5,000.00", .amount(Centavos(500_000))),
        ("0", .amount(.zero)),
    ])
    func wordsInTheMoneyColumnAreNoAmount(_ text: String, _ funding: Programme.Funding) {
        #expect(Programme.Funding(text) == funding)
    }

    @Test(arguments: ["mucho", "-5", "5 mil"]) func otherWordsAreRefused(_ text: String) {
        #expect(Programme.Funding(text) == nil)
    }
}
