import Geometry
import PDFSyntax
import PrintModel

/// Stage 8: judges any PDF by PDF/X-4 and a print condition, by its own reading of the file.
public enum Preflight {
    /// Most pages that are judged.
    private static let pageLimit = 10_000

    /// Judges a PDF.
    ///
    /// What each rule is and how much it matters stands in `Clause.all`. Places are given in the findings' values `x` and
    /// `y`, in millimetres from the trim's top-left corner; `count` tells how often a thing was met on its page.
    ///
    /// Ink is judged by what colours declare and what images hold, each for itself: what lies over what is not composed.
    /// - Parameters:
    ///   - path: the file; it must not change while it is read.
    ///   - condition: the limits to judge by.
    ///   - sizeLimit: most bytes the file may have.
    ///   - operationLimit: most drawing operations of one page that are read.
    /// - Throws: `Fault` of kind `missingInput` or `unusableData` where the file cannot be read at all.
    public static func check(
        path: String, condition: PrintCondition, sizeLimit: Int = PDFFile.sizeLimit, operationLimit: Int = 6_000_000
    ) throws -> PreflightReport {
        let file = try PDFFile(path: path, limit: sizeLimit)
        var findings = FindingCollector(file: path)
        MetadataCheck.check(file, &findings)
        OutputIntentCheck.check(file, condition, &findings)
        StructureCheck.check(file, &findings)
        let pages = file.pages(limit: pageLimit)
        if pages.isEmpty { findings.add(.preflightNoPages) }
        var report = judge(pages, condition, Budget(operationsOfPage: operationLimit), findings)
        report.summary.version = file.version
        if let warning = file.warnings.first {
            report.findings.insert(
                Finding(
                    .error, .preflightDamaged, at: Finding.Place(file: path),
                    ["detail": warning.detail, "count": String(file.warnings.count)]), at: 0)
        }
        return report
    }

    private static func judge(
        _ pages: [PDFObject], _ condition: PrintCondition, _ whole: Budget, _ findings: FindingCollector
    ) -> PreflightReport {
        guard let first = pages.first else {
            return PreflightReport(findings: findings.findings, summary: PreflightSummary())
        }
        let judge = PageJudge(condition, findings, PageBoxes(first))
        let fonts = FontCache()
        var budget = whole
        var boxCheck = BoxCheck()
        for (index, page) in pages.enumerated() {
            let boxes = PageBoxes(page)
            boxCheck.check(page, number: index + 1, &judge.findings)
            AnnotationCheck.check(page, number: index + 1, boxes, &judge.findings)
            judge.begin(page: index + 1, boxes)
            budget.beginPage()
            let interpreter = ContentInterpreter(
                observer: judge, budget: budget, fonts: fonts, matrix: .identity, clip: boxes.media)
            interpreter.run(page)
            budget = interpreter.budget
            if interpreter.gaveUp { judge.findings.add(.preflightTooComplex, page: index + 1) } else { judge.endPage() }
        }
        judge.endDocument()
        judge.summary.pages = pages.count
        let trim = PageBoxes(first).trim
        judge.summary.trim = Size(width: trim.width, height: trim.height)
        return PreflightReport(findings: judge.findings.findings, summary: judge.summary)
    }
}
