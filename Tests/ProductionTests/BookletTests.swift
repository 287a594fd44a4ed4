import Foundation
import Geometry
import PrintModel
import Production
import TestSupport
import Testing

/// The sample's government report, read back from its files.
@Suite struct Booklets {
    private struct Book {
        /// The letters of each page, white space and hyphens left out, in the order of the file.
        var pages: [String]
        var result: ComposeResult
        var folder: TemporaryFolder

        func first(_ words: String, from page: Int) -> Int? {
            pages.indices.dropFirst(page).first { pages[$0].contains(words.letters) }.map { $0 + 1 }
        }
    }

    private func book() async throws -> Book {
        let folder = try TemporaryFolder()
        let chain = Chain(workspace: Repository.path("assets/sample"), resources: Repository.root)
        let result = await chain.compose("informe-2024", into: folder.path("output"), shown: "output")
        let text = try Tool.run("pdftotext", "-raw", folder.path("output/informe-2024/web.pdf"), "-").text
        return Book(
            pages: text.split(separator: "\u{0C}", omittingEmptySubsequences: false).map { String($0).letters },
            result: result, folder: folder)
    }

    @Test func saysWhatItSaysOnThePagesItNames() async throws {
        let book = try await book()
        #expect(book.result.fault == nil)
        #expect(book.result.findings.filter { $0.severity == .error } == [])
        let count = try #require(book.result.layout?.pages)
        #expect(count >= 64 && count % 4 == 0)
        #expect(
            book.folder.names(in: "output/informe-2024") == ["cover.pdf", "print.pdf", "proof.pdf", "web.pdf"])

        try #require(book.pages.count >= count)
        let contents = book.pages[5] + book.pages[6]
        let reports = try FileManager.default.subpathsOfDirectory(atPath: Repository.path("assets/sample/reports"))
            .filter { $0.hasSuffix("report.md") }.sorted()
        #expect(reports.count >= 50)
        var pageOf: [String: Int] = [:]
        for report in reports {
            let text = try String(
                contentsOfFile: Repository.path("assets/sample/reports/" + report), encoding: .utf8)
            let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("title: ") })
            let title = line.dropFirst(7).trimmingCharacters(in: CharacterSet(charactersIn: "\""))
            let area = try #require(text.split(separator: "\n").first { $0.hasPrefix("area: ") })
            #expect(!area.isEmpty)
            // The first page after the front matter that shows it as a heading is where the contents say it begins.
            let number = contents.range(of: title.letters).map { found in
                Int(contents[found.upperBound...].prefix(2)) ?? 0
            }
            let said = try #require(number, "\(title) is not in the contents")
            try #require((1...count).contains(said), "\(title): page \(said)")
            #expect(book.pages[said - 1].contains(title.letters), "\(title) is not on page \(said)")
            pageOf[report.split(separator: "/").dropLast().last.map(String.init) ?? ""] = said
            // Every word of the text, in order, from that page on; what stands in tables and charts is apart.
            let body = text.split(separator: "---\n", maxSplits: 2).last.map(String.init) ?? ""
            let rest = book.pages[(said - 1)..<min(said + 4, book.pages.count)].joined()
            let pages = Array(book.pages[(said - 1)..<min(said + 4, book.pages.count)])
            for paragraph in body.split(separator: "\n\n").map(String.init)
            where paragraph.first?.isLetter == true && !paragraph.contains("](") && !paragraph.isNote {
                let words = paragraph.filter { $0 != "*" }.letters
                #expect(rest.contains(words) || runsOver(words, pages), "\(report): “\(words)”")
            }
            try checkTables(of: body, report, in: book.pages[(said - 1)...].prefix(8).joined())
        }
        // References say where their reports begin.
        let bridge = try #require(pageOf["puente-del-estero"])
        #expect(book.first("antesdelacreciente(véaselapágina\(bridge))", from: 8) != nil)
        let table = try #require(pageOf["relacion-de-obras"])
        #expect(book.first("deesteinforme(véaselapágina\(table))", from: 8) != nil)
    }

    /// Whether a text stands at the foot of a page and goes on on the next. A drop cap's letter may stand apart.
    private func runsOver(_ words: String, _ pages: [String]) -> Bool {
        zip(pages, pages.dropFirst()).contains { page, next in
            var head = words.prefix(16)
            var places = page.ranges(of: head)
            if places.isEmpty {
                head = words.dropFirst().prefix(16)
                places = page.ranges(of: head)
            }
            let text = words[head.startIndex...]
            return places.contains { place in
                let common = zip(page[place.lowerBound...], text).prefix { $0 == $1 }.count
                let left = text.dropFirst(common)
                return left.isEmpty || next.contains(left)
            }
        }
    }

    /// Every row of the tables of a text stands on its pages, and the amounts printed add up to the total printed.
    private func checkTables(of body: String, _ report: String, in pages: String) throws {
        var sums: [Int: Int] = [:]
        for line in body.split(separator: "\n") where line.hasPrefix("|") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard !cells.joined().allSatisfy({ "-: ".contains($0) }) else {
                sums = [:]
                continue
            }
            let words = cells.map { $0.filter { $0 != "*" } }
            #expect(pages.contains(words.joined().letters), "\(report): \(words)")
            let isTotal = words.joined(separator: " ").lowercased().contains("total")
            for (column, cell) in words.enumerated() where cell.hasPrefix("$") {
                guard let amount = Int(cell.dropFirst().filter { $0 != "," }) else { continue }
                if isTotal {
                    #expect(sums[column] == amount, "\(report): \(cell)")
                } else {
                    sums[column, default: 0] += amount
                }
            }
        }
    }

    /// The pages, the cover and the sheets on which the pages lie have nothing against them. More pages than a stapled book
    /// may have lie on sheets of sixteen, gathered and glued.
    @Test func whatThePrinterGetsIsSound() async throws {
        let book = try await book()
        let pages = try #require(book.result.layout?.pages)
        let output = book.folder.path("output")
        let outcome = try Command.imprenta([
            "impose", "informe-2024", "--scheme", "perfect", "--sheet", "720x1020mm", "--signature", "16", "--caliper",
            "0.13mm", "--from", output, "--output", output + "/informe-2024/sheets.pdf", "--workspace",
            Repository.path("assets/sample"), "--json",
        ])
        #expect(outcome.code == 0, "\(outcome.err)")
        let chain = Chain(workspace: Repository.path("assets/sample"), resources: Repository.root)
        for (file, count) in [("print", pages...pages), ("cover", 2...2), ("sheets", pages / 16...pages / 8)] {
            let path = "\(output)/informe-2024/\(file).pdf"
            let judged = await chain.preflight(path, shown: file, PreflightRequest(condition: "coated-offset"))
            #expect(judged.findings.filter { $0.severity == .error } == [], "\(file)")
            let sides = try Tool.run("pdfinfo", path).text.firstMatch(of: #/Pages: +(\d+)/#).flatMap { Int($0.1) }
            #expect(sides.map(count.contains) == true, "\(file): \(sides ?? 0)")
        }
    }

    @Test func hasRunningHeadsACoverAndBookmarks() async throws {
        let book = try await book()
        // What comes before the chapters is numbered in Roman figures.
        let front = try Tool.run(
            "pdftotext", "-f", "7", "-l", "7", book.folder.path("output/informe-2024/web.pdf"), "-"
        ).text.split { $0.isWhitespace }
        #expect(front.contains("vii") && !front.contains("7"))
        let start = try #require(book.first("Vuelve el agua a El Ojite", from: 8))
        #expect(start % 2 == 0 && book.pages[start - 1].hasPrefix("1·Obrayservicios\(start)".letters))
        #expect(book.pages[start].hasPrefix("VuelveelaguaaElOjite\(start + 1)"))
        let pages = try #require(book.result.layout?.pages)
        let info = try Tool.run("pdfinfo", "-box", book.folder.path("output/informe-2024/cover.pdf")).text
        let trim = try #require(info.split(separator: "\n").first { $0.hasPrefix("TrimBox") })
        let sides = trim.split(separator: " ").compactMap { Double($0) }
        let millimetre = 72 / 25.4
        #expect(abs(sides[2] - sides[0] - (340 + Double(pages) / 2 * 0.13) * millimetre) < 0.1)
        #expect(abs(sides[3] - sides[1] - 240 * millimetre) < 0.1)
        let web = try Data(contentsOf: URL(fileURLWithPath: book.folder.path("output/informe-2024/web.pdf")))
        #expect(web.range(of: Data("/Outlines".utf8)) != nil)
    }

    /// A booklet of few pages is stapled: its cover has no spine, and on the printer's sheets every page lies beside the one
    /// that it meets at the fold.
    @Test func aThinBookletIsStapled() async throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Repository.path("assets/sample"), toPath: folder.path("w"))
        try folder.write(
            "w/publications/breve.yml",
            """
            kind: booklet
            layout: booklet
            title: Informe breve
            date: 2024-12-18
            paper: {caliper: 0.13mm}
            select:
              only: [agua-el-ojite, puente-del-estero, calidad-del-agua, luminarias, semilla-de-la-milpa, libelulas-del-arroyo]
            chapters:
              - {title: Obra y servicios, sections: [servicios]}
              - {title: Campo y ambiente, sections: [campo]}

            """)
        let chain = Chain(workspace: folder.path("w"), resources: Repository.root)
        let result = await chain.compose("breve", into: folder.path("o"), shown: "o")
        let count = try #require(result.layout?.pages)
        #expect(result.fault == nil && count % 4 == 0 && (12...64).contains(count))
        let cover = try Tool.run("pdfinfo", "-box", folder.path("o/breve/cover.pdf")).text
        let trim = try #require(cover.split(separator: "\n").first { $0.hasPrefix("TrimBox") })
        let sides = trim.split(separator: " ").compactMap { Double($0) }
        #expect(abs(sides[2] - sides[0] - 340 * 72 / 25.4) < 0.1)

        let outcome = try Command.imprenta([
            "impose", "breve", "--scheme", "saddle", "--sheet", "380x270mm", "--caliper", "0.13mm", "--from",
            folder.path("o"), "--output", folder.path("sheets.pdf"), "--workspace", folder.path("w"), "--json",
        ])
        #expect(outcome.code == 0, "\(outcome.err)")
        func texts(_ file: String) throws -> [String] {
            try Tool.run("pdftotext", "-raw", folder.path(file), "-").text
                .split(separator: "\u{0C}", omittingEmptySubsequences: false).map { String($0).letters }
        }
        let (pages, sheets) = (try texts("o/breve/print.pdf"), try texts("sheets.pdf"))
        try #require(pages.count >= count && sheets.count >= count / 2)
        for side in 0..<count / 2 {
            for page in [side, count - 1 - side] where !pages[page].isEmpty {
                #expect(sheets[side].contains(pages[page]), "page \(page + 1) on side \(side + 1)")
            }
        }
    }
}

extension String {
    /// Whether it belongs to a table or a chart: its title, its source.
    fileprivate var isNote: Bool {
        ["Tabla:", "Fuente:", "Nota:", "Table:", "Source:", "Note:"].contains { hasPrefix($0) }
    }

    /// Without white space and hyphens of division.
    fileprivate var letters: String {
        filter { !$0.isWhitespace && $0 != "-" && $0 != "\u{2010}" && $0 != "\u{AD}" }
    }
}
