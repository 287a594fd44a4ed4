import Foundation
import Geometry
import PrintModel

/// All reports of a workspace.
public struct ReportShelf: Sendable, Hashable {
    /// The reports that could be read, sorted by path.
    public var reports: [Report]
    /// The names of all reports, those that could not be read among them, sorted.
    public var slugs: [String]
    /// What was found in them.
    public var findings: [Finding]

    /// A shelf.
    public init(reports: [Report] = [], slugs: [String] = [], findings: [Finding] = []) {
        self.reports = reports
        self.slugs = slugs
        self.findings = findings
    }
}

/// Reads `reports/<area>/<slug>/report.md`.
struct ReportReader {
    let folder: WorkspaceFolder
    let workspace: Workspace
    private let photos: PhotoFinder

    /// Most reports a workspace may have: fifty years of a busy press office.
    private static let limit = 10_000
    private static let keys = [
        "title", "kicker", "deck", "area", "place", "date", "section", "priority", "photos", "quotes", "figures",
        "language", "programme", "versions", "minors",
    ]

    init(folder: WorkspaceFolder, workspace: Workspace) {
        self.folder = folder
        self.workspace = workspace
        photos = PhotoFinder(folder: folder, workspace: workspace)
    }

    /// Reads them all, sorted by area and slug.
    func read() -> ReportShelf {
        var shelf = ReportShelf()
        var files: [String: String] = [:]
        let locations = locations(&shelf.findings)
        // Each is read by itself, so that two threads may share them.
        let helper: (@Sendable () -> Void?)? = Workers.cores > 1 ? { @Sendable in () } : nil
        let read = Workers.map(count: locations.count, own: (), helper: helper, check: {}) { _, index in
            self.read(locations[index])
        }
        for (location, (report, findings)) in zip(locations, read) {
            if let other = files[location.slug] {
                let place = Finding.Place(file: location.file, line: 1, report: location.slug)
                let values = ["slug": location.slug, "other": other]
                shelf.findings.append(Finding(.error, .reportDuplicateSlug, at: place, values))
                continue
            }
            files[location.slug] = location.file
            shelf.findings += findings
            if let report { shelf.reports.append(report) }
        }
        shelf.slugs = files.keys.sorted()
        return shelf
    }

    // MARK: Where reports lie

    private struct Location {
        var area: String
        var slug: String
        var folder: String
        var file: String
    }

    private func locations(_ findings: inout [Finding]) -> [Location] {
        let reports = Paths.join(folder.root, "reports")
        guard Paths.isFolder(reports) else {
            findings.append(Finding(.error, .fileMissing, at: Finding.Place(file: "reports")))
            return []
        }
        var locations: [Location] = []
        for area in Paths.names(in: reports) where Paths.isFolder(Paths.join(reports, area)) {
            let areaFolder = Paths.join(reports, area)
            for slug in Paths.names(in: areaFolder) where Paths.isFolder(Paths.join(areaFolder, slug)) {
                let location = Location(
                    area: area, slug: slug, folder: Paths.join(areaFolder, slug),
                    file: "reports/\(area)/\(slug)/report.md")
                guard locations.count < ReportReader.limit else {
                    let place = Finding.Place(file: location.file)
                    let values = ["limit": String(ReportReader.limit)]
                    findings.append(Finding(.error, .reportTooMany, at: place, values))
                    return locations
                }
                locations.append(location)
            }
        }
        return locations
    }

    // MARK: One report

    private func read(_ location: Location) -> (Report?, [Finding]) {
        let path = Paths.join(location.folder, "report.md")
        if let real = Paths.resolved(path), !Paths.lies(real, in: [folder.root]) {
            let place = Finding.Place(file: location.file, report: location.slug)
            return (nil, [Finding(.error, .fileOutside, at: place)])
        }
        switch TextFile.read(path, as: location.file) {
        case .failure(var failure):
            failure.finding.place.report = location.slug
            return (nil, [failure.finding])
        case .success(let file): return read(file.text, location)
        }
    }

    /// A report from bytes that its file once had.
    func read(_ bytes: [UInt8], as report: Report) -> Report? {
        guard bytes.count <= TextFile.limit, case .success(let file) = TextFile.decode(bytes, as: report.file) else {
            return nil
        }
        let lies = Paths.join(folder.root, report.file)
        let location = Location(
            area: report.area, slug: report.slug, folder: (lies as NSString).deletingLastPathComponent,
            file: report.file)
        return read(file.text, location).0
    }

    private func read(_ text: String, _ location: Location) -> (Report?, [Finding]) {
        switch FrontMatter.split(text) {
        case .failure(let missing):
            let place = Finding.Place(file: location.file, line: 1, report: location.slug)
            return (nil, [Finding(.error, .reportFrontMatter, at: place, ["missing": missing.rawValue])])
        case .success(let parts):
            let document = YAMLDocument(file: location.file, report: location.slug, lineOffset: parts.yamlOffset)
            guard let map = document.root(of: parts.yaml)?.map(ReportReader.keys) else {
                return (nil, document.findings)
            }
            let (body, shown, findings) = MarkdownReader.readReport(
                parts.body, file: location.file, report: location.slug, lineOffset: parts.bodyOffset,
                data: DataShelf(folder: location.folder, root: folder.root))
            document.add(findings)
            let isEmpty = body.allSatisfy { if case .photo = $0.content { true } else { false } }
            if isEmpty { document.add(.reportEmpty, line: parts.bodyOffset - parts.yamlOffset, column: 1) }
            let language = language(of: map)
            var report = report(from: map, body: body, location, language)
            if let found = report?.takePhotos(shown, location.folder, photos) { document.add(found) }
            return (isEmpty ? nil : report, document.findings)
        }
    }

    private func report(
        from map: YAMLMap, body: [Block], _ location: Location, _ language: String?
    ) -> Report? {
        let title = map.required("title")?.oneLine()
        var report = Report(
            slug: location.slug, area: area(map["area"], map, location), title: title ?? "",
            body: language.map { language in body.map { $0.inLanguage(language) } } ?? body, language: language,
            file: location.file)
        report.versions = ReportVersions.read(map["versions"], of: report)
        report.kicker = map["kicker"]?.oneLine()
        report.deck = map["deck"]?.oneLine()
        report.place = map["place"]?.oneLine()
        report.date = map["date"]?.date()
        report.section = section(map)
        report.programmes = map["programme"].map(texts) ?? []
        report.priority = map["priority"]?.int(in: 1...5) ?? 3
        report.photos = (map["photos"]?.list() ?? []).compactMap { $0.photo(in: location.folder, photos) }
        report.quotes = (map["quotes"]?.list() ?? []).compactMap { $0.pullQuote() }
        report.minors = map["minors"].flatMap(minors)
        report.figures = (map["figures"]?.list() ?? []).compactMap { $0.keyFigure() }
        return title == nil ? nil : report
    }

    /// The language of all its text, where a report says that it is another than the workspace's.
    private func language(of map: YAMLMap) -> String? {
        guard let cursor = map["language"], let language = cursor.oneLine() else { return nil }
        guard LanguageSpans.isLanguage(language) else {
            cursor.refuse("language")
            return nil
        }
        return language == workspace.language ? nil : language
    }

    /// The area is the folder's; the front matter may repeat it, and must not contradict it.
    private func area(_ cursor: YAMLCursor?, _ map: YAMLMap, _ location: Location) -> String {
        let named = cursor?.oneLine()
        if let cursor, let named, named != location.area {
            cursor.add(.reportAreaDiffers, .error, ["area": named, "folder": location.area])
        }
        let area = named ?? location.area
        if workspace.areas[area] == nil {
            var values = ["area": area]
            values["nearest"] = nearest(to: area, among: workspace.areas.keys)
            (cursor ?? map.cursor).add(.reportUnknownArea, .error, values)
        }
        return area
    }

    private func section(_ map: YAMLMap) -> String? {
        guard let cursor = map.required("section"), let section = cursor.oneLine() else { return nil }
        let known = workspace.sections.map(\.id)
        if !known.contains(section) {
            var values = ["section": section]
            values["nearest"] = nearest(to: section, among: known)
            cursor.add(.reportUnknownSection, .error, values)
        }
        return section
    }

    /// Whether minors can be recognised in its photographs: `none`, `consent`, or words that mean one of them.
    private func minors(_ cursor: YAMLCursor) -> MinorsDeclaration? {
        guard let text = cursor.oneLine() else { return nil }
        if let declared = MinorsDeclaration(rawValue: text.lowercased()) ?? MinorsDeclaration(words: text) {
            return declared
        }
        cursor.refuse("choice", ["choices": MinorsDeclaration.allCases.map(\.rawValue).joined(separator: ", ")])
        return nil
    }

    /// One text, or a list of them.
    private func texts(_ cursor: YAMLCursor) -> [String] {
        cursor.isList ? (cursor.list() ?? []).compactMap { $0.oneLine() } : [cursor.oneLine()].compactMap { $0 }
    }
}
