import Foundation
import Geometry
import TestSupport
import Testing

@testable import Submissions

/// The drop folder: whose files are whose, when they are taken, and that they are taken once.
struct DropTests {
    private let folder: TemporaryFolder
    private let shelf: SubmissionShelf
    private let drop: DropFolder

    init() throws {
        folder = try TemporaryFolder()
        shelf = SubmissionShelf(workspace: folder.path("w"))
        drop = DropFolder(
            path: folder.path("in"), areas: ["salud": "Salud Municipal", "obras-publicas": "Obras Públicas"])
    }

    private func take(_ files: [DroppedFile], area: String) throws -> Submission {
        let desk = SubmissionDesk(reader: SubmissionReader(), shelf: shelf, slugs: [], pictures: PlainPictures())
        return try desk.take(
            files.map { ($0.path, $0.name) }, area: area, publication: nil,
            step: SubmissionStep(.received, time: "2024-05-14T10:00:00Z", by: "x"))
    }

    private func new(_ ledger: inout DropLedger) throws -> [String: [String]] {
        let (deliveries, _) = try drop.look()
        var result: [String: [String]] = [:]
        for delivery in ledger.settled(deliveries) {
            let files = try ledger.new(in: delivery, among: shelf.cards().cards) {}
            if !files.isEmpty { result["\(delivery.area)/\(delivery.name)"] = files.map(\.name) }
        }
        return result
    }

    @Test func aFolderWithADocumentIsADeliveryOfItsOwn() throws {
        try folder.write("in/Obras Públicas/nota.txt", "a")
        try folder.write("in/Obras Públicas/fotos/IMG-1.jpg", "b")
        try folder.write("in/Obras Públicas/puente/INFORME.docx", "c")
        try folder.write("in/Obras Públicas/puente/IMG-2.jpg", "d")
        try folder.write("in/salud/acuses/acuse-0001.txt", "e")
        for passing in ["~$INFORME.docx", ".DS_Store", "Thumbs.db", "copia.docx.part", "x.crdownload"] {
            try folder.write("in/salud/" + passing, "f")
        }
        try folder.link("in/salud/liga.docx", to: "/etc/passwd")
        let (deliveries, findings) = try drop.look()
        #expect(findings == [])
        #expect(deliveries.map { "\($0.area)/\($0.name)" } == ["obras-publicas/", "obras-publicas/puente"])
        #expect(
            deliveries.map { $0.files.map(\.name) } == [
                ["fotos/IMG-1.jpg", "nota.txt"], ["puente/IMG-2.jpg", "puente/INFORME.docx"],
            ])
    }

    @Test func whatNoAreaOwnsIsTold() throws {
        try folder.write("in/suelto.docx", "a")
        try folder.write("in/slaud/nota.txt", "a")
        let (deliveries, findings) = try drop.look()
        #expect(deliveries.isEmpty && findings.map(\.code) == [.dropUnknownArea, .dropLoose])
        #expect(findings.first?.values["areas"] == "obras-publicas, salud")
        #expect(throws: Fault.self) { try DropFolder(path: folder.path("nada"), areas: [:]).look() }
    }

    @Test func aFileThatStillChangesIsLeftAlone() throws {
        try folder.write("in/salud/nota.txt", "a")
        var ledger = DropLedger()
        #expect(try new(&ledger) == [:])
        try folder.write("in/salud/nota.txt", "a y más")
        #expect(try new(&ledger) == [:])
        try folder.write("in/salud/foto.jpg", "b")
        #expect(try new(&ledger) == [:])
        #expect(try new(&ledger) == ["salud/": ["foto.jpg", "nota.txt"]])
    }

    @Test func aTakenFileIsNotTakenTwiceByWhateverName() throws {
        try folder.write("in/salud/nota.txt", "Jornada de salud\n\nSe atendió a doscientas personas en la plaza.")
        var ledger = DropLedger()
        _ = try new(&ledger)
        #expect(try new(&ledger) == ["salud/": ["nota.txt"]])
        _ = try take(try drop.look().deliveries[0].files, area: "salud")
        // Another watch, and the same bytes by another name.
        ledger = DropLedger()
        try FileManager.default.copyItem(
            atPath: folder.path("in/salud/nota.txt"), toPath: folder.path("in/salud/copia.txt"))
        _ = try new(&ledger)
        #expect(try new(&ledger) == [:])
        // In another area's folder it is that area's.
        try FileManager.default.createDirectory(
            atPath: folder.path("in/obras-publicas"), withIntermediateDirectories: true)
        try FileManager.default.moveItem(
            atPath: folder.path("in/salud/copia.txt"), toPath: folder.path("in/obras-publicas/copia.txt"))
        _ = try new(&ledger)
        #expect(try new(&ledger) == ["obras-publicas/": ["copia.txt"]])
    }

    @Test func whatWasSentBackComesAgainWithWhatMendsIt() throws {
        try folder.write("in/salud/nota.txt", "Jornada de salud\n\nSe atendió a doscientas personas en la plaza.")
        try folder.write("in/salud/foto.jpg", Data([0xFF, 0xD8, 0xFF, 0xE0, 1]))
        _ = try take(try drop.look().deliveries[0].files, area: "salud")
        try shelf.take(
            SubmissionStep(.returned, time: "2024-05-15T10:00:00Z", by: "x", reason: "Falta la fecha"), on: 1)
        var ledger = DropLedger()
        _ = try new(&ledger)
        #expect(try new(&ledger) == [:], "nothing was mended yet")
        try folder.write(
            "in/salud/nota.txt", "Jornada de salud\n\nAmatlán, a 14 de mayo de 2024\n\nSe atendió a doscientas.")
        _ = try new(&ledger)
        #expect(try new(&ledger) == ["salud/": ["foto.jpg", "nota.txt"]])
    }
}
