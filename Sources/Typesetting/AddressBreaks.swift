/// Where a web address, a path or an e-mail address may end a line without a hyphen, which would read as part of it.
///
/// After The Chicago Manual of Style, 17th ed., 14.18: after a colon or a double slash; before a point, a hyphen and
/// other marks; before `=` and `&`. A single slash stays on the line it ends: a line that begins with one reads as
/// another path.
enum AddressBreaks {
    /// Fewest characters that a break leaves on either side.
    private static let least = 3
    private static let before: Set<Character> = [".", "@", "_", "-", "?", "=", "&", "#", "%", "~", "+"]
    private static let after: Set<Character> = ["/", "\\", ":"]
    /// What a word may wear around an address.
    private static let opening = Set("(«“\"'<[¿¡—")
    private static let closing = Set(").,;:»”\"'>]?!…—")
    private static let domains: Set<Substring> = [
        "com", "org", "net", "edu", "gob", "gov", "info", "int", "mx", "es", "eu", "io", "tv", "us", "uk", "fr", "app",
        "dev", "social",
    ]

    /// What files are called after: only these, since a point that a writer forgot to set apart from the next word looks
    /// the same.
    private static let kinds: Set<Substring> = [
        "bak", "bin", "bmp", "bz2", "cfg", "conf", "css", "csv", "deb", "doc", "docx", "gif", "gz", "heic", "htm",
        "html",
        "img", "ini", "iso", "jpeg", "jpg", "js", "json", "list", "log", "md", "mp3", "mp4", "odp", "ods", "odt", "pdf",
        "php", "png", "ppt", "pptx", "py", "qcow2", "rtf", "service", "sh", "svg", "swift", "tar", "tex", "tif", "tiff",
        "txt", "webp", "xls", "xlsx", "xml", "xz", "yaml", "yml", "zip",
    ]

    /// Whether a word has one of the marks that every address has.
    static func hasMark(_ word: String) -> Bool { word.utf8.contains(where: ".@_/\\=".utf8.contains) }

    /// Offsets, in characters, before which a line may begin; none where the word is no address.
    static func points(in characters: [Character]) -> [Int] {
        guard let core = core(of: characters), isAddress(characters[core]) else { return [] }
        return core.dropFirst(least).filter { place in
            guard core.upperBound - place >= least else { return false }
            let (left, right) = (characters[place - 1], characters[place])
            // Marks that stand together belong together, as `://` does.
            if after.contains(left) { return !after.contains(right) && !before.contains(right) }
            return before.contains(right) && !before.contains(left) && !"([{«“\"".contains(left)
        }
    }

    /// Whether the word, whatever punctuation it wears, is an address or a path.
    static func isAddress(_ characters: [Character]) -> Bool {
        guard let core = core(of: characters) else { return false }
        return isAddress(characters[core])
    }

    private static func isAddress(_ word: ArraySlice<Character>) -> Bool {
        let text = String(word)
        // Few words have any: the rest are looked at no further.
        guard hasMark(text) else { return false }
        if text.contains("://") || text.contains("_") || text.hasPrefix("www.") { return true }
        if let at = word.firstIndex(of: "@"), at > word.startIndex, at < word.endIndex - 1 { return true }
        if word.count(where: { $0 == "\\" }) >= 2 || isPath(text) || isFile(text) || isSetting(word) { return true }
        return isHost(text.prefix { $0 != "/" && $0 != ":" && $0 != "?" })
    }

    /// From a root (`/etc/fonts`), or down to a file with its kind (`reports/puente/report.md`).
    private static func isPath(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3, let last = parts.last else { return false }
        if ["", ".", "..", "~"].contains(parts[0]) { return true }
        guard let point = last.lastIndex(of: ".") else { return false }
        let kind = last[last.index(after: point)...]
        return (1...5).contains(kind.count) && kind.allSatisfy { $0.isLetter || $0.isNumber }
    }

    /// A file by its name and kind (`informe.pdf`), also packed (`informe.txt.gz`).
    private static func isFile(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 2, let name = parts.first, name.count >= 3, let last = parts.last else { return false }
        return kinds.contains(last) && !text.contains(",")
    }

    /// A name and its value (`charset=ISO-2022-JP`).
    private static func isSetting(_ word: ArraySlice<Character>) -> Bool {
        guard let sign = word.firstIndex(of: "="), sign > word.startIndex, sign < word.endIndex - 1 else {
            return false
        }
        return word[..<sign].allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    }

    private static func isHost(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, domains.contains(last) else { return false }
        return labels.allSatisfy { label in
            !label.isEmpty && label.allSatisfy { $0 == "-" || $0.isNumber || $0.isLowercase }
        }
    }

    /// The word without the marks around it.
    private static func core(of characters: [Character]) -> Range<Int>? {
        guard let first = characters.firstIndex(where: { !opening.contains($0) }),
            let last = characters.lastIndex(where: { !closing.contains($0) }), last - first >= 2 * least
        else { return nil }
        return first..<last + 1
    }
}
