import Foundation
import PrintModel
import Testing

@testable import Submissions

/// What is mended in how a text is typed, and that what it says stays.
struct MendingTests {
    private func mended(_ text: String) -> String {
        var mender = TextMender()
        return mender.mended(RichText(text)).plain
    }

    @Test(arguments: [
        ("Dijo \"basta\" y se fue", "Dijo «basta» y se fue"),
        ("«Leyó \"El Quijote\" ayer»", "«Leyó “El Quijote” ayer»"),
        ("una comilla\" sola", "una comilla\" sola"), ("D'Artagnan", "D’Artagnan"),
        ("y entonces...", "y entonces…"), ("hola , mundo !", "hola, mundo!"), ("( dentro )", "(dentro)"),
        ("¿ Qué pasó ?", "¿Qué pasó?"), ("la obra - dijo - avanza", "la obra — dijo — avanza"),
        ("de 5 - 3 puntos", "de 5 - 3 puntos"), ("centro-sur", "centro-sur"), ("- punto", "- punto"),
        ("el 1o. de mayo", "el 1.º de mayo"), ("la 2a. sesión", "la 2.ª sesión"), ("3º lugar", "3.º lugar"),
        ("a 25° C", "a 25° C"), ("1° de enero", "1.º de enero"), ("calle 5a", "calle 5a"),
        ("$ 1500000.00", "$1,500,000.00"), ("$950", "$950"), ("$1,500", "$1,500"), ("$1.500.000", "$1.500.000"),
        ("$12345, más IVA", "$12,345, más IVA"), ("pasó .5 metros", "pasó .5 metros"), ("", ""),
    ])
    func marksAreMended(before: String, after: String) {
        #expect(mended(before) == after)
        // What is mended once stays.
        #expect(mended(after) == after)
    }

    @Test func lettersAndFiguresNeverChange() {
        let pieces = [
            "obra", "\"", " ", "-", "...", "1o.", "$", "1500", ",", "(", ")", "'", "¿", "?", "«", "»", "°", "º", ".",
            "ñ", "3",
        ]
        var seed: UInt64 = 42
        for _ in 0..<2000 {
            var text = ""
            for _ in 0..<12 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(seed >> 33) % pieces.count]
            }
            let letters = { (text: String) in
                text.map { $0 == "º" ? "o" : $0 == "ª" ? "a" : $0 }.filter { $0.isLetter || $0.isNumber }
            }
            let changed = mended(text).replacing("º", with: "º")
            let expected = letters(text.replacing("°", with: ""))
            let found = letters(changed.replacing("°", with: ""))
            // A degree sign may become an ordinal's.
            #expect(found == expected || found.filter { $0 != "o" } == expected.filter { $0 != "o" }, "\(text)")
        }
    }

    @Test func emphasisStaysOnItsWords() {
        var mender = TextMender()
        let text = RichText(runs: [.init("Dijo "), .init("\"basta", .bold), .init("\" , luego")])
        let result = mender.mended(text)
        #expect(result.runs == [.init("Dijo "), .init("«basta", .bold), .init("», luego")])
        #expect(mender.mends.map(\.kind) == ["quotes", "spaces"])
        #expect(mender.mends.map(\.count) == [2, 1])
    }

    @Test(arguments: [
        ("CONCLUYE EL CAMINO A PASO HONDO", "Concluye el camino a Paso Hondo"),
        ("EL DIF ENTREGA APOYOS EN EL OJITE", "El DIF entrega apoyos en El Ojite"),
        ("INFORME XXIV: OBRAS. SEGUNDA PARTE", "Informe XXIV: obras. Segunda parte"),
        ("«JORNADA» DE VACUNACIÓN", "«Jornada» de vacunación"),
        ("REUNIÓN EN PASO HONDO, ANOCHE", "Reunión en Paso Hondo, anoche"),
    ])
    func shoutedTitlesAreCalmed(before: String, after: String) {
        #expect(Shouting.isShouted(before))
        #expect(Shouting(names: ["El Ojite", "Paso Hondo"]).calmed(before) == after)
    }

    @Test func onlyShoutedTitlesAreTouched() {
        for title in ["DIF", "Informe del DIF", "OBRA", "12 de mayo"] { #expect(!Shouting.isShouted(title)) }
    }
}
