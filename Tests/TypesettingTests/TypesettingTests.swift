import Geometry
import PrintModel
import Testing
import Typesetting

let vollkorn = "/usr/share/fonts/truetype/vollkorn"
let patterns = ["es": "/usr/share/hyphen/hyph_es_MX.dic"]
let body = TextStyle(name: "body", font: "Vollkorn", size: 9, leading: 11.2, alignment: .justify, indent: 10, hyphenate: true, features: "onum=1")
let prose = "Para no acabar con el colorín, cada aprendiz siembra cinco estacas, que echan raíz casi solas. El vivero municipal dio las primeras."

@Suite struct TypesettingTests {
    @Test func printsLines() throws {
        let setter = try Typesetter(fonts: [vollkorn], hyphenation: patterns, styles: [body])
        for measure in [166.4] {
            let paragraph = setter.set(TextRequest(RichText(prose), style: body, measure: measure, indents: [10, 0], variants: true))
            for v in paragraph.variants {
                print("---", v.lines.count, v.cost)
                for line in v.lines { print(line.text, (line.looseness * 100).rounded(), line.width) }
            }
            print(paragraph.findings)
        }
    }
}
