import Geometry

/// All messages, and how a finding becomes one.
enum Catalogue {
    /// The messages of every stage. A code stands in one table only.
    static let tables: [[FindingCode: Message]] = [
        fileMessages, readingMessages, selectionMessages, layoutMessages, photoMessages, paintingMessages,
        preflightMessages, impositionMessages, galleyMessages, commandMessages, inspectionMessages, inkMessages,
        ledgerMessages, paymentMessages, invoiceMessages,
        proofreadingMessages, revisionMessages,
        submissionMessages, documentMessages, pictureMessages, sheetMessages, needMessages, dropMessages,
    ]

    private static let all = tables.reduce(into: [FindingCode: Message]()) { $0.merge($1) { first, _ in first } }

    /// The words for a code.
    static func message(_ code: FindingCode) -> Message? { all[code] }

    /// A finding in words, without its place.
    static func text(of finding: Finding, in language: Language) -> String {
        guard let message = all[finding.code] else { return finding.code.rawValue }
        let text = message.text(in: language) { value($0, of: finding, in: language) }
        guard let others = finding.values["other-pages"] else { return text }
        return text + language.say(" También en otras \(others) páginas.", " Also on \(others) other pages.")
    }

    /// Some values are names of things that have words of their own.
    private static func value(_ name: String, of finding: Finding, in language: Language) -> String? {
        guard let value = finding.values[name] ?? placed(name, finding.place) else { return nil }
        switch name {
        case "expected":
            return terms[value]?.text(in: language) { key in finding.values[key] } ?? value
        case "markup", "missing", "feature", "reason":
            return (terms[value] ?? markTerms[value] ?? documentTerms[value])?[language] ?? value
        case "due": return CivilDate(value).map(language.date) ?? value
        case "why": return revisionTerms[value]?[language] ?? value
        case "parts":
            return value.split(separator: ",").map { revisionTerms[String($0)]?[language] ?? String($0) }
                .joined(separator: ", ")
        case "moment", "event": return ledgerTerms[value]?[language] ?? value
        case "problem": return yamlProblem(value, in: language)
        default: return value
        }
    }

    private static func placed(_ name: String, _ place: Finding.Place) -> String? {
        switch name {
        case "file": place.file
        case "line": place.line.map(String.init)
        case "page": place.page.map(String.init)
        case "report": place.report
        default: nil
        }
    }
}
