import Foundation
import Geometry
import Photos
import PrintModel
import Testing

@Suite struct CacheTests {
    let room: Darkroom
    init() throws {
        room = try Darkroom()
        try room.make("a.jpg", 400, 300) { x, y in [UInt8(x / 2), UInt8(y / 2), 90] }
    }

    private func bytes(_ photo: PreparedPhoto) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: photo.path)) }

    private func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: room.cache).sorted() }

    private func inode(_ photo: PreparedPhoto) throws -> UInt64? {
        try FileManager.default.attributesOfItem(atPath: photo.path)[.systemFileNumber] as? UInt64
    }

    @Test func aSecondRunDoesNotMakeItAgain() throws {
        let first = try room.preparer().prepare(room.placement("a.jpg"))
        let before = try inode(first.photo)
        let second = try room.preparer().prepare(room.placement("a.jpg"))
        #expect(first == second)
        #expect(try inode(second.photo) == before)
        #expect(try files().count == 2)
    }

    @Test(arguments: [".jpg", ".sha256"]) func aDamagedEntryIsMadeAnew(kind: String) throws {
        let photo = try room.preparer().prepare(room.placement("a.jpg")).photo
        let good = try bytes(photo)
        let path = (photo.path as NSString).deletingPathExtension + kind
        let damaged = try Data(contentsOf: URL(fileURLWithPath: path)).dropLast(20)
        try Data(damaged).write(to: URL(fileURLWithPath: path))
        _ = try room.preparer().prepare(room.placement("a.jpg"))
        #expect(try bytes(photo) == good)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) != damaged)
    }

    /// What is remembered of files from one run to the next is what the file system says of them.
    @Test func aChangedOriginalIsSeenThoughItsSizeAndDateAreNot() async throws {
        func prepared() async throws -> PreparedPhoto {
            let batch = try await room.preparer().prepareAll([room.placement("a.jpg")])
            return try #require(batch.photos[0])
        }
        let path = room.folder + "/a.jpg"
        let date = Date(timeIntervalSince1970: 1_700_000_000)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
        // A file that changed just now is not remembered.
        try await Task.sleep(for: .seconds(2.2))
        let first = try await prepared()
        #expect(try String(contentsOfFile: room.cache + ".known", encoding: .utf8).contains(path))
        #expect(try await prepared() == first)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[bytes.count - 3] ^= 1
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.write(contentsOf: bytes)
        try file.close()
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
        #expect(try await prepared().path != first.path)
    }

    @Test(arguments: ["", "no list at all", "0 1 2\n"]) func aListOfDigestsThatIsNoneDoesNoHarm(text: String)
        async throws
    {
        let first = try await room.preparer().prepareAll([room.placement("a.jpg")])
        try Data(text.utf8).write(to: URL(fileURLWithPath: room.cache + ".known"))
        #expect(try await room.preparer().prepareAll([room.placement("a.jpg")]) == first)
    }

    @Test func everySettingAndEveryByteMakesAnother() throws {
        var paths: [String] = []
        func add(_ condition: PrintCondition, _ purpose: PhotoPreparer.Purpose, _ placement: PhotoPlacement) throws {
            paths.append(try room.preparer(condition, purpose).prepare(placement).photo.path)
        }
        let plain = Darkroom.condition()
        try add(plain, .print, room.placement("a.jpg"))
        try add(plain, .proof, room.placement("a.jpg"))
        try add(plain, .print, room.placement("a.jpg", 71))
        try add(plain, .print, room.placement("a.jpg", focus: Point(x: 0.5, y: 0.5)))
        try add(plain, .print, room.placement("a.jpg", crop: Rect(x: 0, y: 0, width: 0.9, height: 1)))
        try add(Darkroom.condition(inkLimit: 280), .print, room.placement("a.jpg"))
        try add(Darkroom.condition(resolution: 200), .print, room.placement("a.jpg"))
        try room.make("a.jpg", 400, 300) { x, y in [UInt8(x / 2), UInt8(y / 2), 91] }
        try add(plain, .print, room.placement("a.jpg"))
        #expect(Set(paths).count == paths.count)
    }

    @Test func aTruncatedPhotographLeavesNothing() throws {
        let whole = try Data(contentsOf: URL(fileURLWithPath: room.folder + "/a.jpg"))
        try room.write("cut.jpg", whole.prefix(whole.count / 2))
        #expect(Darkroom.codes { _ = try room.preparer().prepare(room.placement("cut.jpg")) } == [.photoTruncated])
        #expect(try files().isEmpty)
    }

    @Test func aCacheThatCannotBeWrittenStopsTheStage() async throws {
        try room.write("cache", Array("a file where the folder should be".utf8))
        #expect(Darkroom.codes { _ = try room.preparer() } == [.outputUnwritable])

        let other = room.folder + "/gone"
        let preparer = try PhotoPreparer(for: Darkroom.condition(), purpose: .print, cache: other)
        try FileManager.default.removeItem(atPath: other)
        await #expect(throws: Fault.self) { try await preparer.prepareAll([room.placement("a.jpg")]) }
    }
}
