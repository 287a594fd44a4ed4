import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

/// Layouts without pages of stories, pages as pictures, and the programme's progress.
@Suite struct FixedPageReading {
    private func read(_ change: (String) -> String) throws -> (layout: Layout?, findings: [Finding]) {
        let bench = try Bench([
            "layouts/propio.yml": change(layoutText), "layouts/es.dic": "x", "layouts/letras/a.ttf": "x",
        ])
        do {
            let read = try bench.layout("propio")
            return (read.layout, read.findings)
        } catch let stop as Fault { return (nil, stop.findings) }
    }

    @Test func everyKeyIsRead() throws {
        let (layout, findings) = try read { text in
            text.replacing("front:\n", with: "stories: false\nimages: 432x558\n\nfront:\n", maxReplacements: 1)
                .replacing("  - name: cover\n", with: "  - name: cover\n    each: story\n", maxReplacements: 1)
                .replacing(
                    "- {notices: 3, columns: 3,", with: "- {week: true, columns: 3, fit: true,", maxReplacements: 1)
        }
        #expect(findings == [])
        #expect(layout?.hasStories == false && layout?.images == PixelSize(width: 432, height: 558))
        #expect(layout?.front.first?.each == .story)
        #expect(layout?.front.first?.elements.last?.content == .week)
        #expect(layout?.front.first?.elements.last?.fits == true && layout?.front.first?.elements.first?.fits == false)
        let usual = try read { $0 }.layout
        #expect(usual?.hasStories == true && usual?.images == nil && usual?.front.first?.each == nil)
    }

    @Test(arguments: ["1080", "1080x", "0x0", "1080x1080x1", "1080x9000", "cuadro", "1080x1080"])
    func aSizeThatCannotBeIsRefusedAtItsLine(size: String) throws {
        let findings = try read { $0.replacing("front:\n", with: "images: \(size)\nfront:\n", maxReplacements: 1) }
            .findings
        #expect(findings.map(\.code) == [.yamlBadValue], "\(size)")
        #expect(findings.first?.place.line ?? 0 > 20)
        // 216 × 279 mm is no square.
        #expect(findings.first?.values["expected"] == (size == "1080x1080" ? "proportions" : "pixels"))
    }

    @Test func aPageForEachOfWhatThereIsNotIsRefused() throws {
        let findings = try read { $0.replacing("  - name: cover\n", with: "  - name: cover\n    each: page\n") }
            .findings
        #expect(findings.contains { $0.code == .yamlBadValue && $0.values["choices"] == "story" })
    }

    @Test func progressIsReadByQuarter() throws {
        func lines(_ progress: String) throws -> (Programme?, [Finding]) {
            let text = """

                programme:
                  year: 2024
                  lines:
                    - {code: "1.1", goal: Una meta, progress: \(progress)}
                """
            let (workspace, findings) = try Bench(["imprenta.yml": (SampleTexts.workspace["imprenta.yml"] ?? "") + text]
            )
            .settings()
            return (workspace.programme, findings)
        }
        #expect(try lines("[10, 45.5, 120]").0?.lines.first?.progress == [10, 45.5, 120])
        #expect(try lines("[]").0?.lines.first?.progress == [])
        for wrong in ["[1, 2, 3, 4, 5]", "[diez]", "[-1]", "50"] {
            #expect(try lines(wrong).1.contains { $0.code == .yamlBadValue }, "\(wrong)")
        }
    }
}
