/// The words of one style, emphasis and language that one thread has met, looked up without a lock and by the bytes of the
/// text: a word that comes again costs no string.
final class WordShelf {
    private let others: SharedShelf
    private var index = WordIndex()

    /// An empty shelf beside the one that all threads share.
    init(_ others: SharedShelf) { self.others = others }

    /// A word that this thread has not met, shaped where no other has.
    func shared(_ text: String, shaped: () -> ShapedWord) -> ShapedWord { others[text] ?? others.keep(shaped()) }

    /// The number of the word with these bytes, if it was met.
    func number(of wanted: UnsafeBufferPointer<UInt8>) -> Int? { index.number(of: wanted) }

    /// Puts a word that was not met on the shelf.
    func add(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) { index.add(number, text) }
}

/// Numbers by the bytes of words: a table of open addressing.
private struct WordIndex {
    private struct Entry {
        let hash: UInt64
        /// Where its bytes lie among all.
        let bytes: Range<Int>
        let number: Int
    }
    /// One more than the index of an entry, or 0; and some of its hash, so that few wrong entries are looked at.
    private struct Slot {
        var entry: Int32 = 0
        var tag: UInt32 = 0
    }
    private var entries: [Entry] = []
    /// The bytes of all words, one after the other.
    private var bytes: [UInt8] = []
    private var slots = [Slot](repeating: Slot(), count: 1024)

    /// Different in every run, so that no text can be written whose words all meet in one slot. Nothing but the place of
    /// a word in the table depends on it.
    private static let seed = UInt64.random(in: .min ... .max)

    /// The number of the word with these bytes, if it is there.
    func number(of wanted: UnsafeBufferPointer<UInt8>) -> Int? {
        let hash = WordIndex.hash(wanted)
        return entries.withUnsafeBufferPointer { entries in
            bytes.withUnsafeBufferPointer { bytes in
                slots.withUnsafeBufferPointer { slots in
                    let mask = slots.count - 1
                    var slot = Int(truncatingIfNeeded: hash) & mask
                    while slots[slot].entry != 0 {
                        if slots[slot].tag == WordIndex.tag(hash) {
                            let entry = entries[Int(slots[slot].entry) - 1]
                            if entry.hash == hash, WordIndex.isEqual(bytes, entry.bytes, wanted) { return entry.number }
                        }
                        slot = (slot + 1) & mask
                    }
                    return nil
                }
            }
        }
    }

    /// Adds a word that is not there.
    mutating func add(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) {
        if entries.count * 2 >= slots.count { grow() }
        let start = bytes.count
        bytes.append(contentsOf: text)
        entries.append(Entry(hash: WordIndex.hash(text), bytes: start..<bytes.count, number: number))
        place(entries.count - 1)
    }

    private static func isEqual(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ wanted: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard range.count == wanted.count else { return false }
        for offset in 0..<wanted.count where bytes[range.lowerBound + offset] != wanted[offset] { return false }
        return true
    }

    private mutating func place(_ entry: Int) {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: entries[entry].hash) & mask
        while slots[slot].entry != 0 { slot = (slot + 1) & mask }
        slots[slot] = Slot(entry: Int32(entry + 1), tag: WordIndex.tag(entries[entry].hash))
    }

    private static func tag(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }

    private mutating func grow() {
        slots = [Slot](repeating: Slot(), count: slots.count * 4)
        for entry in entries.indices { place(entry) }
    }

    /// Bytes folded in, eight at a time, by a multiplication of 128 bits, its halves added by exclusive or.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
        var index = 0
        while index < bytes.count {
            let end = min(index + 8, bytes.count)
            var eight: UInt64 = 0
            while index < end {
                eight = eight << 8 | UInt64(bytes[index])
                index += 1
            }
            let product = (hash ^ eight).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            hash = product.high ^ product.low
        }
        return hash
    }
}
