import Geometry
import Intake
import KeptWork
import PrintModel
import Proofreading

extension ChainRun {
    /// Stage 2. The proofs of what it took are read on a thread of their own: nothing is laid out by them, and
    /// `awaitProofs` gives what they found.
    func selectAndRead(_ source: Source, kept: KeptWork = .none) throws -> Edition {
        let edition = try select(source)
        let reports = edition.reports
        startProofs { [chain] in Result { try chain.proofs(of: reports, source, kept: kept) } }
        try checkLocks(reports)
        return edition
    }
}

extension Chain {
    /// What the proofs of reports tell, which a person would rather know before anything is laid out.
    fileprivate func proofs(of reports: [Report], _ source: Source, kept: KeptWork = .none) throws -> [Finding] {
        let (rules, remarks) = folder.lawRules()
        let proofreader = Proofreader(source.workspace, source.publication, rules: rules, kept: kept)
        return remarks
            + (try proofreader.findings(
                in: reports, furniture: source.layout.words, others: otherReportDates(source),
                lines: folder.lines(of:), check: interruption.check))
    }

    /// Dates of the government reports that the workspace's other publications make known; only asked for where this
    /// one makes one known too.
    private func otherReportDates(_ source: Source) -> [(name: String, date: CivilDate)] {
        guard source.publication.reportDate != nil else { return [] }
        return folder.publications.filter { $0 != source.publication.name }.compactMap { name in
            let other = try? folder.publication(named: name, in: source.workspace, with: source.shelf).publication
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
                let reports = all ? source.shelf.reports : edition.reports
                run.found(try proofs(of: reports, source))
                try run.checkLocks(reports)
            }
        }
    }
}
