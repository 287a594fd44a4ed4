import Geometry
import PrintModel
import Testing

@Suite struct Figures {
    private func reading(_ text: String, _ figures: [KeyFigure], more: [String] = []) -> [String] {
        var reading = Reading()
        reading.add(text, figures: figures)
        return reading.found(.figureContradicts, "text")
    }
    private let line = KeyFigure(value: "3.2 km", label: "de línea de conducción")
    private let homes = KeyFigure(value: "412", label: "hogares con agua diaria")

    @Test func aMeasureThatContradictsTheFigureIsTold() {
        #expect(reading("La línea de conducción mide 3.4 kilómetros.", [line]) == ["3.4 kilómetros"])
        #expect(reading("La línea de conducción, de 3.4 km, está lista.", [line]) == ["3.4 km"])
        #expect(reading("Hay 421 hogares con agua desde mayo.", [homes]) == ["421 hogares"])
        #expect(
            reading(
                "Costó $4,680,000 la inversión de la obra.",
                [KeyFigure(value: "$4,860,000", label: "de inversión total")])
                == ["$4,680,000"])
    }

    @Test(arguments: [
        "La línea de conducción mide 3.2 kilómetros, y 3.4 kilómetros con los ramales.",
        "El rodeo por la sierra es de 38 kilómetros.", "La línea tiene casi 3 kilómetros de conducción.",
        "En 421 hogares hay perros. Son 412 los que tienen agua.", "Se tomaron 3.4 litros.",
        "El 14 de mayo de 2024 a las 3:40.",
        "De las 900 viviendas, cuatrocientas doce.",
    ])
    func whatIsAboutSomethingElseIsLeftAlone(_ text: String) { #expect(reading(text, [line, homes]) == []) }

    @Test func roundedAndSpelledOutNumbersAgree() {
        let spent = KeyFigure(value: "$38.4 M", label: "gasto del trimestre")
        #expect(reading("El gasto del trimestre fue de $38,412,345.", [spent]) == [])
        #expect(reading("El gasto del trimestre fue de $34,812,345.", [spent]) == ["$34,812,345"])
        #expect(reading("El gasto del trimestre fue de 38.4 millones de pesos.", [spent]) == [])
        let years = KeyFigure(value: "4 años", label: "dependió de pipas la localidad")
        #expect(reading("La localidad dependió cuatro años de pipas; el pozo, 37 años.", [years]) == [])
    }

    @Test func aNumberOneDigitAwayFromTheTableIsTold() {
        let table = "\nCapítulo|Monto\nServicios generales|$4,410,000\nDeuda pública|$700,000"
        var slip = Reading()
        slip.add("En servicios generales se pagaron $4,140,000." + table)
        #expect(slip.found(.figureContradicts, "figure") == ["$4,410,000"])
        var right = Reading()
        right.add("En servicios generales se pagaron $4,410,000; en otra cosa, $4,140,000." + table)
        #expect(right.found(.figureContradicts, "text") == [])
        var other = Reading()
        other.add("Por la lluvia se perdieron $4,140,000." + table)
        #expect(other.found(.figureContradicts, "text") == [])
    }

    @Test func aRowIsMeantWhereItsNameAndUnitAreSaid() {
        let table = "\nObra|Hogares\nLínea de El Ojite|412\nTanque de La Laja|120"
        var reading = Reading()
        reading.add("La línea de El Ojite llega a 390 hogares." + table)
        #expect(reading.found(.figureContradicts, "text") == ["390 hogares"])
    }

    @Test func oneAmountSummedInTwoWaysIsTold() {
        var reading = Reading()
        reading.add("Uno.\nObra|Costo\nReparación del puente del estero|$2,375,000")
        reading.add("Dos.\nObra|Costo\nReparación del puente del estero|$2,475,000\nOtra cosa|$1")
        reading.add("Tres.\nObra|Costo\nReparación del puente del estero|$2,375,000\nOtra cosa|$2")
        #expect(reading.found(.figureAmountsDiffer, "text") == ["$2,475,000"])
    }
}
