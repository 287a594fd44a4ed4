import Geometry
import PrintModel

/// Makes references between reports say the page: `[véase](#puente)` becomes `véase la página 37`.
struct References {
    let pages: [String: Int]
    let language: String

    /// Last words after which the page follows without brackets.
    private static let pointers: Set<String> = ["véase", "vea", "ver", "consulte", "see", "cf."]

    /// A block whose references say their pages.
    func resolved(_ block: Block) -> Block { block.mapTexts(resolved) }

    /// A text whose references say their pages.
    func resolved(_ text: RichText) -> RichText {
        guard text.runs.contains(where: { $0.reference != nil }) else { return text }
        return RichText(
            runs: text.runs.map { run in
                guard let target = run.reference else { return run }
                var run = run
                // Until the page is known, a number as wide as most.
                run.text = said(run.text, page: pages[target] ?? 88, isKnown: pages.isEmpty || pages[target] != nil)
                return run
            })
    }

    private func said(_ words: String, page: Int, isKnown: Bool) -> String {
        guard isKnown else { return words }
        let english = language.hasPrefix("en")
        let number = english ? "page\u{A0}\(page)" : "página\u{A0}\(page)"
        let last = words.split(separator: " ").last.map { $0.lowercased() } ?? ""
        if References.pointers.contains(last) { return words + (english ? " " : " la ") + number }
        return words + " (" + number + ")"
    }

    /// The references of reports to one another: who refers to whom, from which line.
    static func all(in reports: [Report]) -> [(report: Report, line: Int, target: String)] {
        reports.flatMap { report in
            report.body.flatMap { block in
                block.texts.flatMap(\.runs).compactMap { run in run.reference.map { (report, block.line, $0) } }
            }
        }
    }

    /// A finding for each reference to a report that is not there.
    static func findings(in reports: [Report]) -> [Finding] {
        let known = Set(reports.map(\.slug))
        return all(in: reports).filter { !known.contains($0.target) }.map { report, line, target in
            Finding(
                .error, .referenceUnknown, at: Finding.Place(file: report.file, line: line, report: report.slug),
                ["slug": target])
        }
    }
}
