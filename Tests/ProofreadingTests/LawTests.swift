import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

@Suite struct Laws {
    private func rules() -> [LawRule] {
        WorkspaceFolder(root: "/nowhere", resources: Repository.root).lawRules().rules
    }

    @Test func listedWordsAreFoundInCaptionsWhateverTheirCaseAndAccents() throws {
        var reading = Reading()
        reading.rules = rules()
        let photo = Photo(name: "a.jpg", caption: "Gracias a NUESTRO ALCALDE hay luz", alternative: "La plaza", line: 4)
        reading.add("Hay luz.", photos: [photo])
        let found = reading.findings().filter { $0.code == .lawWords }
        #expect(found.map { $0.values["text"] }.contains("NUESTRO ALCALDE"))
        #expect(found.allSatisfy { $0.severity == .error && $0.values["basis"]?.contains("134") == true })
        #expect(found.first?.place.line == 4)
        var office = Reading("El alcalde entregó la obra con el presidente municipal.")
        office.rules = rules()
        #expect(office.findings() == [])
    }

    @Test(arguments: [("2024-02-29", 0), ("2024-03-01", 1), ("2024-06-02", 1), ("2024-06-03", 0)])
    func aDateInASuspensionIsTold(_ date: String, _ count: Int) throws {
        var reading = Reading("Hay luz.")
        reading.rules = rules()
        reading.publication.date = Reading.date(date)
        let found = reading.findings().filter { $0.code == .lawSuspension }
        #expect(found.count == count)
        if count > 0 { #expect(found[0].values["basis"]?.contains("artículo 41") == true) }
    }

    @Test(arguments: [("2024-12-02", 1), ("2024-12-03", 0), ("2024-12-15", 0), ("2024-12-16", 1)])
    func theReportIsSpreadInItsWindow(_ date: String, _ count: Int) {
        var reading = Reading("Hay luz.")
        reading.rules = rules()
        reading.publication.reportDate = Reading.date("2024-12-10")
        reading.publication.date = Reading.date(date)
        #expect(reading.findings().count { $0.code == .lawWindow } == count)
    }

    @Test func thereIsOneReportAYear() {
        var reading = Reading("Hay luz.")
        reading.rules = rules()
        reading.publication.reportDate = Reading.date("2024-12-10")
        reading.publication.date = Reading.date("2024-12-10")
        func twice(_ date: String) -> Int {
            reading.findings(others: [("otro", Reading.date(date))]).count { $0.code == .lawReportTwice }
        }
        #expect(twice("2024-09-01") == 1 && twice("2024-12-10") == 0 && twice("2023-12-10") == 0)
    }

    @Test func aLegendIsAskedForWhereItsWordsStand() {
        var reading = Reading("Los programas sociales llegan a todos.")
        reading.rules = rules()
        #expect(reading.found(.lawLegend, "text") == ["programas sociales"])
        let legend = rules().compactMap(\.text)[0]
        #expect(reading.findings(furniture: [legend.uppercased() + "."]).filter { $0.code == .lawLegend } == [])
        reading.add("Nota. \(legend).")
        #expect(reading.found(.lawLegend, "text") == [])
        var none = Reading("Hay luz.")
        none.rules = rules()
        #expect(none.found(.lawLegend, "text") == [])
    }

    @Test func rulesHoldForTheirKindsOfPublication() {
        var reading = Reading("Hay luz.")
        var rule = LawRule(id: "x", check: .legend, severity: .error, basis: "Bando 1")
        (rule.text, rule.kinds) = ("Ejemplar gratuito", ["booklet"])
        reading.rules = [rule]
        #expect(reading.findings() == [])
        reading.publication.kind = "booklet"
        #expect(reading.found(.lawLegend, "basis") == ["Bando 1"])
    }

    // MARK: Reading rules

    private func law(_ text: String) throws -> (rules: [LawRule], findings: [Finding]) {
        let folder = try TemporaryFolder(["imprenta.yml": SampleTexts.settings + text])
        return WorkspaceFolder(root: folder.path, resources: Repository.root).lawRules()
    }

    @Test func aWorkspaceAddsToRulesAndSwitchesThemOff() throws {
        let (rules, findings) = try law(
            """
            law:
              promocion-personal: {words: [Fulano de Tal], severity: warning}
              imparcialidad: {off: true}
              veda-electoral: {periods: [{from: 2025-04-01, to: 2025-05-28, name: elección local}]}
              bando: {check: words, basis: Bando municipal, words: [zopilote]}
            """)
        #expect(findings == [])
        let byID = Dictionary(uniqueKeysWithValues: rules.map { ($0.id, $0) })
        #expect(byID["promocion-personal"]?.words.last == "Fulano de Tal")
        #expect(byID["promocion-personal"]?.severity == .warning)
        #expect(byID["imparcialidad"] == nil && byID["bando"]?.words == ["zopilote"])
        #expect(byID["veda-electoral"]?.periods.count == 2)
    }

    @Test(arguments: [
        "law: 7\n", "law: []\n", "law: {x: 3}\n", "law: {x: {check: magia, basis: b}}\n", "law: {x: {check: words}}\n",
        "law: {x: {check: legend, basis: b}}\n", "law: {x: {check: words, basis: b, words: {a: b}}}\n",
        "law: {x: {check: window, basis: b, before: -3}}\n",
        "law: {x: {check: suspension, basis: b, periods: [{from: 2024-05-01, to: 2024-04-01, name: n}]}}\n",
        "law: {x: {check: words, basis: b, wrods: [a]}}\n",
        "law: {x: {check: suspension, basis: b, periods: [{from: mañana}]}}\n",
    ])
    func aRuleThatCannotBeUnderstoodIsAFinding(_ text: String) throws {
        let (rules, findings) = try law(text)
        #expect(!findings.isEmpty && findings.allSatisfy { $0.place.file == "imprenta.yml" && $0.place.line != nil })
        #expect(rules.count >= 5)
    }
}
