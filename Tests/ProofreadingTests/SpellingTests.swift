import Geometry
import Intake
import PrintModel
import Proofreading
import TestSupport
import Testing

@Suite struct Spelling {
    @Test func anUnknownWordIsToldOnceWithItsCountAndPlaces() throws {
        let reading = Reading("La construcion del puente.\nOtra construcion terminó.", "La construcion sigue.")
        let found = reading.findings().filter { $0.code == .spellingUnknown }
        #expect(found.count == 1)
        let first = try #require(found.first)
        #expect(first.values["word"] == "construcion" && first.values["count"] == "3")
        #expect(first.place.file == "reports/obras/r0/report.md" && first.place.line == 1)
        #expect(first.values["also"] == "reports/obras/r0/report.md:2, reports/obras/r1/report.md:1")
        #expect(first.values["suggestions"]?.contains("construcción") == true)
    }

    @Test(arguments: [
        "Lo dijo Xóchitl Quiahuiztlán.", "El DIF y la SEDESOL firmaron.",
        "Escriba a obras@amatlan.gob.mx o a www.amatlan.gob.mx.",
        "Mide 12 mm y tarda 20 min.", "Llame a la ext. 110.", "La fotonovela llegó al ejido.",
        "Repórtelas pronto, para no lastimarlo y seguir dándoselo.", "Dos casitas y tres calabacitas.",
        "El microconcreto y la infrautilización.", "La vía físico-química.", "Ya no, no y no.",
    ])
    func whatIsRightIsLeftAlone(_ text: String) { #expect(Reading(text).findings() == []) }

    @Test(arguments: [
        "Comistes bien", "La haber, si cupo", "Los niñoss juegan", "Una desición tomada", "El concenso llegó",
    ])
    func slipsAreNotTakenForForms(_ text: String) {
        // «haber» and «cupo» are words: no dictionary helps there.
        let expected = text.hasPrefix("La haber") ? 0 : 1
        #expect(Reading(text).found(.spellingUnknown, "word").count == expected)
    }

    @Test func wordsOfTheWorkspaceAreRight() {
        #expect(Reading("El yembé suena.").found(.spellingUnknown, "word") == ["yembé"])
        let reading = Reading("El yembé suena. Yembé y tambor.") { $0.proofreading.words = ["es": ["yembé"]] }
        #expect(reading.findings() == [])
        let forms = Reading("Dos motoniveladoras.") { $0.proofreading.words = ["es": ["motoniveladora"]] }
        #expect(forms.findings() == [])
        let other = Reading("El yembé suena.") { $0.proofreading.words = ["en": ["yembé"]] }
        #expect(other.found(.spellingUnknown, "word") == ["yembé"])
    }

    @Test func anotherLanguageHasItsOwnDictionaryOrNone() {
        var english = Reading()
        english.add("The quick bridge was openned yesterday.", language: "en")
        #expect(english.found(.spellingUnknown, "word") == ["openned"])
        var unknown = Reading()
        unknown.add("Ni tlapohua se amoxtli.", language: "nah")
        #expect(unknown.findings() == [])
    }

    @Test func withoutADictionaryThatIsSaidAndNothingElse() {
        let reading = Reading("La construcion.") { $0.proofreading.dictionaries = ["es": "/no/hay.dic"] }
        #expect(reading.findings().map(\.code) == [.spellingNoDictionary])
    }

    @Test func aWordTwiceInARowIsTold() {
        #expect(Reading("El agua de de la red.").found(.spellingRepeated, "text") == ["de de"])
        #expect(Reading("Una y una. Una más.").findings() == [])
    }

    @Test func whatIsSkippedIsNotRead() {
        let reading = Reading("La construcion cuesta 12,5 pesos en el Ojíte.") {
            $0.proofreading.skipped = Set(ProofreadingSettings.Check.allCases)
        }
        #expect(reading.findings() == [])
    }

    @Test func hostileTextsEnd() {
        let texts = [
            String(repeating: "a", count: 200_000), String(repeating: "-a", count: 50_000), "a\u{0}b c\u{FFFD}d",
            String(repeating: "ñ́", count: 10_000), String(repeating: "Ab ", count: 60_000),
            String(repeating: "1,", count: 60_000) + "1", "$", "$$$ % 1.2.3.4.5,6", "¿¡«»—…", "de",
        ]
        for text in texts { _ = Reading(text).findings() }
    }
}

/// The sample was written with care: whatever is found in it is a false alarm.
@Suite struct FalseAlarms {
    @Test func theSamplesReportsHaveNone() throws {
        let folder = WorkspaceFolder(root: Repository.path("assets/sample"), resources: Repository.root)
        let (workspace, _) = try folder.settings()
        let shelf = folder.reports(workspace)
        #expect(shelf.reports.count > 40)
        let (rules, remarks) = folder.lawRules()
        #expect(remarks == [] && rules.count >= 5)
        let publication = try folder.publication(named: "gaceta-02", in: workspace, with: shelf).publication
        let findings = Proofreader(workspace, publication, rules: rules).findings(
            in: shelf.reports, lines: folder.lines(of:), check: {})
        #expect(findings.map { "\($0.place.file ?? ""):\($0.place.line ?? 0) \($0.code.rawValue) \($0.values)" } == [])
    }
}
