import Foundation
import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

@Suite struct Reports {
    private func found(_ report: String, _ keys: [String] = []) throws -> [String] {
        try Bench(report: report).shelf().findings.map { brief($0, keys) }
    }

    @Test func everyFieldIsRead() throws {
        let front = """
            kicker: Obra
            deck: Una frase
            area: obras
            place: Boca
            photos:
              - {file: a.jpg, caption: Pie, credit: Foto, alt: Texto, focus: [0.25, 1]}
            quotes: [{text: Dijo, who: Alguien}]
            figures: [{value: 3 km, label: de calle}]
            """
        let bench = try Bench(report: SampleTexts.report(more: front))
        try bench.folder.write("reports/obras/puente/a.jpg", "x")
        let shelf = try bench.shelf()
        #expect(shelf.findings == [])
        let report = try #require(shelf.reports.first)
        #expect(
            report.kicker == "Obra" && report.deck == "Una frase" && report.area == "obras" && report.place == "Boca")
        #expect(report.date == CivilDate(year: 2024, month: 5, day: 1))
        #expect(report.file == "reports/obras/puente/report.md")
        #expect(report.quotes == [PullQuote(text: "Dijo", who: "Alguien")])
        #expect(report.figures == [KeyFigure(value: "3 km", label: "de calle")])
        let photo = try #require(report.photos.first)
        #expect(photo.path == bench.folder.path("reports/obras/puente/a.jpg"))
        #expect(photo.focus == Point(x: 0.25, y: 1))
        #expect(photo.caption == "Pie" && photo.credit == "Foto" && photo.alternative == "Texto" && photo.line == 11)
        #expect(photo.pixels == PixelSize(width: 0, height: 0))
    }

    @Test func photographsStandInTheText() throws {
        let front = "photos:\n  - {file: a.jpg, caption: Pie}"
        let body = """
            Uno.

            ![Otro pie](a.jpg "Foto: Ana")
            ![El pozo](mi%20foto.jpg)

            Dos con ![una](a.jpg) en medio.

            ![](falta.jpg)

            ![](https://example.org/x.jpg)

            """
        let bench = try Bench(report: SampleTexts.report(more: front, body: body))
        for name in ["a.jpg", "mi foto.jpg"] { try bench.folder.write("reports/obras/puente/" + name, "x") }
        let shelf = try bench.shelf()
        let report = try #require(shelf.reports.first)
        #expect(
            report.body.map(\.content) == [
                .paragraph(RichText("Uno.")), .photo("a.jpg"), .photo("mi foto.jpg"),
                .paragraph(RichText("Dos con en medio.")), .photo("falta.jpg"),
            ])
        #expect(report.body.words == 5)
        #expect(report.photos.map(\.name) == ["a.jpg", "mi foto.jpg", "falta.jpg"])
        #expect(report.photos.map(\.caption) == ["Pie", "El pozo", nil])
        #expect(report.photos.map(\.credit) == ["Foto: Ana", nil, nil])
        #expect(report.photos.map { $0.path != nil } == [true, true, false])
        #expect(
            shelf.findings.map { brief($0, ["markup", "text", "photo"]) } == [
                "report.unsupported-markup 14 markup=image text=una (a.jpg) photo=–",
                "report.unsupported-markup 18 markup=image text=(https://example.org/x.jpg) photo=–",
                "photo.missing 16 markup=– text=– photo=falta.jpg",
                "report.unsupported-markup 11 markup=photo-words text=Otro pie photo=–",
            ])
    }

    @Test func emptyBody() throws {
        #expect(try found(SampleTexts.report(body: "\n")) == ["report.empty 7:1"])
        #expect(try found(SampleTexts.report(body: "<!-- nada -->")).last == "report.empty 7:1")
    }

    @Test func noFrontMatter() throws {
        #expect(try found("Hola", ["missing"]) == ["report.front-matter 1 missing=opening"])
        #expect(try found("---\ntitle: Hola\n", ["missing"]) == ["report.front-matter 1 missing=closing"])
    }

    @Test func keysAndValues() throws {
        #expect(
            try found("---\ntittle: A\nsection: servicios\n---\nTexto\n", ["key", "nearest"])
                == ["yaml.unknown-key 2:1 key=tittle nearest=title", "yaml.missing-key 2:1 key=title nearest=–"])
        #expect(
            try found(SampleTexts.report(priority: 9), ["expected", "low", "high"])
                == ["yaml.bad-value 5:11 expected=integer low=1 high=5"])
        #expect(try found(SampleTexts.report(date: "2024-02-30"), ["expected"]) == ["yaml.bad-value 4:7 expected=date"])
        #expect(try found("---\ntitle: \"A\n---\nTexto\n").first?.hasPrefix("yaml.syntax") == true)
    }

    @Test func areaAndSection() throws {
        #expect(
            try found(SampleTexts.report(section: "servicio"), ["section", "nearest"])
                == ["report.unknown-section 3:10 section=servicio nearest=servicios"])
        #expect(
            try found(SampleTexts.report(more: "area: salud"), ["area", "folder"])
                == ["report.area-differs 6:7 area=salud folder=obras"])
        let bench = try Bench(["reports/Salúd/otro/report.md": SampleTexts.report()])
        #expect(
            try bench.shelf().findings.map { brief($0, ["area", "nearest"]) }
                == ["report.unknown-area 2:1 area=Salúd nearest=salud"])
    }

    @Test func twoReportsWithOneSlug() throws {
        let bench = try Bench(["reports/salud/puente/report.md": SampleTexts.report(title: "Otro")])
        let shelf = try bench.shelf()
        #expect(shelf.reports.map(\.title) == ["Un puente"])
        #expect(shelf.findings.map(\.code) == [.reportDuplicateSlug])
        #expect(shelf.findings.first?.place.file == "reports/salud/puente/report.md")
        #expect(shelf.findings.first?.values["other"] == "reports/obras/puente/report.md")
    }

    @Test func aBadReportStopsNoOther() throws {
        let bench = try Bench([
            "reports/obras/a/report.md": "nada", "reports/obras/b/nota.txt": "x",
            "reports/salud/c/report.md": SampleTexts.report(),
        ])
        let shelf = try bench.shelf()
        #expect(shelf.reports.map(\.slug) == ["puente", "c"])
        #expect(shelf.slugs == ["a", "b", "c", "puente"])
        #expect(shelf.findings.map(\.code) == [.reportFrontMatter, .fileMissing])
    }

    @Test func noReportsFolder() throws {
        let shelf = try Bench(["reports/obras/puente/report.md": ""]).shelf()
        #expect(shelf.findings.map(\.code) == [.fileMissing])
    }

    @Test func reportThatLinksOutOfTheWorkspace() throws {
        let elsewhere = try TemporaryFolder(["report.md": SampleTexts.report()])
        let bench = try Bench()
        try bench.folder.link("reports/obras/fuera/report.md", to: elsewhere.path("report.md"))
        let shelf = try bench.shelf()
        #expect(shelf.findings.map(\.code) == [.fileOutside])
        #expect(shelf.reports.map(\.slug) == ["puente"])
    }
}

@Suite struct ReportPhotos {
    private func bench(_ file: String, folders: String = "") throws -> Bench {
        let settings = SampleTexts.settings + (folders.isEmpty ? "" : "photos: [\(folders)]\n")
        return try Bench([
            "imprenta.yml": settings,
            "reports/obras/puente/report.md": SampleTexts.report(more: "photos: [{file: \"\(file)\"}]"),
            "reports/obras/puente/puente.jpg": "x", "fotos/calle.jpg": "x",
        ])
    }

    @Test func ownFolderComesBeforePhotoFolders() throws {
        let bench = try bench("puente.jpg", folders: "fotos")
        try bench.folder.write("fotos/puente.jpg", "y")
        #expect(
            try bench.shelf().reports.first?.photos.first?.path == bench.folder.path("reports/obras/puente/puente.jpg"))
        let other = try self.bench("calle.jpg", folders: "fotos")
        #expect(try other.shelf().reports.first?.photos.first?.path == other.folder.path("fotos/calle.jpg"))
    }

    @Test func missingPhotoNamesTheNearest() throws {
        let shelf = try bench("puent.jpg").shelf()
        #expect(
            shelf.findings.map { brief($0, ["photo", "nearest"]) }
                == ["photo.missing 6:17 photo=puent.jpg nearest=puente.jpg"])
        #expect(shelf.reports.first?.photos.first?.path == nil)
    }

    @Test func aPhotoThatIsNoFileIsNotItsOwnNearest() throws {
        let bench = try bench("rota.jpg")
        try bench.folder.link("reports/obras/puente/rota.jpg", to: "rota.jpg")
        #expect(
            try bench.shelf().findings.map { brief($0, ["photo", "nearest"]) }
                == ["photo.missing 6:17 photo=rota.jpg nearest=–"])
    }

    @Test func photosOutsideAreRefused() throws {
        let elsewhere = try TemporaryFolder(["secreto.jpg": "x"])
        #expect(try bench(elsewhere.path("secreto.jpg")).shelf().findings.map(\.code) == [.photoOutside])
        let climbing = "../../../../" + elsewhere.path.split(separator: "/").suffix(1).joined() + "/secreto.jpg"
        #expect(try bench(climbing).shelf().findings.map(\.code) == [.photoOutside])
        let linked = try bench("enlace.jpg")
        try linked.folder.link("reports/obras/puente/enlace.jpg", to: elsewhere.path("secreto.jpg"))
        #expect(try linked.shelf().findings.map(\.code) == [.photoOutside])
        let allowed = try bench("secreto.jpg", folders: elsewhere.path)
        #expect(try allowed.shelf().findings == [])
    }

    @Test func aPhotoOfAnotherReportMayBeUsed() throws {
        #expect(try bench("../puente/puente.jpg").shelf().findings == [])
    }

    @Test func accentsMayBeStoredApart() throws {
        let bench = try bench("jardín.jpg")
        try bench.folder.write("reports/obras/puente/jardi\u{301}n.jpg", "x")
        #expect(try bench.shelf().findings == [])
        #expect(try bench.shelf().reports.first?.photos.first?.path?.unicodeScalars.contains("\u{301}") == true)
    }

    @Test func aFolderIsNoPhotograph() throws {
        #expect(try bench("../puente").shelf().findings.map(\.code) == [.photoMissing])
    }

    @Test func missingPhotoFolderIsAWarning() throws {
        let bench = try bench("puente.jpg", folders: "nada")
        #expect(
            try bench.settings().findings.map { brief($0, ["folder"]) }
                == ["workspace.folder-missing \(SampleTexts.settings.split(separator: "\n").count + 1):10 folder=nada"])
    }
}
