/// The words of one style, emphasis and language that one thread has met, looked up without a lock and by the bytes of the
/// text: a word that comes again costs no string.
final class WordShelf {
    private let others: SharedShelf
    private var hashes: [UInt64] = []
    /// Where the bytes of each word lie among all.
    private var places: [Range<Int>] = []
    private var words: [ShapedWord] = []
    /// The bytes of all words, one after the other.
    private var bytes: [UInt8] = []
    /// Open addressing: one more than the index of an entry, or 0.
    private var slots = [Int32](repeating: 0, count: 1024)

    /// Different in every run, so that no text can be written whose words all meet in one slot. Nothing but the place of
    /// a word in the table depends on it.
    private static let seed = UInt64.random(in: .min ... .max)

    /// An empty shelf beside the one that all threads share.
    init(_ others: SharedShelf) { self.others = others }

    /// A word that this thread has not met, shaped where no other has.
    func shared(_ text: String, shaped: () -> ShapedWord) -> ShapedWord { others[text] ?? others.keep(shaped()) }

    /// The word with these bytes, if it was met.
    func word(_ wanted: UnsafeBufferPointer<UInt8>) -> ShapedWord? {
        let hash = WordShelf.hash(wanted)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let entry = Int(slots[slot]) - 1
            if hashes[entry] == hash, isEqual(places[entry], wanted) { return words[entry] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Puts a word that was not met on the shelf.
    func add(_ word: ShapedWord, _ text: UnsafeBufferPointer<UInt8>) {
        if words.count * 2 >= slots.count { grow() }
        let start = bytes.count
        bytes.append(contentsOf: text)
        hashes.append(WordShelf.hash(text))
        places.append(start..<bytes.count)
        words.append(word)
        place(words.count - 1)
    }

    private func isEqual(_ range: Range<Int>, _ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
        guard range.count == wanted.count else { return false }
        return bytes.withUnsafeBufferPointer { all in
            for offset in 0..<wanted.count where all[range.lowerBound + offset] != wanted[offset] { return false }
            return true
        }
    }

    private func place(_ entry: Int) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hashes[entry]) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(entry + 1)
    }

    private func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 4)
        for entry in words.indices { place(entry) }
    }

    /// Bytes folded in by a multiplication of 128 bits each, its halves added by exclusive or.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
        for byte in bytes {
            let product = (hash ^ UInt64(byte)).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            hash = product.high ^ product.low
        }
        return hash
    }
}
