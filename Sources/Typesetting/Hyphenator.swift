import CHyphen
import Geometry

/// Where words may be divided, by libhyphen and a dictionary of patterns.
final class Hyphenator {
    /// The dictionary's file.
    let path: String
    private let dictionary: UnsafeMutablePointer<HyphenDict>
    /// Where words with divisions of their own may be divided, by the word in lower case.
    private let exceptions: [String: [Int]]
    private var known: [String: [Int]] = [:]

    /// Longest run of capitals that is taken for an acronym, not for a word set in capitals.
    private static let longestAcronym = 10

    /// Reads a dictionary in UTF-8 (`hyph_es_MX.dic`); a missing or unusable file is a fault.
    ///
    /// What `exceptions` say of a word, in lower case, holds against the dictionary: offsets in characters, none where
    /// it is never divided.
    init(dictionary path: String, exceptions: [String: [Int]] = [:]) throws {
        guard let dictionary = hnj_hyphen_load(path) else {
            throw Fault(.missingInput, .dictionaryMissing, at: Finding.Place(file: path), ["file": path])
        }
        guard dictionary.pointee.utf8 != 0 else {
            hnj_hyphen_free(dictionary)
            throw Fault(.unusableData, .dictionaryMissing, at: Finding.Place(file: path), ["file": path])
        }
        self.path = path
        self.dictionary = dictionary
        self.exceptions = exceptions
    }

    deinit { hnj_hyphen_free(dictionary) }

    /// Offsets, in characters, before which a hyphen may be put. Only runs of letters are divided, never leaving fewer
    /// than two letters before or after; the breaker charges for two after. Acronyms, addresses and letters that touch a
    /// figure are not divided.
    func points(in word: String) -> [Int] {
        if let points = known[word] { return points }
        let characters = Array(word)
        let isAddress = AddressBreaks.hasMark(word) && AddressBreaks.isAddress(characters)
        let points = isAddress ? [] : divide(characters)
        known[word] = points
        return points
    }

    /// The same for a plain word, which needs no looking at what its characters are.
    func points(in word: PlainWord) -> [Int] {
        let lower = word.lowercased
        if !exceptions.isEmpty, let points = exceptions[String(decoding: lower, as: UTF8.self)] {
            return points.filter { $0 >= 2 && word.letters.count - $0 >= 2 }.map { word.letters.lowerBound + $0 }
        }
        if word.letters.count < 5 || word.letters.count <= Hyphenator.longestAcronym && word.isCapital { return [] }
        return lower.withUnsafeBufferPointer { divide($0, count: word.letters.count) }
            .map { word.letters.lowerBound + $0 }
    }

    private func divide(_ characters: [Character]) -> [Int] {
        var points: [Int] = []
        var start = 0
        while start < characters.count {
            guard characters[start].isLetter else {
                start += 1
                continue
            }
            var end = start
            while end < characters.count, characters[end].isLetter { end += 1 }
            defer { start = end }
            // What touches a figure is a code (`ISO9660`), not a word; `trabajador(2)` is one.
            if start > 0 && characters[start - 1].isNumber || end < characters.count && characters[end].isNumber {
                continue
            }
            points += divide(String(characters[start..<end])).map { $0 + start }
        }
        return points
    }

    private func divide(_ letters: String) -> [Int] {
        let word = letters.lowercased()
        let count = word.count
        if let points = exceptions[word] { return points.filter { $0 >= 2 && count - $0 >= 2 } }
        if count <= Hyphenator.longestAcronym, letters.allSatisfy(\.isUppercase) { return [] }
        guard count >= 5, count == letters.count else { return [] }
        return Array(word.utf8).withUnsafeBufferPointer { divide($0, count: count) }
    }

    /// Offsets of the patterns in a word of so many characters in lower case.
    private func divide(_ word: UnsafeBufferPointer<UInt8>, count: Int) -> [Int] {
        guard word.count < 100 else { return [] }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 2 * word.count + 8) { room in
            // The word, which libhyphen wants with a zero behind it, and room for the marks.
            room.initialize(repeating: 0)
            for (index, byte) in word.enumerated() { room[index] = CChar(bitPattern: byte) }
            guard let start = room.baseAddress else { return [] }
            let marks = start + word.count + 1
            var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
            var positions: UnsafeMutablePointer<Int32>?
            var cuts: UnsafeMutablePointer<Int32>?
            let failed = hnj_hyphen_hyphenate3(
                dictionary, start, Int32(word.count), marks, nil, &replacements, &positions, &cuts, 2, 2, 2, 2)
            guard failed == 0, replacements == nil else { return [] }
            // With UTF-8 dictionaries libhyphen marks characters, not bytes: mark i is odd where a break may follow i.
            return (1..<count).filter { marks[$0 - 1] & 1 == 1 && $0 >= 2 && count - $0 >= 2 }
        }
    }
}
