import Geometry
import PrintModel
import Revision
import Testing

/// Numbers that only look random, the same each time.
private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

@Suite struct Diffs {
    private static let words = [
        "el", "agua", "de", "la", "casa,", "3.4", "km", "obra.", "y", "«sí»", "ñu", "a.m.", "—", "de", "la",
    ]

    private func text(_ count: Int, _ dice: inout Dice) -> String {
        (0..<count).map { _ in Diffs.words.randomElement(using: &dice) ?? "" }.joined(
            separator: Bool.random(using: &dice) ? " " : "  ")
    }

    private func changed(_ text: String, _ dice: inout Dice) -> String {
        var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        for _ in 0..<Int.random(in: 0...8, using: &dice) where !words.isEmpty {
            let place = Int.random(in: 0..<words.count, using: &dice)
            switch Int.random(in: 0...2, using: &dice) {
            case 0: words.remove(at: place)
            case 1: words.insert(Diffs.words.randomElement(using: &dice) ?? "", at: place)
            default: words.swapAt(place, Int.random(in: 0..<words.count, using: &dice))
            }
        }
        return words.joined(separator: " ")
    }

    @Test(arguments: 0..<300)
    func editsMakeTheNewTextAndTheOld(_ seed: Int) {
        var dice = Dice(state: UInt64(seed))
        let old = text(Int.random(in: 0...120, using: &dice), &dice)
        let new = seed % 7 == 0 ? text(Int.random(in: 0...120, using: &dice), &dice) : changed(old, &dice)
        let edits = WordDiff.edits(from: old, to: new)
        #expect(WordDiff.text(edits, isNew: true) == new)
        #expect(WordDiff.text(edits, isNew: false) == old)
        if old == new { #expect(WordDiff.counts(edits) == (0, 0)) }
        for (a, b) in zip(edits, edits.dropFirst()) {
            if case .added = a, case .removed = b { Issue.record("a removal after what replaces it") }
            if case .added = a, case .added = b { Issue.record("two additions in a row") }
        }
    }

    @Test func longTextsAreComparedPieceByPiece() {
        var dice = Dice(state: 5)
        let words = (0..<20_000).map { _ in "p\(Int.random(in: 0..<400, using: &dice))" }
        var other = words
        for _ in 0..<300 { other[Int.random(in: 0..<other.count, using: &dice)] = "otra" }
        let (old, new) = (words.joined(separator: " "), other.joined(separator: " "))
        let edits = WordDiff.edits(from: old, to: new)
        #expect(WordDiff.text(edits, isNew: true) == new && WordDiff.text(edits, isNew: false) == old)
        #expect(WordDiff.counts(edits).added < 400)
        // Nothing stands once: no anchor holds it apart.
        let (same, more) = (String(repeating: "ja ", count: 30_000), String(repeating: "je ", count: 30_000))
        #expect(WordDiff.text(WordDiff.edits(from: same, to: more), isNew: true) == more)
    }

    @Test func aChangeIsOneWordNotTheLine() {
        let edits = WordDiff.edits(from: "La línea, de 3.4 km, está lista.", to: "La línea, de 3.2 km, está lista.")
        #expect(
            edits == [
                .same(old: "La línea, de ", new: "La línea, de "), .removed("3.4 "), .added("3.2 "),
                .same(old: "km, está lista.", new: "km, está lista."),
            ])
    }

    private func units(_ texts: [String]) -> [TextUnit] { texts.map { TextUnit(.paragraph, $0) } }

    @Test(arguments: 0..<60)
    func unitsMakeTheNewReportAndTheOld(_ seed: Int) {
        var dice = Dice(state: UInt64(seed) &+ 77)
        let old = (0..<Int.random(in: 0...14, using: &dice)).map { _ in
            text(Int.random(in: 1...20, using: &dice), &dice)
        }
        var new = old.map { Bool.random(using: &dice) ? changed($0, &dice) : $0 }.filter { !$0.isEmpty }
        if !new.isEmpty { new.remove(at: Int.random(in: 0..<new.count, using: &dice)) }
        new.insert("Nuevo párrafo", at: Int.random(in: 0...new.count, using: &dice))
        let changes = UnitChange.all(from: units(old), to: units(new))
        let made = changes.map { WordDiff.text($0.edits, isNew: true) }.filter { !$0.isEmpty }
        #expect(made == new)
        #expect(
            changes.map { WordDiff.text($0.edits, isNew: false) }.filter { !$0.isEmpty } == old.filter { !$0.isEmpty })
    }

    @Test func theFirstTimeNothingIsMarked() {
        let changes = UnitChange.all(from: nil, to: units(["Uno", "Dos"]))
        #expect(changes.count == 2 && !changes.contains(where: \.isChanged))
    }

    @Test func aHeadingThatChangedIsOne() {
        let changes = UnitChange.all(
            from: [TextUnit(.title, "Uno"), TextUnit(.heading, "Cuidar la fuente")],
            to: [TextUnit(.title, "Otro título"), TextUnit(.heading, "Cuidar el manantial")])
        #expect(changes.count == 2 && changes.allSatisfy(\.isChanged))
    }
}
