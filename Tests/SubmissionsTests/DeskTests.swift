import OfficeFiles
import Foundation
import Geometry
import TestSupport
import Testing

@testable import Submissions

/// The desk: numbers, originals, reports, states.
struct DeskTests {
    private let folder: TemporaryFolder
    private let shelf: SubmissionShelf
    private let desk: SubmissionDesk

    init() throws {
        folder = try TemporaryFolder()
        shelf = SubmissionShelf(workspace: folder.path("w"))
        desk = SubmissionDesk(
            reader: SubmissionReader(areas: ["Salud"]), shelf: shelf, slugs: ["jornada-de-salud"],
            pictures: PlainPictures())
    }

    private func step(_ state: Submission.State, reason: String? = nil) -> SubmissionStep {
        SubmissionStep(state, time: "2024-05-14T10:00:00Z", by: "Comunicación Social", reason: reason)
    }

    private static let text = "Jornada de salud\n\nSe atendió a doscientas personas en la plaza principal del pueblo."

    @Test func originalsAreKeptAndReportsMade() throws {
        let note = try folder.write("in/nota final (2).txt", DeskTests.text)
        let bad = try folder.write("in/roto.docx", Data("PK\u{3}\u{4}".utf8))
        let photo = try folder.write("in/IMG-0001.JPG", Data([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]))
        let submission = try desk.take(
            [(note, "nota final (2).txt"), (bad, "roto.docx"), (photo, "IMG-0001.JPG")], area: "salud",
            publication: nil,
            step: step(.received))
        #expect(submission.folio == 1 && submission.number == "0001" && submission.state == .received)
        #expect(submission.files.map(\.name) == ["IMG-0001.JPG", "nota final (2).txt", "roto.docx"])
        #expect(submission.files.map(\.isRefused) == [false, false, true])
        for (file, path) in zip(submission.files, [photo, note, bad]) {
            let kept = FileManager.default.contents(atPath: shelf.folder(of: 1) + "/originals/" + file.digest)
            #expect(kept == FileManager.default.contents(atPath: path))
        }
        #expect(submission.reports.map(\.slug) == ["jornada-de-salud-2"])
        #expect(submission.reports[0].photos == ["img-0001.jpg"])
        #expect(try shelf.submission(1) == submission)
        #expect(try desk.take([(note, "nota.txt")], area: nil, publication: nil, step: step(.received)).folio == 2)
    }

    @Test func foldersAndArchivesAreTakenApart() throws {
        try folder.write("in/uno/nota.txt", DeskTests.text)
        try folder.write("in/uno/.oculto", "x")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("in/uno/liga.txt"), withDestinationPath: "/etc/passwd")
        let script = """
            import zipfile, sys
            with zipfile.ZipFile(sys.argv[1], 'w') as z:
                z.writestr('carpeta/otra.txt', 'Otra nota\\n\\nCon su texto completo y su punto final.')
                z.writestr('__MACOSX/._otra.txt', 'x')
            """
        _ = try Tool.run("python3", "-c", script, folder.path("in/paquete.zip"))
        let submission = try desk.take([(folder.path("in"), "in")], area: nil, publication: nil, step: step(.received))
        #expect(submission.files.map(\.name) == ["in/paquete.zip/carpeta/otra.txt", "in/uno/nota.txt"])
        #expect(submission.reports.map(\.slug) == ["otra-nota", "jornada-de-salud-2"])
    }

    @Test func nothingGivenMakesNoSubmission() throws {
        try folder.write("vacia/.keep", "")
        #expect(throws: Fault.self) {
            try desk.take([(folder.path("vacia"), "vacia")], area: nil, publication: nil, step: step(.received))
        }
        #expect(shelf.all().submissions.isEmpty)
    }

    @Test func stepsAreTakenInOrderAndKept() throws {
        let note = try folder.write("nota.txt", DeskTests.text)
        _ = try desk.take([(note, "nota.txt")], area: "salud", publication: nil, step: step(.received))
        let reports = folder.path("w/reports")
        let placing = Placing(area: "salud", section: "bienestar")
        let made = try shelf.accept(1, placing, into: reports, step: step(.accepted))
        #expect(made == ["reports/salud/jornada-de-salud-2/report.md"])
        #expect(try folder.read("w/" + made[0]).contains("section: \"bienestar\"\n"))
        #expect(try shelf.submission(1)?.steps.map(\.state) == [.received, .accepted])
        #expect(throws: Fault.self) { try shelf.take(step(.returned, reason: "tarde"), on: 1) }
        #expect(throws: Fault.self) {
            try shelf.accept(1, Placing(area: "salud"), into: reports, step: step(.accepted))
        }
        _ = try desk.take([(note, "nota.txt")], area: "salud", publication: nil, step: step(.received))
        // A report of that name is there already: nothing is put there, nothing recorded.
        #expect(throws: Fault.self) {
            try shelf.accept(2, Placing(area: "salud"), into: reports, step: step(.accepted))
        }
        #expect(try shelf.submission(2)?.state == .received)
        try shelf.take(step(.returned, reason: "Falta la fecha"), on: 2)
        try shelf.take(step(.withdrawn), on: 2)
        #expect(try shelf.submission(2)?.steps.map(\.reason) == [nil, "Falta la fecha", nil])
    }

    @Test func aStepThatWasInterruptedWasNotTaken() throws {
        let note = try folder.write("nota.txt", DeskTests.text)
        _ = try desk.take([(note, "nota.txt")], area: nil, publication: nil, step: step(.received))
        let path = shelf.folder(of: 1) + "/record.jsonl"
        let whole = try #require(FileManager.default.contents(atPath: path))
        try (whole + Data("{\"by\":\"x\",\"sta".utf8)).write(to: URL(fileURLWithPath: path))
        #expect(try shelf.submission(1)?.state == .received)
        try shelf.take(step(.returned, reason: "a"), on: 1)
        #expect(try shelf.submission(1)?.state == .returned)
        try Data("basura\n".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: Fault.self) { try shelf.submission(1) }
        #expect(shelf.all().findings.map(\.code) == [.submissionRecord])
    }

    @Test func twoDesksNeverShareANumber() async throws {
        let note = try folder.write("nota.txt", DeskTests.text)
        let folios = await withTaskGroup(of: Int?.self) { group in
            for _ in 0..<8 {
                group.addTask { [shelf] in
                    let desk = SubmissionDesk(
                        reader: SubmissionReader(), shelf: shelf, slugs: [], pictures: PlainPictures())
                    let step = SubmissionStep(.received, time: "2024-05-14T10:00:00Z", by: "x")
                    return try? desk.take([(note, "nota.txt")], area: nil, publication: nil, step: step).folio
                }
            }
            return await group.reduce(into: [Int]()) { if let folio = $1 { $0.append(folio) } }
        }
        #expect(folios.sorted() == Array(1...8))
    }
}
