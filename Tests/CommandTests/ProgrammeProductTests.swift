import Foundation
import TestSupport
import Testing

/// What else the programme prints, composed from the sample as a person does.
@Suite struct ProgrammeProductTests {
    private func compose(_ name: String, into folder: TemporaryFolder) throws -> Command.Outcome {
        try Command.imprenta([
            "compose", name, "--workspace", Repository.path("assets/sample"), "--output", folder.path("o"), "--json",
        ])
    }

    @Test(arguments: [
        ("boletin-27", "Cuatro mil kilos de higo"), ("cartel-feria", "22 y 23 de junio, en la plaza principal"),
        ("volante-agua", "diez por ciento"), ("semana-28", "Lo que hay esta semana"),
        ("programa-2024", "Programa operativo anual 2024"),
    ])
    func eachIsOnePageThatThePrinterTakes(name: String, words: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try compose(name, into: folder)
        #expect(outcome.code == 0 && outcome.codes == [], "\(outcome.err)")
        let pdf = folder.path("o/\(name)/print.pdf")
        #expect(try Tool.run("pdfinfo", pdf).text.contains("Pages:           1"))
        let text = try Tool.run("pdftotext", pdf, "-").text.replacing("\n", with: " ")
        #expect(text.contains(words))
        #expect(try Tool.run("qpdf", "--check", pdf).status == 0)
    }

    @Test(arguments: [("boletin-27-cuadros", 1080), ("boletin-27-historias", 1920)])
    func picturesForNetworksHaveTheirSizeAndNothingIsForThePrinter(name: String, height: Int) throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("o/\(name)/page-9.png", "de otro número, con más páginas")
        _ = try folder.write("o/\(name)/page-nota.png", "de la diseñadora")
        let outcome = try compose(name, into: folder)
        #expect(outcome.code == 0 && outcome.codes == [], "\(outcome.err)")
        let names = folder.names(in: "o/\(name)")
        #expect(names == (1...5).map { "page-\($0).png" } + ["page-nota.png", "web.pdf"])
        let kinds = (outcome.json["files"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
        #expect(kinds == ["web"] + Array(repeating: "image", count: 5))
        func bytes(_ number: Int) throws -> [UInt8] {
            Array(try Data(contentsOf: URL(fileURLWithPath: folder.path("o/\(name)/page-\(number).png"))))
        }
        let first = try (1...5).map(bytes)
        for png in first {
            func number(_ at: Int) -> Int { png[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
            #expect(number(16) == 1080 && number(20) == height)
        }
        _ = try compose(name, into: folder)
        #expect(try (1...5).map(bytes) == first)
    }

    @Test func aPosterIsImposedOnFourSheets() throws {
        let folder = try TemporaryFolder()
        _ = try compose("cartel-feria", into: folder)
        let outcome = try Command.imprenta([
            "impose", folder.path("o/cartel-feria/print.pdf"), "--scheme", "tiles-2x2", "--sheet", "216x279mm",
            "--output", folder.path("hojas.pdf"), "--dummy", "--ticket", "--json",
        ])
        #expect(outcome.code == 0 && outcome.codes == ["impose.tiles"], "\(outcome.err)")
        #expect(try Tool.run("pdfinfo", folder.path("hojas.pdf")).text.contains("Pages:           4"))
        #expect(try Tool.run("pdftotext", "-l", "1", folder.path("hojas.pdf"), "-").text.contains("A1"))
    }
}
