import Geometry
import Submissions

extension Receipt {
    /// The receipt as text, at most 96 columns wide but for names and hashes.
    var text: String {
        var lines = [title.uppercased(), municipality].filter { !$0.isEmpty } + [""]
        let width = facts.map(\.0.count).max() ?? 0
        lines += facts.map { $0.0 + String(repeating: " ", count: width - $0.0.count) + "  " + $0.1 }
        lines += ["", summary]
        for part in found where part.severity != .note { lines += list(part) }
        if !submission.reports.isEmpty {
            lines += ["", reportsTitle + ":"]
            lines += submission.reports.flatMap { wrapped("\($0.slug): \(words(of: $0))") }
        }
        lines += ["", filesTitle + ":"]
        for file in submission.files {
            lines += ["  " + file.name, "    " + facts(of: file)]
            if !file.digest.isEmpty { lines.append("    SHA-256 " + file.digest) }
        }
        for part in found where part.severity == .note { lines += list(part) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func list(_ found: Found) -> [String] {
        var lines = ["", found.title + ":"]
        var last: String?
        for item in found.items {
            if item.file != last { lines.append("  " + item.file) }
            lines += wrapped(item.text, indent: 4)
            last = item.file
        }
        return lines
    }

    /// A paragraph in lines of at most 96 columns, so many columns in, the second and later two more.
    private func wrapped(_ text: String, indent: Int = 2) -> [String] {
        let indent = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = indent
        for word in text.split(separator: " ") {
            let isEmpty = line.allSatisfy { $0 == " " }
            if !isEmpty, line.count + word.count + 1 > 96 {
                lines.append(line)
                line = indent + "  " + word
            } else {
                line += (isEmpty ? "" : " ") + word
            }
        }
        return lines + [line]
    }
}
