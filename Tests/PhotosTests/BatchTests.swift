import CVips
import Foundation
import Geometry
import Photos
import PrintModel
import Synchronization
import Testing

@Suite struct BatchTests {
    let room: Darkroom
    init() throws { room = try Darkroom() }

    private func good(_ name: String) throws {
        try room.make(name, 500, 400) { x, y in [UInt8((x * y) % 251), UInt8(x % 256), UInt8(y % 256)] }
    }

    @Test func oneBadPhotographStopsNoOther() async throws {
        try good("a.jpg")
        try good("c.png")
        try room.write("text.jpg", Array("hola".utf8))
        let all = ["a.jpg", "gone.jpg", "c.png", "text.jpg", "a.jpg"].map { room.placement($0) }
        let seen = Mutex<[Int]>([])
        let batch = try await room.preparer().prepareAll(all) { done in seen.withLock { $0.append(done) } }
        #expect(batch.photos.map { $0 != nil } == [true, false, true, false, true])
        #expect(batch.findings.map(\.code) == [.photoMissing, .photoNotImage])
        #expect(batch.photos[0] == batch.photos[4])
        #expect(batch.faces == [0, 0, 0, 0, 0])
        #expect(seen.withLock { $0 } == [1, 2, 3, 4, 5])
    }

    @Test func anyNumberOfWorkersMakesTheSameBytes() async throws {
        let names = ["a.jpg", "b.png", "c.webp", "d.tif"]
        for name in names { try good(name) }
        var results: [[Data]] = []
        for workers in [1, 2, 4] {
            let preparer = try PhotoPreparer(
                for: Darkroom.condition(), purpose: .print, cache: room.folder + "/cache\(workers)")
            let batch = try await preparer.prepareAll(names.map { room.placement($0) }, workers: workers)
            results.append(
                try batch.photos.compactMap { $0 }.map { try Data(contentsOf: URL(fileURLWithPath: $0.path)) })
        }
        #expect(results[0].count == 4)
        #expect(results[0] == results[1] && results[1] == results[2])
    }

    @Test func aCancelledRunEndsAsInterrupted() async throws {
        try good("a.jpg")
        let preparer = try room.preparer()
        let placements = [room.placement("a.jpg")]
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await preparer.prepareAll(placements)
        }
        let fault = await #expect(throws: Fault.self) { try await task.value }
        #expect(fault?.kind == .interrupted)
    }

    /// Two hundred megapixels decode to 600 MB; what libvips may hold at any time is a small part of that.
    @Test(arguments: ["huge.jpg", "huge.png"]) func aHugePhotographIsReadInStrips(name: String) throws {
        try room.save(try Vips.flat(20_000, 10_000, bands: 3), name, name == "huge.png" ? ["compression": "1"] : [:])
        let photo = try room.preparer().prepare(room.placement(name, 200, 150)).photo
        #expect(photo.pixels == PixelSize(width: 833, height: 625))
        #expect(vips_tracked_get_mem_highwater() < 200_000_000)
    }
}
