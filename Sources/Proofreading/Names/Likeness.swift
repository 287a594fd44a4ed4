/// Which names differ by one letter: told without comparing each with each.
///
/// Every name is filed under itself and under what is left of it without one of its letters; names that share a file are
/// at most one replaced, added or missing letter, or two neighbours that changed places, apart (the deletion
/// neighbourhoods of Mor and Fraenkel, “A hash code method for detecting and correcting spelling errors”, 1982).
enum Likeness {
    /// Shortest name that is compared, and longest, in letters.
    private static let lengths = 6...60

    /// Pairs of numbers of names, in order.
    static func pairs(among names: [String]) -> [(Int, Int)] {
        var files: [String: [Int]] = [:]
        for (index, name) in names.enumerated() where lengths.contains(name.count) {
            let letters = Array(name)
            var keys: Set<String> = [name]
            for position in letters.indices {
                var rest = letters
                rest.remove(at: position)
                keys.insert(String(rest))
            }
            for key in keys { files[key, default: []].append(index) }
        }
        var pairs: Set<[Int]> = []
        // A file of very many names is one of single letters, which tell nothing.
        for members in files.values where members.count > 1 && members.count <= 20 {
            for (position, a) in members.enumerated() {
                for b in members[(position + 1)...] where a != b && areAlike(names[a], names[b]) {
                    pairs.insert([min(a, b), max(a, b)])
                }
            }
        }
        return pairs.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { ($0[0], $0[1]) }
    }

    /// Whether two names are so alike that one is likely a slip for the other: one word differs, by one letter that is
    /// neither its first nor an ending of gender or number.
    static func areAlike(_ a: String, _ b: String) -> Bool {
        guard let (first, second) = differingWords(a, b) else { return false }
        let (x, y) = (Array(first), Array(second))
        guard min(x.count, y.count) >= 5, x[0] == y[0], abs(x.count - y.count) <= 1 else { return false }
        return !isInflection(x, y)
    }

    /// The one word in which two names differ.
    static func differingWords(_ a: String, _ b: String) -> (String, String)? {
        let (x, y) = (a.split(separator: " "), b.split(separator: " "))
        guard x.count == y.count else { return nil }
        let different = zip(x, y).filter { $0.0 != $0.1 }
        guard different.count == 1, let pair = different.first else { return nil }
        return (String(pair.0), String(pair.1))
    }

    /// `Benito` and `Benita`, `Amate` and `Amates`.
    private static func isInflection(_ x: [Character], _ y: [Character]) -> Bool {
        if x.count == y.count { return x.dropLast() == y.dropLast() }
        let (short, long) = x.count < y.count ? (x, y) : (y, x)
        return long.starts(with: short)
    }
}
