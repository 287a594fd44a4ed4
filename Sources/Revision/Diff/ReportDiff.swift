import PrintModel

/// What changed between two versions of a report: units that stayed, changed, came or went.
public struct UnitChange: Sendable, Hashable {
    /// What the unit is, or was.
    public var kind: TextUnit.Kind
    /// Its words.
    public var edits: [WordDiff.Edit]

    /// Whether anything in it changed.
    public var isChanged: Bool {
        edits.contains { if case .same(let old, let new) = $0 { old != new } else { true } }
    }

    /// The change of units from one version to another, in the order of the new one; what went stands where it was.
    ///
    /// Without an old version everything stayed: the first round has nothing to compare with.
    public static func all(from old: [TextUnit]?, to new: [TextUnit]) -> [UnitChange] {
        guard let old else { return new.map { UnitChange(kind: $0.kind, edits: [.same(old: $0.text, new: $0.text)]) } }
        var numbers: [TextUnit: Int] = [:]
        func number(_ unit: TextUnit) -> Int {
            if let known = numbers[unit] { return known }
            numbers[unit] = numbers.count
            return numbers.count - 1
        }
        let matches = SequenceDiff.matches(old.map(number), new.map(number))
        var changes: [UnitChange] = []
        var (i, j) = (0, 0)
        for (x, y) in matches + [(old.count, new.count)] {
            changes += between(old[i..<x], new[j..<y])
            if y < new.count {
                changes.append(UnitChange(kind: new[y].kind, edits: [.same(old: new[y].text, new: new[y].text)]))
            }
            (i, j) = (x + 1, y + 1)
        }
        return changes
    }

    /// Units between two that stayed: those of a kind that share enough words are one that changed.
    private static func between(_ old: ArraySlice<TextUnit>, _ new: ArraySlice<TextUnit>) -> [UnitChange] {
        var changes: [UnitChange] = []
        var rest = old
        let oldWords = old.map { vocabulary($0.text) }
        for unit in new {
            let words = vocabulary(unit.text)
            // Looking far ahead in a text that was replaced as a whole finds nothing and costs much.
            let partner = rest.prefix(24).indices.first { index in
                old[index].kind.family == unit.kind.family
                    && likeness(oldWords[index - old.startIndex], words) >= least(unit.kind)
            }
            guard let partner else {
                changes.append(UnitChange(kind: unit.kind, edits: [.added(unit.text)]))
                continue
            }
            changes += rest[..<partner].map(gone)
            changes.append(UnitChange(kind: unit.kind, edits: WordDiff.edits(from: old[partner].text, to: unit.text)))
            rest = rest[(partner + 1)...]
        }
        return changes + rest.map(gone)
    }

    private static func gone(_ unit: TextUnit) -> UnitChange {
        UnitChange(kind: unit.kind, edits: [.removed(unit.text)])
    }

    /// How alike two units must be. A report has one title: whatever it says now stands for what it said. Short texts
    /// keep few words when they change.
    private static func least(_ kind: TextUnit.Kind) -> Double {
        switch kind {
        case .kicker, .title, .deck, .fact: 0
        case .heading, .photo, .caption, .credit, .alternative, .row, .figure: 0.25
        default: 0.4
        }
    }

    private static func vocabulary(_ text: String) -> Set<Substring> {
        Set(text.split { !$0.isLetter && !$0.isNumber })
    }

    /// Share of the words of the smaller text that the other has too.
    private static func likeness(_ a: Set<Substring>, _ b: Set<Substring>) -> Double {
        let least = min(a.count, b.count)
        return least == 0 ? 0 : Double(a.intersection(b).count) / Double(max(a.count, b.count))
    }
}
