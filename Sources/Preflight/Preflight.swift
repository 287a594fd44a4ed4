import Foundation
import Geometry
import KeptWork
import PDFSyntax
import PrintModel

/// Stage 8: judges any PDF by a standard and a profile of thresholds, by its own reading of the file.
public enum Preflight {
    /// Judges a PDF by PDF/X-4, or the standard it declares, and by a print condition's limits.
    ///
    /// - Throws: as `check(path:profile:standard:)`.
    public static func check(
        path: String, condition: PrintCondition, sizeLimit: Int = PDFFile.sizeLimit, operationLimit: Int = 6_000_000
    ) throws -> PreflightReport {
        try check(
            path: path, profile: PreflightProfile(condition), sizeLimit: sizeLimit, operationLimit: operationLimit)
    }

    /// Judges a PDF.
    ///
    /// What each rule is and how much it matters stands in `ClauseLedger`. Places are given in the findings' areas, in
    /// points from the trim's top-left corner, and in their values `x` and `y`, in millimetres; `count` tells how often a
    /// thing was met on its page.
    ///
    /// The ink of everything that lies over one another is laid on a grid of about half a millimetre, with what knocks
    /// out, overprints or shows through. Letters count by the weight of their face, RGB by the least ink a conversion
    /// could make of it; what no filter here decodes is told as unmeasured.
    /// - Parameters:
    ///   - path: the file; it must not change while it is read.
    ///   - profile: the thresholds to judge by.
    ///   - standard: the standard to judge by; by default the profile's, or the one the file declares, or PDF/X-4.
    ///   - sizeLimit: most bytes the file may have.
    ///   - operationLimit: most drawing operations of one page that are read.
    ///   - inkLimit: most cells of the grid that the inks of one page are laid on, one after another.
    ///   - kept: what the last run found of pages: those that are as they were are not judged again. The result does not
    ///     depend on it.
    ///   - workers: most threads that read pages; the result does not depend on them.
    /// - Throws: `Fault` of kind `missingInput` or `unusableData` where the file cannot be read at all.
    public static func check(
        path: String, profile: PreflightProfile, standard: PrintStandard? = nil, sizeLimit: Int = PDFFile.sizeLimit,
        operationLimit: Int = 6_000_000, inkLimit: Int = 300_000_000, kept: KeptWork = .none,
        workers: Int = ProcessInfo.processInfo.activeProcessorCount
    ) throws -> PreflightReport {
        let file = try PDFFile(path: path, limit: sizeLimit)
        let declared = PrintStandard.declared(by: file)
        let demands = Demands(
            profile: profile, standard: standard ?? profile.standard ?? PrintStandard(declared: declared) ?? .x4,
            file: path, cells: inkLimit)
        var run = PreflightRun(demands, operationLimit: operationLimit, kept: kept)
        run.judge(file, declared: declared, workers: min(workers, 8))
        return run.report
    }
}
