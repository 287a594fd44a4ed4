import Foundation
import Geometry
import PrintModel
import Production
import TestSupport
import Testing

/// The words of the finished PDF, read by another program, are the words of the reports.
@Suite struct PaintedPages {
    /// A workspace with the sample's reports but those left out, nothing of it decided by hand.
    private func workspace(in folder: TemporaryFolder, except left: [String]) throws -> String {
        let path = folder.path("taller")
        try FileManager.default.copyItem(atPath: Repository.path("assets/sample"), toPath: path)
        let file = path + "/publications/gaceta-02.yml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        var kept: [Substring] = []
        var block = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let first = line.first, first.isLetter { block = String(line.prefix { $0 != ":" }) }
            if ["cover", "overrides", "pages"].contains(block) || line.hasPrefix("    - ") { continue }
            kept.append(line.hasPrefix("  except:") ? "  except: [\(left.joined(separator: ", "))]" : line)
        }
        try kept.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
        return path
    }

    @Test(arguments: [3, 14]) func sayWhatTheReportsSay(seed: Int) async throws {
        var room = try Newsroom(seed: UInt64(seed))
        let all = try Workshop.sampleEdition { $0.selection.except = [] }.sections.flatMap(\.stories)
        let drawn = Set(all.map(\.slug).sorted().shuffled(using: &room.prose.numbers).prefix(6 + seed / 4))
        let folder = try TemporaryFolder([:])
        let chain = Chain(
            workspace: try workspace(in: folder, except: all.map(\.slug).filter { !drawn.contains($0) }),
            resources: Repository.root)
        let result = await chain.compose("gaceta-02", into: folder.path("salida"), shown: "salida")
        #expect(result.fault == nil && result.layout?.stories == drawn.count)

        let read = try Tool.run("pdftotext", "-raw", folder.path("salida/gaceta-02/print.pdf"), "-").text
        let pages = Letters(read)
        for report in all where drawn.contains(report.slug) {
            // A report's paragraphs stand one after the other, each whole but for what a page's end comes between.
            var place = 0
            for (number, text) in report.flow.enumerated() {
                let paragraph = Letters(text)
                let end = pages.end(of: paragraph, from: place, capped: number == 0)
                #expect(end != nil, "\(report.slug): “\(text.prefix(50))”")
                place = end ?? place
                if paragraph.bytes.count > 60 {
                    #expect(pages.end(of: paragraph, from: place, capped: false) == nil, "\(report.slug), again")
                }
            }
        }
    }
}

/// A text without spaces and hyphens, which a page may break anywhere.
private struct Letters {
    let bytes: Data

    init(_ text: String) { bytes = Data(text.filter { !$0.isWhitespace && $0 != "-" }.utf8) }

    /// Least letters of a piece that is looked for by itself.
    private static let least = 12

    /// Where a paragraph ends that begins after a place: whole, or in pieces one after the other. The first letter of a
    /// story may stand large, after what begins beside it.
    func end(of paragraph: Letters, from place: Int, capped: Bool) -> Int? {
        if let start = find(paragraph.bytes, from: place) { return start + paragraph.bytes.count }
        if capped, let letter = String(decoding: paragraph.bytes, as: UTF8.self).first {
            let cap = Data(String(letter).utf8)
            if let end = pieces(of: Data(paragraph.bytes.dropFirst(cap.count)), between: cap, from: place) {
                return end
            }
        }
        return pieces(of: paragraph.bytes, between: Data(), from: place)
    }

    /// The end of a text whose pieces stand one after the other, `mark` right after the first of them.
    private func pieces(of text: Data, between mark: Data, from place: Int) -> Int? {
        if mark.isEmpty, let start = find(text, from: place) { return start + text.count }
        var count = text.count - 1
        while count >= Letters.least {
            if let start = find(text.prefix(count) + mark, from: place) {
                let end = start + count + mark.count
                if let whole = pieces(of: Data(text.dropFirst(count)), between: Data(), from: end) { return whole }
            }
            count -= 1
        }
        return nil
    }

    private func find(_ wanted: Data, from place: Int) -> Int? {
        guard !wanted.isEmpty, place + wanted.count <= bytes.count else { return nil }
        return bytes.range(of: wanted, in: place..<bytes.count)?.lowerBound
    }
}
