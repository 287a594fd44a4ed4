import Foundation

/// The known name that a person most likely meant, or `nil` where none is near.
///
/// Names are compared without case, accents, `_` or spaces; a third of the letters may differ, and two neighbours that
/// changed places count as one difference. Among equals the first in alphabetical order wins.
public func nearest(to name: String, among known: some Sequence<String>) -> String? {
    let wanted = folded(name)
    let allowed = max(1, wanted.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in known.sorted() {
        let letters = folded(candidate)
        guard abs(letters.count - wanted.count) <= allowed else { continue }
        let distance = editDistance(wanted, letters)
        if distance <= allowed, distance < best?.distance ?? .max { best = (distance, candidate) }
    }
    return best?.name
}

private func folded(_ name: String) -> [Character] {
    let plain = name.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    return Array(plain.prefix(120)).map { $0 == "_" || $0 == " " ? "-" : $0 }
}

/// Optimal string alignment: insertions, deletions, replacements, and swaps of neighbours.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var twoBack: [Int] = []
    var previous = Array(0...b.count)
    for i in 1...a.count {
        var current = [i]
        for j in 1...b.count {
            let replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
            var cost = min(previous[j] + 1, current[j - 1] + 1, replaced)
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, twoBack[j - 2] + 1) }
            current.append(cost)
        }
        twoBack = previous
        previous = current
    }
    return previous[b.count]
}
