import Foundation
import TestSupport
import Testing

/// Space in newspapers, composed and ordered from the sample as a person does.
@Suite struct InsertTests: InsertTesting {
    @Test func anInsertHasTheNewspapersSizeAndItsOrder() throws {
        let folder = try workspace()
        let outcome = try run(folder, "compose", "inserto-la-voz", "--output", folder.path("o"))
        #expect(outcome.code == 0 && !outcome.codes.contains { $0.hasPrefix("preflight") }, "\(outcome.err)")
        let pdf = folder.path("o/inserto-la-voz/print.pdf")
        let size = try #require(try Tool.run("pdfinfo", pdf).text.firstMatch(of: #/Page size: +([\d.]+) x ([\d.]+)/#))
        // 320 − 24 mm wide; half of 560 − 32 mm, less the gutter, deep.
        #expect(abs((Double(size.1) ?? 0) - points(296)) < 0.1)
        #expect(abs((Double(size.2) ?? 0) - points((528 - 4) / 2)) < 0.1)
        let order = try Tool.run("pdftotext", "-layout", folder.path("o/inserto-la-voz/order.pdf"), "-").text
        // Six columns by six modules of 50 mm at $218.50, and 16 % more.
        for words in [
            "La Voz del Norte", "16 de junio de 2024", "Media plana", "296 × 262 mm", "36 (6 × 6)", "$7,866.00",
            "$1,258.56", "$9,124.56", "14 de junio de 2024, 18:00",
        ] {
            #expect(order.contains(words), "\(words) in \(order)")
        }
        let digest = try Tool.run("sha256sum", pdf).text.prefix(64)
        #expect(order.filter { !$0.isWhitespace }.contains(digest))
    }

    @Test func aBlackNewspaperGetsOnePlate() throws {
        let folder = try workspace()
        let outcome = try run(folder, "compose", "inserto-el-faro", "--output", folder.path("o"))
        #expect(outcome.code == 0, "\(outcome.err)")
        let inks = try Tool.run(
            "gs", "-q", "-o", "-", "-sDEVICE=ink_cov", folder.path("o/inserto-el-faro/print.pdf")
        ).text.split(separator: " ").compactMap { Double($0) }
        #expect(inks.count == 4 && inks[0] + inks[1] + inks[2] == 0 && inks[3] > 5, "\(inks)")
    }

    /// No word of a double page stands on its fold, however wide the newspaper's data says that it is.
    @Test(arguments: ["24mm", "40mm"]) func nothingStandsOnTheFold(fold: String) throws {
        let folder = try workspace { folder in
            try folder.write(
                "w/imprenta.yml",
                try folder.read("w/imprenta.yml").replacing(
                    "    gutter: 4mm\n", with: "    gutter: 4mm\n    fold: \(fold)\n"))
            try publication(
                folder, layout: "insert-spread", space: "spread",
                only:
                    "sendero-los-paredones, puente-del-estero, vacunacion-antirrabica, antes-de-la-tormenta, feria-del-higo, calidad-del-agua"
            )
        }
        let outcome = try run(folder, "compose", "prueba", "--output", folder.path("o"))
        #expect(!outcome.codes.contains { $0.hasPrefix("preflight") }, "\(outcome.err)")
        let text = try Tool.run("pdftotext", "-bbox", folder.path("o/prueba/print.pdf"), "-").text
        let page = try #require(text.firstMatch(of: #/page width="([\d.]+)"/#).flatMap { Double($0.1) })
        let white = try #require(Double(fold.dropLast(2)))
        #expect(abs(page - points(2 * 296 + white)) < 0.1)
        let words = text.matches(of: #/xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"/#).compactMap { match in
            Double(match.1).flatMap { from in Double(match.2).map { (from, $0) } }
        }
        #expect(words.count > 1_500)
        // Punctuation hangs out of a column by less than a millimetre.
        let edge = points(white / 2 - 1)
        #expect(!words.contains { $0.1 > page / 2 - edge && $0.0 < page / 2 + edge })
    }

    @Test(arguments: [
        ("ordered: 2024-06-14 18:00", false), ("ordered: 2024-06-14 18:01", true), ("ordered: 2024-06-14", false),
        ("ordered: 2024-06-15", true), ("ordered: 2024-05-02 09:00", false),
    ])
    func anOrderAfterTheClosingIsTold(line: String, isLate: Bool) throws {
        let folder = try workspace {
            try publication($0, layout: "insert-half", space: "half", only: "puente-del-estero", more: line)
        }
        let outcome = try run(folder, "check", "prueba")
        let late = findings(outcome, "publication.newspaper-closed").first
        #expect((late != nil) == isLate)
        if let message = late?["message"] as? String {
            #expect(message.contains("2024-06-14") && message.contains("18:00"))
        }
    }

    /// A section may cost otherwise, and sell black alone.
    @Test func sectionsHaveTheirOwnPriceAndColour() throws {
        let folder = try workspace { folder in
            try folder.write(
                "w/imprenta.yml",
                try folder.read("w/imprenta.yml").replacing(
                    #/sections: \[Local.*\]/#,
                    with: "sections: [Local, {name: Avisos, colour: false, price: {black: \"50.00\", tax: 16}}]"))
            try publication(
                folder, layout: "insert-half", space: "half", only: "puente-del-estero, calidad-del-agua",
                more: "newspaper_section: Avisos\nordered: 2024-06-10 11:30")
        }
        let outcome = try run(folder, "compose", "prueba", "--output", folder.path("o"))
        #expect(!outcome.codes.contains("publication.newspaper-black-only"))
        let order = try Tool.run("pdftotext", "-layout", folder.path("o/prueba/order.pdf"), "-").text
        for words in ["Avisos", "Sólo negro", "$1,800.00", "$2,088.00", "10 de junio de 2024, 11:30"] {
            #expect(order.contains(words), "\(words) in \(order)")
        }
        try publication(
            folder, layout: "insert-half", space: "half", only: "puente-del-estero",
            more: "newspaper_section: Avisos\ncolour: true")
        let asked = findings(try run(folder, "check", "prueba"), "publication.newspaper-black-only").first
        #expect((asked?["message"] as? String)?.contains("Avisos") == true)
        try publication(folder, layout: "insert-half", space: "half", only: "puente-del-estero", more: "colour: true")
        #expect(findings(try run(folder, "check", "prueba"), "publication.newspaper-black-only").isEmpty)
    }

    @Test(arguments: [
        ("newspaper: la-voz", "newspaper: la-vos", "publication.unknown-newspaper"),
        ("space: half", "space: mitad", "yaml.bad-value"), ("space: half", "space: [900mm, 100mm]", "yaml.bad-value"),
        ("space: half", "space: {columns: 9, height: 100mm}", "yaml.bad-value"),
        ("newspaper_section: Local", "newspaper_section: Sociales", "yaml.bad-value"),
        ("newspaper: la-voz\n", "", "layout.wants-space"),
        ("space: half", "space: half\nordered: ayer", "yaml.bad-value"),
        ("space: half", "space: half\nordered: 2024-06-01 25:00", "yaml.bad-value"),
    ])
    func wrongSpaceIsTold(line: String, other: String, code: String) throws {
        let folder = try workspace { folder in
            let path = "w/publications/inserto-la-voz.yml"
            try folder.write(path, try folder.read(path).replacing(line, with: other))
        }
        #expect(try run(folder, "check", "inserto-la-voz").codes.contains(code))
    }
}
