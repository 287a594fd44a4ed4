import Foundation

/// Names of reports and of their files: small letters, figures and hyphens.
enum Slug {
    /// Longest, characters.
    private static let longest = 48

    /// `El puente queda listo` as `el-puente-queda-listo`; never empty.
    static func of(_ text: String) -> String {
        let plain = text.lowercased().folding(options: .diacriticInsensitive, locale: nil)
        let words = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        var slug = ""
        for word in words {
            guard slug.count + word.count < longest else { break }
            slug += (slug.isEmpty ? "" : "-") + word
        }
        return slug.isEmpty ? "reporte" : slug
    }

    /// The slug, with a number where it is taken.
    static func free(_ slug: String, _ taken: Set<String>) -> String {
        guard taken.contains(slug) else { return slug }
        var number = 2
        while taken.contains("\(slug)-\(number)") { number += 1 }
        return "\(slug)-\(number)"
    }

    /// A file's name in a report's folder, without its suffix.
    static func stem(_ name: String) -> String {
        let last = name.split(separator: "/").last.map(String.init) ?? name
        let stem = last.split(separator: ".").dropLast().joined(separator: "-")
        return of(stem.isEmpty ? last : stem)
    }

    /// A file's name in a report's folder, with the suffix of what it really is.
    static func file(_ name: String, _ kind: FileKind) -> String { stem(name) + "." + kind.rawValue }
}
