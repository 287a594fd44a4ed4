import Geometry
import PrintModel

/// Fills `{title}`, `{number}`, `{year}`, `{period}`, `{date}`, `{municipality}`, `{place}`, `{administration}`,
/// `{print-run}`, `{page}`, `{page-roman}` (xiv), `{section}`, `{chapter}`, `{chapter-number}`, `{chapter-deck}`, `{article}` and
/// `{telephones}` in a layout's texts. An unknown name stays as it is.
struct Template {
    private let values: [String: String]

    init(
        _ edition: Edition, page: Int, section: String?, chapter: Chapter? = nil, number: String? = nil,
        article: String? = nil
    ) {
        let publication = edition.publication
        values = [
            "title": publication.title, "number": publication.number.map(String.init) ?? "",
            "year": publication.year ?? "", "period": publication.period ?? "",
            "date": SpanishDate.full(publication.date, tied: true), "municipality": edition.workspace.municipality,
            "place": edition.workspace.place, "administration": edition.workspace.administration ?? "",
            "print-run": publication.printRun.map(String.init) ?? "", "page": String(page),
            "page-roman": Template.roman(page), "section": section ?? "",
            "chapter": chapter?.title ?? "", "chapter-number": number ?? "", "chapter-deck": chapter?.deck ?? "",
            "article": article ?? "", "telephones": Template.telephones(edition.workspace),
        ]
    }

    /// A number from 1 on in small Roman figures, as front matter is numbered.
    private static func roman(_ number: Int) -> String {
        let figures = [
            (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
            (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
        ]
        var (left, text) = (number, "")
        for (value, figure) in figures {
            while left >= value {
                text += figure
                left -= value
            }
        }
        return text
    }

    /// The areas that have a telephone, with it; a number is not parted from its “ext.”.
    private static func telephones(_ workspace: Workspace) -> String {
        workspace.areas.values.compactMap { area in
            area.phone.map { "\(area.name), \($0.replacing(" ", with: "\u{00A0}"))" }
        }.sorted().joined(separator: ". ")
    }

    /// The names in a template that stand for nothing.
    func unknownNames(in template: String) -> [String] {
        template.split(separator: "{").dropFirst().compactMap { part in
            guard let close = part.firstIndex(of: "}") else { return nil }
            let name = String(part[..<close])
            return values[name] == nil ? name : nil
        }
    }

    /// The text with every name replaced by its value.
    func fill(_ template: String) -> String {
        var result = ""
        var rest = Substring(template)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            result += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
