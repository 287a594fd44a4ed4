import Foundation
import Geometry
import PrintModel

/// A report as it was made of a document: what its file will say.
public struct FoundReport: Sendable, Hashable {
    /// Headline; empty where none was found.
    public var title = ""
    /// A word or two above it.
    public var kicker: String?
    /// Where it happened.
    public var place: String?
    /// When it happened.
    public var date: CivilDate?
    /// What it is in, as its words tell (BCP 47), or `nil`.
    public var language: String?
    /// The text, with its pictures in their places.
    public var blocks: [DraftBlock] = []
    /// Notes.
    public var notes: [[RichText]] = []
    /// A line of place and date that was taken out of the text.
    public var dateline: String?
    /// A title in capitals as it was sent.
    public var shouted: [String] = []

    /// The pictures in their order.
    public var pictures: [DraftPicture] {
        blocks.compactMap { if case .picture(let picture) = $0 { picture } else { nil } }
    }

    /// The texts, without what stands under pictures.
    public var texts: [RichText] { blocks.filter { !$0.isPicture }.flatMap(\.texts) }
}

/// Tells a document's parts: what is the headline, what stands above it, where and when it happened.
struct ReportFinder {
    /// Names of the areas, as they sign.
    let areas: [String]
    let shouting: Shouting

    func report(of draft: Draft) -> FoundReport {
        var found = FoundReport()
        found.notes = draft.notes
        var blocks = draft.blocks
        findTitle(&blocks, &found)
        findDateline(&blocks, &found)
        found.blocks = levelled(blocks, &found)
        return found
    }

    // MARK: The headline

    private func findTitle(_ blocks: inout [DraftBlock], _ found: inout FoundReport) {
        var places = blocks.indices.filter { !blocks[$0].isPicture }
        // An area signs above its title: «DIRECCIÓN DE OBRAS PÚBLICAS».
        if places.count > 2, let text = lineAlone(blocks[places[0]]), lineAlone(blocks[places[1]]) != nil, isArea(text)
        {
            found.kicker = calmed(text, &found)
            blocks.remove(at: places[0])
            places = places.dropFirst().map { $0 - 1 }
        }
        guard let first = places.first, let text = lineAlone(blocks[first]), dateline(text) == nil else { return }
        // A document of one paragraph is its text.
        if case .paragraph = blocks[first], places.count == 1 { return }
        found.title = calmed(text, &found)
        blocks.remove(at: first)
    }

    /// The words of a heading, or of a short first paragraph that ends without a point.
    private func lineAlone(_ block: DraftBlock) -> String? {
        switch block {
        case .heading(_, let text): return text.plain
        case .paragraph(let text):
            let plain = text.plain
            guard plain.count <= 160, let end = plain.last, !".:;,".contains(end) else { return nil }
            return plain
        default: return nil
        }
    }

    private func isArea(_ text: String) -> Bool {
        let key = plainKey(text)
        return areas.contains { name in
            let area = plainKey(name)
            return key == area
                || ["direccion de ", "coordinacion de ", "area de ", "departamento de ", "regiduria de "]
                    .contains { key == $0 + area }
        }
    }

    private func plainKey(_ text: String) -> String {
        text.lowercased().folding(options: .diacriticInsensitive, locale: nil)
            .split(whereSeparator: { !$0.isLetter }).joined(separator: " ")
    }

    private func calmed(_ text: String, _ found: inout FoundReport) -> String {
        let line = text.replacing("\u{2028}", with: " ").split(separator: " ").joined(separator: " ")
        guard Shouting.isShouted(line) else { return line }
        found.shouted.append(line)
        return shouting.calmed(line)
    }

    // MARK: Place and date

    /// A first line such as «El Ojite, Amatlán, a 14 de mayo de 2024» says where and when.
    private func findDateline(_ blocks: inout [DraftBlock], _ found: inout FoundReport) {
        for index in blocks.indices.filter({ !blocks[$0].isPicture }).prefix(2) {
            guard case .paragraph(let text) = blocks[index], let line = dateline(text.plain) else { continue }
            found.place = line.place
            found.date = line.date
            found.dateline = text.plain
            blocks.remove(at: index)
            return
        }
    }

    private static let weekdays: Set<String> = [
        "lunes", "martes", "miércoles", "miercoles", "jueves", "viernes", "sábado", "sabado", "domingo",
    ]

    private func dateline(_ text: String) -> (place: String?, date: CivilDate)? {
        guard text.count <= 120 else { return nil }
        let pattern =
            #/^(?:(.{2,60}?),?\s+(?:a|al)?\s*)?(?:(?:a|el)\s+)?(\d{1,2})\s+de\s+([a-zA-Z]+)\s+(?:de|del)\s+(\d{4})\.?-?$/#
        guard let match = text.wholeMatch(of: pattern.ignoresCase()), let day = Int(match.2), let year = Int(match.4),
            let month = MonthNames.spanish.firstIndex(
                of: match.3.lowercased().replacing("setiembre", with: "septiembre")),
            let date = CivilDate(year: year, month: month + 1, day: day)
        else { return nil }
        var place = match.1.map { String($0).trimmingCharacters(in: .whitespaces) }
        // «Miércoles, 5 de marzo de 2014» says no place.
        if let word = place?.lowercased(), ReportFinder.weekdays.contains(word) { place = nil }
        // «Amatlán, Ver.»: the state is known.
        if let comma = place?.firstIndex(of: ",") { place = place.map { String($0[..<comma]) } }
        return (place, date)
    }

    // MARK: Headings

    /// Headings under the headline, from the second level on; capitals calmed.
    private func levelled(_ blocks: [DraftBlock], _ found: inout FoundReport) -> [DraftBlock] {
        let top = blocks.compactMap { if case .heading(let level, _) = $0 { level } else { nil } }.min() ?? 2
        return blocks.map { block in
            guard case .heading(let level, let text) = block else { return block }
            let words = text.plain
            let calm = Shouting.isShouted(words) ? RichText(calmed(words, &found)) : text
            return .heading(level: min(3, level - top + 2), calm)
        }
    }
}
