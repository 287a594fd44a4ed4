import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

@Suite struct SampleWorkspace {
    private let sample = WorkspaceFolder(root: Repository.path("assets/sample"), resources: Repository.root)

    @Test func readsWithoutErrors() throws {
        let (workspace, findings) = try sample.settings()
        #expect(findings.isEmpty)
        #expect(workspace.areas.count >= 14)
        #expect(workspace.programme?.lines.first?.centavos == 1_200_000)
        let shelf = sample.reports(workspace)
        #expect(shelf.reports.count >= 30)
        #expect(shelf.findings.filter { $0.severity > .note } == [])
        let publication = try sample.publication(named: "gaceta-02", in: workspace, with: shelf)
        #expect(publication.findings.isEmpty)
        #expect(publication.publication.letter?.paragraphs.count == 3)
        #expect(publication.publication.agenda.count >= 10)
    }

    @Test(arguments: ["gaceta-02-dos-tintas", "gaceta-02-una-tinta", "gaceta-02-periodico"])
    func itsOtherPrintingsTakeTheSameReportsInInksThatTheirLayoutsHave(_ name: String) throws {
        let workspace = try sample.settings().workspace
        let shelf = sample.reports(workspace)
        let usual = try sample.publication(named: "gaceta-02", in: workspace, with: shelf).publication
        let (publication, findings) = try sample.publication(named: name, in: workspace, with: shelf)
        #expect(findings.isEmpty)
        #expect(publication.selection == usual.selection && publication.cover == usual.cover)
        #expect(publication.agenda == usual.agenda && publication.notices == usual.notices)
        let layout = try sample.layout(named: publication.layout).layout
        #expect(Set(publication.inks.keys).isSubset(of: layout.inks.keys))
    }

    @Test func gazetteLayoutAndEveryConditionRead() throws {
        let (layout, findings) = try sample.layout(named: "gazette")
        #expect(findings.isEmpty)
        #expect(abs(layout.page.trim.width - 612.28) < 0.01)
        #expect(!layout.patterns.isEmpty)
        let (condition, none) = try sample.condition(named: "coated-offset")
        #expect(none.isEmpty)
        #expect(condition.profile.hasSuffix("/ISOcoated_v2_300_bas.icc"))
        #expect(condition.inkLimit == 300)
        #expect(abs(condition.inkWindow - 42.52) < 0.01)
    }
}
