import Foundation
import Geometry

/// A report's file taken apart: the YAML between two lines of `---`, and the Markdown after them.
struct FrontMatter {
    /// The YAML text.
    var yaml: String
    /// Lines of the file before the YAML text: always the opening `---` alone.
    let yamlOffset = 1
    /// The Markdown text.
    var body: String
    /// Lines of the file before the Markdown text.
    var bodyOffset: Int

    /// Takes `text` apart, or says on which line the front matter should have begun or ended.
    static func split(_ text: String) -> Result<FrontMatter, Missing> {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first, isFence(first) else { return .failure(.opening) }
        guard let end = lines.dropFirst().firstIndex(where: isFence) else { return .failure(.closing) }
        return .success(
            FrontMatter(
                yaml: lines[1..<end].joined(separator: "\n") + "\n",
                body: lines[(end + 1)...].joined(separator: "\n"), bodyOffset: end + 1))
    }

    /// Which of the two lines is missing; the raw value is what findings say.
    enum Missing: String, Error {
        case opening, closing
    }

    private static func isFence(_ line: Substring) -> Bool {
        line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace)
    }
}
