import Foundation
import Geometry
import OfficeFiles
import PrintModel
import TestSupport
import Testing

@testable import Intake
@testable import Submissions

/// What we parse ourselves, given damaged and random input: it may refuse, and never crash, hang or lose a word.
/// `IMPRENTA_FUZZ=20000` tries that many of each (`make fuzz`).
struct FuzzTests {
    static let tries = Int(ProcessInfo.processInfo.environment["IMPRENTA_FUZZ"] ?? "") ?? 150
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Bytes with some changed, taken out, put in or doubled.
    static func bent(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &numbers) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &numbers)
            let end = min(bytes.count, place + Int.random(in: 1...24, using: &numbers))
            switch Int.random(in: 0..<5, using: &numbers) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
            default: bytes.removeLast(min(bytes.count, end - place))
            }
        }
        return bytes
    }

    @Test func archivesAreReadOrRefused() throws {
        let source = try Sent.document(
            "# Uno\n\nDos **tres**.\n\n| a | b |\n|---|---|\n| 1 | 2 |", as: "docx", in: folder)
        let whole = Array(try #require(FileManager.default.contents(atPath: source)))
        var numbers = SeededNumbers(seed: 11)
        for _ in 0..<FuzzTests.tries {
            let path = try folder.write("bent.docx", Data(FuzzTests.bent(whole, &numbers)))
            guard let archive = try? ZipFile(path, named: "bent.docx") else { continue }
            for entry in archive.entries { _ = archive.bytes(of: entry.name, limit: 1 << 20) }
            _ = ZipFile.rewrite(path, to: folder.path("copy.docx"), with: ["word/document.xml": [1, 2, 3]])
        }
    }

    @Test func compoundFilesAreReadOrRefused() throws {
        let whole = Array(Sent.compound(["WordDocument", "1Table", "Data", "ObjectPool", "CompObj"]))
        var numbers = SeededNumbers(seed: 12)
        for _ in 0..<FuzzTests.tries {
            let path = try folder.write("bent.doc", Data(FuzzTests.bent(whole, &numbers)))
            _ = try? OldOffice.kind(of: path, named: "bent.doc")
        }
    }

    @Test(arguments: ["docx", "odt"])
    func partsOfOfficeFilesAreReadOrRefused(format: String) throws {
        let text =
            "# Uno\n\nDos **tres**[^1] y *más*.\n\n> Cita\n\n- a\n- b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: Pie."
        let archive = try ZipFile(try Sent.document(text, as: format, in: folder), named: "a")
        let parts = format == "docx" ? ["word/document.xml", "word/styles.xml"] : ["content.xml", "styles.xml"]
        var numbers = SeededNumbers(seed: 13)
        for part in parts {
            let whole = try #require(archive.bytes(of: part))
            for _ in 0..<FuzzTests.tries / 4 {
                let bytes = FuzzTests.bent(whole, &numbers)
                // What was read is well-formed again, or pandoc could not read it.
                if format == "docx" {
                    if let clean = WordBody().run(bytes) { #expect(MarkupPass().run(clean) != nil) }
                    _ = StrictNames.replaced(in: bytes)
                } else {
                    if let clean = OpenTextBody().run(bytes) { #expect(MarkupPass().run(clean) != nil) }
                    _ = OpenTextChanges.insertions(in: bytes)
                }
                _ = StyleRoles.read(bytes)
                _ = DeclaredLanguage.read(bytes)
                _ = MarkupWords.read(bytes, each: "annotation")
            }
        }
    }

    @Test func anyBytesAreTextOfSomeKind() {
        var numbers = SeededNumbers(seed: 14)
        for _ in 0..<FuzzTests.tries {
            let count = Int.random(in: 0...200, using: &numbers)
            var bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
            if count > 2, Bool.random(using: &numbers) { bytes.replaceSubrange(0..<2, with: [0xFF, 0xFE]) }
            let text = PlainText.decode(bytes)
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
            let read = PlainText.draft(text).blocks.flatMap(\.texts)
            #expect(FuzzTests.letters(read) == FuzzTests.letters([RichText(text)]))
            _ = FileKind(head: bytes, suffix: "txt")
            _ = RichTextFile.readable(bytes + Array("\\u241".utf8))
        }
    }

    @Test func treesOfPandocAreReadOrRefused() throws {
        let tree =
            Array(
                #"{"pandoc-api-version":[1,22],"meta":{"title":{"t":"MetaInlines","c":[{"t":"Str","c":"T"}]}},"blocks":["#
                    .utf8)
            + Array(
                #"{"t":"Para","c":[{"t":"Str","c":"a"},{"t":"Math","c":[{"t":"InlineMath"},"x^2"]}]},{"t":"Table","c":[["",[],[]],"#
                    .utf8)
            + Array(
                #"[null,[]],[[{"t":"AlignLeft"},{"t":"ColWidthDefault"}]],[["",[],[]],[]],[[["",[],[]],0,[],[[["",[],[]],"#
                    .utf8)
            + Array(
                #"[[["",[],[]],{"t":"AlignLeft"},1,1,[{"t":"Plain","c":[{"t":"Str","c":"x"}]}]]]]]]],[["",[],[]],[]]]}]}"#
                    .utf8)
        #expect(PandocTree.read(Data(tree), takesHead: true)?.draft.words == ["T", "ax^2", "x"])
        var numbers = SeededNumbers(seed: 15)
        for _ in 0..<FuzzTests.tries {
            let bent = Data(FuzzTests.bent(tree, &numbers))
            _ = PandocTree.read(bent, takesHead: true)
            _ = PandocFormulas.document(of: PandocFormulas.all(in: bent), like: bent)
        }
    }

    // MARK: Words

    private static let pieces = [
        "obra", "Ñu", "\"", " ", " ", " ", "-", "--", "...", "1o.", "2a.", "$", "1500", "1,500.00", ",", ".", "(", ")",
        "'",
        "¿", "?", "!", "«", "»", "“", "”", "°", "º", "ª", "*", "_", "`", "[", "]", "<b>", "&", "~", "#", "|", "\\",
        "•", "o ", "\t", "1. ", "a) ", "+", "=", ":", "http://x.mx/a_b", "m²", "3", "é", "^", "@", "\u{F0B7}",
        "\u{2028}", "\u{A0}",
    ]

    /// A text in several styles.
    private static func text(_ numbers: inout SeededNumbers) -> RichText {
        RichText(
            runs: (0..<Int.random(in: 1...4, using: &numbers)).compactMap { _ in
                let count = Int.random(in: 1...8, using: &numbers)
                let text = (0..<count).compactMap { _ in pieces.randomElement(using: &numbers) }.joined()
                let emphasis = RichText.Emphasis(rawValue: UInt8.random(in: 0...3, using: &numbers))
                let language = Int.random(in: 0..<6, using: &numbers) == 0 ? "en" : nil
                return RichText.Run(text, emphasis, language: language)
            }
        ).withSingleSpaces
    }

    private static func draft(_ numbers: inout SeededNumbers) -> Draft {
        var blocks: [DraftBlock] = []
        for _ in 0..<Int.random(in: 1...7, using: &numbers) {
            var texts: [RichText] = []
            for _ in 0..<Int.random(in: 1...3, using: &numbers) {
                let text = text(&numbers)
                if !text.isBlank { texts.append(text) }
            }
            guard let first = texts.first else { continue }
            switch Int.random(in: 0..<7, using: &numbers) {
            case 0: blocks.append(.heading(level: Int.random(in: 1...6, using: &numbers), first))
            case 1: blocks.append(.list(start: Bool.random(using: &numbers) ? 3 : nil, items: texts.map { [$0] }))
            case 2: blocks.append(.quotation(texts))
            case 3:
                let row = texts.map { DraftTable.Cell([$0]) }
                blocks.append(.table(DraftTable(heads: 1, rows: [row, row])))
            default: blocks += texts.map { .paragraph($0) }
            }
        }
        return Draft(blocks: blocks)
    }

    /// Letters and figures in their order; those of ordinals are the same with a point, raised or not.
    private static func letters(_ texts: [RichText]) -> String {
        let text = texts.map(\.plain).joined(separator: " ").lowercased()
        var letters = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let plain: Unicode.Scalar = scalar == "º" || scalar == "°" ? "o" : scalar == "ª" ? "a" : scalar
            let isFigure = plain.properties.numericType != nil
            // A mark that belongs to no letter is none.
            let marks: Set<Unicode.GeneralCategory> = [.nonspacingMark, .spacingMark, .enclosingMark]
            let isMark = marks.contains(plain.properties.generalCategory)
            if plain.properties.isAlphabetic && !isMark || isFigure { letters.append(plain) }
        }
        return String(letters)
    }

    @Test func mendingAndStructureChangeNoWord() {
        var numbers = SeededNumbers(seed: 16)
        for _ in 0..<FuzzTests.tries {
            let draft = FuzzTests.draft(&numbers)
            var mender = TextMender()
            let mended = draft.blocks.map { $0.mapTexts { mender.mended($0) } }
            #expect(FuzzTests.letters(mended.flatMap(\.texts)) == FuzzTests.letters(draft.blocks.flatMap(\.texts)))
            for text in mended.flatMap(\.texts) {
                #expect(mender.mended(text).plain == text.plain, "what is mended once stays")
            }
            var structure = StructureFinder()
            let shaped = structure.shaped(draft)
            // The numbers of typed lists are counted again, and an «o» that stands for a bullet is none.
            let marks: (Character) -> Bool = { $0.isNumber || $0 == "o" }
            #expect(
                FuzzTests.letters(shaped.blocks.flatMap(\.texts)).filter { !marks($0) }
                    == FuzzTests.letters(draft.blocks.flatMap(\.texts)).filter { !marks($0) })
            var languages = LanguageSetter()
            #expect(languages.set(draft).words == draft.words)
            let report = ReportFinder(areas: ["obra"], shouting: Shouting(names: ["Ñu"])).report(of: draft)
            let all = [report.kicker ?? "", report.title, report.dateline ?? ""].map { RichText($0) }
            #expect(
                FuzzTests.letters(all + report.blocks.flatMap(\.texts))
                    == FuzzTests.letters(draft.blocks.flatMap(\.texts)))
        }
    }

    @Test func everyReportReadsBackToItsWords() throws {
        var numbers = SeededNumbers(seed: 17)
        for number in 0..<FuzzTests.tries {
            var report = FoundReport()
            report.blocks = FuzzTests.draft(&numbers).blocks
            let text = ReportMarkdown.text(of: report, section: nil, pictures: [])
            let body = try #require(text.range(of: "\n---\n")).upperBound
            let read = MarkdownReader.read(String(text[body...]), file: "report.md").blocks.flatMap(\.texts)
            #expect(
                FuzzTests.letters(read) == FuzzTests.letters(report.blocks.flatMap(\.texts)),
                "\(number): \(text[body...])")
        }
    }
}
