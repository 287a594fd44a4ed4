import Geometry
import PrintModel

/// What a report needs besides its text, and has not: for its area to mend.
struct ReportNeeds {
    /// A photograph of the report.
    struct Shown {
        /// The name that its area knows it by.
        var name: String
        var caption: String?
        var credit: String?
        var faces: Int
    }
    let words: Int
    let photos: [Shown]
    let minors: MinorsDeclaration?
    /// What the publication asked of it, where it asked.
    let ask: Ask?
    /// The day it came.
    let arrived: CivilDate?
    let place: Finding.Place

    var findings: [Finding] {
        var findings: [Finding] = []
        func tell(_ code: FindingCode, of photos: [Shown]) {
            guard let first = photos.first else { return }
            var values = ["photo": first.name]
            values["more"] = photos.count > 1 ? String(photos.count - 1) : nil
            findings.append(Finding(.warning, code, at: place, values))
        }
        if photos.isEmpty { findings.append(Finding(.warning, .needPhoto, at: place)) }
        tell(.needCaption, of: photos.filter { $0.caption == nil })
        tell(.needCredit, of: photos.filter { $0.credit == nil })
        if minors == nil { tell(.needMinors, of: photos.filter { $0.faces > 0 }) }
        return findings + length + number + lateness
    }

    private var length: [Finding] {
        guard let ask, let asked = ask.words, !asked.contains(words) else { return [] }
        let (low, high) = (asked.lowerBound, asked.upperBound)
        let away = words < low ? low - words : words - high
        let values = [
            "count": String(words), "asked": low == high ? String(low) : "\(low)–\(high)", "away": String(away),
            "what": ask.what,
        ]
        return [Finding(.warning, words < low ? .needMoreWords : .needFewerWords, at: place, values)]
    }

    private var lateness: [Finding] {
        guard let ask, let due = ask.due, let arrived, arrived > due else { return [] }
        let days = arrived.days(since: due)
        let values = ["what": ask.what, "due": due.iso, days == 1 ? "day" : "days": String(days)]
        return [Finding(.warning, .needEarlier, at: place, values)]
    }

    private var number: [Finding] {
        guard let ask, let asked = ask.photos, !asked.contains(photos.count) else { return [] }
        let (low, high) = (asked.lowerBound, asked.upperBound)
        let values = [
            "count": String(photos.count), "asked": low == high ? String(low) : "\(low)–\(high)", "what": ask.what,
        ]
        return [Finding(.warning, .needPhotos, at: place, values)]
    }
}
