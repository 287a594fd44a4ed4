import Foundation
import Geometry
import PrintModel
import TestSupport
import Testing

@testable import Submissions

/// The declared language is a hint: the text decides.
struct LanguageTests {
    private static let spanish =
        "El ayuntamiento entregó los apoyos a las familias que viven en la parte alta del municipio, donde no había agua."
    private static let english =
        "The council has given the families who live in the upper part of the town what they had asked for last year."
    private static let french =
        "La commune a remis aux familles qui vivent dans les hauteurs ce qu'elles avaient demandé pour leurs maisons."

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [("es", spanish), ("en", english), ("fr", french)])
    func aTextIsKnownByItsCommonestWords(language: String, text: String) {
        #expect(LanguageFinder.language(of: [RichText(text)]) == language)
    }

    @Test(arguments: ["", "Amatlán", "123 456", "Obra OBRA obra", "Tlen tikchiua axkan nochi tokniuan"])
    func whatDoesNotTellIsLeftOpen(text: String) {
        #expect(LanguageFinder.language(of: [RichText(text)]) == nil)
    }

    @Test func aSpanishTextMarkedEnglishIsSpanish() throws {
        let page = "<html lang=\"en-US\"><body><h1>Agua</h1><p>\(Self.spanish)</p></body></html>"
        let document = try SubmissionReader().read(try folder.write("a.html", page), named: "a.html")
        #expect(document.report.language == "es")
        let finding = document.findings.first(.documentLanguage)
        #expect(finding?.values == ["declared": "en-US", "found": "es"])
        let markdown = document.markdown(section: nil, pictures: [], language: nil)
        #expect(markdown.contains("\nlanguage: \"es\"\n"))
    }

    @Test(arguments: ["docx", "odt"])
    func stylesOfOfficeFilesOnlyHint(format: String) throws {
        let source = "---\nlang: en-US\n---\n\n# Agua\n\n\(Self.spanish)\n\n\(Self.spanish)"
        let document = try SubmissionReader().read(
            try Sent.document(source, as: format, in: folder), named: "a." + format)
        #expect(document.report.language == "es")
        #expect(document.findings.first(.documentLanguage)?.values["declared"] == "en-US")
    }

    @Test func aParagraphInAnotherLanguageIsMarked() throws {
        let text =
            "# Agua\n\n\(Self.spanish)\n\nAsí lo dijo [Open Data]{lang=en} y [las obras de los que]{lang=en}.\n\n"
            + "The **council** has given the families who live in the upper part what they had asked for."
        let document = try SubmissionReader().read(try folder.write("a.md", text), named: "a.md")
        let runs = document.report.blocks.flatMap(\.texts).map { $0.runs.map(\.language) }
        #expect(runs == [[nil], [nil, "en", nil, nil, nil], ["en", "en", "en"]])
        let markdown = document.markdown(section: nil, pictures: [], language: nil)
        #expect(markdown.contains("[Open Data]{lang=en}"))
        #expect(markdown.contains("[The **council** has given"))
    }

    @Test func marksAreMendedAsTheLanguageHasThem() {
        var mender = TextMender()
        #expect(mender.mended(RichText("He said \"yes\" on the 1o. day"), in: "en").plain.contains("“yes”"))
        #expect(mender.mended(RichText("Il dit : \"oui\" ..."), in: "fr").plain == "Il dit : \"oui\" …")
    }
}
