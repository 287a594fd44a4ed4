import Geometry
import PrintModel
import Testing

@Suite struct Conventions {
    private static let wrong: [(String, FindingCode, String)] = [
        ("Subió 12,5 % en mayo.", .conventionNumber, "12.5"),
        ("Fueron 1.234.567 litros.", .conventionNumber, "1,234,567"),
        ("Costó 1.234,50 en total.", .conventionNumber, "1,234.50"),
        ("Hay 31200 habitantes.", .conventionNumber, "31,200"),
        ("Costó $ 1,200 la obra.", .conventionMoney, "$1,200"),
        ("Costó $4860000 la obra.", .conventionMoney, "$4,860,000"),
        ("Costó $1,200 pesos.", .conventionMoney, "$1,200"),
        ("Costó $1,200.5 la pieza.", .conventionMoney, "$1,200.50"),
        ("Fue el 14 de Mayo.", .conventionDate, "14 de mayo"),
        ("Fue el 14 de mayo del 2024.", .conventionDate, "14 de mayo de 2024"),
        ("Fue el 14/05/2024.", .conventionDate, "14 de mayo de 2024"),
        ("Fue el 3-6-24 por la tarde.", .conventionDate, "3 de junio de 2024"),
        ("A las 10:00 am abre.", .conventionTime, "10:00 a. m."),
        ("A las 7:30 PM cierra.", .conventionTime, "7:30 p. m."),
        ("A las 10:00 hrs. abre.", .conventionTime, "10:00 h"), ("A las 9am abre.", .conventionTime, "9 a. m."),
        ("Mide 3.4 Kms de largo.", .conventionUnit, "3.4 km"), ("Mide 120 mts de largo.", .conventionUnit, "120 m"),
        ("Son 15m2 de piso.", .conventionUnit, "15 m²"), ("Pesa 5 kgs con caja.", .conventionUnit, "5 kg"),
    ]
    @Test(arguments: wrong)
    func whatIsWrittenOtherwiseIsToldWithItsForm(_ text: String, _ code: FindingCode, _ better: String) {
        let found = Reading(text).findings().filter { $0.code.rawValue.hasPrefix("convention.") }
        #expect(found.map(\.code) == [code])
        #expect(found.first?.values["better"] == better)
    }

    @Test(arguments: [
        "Costó $1,234.50, o sea 36%, el 14 de mayo de 2024.", "De $38.4 M y 140 millones de pesos.",
        "Abre a las 10:00 a. m. y cierra a las 6:00 p.m. en punto.", "Llame al 7891234567, ext. 110.",
        "El folio 123456 y el C. P. 92500.",
        "En 2024, 3 de cada 10.", "Mide 3.4 km y 12 m; pesa 5 kg.", "El artículo 134, párrafo 8.",
        "Capítulos 1, 2 y 3.",
        "El oficio 12/2024 y la ley 5-A.", "Los años 2021, 2022 y 2023.", "Van 3,4 veces", "La carrera 10K.",
        "Un $5 y un $100.",
        "Quedó 10,000 a 9,500 en total.",
    ])
    func theMexicanConventionIsLeftAlone(_ text: String) {
        let found = Reading(text).findings().filter { $0.code.rawValue.hasPrefix("convention.") }
        // A decimal comma looks like this, whatever was meant.
        #expect(found.map { $0.values["text"] ?? "" } == (text.contains("3,4") ? ["3,4"] : []))
    }

    @Test func anotherLanguageHasAnotherConvention() {
        var reading = Reading()
        reading.add("It opens at 10:00 am.", language: "en")
        #expect(reading.findings() == [])
    }
}
