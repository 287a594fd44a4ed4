import Geometry
import Testing

@testable import imprenta

@Suite struct Messages {
    @Test(arguments: FindingCode.allCases)
    func everyCodeHasWordsInBothLanguages(_ code: FindingCode) throws {
        let message = try #require(Catalogue.message(code), "no words for \(code.rawValue)")
        #expect(!message.es.isEmpty && !message.en.isEmpty)
        #expect(message.placeholders(in: .spanish) == message.placeholders(in: .english))
    }

    @Test func aCodeStandsInOneTableOnly() {
        let codes = Catalogue.tables.flatMap(\.keys)
        #expect(codes.count == Set(codes).count)
    }

    @Test(arguments: terms.keys.sorted())
    func termsAgreeInBothLanguages(_ term: String) throws {
        let message = try #require(terms[term])
        #expect(message.placeholders(in: .spanish) == message.placeholders(in: .english))
    }

    @Test func valuesAndPlacesFillTheWords() {
        let finding = Finding(
            .error, .yamlUnknownKey, at: Finding.Place(file: "a.yml", line: 3, column: 5),
            ["key": "tittle", "nearest": "title", "known": "title, deck"])
        #expect(
            Session.line(finding, .spanish)
                == "a.yml:3:5: error: No se conoce la clave «tittle». ¿Quiso decir «title»? Se admiten: title, deck. [yaml.unknown-key]"
        )
        let far = Finding(.warning, .yamlUnknownKey, at: Finding.Place(page: 2), ["key": "x", "known": "title"])
        #expect(
            Session.line(far, .english)
                == "page 2: warning: The key “x” is not known. Known keys: title. [yaml.unknown-key]")
    }

    @Test func kindsOfValueHaveWordsOfTheirOwn() {
        let values = ["key": "page.bleed", "expected": "length", "low": "0", "high": "72", "found": "3"]
        #expect(
            Catalogue.text(of: Finding(.error, .yamlBadValue, values), in: .spanish)
                == "«page.bleed» debe ser una medida con unidad, como 12pt o 3mm, de 0 a 72 pt; dice «3».")
        let markup = Finding(.note, .reportUnsupported, ["markup": "footnote", "text": "Ver [1]"])
        #expect(Catalogue.text(of: markup, in: .english).hasPrefix("The text holds a footnote,"))
        #expect(Catalogue.text(of: markup, in: .english).contains("“Ver [1]”"))
        let broken = Finding(.error, .yamlSyntax, ["problem": "could not find expected ':'"])
        #expect(Catalogue.text(of: broken, in: .spanish).contains("falta «:»"))
        let unknown = Finding(.error, .yamlSyntax, ["problem": "something new"])
        #expect(Catalogue.text(of: unknown, in: .spanish).contains("something new"))
    }

    private static let locales: [([String], [String: String], Language)] = [
        (["--lang", "es"], ["LANG": "en_US.UTF-8"], .spanish),
        (["--lang=en"], ["LANG": "es_MX.UTF-8"], .english),
        ([], ["LANG": "es_MX.UTF-8"], .spanish), ([], ["LC_ALL": "C", "LANG": "es_MX.UTF-8"], .english),
        ([], ["LC_ALL": "", "LC_MESSAGES": "es_ES", "LANG": "en"], .spanish), ([], [:], .english),
        (["--lang", "fr"], ["LANG": "es"], .spanish),
    ]

    @Test(arguments: locales)
    func languageFollowsArgumentsThenLocale(
        _ arguments: [String], _ environment: [String: String], _ expected: Language
    ) {
        #expect(Language.chosen(["imprenta"] + arguments, environment) == expected)
    }

    @Test func usageErrorsSpeakSpanish() {
        let english = "Error: Missing expected argument '<nombre>'\nUsage: imprenta compose"
        #expect(
            UsageWords.translated(english, to: .spanish)
                == "Error: falta el argumento «<nombre>»\nUso: imprenta compose")
        #expect(UsageWords.translated(english, to: .english) == english)
        #expect(UsageWords.translated("Unknown option '--x'", to: .spanish) == "No se conoce la opción «--x»")
        #expect(
            UsageWords.translated("The value 'fr' is invalid for '--lang <idioma>'. Please", to: .spanish)
                == "El valor «fr» no sirve para «--lang <idioma>». Please")
        #expect(
            UsageWords.translated(
                "The value 'x' is invalid for '--a <b>'. Please provide one of 'c', 'd' or 'e'.", to: .spanish)
                == "El valor «x» no sirve para «--a <b>»; puede ser 'c', 'd' o 'e'.")
    }
}
