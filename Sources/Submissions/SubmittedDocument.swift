import OfficeFiles
import Foundation
import Geometry
import PrintModel

/// A document of an area turned into a report: what its file will say, with everything the area should know.
public struct SubmittedDocument: Sendable {
    /// The report.
    public var report: FoundReport
    /// Pictures that came inside the document, by the names the report calls them.
    public var pictures: [String: [UInt8]]
    /// What it is.
    public var kind: FileKind
    /// What was found; places name the file.
    public var findings: [Finding]

    /// Words of the text, as people count them.
    public var words: Int {
        report.texts.reduce(0) { sum, text in
            sum + text.plain.split(whereSeparator: \.isWhitespace).count { $0.contains { $0.isLetter || $0.isNumber } }
        }
    }

    /// The report's file as it would be with the document's own pictures, numbered.
    public var markdown: String {
        var extras = ReportMarkdown.Extras()
        var shown: [ReportMarkdown.Picture] = []
        for picture in report.pictures where pictures[picture.source] != nil && extras.files[picture.source] == nil {
            let file = String(shown.count + 1)
            extras.files[picture.source] = file
            shown.append(
                ReportMarkdown.Picture(
                    file: file, caption: picture.caption?.plain, alternative: picture.alternative))
        }
        return markdown(section: nil, pictures: shown, language: nil, extras: extras)
    }

    /// The report's file: Markdown under YAML. `pictures` are the files of its photographs.
    public func markdown(
        section: String?, pictures: [ReportMarkdown.Picture], language: String?,
        extras: ReportMarkdown.Extras = ReportMarkdown.Extras()
    ) -> String {
        ReportMarkdown.text(of: report, section: section, pictures: pictures, language: language, extras: extras)
    }
}

/// What is known of a document once it was read, without the pictures in it.
public struct ReadText: Sendable, Hashable {
    /// The name it was sent by.
    public var name: String
    /// What it is.
    public var kind: FileKind
    /// Headline; empty where none was found.
    public var title: String
    /// Where it was.
    public var place: String?
    /// When it was.
    public var date: CivilDate?
    /// Words of its text.
    public var words: Int
    /// Pictures in it.
    public var pictures: Int
    /// The report's file as it would be.
    public var markdown: String

    init(_ document: SubmittedDocument, named name: String) {
        self.name = name
        kind = document.kind
        title = document.report.title
        (place, date) = (document.report.place, document.report.date)
        (words, pictures) = (document.words, document.report.pictures.count)
        markdown = document.markdown
    }
}

/// Takes documents in as areas send them: `INFORME OBRAS final (2) corregido.docx`.
public struct SubmissionReader: Sendable {
    /// Names of the areas, by which a first line is known as a signature.
    public var areas: [String]
    /// Names that keep their capitals: of places, programmes, offices.
    public var names: [String]
    /// Most bytes of a document.
    public var limit = 200 << 20

    /// A reader that knows these names.
    public init(areas: [String] = [], names: [String] = []) {
        self.areas = areas
        self.names = names
    }

    /// What a file is: by its bytes, and for an archive by what lies in it.
    ///
    /// Throws a `Fault` for one that is empty, too large, or an archive that cannot be trusted.
    public func kind(of path: String, named name: String) throws(Fault) -> FileKind {
        let place = Finding.Place(file: name)
        guard let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd(),
            (try? file.seek(toOffset: 0)) != nil
        else { throw Fault(.missingInput, .fileUnreadable, at: place, ["reason": "—"]) }
        defer { try? file.close() }
        guard size > 0 else { throw Fault(.unusableData, .submissionEmpty, at: place) }
        guard size <= UInt64(limit) else { throw Fault(.unusableData, .submissionTooHeavy, at: place) }
        let head = Array((try? file.read(upToCount: 512)) ?? Data())
        let suffix = name.split(separator: ".").count > 1 ? String(name.split(separator: ".").last ?? "") : ""
        let kind = FileKind(head: head, suffix: suffix)
        if kind == .oldOffice { return try OldOffice.kind(of: path, named: name) }
        guard kind == .zip else { return kind }
        let archive = try ZipFile(path, named: name)
        let mimetype = archive.bytes(of: "mimetype", limit: 200).map { String(decoding: $0, as: UTF8.self) }
        return FileKind.archive(holding: archive.has, mimetype: mimetype)
    }

    /// Reads a document and makes a report of it.
    ///
    /// - Parameters:
    ///   - name: The name it was sent by, for findings.
    ///   - check: Called now and then; throws to stop.
    /// - Throws: a `Fault` that says why it is refused.
    public func read(_ path: String, named name: String, check: () throws -> Void = {}) throws -> SubmittedDocument {
        let kind = try kind(of: path, named: name)
        let scratch = FileManager.default.temporaryDirectory
            .appendingPathComponent("imprenta-intake-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        return try withoutActuallyEscaping(check) { check in
            let reader = DocumentReader(pandoc: Pandoc(), office: LibreOffice(), scratch: scratch, check: check)
            let read = try reader.read(path, named: name, as: kind)
            return made(of: read, kind, named: name)
        }
    }

    private func made(of read: ReadDocument, _ kind: FileKind, named name: String) -> SubmittedDocument {
        var structure = StructureFinder()
        var mender = TextMender()
        var languages = LanguageSetter()
        var draft = languages.set(structure.shaped(read.draft))
        // The words under a picture that cannot be shown are text.
        draft.blocks = draft.blocks.flatMap { block -> [DraftBlock] in
            guard case .picture(var picture) = block, let caption = picture.caption,
                !FileKind(head: Array((read.pictures[picture.source] ?? []).prefix(512)), suffix: "").isPicture
            else { return [block] }
            picture.caption = nil
            return [.picture(picture), .paragraph(caption)]
        }
        draft.blocks = draft.blocks.map { $0.mapTexts { mender.mended($0, in: languages.language) } }
        draft.notes = draft.notes.map { $0.map { mender.mended($0, in: languages.language) } }
        let finder = ReportFinder(areas: areas, shouting: Shouting(names: names + areas))
        var report = finder.report(of: draft)
        report.language = languages.language
        let place = Finding.Place(file: name)
        var findings = read.findings
        if structure.headings + structure.items > 0 {
            var values: [String: String] = [:]
            if structure.headings > 0 { values["headings"] = String(structure.headings) }
            if structure.items > 0 { values["items"] = String(structure.items) }
            findings.append(Finding(.note, .documentStructure, at: place, values))
        }
        findings += mender.mends.map { mend in
            let values = ["markup": "mend-" + mend.kind, "count": String(mend.count), "text": mend.example]
            return Finding(.note, .documentMended, at: place, values)
        }
        if let declared = read.declaredLanguage, let found = languages.language,
            LanguageFinder.base(declared) != found
        {
            findings.append(Finding(.note, .documentLanguage, at: place, ["declared": declared, "found": found]))
        }
        findings += report.shouted.map { Finding(.note, .documentShouted, at: place, ["text": $0]) }
        findings += lacks(report, place)
        return SubmittedDocument(report: report, pictures: read.pictures, kind: kind, findings: findings)
    }

    private func lacks(_ report: FoundReport, _ place: Finding.Place) -> [Finding] {
        var findings: [Finding] = []
        if report.title.isEmpty { findings.append(Finding(.error, .documentNoTitle, at: place)) }
        if report.texts.allSatisfy(\.isBlank) {
            findings.append(Finding(.error, .documentNoText, at: place))
        }
        if report.place == nil { findings.append(Finding(.warning, .documentNoPlace, at: place)) }
        if report.date == nil { findings.append(Finding(.warning, .documentNoDate, at: place)) }
        return findings
    }
}
