import Geometry
import PrintModel
import Testing
import Typesetting

let vollkorn = "/usr/share/fonts/truetype/vollkorn"
let patterns = ["es": "/usr/share/hyphen/hyph_es_MX.dic"]
let body = TextStyle(name: "body", font: "Vollkorn", size: 9.2, leading: 12, alignment: .justify, hyphenate: true)
let prose = "El Ayuntamiento de Amatlán rehabilitó 3.4 kilómetros de la línea de conducción que lleva el agua potable a El Ojite, de modo que cuatrocientos doce hogares que la recibían en pipas una vez por semana la tienen ahora todos los días, entre las seis y las once de la mañana. La obra costó $1,250,000 y se terminó en once semanas."

@Suite struct TypesettingTests {
    @Test func printsLines() throws {
        let setter = try Typesetter(fonts: [vollkorn], hyphenation: patterns, styles: [body])
        for measure in [120.0, 166] {
            let paragraph = setter.set(TextRequest(RichText(prose), style: body, measure: measure, indents: [10, 0], variants: true))
            for v in paragraph.variants {
                print("---", v.lines.count, v.cost)
                for line in v.lines { print(line.text, (line.looseness * 100).rounded(), line.width) }
            }
            print(paragraph.findings)
        }
    }
}
