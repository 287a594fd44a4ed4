import CVips
import Foundation
import Geometry
import Photos
import PrintModel
import Testing

/// Photographs as they are handed in: what is seen of them, and the copies that may be published.
@Suite struct ArrivalTests {
    let room: Darkroom
    init() throws { room = try Darkroom() }

    private func judge() throws -> PhotoJudge { try PhotoJudge(for: Darkroom.condition(), cache: room.cache) }

    private func bytes(_ name: String) throws -> [UInt8] {
        Array(try #require(FileManager.default.contents(atPath: room.folder + "/" + name)))
    }

    private func publish(_ name: String) throws -> String {
        try PublicCopy.write(
            room.folder + "/" + name, to: room.folder + "/public-" + name.replacing(".", with: "-"),
            at: Finding.Place(file: name))
    }

    /// What a telephone writes: its make, when, and where.
    private func telephone(orientation: UInt8) -> [UInt8] {
        func entry(_ tag: UInt16, _ kind: UInt8, _ count: UInt8, _ value: [UInt8]) -> [UInt8] {
            [UInt8(tag & 255), UInt8(tag >> 8), kind, 0, count, 0, 0, 0] + value
        }
        // Offsets count from the byte-order mark: 8 + 2 + 4 × 12 + 4 = 62 is where the first directory ends.
        var body: [UInt8] = Array("II*\u{0}".utf8) + [8, 0, 0, 0, 4, 0]
        body += entry(0x010F, 2, 9, [62, 0, 0, 0]) + entry(0x0112, 3, 1, [orientation, 0, 0, 0])
        body += entry(0x8769, 4, 1, [72, 0, 0, 0]) + entry(0x8825, 4, 1, [110, 0, 0, 0]) + [0, 0, 0, 0]
        body += Array("Secreto7\u{0}\u{0}".utf8)
        body += [1, 0] + entry(0x9003, 2, 20, [90, 0, 0, 0]) + [0, 0, 0, 0] + Array("2024:03:12 10:22:33\u{0}".utf8)
        body += [2, 0] + entry(1, 2, 2, [78, 0, 0, 0]) + entry(2, 5, 3, [140, 0, 0, 0]) + [0, 0, 0, 0]
        body += [20, 0, 0, 0, 1, 0, 0, 0, 41, 0, 0, 0, 1, 0, 0, 0, 7, 0, 0, 0, 1, 0, 0, 0]
        let segment = Array("Exif\u{0}\u{0}".utf8) + body
        return [0xFF, 0xE1, UInt8((segment.count + 2) >> 8), UInt8((segment.count + 2) & 255)] + segment
    }

    /// A JPEG as a telephone writes it, with a film behind its end.
    private func telephoneShot(_ name: String, orientation: UInt8) throws {
        try room.make("plain.jpg", 80, 60, options: ["strip": "true"]) { x, y in
            [UInt8(x * 3), UInt8(y * 4), UInt8((x * y) % 256)]
        }
        let plain = try bytes("plain.jpg")
        let comment: [UInt8] = [0xFF, 0xFE, 0, 9] + Array("Secreto".utf8)
        try room.write(
            name,
            plain[..<2] + telephone(orientation: orientation) + comment + plain[2...]
                + Array("ftypSecreto de la película".utf8))
    }

    @Test(arguments: 1...8) func whatIsPublishedTellsNothingButWhichWayIsUp(orientation: Int) throws {
        try telephoneShot("shot.jpg", orientation: UInt8(orientation))
        let seen = try judge().look(at: room.folder + "/shot.jpg", named: "shot.jpg")
        #expect(seen.hasPosition && seen.taken == CivilDate(year: 2024, month: 3, day: 12))
        let copy = try publish("shot.jpg")
        let text = String(decoding: try bytes((copy as NSString).lastPathComponent), as: UTF8.self)
        #expect(!text.contains("Secreto") && !text.contains("2024:03"))
        let clean = try judge().look(at: copy, named: "x.jpg")
        #expect(!clean.hasPosition && clean.taken == nil)
        // The same pixels to the bit, and turned as before.
        #expect(try Darkroom.samples(of: copy) == Darkroom.samples(of: room.folder + "/plain.jpg"))
        #expect(clean.assessment.pixels == seen.assessment.pixels)
        #expect(clean.assessment.pixels.width == (orientation >= 5 ? 60 : 80))
    }

    @Test(arguments: ["png", "webp", "tif", "gif", "heic", "avif"]) func everyFormatIsPublishedBare(_ kind: String)
        throws
    {
        // What a telephone's JPEG says, in the file's own way of saying it.
        try telephoneShot("telephone.jpg", orientation: 1)
        let shot = try Vips.load(room.folder + "/telephone.jpg")
        if kind != "heic", kind != "avif" {
            vips_image_set_blob_copy(shot.image, VIPS_META_XMP_NAME, "<x>exif:GPSLatitude Secreto</x>", 31)
            vips_image_set_string(shot.image, "png-comment-0-Author", "Secreto")
        }
        try room.save(try Vips.call("copy", on: shot.image), "shot." + kind)
        // Of all these only GIF has no place for it.
        let sent = String(decoding: try bytes("shot." + kind), as: UTF8.self)
        #expect(sent.contains("Secreto") || kind == "gif")
        let seen = try judge().look(at: room.folder + "/shot." + kind, named: "shot." + kind)
        #expect(seen.hasPosition == (kind != "gif"))
        if kind == "heic" || kind == "avif" {
            #expect(sent.contains("Secreto7") && seen.taken == CivilDate(year: 2024, month: 3, day: 12))
        }
        let copy = try publish("shot." + kind)
        #expect(try !judge().look(at: copy, named: "x").hasPosition)
        #expect(copy.hasSuffix(["png", "tif", "gif"].contains(kind) ? ".png" : ".jpg"))
        let text = String(decoding: try bytes((copy as NSString).lastPathComponent), as: UTF8.self)
        #expect(!text.contains("Secreto") && !text.contains("GPS"))
        #expect(try PhotoReader.measure(copy) == PixelSize(width: 80, height: 60))
    }

    @Test func coloursKeepTheirMeaning() throws {
        let profile = Array(try #require(FileManager.default.contents(atPath: Darkroom.profile)))
        try room.make("ink.jpg", 40, 30, bands: 4, profile: profile) { _, _ in [10, 200, 30, 5] }
        let copy = try publish("ink.jpg")
        #expect(try bytes((copy as NSString).lastPathComponent).count > profile.count)
        #expect(try Darkroom.samples(of: copy) == Darkroom.samples(of: room.folder + "/ink.jpg"))
    }

    /// Of which an eighth or less is no pixel.
    @Test(arguments: [(1, 1), (2, 2), (3, 900), (2000, 3), (7, 7), (64, 5)])
    func theSmallestPicturesAreLookedAt(width: Int, height: Int) throws {
        for name in ["small.jpg", "small.png", "small.webp"] {
            try room.make(name, width, height) { x, y in [UInt8(x % 256), UInt8(y % 256), 90] }
            let path = room.folder + "/" + name
            #expect(Darkroom.codes { _ = try judge().look(at: path, named: name) } == [])
            let codes = Darkroom.codes {
                _ = try room.preparer().prepare(room.placement(name, 20, 20))
            }
            #expect(codes == [])
        }
    }

    @Test func whatLiesOrIsCutShortIsRefused() throws {
        try room.make("whole.jpg", 400, 300) { x, y in [UInt8(x % 256), UInt8(y % 256), UInt8((x ^ y) % 256)] }
        let whole = try bytes("whole.jpg")
        try room.write("cut.jpg", whole.prefix(whole.count / 2))
        #expect(
            Darkroom.codes { _ = try judge().look(at: room.folder + "/cut.jpg", named: "a/cut.jpg") } == [
                .photoTruncated
            ])
        // A header that says 60,000 by 60,000 pixels over the data of a few.
        var bomb = whole
        let frame = try #require(bomb.indices.first { bomb[$0] == 0xFF && $0 + 1 < bomb.count && bomb[$0 + 1] == 0xC0 })
        bomb.replaceSubrange(frame + 5..<frame + 9, with: [0xEA, 0x60, 0xEA, 0x60])
        try room.write("bomb.jpg", bomb)
        #expect(
            Darkroom.codes { _ = try judge().look(at: room.folder + "/bomb.jpg", named: "bomb.jpg") } == [
                .photoTooLarge
            ])
        // Somewhat larger than it is: the data end before the picture does.
        var liar = whole
        liar.replaceSubrange(frame + 5..<frame + 9, with: [0x04, 0xB0, 0x06, 0x40])
        try room.write("liar.jpg", liar)
        #expect(
            Darkroom.codes { _ = try judge().look(at: room.folder + "/liar.jpg", named: "liar.jpg") } == [
                .photoTruncated
            ])
        try room.write("text.jpg", "no es una foto".utf8)
        #expect(
            Darkroom.codes { _ = try judge().look(at: room.folder + "/text.jpg", named: "text.jpg") } == [
                .photoNotImage
            ])
    }

    @Test func damagedJPEGsAreNeverPublishedWithTheirRemarks() throws {
        try telephoneShot("shot.jpg", orientation: 6)
        let whole = try bytes("shot.jpg")
        var seed: UInt64 = 11
        for _ in 0..<60 {
            var bent = whole
            for _ in 0..<4 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bent[Int(seed >> 33) % bent.count] = UInt8(truncatingIfNeeded: seed >> 25)
            }
            try room.write("bent.jpg", bent)
            guard let copy = try? publish("bent.jpg") else { continue }
            let text = String(decoding: try bytes((copy as NSString).lastPathComponent), as: UTF8.self)
            #expect(!text.contains("Secreto7") && !text.contains("2024:03:12"))
        }
    }

    // MARK: What it shows

    private func subject(_ name: String, named: String? = nil) throws -> PhotoSubject {
        try judge().look(at: room.folder + "/" + name, named: named ?? name).subject
    }

    /// Lines of words, drawn by libvips's own text.
    private func words(lines: Int) throws -> (ink: [UInt8], width: Int, height: Int) {
        let words = Array(
            repeating: "Se atendieron doscientas personas en la plaza y otras 46 en Paso Hondo", count: lines)
        let text = try Vips.call(
            "text", ["text": words.joined(separator: "\n"), "font": "Lato 14", "dpi": "100"])
        var count = 0
        let memory = try #require(vips_image_write_to_memory(text.image, &count))
        defer { g_free(memory) }
        let ink = [UInt8](UnsafeRawBufferPointer(start: memory, count: count))
        return (ink, Int(vips_image_get_width(text.image)), Int(vips_image_get_height(text.image)))
    }

    /// The words as a telephone takes them: the page askew on a table of wood, grainy, half of it in shadow, as JPEG.
    private func shot(_ name: String, lines: Int) throws {
        let (ink, width, height) = try words(lines: lines)
        var seed: UInt64 = 3
        func grain() -> Double {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(seed >> 40) / Double(1 << 24) * 16 - 8
        }
        let (across, down) = (width + 260, height + 260)
        try room.make(name, across, down, bands: 1, options: ["Q": "70"]) { x, y in
            // Turned a little, and farther away at the top.
            let (a, b) = (Double(x - across / 2), Double(y - down / 2))
            let depth = 1 - b / Double(down) * 0.12
            let u = (a * 0.998 - b * 0.06) * depth + Double(width) / 2
            let v = (a * 0.06 + b * 0.998) * depth + Double(height) / 2
            var tone = 90 + 30 * sin(Double(x) / 9 + sin(Double(y) / 70) * 3)
            if u > -60, v > -60, u < Double(width) + 60, v < Double(height) + 60 {
                let isText = u >= 0 && v >= 0 && u < Double(width) && v < Double(height)
                tone = 232 - (isText ? 0.8 * Double(ink[Int(v) * width + Int(u)]) : 0)
            }
            let light = (0.8 + 0.25 * Double(x) / Double(across)) / (1 + 0.7 / (1 + exp((a + b / 2 + 80) / 12)))
            return [UInt8(min(255, max(0, tone * light + grain())))]
        }
    }

    private func page(_ name: String, lines: Int, rules: Bool) throws {
        let (ink, width, height) = try words(lines: lines)
        try room.make(name, width + 80, height + 80, bands: 1) { x, y in
            if rules, x > 20, x < width + 60, y > 20, y < height + 60, (y - 21) % 48 < 2 || (x - 21) % 150 < 2 {
                return [0]
            }
            let (u, v) = (x - 40, y - 40)
            return [u >= 0 && v >= 0 && u < width && v < height ? 255 - ink[v * width + u] : 255]
        }
    }

    @Test func writingTablesAndScreensAreNoPhotographs() throws {
        try page("page.png", lines: 24, rules: false)
        #expect(try subject("page.png") == .text)
        try page("table.png", lines: 20, rules: true)
        #expect(try subject("table.png") == .table)
        try room.make("screen.png", 720, 1560) { x, y in
            y < 120 ? [7, 94, 84] : (y / 90) % 2 == 0 ? [217, 253, 211] : [239, 234, 226]
        }
        #expect(try subject("screen.png") == .screen)
        try shot("shot.jpg", lines: 22)
        #expect(try subject("shot.jpg") == .text)
        // Three lines on a wall are no page.
        try shot("sign.jpg", lines: 1)
        #expect(try subject("sign.jpg") == .scene)
        try room.draw("scene.png", 900, 700) { Scene.landscape($0, $1) }
        #expect(try subject("scene.png") == .scene)
        #expect(try subject("scene.png", named: "Captura de pantalla 2024-05-12.png") == .screen)
    }

    /// The sample's own photographs, of leaves, cables, water and cloth, are all of the world.
    @Test(arguments: [
        "Bridge_by_Sander_Klootwijk.jpg", "Picture_1A_by_freespace.jpg", "seeding_by_Clements_Engelhardt.jpg",
        "mate/nature/RainDrops.jpg", "mate/nature/Blinds.jpg", "mate/nature/Wood.jpg",
    ]) func photographsAreOfTheWorld(_ name: String) throws {
        let photo = try judge().look(at: "/usr/share/backgrounds/" + name, named: name)
        #expect(photo.subject == .scene)
    }

    @Test func theSamePictureIsKnownAgainByItsText() throws {
        try room.draw("one.png", 700, 520) { Scene.landscape($0, $1) }
        try room.derive("small.png", from: "one.png", "resize", ["scale": "0.5"])
        try room.draw("other.png", 700, 520) { Scene.landscape($0, $1, seed: 5) }
        let sketches = try ["one.png", "small.png", "other.png"].map {
            try judge().look(at: room.folder + "/" + $0, named: $0).sketch
        }
        #expect(sketches[0].nearlyEquals(sketches[1]) && !sketches[0].nearlyEquals(sketches[2]))
        #expect(PhotoSketch(sketches[0].text) == sketches[0])
        #expect(PhotoSketch("abc") == nil)
    }

    @Test func namesOfMessengersTellTheDay() throws {
        try room.draw("a.png", 200, 160) { Scene.landscape($0, $1) }
        func day(_ name: String) throws -> CivilDate? {
            try judge().look(at: room.folder + "/a.png", named: name).taken
        }
        #expect(try day("fotos/IMG-20240312-WA0007.jpg") == CivilDate(year: 2024, month: 3, day: 12))
        #expect(try day("20240528_101530.jpg") == CivilDate(year: 2024, month: 5, day: 28))
        #expect(try day("IMG-20241399-WA0007.jpg") == nil)
        #expect(try day("DSC_20241.jpg") == nil)
    }
}
