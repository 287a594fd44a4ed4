import Geometry
import PrintModel
import TestSupport
import Testing
import Typesetting

/// What justifying does to letters: never more than a reader would notice, and never at the cost of the rules.
@Suite struct MicroTypography {
    private static let hanging = Hanging(
        common: ["-": Hanging.Share(right: 0.7), ".": Hanging.Share(right: 0.7), "«": Hanging.Share(left: 0.5)])

    private func setter(_ hanging: Hanging = .none) throws -> Typesetter {
        try Typesetter(
            fonts: [Compositor.vollkorn, Compositor.lato], hyphenation: Compositor.patterns,
            styles: [Compositor.body, Compositor.plain], hanging: hanging)
    }

    private func paragraphs(_ count: Int, seed: UInt64) -> [String] {
        var prose = Prose(seed: seed)
        return (0..<count).map { _ in prose.paragraph(80) }
    }

    @Test(arguments: [Compositor.narrow, 166.4]) func lettersStayWithinTheirLimits(measure: Double) throws {
        let setter = try setter()
        let alone = Compositor.style("alone", from: Compositor.body) { $0.alignment = .left }
        var varied = 0
        for text in paragraphs(20, seed: 3) {
            for line in setter.set(text, Compositor.body, measure).lines {
                let run = try #require(line.runs.first)
                #expect(abs(run.stretch - 1) <= 0.0201)
                // Steps of a quarter of a hundredth keep the sizes of a face few.
                #expect(abs((run.stretch * 400).rounded() - run.stretch * 400) < 1e-6)
                guard line.runs.count == 1, let word = run.text.split(separator: " ").first, word.count > 3 else {
                    continue
                }
                let natural = try #require(setter.set(String(word), alone, 400).lines.first?.runs.first)
                var expected = Set<Int>()
                for index in natural.glyphs.indices.dropFirst() {
                    let added = run.glyphs[index].x - run.glyphs[0].x - natural.glyphs[index].x * run.stretch
                    let tracking = added / Double(index)
                    #expect(abs(tracking) <= 0.01201 * run.size)
                    expected.insert(Int((tracking * 1e6).rounded()))
                }
                // One tracking for the whole line, but for ligatures, which count as one letter.
                #expect(expected.count <= 2 || natural.clusters.contains { $0.glyphs != 1 })
                if run.stretch != 1 { varied += 1 }
            }
        }
        #expect(varied > 50)
    }

    @Test func noThreeDivisionsRunTogether() throws {
        let setter = try setter()
        for text in paragraphs(60, seed: 9) {
            var running = 0
            for line in setter.set(text, Compositor.body, Compositor.narrow).lines {
                running = line.hyphenated ? running + 1 : 0
                #expect(running < 3, "\(text)")
            }
        }
    }

    @Test func punctuationHangsByItsTableAndNoFurther() throws {
        let setter = try setter(MicroTypography.hanging)
        let hyphen = try #require(setter.set("-", Compositor.body, 100).lines.first).width
        var hung = 0
        for text in paragraphs(20, seed: 5) {
            for line in setter.set(text, Compositor.body, 166.4).lines where !line.endsParagraph {
                #expect(!line.isOverfull)
                if line.hyphenated {
                    hung += 1
                    #expect(abs(line.width - 166.4 - 0.7 * hyphen) < 0.02)
                } else if line.text.hasSuffix(".") {
                    #expect(line.width > 166.4 + 0.5)
                } else {
                    #expect(abs(line.width - 166.4) < 0.02)
                }
            }
        }
        #expect(hung > 10)
        // An indent is a shape of its own: nothing hangs out of it.
        let quoted = setter.set("«Agua» " + paragraphs(1, seed: 2)[0], Compositor.body, 166.4, indents: [12, 0])
        #expect(try #require(quoted.lines.first).start == 12)
    }

    @Test func waysAreWhatIsSet() throws {
        let (one, other) = (try setter(), try setter())
        for text in paragraphs(12, seed: 7) {
            let request = TextRequest(RichText(text), style: Compositor.body, measure: 140, variants: true)
            let set = one.set(request)
            let ways = other.ways(of: request).ways
            #expect(ways.map(\.count) == set.variants.map(\.lines.count))
            #expect(ways.map(\.cost) == set.variants.map(\.cost))
            for (way, variant) in zip(ways, set.variants) {
                #expect(way.hyphenated == variant.lines.map(\.hyphenated))
                #expect(one.lines(of: request, way) == variant.lines)
            }
        }
    }

    /// Words are shaped one by one: exact, as long as the face does nothing across a space.
    @Test func wordsAloneAreAsWideAsWordsInARow() throws {
        let setter = try setter()
        let style = Compositor.style("row", from: Compositor.body) { $0.alignment = .left }
        let space =
            try #require(setter.set("n n", style, 400).lines.first).width
            - 2 * (try #require(setter.set("n", style, 400).lines.first).width)
        for text in paragraphs(3, seed: 11) {
            let words = text.split(separator: " ").map(String.init)
            let sum = try words.reduce(0.0) { sum, word in
                sum + (try #require(setter.set(word, style, 400).lines.first).width)
            }
            // No-break spaces make one shaped row of the same words: nothing of the row differs from its parts.
            let row = try #require(setter.set(text, style, 1e5).lines.first).width
            #expect(abs(row - sum - Double(words.count - 1) * space) < 0.01)
        }
    }

    @Test func aLanguageOfItsOwnDividesARunByItsOwnRules() throws {
        let setter = try setter()
        let word = "desarrolladamente"
        func lines(_ language: String?) -> Int {
            let text = RichText(runs: [RichText.Run(word, language: language)])
            return setter.set(TextRequest(text, style: Compositor.body, measure: 40)).lines.count
        }
        #expect(lines(nil) > 1)
        // No patterns of that language: the word is whole, and sticks out rather than be divided wrongly.
        #expect(lines("xx") == 1)
    }
}
