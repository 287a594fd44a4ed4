import Foundation
import PrintModel

/// What an area declares in lines of its own, away from the pictures they speak of: captions, who took them, and whether
/// there are minors in them. These lines go to where the report has a place for them.
struct Declarations: Hashable {
    /// What is said of one picture.
    struct Caption: Hashable {
        var text: String?
        var credit: String?
    }
    /// By the picture's number in its document's order, from 1; those of the document come first.
    var byNumber: [Int: Caption] = [:]
    /// By the file's name.
    var byFile: [String: Caption] = [:]
    /// Of the only picture, or of the one that has none.
    var loose: Caption?
    /// Who took all that say nothing else.
    var credit: String?
    /// Whether minors can be recognised, and may be shown.
    var minors: MinorsDeclaration?

    /// Takes the lines out of a report. `files` are the names of the photographs that were sent with it.
    init(takenFrom report: inout FoundReport, files: [String]) {
        let names = files.map { (name: $0, marks: Declarations.marks(of: $0)) }
        var kept: [DraftBlock] = []
        for block in report.blocks {
            switch block {
            case .paragraph(let text):
                if !take(text.plain, names) { kept.append(block) }
            case .heading(_, let text):
                // A line in bold or capitals may be one too, and was taken for a subhead.
                if !take(text.plain, names) { kept.append(block) }
            case .list(let start, let items):
                let rest = items.filter { $0.count != 1 || !take($0[0].plain, names) }
                if !rest.isEmpty { kept.append(rest.count == items.count ? block : .list(start: start, items: rest)) }
            default: kept.append(block)
            }
        }
        // A heading over captions that are gone has nothing to head.
        if kept.count < report.blocks.count { kept = Declarations.withoutEmptyHeading(kept) }
        report.blocks = kept
    }

    /// What is said of a picture: `text` is what stands under it in the document.
    func caption(of text: String?, number: Int, file: String?, isOnly: Bool) -> Caption {
        var result = text.map(Declarations.caption) ?? Caption()
        let said = [file.flatMap { byFile[$0] }, byNumber[number], isOnly ? loose : nil].compactMap { $0 }
        for caption in said {
            result.text = result.text ?? caption.text
            result.credit = result.credit ?? caption.credit
        }
        result.credit = result.credit ?? credit
        return result
    }

    // MARK: Lines

    private mutating func take(_ line: String, _ names: [(name: String, marks: [String])]) -> Bool {
        let line = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard line.count <= 600 else { return false }
        if let match = line.wholeMatch(
            of: #/(?:Menores(?: de edad)?|Autorización de menores)\s*:\s*(.+)/#.ignoresCase()),
            let declared = MinorsDeclaration(words: String(match.1))
        {
            minors = declared
            return true
        }
        if let (name, rest) = Declarations.named(line, names) {
            byFile[name] = Declarations.caption(rest)
            return true
        }
        let numbered =
            #/(?:Foto|Fotograf[ií]a|Imagen|Pie de foto|Pie)\s*(?:n[.°ºo]*\s*)?(\d{1,2})\s*[:.\-–—]+\s*(.+)/#
            .ignoresCase()
        if let match = line.wholeMatch(of: numbered), let number = Int(match.1) {
            byNumber[number] = Declarations.caption(String(match.2))
            return true
        }
        if let match = line.wholeMatch(of: #/Pie de foto\s*:\s*(.+)/#.ignoresCase()) {
            loose = Declarations.caption(String(match.1))
            return true
        }
        if let match = line.wholeMatch(
            of: #/(?:Fotos?|Fotograf[ií]as?|Cr[eé]ditos?(?: de (?:la )?fotos?)?)\s*:\s*(.+)/#.ignoresCase())
        {
            let text = String(match.1)
            // A name is short and no sentence.
            guard text.split(separator: " ").count <= 8, text.count <= 80 else { return false }
            credit = Declarations.credited(text)
            return true
        }
        return false
    }

    /// The file that a line begins with, and what it says of it.
    private static func named(_ line: String, _ names: [(name: String, marks: [String])]) -> (String, String)? {
        let lower = line.lowercased()
        for (name, marks) in names {
            for mark in marks where lower.hasPrefix(mark) {
                let rest = line.dropFirst(mark.count)
                guard let match = rest.wholeMatch(of: #/\s*[:.\-–—]+\s*(.+)/#) else { continue }
                return (name, String(match.1))
            }
        }
        return nil
    }

    /// What a line may call a file: its name with and without suffix.
    private static func marks(of file: String) -> [String] {
        let last = (file.split(separator: "/").last.map(String.init) ?? file).lowercased()
        let stem = last.split(separator: ".").dropLast().joined(separator: ".")
        return [last, stem].filter { !$0.isEmpty }
    }

    /// A caption, and who took the picture where its end says so: `El puente. (Foto: Obras Públicas)`.
    private static func caption(_ line: String) -> Caption {
        var text = line.trimmingCharacters(in: .whitespaces)
        if let match = text.prefixMatch(
            of: #/(?:Foto|Fotograf[ií]a|Imagen|Figura|Pie de foto)\s*\d*\s*[:.\-–—]+\s*/#.ignoresCase()),
            match.0.count < text.count
        {
            text = String(text[match.range.upperBound...])
        }
        var caption = Caption()
        let end = #/[\s.,;(\[–—-]*(?:Foto|Fotograf[ií]a|Cr[eé]dito)s?\s*:\s*([^:]{2,60}?)[)\].\s]*$/#.ignoresCase()
        if let match = text.firstMatch(of: end), match.range.lowerBound > text.startIndex {
            caption.credit = credited(String(match.1))
            text = String(text[..<match.range.lowerBound])
            if let last = text.last, last.isLetter || last.isNumber { text += "." }
        }
        caption.text = text.isEmpty ? nil : text
        return caption
    }

    /// As it is printed: `Foto: Obras Públicas`.
    private static func credited(_ who: String) -> String {
        var who = who.trimmingCharacters(in: .whitespaces)
        if who.hasSuffix(".") { who.removeLast() }
        return "Foto: " + who
    }

    private static func withoutEmptyHeading(_ blocks: [DraftBlock]) -> [DraftBlock] {
        blocks.enumerated().filter { index, block in
            guard case .heading(_, let text) = block,
                text.plain.wholeMatch(
                    of: #/\s*(?:pies? de (?:las? )?fotos?|fotos|fotograf[ií]as|im[aá]genes)\s*:?\s*/#.ignoresCase())
                    != nil
            else { return true }
            // Pictures go where the page has room for them.
            guard let next = blocks[(index + 1)...].first(where: { !$0.isPicture }) else { return false }
            if case .heading = next { return false }
            return true
        }.map(\.element)
    }
}
