import Foundation
import Geometry

/// The words of a PDF and where they stand, as poppler's `pdftotext` reads them.
struct PageWords {
    /// A word.
    struct Word: Sendable {
        var text: String
        /// Millimetres from the trim's top-left corner.
        var frame: Rect
    }

    /// Whether the words could be read.
    let isKnown: Bool
    private var pages: [[Word]] = []

    private static let mostBytes = 200_000_000

    /// Reads a file's words; where `pdftotext` is missing or fails, there are none.
    init(of file: InspectedFile, scratch parent: String, check: () throws -> Void) throws {
        let scratch = try ScratchFolder(in: parent)
        guard var tool = BoundedProcess(named: "pdftotext") else {
            isKnown = false
            return
        }
        tool.seconds = 120
        tool.fileSize = PageWords.mostBytes
        let link = scratch.path + "/page.pdf"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file.path)
        let ending = try tool.run(["-q", "-bbox", "page.pdf", "words.html"], in: scratch.path, check: check)
        guard ending == .exited(0), let bytes = scratch.bytes(of: "words.html") else {
            isKnown = false
            return
        }
        isKnown = true
        for line in bytes.split(separator: 0x0A) {
            let text = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespaces)
            if text.hasPrefix("<page ") { pages.append([]) }
            guard text.hasPrefix("<word "), let word = PageWords.word(text), !pages.isEmpty else { continue }
            pages[pages.count - 1].append(word)
        }
        // The boxes are of the page as it is shown; the trim lies in its middle wherever there is bleed.
        for (index, trim) in file.trims.enumerated() where index < pages.count {
            pages[index] = pages[index].map { word in
                var word = word
                word.frame = Rect(
                    x: (word.frame.x - trim.x) / Length.pointsPerMillimetre,
                    y: (word.frame.y - trim.y) / Length.pointsPerMillimetre,
                    width: word.frame.width / Length.pointsPerMillimetre,
                    height: word.frame.height / Length.pointsPerMillimetre)
                return word
            }
        }
    }

    /// The words of a page, from 1.
    func on(_ number: Int) -> [Word] { number <= pages.count ? pages[number - 1] : [] }

    private static func word(_ line: String) -> Word? {
        func value(_ name: String) -> Double? {
            guard let start = line.range(of: name + "=\"") else { return nil }
            return Double(line[start.upperBound...].prefix { $0 != "\"" })
        }
        guard let x0 = value("xMin"), let y0 = value("yMin"), let x1 = value("xMax"), let y1 = value("yMax"),
            let open = line.range(of: "\">"), let close = line.range(of: "</word>", options: .backwards),
            open.upperBound <= close.lowerBound
        else { return nil }
        let text = String(line[open.upperBound..<close.lowerBound])
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        return Word(text: text, frame: Rect(x: x0, y: y0, width: x1 - x0, height: y1 - y0))
    }
}

/// Which words of a page are gone, and which are new.
struct WordChanges {
    private let gone: [PageWords.Word]
    private let new: [PageWords.Word]

    /// Longest page whose words are compared in order, in words; of longer ones, words are compared as a set.
    private static let longest = 6000

    init(from before: [PageWords.Word], to after: [PageWords.Word]) {
        guard max(before.count, after.count) <= WordChanges.longest else {
            let (old, current) = (Set(before.map(\.text)), Set(after.map(\.text)))
            gone = before.filter { !current.contains($0.text) }
            new = after.filter { !old.contains($0.text) }
            return
        }
        let difference = after.map(\.text).difference(from: before.map(\.text))
        gone = difference.removals.map { if case .remove(let offset, _, _) = $0 { before[offset] } else { before[0] } }
        new = difference.insertions.map { if case .insert(let offset, _, _) = $0 { after[offset] } else { after[0] } }
    }

    /// What is gone from a place: words that only moved inside it are not told.
    func removed(in region: Rect) -> String {
        WordChanges.text(of: WordChanges.words(gone, in: region), without: WordChanges.words(new, in: region))
    }

    /// What is new in a place, likewise.
    func added(in region: Rect) -> String {
        WordChanges.text(of: WordChanges.words(new, in: region), without: WordChanges.words(gone, in: region))
    }

    private static func words(_ words: [PageWords.Word], in region: Rect) -> [String] {
        words.filter { word in
            let (x, y) = (word.frame.x + word.frame.width / 2, word.frame.y + word.frame.height / 2)
            return x >= region.minX - 1 && x <= region.maxX + 1 && y >= region.minY - 1 && y <= region.maxY + 1
        }.map(\.text)
    }

    private static func text(of words: [String], without others: [String]) -> String {
        var moved: [String: Int] = [:]
        for word in others { moved[word, default: 0] += 1 }
        let kept = words.filter { word in
            guard let left = moved[word], left > 0 else { return true }
            moved[word] = left - 1
            return false
        }
        let text = kept.joined(separator: " ")
        return text.count > 400 ? text.prefix(399) + "…" : text
    }
}
