import Foundation
import Geometry
import Intake
import PrintModel
import TestSupport
import Testing

@testable import Submissions

/// What goes into a report besides its text: photographs with what is said of them, tables, and what it lacks.
struct ReportDraftTests {
    private let folder: TemporaryFolder
    private let shelf: SubmissionShelf

    init() throws {
        folder = try TemporaryFolder()
        shelf = SubmissionShelf(workspace: folder.path("w"))
    }

    private func take(
        _ files: [String: Data], asks: [Ask] = [], pictures: [String: SubmittedPicture] = [:],
        same: [String: String] = [:]
    ) throws -> (submission: Submission, text: String) {
        for (name, bytes) in files { try folder.write("in/" + name, bytes) }
        let desk = SubmissionDesk(
            reader: SubmissionReader(areas: ["Salud"]), shelf: shelf, slugs: [],
            pictures: GivenPictures(pictures, same), sheets: WorkbookSheets(), asks: asks)
        let submission = try desk.take(
            folder.names(in: "in").map { (folder.path("in/" + $0), $0) }, area: "salud", publication: nil,
            step: SubmissionStep(.received, time: "2024-05-14T10:00:00Z", by: "x"))
        let slug = submission.reports.first?.slug ?? ""
        return (submission, try folder.read("w/submissions/\(submission.number)/reports/\(slug)/report.md"))
    }

    private static let photo = Data([0xFF, 0xD8, 0xFF, 0xE0, 1, 2])
    private func note(_ lines: String...) -> Data {
        Data(
            ([
                "Jornada de salud", "Amatlán, Ver., a 14 de mayo de 2024",
                "Se atendió a doscientas personas en la plaza del pueblo.",
            ] + lines).joined(separator: "\n\n").utf8)
    }

    @Test func captionsCreditsAndMinorsAreDeclaredInLinesOfTheirOwn() throws {
        let (submission, text) = try take([
            "nota.txt": note(
                "IMG-20240514-WA0007: La fila, a las siete. (Foto: Ana Ruiz)", "Foto 2: La caravana en Paso Hondo",
                "Fotos: Salud Municipal", "Menores: con permiso de sus padres"),
            "IMG-20240514-WA0007.jpg": ReportDraftTests.photo, "IMG-20240514-WA0008.jpg": ReportDraftTests.photo + [3],
        ])
        #expect(
            text.contains(
                """
                  - file: "img-20240514-wa0007.jpg"
                    caption: "La fila, a las siete."
                    credit: "Foto: Ana Ruiz"
                """))
        #expect(
            text.contains(
                """
                    caption: "La caravana en Paso Hondo"
                    credit: "Foto: Salud Municipal"
                """))
        #expect(text.contains("minors: consent"))
        #expect(!text.contains("Menores:") && text.contains("Se atendió a doscientas personas"))
        let codes = Set(submission.files.flatMap(\.findings).map(\.code))
        #expect(codes.isDisjoint(with: [.needCaption, .needCredit, .needMinors, .needPhoto]))
    }

    @Test func whatIsMissingIsTold() throws {
        let (submission, _) = try take(
            ["nota.txt": note(), "a.jpg": ReportDraftTests.photo],
            asks: [Ask(area: "salud", what: "La jornada", words: 200...300, photos: 2...3)],
            pictures: ["a.jpg": SubmittedPicture(width: 1200, height: 900, faces: 2)])
        let findings = submission.files.first { $0.name == "nota.txt" }?.findings ?? []
        let codes = findings.map(\.code)
        for code in [FindingCode.needCaption, .needCredit, .needMinors, .needMoreWords, .needPhotos] {
            #expect(codes.contains(code), "\(code)")
        }
        #expect(findings.first(.needMoreWords)?.values["away"] == "190")
        #expect(!codes.contains(.needPhoto))
    }

    @Test func tooLongIsToldWithHowManyToTakeOut() throws {
        let (submission, _) = try take(
            ["nota.txt": note()], asks: [Ask(area: "salud", what: "Aviso", words: 3...5)])
        let finding = submission.files[0].findings.first(.needFewerWords)
        #expect(finding?.values["away"] == "5" && finding?.values["asked"] == "3–5")
        #expect(submission.files[0].findings.map(\.code).contains(.needPhoto))
    }

    @Test func whatSaysNothingOfPhotographsStaysInTheText() throws {
        let (_, text) = try take([
            "nota.txt": note(
                "Fotos: se tomaron más de doscientas durante los tres días que duró la jornada en la plaza.",
                "Menores: sin autorización por ahora", "La foto 3: nada.")
        ])
        for kept in ["Fotos: se tomaron", "Menores: sin autorización", "La foto 3: nada."] {
            #expect(text.contains(kept))
        }
        #expect(!text.contains("minors:"))
    }

    @Test func ofOnePictureSentTwiceTheLargerIsUsedOnce() throws {
        let small = SubmittedPicture(width: 600, height: 400)
        let large = SubmittedPicture(width: 3000, height: 2000)
        let (submission, _) = try take(
            [
                "nota.txt": note("Foto 1: La fila"), "a.jpg": ReportDraftTests.photo,
                "b.jpg": ReportDraftTests.photo + [9],
            ],
            pictures: ["a.jpg": small, "b.jpg": large], same: ["b.jpg": "a.jpg"])
        #expect(submission.reports[0].photos == ["a.jpg"] || submission.reports[0].photos == ["b.jpg"])
        let slug = submission.reports[0].slug
        let path = "w/submissions/0001/reports/\(slug)/" + submission.reports[0].photos[0]
        #expect(FileManager.default.contents(atPath: folder.path(path)) == ReportDraftTests.photo + [9])
    }

    @Test func whatIsNoPhotographLiesBesideTheReport() throws {
        let (submission, text) = try take(
            ["nota.txt": note(), "tabla.jpg": ReportDraftTests.photo],
            pictures: ["tabla.jpg": SubmittedPicture(width: 1200, height: 900, isUsable: false)])
        #expect(submission.reports[0].photos.isEmpty && !text.contains("photos:"))
        #expect(folder.names(in: "w/submissions/0001/reports/jornada-de-salud") == ["report.md", "tabla.jpg"])
    }

    @Test func picturesOfNobodyAreTold() throws {
        let (submission, _) = try take([
            "uno.txt": note(), "dos.txt": Data("Otra nota\n\nCon su texto, y con DSC_0042 en él.".utf8),
            "DSC_0042.jpg": ReportDraftTests.photo, "DSC_0043.jpg": ReportDraftTests.photo + [1],
        ])
        #expect(submission.reports.map(\.photos) == [["dsc-0042.jpg"], []])
        let orphan = try #require(submission.files.first { $0.name == "DSC_0043.jpg" })
        #expect(orphan.findings.map(\.code) == [.pictureOrphan])
    }

    // MARK: Sheets

    private func sheet(_ text: String, encoding: String.Encoding = .utf8) throws -> Data {
        try #require(text.data(using: encoding))
    }

    @Test(arguments: [
        (String.Encoding.utf8, ";"), (.windowsCP1252, ";"), (.utf16, "\t"), (.isoLatin1, ","),
    ]) func sheetsOfAnyEncodingBecomeTables(_ encoding: String.Encoding, _ separator: String) throws {
        let rows = [
            ["DIRECCIÓN DE SALUD", "", ""], ["Vacunas aplicadas en mayo", "", ""], ["Localidad", "Perros", "Gatos"],
            ["Paso Hondo", "120", "40"], ["Peñuela", "80", "22"], ["Fuente: Jurisdicción sanitaria", "", ""],
        ].map { $0.joined(separator: separator) }.joined(separator: "\r\n")
        let (submission, text) = try take(["nota.txt": note(), "vacunas mayo.csv": sheet(rows, encoding: encoding)])
        #expect(
            text.contains(
                """
                ```tabla
                datos: "vacunas-mayo.csv"
                rango: A3:C5
                titulo: "Vacunas aplicadas en mayo"
                fuente: "Jurisdicción sanitaria"
                ```
                """), "\(text)")
        #expect(submission.reports[0].tables == 1)
        let codes = submission.files.first { $0.name.hasSuffix("csv") }?.findings.map(\.code)
        #expect(codes == [.sheetAbove, .sheetTable])
    }

    @Test func mergedCellsErrorsAndMissingHeadsAreTold() {
        let sheet = SubmittedSheet(
            name: "Obra",
            rows: [["Obra", "Monto"], ["Calle", "#¡DIV/0!"], ["", "12"], [], ["A", "B"], ["1", "2"]],
            merged: ["A2:A3", "A9:B9"])
        let blocks = SheetBlocks(of: [sheet], file: "obra.xlsx", named: "obra.xlsx", shouting: Shouting(names: []))
        #expect(blocks.data.count == 2)
        #expect(blocks.findings.first(.sheetMerged)?.values["cells"] == "A2:A3")
        #expect(blocks.findings.first(.sheetError)?.values["text"] == "#¡DIV/0!")
    }

    @Test func headsOfTwoRowsAreReadAsOne() {
        let rows = [
            ["Obra", "Inversión", "", "Beneficiados"], ["", "Federal", "Municipal", ""], ["Calle", "10", "20", "300"],
        ]
        let merged = ["A1:A2", "B1:C1", "D1:D2"]
        let sheet = SubmittedSheet(name: "Obra", rows: rows, merged: merged)
        let blocks = SheetBlocks(of: [sheet], file: "obra.xlsx", named: "obra.xlsx", shouting: Shouting(names: []))
        #expect(blocks.data.first?.contains("encabezado: 2") == true)
        #expect(blocks.findings.map(\.code) == [.sheetTable] && blocks.findings[0].values["rows"] == "1")
        // Cells that nobody merged are no head of two rows.
        let loose = SheetBlocks(
            of: [SubmittedSheet(name: "Obra", rows: rows)], file: "obra.xlsx", named: "obra.xlsx",
            shouting: Shouting(names: []))
        #expect(loose.data.first?.contains("encabezado: 2") == false)
        #expect(loose.findings.first(.sheetNoHead) != nil)
    }

    @Test func largeHiddenAndEmptySheetsAreTold() {
        let long = SubmittedSheet(name: "Nómina", rows: (0..<90).map { ["a\($0)", "b"] })
        let hidden = SubmittedSheet(name: "Borrador", rows: [["a", "b"], ["1", "2"]], isHidden: true)
        let blocks = SheetBlocks(of: [long, hidden], file: "x.xlsx", named: "x.xlsx", shouting: Shouting(names: []))
        #expect(blocks.data.isEmpty && blocks.isLarge)
        #expect(blocks.findings.map(\.code) == [.sheetTooLarge, .sheetHidden])
        let empty = SheetBlocks(
            of: [SubmittedSheet(rows: [["sólo"], [], ["líneas"]])], file: "x.csv", named: "x.csv",
            shouting: Shouting(names: []))
        #expect(empty.findings.map(\.code) == [.sheetNoTable])
    }

    @Test func aSheetOfFiguresBecomesFigures() throws {
        let (submission, text) = try take([
            "nota.txt": note(), "cifras.csv": sheet("Cifra,Qué es\n120,perros vacunados\n\"$1,200.50\",gastados\n"),
        ])
        #expect(
            text.contains(
                """
                figures:
                  - {value: "120", label: "perros vacunados"}
                  - {value: "$1,200.50", label: "gastados"}
                """))
        #expect(submission.reports[0].tables == nil)
    }

    @Test func twoTablesOfOneSheetKeepTheirPlaces() {
        let sheet = SubmittedSheet(rows: [
            [], ["", "Uno", "Monto"], ["", "a", "1"], [], ["", "Otra tabla"], ["", "Dos", "Monto"], ["", "b", "2"],
            ["", "Nota: cifras preliminares"],
        ])
        let tables = SheetTable.all(in: sheet)
        #expect(tables.map(\.range) == ["B2:C3", "B6:C7"])
        #expect(tables.map(\.title) == [nil, "Otra tabla"] && tables[1].notes == ["cifras preliminares"])
    }
}

/// Sees in each picture what a test says of it.
private final class GivenPictures: PictureExaminer {
    private let pictures: [String: SubmittedPicture]
    private let same: [String: String]

    init(_ pictures: [String: SubmittedPicture], _ same: [String: String]) {
        self.pictures = pictures
        self.same = same
    }

    func examine(_ path: String, named name: String) throws -> ExaminedPicture {
        ExaminedPicture(
            picture: pictures[name] ?? SubmittedPicture(width: 1200, height: 900), sameAs: same[name])
    }

    func publish(_ path: String, named name: String, as stem: String, in folder: String) throws -> String {
        try FileManager.default.copyItem(atPath: path, toPath: folder + "/" + stem + ".jpg")
        return stem + ".jpg"
    }
}

/// Reads sheets as reports do.
private struct WorkbookSheets: SheetReader {
    func sheets(of path: String, kind: FileKind, named name: String) throws -> [SubmittedSheet] {
        try Workbook.read(path, isArchive: kind != .csv).get().sheets.map {
            SubmittedSheet(name: $0.name, rows: $0.rows, merged: $0.merged, isHidden: $0.isHidden)
        }
    }
}
