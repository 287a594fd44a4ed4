import Foundation
import PrintModel

/// A photograph that stands in a report's text: `![What it shows](puente.jpg "Foto: Ana Ruiz")` in a paragraph of its own.
struct PhotoInText: Hashable {
    /// Its file as the text names it.
    var name: String
    /// What stands under it.
    var caption: String?
    /// Who took it.
    var credit: String?
    /// Line of the report's file.
    var line: Int

    /// Whether a paragraph holds nothing but photographs of the workspace.
    static func areAll(of paragraph: MarkdownNode) -> Bool {
        let nodes = paragraph.children.filter { $0.kind != .softBreak && $0.kind != .lineBreak }
        return !nodes.isEmpty && nodes.allSatisfy { $0.kind == .image && !name(of: $0).isEmpty && !isElsewhere($0) }
    }

    /// The photographs of such a paragraph.
    static func all(in paragraph: MarkdownNode, line: Int) -> [PhotoInText] {
        paragraph.children.filter { $0.kind == .image }.map { node in
            PhotoInText(
                name: name(of: node), caption: words(InlineReader.read(node).text.plain), credit: words(node.title),
                line: line)
        }
    }

    /// Addresses have letters by their numbers where a file's name has a space or an accent.
    private static func name(of node: MarkdownNode) -> String { node.address.removingPercentEncoding ?? node.address }

    private static func isElsewhere(_ node: MarkdownNode) -> Bool {
        node.address.contains("://") || node.address.hasPrefix("data:")
    }

    private static func words(_ text: String) -> String? {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.isEmpty ? nil : line
    }
}

extension Report {
    /// Gives the photographs that stand in the text to the report: what the front matter does not say of them is taken from
    /// there, and those it does not name come after those it names.
    ///
    /// - Parameter find: Looks for a file, and says what is wrong with it.
    /// - Returns: Captions and credits that the front matter says otherwise, which are not printed.
    mutating func take(_ shown: [PhotoInText], find: (PhotoInText) -> String?) -> [(line: Int, words: String)] {
        var unsaid: [(line: Int, words: String)] = []
        for photo in shown {
            guard let index = photos.firstIndex(where: { $0.name == photo.name }) else {
                photos.append(
                    Photo(
                        name: photo.name, path: find(photo), caption: photo.caption, credit: photo.credit,
                        alternative: photo.caption, line: photo.line))
                continue
            }
            for (part, said) in [(\Photo.caption, photo.caption), (\Photo.credit, photo.credit)] {
                guard let said else { continue }
                if let other = photos[index][keyPath: part], other != said { unsaid.append((photo.line, said)) }
                photos[index][keyPath: part] = photos[index][keyPath: part] ?? said
            }
        }
        return unsaid
    }
}
