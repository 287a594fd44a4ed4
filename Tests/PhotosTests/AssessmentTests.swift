import CVips
import Foundation
import Geometry
import Photos
import PrintModel
import Testing

/// What is measured of photographs, and how they rank.
@Suite struct AssessmentTests {
    let room: Darkroom
    init() throws { room = try Darkroom() }

    private func rank(_ names: [String], workers: Int = 2) async throws -> PhotoRanking {
        let judge = try PhotoJudge(for: Darkroom.condition(), cache: room.cache)
        return try await judge.rank(
            names.map { (room.folder + "/" + $0, Finding.Place(file: $0)) }, workers: workers)
    }

    /// The assessments in the order of the names.
    private func assess(_ names: [String]) async throws -> [PhotoAssessment] {
        let ranking = try await rank(names)
        #expect(ranking.findings == [])
        return try names.map { name in try #require(ranking.photos.first { $0.path.hasSuffix("/" + name) }) }
    }

    @Test func everyStepOfBlurIsLessSharp() async throws {
        try room.draw("0.png", 700, 520) { Scene.landscape($0, $1) }
        let steps = ["0.6", "1", "1.5", "2.2", "3.2", "5", "8"]
        for (index, sigma) in steps.enumerated() {
            try room.derive("\(index + 1).png", from: "0.png", "gaussblur", ["sigma": sigma])
        }
        let sharpness = try await assess((0...steps.count).map { "\($0).png" }).map(\.sharpness)
        #expect(sharpness[0] > 0.7 && sharpness[7] < 0.1, "\(sharpness)")
        for (sharper, softer) in zip(sharpness, sharpness.dropFirst()) { #expect(sharper >= softer, "\(sharpness)") }
        #expect(Set(sharpness.prefix(5)).count == 5)
    }

    @Test func grainIsNoSharpness() async throws {
        try room.draw("sharp.png", 700, 520) { Scene.landscape($0, $1) }
        try room.derive("soft.png", from: "sharp.png", "gaussblur", ["sigma": "4"])
        let soft = try Darkroom.samples(of: room.folder + "/soft.png")
        try room.draw("grainy.png", 700, 520) { x, y in
            let grain = (0..<4).reduce(0) { $0 + Scene.hash(Int(x), Int(y), $1) % 21 } - 40
            return Double(soft[Int(y) * 700 + Int(x)]) + Double(grain) / 2
        }
        let found = try await assess(["sharp.png", "soft.png", "grainy.png"])
        #expect(found[2].sharpness < 0.25 && found[0].sharpness > 0.7, "\(found.map(\.sharpness))")
        #expect(found[2].noise > 0.4 && found[1].noise < 0.2, "\(found.map(\.noise))")
    }

    /// A portrait's background is out of focus on purpose.
    @Test func theSharpestPartCounts() async throws {
        try room.draw("sharp.png", 700, 520) { Scene.landscape($0, $1) }
        try room.derive("soft.png", from: "sharp.png", "gaussblur", ["sigma": "6"])
        let (sharp, soft) = (
            try Darkroom.samples(of: room.folder + "/sharp.png"), try Darkroom.samples(of: room.folder + "/soft.png")
        )
        try room.draw("portrait.png", 700, 520) { x, y in
            let isSubject = (230..<470).contains(x) && (100..<500).contains(y)
            return Double((isSubject ? sharp : soft)[Int(y) * 700 + Int(x)])
        }
        let found = try await assess(["sharp.png", "portrait.png", "soft.png"])
        #expect(found[1].sharpness > 0.6 && found[2].sharpness < 0.1, "\(found.map(\.sharpness))")
        #expect(!found[1].reasons.contains(.blurred) && found[2].reasons.contains(.blurred))
    }

    @Test func bothEndsOfTheExposureLadderAreWorse() async throws {
        let factors = [0.06, 0.15, 0.4, 1, 1.4, 1.7, 6]
        for (index, factor) in factors.enumerated() {
            try room.draw("\(index).png", 500, 400) { Scene.landscape($0, $1) * factor }
        }
        let found = try await assess(factors.indices.map { "\($0).png" })
        let scores = found.map(\.exposure.score)
        for index in 0..<3 { #expect(scores[index] < scores[index + 1], "\(scores)") }
        for index in 3..<6 { #expect(scores[index] > scores[index + 1], "\(scores)") }
        #expect(found[0].reasons.contains(.dark) && found[6].reasons.contains(.bright))
        #expect(found[6].exposure.highlights > 0.8 && found[0].exposure.highlights == 0)
        #expect(!found[3].reasons.contains(.dark) && !found[3].reasons.contains(.bright))
    }

    @Test func copiesOfAPictureAreOneGroup() async throws {
        try room.draw("first.png", 900, 680) { Scene.landscape($0 * 0.7, $1 * 0.7) }
        try room.derive("recompressed.jpg", from: "first.png", "copy", [:], saving: ["Q": "35"])
        try room.derive("smaller.jpg", from: "first.png", "resize", ["scale": "0.5"])
        try room.derive(
            "trimmed.jpg", from: "first.png", "embed",
            ["x": "-13", "y": "-10", "width": "873", "height": "660"])
        try room.derive("brighter.png", from: "first.png", "gamma", ["exponent": "1.4"])
        for seed in 2...5 {
            try room.draw("other\(seed).jpg", 600, 450) { Scene.landscape($0, $1, seed: seed) }
        }
        let copies = ["recompressed.jpg", "smaller.jpg", "trimmed.jpg", "brighter.png"]
        let others = (2...5).map { "other\($0).jpg" }
        let ranking = try await rank(copies + others + ["first.png", "first.png"])
        #expect(ranking.photos.count == 9)
        let first = room.folder + "/first.png"
        for photo in ranking.photos {
            let name = (photo.path as NSString).lastPathComponent
            #expect(photo.duplicateOf == (copies.contains(name) ? first : nil), "\(name)")
            #expect(photo.reasons.contains(.duplicate) == copies.contains(name))
        }
        let place = try #require(ranking.photos.firstIndex { $0.path == first })
        #expect(ranking.photos[place + 1...place + 4].allSatisfy { $0.duplicateOf == first })
    }

    @Test func blankPicturesAreNoCopiesOfOneAnother() async throws {
        for name in ["a.png", "b.png"] { try room.draw(name, 300, 200) { _, _ in 255 } }
        #expect(try await assess(["a.png", "b.png"]).allSatisfy { $0.duplicateOf == nil && $0.score < 0.1 })
    }

    @Test func facesAreFoundWhereTheyAre() async throws {
        try room.draw("two.png", 800, 600, faces: [(60, 80, 260), (520, 250, 180)])
        try room.draw("none.png", 800, 600) { Scene.landscape($0, $1) }
        let found = try await assess(["two.png", "none.png"])
        #expect(found[1].faces == [] && !found[1].reasons.contains(.faces))
        try #require(found[0].faces.count == 2)
        for (face, drawn) in zip(found[0].faces, [(60.0, 80.0, 260.0), (520, 250, 180)]) {
            let expected = Rect(
                x: (drawn.0 + 0.2 * drawn.2) / 800, y: (drawn.1 + 0.25 * drawn.2) / 600, width: 0.6 * drawn.2 / 800,
                height: 0.62 * drawn.2 / 600)
            let common = try #require(face.intersection(expected)).area
            #expect(common / (face.area + expected.area - common) > 0.5, "\(face) \(expected)")
        }
    }

    @Test func facesStandUprightWhateverTheOrientation() async throws {
        try room.make("turned.jpg", 600, 800, bands: 1, orientation: 6) { x, y in
            let (u, v) = (Double(799 - y) - 60, Double(x) - 80)
            let isFace = (0...260).contains(u) && (0...260).contains(v)
            return [UInt8((isFace ? Scene.face(u / 260, v / 260) : nil) ?? 150)]
        }
        let face = try #require(try await assess(["turned.jpg"])[0].faces.first)
        #expect(abs(face.x + face.width / 2 - 190 / 800) < 0.04 && abs(face.y + face.height / 2 - 215 / 600) < 0.06)
    }

    @Test func theWidthThatAPhotographBearsFollowsFromTheCondition() async throws {
        try room.draw("a.png", 448, 300) { Scene.landscape($0, $1) }
        let photo = try await assess(["a.png"])[0]
        #expect(photo.goodWidth == 144)  // 448 pixels at 224 to the inch
        #expect(photo.pixels == PixelSize(width: 448, height: 300))
        #expect(photo.reasons.contains(.small))
    }

    @Test func whatCannotBeReadIsAFindingAndTheRestIsRanked() async throws {
        try room.draw("good.png", 500, 400) { Scene.landscape($0, $1) }
        let whole = try Data(contentsOf: URL(fileURLWithPath: room.folder + "/good.png"))
        try room.write("cut.png", whole.prefix(whole.count / 2))
        try room.write("text.jpg", Array("hola".utf8))
        try room.write("empty.jpg", [])
        let ranking = try await rank(["gone.jpg", "cut.png", "text.jpg", "good.png", "empty.jpg"])
        #expect(ranking.findings.map(\.code) == [.photoMissing, .photoTruncated, .photoNotImage, .photoEmpty])
        #expect(ranking.findings.map(\.place.file) == ["gone.jpg", "cut.png", "text.jpg", "empty.jpg"])
        #expect(ranking.photos.count == 1)
    }

    @Test(arguments: [(1, 1), (1, 4_000), (4_000, 1), (31, 33), (3, 900)])
    func oddSizesAreNoTrouble(width: Int, height: Int) async throws {
        try room.draw("odd.png", width, height) { x, y in Scene.landscape(x, y) }
        let photo = try await assess(["odd.png"])[0]
        #expect(photo.pixels == PixelSize(width: width, height: height))
        #expect((0...1).contains(photo.score) && (0...1).contains(photo.sharpness) && photo.faces == [])
    }

    @Test func everyKindOfPixelIsMeasured() async throws {
        let scene: (Int, Int) -> UInt8 = { UInt8(Scene.landscape(Double($0), Double($1))) }
        try room.make("gray.png", 300, 240, bands: 1) { [scene($0, $1)] }
        try room.make("rgb.png", 300, 240) { [scene($0, $1), scene($0, $1), scene($0, $1)] }
        try room.make("alpha.png", 300, 240, bands: 4) { [scene($0, $1), scene($0, $1), scene($0, $1), 255] }
        try room.make("cmyk.tif", 300, 240, bands: 4, options: ["interpretation": "cmyk"]) {
            [0, 0, 0, 255 - scene($0, $1)]
        }
        let found = try await assess(["gray.png", "rgb.png", "alpha.png", "cmyk.tif"])
        #expect(abs(found[1].sharpness - found[0].sharpness) < 0.02)
        #expect(abs(found[2].sharpness - found[0].sharpness) < 0.02)
        #expect(found[3].sharpness > 0.5)
    }

    @Test func anyNumberOfWorkersAndAWarmCacheRankAlike() async throws {
        for seed in 1...5 { try room.draw("\(seed).jpg", 320, 240) { Scene.landscape($0, $1, seed: seed) } }
        let names = (1...5).map { "\($0).jpg" }
        let first = try await rank(names, workers: 1)
        let kept = try FileManager.default.contentsOfDirectory(atPath: room.cache + ".measures").sorted()
        #expect(kept.count { $0.hasSuffix(".json") } == 10)
        #expect(try await rank(names, workers: 4) == first)
        for name in kept.prefix(6) {
            try Data("{}".utf8).write(to: URL(fileURLWithPath: room.cache + ".measures/" + name))
        }
        #expect(try await rank(names.reversed(), workers: 2) == first)
        try FileManager.default.removeItem(atPath: room.cache + ".measures")
        try Data().write(to: URL(fileURLWithPath: room.cache + ".measures"))
        #expect(try await rank(names) == first)
    }

    @Test func aCancelledRunEndsAsInterrupted() async throws {
        try room.draw("a.png", 300, 200) { Scene.landscape($0, $1) }
        let judge = try PhotoJudge(for: Darkroom.condition(), cache: room.cache)
        let path = room.folder + "/a.png"
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await judge.rank([(path, Finding.Place())])
        }
        let fault = await #expect(throws: Fault.self) { try await task.value }
        #expect(fault?.kind == .interrupted)
    }

    @Test(arguments: ["huge.jpg", "huge.png"]) func aHugePhotographIsMeasuredInStrips(name: String) async throws {
        try room.save(try Vips.flat(20_000, 10_000, bands: 3), name, name == "huge.png" ? ["compression": "1"] : [:])
        #expect(try await assess([name])[0].pixels == PixelSize(width: 20_000, height: 10_000))
        #expect(vips_tracked_get_mem_highwater() < 200_000_000)
    }
}
