import Foundation
import Geometry
import PrintModel

/// Reads `layouts/<name>.yml` and checks that everything it names is declared.
struct LayoutReader {
    let folder: WorkspaceFolder
    /// The space that a layout whose page says `space` is made for.
    var space: PressSpace?

    private static let keys = [
        "page", "grid", "leading", "fonts", "hyphenation", "hanging", "inks", "styles", "front", "inside", "back",
        "story", "patterns", "photos", "stories", "images", "extends", "book",
    ]
    /// Longest chain of layouts that extend one another.
    private static let mostLayers = 8

    func read(_ name: String) throws(Fault) -> (layout: Layout, findings: [Finding]) {
        let layers = try layers(of: name)
        let layout = layout(name, from: layers)
        let findings = layers.flatMap(\.document.findingsByLine)
        guard let layout, !findings.contains(where: { $0.severity == .error }) else {
            throw Fault(.unusableData, findings)
        }
        return (layout, findings)
    }

    /// One file of a layout.
    private struct Layer {
        let path: String
        let file: String
        let document: YAMLDocument
        let map: YAMLMap
        /// The folder that its paths are relative to.
        var base: String { String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex)) }
    }

    /// The layout's own file, then the one it extends, and so on.
    private func layers(of name: String) throws(Fault) -> [Layer] {
        var layers: [Layer] = []
        var next: String? = name
        while let current = next {
            let (path, file) = try location(of: current)
            if let last = layers.last,
                layers.count >= LayoutReader.mostLayers || layers.contains(where: { $0.path == path })
            {
                last.map["extends"]?.add(.layoutCircular, .error, ["name": current])
                throw Fault(.unusableData, layers.flatMap(\.document.findings))
            }
            let text: String
            switch TextFile.read(path, as: file) {
            case .success(let read): text = read.text
            case .failure(let failure): throw Fault(.unusableData, [failure.finding])
            }
            let document = YAMLDocument(file: file)
            guard let map = document.root(of: text)?.map(LayoutReader.keys) else {
                throw Fault(.unusableData, document.findings)
            }
            layers.append(Layer(path: path, file: file, document: document, map: map))
            next = map["extends"]?.oneLine()
        }
        return layers
    }

    private func location(of name: String) throws(Fault) -> (path: String, file: String) {
        let own = Paths.join(folder.root, "layouts")
        let shared = Paths.join(folder.resources, "layouts")
        if Paths.isName(name) {
            let file = "layouts/\(name).yml"
            if Paths.isFile(Paths.join(folder.root, file)) { return (Paths.join(folder.root, file), file) }
            let path = Paths.join(folder.resources, file)
            if Paths.isFile(path) { return (path, path) }
        }
        let known = Set(folder.names(of: "yml", in: own) + folder.names(of: "yml", in: shared)).subtracting([
            "conditions", "hanging",
        ])
        var values = ["name": name, "known": known.sorted().joined(separator: ", ")]
        values["nearest"] = nearest(to: name, among: known)
        throw Fault(.missingInput, .layoutMissing, at: Finding.Place(file: "layouts/\(name).yml"), values)
    }

    private func layout(_ name: String, from layers: [Layer]) -> Layout? {
        let maps = layers.map(\.map)
        // What a layout does not say, the one it extends does; inks and styles are taken over one by one.
        let map = YAMLMap(
            cursor: maps[0].cursor,
            values: maps.dropFirst().reduce(maps[0].values) { $0.merging($1.values) { nearer, _ in nearer } })
        func base(_ cursor: YAMLCursor?) -> String {
            (layers.first { $0.document === cursor?.document } ?? layers[0]).base
        }
        // Everything that names an ink or a style is checked against those declared, whether or not their own values are
        // right. All parts are read before any is missed.
        let names = LayoutNames(
            styles: Set(maps.flatMap { $0["styles"]?.keys ?? [] }).sorted(),
            inks: Set(maps.flatMap { $0["inks"]?.keys ?? [] }).sorted())
        _ = map.required("inks")
        _ = map.required("styles")
        let inks = maps.reduce(into: [String: Ink]()) { inks, map in
            inks.merge(map["inks"].map { InkReader.inks($0) } ?? [:]) { nearer, _ in nearer }
        }
        let styles = maps.reduce(into: [String: TextStyle]()) { styles, map in
            var read = map["styles"].map { LayoutStyles.read($0, names: names) } ?? [:]
            // Lines are of the layout's own file; what another says has none there.
            if map.cursor.document !== maps[0].cursor.document { for name in read.keys { read[name]?.line = 0 } }
            styles.merge(read) { nearer, _ in nearer }
        }
        func placed(_ kind: PageKind, _ cursor: YAMLCursor?) -> PageKind {
            var kind = kind
            if cursor?.document !== maps[0].cursor.document {
                for index in kind.elements.indices { kind.elements[index].line = 0 }
            }
            return kind
        }
        let photos = map["photos"].flatMap { InkReader.photos($0, inks: names.inks) } ?? .colour
        let page = map.required("page").flatMap { LayoutPage.format($0, space: space) }
        let grid = map.required("grid").flatMap { LayoutPage.grid($0, space: space) }
        let leading = map.required("leading")?.length(in: 4...72)
        let fonts = (map.required("fonts")?.list() ?? []).compactMap { folder(item: $0, base: base(map["fonts"])) }
        let hyphenation = dictionaries(map["hyphenation"], base: base(map["hyphenation"]))
        let hanging = HangingReader(resources: folder.resources)
            .read(map["hanging"], base: base(map["hanging"]), into: (map["hanging"] ?? map.cursor).document)
        let kinds = LayoutPages(names: names, trim: page?.trim ?? Size(width: 14_400, height: 14_400))
        let front = (map["front"]?.list() ?? []).compactMap(kinds.kind).map { placed($0, map["front"]) }
        let inside = map.required("inside").flatMap(kinds.kind).map { placed($0, map["inside"]) }
        let back = (map["back"]?.list() ?? []).compactMap(kinds.kind).map { placed($0, map["back"]) }
        let book = map["book"].flatMap { LayoutBook(names: names, kinds: kinds).rules($0) }
        let story = map.required("story").flatMap { LayoutStories(names: names).rules($0) }
        let isSpace = map["grid"]?.isMap == false
        let patterns = (map.required("patterns")?.list() ?? []).compactMap { item in
            LayoutStories(names: names).pattern(
                item, gridColumns: grid?.columns ?? 24, isSpace: isSpace, isSpread: grid?.fold != nil)
        }
        if let cursor = map["patterns"], cursor.list()?.isEmpty == true { cursor.refuse("not-empty") }
        refuseTwins(map["patterns"], patterns)
        guard let page, let grid, let leading, let inside, let story else { return nil }
        if let cursor = map["page"] { LayoutPage.check(page, grid, leading: leading, cursor) }
        var layout = Layout(
            name: name, file: layers[0].file, page: page, grid: grid, leading: leading, fonts: fonts,
            hyphenation: hyphenation,
            inks: inks, styles: styles, front: front, inside: inside, back: back, story: story, patterns: patterns,
            hanging: hanging, photos: photos, book: book)
        layout.hasStories = map["stories"]?.bool() ?? true
        layout.images = map["images"].flatMap { LayoutPage.images($0, trim: page.trim) }
        return layout
    }

    /// Stories are given patterns by name: of two with one name, the second would never be what it says.
    private func refuseTwins(_ cursor: YAMLCursor?, _ patterns: [StoryPattern]) {
        var lines: [String: Int] = [:]
        for item in cursor?.list() ?? [] {
            guard let pattern = patterns.first(where: { $0.line == item.line }) else { continue }
            if let first = lines[pattern.name] {
                item.add(.yamlDuplicateKey, .error, ["key": pattern.name, "first": String(first)])
            } else {
                lines[pattern.name] = item.line
            }
        }
    }

    private func folder(item: YAMLCursor, base: String) -> String? {
        guard let name = item.string() else { return nil }
        guard let path = Paths.resolved(Paths.join(base, name)) else {
            item.add(.fontFolderMissing, .error, ["folder": name])
            return nil
        }
        return path
    }

    private func dictionaries(_ cursor: YAMLCursor?, base: String) -> [String: String] {
        var dictionaries: [String: String] = [:]
        for (language, value, _) in cursor?.entries() ?? [] {
            guard let name = value.string() else { continue }
            if let path = Paths.resolved(Paths.join(base, name)), Paths.isFile(path) {
                dictionaries[language] = path
            } else {
                value.add(.dictionaryMissing, .error, ["language": language, "file": name])
            }
        }
        return dictionaries
    }
}

/// The names a layout declares, against which every use is checked.
struct LayoutNames {
    let styles: [String]
    let inks: [String]

    /// A style's name that is declared.
    func style(_ cursor: YAMLCursor) -> String? { declared(cursor, among: styles, else: .styleUnknown, as: "style") }

    /// An ink's name that is declared.
    func ink(_ cursor: YAMLCursor) -> String? { declared(cursor, among: inks, else: .inkUnknown, as: "ink") }

    /// A map from parts to styles.
    func styles(_ cursor: YAMLCursor?) -> [String: String] { map(cursor, style) }

    /// A map from parts to inks.
    func inks(_ cursor: YAMLCursor?) -> [String: String] { map(cursor, ink) }

    private func map(_ cursor: YAMLCursor?, _ value: (YAMLCursor) -> String?) -> [String: String] {
        var result: [String: String] = [:]
        for entry in cursor?.entries() ?? [] { result[entry.key] = value(entry.value) }
        return result
    }

    private func declared(
        _ cursor: YAMLCursor, among known: [String], else code: FindingCode, as kind: String
    ) -> String? {
        guard let name = cursor.oneLine() else { return nil }
        if known.contains(name) { return name }
        var values = [kind: name]
        values["nearest"] = nearest(to: name, among: known)
        cursor.add(code, .error, values)
        return nil
    }
}
