import Foundation
import Geometry
import PrintModel
import TestSupport
import Testing

@testable import Submissions

/// Corrections: what is one, and how it takes the place of what it corrects without anything being lost.
struct ReplacementTests {
    private let folder: TemporaryFolder
    private let shelf: SubmissionShelf
    private let desk: SubmissionDesk

    init() throws {
        folder = try TemporaryFolder()
        shelf = SubmissionShelf(workspace: folder.path("w"))
        desk = SubmissionDesk(reader: SubmissionReader(), shelf: shelf, slugs: [], pictures: PlainPictures())
    }

    private func step(_ state: Submission.State) -> SubmissionStep {
        SubmissionStep(state, time: "2024-05-14T10:00:00Z", by: "Comunicación Social")
    }

    private func take(_ text: String) throws -> Int {
        let note = try folder.write("nota.txt", text)
        return try desk.take([(note, "nota.txt")], area: "salud", publication: nil, step: step(.received)).folio
    }

    @Test(arguments: [
        ("El puente queda listo", "EL PUENTE QUEDA LISTO", true),
        ("Listo el puente de El Ojite", "El puente de El Ojite, listo", true),
        ("Informe de actividades de mayo", "Informe de actividades de junio", false),
        ("Informe de actividades 2023", "Informe de actividades 2024", false),
        ("Jornada de salud en Paso Hondo", "Campaña de vacunación en Paso Hondo", false), ("", "", false),
    ]) func titlesTellCorrections(old: String, new: String, isOne: Bool) {
        let text = (1...4).map { "Párrafo \($0) de un informe que no se parece a ningún otro, con \(old)." }
        #expect(
            Correction.isLikely(
                of: .init(title: old, text: text.joined(separator: "\n\n")), by: .init(title: new, text: "Otro texto."))
                == isOne)
    }

    @Test func soDoParagraphsUnderAnotherTitle() {
        let paragraphs = (1...4).map { "Párrafo número \($0) de un informe largo, que nadie escribe igual dos veces." }
        func version(_ title: String, _ range: Range<Int>) -> Correction.Version {
            .init(title: title, text: paragraphs[range].joined(separator: "\n\n"))
        }
        #expect(Correction.isLikely(of: version("El puente", 0..<4), by: version("Listo para las lluvias", 1..<4)))
        #expect(!Correction.isLikely(of: version("El puente", 0..<3), by: version("Otra cosa distinta", 2..<4)))
        // A report of the same frame for another month is another report.
        #expect(!Correction.isLikely(of: version("Avance de mayo", 0..<4), by: version("Avance de junio", 0..<4)))
    }

    @Test func aCorrectionTakesThePlaceAndWhatWasThereIsKept() throws {
        let reports = folder.path("w/reports")
        let first = try take("Jornada de salud\n\nSe atendió a doscientas personas.")
        _ = try shelf.accept(first, Placing(area: "salud", section: "bienestar"), into: reports, step: step(.accepted))
        let path = "w/reports/salud/jornada-de-salud/report.md"
        let edited = try folder.read(path).replacing(
            "section: \"bienestar\"\n", with: "section: \"bienestar\"\npriority: 1\nprogramme:\n  - \"6.1\"\n")
        try folder.write(path, edited)
        try folder.write("w/reports/salud/jornada-de-salud/vieja.jpg", "foto")
        let second = try take("Jornada de salud\n\nSe atendió a trescientas personas.")
        let placing = Placing(
            area: "salud", section: "campo", replacing: ["jornada-de-salud": "jornada-de-salud"])
        // Where the log cannot be written all is as it was.
        #expect(throws: Fault.self) {
            try shelf.accept(second, placing, into: reports, step: step(.accepted)) {
                throw Fault(.cannotWrite, .outputFull)
            }
        }
        #expect(try folder.read(path) == edited && shelf.submission(second)?.state == .received)
        #expect(folder.names(in: "w/reports/salud") == ["jornada-de-salud"])
        let made = try shelf.accept(second, placing, into: reports, step: step(.accepted))
        #expect(made == ["reports/salud/jornada-de-salud/report.md"])
        let now = try folder.read(path)
        #expect(now.contains("trescientas") && now.contains("priority: 1\nprogramme:\n  - \"6.1\"\n"))
        // Its editors' section stays, whatever the area's own is.
        #expect(now.contains("section: \"bienestar\"") && !now.contains("campo"))
        #expect(folder.names(in: "w/reports/salud") == ["jornada-de-salud"])
        #expect(folder.names(in: "w/reports/salud/jornada-de-salud") == ["report.md"])
        let kept = "w/submissions/0002/replaced/jornada-de-salud/"
        #expect(try folder.read(kept + "report.md") == edited && folder.read(kept + "vieja.jpg") == "foto")
        #expect(try shelf.submission(second)?.steps.last?.replaced == ["jornada-de-salud": "jornada-de-salud"])
    }

    @Test func lookingKeepsNothing() throws {
        let note = try folder.write("in/nota.txt", "Jornada de salud\n\nSe atendió a doscientas personas.")
        let asks = [
            Ask(area: "salud", what: "Jornada", words: 100...200, due: CivilDate(year: 2024, month: 5, day: 10))
        ]
        let desk = SubmissionDesk(
            reader: SubmissionReader(), shelf: shelf, slugs: [], pictures: PlainPictures(), asks: asks)
        let inputs = [(path: folder.path("in"), name: "in")]
        let seen = try desk.look(at: inputs, area: "salud", publication: nil, step: step(.received))
        #expect(!FileManager.default.fileExists(atPath: shelf.folder))
        let taken = try desk.take(inputs, area: "salud", publication: nil, step: step(.received))
        #expect(seen.submission.files == taken.files && seen.submission.reports == taken.reports)
        #expect(seen.documents.map(\.title) == ["Jornada de salud"] && seen.documents[0].name == "in/nota.txt")
        let codes = taken.files.flatMap(\.findings).map(\.code)
        #expect(codes.contains(.needMoreWords) && codes.contains(.needPhoto) && codes.contains(.needEarlier))
        #expect(taken.daysLate == 4 && note.hasSuffix("nota.txt"))
    }

    @Test func whatCameOnItsDayIsNotLate() throws {
        let note = try folder.write("nota.txt", "Jornada de salud\n\nSe atendió a doscientas personas.")
        for (due, late) in [(14, nil), (13, 1)] as [(Int, Int?)] {
            let ask = Ask(area: "salud", what: "Jornada", due: CivilDate(year: 2024, month: 5, day: due))
            let desk = SubmissionDesk(
                reader: SubmissionReader(), shelf: shelf, slugs: [], pictures: PlainPictures(), asks: [ask])
            let taken = try desk.take([(note, "nota.txt")], area: "salud", publication: nil, step: step(.received))
            #expect(taken.daysLate == late)
            let finding = taken.files.flatMap(\.findings).first(.needEarlier)
            #expect((finding != nil) == (late != nil) && finding?.values["day"] == late.map(String.init))
        }
    }

    // MARK: Numbers and cards

    @Test func whatIsCutOffLeavesNoNumber() throws {
        // A process that was killed left its folder; nobody holds it any more.
        try folder.write("w/submissions/.entrega-muerta/originals/x", "x")
        struct Stop: Error {}
        let note = try folder.write("nota.txt", "Jornada\n\nTexto.")
        let stopped = SubmissionDesk(
            reader: SubmissionReader(), shelf: shelf, slugs: [], pictures: PlainPictures(), check: { throw Stop() })
        #expect(throws: Stop.self) {
            try stopped.take([(note, "nota.txt")], area: nil, publication: nil, step: step(.received))
        }
        #expect(try take("Jornada\n\nTexto.") == 1)
        #expect(folder.names(in: "w/submissions").filter { !$0.hasPrefix(".candado") } == ["0001"])
    }

    @Test func cardsFollowTheirRecords() throws {
        for number in 1...30 { _ = try take("Nota \(number)\n\nTexto de la nota número \(number).") }
        #expect(shelf.cards().cards.map(\.folio) == Array(1...30))
        #expect(folder.names(in: "w/submissions").contains(".fichas.json"))
        // What is kept is used only for records that did not change.
        try shelf.take(SubmissionStep(.returned, time: "2024-05-15", by: "x", reason: "a"), on: 7)
        #expect(shelf.cards().cards.filter { !$0.stands }.map(\.folio) == [7])
        #expect(shelf.cards().cards == shelf.all().submissions.map(SubmissionCard.init))
        try folder.write("w/submissions/0003/record.jsonl", "basura\n")
        #expect(shelf.cards().findings.map(\.code) == [.submissionRecord] && shelf.cards().cards.count == 29)
        for damage in ["", "[]", "[{\"stamp\":1}]", "\u{0}"] {
            try folder.write("w/submissions/.fichas.json", damage)
            #expect(shelf.cards().cards.count == 29)
        }
    }
}
