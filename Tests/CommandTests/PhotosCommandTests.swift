import Foundation
import Geometry
import PrintModel
import TestSupport
import Testing

/// `imprenta photos`: photographs of any folder, ranked and printed.
@Suite struct PhotosCommandTests {
    private static let pictures = "/usr/share/backgrounds/mate/nature"

    /// A folder with four photographs, a copy of one, and two files that are none.
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder(["fotos/roto.jpg": "no", "fotos/sub/vacio.png": "", "fotos/notas.txt": "x"])
        for name in ["Aqua.jpg", "Storm.jpg", "Dune.jpg", "GreenMeadow.jpg"] {
            try FileManager.default.copyItem(atPath: Self.pictures + "/" + name, toPath: folder.path("fotos/" + name))
        }
        try FileManager.default.copyItem(
            atPath: Self.pictures + "/Aqua.jpg", toPath: folder.path("fotos/sub/copia.jpg"))
        return folder
    }

    private func run(_ folder: TemporaryFolder, _ arguments: [String]) throws -> Command.Outcome {
        try Command.imprenta(
            ["photos"] + arguments, in: folder.path, environment: ["XDG_CACHE_HOME": folder.path("cache")])
    }

    @Test func aFolderIsRankedAsJSON() throws {
        let folder = try folder()
        let outcome = try run(folder, ["rank", "fotos", "--json"])
        #expect(outcome.code == 1, "\(outcome.err)")
        #expect(outcome.codes == ["photo.not-an-image", "photo.empty"])
        #expect(outcome.json["condition"] as? String == "coated-offset")
        let photos = try #require(outcome.json["photos"] as? [[String: Any]])
        let names = photos.compactMap { ($0["path"] as? String)?.split(separator: "/").last.map(String.init) }
        #expect(Set(names) == ["Aqua.jpg", "Storm.jpg", "Dune.jpg", "GreenMeadow.jpg", "copia.jpg"])
        let copy = try #require(photos.first { $0["duplicateOf"] is String })
        #expect((copy["rank"] as? String)?.hasSuffix("b") == true)
        #expect(photos.allSatisfy { $0.keys.count == 13 })
        let scores = photos.filter { $0["duplicateOf"] is NSNull }.compactMap { $0["score"] as? Double }
        #expect(scores.count == 4 && scores == scores.sorted(by: >))
        #expect(
            (photos[0]["exposure"] as? [String: Any])?.keys.sorted() == ["highlights", "middle", "score", "shadows"])
    }

    @Test func theTableIsForPeopleInTheirLanguage() throws {
        let outcome = try run(try folder(), ["rank", "fotos", "--lang", "es"])
        let lines = outcome.out.split(separator: "\n")
        #expect(lines.count == 6 && lines[0].contains("Nitidez"))
        #expect(outcome.out.contains("casi igual a la 1") || outcome.out.contains("casi igual a la 2"))
        #expect(outcome.err.contains("fotos/sub/vacio.png: error: La foto vacio.png llegó vacía"))
    }

    @Test func theContactSheetShowsEveryPhotoAndNamesTheOthers() throws {
        let folder = try folder()
        let first = try run(folder, ["contact-sheet", "fotos", "--output", "a.pdf", "--json"])
        #expect(first.code == 1, "\(first.err)")
        let file = try #require((first.json["files"] as? [[String: Any]])?.first)
        #expect(file["kind"] as? String == "contact-sheet" && file["pages"] as? Int == 2)
        let text = try Tool.run("pdftotext", "-layout", folder.path("a.pdf"), "-").text
        for words in [
            "Storm.jpg", "copia.jpg", "1280 × 1024", "fotos/roto.jpg", "2 photos cannot be used", "page 2 of 2",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        let images = try Tool.run("pdfimages", "-list", folder.path("a.pdf")).text
        #expect(images.split(separator: "\n").dropFirst(2).count >= 4)
        _ = try run(folder, ["contact-sheet", "fotos", "--output", "b.pdf"])
        #expect(
            try Data(contentsOf: URL(fileURLWithPath: folder.path("a.pdf")))
                == Data(contentsOf: URL(fileURLWithPath: folder.path("b.pdf"))))
        #expect(try Tool.run("qpdf", "--check", folder.path("a.pdf")).status == 0)
    }

    @Test func thePageMayBeAnySize() throws {
        let folder = try folder()
        _ = try run(folder, ["contact-sheet", "fotos/Dune.jpg", "--page", "210mmx297mm", "--output", "a4.pdf"])
        #expect(try Tool.run("pdfinfo", folder.path("a4.pdf")).text.contains("595.276 x 841.89"))
        #expect(try run(folder, ["contact-sheet", "fotos", "--page", "50mmx50mm"]).code == 64)
    }

    @Test func aPublicationMeansThePhotosOfItsStories() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: Repository.path("assets/sample"), toPath: folder.path("w"))
        let outcome = try run(folder, ["rank", "gaceta-02", "--workspace", "w", "--json"])
        #expect(outcome.code == 0, "\(outcome.err)")
        #expect((outcome.json["photos"] as? [Any])?.count ?? 0 >= 10)
        #expect(folder.names(in: "w/output/.cache").contains("photos.measures"))
    }

    @Test func whatIsNotThereIsSaidAndNothingIsWritten() throws {
        let folder = try TemporaryFolder(["vacia/notas.txt": "x", "viejo.pdf": "viejo"])
        let missing = try run(folder, ["rank", "fotoz", "--json"])
        #expect(missing.code == 66 && missing.codes == ["photos.not-found"])
        let empty = try run(folder, ["contact-sheet", "vacia", "--output", "viejo.pdf"])
        #expect(empty.code == 66 && empty.err.contains("photos.none"))
        #expect(try folder.read("viejo.pdf") == "viejo")
        let nowhere = try run(folder, ["contact-sheet", Self.pictures + "/Dune.jpg", "--output", "no/hay.pdf"])
        #expect(nowhere.code == 73)
    }
}
