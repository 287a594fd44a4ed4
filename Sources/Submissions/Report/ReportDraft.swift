import Foundation
import Geometry
import PrintModel

/// A report in the making: its folder with `report.md`, its photographs as they may be published, and its data.
struct ReportDraft {
    let slug: String
    private(set) var document: SubmittedDocument
    /// Name of the file it is made of.
    let source: String
    /// Absolute path of its folder, which is made.
    let folder: String
    /// Where the files that were sent beside the document are kept under their hashes.
    let originals: String
    let shouting: Shouting

    /// What its area should know, by the document and by the files beside it.
    private(set) var findings: [Finding] = []
    private(set) var besideFindings: [String: [Finding]] = [:]
    private var shown: [(picture: ReportMarkdown.Picture, candidate: Candidate)] = []
    private var minors: MinorsDeclaration?
    private var tables = 0
    /// Files of the pictures that stand in the text, by the names that it calls them.
    private var files: [String: String] = [:]

    init(
        slug: String, document: SubmittedDocument, source: String, folder: String, originals: String,
        shouting: Shouting
    ) {
        self.slug = slug
        self.document = document
        self.source = source
        self.folder = folder
        self.originals = originals
        self.shouting = shouting
    }

    /// A picture that may become one of the report's.
    private struct Candidate {
        var path: String
        /// The name that its area knows it by.
        var name: String
        var picture: SubmittedPicture
        var sameAs: String?
        /// What stands under it in the document.
        var under: String?
        var alternative: String?
        /// Its number among the report's photographs as its area counts them, from 1.
        var number = 0
        /// The file it came as; `nil` for one that lay in the document.
        var file: String?
        /// What the document's text calls it, wherever it stands there.
        var sources: [String] = []

        var pixels: Int { picture.width * picture.height }
    }

    /// Writes the folder.
    mutating func write(
        _ arrival: Arrival, with beside: [Arrival], _ examiner: any PictureExaminer, check: () throws -> Void
    ) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let candidates = candidates(arrival, beside)
        let said = Declarations(takenFrom: &document.report, files: candidates.compactMap(\.file))
        minors = said.minors
        try publish(candidates, said, examiner, check)
        var extras = ReportMarkdown.Extras()
        extras.minors = minors
        extras.files = files
        for file in beside where !file.sheets.isEmpty { try take(file, into: &extras) }
        let text = document.markdown(section: nil, pictures: shown.map(\.picture), language: nil, extras: extras)
        let output = try OutputFile(path: folder + "/report.md")
        try Array(text.utf8).withUnsafeBytes { try output.write($0) }
        try output.commit()
    }

    /// What its record keeps.
    var report: SubmittedReport {
        SubmittedReport(
            slug: slug, title: document.report.title, words: document.words, photos: shown.map(\.picture.file),
            source: source, tables: tables == 0 ? nil : tables)
    }

    /// What it lacks.
    func needs(_ ask: Ask?, arrived: CivilDate?) -> ReportNeeds {
        ReportNeeds(
            words: document.words,
            photos: shown.map { picture, candidate in
                .init(
                    name: candidate.name, caption: picture.caption, credit: picture.credit,
                    faces: candidate.picture.faces)
            },
            minors: minors, ask: ask, arrived: arrived, place: Finding.Place(file: source))
    }

    // MARK: Pictures

    /// Those in the document in their order, then those beside it, the best first; of one that came twice, the larger.
    private func candidates(_ arrival: Arrival, _ beside: [Arrival]) -> [Candidate] {
        var result: [Candidate] = []
        for shown in document.report.pictures {
            guard let inside = arrival.inside[shown.source] else { continue }
            result.append(
                Candidate(
                    path: inside.path, name: inside.name, picture: inside.picture, sameAs: inside.sameAs,
                    under: shown.caption?.plain, alternative: shown.alternative, file: nil, sources: [shown.source]))
        }
        var others: [Candidate] = []
        for file in beside {
            guard let picture = file.file.picture else { continue }
            others.append(
                Candidate(
                    path: originals + "/" + file.file.digest, name: file.file.name, picture: picture,
                    sameAs: file.sameAs, file: file.file.name))
        }
        let ranked = others.enumerated().sorted {
            ($1.element.picture.score, $0.offset) < ($0.element.picture.score, $1.offset)
        }
        return single(numbered(result + others, as: result + ranked.map(\.element)))
    }

    /// The pictures with their numbers: in the order in which they were sent, without those that are no photographs and
    /// those that repeat another.
    private func numbered(_ sent: [Candidate], as candidates: [Candidate]) -> [Candidate] {
        let photos = single(sent.filter(\.picture.isUsable)).map(\.name)
        return candidates.map { candidate in
            var candidate = candidate
            candidate.number = (photos.firstIndex(of: candidate.name) ?? -1) + 1
            return candidate
        }
    }

    /// Each picture once.
    private func single(_ candidates: [Candidate]) -> [Candidate] {
        var result: [Candidate] = []
        for candidate in candidates {
            func isSame(_ other: Candidate) -> Bool {
                other.sameAs == candidate.name || candidate.sameAs == other.name
                    || candidate.sameAs != nil && candidate.sameAs == other.sameAs
            }
            guard let place = result.firstIndex(where: isSame) else {
                result.append(candidate)
                continue
            }
            let other = result[place]
            var best = candidate.pixels > other.pixels ? candidate : other
            best.under = other.under ?? candidate.under
            best.alternative = other.alternative ?? candidate.alternative
            best.file = other.file ?? candidate.file
            best.sources = other.sources + candidate.sources
            result[place] = best
        }
        return result
    }

    private mutating func publish(
        _ candidates: [Candidate], _ said: Declarations, _ examiner: any PictureExaminer, _ check: () throws -> Void
    ) throws {
        var names: Set<String> = []
        let usable = candidates.count(where: \.picture.isUsable)
        for candidate in candidates {
            try check()
            let stem = candidate.file.map(Slug.stem) ?? "\(slug)-\(names.count + 1)"
            let free = Slug.free(stem, names)
            names.insert(free)
            do {
                let file = try examiner.publish(candidate.path, named: candidate.name, as: free, in: folder)
                // What cannot be printed as a photograph is kept beside the report, and not shown.
                guard candidate.picture.isUsable else { continue }
                for source in candidate.sources { files[source] = file }
                let caption = said.caption(
                    of: candidate.under, number: candidate.number, file: candidate.file, isOnly: usable == 1)
                shown.append(
                    (
                        ReportMarkdown.Picture(
                            file: file, caption: caption.text, credit: caption.credit,
                            alternative: candidate.alternative ?? caption.text, taken: candidate.picture.taken),
                        candidate
                    ))
            } catch let fault as Fault where fault.kind == .unusableData {
                findings += fault.findings
            }
        }
    }

    // MARK: Data

    /// Puts the tables of a spreadsheet into the report, and a copy of it beside.
    private mutating func take(_ file: Arrival, into extras: inout ReportMarkdown.Extras) throws {
        let name = Slug.file(file.file.name, file.file.kind)
        let blocks = SheetBlocks(of: file.sheets, file: name, named: file.file.name, shouting: shouting)
        besideFindings[file.file.name] = blocks.findings
        guard !blocks.data.isEmpty || !blocks.figures.isEmpty || blocks.isLarge else { return }
        if !blocks.data.isEmpty || blocks.isLarge {
            try FileManager.default.copyItem(atPath: originals + "/" + file.file.digest, toPath: folder + "/" + name)
        }
        extras.data += blocks.data
        extras.figures += blocks.figures
        tables += blocks.data.count
    }
}
