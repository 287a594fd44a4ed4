import Foundation
import Geometry
import Photos
import PrintModel
import TestSupport
import Testing

/// Photographs for jobs of one and two inks, and the ink limit of those of four.
@Suite struct PlateTests {
    let room: Darkroom
    init() throws { room = try Darkroom() }

    private static let guinda = Ink(name: "guinda", cmyk: CMYK(25, 100, 65, 25), spot: "PANTONE 7421 C")

    /// A wedge of 16 grays, darkest at the left, prepared in a form.
    private func wedge(_ form: PhotoForm, limit: Double = 300, _ purpose: PhotoPreparer.Purpose = .print) throws
        -> PreparedPhoto
    {
        try room.make("wedge.png", 160, 40) { x, _ in [UInt8](repeating: UInt8(x / 10 * 17), count: 3) }
        let preparer = try PhotoPreparer(
            for: Darkroom.condition(inkLimit: limit), purpose: purpose, form: form, cache: room.cache)
        return try preparer.prepare(room.placement("wedge.png", 160, 40)).photo
    }

    /// The two plates in the middle of each step, as a reader of PDF undoes the filters.
    private func pair(_ photo: PreparedPhoto) throws -> [(black: Int, second: Int)] {
        let script = """
            import sys, zlib, struct
            d = open(sys.argv[1], 'rb').read(); w, h = int(sys.argv[2]), int(sys.argv[3])
            def chunk(n, b): return struct.pack('>I', len(b)) + n + b + struct.pack('>I', zlib.crc32(n + b))
            png = b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', w, h, 8, 4, 0, 0, 0))
            open(sys.argv[1] + '.png', 'wb').write(png + chunk(b'IDAT', d) + chunk(b'IEND', b''))
            """
        let (width, height) = (photo.pixels.width, photo.pixels.height)
        #expect(try Tool.run("python3", "-c", script, photo.path, "\(width)", "\(height)").status == 0)
        let samples = try Darkroom.samples(of: photo.path + ".png")
        #expect(samples.count == width * height * 2)
        return (0..<16).map { step in
            let at = (height / 2 * width + (2 * step + 1) * width / 32) * 2
            return (Int(samples[at]), Int(samples[at + 1]))
        }
    }

    @Test func aGrayPhotographRunsFromPaperToFullBlackOnOnePlate() throws {
        let photo = try wedge(.gray)
        #expect(photo.form == .gray)
        let samples = try Darkroom.samples(of: photo.path)
        #expect(samples.count == photo.pixels.width * photo.pixels.height)
        let steps = (0..<16).map { Int(samples[photo.pixels.width * 20 + (2 * $0 + 1) * photo.pixels.width / 32]) }
        #expect(steps[0] <= 3 && steps[15] >= 252)
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
    }

    @Test func aDuotoneHasFullBlackAndTheColourGivesWayInShadows() throws {
        let photo = try wedge(.duotone(PlateTests.guinda))
        #expect(photo.form == .duotone(PlateTests.guinda) && photo.form.components == 2 && !photo.form.isJPEG)
        let steps = try pair(photo)
        #expect(steps[15] == (0, 0))
        #expect(steps[0].black >= 252 && steps[0].second < 140)
        let most = steps.map(\.second).max() ?? 0
        #expect(most > 150 && most > steps[0].second)
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.black >= $1.black })
        // Light tones are the colour's.
        #expect(steps[12].second > steps[12].black)
    }

    @Test func aDuotoneKeepsUnderTheLimit() throws {
        let steps = try pair(try wedge(.duotone(PlateTests.guinda), limit: 120))
        #expect(steps.allSatisfy { $0.black + $0.second <= 306 })
    }

    @Test func aDuotoneWithAProcessInkIsMixedOfProcessInks() throws {
        var ink = PlateTests.guinda
        ink.spot = nil
        let photo = try wedge(.duotone(ink))
        #expect(photo.form == .cmyk)
        let middle = try Darkroom.pixel(photo, 0.5, 0.5).map(Int.init)
        #expect(middle[1] > middle[0] && middle[3] > 0)
    }

    @Test func theProofLooksLikeThePlates() throws {
        let gray = try Darkroom.pixel(try wedge(.gray, .proof), 0.5, 0.5).map(Int.init)
        #expect(abs(gray[0] - gray[2]) < 12)
        let duotone = try Darkroom.pixel(try wedge(.duotone(PlateTests.guinda), .proof), 0.5, 0.5).map(Int.init)
        #expect(duotone[0] > duotone[1] + 25)
    }

    @Test func aLimitUnderTheProfilesOwnTakesColourAndKeepsBlack() throws {
        try room.make("dark.png", 40, 40) { _, _ in [20, 10, 5] }
        func inks(_ limit: Double) throws -> [Int] {
            let preparer = try room.preparer(Darkroom.condition(inkLimit: limit))
            return try Darkroom.pixel(try preparer.prepare(room.placement("dark.png", 36, 36)).photo, 0.5, 0.5)
                .map(Int.init)
        }
        let (free, bound) = (try inks(400), try inks(200))
        #expect(free.reduce(0, +) > 560)
        #expect(bound.reduce(0, +) <= 510 + 4 && bound.reduce(0, +) > 490)
        #expect(abs(bound[3] - free[3]) <= 3)
        // The three are reduced in proportion, so that the hue stays.
        for index in 0..<3 {
            let share = Double(bound[index]) / Double(free[index])
            let all = Double(bound[0] + bound[1] + bound[2]) / Double(free[0] + free[1] + free[2])
            #expect(abs(share - all) < 0.05)
        }
    }
}
