import KeptWork
import PDFSyntax
import PrintModel

/// What the last run found of pages that are as they were: by their content, their number and what they are judged by.
final class PageShelf {
    private let work: KeptWork
    private let context: KeptWork.Key?
    private let prints = PageFingerprints()

    /// - Parameter layers: Layers that do not print are known by their place in the file: then nothing is kept.
    init(_ work: KeptWork, _ demands: Demands, operationLimit: Int, layers: OptionalContent) {
        self.work = work
        context =
            work.isKeeping && layers.isEmpty
            ? KeptWork.Key("preflight", demands.profile, demands.standard, demands.cells, operationLimit) : nil
    }

    /// What was found of the page with a number, now or by the last run.
    func result(_ page: PDFObject, number: Int, _ judge: () -> PageResult) -> PageResult {
        work.value(for: key(page, number), judge)
    }

    private func key(_ page: PDFObject, _ number: Int) -> KeptWork.Key? {
        guard let context, let print = prints.fingerprint(of: page) else { return nil }
        return KeptWork.Key(number, after: KeptWork.Key(print, after: context))
    }
}
