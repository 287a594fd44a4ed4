import Geometry
import PrintModel
import TestSupport
import Testing
import Typesetting

/// What is missing, empty, endless or strange.
@Suite struct HostileText {
    @Test func aCharacterThatNoFontHasIsFoundWithItsCodeAndPlace() throws {
        let setter = try Compositor.setter()
        let place = Finding.Place(file: "reports/obras/puente/report.md", line: 7, report: "puente")
        let request = TextRequest(
            RichText("Puente 日本 y otra vez 日, 👩‍🔧."), style: Compositor.body, measure: 160, place: place)
        let findings = setter.set(request).findings
        #expect(findings.allSatisfy { $0.severity == .error && $0.code == .glyphMissing && $0.place == place })
        #expect(findings.allSatisfy { $0.values["font"] == "Vollkorn" })
        let codes = findings.compactMap { $0.values["code"] }
        #expect(codes.prefix(2) == ["U+65E5", "U+672C"])
        #expect(codes.contains { $0.contains("U+1F469") })
        #expect(Set(codes).count == codes.count)
        #expect(setter.set("Puente, ñandú, ½ y «más» — 20 °C").findings.isEmpty)
    }

    @Test func everythingThatIsMissingIsToldAtOnce() throws {
        let folder = try TemporaryFolder()
        var unknown = Compositor.plain
        unknown.font = "Tipografía Que No Hay"
        let (nowhere, dictionary) = (folder.path("sin-fuentes"), folder.path("hyph_xx.dic"))
        let fault = #expect(throws: Fault.self) {
            try Typesetter(
                fonts: [Compositor.vollkorn, nowhere], hyphenation: ["xx": dictionary, "es": dictionary],
                styles: [Compositor.body, Compositor.plain, unknown])
        }
        #expect(fault?.kind == .missingInput)
        let fonts = fault?.findings.filter { $0.code == .fontMissing }.compactMap { $0.values["font"] } ?? []
        #expect(fonts.contains(nowhere))
        #expect(fonts.contains("Lato"))
        #expect(fonts.contains("Tipografía Que No Hay"))
        #expect(!fonts.contains("Vollkorn"))
        #expect(fault?.findings.filter { $0.code == .dictionaryMissing }.count == 2)
    }

    @Test func aDictionaryThatIsNoneIsAFault() throws {
        let folder = try TemporaryFolder(["latin.dic": "ISO8859-1\n1a\n"])
        let fault = #expect(throws: Fault.self) {
            try Typesetter(
                fonts: [Compositor.vollkorn], hyphenation: ["es": folder.path("latin.dic")], styles: [Compositor.body])
        }
        #expect(fault?.findings.map(\.code) == [.dictionaryMissing])
    }

    @Test(arguments: ["", " ", "\u{A0}", "\u{2028}", " \u{2028} \u{2028}", "\n\t\r\n"]) func blankTextHasNoLines(
        text: String
    ) throws {
        let setter = try Compositor.setter()
        for style in [Compositor.body, Compositor.plain] {
            let paragraph = setter.set(text, style, variants: true)
            #expect(paragraph.lines.isEmpty)
            #expect(paragraph.variants.count == 1)
            #expect(paragraph.findings.isEmpty)
        }
    }

    @Test func aWordOfFiveThousandLettersSticksOutAndIsWhole() throws {
        let setter = try Compositor.setter()
        let word = String(repeating: "tramillera", count: 500)
        for style in [Compositor.body, Compositor.plain] {
            let lines = setter.set("Antes del \(word) vino la obra y después vino el puente.", style).lines
            #expect(lines.letters.contains(word))
            #expect(lines.filter(\.isOverfull).count == 1)
            #expect(lines.filter { !$0.isOverfull }.allSatisfy { $0.width < 166.41 })
        }
        let dashes = String(repeating: "ab-", count: 3000) + "ab"
        let lines = setter.set(dashes).lines
        #expect(lines.letters == dashes)
        #expect(lines.allSatisfy { !$0.isOverfull && !$0.hyphenated })
    }

    @Test func aParagraphOfTwoHundredThousandCharactersIsSetWhole() throws {
        let setter = try Compositor.setter()
        var prose = Prose(seed: 31)
        let part = prose.paragraph(2_300)
        let text = Array(repeating: part, count: 16).joined(separator: " ")
        #expect(text.count > 200_000)
        for style in [Compositor.body, Compositor.plain] {
            let lines = setter.set(text, style).lines
            #expect(abs(lines.count - 16 * setter.set(part, style).lines.count) <= 16 + lines.count / 200)
            #expect(lines.joined == text)
            #expect(lines.allSatisfy { !$0.isOverfull })
        }
    }

    @Test(arguments: [
        "שלום עולם", "مرحبا بالعالم", "obra שלום puente", "e\u{301}\u{302}\u{303}", "\u{AD}\u{200B}\u{200D}", "a\u{0}b",
        "👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "ﷺ", "\u{202E}obra\u{202C}",
    ])
    func strangeScriptsAreSetOrFoundAndNeverCrash(text: String) throws {
        let setter = try Compositor.setter()
        for style in [Compositor.body, Compositor.plain] {
            for measure in [1, 20, 200.0] {
                let lines = setter.set(text, style, measure, variants: true).lines
                for run in lines.flatMap(\.runs) {
                    #expect(run.clusters.allSatisfy { $0.bytes > 0 && $0.glyphs > 0 })
                    #expect(run.clusters.reduce(0) { $0 + $1.bytes } == run.text.utf8.count)
                    #expect(run.clusters.reduce(0) { $0 + $1.glyphs } == run.glyphs.count)
                }
            }
        }
    }

    @Test func aMeasureTooNarrowForAnythingStillHoldsEveryWord() throws {
        let setter = try Compositor.setter()
        for (measure, indents) in [(0.0, [Double]()), (5, [30, 0]), (-10, [])] {
            for style in [Compositor.body, Compositor.plain] {
                let lines = setter.set("El agua llega a la plaza", style, measure, indents: indents).lines
                #expect(lines.letters == "Elaguallegaalaplaza")
                #expect(lines.contains { $0.isOverfull })
            }
        }
    }

    @Test func theSameTextIsSetTheSameOnEveryThread() async throws {
        var prose = Prose(seed: 32)
        let texts = (0..<8).map { _ in prose.paragraph(120) }
        @Sendable func work() throws -> [SetParagraph] {
            let setter = try Compositor.setter()
            return texts.map { setter.set($0, variants: true) }
        }
        async let first = Task.detached { try work() }.value
        async let second = Task.detached { try work() }.value
        let (a, b) = (try await first, try await second)
        #expect(a == b)
        // What one setter has met before does not change what it says next.
        let setter = try Compositor.setter()
        let backwards = texts.reversed().map { setter.set($0, variants: true) }
        #expect(Array(backwards.reversed()) == a)
        #expect(texts.map { setter.set($0, variants: true) } == a)
    }
}
