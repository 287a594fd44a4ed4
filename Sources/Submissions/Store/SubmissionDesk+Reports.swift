import Foundation
import Geometry
import PrintModel

extension SubmissionDesk {
    /// Makes a report of each document, with the pictures and sheets that go with it, and says what each lacks.
    func reports(
        of arrivals: inout Arrivals, area: String?, arrived: CivilDate?, in folder: String
    ) throws -> [SubmittedReport] {
        var owned: [Int: [Int]] = [:]
        for (place, arrival) in arrivals.files.sorted(by: { $0.key < $1.key }) {
            guard arrival.file.picture != nil || !arrival.sheets.isEmpty else { continue }
            if let owner = arrivals.owner(of: place) {
                owned[owner, default: []].append(place)
            } else {
                let code: FindingCode = arrival.file.picture == nil ? .sheetOrphan : .pictureOrphan
                let severity: Finding.Severity = arrivals.documents.isEmpty ? .note : .warning
                arrivals.files[place]?.file.findings.append(
                    Finding(severity, code, at: Finding.Place(file: arrival.file.name)))
            }
        }
        var taken = slugs
        var drafts: [(place: Int, draft: ReportDraft)] = []
        for place in arrivals.documents {
            try check()
            guard let arrival = arrivals.files[place], let document = arrival.document else { continue }
            let title = document.report.title
            let slug = Slug.free(Slug.of(title.isEmpty ? arrival.item.stem : title), taken)
            taken.insert(slug)
            var draft = ReportDraft(
                slug: slug, document: document, source: arrival.file.name, folder: folder + "/reports/" + slug,
                originals: folder + "/originals", shouting: Shouting(names: reader.names + reader.areas))
            let beside = (owned[place] ?? []).compactMap { arrivals.files[$0] }
            try draft.write(arrival, with: beside, pictures, check: check)
            arrivals.files[place]?.file.findings += draft.findings
            for other in owned[place] ?? [] {
                guard let name = arrivals.files[other]?.file.name else { continue }
                arrivals.files[other]?.file.findings += draft.besideFindings[name] ?? []
            }
            drafts.append((place, draft))
        }
        let asked = asks(for: drafts.map(\.draft), of: area)
        for (index, (place, draft)) in drafts.enumerated() {
            arrivals.files[place]?.file.findings += draft.needs(asked[index], arrived: arrived).findings
        }
        return zip(drafts, asked).map { draft, ask in
            var report = draft.draft.report
            report.due = ask?.due
            return report
        }
    }

    /// What the publication asked of each report.
    private func asks(for drafts: [ReportDraft], of area: String?) -> [Ask?] {
        let asks = asks.filter { $0.area == area }
        guard let area, !asks.isEmpty else { return drafts.map { _ in nil } }
        let reports = drafts.map { draft in
            // The name of a file tells what it is about as a deck does.
            Report(
                slug: draft.slug, area: area, title: draft.document.report.title,
                kicker: draft.document.report.kicker, deck: draft.source, body: [], file: draft.source)
        }
        let answers = AskMatching.answers(to: asks, among: reports, taken: Set(drafts.map(\.slug)))
        return drafts.map { draft in zip(asks, answers).first { $0.1.contains(draft.slug) }?.0 }
    }
}
