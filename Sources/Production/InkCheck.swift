import Geometry
import Intake
import PrintModel

/// Whether the inks of a layout and its type styles keep what a print condition allows.
struct InkCheck {
    let publication: Publication
    let layout: Layout
    let condition: PrintCondition

    /// Inks over the limit, small text in several inks, rich black text, more spot inks than there are plates for, and a
    /// duotone whose ink the layout does not declare.
    var findings: [Finding] { sums + texts + spots + duotone }

    private func place(of ink: String) -> Finding.Place {
        Finding.Place(file: publication.inks[ink] == nil ? layout.file : publication.file)
    }

    private var sums: [Finding] {
        layout.inks.values.sorted { $0.name < $1.name }.filter { $0.total > condition.inkLimit }.map { ink in
            Finding(
                .error, .inkOverLimit, at: place(of: ink.name),
                ["ink": ink.name, "total": whole(ink.total), "limit": whole(condition.inkLimit)].with(condition))
        }
    }

    /// Ghent Workgroup 2015: small letters in several inks print with coloured fringes, and black ones with too much ink
    /// fill up.
    private var texts: [Finding] {
        layout.styles.values.sorted { $0.name < $1.name }.flatMap { style -> [Finding] in
            guard let ink = layout.inks[style.ink], ink.plates > 1 else { return [] }
            let place = Finding.Place(file: layout.file, line: style.line)
            let values = ["style": style.name, "ink": ink.name].with(condition)
            var findings: [Finding] = []
            if style.size < condition.multiInkText {
                let more = ["size": tenth(style.size), "least": tenth(condition.multiInkText)]
                findings.append(Finding(.warning, .inkSmallText, at: place, values.merging(more) { $1 }))
            }
            if ink.spot == nil, ink.cmyk.black >= 85, ink.total > condition.richBlackText {
                let more = ["total": whole(ink.total), "limit": whole(condition.richBlackText)]
                findings.append(Finding(.error, .inkRichBlack, at: place, values.merging(more) { $1 }))
            }
            return findings
        }
    }

    private var spots: [Finding] {
        let names = Set(layout.inks.values.compactMap(\.spot)).sorted()
        guard names.count > condition.spots else { return [] }
        let values = ["spots": names.joined(separator: ", "), "limit": String(condition.spots)].with(condition)
        return [Finding(.warning, .inkTooManySpots, at: Finding.Place(file: layout.file), values)]
    }

    private var duotone: [Finding] {
        guard case .duotone(let name) = layout.photos, layout.inks[name] == nil else { return [] }
        var values = ["ink": name]
        values["nearest"] = nearest(to: name, among: layout.inks.keys.sorted())
        return [Finding(.error, .inkUnknown, at: Finding.Place(file: publication.file), values)]
    }

    private func whole(_ number: Double) -> String { String(Int(number.rounded())) }
    private func tenth(_ points: Double) -> String {
        let rounded = (points * 10).rounded() / 10
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}

extension [String: String] {
    fileprivate func with(_ condition: PrintCondition) -> [String: String] {
        merging(["condition": condition.name]) { $1 }
    }
}
