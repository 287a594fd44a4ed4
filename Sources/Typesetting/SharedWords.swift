import PrintModel
import Synchronization

/// The words that typesetters have shaped and divided so far, for all typesetters of the same fonts, hyphenation and
/// hanging: a word that one thread has shaped, no other need shape again.
public final class SharedWords: Sendable {
    struct ShelfKey: Hashable {
        var style: TextStyle
        var emphasis: UInt8
        /// The dictionary by which the words are divided.
        var dictionary: String?
        /// Their language, where it is not the paragraph's.
        var language: String?
    }

    private let shelves = Mutex<[ShelfKey: SharedShelf]>([:])
    private let count = Atomic<Int>(0)
    /// Every word and space that is in use, by its number.
    private let numbered = Mutex<[ShapedWord?]>([])

    /// No words yet.
    public init() {}

    /// Where the words of a style, an emphasis and a language are kept.
    func shelf(_ key: ShelfKey) -> SharedShelf {
        shelves.withLock { shelves in
            if let shelf = shelves[key] { return shelf }
            let shelf = SharedShelf()
            shelves[key] = shelf
            return shelf
        }
    }

    /// A number that no other word has.
    func nextNumber() -> Int { count.add(1, ordering: .relaxed).oldValue }

    /// Lets every thread find a word by its number.
    func register(_ word: ShapedWord) {
        numbered.withLock { words in
            if word.number >= words.count {
                words += repeatElement(nil, count: max(word.number + 1 - words.count, words.count))
            }
            words[word.number] = word
        }
    }

    /// The word with a number.
    func word(_ number: Int) -> ShapedWord? {
        numbered.withLock { $0.indices.contains(number) ? $0[number] : nil }
    }
}

/// The words of one style, emphasis and language that any thread has met.
final class SharedShelf: Sendable {
    private let words = Mutex<[String: ShapedWord]>([:])

    subscript(text: String) -> ShapedWord? { words.withLock { $0[text] } }

    /// Keeps a word, or gives the one that another thread has kept meanwhile: one word has one number.
    func keep(_ word: ShapedWord) -> ShapedWord {
        words.withLock { words in
            if let kept = words[word.text] { return kept }
            words[word.text] = word
            return word
        }
    }
}
