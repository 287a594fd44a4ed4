import CVips
import Foundation
import Geometry
import Photos
import PrintModel
import Testing

/// Colours from any original to the press's inks. Ink values are 0 to 255.
@Suite struct ColourTests {
    let room: Darkroom
    init() throws { room = try Darkroom() }

    private func inks(_ name: String, _ condition: PrintCondition = Darkroom.condition()) throws -> [Int] {
        let photo = try room.preparer(condition).prepare(room.placement(name, 36, 36)).photo
        return try Darkroom.pixel(photo, 0.5, 0.5).map(Int.init)
    }

    private func near(_ a: [Int], _ b: [Int], _ tolerance: Int = 3) -> Bool {
        zip(a, b).allSatisfy { abs($0 - $1) <= tolerance }
    }

    @Test func paperStaysPaperAndBlackIsDeepWithinTheLimit() throws {
        try room.make("w.png", 40, 40) { _, _ in [255, 255, 255] }
        try room.make("k.png", 40, 40) { _, _ in [0, 0, 0] }
        #expect(try inks("w.png") == [0, 0, 0, 0])
        let black = try inks("k.png")
        #expect(black[3] > 200 && black.reduce(0, +) > 600 && black.reduce(0, +) <= 765 + 4)
    }

    @Test func theEmbeddedProfileSaysWhatTheNumbersMean() throws {
        let colour: [UInt8] = [180, 90, 60]
        try room.make("srgb.png", 40, 40) { _, _ in colour }
        let plain = try Vips.call("pngload", ["filename": room.folder + "/srgb.png"])
        try room.save(plain, "p3.png", ["profile": "p3"])
        let (a, b) = (try inks("srgb.png"), try inks("p3.png"))
        #expect(!near(a, b, 8))
        #expect(b[0] < a[0] && b[1] > a[1])  // Display P3's red is the more saturated
    }

    @Test func aProfileThatIsRubbishIsPassedOver() throws {
        try room.make("plain.jpg", 40, 40) { _, _ in [60, 120, 200] }
        try room.make("rubbish.jpg", 40, 40, profile: Array("not a profile at all".utf8)) { _, _ in [60, 120, 200] }
        #expect(try near(inks("rubbish.jpg"), inks("plain.jpg")))
    }

    @Test func cmykOriginalsForThePressKeepTheirInks() throws {
        let profile = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Darkroom.profile)))
        let (colour, meaning): ([UInt8], _) = ([0, 230, 180, 20], ["interpretation": "cmyk"])
        try room.make("with.jpg", 40, 40, bands: 4, profile: profile, options: meaning) { _, _ in colour }
        try room.make("without.tif", 40, 40, bands: 4, options: meaning) { _, _ in colour }
        #expect(try near(inks("with.jpg"), [0, 230, 180, 20]))
        #expect(try near(inks("without.tif"), [0, 230, 180, 20]))
        let proof = try room.preparer(Darkroom.condition(), .proof).prepare(room.placement("with.jpg", 36, 36)).photo
        let screen = try Darkroom.pixel(proof, 0.5, 0.5)
        #expect(screen[0] > 180 && screen[1] < 90 && screen[2] < 90)
    }

    @Test func cmykOriginalsForAnotherPressAreSeparatedAnew() throws {
        var other = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Darkroom.profile)))
        other[24] ^= 1  // its date, so that it is not the press's own
        try room.make("o.jpg", 40, 40, bands: 4, profile: other, options: ["interpretation": "cmyk"]) { _, _ in
            [0, 0, 0, 255]
        }
        let black = try inks("o.jpg")
        #expect(black[0] > 100 && black[3] > 150)
    }

    @Test func greyAndDeepOriginalsAreTheSameColours() throws {
        try room.make("rgb.png", 40, 40) { _, _ in [128, 128, 128] }
        try room.make("grey.png", 40, 40, bands: 1) { _, _ in [128] }
        let grey = try Vips.call("pngload", ["filename": room.folder + "/grey.png"])
        for (name, space) in [("deep.tif", "rgb16"), ("deep.png", "grey16")] {
            try room.save(try Vips.call("colourspace", on: grey.image, ["space": space]), name)
        }
        let expected = try inks("rgb.png")
        for name in ["grey.png", "deep.tif", "deep.png"] { #expect(try near(inks(name), expected), "\(name)") }
    }

    @Test(arguments: [2, 4]) func whatIsTransparentShowsPaper(bands: Int) throws {
        try room.make("t.png", 40, 40, bands: bands) { x, _ in
            [UInt8](repeating: 0, count: bands - 1) + [x < 20 ? 0 : 255]
        }
        let photo = try room.preparer().prepare(room.placement("t.png", 36, 36)).photo
        #expect(try Darkroom.pixel(photo, 0.2, 0.5).allSatisfy { $0 <= 2 })
        #expect(try Darkroom.pixel(photo, 0.8, 0.5)[3] > 200)
    }

    @Test func channelsThatNoPhotographHasAreSaid() throws {
        try room.save(try Vips.call("gaussnoise", ["width": "30", "height": "30"]), "float.tif")
        #expect(Darkroom.codes { _ = try inks("float.tif") } == [.photoUnsupported])
    }

    @Test(arguments: [200.0, 240, 300]) func noPixelHasMoreInkThanTheLimit(limit: Double) throws {
        try room.make("dark.png", 256, 128) { x, y in
            [UInt8(x / 4), UInt8(y / 3), UInt8((x / 8 + y / 8) % 60)]
        }
        let condition = Darkroom.condition(inkLimit: limit, resolution: 150)
        let photo = try room.preparer(condition).prepare(room.placement("dark.png", 100, 50)).photo
        let totals = try Darkroom.pixels(photo).map { $0.reduce(0) { $0 + Int($1) } }
        // JPEG's own rounding comes on top of the separation's: a few 255ths in each of four channels.
        #expect(try #require(totals.max()) <= Int(limit * 2.55) + 16)
        #expect(totals.reduce(0, +) / totals.count <= Int(limit * 2.55))
        #expect(try #require(totals.max()) >= Int(limit * 2.55) - 26)
    }

    @Test func theInkLimitLeavesBlackAlone() throws {
        try room.make("k.png", 40, 40) { _, _ in [0, 0, 0] }
        let free = try inks("k.png")
        let held = try inks("k.png", Darkroom.condition(inkLimit: 220))
        #expect(abs(free[3] - held[3]) <= 1)
        #expect(held.reduce(0, +) <= 561 + 4)
    }

    @Test func printsAreBaselineAdobeJPEGsWithoutMetadata() throws {
        try room.make("a.jpg", 60, 40, orientation: 6, options: ["profile": "p3"]) { _, _ in [9, 90, 200] }
        let photo = try room.preparer().prepare(room.placement("a.jpg", 36, 36)).photo
        let bytes = try Data(contentsOf: URL(fileURLWithPath: photo.path))
        #expect(bytes.range(of: Data("Adobe".utf8)) != nil)
        for mark in ["Exif", "ICC_PROFILE", "http"] { #expect(bytes.range(of: Data(mark.utf8)) == nil) }
        let frame = try #require(bytes.range(of: Data([0xFF, 0xC0])))
        let header = [UInt8](bytes[frame.lowerBound + 9..<frame.lowerBound + 22])
        #expect(header[0] == 4)
        for component in 0..<4 { #expect(header[2 + 3 * component] == 0x11) }  // no channel is subsampled
    }

    @Test func proofsAreLightRGB() throws {
        try room.make("a.png", 400, 400) { _, _ in [60, 120, 200] }
        let photo = try room.preparer(Darkroom.condition(), .proof).prepare(room.placement("a.png")).photo
        #expect(!photo.cmyk && photo.pixels == PixelSize(width: 100, height: 100))
        #expect(try near(Darkroom.pixel(photo, 0.5, 0.5).map(Int.init), [60, 120, 200]))
    }

    @Test func aProfileThatCannotSeparateStopsTheStage() throws {
        let profile = try Data(contentsOf: URL(fileURLWithPath: Darkroom.profile))
        try room.write("cut.icc", profile.prefix(4000))
        try room.write("text.icc", Array("profile".utf8))
        var display = profile
        display.replaceSubrange(12..<16, with: Data("mntr".utf8))
        try room.write("display.icc", display)
        for name in ["cut.icc", "text.icc", "display.icc"] {
            let condition = Darkroom.condition(profile: room.folder + "/" + name)
            #expect(Darkroom.codes { _ = try room.preparer(condition) } == [.profileUnsuitable], "\(name)")
        }
        let gone = Darkroom.condition(profile: room.folder + "/gone.icc")
        #expect(Darkroom.codes { _ = try room.preparer(gone) } == [.profileMissing])
    }
}
