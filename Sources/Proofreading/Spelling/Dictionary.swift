import CHunspell
import Foundation
import KeptWork

/// A Hunspell dictionary. The handle is not safe to share, so that each belongs to one proofreading.
final class SpellingDictionary {
    private let handle: OpaquePointer
    private let encoding: String.Encoding
    /// Names the dictionary among all others.
    let key: KeptWork.Key

    /// Most bytes that a dictionary or its affixes may have: the largest that Debian has is 8 MB.
    private static let mostBytes = 64 << 20
    /// Longest word that is looked up, in bytes.
    private static let longest = 100

    /// Opens `<name>.dic` with `<name>.aff` beside it; `nil` where either is missing, or its encoding is unknown.
    init?(_ path: String) {
        guard path.hasSuffix(".dic") else { return nil }
        let affixes = String(path.dropLast(4)) + ".aff"
        guard SpellingDictionary.isUsable(path), SpellingDictionary.isUsable(affixes),
            let made = Hunspell_create(affixes, path)
        else { return nil }
        handle = made
        key = KeptWork.Key(files: [path, affixes])
        switch Hunspell_get_dic_encoding(made).map({ String(cString: $0).uppercased() }) {
        case "UTF-8": encoding = .utf8
        case "ISO8859-1", "ISO-8859-1": encoding = .isoLatin1
        case "ISO8859-15", "ISO-8859-15", "WINDOWS-1252", "MICROSOFT-CP1252": encoding = .windowsCP1252
        case "ISO8859-2", "ISO-8859-2": encoding = .isoLatin2
        default:
            Hunspell_destroy(made)
            return nil
        }
    }

    deinit { Hunspell_destroy(handle) }

    /// Whether the dictionary has the word, in this form or, capitalised, in small letters.
    func has(_ word: String) -> Bool {
        guard let bytes = encoded(word) else { return false }
        return Hunspell_spell(handle, bytes) != 0
    }

    /// Words that may have been meant, the likeliest first; at most three.
    func suggestions(for word: String) -> [String] {
        guard let bytes = encoded(word) else { return [] }
        var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        let count = Hunspell_suggest(handle, &list, bytes)
        defer { Hunspell_free_list(handle, &list, count) }
        return (0..<Int(min(count, 3))).compactMap { index in
            list?[index].flatMap {
                String(bytes: UnsafeRawBufferPointer(start: $0, count: strlen($0)), encoding: encoding)
            }
        }
    }

    private func encoded(_ word: String) -> [CChar]? {
        guard !word.utf8.contains(0), let bytes = word.cString(using: encoding),
            bytes.count <= SpellingDictionary.longest
        else { return nil }
        return bytes
    }

    private static func isUsable(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        return status.st_size <= mostBytes && access(path, R_OK) == 0
    }

    // MARK: Which there are

    private static let folder = "/usr/share/hunspell"
    private static let usual = ["es": ["es_MX", "es_ES"], "en": ["en_US", "en_GB"], "pt": ["pt_BR", "pt_PT"]]

    /// Path of the machine's dictionary of a language: its own country's, else the usual one; `nil` where there is none.
    static func path(for language: String) -> String? {
        let parts = language.replacing("_", with: "-").split(separator: "-").map(String.init)
        guard let code = parts.first?.lowercased(), code.count <= 3, code.allSatisfy(\.isLetter) else { return nil }
        let country = parts.dropFirst().last.map { "\(code)_\($0.uppercased())" }
        let names = [country].compactMap { $0 } + (usual[code] ?? []) + [code, "\(code)_\(code.uppercased())"]
        return names.filter { $0.allSatisfy { $0.isLetter || $0 == "_" } }.map { "\(folder)/\($0).dic" }
            .first(where: isUsable)
    }
}
