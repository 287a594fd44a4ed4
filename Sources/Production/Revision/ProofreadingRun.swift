import Geometry
import Intake
import KeptWork
import PrintModel
import Proofreading

extension ChainRun {
    /// Stage 2, and the proofs of what it took.
    func selectAndRead(_ source: Source, kept: KeptWork = .none) throws -> Edition {
        let edition = try select(source)
        try proofread(edition.reports, source, kept: kept)
        try checkLocks(edition.reports)
        return edition
    }

    /// Reads the proofs of reports, as part of stage 2: what a person would rather know before anything is laid out.
    func proofread(_ reports: [Report], _ source: Source, kept: KeptWork = .none) throws {
        let folder = chain.folder
        let (rules, remarks) = folder.lawRules()
        found(remarks)
        let proofreader = Proofreader(source.workspace, source.publication, rules: rules, kept: kept)
        found(
            try proofreader.findings(
                in: reports, furniture: source.layout.words, others: otherReportDates(source),
                lines: folder.lines(of:), check: chain.interruption.check))
    }

    /// Dates of the government reports that the workspace's other publications make known; only asked for where this
    /// one makes one known too.
    private func otherReportDates(_ source: Source) -> [(name: String, date: CivilDate)] {
        guard source.publication.reportDate != nil else { return [] }
        return chain.folder.publications.filter { $0 != source.publication.name }.compactMap { name in
            let other = try? chain.folder.publication(named: name, in: source.workspace, with: source.shelf).publication
            return other?.reportDate.map { (name, $0) }
        }
    }
}

extension Edition {
    /// All its reports, in order.
    var reports: [Report] { sections.flatMap(\.stories) }
}

extension Layout {
    /// What it prints itself on its pages.
    var words: [String] {
        (front + [inside] + back).flatMap(\.elements).compactMap { element in
            if case .text(let template, _) = element.content { template } else { nil }
        }
    }
}

extension Chain {
    /// Reads the proofs of `publications/<name>.yml`: of the reports it takes, or of all the workspace has.
    public func proofread(_ name: String, all: Bool) async -> ComposeResult {
        await ChainRun(self, publication: name).result { run in
            let source = try run.stage(.read) { try run.read(name) }
            try run.stage(.select) {
                let edition = try run.select(source)
                try run.proofread(all ? source.shelf.reports : edition.reports, source)
                try run.checkLocks(all ? source.shelf.reports : edition.reports)
            }
        }
    }
}
