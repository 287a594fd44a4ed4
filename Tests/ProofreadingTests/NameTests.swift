import Geometry
import PrintModel
import Testing

@Suite struct Names {
    private static let variants: [(String, String)] = [
        ("El agua llegó a El Ojíte.", "Ojíte"), ("El agua llegó al Ojite.", "al Ojite"),
        ("El agua llegó a Ojite.", "Ojite"), ("Hoy, en el Ojite, hay agua.", "el Ojite"),
        ("La obra de Obras públicas sigue.", "Obras públicas"),
        ("Fue en San Isidro Del Monte ayer.", "San Isidro Del Monte"),
        ("El pueblo de Amatlan creció.", "Amatlan"),
    ]
    @Test(arguments: variants)
    func aNameOfTheSettingsIsWrittenTheirWay(_ text: String, _ variant: String) {
        #expect(Reading(text).found(.nameVariant, "text") == [variant])
    }

    @Test(arguments: [
        "El agua llegó a El Ojite y a Los Amates.", "Las obras públicas de San Isidro del Monte.",
        "Obras públicas que se ven.", "El Ojite Alto tiene otra red.", "Bajo los amates hay sombra.",
        "OJITE Y AMATLÁN", "Amates son los árboles del río.", "El Arroyo Amates baja.",
    ])
    func whatMeansSomethingElseIsLeftAlone(_ text: String) { #expect(Reading(text).findings() == []) }

    @Test func twoSpellingsOfOneNameAreTold() throws {
        let reading = Reading(
            "La escuela Álvaro Obregón abrió.\nFue en la escuela Álvaro Obregón otra vez.",
            "La escuela Alvaro Obregón cerró.")
        let finding = try #require(reading.findings().first { $0.code == .nameVariant })
        #expect(finding.values["text"] == "Alvaro Obregón" && finding.values["name"] == "Álvaro Obregón")
        #expect(finding.place.report == "r1")
    }

    @Test func aSlipInANameIsTold() throws {
        let reading = Reading("Fue en Los Amantes ayer.\nY volvió a Los Amates hoy.")
        let finding = try #require(reading.findings().first { $0.code == .nameLikeness })
        #expect(finding.values["text"] == "Amantes" && finding.values["name"] == "Los Amates")
        let unknown = Reading(
            "La escuela Quetzalcóatl abrió.\nCerca de la escuela Quetzalcóatl.\nOtra vez la escuela Quetzacóatl.")
        #expect(unknown.found(.nameLikeness, "text") == ["Quetzacóatl"])
    }

    @Test(arguments: [
        "La escuela Benito Xuárez y la escuela Benita Xuárez.", "La calle Morelo y la calle Morelos, la calle Morelos.",
        "El señor Casares y el señor Cazares.", "Vino Marina Solís. También Mariana Solís. Y otra vez Mariana Solís.",
        "El Barrio Norte y el Barrio Porte y el Barrio Norte.",
    ])
    func namesThatDifferAreTwoNames(_ text: String) {
        #expect(Reading(text).found(.nameLikeness, "text") == [])
    }

    @Test func manyNamesAreComparedByWhatTheyShare() {
        let letters = Array("bcdfglmnprst")
        let names = (0..<3000).map { number in
            "Xa" + (0..<6).map { String(letters[(number / Int([1, 12, 144, 1728, 7, 5][$0])) % 12]) + "i" }.joined()
        }
        let reading = Reading(names.map { "Vino \($0) hoy." }.joined(separator: "\n"))
        #expect(reading.findings().filter { $0.code == .nameVariant } == [])
    }
}
