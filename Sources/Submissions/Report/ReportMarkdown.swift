import Foundation
import Geometry
import PrintModel

/// Writes a report's file as the workspace has it: YAML between two lines of `---`, then Markdown that reads back to the
/// same words.
public struct ReportMarkdown {
    /// A photograph of the report.
    public struct Picture: Sendable, Hashable {
        /// Its file in the report's folder.
        public var file: String
        /// What it shows, printed under it.
        public var caption: String?
        /// Who took it.
        public var credit: String?
        /// What it shows, for those who cannot see it.
        public var alternative: String?
        /// The day it was taken.
        public var taken: CivilDate?
    }
    /// What a report has besides its text and pictures.
    public struct Extras: Sendable, Hashable {
        /// Whether minors can be recognised, and may be shown.
        public var minors: MinorsDeclaration?
        /// Figures with their labels.
        public var figures: [KeyFigure] = []
        /// Blocks that show data: what stands in them, line by line.
        public var data: [[String]] = []
        /// Files of the pictures that stand in the text, by the names that it calls them.
        public var files: [String: String] = [:]
        /// Nothing.
        public init() {}
    }

    static func text(
        of report: FoundReport, section: String?, pictures: [Picture], language: String? = nil,
        extras: Extras = Extras()
    ) -> String {
        var lines = ["---", "title: \(quoted(report.title))"]
        if let kicker = report.kicker { lines.append("kicker: \(quoted(kicker))") }
        if let place = report.place { lines.append("place: \(quoted(place))") }
        if let date = report.date { lines.append("date: \(date.iso)") }
        lines.append("section: \(quoted(section ?? ""))")
        if let language = language ?? report.language { lines.append("language: \(quoted(language))") }
        if !pictures.isEmpty {
            lines.append("photos:")
            for picture in pictures {
                lines.append("  - file: \(quoted(picture.file))")
                for (key, value) in [
                    ("caption", picture.caption), ("credit", picture.credit), ("alt", picture.alternative),
                ] {
                    if let value { lines.append("    \(key): \(quoted(value))") }
                }
                if let taken = picture.taken { lines.append("    taken: \(taken.iso)") }
            }
        }
        if let minors = extras.minors { lines.append("minors: \(minors.rawValue)") }
        if !extras.figures.isEmpty { lines.append("figures:") }
        for figure in extras.figures {
            lines.append("  - {value: \(quoted(figure.value)), label: \(quoted(figure.label))}")
        }
        lines.append("---")
        let data = extras.data.map { (["```tabla"] + $0 + ["```"]).joined(separator: "\n") }
        let parts = body(of: report, files: extras.files) + data + notes(report.notes)
        return lines.joined(separator: "\n") + "\n" + parts.joined(separator: "\n\n") + "\n"
    }

    /// A text in YAML's double quotes, whose escapes are JSON's.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{2028}", "\n": result += " "
            default:
                if scalar.value < 0x20 {
                    result += String(format: "\\u%04x", scalar.value)
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    // MARK: Markdown

    /// The text, each picture that the report shows once in its place. What stands under another is text.
    private static func body(of report: FoundReport, files: [String: String]) -> [String] {
        var captions: [String: RichText] = [:]
        for picture in report.pictures {
            if let file = files[picture.source], captions[file] == nil { captions[file] = picture.caption }
        }
        var shown: Set<String> = []
        return report.blocks.flatMap { block -> [String] in
            guard case .picture(let picture) = block else { return [markdown(block)] }
            guard let file = files[picture.source] else { return picture.caption.map { [inline($0)] } ?? [] }
            let image = shown.insert(file).inserted ? ["![](\(file))"] : []
            let rest = picture.caption.flatMap { $0 == captions[file] ? nil : inline($0) }
            return image + [rest].compactMap { $0 }
        }
    }

    private static func markdown(_ block: DraftBlock) -> String {
        switch block {
        case .heading(let level, let text):
            return String(repeating: "#", count: level) + " " + inline(text.withoutBreaks)
        case .paragraph(let text): return inline(text)
        case .quotation(let texts):
            return texts.map { "> " + inline($0).replacing("\n", with: "\n> ") }.joined(separator: "\n>\n")
        case .list(let start, let items):
            return items.enumerated().map { index, item in
                let mark = start.map { "\($0 + index). " } ?? "- "
                let indent = String(repeating: " ", count: mark.count)
                return mark
                    + item.map { inline($0).replacing("\n", with: "\n" + indent) }.joined(separator: "\n\n" + indent)
            }.joined(separator: "\n")
        case .table(let table): return markdown(table)
        case .picture(let picture): return picture.caption.map(inline) ?? ""
        }
    }

    private static func markdown(_ table: DraftTable) -> String {
        var grid = table.grid.map { row in
            row.map { cell in
                cell.texts.map { inline($0.withoutBreaks) }.joined(separator: " ")
            }
        }
        guard let width = grid.first?.count, width > 0 else { return "" }
        // A first row of words over rows with figures is a head, whatever the program calls it.
        let looksLikeHead =
            grid.count > 1 && grid[0].allSatisfy { !$0.isEmpty && !$0.contains(where: \.isNumber) }
            && grid.dropFirst().contains { $0.contains { $0.contains(where: \.isNumber) } }
        let isHead = table.heads > 0 || looksLikeHead
        let head = isHead ? grid.removeFirst() : Array(repeating: "", count: width)
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
        let numeric = (0..<width).map { column in
            let cells = grid.map { $0[column] }.filter { !$0.isEmpty }
            return !cells.isEmpty
                && cells.allSatisfy { $0.contains(where: \.isNumber) && !$0.contains(where: \.isLetter) }
        }
        let rule = "|" + numeric.map { $0 ? "---:|" : "---|" }.joined()
        let rows = ([line(head), rule] + grid.map(line)).joined(separator: "\n")
        return (table.caption.map { inline($0) + "\n\n" } ?? "") + rows
    }

    private static func notes(_ notes: [[RichText]]) -> [String] {
        notes.enumerated().map { index, texts in
            PandocInlines.superscript(index + 1) + " " + texts.map(inline).joined(separator: " ")
        }
    }

    /// The words with emphasis, what Markdown would read as a sign escaped; those in another language in brackets that say
    /// so.
    private static func inline(_ text: RichText) -> String {
        var result = ""
        var rest = text.runs[...]
        while let language = rest.first.map(\.language) {
            let runs = rest.prefix { $0.language == language }
            let words = emphasised(Array(runs))
            // Brackets inside would end the span before its end.
            let isSpan = language != nil && !runs.contains { $0.text.contains { "[]".contains($0) } }
            result += isSpan ? "[\(words)]{lang=\(language ?? "")}" : words
            rest = rest.dropFirst(runs.count)
        }
        return startEscaped(result.replacing("\u{2028}", with: "\\\n"))
    }

    private static func emphasised(_ runs: [RichText.Run]) -> String {
        var result = ""
        for (index, run) in runs.enumerated() {
            let before = index > 0 ? runs[index - 1].text.last : nil
            let after = index + 1 < runs.count ? runs[index + 1].text.first : nil
            let marks = (run.emphasis.contains(.bold) ? "**" : "") + (run.emphasis.contains(.italic) ? "*" : "")
            guard !marks.isEmpty else {
                result += escaped(run.text)
                continue
            }
            // Emphasis must hug its words (CommonMark, 6.2): spaces at its ends stand outside, and so do marks between
            // which and the next letter it would begin or end.
            let text = run.text
            let spaces = text.prefix(while: \.isWhitespace).count
            let head = text.prefix(spaces == 0 && before.map(isLetter) == true ? signs(text) : spaces)
            let back = String(text.dropFirst(head.count).reversed())
            let end = back.prefix(while: \.isWhitespace).count
            let tail = text.dropFirst(head.count).suffix(end == 0 && after.map(isLetter) == true ? signs(back) : end)
            let words = text.dropFirst(head.count).dropLast(tail.count)
            guard !words.isEmpty else {
                result += escaped(text)
                continue
            }
            result += escaped(String(head)) + marks + escaped(String(words)) + marks.reversed() + escaped(String(tail))
        }
        return result
    }

    private static func isLetter(_ character: Character) -> Bool {
        !character.isWhitespace && !isSign(character)
    }

    private static func isSign(_ character: Character) -> Bool { character.isPunctuation || character.isSymbol }

    /// Characters at a text's start that are neither letters nor figures.
    private static func signs(_ text: String) -> Int { text.prefix { isSign($0) || $0.isWhitespace }.count }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if "\\`*_[]<>~&#|".contains(character) { result.append("\\") }
            result.append(character)
        }
    }

    /// What begins a line must not make it a heading, an item or a rule.
    private static func startEscaped(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            if let first = line.first, "-+=:".contains(first) { return "\\" + line }
            if let match = line.prefixMatch(of: #/([0-9]{1,9})([.)])/#) {
                return match.1 + "\\" + match.2 + line[match.range.upperBound...]
            }
            return String(line)
        }.joined(separator: "\n")
    }
}

extension RichText {
    /// The text with forced breaks as spaces.
    var withoutBreaks: RichText {
        RichText(
            runs: runs.map { run in
                var run = run
                run.text = run.text.replacing("\u{2028}", with: " ")
                return run
            })
    }
}
