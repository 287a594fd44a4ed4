import Foundation
import Geometry

/// Whether what an area sends is a report that it sent before, corrected.
public enum Correction {
    /// A report, as far as that is judged by it.
    public struct Version: Sendable {
        /// Headline.
        public var title: String
        /// Its file.
        public var text: String

        /// A version of a report.
        public init(title: String, text: String) {
            self.title = title
            self.text = text
        }
    }

    /// Least share of the titles' words, and of the shorter text's paragraphs, that both have.
    private static let share = (words: 0.7, paragraphs: 0.5)
    /// Letters from which a line is a paragraph that nobody writes twice.
    private static let paragraph = 60

    /// Whether two reports of one area are versions of one: their titles are nearly the same, or half of their paragraphs
    /// are. What tells of another month, year or number is another report, however alike.
    public static func isLikely(of old: Version, by new: Version) -> Bool {
        let (before, after) = (words(old.title), words(new.title))
        let apart = before.symmetricDifference(after)
        if apart.contains(where: { $0.contains(where: \.isNumber) || MonthNames.spanishSpellings.contains($0) }) {
            return false
        }
        let all = before.union(after).count
        if all > 0, Double(all - apart.count) >= share.words * Double(all) { return true }
        let (ones, others) = (paragraphs(old.text), paragraphs(new.text))
        let shared = ones.intersection(others).count
        return shared > 1 && Double(shared) >= share.paragraphs * Double(min(ones.count, others.count))
    }

    private static func words(_ title: String) -> Set<String> {
        let plain = title.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        let words = plain.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return Set(words.filter { $0.count > 3 || $0.contains(where: \.isNumber) })
    }

    private static func paragraphs(_ text: String) -> Set<Substring> {
        Set(text.split(separator: "\n").filter { $0.count >= paragraph })
    }
}
