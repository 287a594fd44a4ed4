import Finishing
import Foundation
import Geometry
import Intake
import PageLayout
import Painting
import PrintModel
import Typesetting

/// A galley proof: plain text set into columns and painted, without a workspace.
///
/// read → break every paragraph in all its decent ways → choose among them for whole columns → make, paint and write page
/// by page. Two threads break paragraphs and make pages; what is made does not depend on how many there are.
public struct Galley: Sendable {
    private let order: GalleyOrder
    private let interruption: Interruption

    /// A galley to be made.
    public init(_ order: GalleyOrder, interruption: Interruption = Interruption()) {
        self.order = order
        self.interruption = interruption
    }

    /// Makes it. The PDF appears when it is whole; until then whatever lay in its place stays.
    public func run() -> GalleyResult {
        var result = GalleyResult(order)
        do {
            try make(&result)
        } catch {
            let fault = ChainRun.fault(error)
            result.fault = fault
            result.findings += fault.findings
        }
        result.peakMemoryMB = ChainRun.peakMemoryMB
        return result
    }

    private func make(_ result: inout GalleyResult) throws {
        let clock = ContinuousClock()
        var start = clock.now
        func lap() -> Double {
            defer { start = clock.now }
            return (clock.now - start) / .seconds(1)
        }
        let format = try GalleyFormat(order)
        try refuseOverwriting()
        let (text, resources) = try read()
        result.findings += resources.findings
        result.seconds.read = lap()

        let crew = GalleyCrew(
            text, shown: order.shown, format, resources, measures: order.measures,
            leavesMemory: order.leavesMemory, interruption)
        if order.cores > 1 { crew.callHelper() }
        defer { crew.dismiss() }
        let typesetter = try resources.typesetter(for: format)
        if order.leavesMemory {
            _ = Unmanaged.passRetained(crew)
            _ = Unmanaged.passRetained(typesetter)
        }
        let ways = try crew.breakAll(with: typesetter)
        result.seconds.break = lap()

        var findings = GalleyFindings()
        for finding in firstOfEachCharacter(ways) { findings.add(finding) }
        let plan = Galley.plan(ways, format)
        result.columns = format.lefts.count
        result.seconds.fit = lap()

        let document = try ScreenDocument(path: order.output)
        let ruler = order.measures ? GalleyRuler(size: format.style.size) : nil
        try crew.makePages(of: plan, with: typesetter) { page in
            try document.add(page.content)
            result.pages += 1
            result.lines += page.lines
            for finding in page.findings { findings.add(finding) }
            for line in page.measured { ruler?.add(line) }
        }
        try document.finish(metadata(text))
        result.quality = ruler?.quality()
        result.findings += findings.all
        result.seconds.paint = lap()
    }

    /// Reads the text while its fonts are looked for on another thread.
    private func read() throws -> (GalleyText, GalleyResources) {
        let search = HeadStart { [order] in Result { try GalleyResources(order) } }
        defer { search.wait() }
        let text = try GalleyText(order.text, shown: order.shown)
        guard let resources = search.wait() else { throw Fault(.unusableData, .internalFault) }
        return (text, try resources.get())
    }

    private func refuseOverwriting() throws(Fault) {
        let (text, output) = (URL(fileURLWithPath: order.text), URL(fileURLWithPath: order.output))
        guard text.resolvingSymlinksInPath().path == output.resolvingSymlinksInPath().path else { return }
        throw Fault(.usage, .galleyOverwrites, at: Finding.Place(file: order.shown))
    }

    /// A character that no font has is said once, where it first stands.
    private func firstOfEachCharacter(_ ways: [ParagraphWays?]) -> [Finding] {
        var seen: Set<[String: String]> = []
        return ways.flatMap { $0?.findings ?? [] }.filter { seen.insert($0.values).inserted }
    }

    private static func plan(_ ways: [ParagraphWays?], _ format: GalleyFormat) -> GalleyPlan {
        let breaker = ColumnBreaker(rows: format.rows, columns: format.lefts.count)
        let choices = breaker.choices(count: ways.count) { index in
            (ways[index]?.ways ?? []).map { ColumnBreaker.Way(cost: $0.cost, hyphens: $0.hyphenated) }
        }
        let chosen = zip(ways, choices).map { ways, choice -> ParagraphWays.Way? in
            let offered = ways?.ways ?? []
            return offered.indices.contains(choice.way) ? offered[choice.way] : nil
        }
        return GalleyPlan(breaker, chosen, choices)
    }

    private func metadata(_ text: GalleyText) throws -> DocumentMetadata {
        guard let date = text.date ?? CivilDate(year: 1970, month: 1, day: 1) else {
            throw Fault(.unusableData, .internalFault, ["reason": "date"])
        }
        let name = URL(fileURLWithPath: order.text).deletingPathExtension().lastPathComponent
        return DocumentMetadata(title: name, author: "", language: order.language, date: date)
    }
}

/// The fonts and the dictionary of a galley, found on this machine.
struct GalleyResources: Sendable {
    private let fonts: [String]
    private let hyphenation: [String: String]
    private let hanging: Hanging
    private let words = SharedWords()
    /// What there is none of, and can be done without.
    let findings: [Finding]

    static let dictionaries = "/usr/share/hyphen"

    /// Throws `Fault.missingInput` where the family is not installed.
    init(_ order: GalleyOrder) throws(Fault) {
        if let resources = order.resources {
            hanging = try Hanging.toolkit(in: resources)
        } else {
            hanging = .none
        }
        let machine = MachineFonts()
        fonts = machine?.files(of: order.font) ?? []
        guard !fonts.isEmpty else {
            throw Fault(
                .missingInput, .galleyFontMissing,
                ["font": order.font].merging(
                    GalleyResources.similar(to: order.font, among: machine?.families ?? [])
                ) { first, _ in first })
        }
        if let path = GalleyResources.dictionary(of: order.language) {
            hyphenation = [order.language: path]
            findings = []
        } else {
            hyphenation = [:]
            findings = [
                Finding(
                    .warning, .galleyNoDictionary,
                    ["language": order.language, "folder": GalleyResources.dictionaries])
            ]
        }
    }

    /// A typesetter of one's own: none may be shared between threads.
    func typesetter(for format: GalleyFormat) throws -> Typesetter {
        try Typesetter(
            fonts: fonts, hyphenation: hyphenation, styles: [format.style], hanging: hanging, words: words)
    }

    /// Up to five families that share a word with the name, or the one that is spelt most like it.
    private static func similar(to name: String, among families: [String]) -> [String: String] {
        let words = name.lowercased().split(separator: " ").filter { $0.count > 2 }
        var close = [nearest(to: name, among: families)].compactMap { $0 }
        close += families.filter { family in
            !close.contains(family) && words.contains { family.lowercased().contains($0) }
        }
        return close.isEmpty ? [:] : ["similar": close.prefix(5).joined(separator: ", ")]
    }

    /// The patterns of a language: its own country's, else Mexico's where it is Spanish, else the first by name.
    private static func dictionary(of language: String) -> String? {
        let parts = language.replacing("_", with: "-").split(separator: "-").map(String.init)
        guard let code = parts.first?.lowercased(), code.count <= 3, code.allSatisfy(\.isLetter) else { return nil }
        let all = ((try? FileManager.default.contentsOfDirectory(atPath: dictionaries)) ?? []).sorted()
        let country = parts.dropFirst().last?.uppercased()
        let wanted = [
            country.map { "hyph_\(code)_\($0).dic" }, "hyph_\(code).dic", code == "es" ? "hyph_es_MX.dic" : nil,
        ]
        let name =
            wanted.compactMap { $0 }.first(where: all.contains)
            ?? all.first { $0.hasPrefix("hyph_\(code)_") && $0.hasSuffix(".dic") }
        return name.map { dictionaries + "/" + $0 }
    }
}
