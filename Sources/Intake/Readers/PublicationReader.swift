import Foundation
import Geometry
import PrintModel

/// Reads `publications/<name>.yml`.
struct PublicationReader {
    let folder: WorkspaceFolder
    let workspace: Workspace
    let shelf: ReportShelf

    private static let keys = [
        "kind", "layout", "title", "number", "year", "date", "period", "print_run", "standard", "condition", "cover",
        "letter",
        "select", "agenda", "notices", "overrides", "pages", "photos", "inks", "spots", "chapters", "index", "paper",
        "binding", "asks", "report_date", "newspaper", "newspaper_section", "space", "colour", "ordered",
    ]

    func read(_ name: String) throws(Fault) -> (publication: Publication, findings: [Finding]) {
        let file = "publications/\(name).yml"
        guard Paths.isName(name) else { throw missing(name, file) }
        let path = Paths.join(folder.root, file)
        if let real = Paths.resolved(path), !Paths.lies(real, in: [folder.root]) {
            throw Fault(.unusableData, .fileOutside, at: Finding.Place(file: file))
        }
        let text: String
        switch TextFile.read(path, as: file) {
        case .success(let read): text = read.text
        case .failure(let failure) where failure.finding.code == .fileMissing: throw missing(name, file)
        case .failure(let failure): throw Fault(.unusableData, [failure.finding])
        }
        let document = YAMLDocument(file: file)
        guard let map = document.root(of: text)?.map(PublicationReader.keys),
            let publication = publication(name, file, from: map)
        else { throw Fault(.unusableData, document.findings) }
        return (publication, document.findings)
    }

    private func missing(_ name: String, _ file: String) -> Fault {
        let known = folder.publications
        var values = ["name": name, "known": known.joined(separator: ", ")]
        // A shell completes `publications/gaceta.yml`: what is meant is plain.
        let bare = (name.split(separator: "/").last.map(String.init) ?? name).replacing(#/\.ya?ml$/#, with: "")
        values["nearest"] = nearest(to: bare, among: known)
        return Fault(.missingInput, .publicationMissing, at: Finding.Place(file: file), values)
    }

    private func publication(_ name: String, _ file: String, from map: YAMLMap) -> Publication? {
        let layout = map.required("layout")?.oneLine()
        let title = map.required("title")?.oneLine()
        let date = map.required("date")?.date()
        guard let layout, let title, let date else { return nil }
        var publication = Publication(
            name: name, file: file, kind: kind(map["kind"]), layout: layout, title: title, date: date)
        publication.number = map["number"]?.int(in: 0...99_999)
        publication.year = map["year"]?.oneLine()
        publication.period = map["period"]?.oneLine()
        publication.printRun = map["print_run"]?.int(in: 1...10_000_000)
        publication.condition = map["condition"]?.oneLine()
        publication.cover = cover(map["cover"])
        publication.selection = selection(map["select"])
        publication.agenda = (map["agenda"]?.list() ?? []).compactMap(event)
        publication.notices = (map["notices"]?.list() ?? []).compactMap { $0.notice() }
        publication.letter = map["letter"].flatMap(letter)
        publication.overrides = overrides(map["overrides"])
        publication.pages = map["pages"]?.int(in: 1...2000)
        publication.photos = map["photos"].flatMap { InkReader.photos($0, inks: nil) }
        publication.inks = map["inks"].map { InkReader.inks($0) } ?? [:]
        publication.spotsToProcess = map["spots"]?.choice(Spots.self) == .process
        publication.asks = AskReader(workspace: workspace).asks(map["asks"])
        publication.reportDate = map["report_date"]?.date()
        let chapters = ChapterReader(folder: folder, workspace: workspace, shelf: shelf)
        publication.chapters = (map["chapters"]?.list() ?? []).compactMap(chapters.read)
        publication.indexTerms = (map["index"]?.list() ?? []).compactMap { $0.oneLine() }
        publication.caliper =
            map["paper"]?.map(["caliper"])?["caliper"]?.length(in: 0.05...5) ?? Publication.usualCaliper
        publication.binding = map["binding"]?.choice(BindingWord.self)?.binding
        publication.space = NewspaperReader.space(map, in: workspace.newspapers)
        publication.ordered = NewspaperReader.order(map["ordered"], of: publication.space, for: date)
        // A newspaper's press is the one it is printed on, and one page is what was bought.
        if let space = publication.space {
            publication.condition = publication.condition ?? space.newspaper.condition
            publication.pages = publication.pages ?? 1
            if !space.isColour { publication.photos = publication.photos ?? .gray }
        }
        publication.standard = map["standard"]?.choice(PrintStandard.self) ?? .x4
        return publication
    }

    private func kind(_ cursor: YAMLCursor?) -> String {
        let known = ["gazette", "insert", "booklet", "bulletin", "poster", "flyer", "week", "programme"]
        guard let kind = cursor?.oneLine() else { return known[0] }
        if !known.contains(kind) { cursor?.refuse("choice", ["choices": known.joined(separator: ", ")]) }
        return kind
    }

    // MARK: What goes in

    private func cover(_ cursor: YAMLCursor?) -> Cover {
        guard let map = cursor?.map(["report", "teasers"]) else { return Cover() }
        return Cover(report: map["report"].flatMap(slug), teasers: slugs(map["teasers"]))
    }

    private func selection(_ cursor: YAMLCursor?) -> Selection {
        guard let map = cursor?.map(["from", "to", "sections", "only", "except"]) else { return Selection() }
        var selection = Selection(from: map["from"]?.date(), to: map["to"]?.date())
        if let from = selection.from, let to = selection.to, from > to {
            map["to"]?.refuse("ascending", ["low": from.iso, "high": to.iso])
        }
        selection.sections = (map["sections"]?.list() ?? []).compactMap(section)
        selection.only = slugs(map["only"])
        selection.except = slugs(map["except"])
        return selection
    }

    private func slugs(_ cursor: YAMLCursor?) -> [String] {
        var seen: Set<String> = []
        return (cursor?.list() ?? []).compactMap(slug).filter { seen.insert($0).inserted }
    }

    private func slug(_ cursor: YAMLCursor) -> String? {
        guard let slug = cursor.oneLine() else { return nil }
        return isKnown(slug, cursor) ? slug : nil
    }

    private func isKnown(_ slug: String, _ cursor: YAMLCursor) -> Bool {
        if shelf.slugs.contains(slug) { return true }
        var values = ["slug": slug]
        values["nearest"] = nearest(to: slug, among: shelf.slugs)
        cursor.add(.slugUnknown, .error, values)
        return false
    }

    private func section(_ cursor: YAMLCursor) -> String? {
        guard let id = cursor.oneLine() else { return nil }
        let known = workspace.sections.map(\.id)
        if known.contains(id) { return id }
        var values = ["section": id]
        values["nearest"] = nearest(to: id, among: known)
        cursor.add(.sectionUnknown, .error, values)
        return nil
    }

    // MARK: What the publication says itself

    private func event(_ cursor: YAMLCursor) -> Event? {
        guard let map = cursor.map(["date", "time", "title", "place"]), let date = map.required("date")?.date(),
            let title = map.required("title")?.oneLine()
        else { return nil }
        return Event(date: date, time: map["time"]?.oneLine(), title: title, place: map["place"]?.oneLine())
    }

    private func letter(_ cursor: YAMLCursor) -> Letter? {
        guard let map = cursor.map(["title", "text", "signed"]), let title = map.required("title")?.oneLine(),
            let text = map.required("text"), let words = text.string()
        else { return nil }
        // A block of text begins on the line after its `|`, a text in quotes on the line of its key.
        let isBlock = words.contains("\n")
        let (blocks, findings) = MarkdownReader.read(
            words, file: cursor.document.file, lineOffset: text.line - (isBlock ? 0 : 1))
        cursor.document.add(findings)
        let paragraphs = blocks.flatMap(\.texts)
        return Letter(title: title, paragraphs: paragraphs, signature: map["signed"]?.oneLine())
    }

    // MARK: The designer's decisions

    private func overrides(_ cursor: YAMLCursor?) -> [String: StoryOverride] {
        var overrides: [String: StoryOverride] = [:]
        for (slug, value, keyCursor) in cursor?.entries() ?? [] where isKnown(slug, keyCursor) && !value.isNull {
            overrides[slug] = override(value, of: slug, line: keyCursor.line)
        }
        return overrides
    }

    private func override(_ cursor: YAMLCursor, of slug: String, line: Int) -> StoryOverride? {
        let keys = ["omit", "order", "page", "span", "pattern", "headline", "priority", "section", "photos"]
        guard let map = cursor.map(keys) else { return nil }
        return StoryOverride(
            omit: map["omit"]?.bool() ?? false, order: map["order"]?.int(in: 1...1000),
            page: map["page"]?.int(in: 1...2000), span: map["span"]?.int(in: 1...24),
            pattern: map["pattern"]?.oneLine(), headline: map["headline"]?.oneLine(),
            priority: map["priority"]?.int(in: 1...5), section: map["section"].flatMap(section),
            photos: photos(map["photos"], of: slug), line: line)
    }

    private func photos(_ cursor: YAMLCursor?, of slug: String) -> [String: PhotoOverride] {
        let report = shelf.reports.first { $0.slug == slug }
        var overrides: [String: PhotoOverride] = [:]
        for (name, value, keyCursor) in cursor?.entries() ?? [] {
            if let known = report?.photos.map(\.name), !known.contains(name) {
                var values = ["photo": name, "slug": slug]
                values["nearest"] = nearest(to: name, among: known)
                keyCursor.add(.photoUnknown, .error, values)
                continue
            }
            guard let map = value.map(["omit", "focus", "crop", "rows"]) else { continue }
            overrides[name] = PhotoOverride(
                omit: map["omit"]?.bool() ?? false, focus: map["focus"]?.fractionalPoint(),
                crop: map["crop"]?.fractionalRect(), rows: map["rows"]?.int(in: 1...200))
        }
        return overrides
    }
}

/// What becomes of spot inks.
private enum Spots: String, CaseIterable {
    /// Each has its plate.
    case keep
    /// They are mixed of process inks.
    case process
}
