import Foundation
import Geometry
import Intake
import KeptWork
import Preflight
import PreflightProof
import PrintModel

extension ChainRun {
    /// Stage 8, on what was just made for a layout. Findings call it `shown`.
    func judge(
        _ path: String, under condition: PrintCondition, _ layout: Layout, shown: String, kept: KeptWork
    ) throws {
        var profile = PreflightProfile(condition)
        // A layout that bleeds nowhere, as space in a newspaper, is not asked for it.
        profile.bleed = min(profile.bleed, layout.page.bleed)
        try judge(path, by: profile, shown: shown, PreflightRequest(), kept: kept)
    }

    /// Stage 8, on any file. Findings call it `shown`.
    func judge(
        _ path: String, by profile: PreflightProfile, shown: String, _ request: PreflightRequest,
        kept: KeptWork = .none
    ) throws {
        let report: PreflightReport
        do {
            report = try Preflight.check(path: path, profile: profile, standard: request.standard, kept: kept)
        } catch let fault as Fault {
            throw Fault(fault.kind, fault.findings.map { $0.renamed(from: path, to: shown) })
        }
        let findings = report.findings.map { $0.renamed(from: path, to: shown) }
        found(findings)
        judged(report.summary)
        guard let proof = request.proof else { return }
        let sheets = try ProofSheets.write(
            of: path, findings: findings, summary: report.summary, profile: profile,
            name: URL(fileURLWithPath: shown).lastPathComponent,
            words: proof.words,
            to: proof.path)
        wrote(ProducedFile(path: proof.path, kind: .report, pages: sheets))
    }

    /// The thresholds to judge a file by.
    func profile(_ request: PreflightRequest) throws -> PreflightProfile {
        guard let name = request.profile else { return PreflightProfile(try condition(request.condition)) }
        let profile = try chain.folder.preflightProfile(named: name)
        guard let condition = request.condition else { return profile }
        return profile.on(try self.condition(condition))
    }
}

extension Finding {
    /// The finding with its file called another way.
    func renamed(from path: String, to shown: String) -> Finding {
        var finding = self
        if finding.place.file == path { finding.place.file = shown }
        return finding
    }
}
