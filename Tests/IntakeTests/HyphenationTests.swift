import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

/// Words that a workspace divides its own way.
@Suite struct HyphenationExceptions {
    private func read(_ text: String) throws -> (workspace: Workspace, findings: [Finding]) {
        try Bench(["hyphenation.txt": text]).settings()
    }

    @Test func wordsAreReadByLanguage() throws {
        let (workspace, findings) = try read(
            """
            # Nombres del municipio
            A-ma-tlán
            SEDESOL   # nunca se divide

            en:
            ta-ble
            es:
            Tlax-ca-la\r
            """)
        #expect(findings.isEmpty)
        #expect(
            workspace.hyphenationExceptions == [
                "es": ["amatlán": [1, 3], "sedesol": [], "tlaxcala": [4, 6]], "en": ["table": [2]],
            ])
    }

    @Test func withoutTheFileThereAreNone() throws {
        let (workspace, findings) = try Bench().settings()
        #expect(workspace.hyphenationExceptions.isEmpty && findings.isEmpty)
    }

    @Test func whatIsNoWordIsFoundAtItsLineAndStopsNoOther() throws {
        let (workspace, findings) = try read("dos palabras\n-agua\na--gua\nCO2\nx\npuen-te\npu-ente\nPUEN-TE\n")
        #expect(findings.allSatisfy { $0.place.file == "hyphenation.txt" })
        #expect(
            findings.map { brief($0, ["word"]) } == [
                "hyphenation.bad-word 1 word=dos palabras", "hyphenation.bad-word 2 word=-agua",
                "hyphenation.bad-word 3 word=a--gua", "hyphenation.bad-word 4 word=CO2",
                "hyphenation.bad-word 5 word=x", "hyphenation.word-twice 7 word=pu-ente",
            ])
        #expect(workspace.hyphenationExceptions == ["es": ["puente": [4]]])
    }

    @Test func aFileThatIsNoTextIsFound() throws {
        let bench = try Bench(["hyphenation.txt/otro": "x"])
        let (workspace, findings) = try bench.settings()
        #expect(findings.map(\.code) == [.fileUnreadable] && workspace.hyphenationExceptions.isEmpty)
    }
}
