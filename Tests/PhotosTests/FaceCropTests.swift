import Foundation
import Geometry
import Photos
import PrintModel
import Testing

/// Crops that are left to the eye cut no faces.
@Suite struct FaceCropTests {
    let room: Darkroom
    init() throws { room = try Darkroom() }

    private func prepare(_ placement: PhotoPlacement) throws -> (photo: PreparedPhoto, findings: [Finding]) {
        try room.preparer(Darkroom.condition(resolution: 300), .proof).prepare(placement)
    }

    /// How many whole faces a prepared photograph shows.
    private func faces(_ photo: PreparedPhoto) async throws -> Int {
        let judge = try PhotoJudge(for: Darkroom.condition(), cache: room.folder + "/second")
        return try await judge.rank([(photo.path, Finding.Place())]).photos.first?.faces.count ?? 0
    }

    @Test(arguments: [(20.0, 700.0), (880, 100)]) func aFaceAtTheEdgeIsWhole(face: Double, lure: Double) async throws {
        try room.make("wide.png", 1200, 320) { x, y in
            let (u, v) = ((Double(x) - face) / 290, (Double(y) - 10) / 290)
            if (0...1).contains(u), (0...1).contains(v), let gray = Scene.face(u, v) {
                return [UInt8](repeating: UInt8(gray), count: 3)
            }
            // What draws the eye stands elsewhere.
            let isLure = abs(Double(x) - lure) < 60 && (90..<210).contains(y)
            return isLure ? [(x / 6 + y / 6) % 2 == 0 ? 230 : 90, 30, 20] : [150, 152, 150]
        }
        let (photo, findings) = try prepare(room.placement("wide.png", 280, 280))
        #expect(!findings.contains { $0.code == .photoFacesCut })
        #expect(try await faces(photo) == 1)
    }

    @Test func theFaceAloneIsKeptWhereItsHairDoesNotFit() async throws {
        try room.draw("tall.png", 300, 900, faces: [(5, 560, 290)])
        let (photo, findings) = try prepare(room.placement("tall.png", 300, 215))
        #expect(!findings.contains { $0.code == .photoFacesCut })
        #expect(try await faces(photo) == 1)
    }

    @Test func facesThatDoNotAllFitAreAFindingAndTheLargestAreShown() async throws {
        try room.draw("apart.png", 1500, 320, faces: [(20, 60, 220), (1170, 10, 300)])
        let (photo, findings) = try prepare(room.placement("apart.png", 270, 270))
        let cut = try #require(findings.first { $0.code == .photoFacesCut })
        #expect(cut.severity == .warning && cut.place == Finding.Place(file: "report.md", line: 7))
        #expect(cut.values["faces"] == "2" && cut.values["kept"] == "1" && cut.values["photo"] == "apart.png")
        #expect(try await faces(photo) == 1)
        // The larger fills more than half of the height.
        #expect(try Darkroom.pixel(photo, 0.02, 0.02)[0] > 130)
    }

    @Test func theDesignersFocusAndPartComeFirst() async throws {
        try room.draw("wide.png", 1200, 320, faces: [(20, 10, 290)])
        let focused = try prepare(room.placement("wide.png", 280, 280, focus: Point(x: 1, y: 0.5)))
        #expect(!focused.findings.contains { $0.code == .photoFacesCut })
        #expect(try await faces(focused.photo) == 0)
        let part = Rect(x: 0.4, y: 0, width: 0.6, height: 1)
        let trimmed = try prepare(room.placement("wide.png", 280, 280, crop: part))
        #expect(!trimmed.findings.contains { $0.code == .photoFacesCut })
        #expect(try await faces(trimmed.photo) == 0)
    }

    @Test func theSameBytesComeOutWithAndWithoutWhatWasMeasured() throws {
        try room.draw("wide.png", 1200, 320, faces: [(20, 10, 290)])
        let first = try prepare(room.placement("wide.png", 280, 280)).photo
        let bytes = try Data(contentsOf: URL(fileURLWithPath: first.path))
        try FileManager.default.removeItem(atPath: room.cache)
        let again = try prepare(room.placement("wide.png", 280, 280)).photo
        try FileManager.default.removeItem(atPath: room.cache)
        try FileManager.default.removeItem(atPath: room.cache + ".measures")
        let anew = try prepare(room.placement("wide.png", 280, 280)).photo
        #expect(again == first && anew == first)
        #expect(try Data(contentsOf: URL(fileURLWithPath: first.path)) == bytes)
    }
}
