import Foundation
import Geometry
import Photos
import PrintModel
import Testing

/// Which part of a photograph comes into its frame, at what size.
@Suite struct FrameTests {
    let room: Darkroom
    init() throws { room = try Darkroom() }

    private static let red: [UInt8] = [200, 30, 30]
    private static let green: [UInt8] = [30, 200, 30]
    private static let blue: [UInt8] = [30, 30, 200]
    private static let white: [UInt8] = [250, 250, 250]

    private func proof() throws -> PhotoPreparer { try room.preparer(Darkroom.condition(), .proof) }

    private func name(_ rgb: [UInt8]) -> String {
        let high = rgb.map { $0 > 128 }
        return high == [true, false, false]
            ? "red" : high == [false, true, false] ? "green" : high == [false, false, true] ? "blue" : "white"
    }

    /// Four quarters, red and green over blue and white, each stored so that it stands upright once turned.
    @Test(arguments: 1...8) func everyOrientationStandsUpright(tag: Int) throws {
        let (width, height) = tag < 5 ? (120, 80) : (80, 120)
        try room.make("q.jpg", width, height, orientation: tag) { x, y in
            let (right, bottom) = (width - 1 - x, height - 1 - y)
            let (u, v) = [
                (x, y), (right, y), (right, bottom), (x, bottom), (y, x), (bottom, x), (bottom, right), (y, right),
            ][tag - 1]
            return v < 40 ? (u < 60 ? Self.red : Self.green) : (u < 60 ? Self.blue : Self.white)
        }
        let whole = try proof().prepare(room.placement("q.jpg", 72, 48)).photo
        #expect(whole.pixels == PixelSize(width: 100, height: 66))
        let corners = [(0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8)]
        #expect(
            try corners.map { name(try Darkroom.pixel(whole, $0.0, $0.1)) } == ["red", "green", "blue", "white"])

        let quarter = Rect(x: 0.5, y: 0, width: 0.5, height: 0.5)
        let part = try proof().prepare(room.placement("q.jpg", 20, 20, crop: quarter)).photo
        #expect(try Set(corners.map { name(try Darkroom.pixel(part, $0.0, $0.1)) }) == ["green"])
    }

    @Test(arguments: [(0.1, "red"), (0.5, "green"), (0.9, "blue"), (-3, "red"), (7, "blue")])
    func theFocusStaysInTheFrame(x: Double, colour: String) throws {
        try room.make("s.png", 300, 100) { x, _ in x < 100 ? Self.red : x < 200 ? Self.green : Self.blue }
        let photo = try proof().prepare(room.placement("s.png", 40, 40, focus: Point(x: x, y: 0.5))).photo
        #expect(name(try Darkroom.pixel(photo, 0.5, 0.5)) == colour)
        #expect(photo.pixels.width == photo.pixels.height)
    }

    @Test func withoutAFocusWhatDrawsTheEyeIsKept() throws {
        try room.make("e.png", 600, 100) { x, y in
            (440..<500).contains(x) && (30..<80).contains(y) ? [220, 20, 10] : [120, 124, UInt8(120 + x % 3)]
        }
        let photo = try proof().prepare(room.placement("e.png", 72, 72)).photo
        #expect(try Darkroom.pixels(photo).filter { $0[0] > 180 && $0[1] < 80 }.count > 1500)
    }

    @Test func aPartWithNothingInItIsTheWholePicture() throws {
        try room.make("s.png", 300, 300) { _, _ in Self.green }
        let outside = Rect(x: 2, y: 2, width: 1, height: 1)
        let photo = try proof().prepare(room.placement("s.png", 72, 72, crop: outside)).photo
        #expect(photo.pixels == PixelSize(width: 100, height: 100))
        let none = try proof().prepare(room.placement("s.png", 0, -.infinity)).photo
        #expect(none.pixels == PixelSize(width: 1, height: 1))
    }

    @Test(arguments: ["b.jpg", "b.png", "b.webp", "b.tif"])
    func resolutionIsBroughtDownToTheConditionsAndNoFurther(name: String) throws {
        try room.make(name, 1800, 1200) { x, y in [UInt8(x / 8), UInt8(y / 8), 128] }
        let photo = try room.preparer().prepare(room.placement(name, 60, 40.1)).photo
        #expect(photo.resolution <= 300 && photo.resolution > 297)
        #expect(photo.pixels == PixelSize(width: 250, height: 167))
        #expect(photo.cmyk)
        let left = try Darkroom.pixel(photo, 0.05, 0.5)
        let right = try Darkroom.pixel(photo, 0.95, 0.5)
        #expect(left[0] > right[0])
    }

    @Test func aSmallPhotographIsNeverEnlargedAndSaysHowLargeItCanPrint() throws {
        try room.make("small.jpg", 300, 200) { _, _ in Self.green }
        let (photo, findings) = try room.preparer().prepare(room.placement("small.jpg", 300, 200))
        #expect(photo.pixels == PixelSize(width: 300, height: 200))
        #expect(abs(photo.resolution - 72) < 0.01)
        #expect(findings.map(\.code) == [.photoTooSmall] && findings[0].severity == .error)
        #expect(findings[0].place == Finding.Place(file: "report.md", line: 7))
        #expect(findings[0].values["ppi"] == "72")
        #expect(findings[0].values["largest"] == "51 × 34 mm")
        #expect(findings[0].values["good"] == "34 × 22 mm")

        let warned = try room.preparer().prepare(room.placement("small.jpg", 108, 72)).findings
        #expect(warned.map(\.code) == [.photoSmall] && warned[0].severity == .warning)
        #expect(try room.preparer().prepare(room.placement("small.jpg", 72, 48)).findings.isEmpty)
        #expect(PhotoReader.check(room.placement("small.jpg", 300, 200), under: Darkroom.condition()) == findings)
    }
}
