import PrintModel
import Testing

@testable import Typesetting

/// What stays together, and where addresses and words may be cut.
@Suite struct TiesAndBreaks {
    @Test(arguments: [
        ("12", "de"), ("(1", "de"), ("de", "marzo"), ("de", "marzo,"), ("de", "2024."), ("Sr.", "Pérez"),
        ("Sra.", "Díaz"), ("la", "%"), ("núm.", "5"), ("Núm.", "12-B,"), ("No.", "38"), ("$", "1,200"), ("art.", "115"),
        ("C.", "Juan"), ("(Lic.", "Ana"), ("Ing.", "Luis"), ("Dra.", "Ruiz"), ("p.", "m."), ("a.", "m.,"),
        ("10:30", "a."), ("10:30", "p.m."), ("J.", "P."), ("P.", "Duarte"), ("J.P.", "Duarte"), ("EE.", "UU."),
        ("Juan", "XXIII"), ("siglo", "XX,"), ("Felipe", "II"), ("45", "%"), ("20", "km"), ("20", "°C."), ("12", "000"),
        ("¿", "Cómo"), ("¡", "Ya"), ("«", "Agua"), ("—", "dijo"), ("(", "sic"), ("agua", "»"), ("agua", ")."),
        ("fracción", "IV"), ("1,200", "pesos"), ("(200", "m²)"), ("junio", "·"),
    ])
    func strongTies(before: String, after: String) {
        #expect(Ties.strength(before, after) == .strong)
        #expect(Ties.bind(before, after))
    }

    @Test(arguments: [
        ("a", "la"), ("y", "otra"), ("O", "bien"), ("e", "hijos"), ("u", "otros"), ("¿Y", "tú?"), ("20", "metros"),
    ])
    func weakTies(before: String, after: String) { #expect(Ties.strength(before, after) == .weak) }

    @Test(arguments: [
        ("la", "obra"), ("No.", "El"), ("agua.", "Después"), ("40", "de"), ("marzo", "de"), ("de", "12"),
        ("mi", "casa"), ("y,", "además"), ("Obra", "MIXTA"), ("obra", "II"), ("", "agua"), ("agua", ""), ("EL", "AGUA"),
        ("Puente", "—dijo"), ("m²", "de"),
    ])
    func freeSpaces(before: String, after: String) { #expect(Ties.strength(before, after) == .none) }

    /// What is told of a word alone spares looking at most pairs: it must never say other than the pair does.
    @Test func naturesAgreeWithPairs() {
        let words = """
            de De del «de (de a A «a ¿a (y o, o u e. é casa Casa «Casa» CASA 5 12 31 32 1999 2024, 3000 3.5 $40 -5 −5 1º \
            nº núm. Núm. (núm. art. Sr. sr. «Sr. don Don calle km km. km/h m kg. % %, »; … ... ( ¿ «¿ — -- ----- ! ) [ \
            mayo mayo, Mayo marzo» setiembre I II XIV, V V. C. C C.P. J. P. S. A. EE. UU. a.m. a. p. m mil millones \
            horas metros, años por # § US$ MXN siglo siglos (siglo lote 55 º 1ª ñ ßa d' l'agua /etc/fonts x@y.mx
            """.split(whereSeparator: \.isWhitespace).map(String.init)
        for before in words {
            let nature = Ties.Nature(of: before)
            for after in words {
                guard let strength = nature.strength(before: Ties.Nature(of: after)) else { continue }
                #expect(strength == Ties.strength(before, after), "\(before) \(after)")
            }
        }
    }

    @Test func oneLetterIsNeverLeftAlone() {
        #expect(Ties.strands(Array("¿o-bra"), at: 3))
        #expect(Ties.strands(Array("«ser-á»"), at: 5))
        #expect(Ties.strands(Array("e-mail"), at: 2))
        #expect(!Ties.strands(Array("so-bra"), at: 3))
    }

    @Test(arguments: [
        ("https://www.gob.mx/salud/tramites", "https://|www|.gob|.mx/|salud/|tramites"),
        ("(informes@amatlan.gob.mx).", "(informes|@amatlan|.gob|.mx)."), ("www.inegi.org.mx", "www|.inegi|.org|.mx"),
        ("https://a.mx/x?clave=12&folio_largo=345", "https://|a|.mx/|x|?clave|=12|&folio|_largo|=345"),
        ("reports/obras/puente/report.md", "reports/|obras/|puente/|report|.md"),
        ("sitio-web.com.mx,", "sitio|-web|.com|.mx,"), ("«informe.txt(.gz)»", "«informe|.txt(.gz)»"),
        ("charset=ISO-2022", "charset|=ISO|-2022"),
    ])
    func addressesEndLinesAtTheirMarks(text: String, expected: String) {
        let characters = Array(text)
        let points = AddressBreaks.points(in: characters)
        var shown = ""
        for (index, character) in characters.enumerated() {
            if points.contains(index) { shown += "|" }
            shown.append(character)
        }
        #expect(shown == expected)
    }

    @Test(arguments: [
        "obra", "hoy.mañana", "a.pdf", "=3", "teórico-práctico", "y/o", "niños/niñas", "2023/2024", "J.P.", "agua.El",
        "12.5", "", "@", "://",
        "1/2/3",
        "km/h", "(...)", "etc.",
    ])
    func ordinaryWordsAreNoAddresses(text: String) {
        #expect(AddressBreaks.points(in: Array(text)).isEmpty)
    }

    @Test func divisionsKeepToExceptionsAndLeaveAcronymsWhole() throws {
        let hyphenator = try Hyphenator(
            dictionary: "/usr/share/hyphen/hyph_es_MX.dic",
            exceptions: ["amatlán": [1, 3], "tehuacán": [], "obra": [2]])
        #expect(hyphenator.points(in: "Amatlán") == [3])
        #expect(hyphenator.points(in: "¿AMATLÁN?»") == [4])
        #expect(hyphenator.points(in: "Tehuacán,").isEmpty)
        #expect(hyphenator.points(in: "obra") == [2])
        #expect(!hyphenator.points(in: "construcción").isEmpty)
        #expect(hyphenator.points(in: "SEDESOL").isEmpty && hyphenator.points(in: "(CONACULTA)").isEmpty)
        #expect(!hyphenator.points(in: "ADMINISTRACIÓN").isEmpty)
        #expect(hyphenator.points(in: "informes@amatlan.gob.mx").isEmpty)
        #expect(hyphenator.points(in: "acuerdo2024").isEmpty)
        // A word with a figure or a letter in brackets behind it is a word all the same.
        #expect(hyphenator.points(in: "construcción(2)") == hyphenator.points(in: "construcción"))
        for word in ["¿organizar", "«operación", "—abre", "aéreo", "ibero-americano", "¡actuar!"] {
            let characters = Array(word)
            for place in hyphenator.points(in: word) {
                let left = characters[..<place].reversed().prefix(while: \.isLetter).count
                let right = characters[place...].prefix(while: \.isLetter).count
                #expect(left >= 2 && right >= 2, "\(word)")
            }
        }
    }

    @Test(arguments: [
        ("GNU/Linux", [4]), ("entrada/salida", [8]), ("km/h", []), ("y/o", []), ("pública/o", []), ("12/2024", []),
        ("teórico-práctico", [8]), ("2023–2024", []),
    ])
    func writtenMarksBetweenWordsEndLines(text: String, points: [Int]) {
        #expect(DashBreaks.points(in: Array(text)) == points)
    }

    @Test func raggedLinesKeepTiesWhereTheyCan() throws {
        let setter = try Compositor.setter()
        for measure in stride(from: 110.0, through: 260, by: 10) {
            let text = "La obra abrió el 12 de marzo y a las 10:30 a. m. habló la Dra. Ruiz de lo hecho en el siglo XX"
            let ends = setter.set(text, Compositor.plain, measure).lines.dropLast().map(\.text)
            for end in ["12", "a.", "Dra.", "siglo", "10:30"] {
                #expect(!ends.contains { $0.hasSuffix(" " + end) }, "\(measure) \(ends)")
            }
        }
    }
}
