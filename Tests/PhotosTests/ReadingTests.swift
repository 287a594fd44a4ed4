import Foundation
import Geometry
import Photos
import PrintModel
import Testing

@Suite struct ReadingTests {
    let room: Darkroom
    init() throws { room = try Darkroom() }

    private func codes(_ name: String) -> [FindingCode] {
        Darkroom.codes { _ = try PhotoReader.measure(room.folder + "/" + name) }
    }

    @Test(arguments: 1...8) func sizeIsWhatTheEyeSees(orientation: Int) throws {
        try room.make("a.jpg", 30, 20, orientation: orientation) { _, _ in [9, 9, 9] }
        let size = try PhotoReader.measure(room.folder + "/a.jpg")
        #expect(size == (orientation < 5 ? PixelSize(width: 30, height: 20) : PixelSize(width: 20, height: 30)))
    }

    @Test(arguments: [
        ("a.jpg", [:]), ("a.png", [:]), ("a.webp", [:]), ("a.tif", [:]), ("a.gif", [:]),
        ("a.heic", ["compression": "hevc"]), ("a.avif", ["compression": "av1"]),
    ])
    func everyKindOfPhotoIsRead(name: String, options: [String: String]) throws {
        try room.make(name, 160, 120, options: options) { x, _ in [UInt8(x), 200, 60] }
        #expect(try PhotoReader.measure(room.folder + "/" + name) == PixelSize(width: 160, height: 120))
        let (photo, _) = try room.preparer().prepare(room.placement(name))
        let pixel = try Darkroom.pixel(photo, 0.5, 0.5)
        #expect(pixel[0] > pixel[1] && pixel[2] > pixel[1])
    }

    @Test func whatIsNotAPhotographIsSaid() throws {
        try room.write("empty.jpg", [])
        try room.write("text.jpg", Array("Acta de la sesión de cabildo del 3 de mayo".utf8))
        try room.write("page.jpg", Array("%PDF-1.7\n%âãÏÓ\n1 0 obj".utf8))
        try room.write(
            "crest.png",
            Array(#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>"#.utf8))
        try room.make("whole.jpg", 300, 200) { x, y in [UInt8(x % 256), UInt8(y), 3] }
        let whole = try Data(contentsOf: URL(fileURLWithPath: room.folder + "/whole.jpg"))
        try room.write("head.jpg", whole.prefix(40))
        #expect(codes("gone.jpg") == [.photoMissing])
        #expect(codes("empty.jpg") == [.photoEmpty])
        #expect(codes("text.jpg") == [.photoNotImage])
        #expect(codes("page.jpg") == [.photoUnsupported])
        #expect(codes("crest.png") == [.photoUnsupported])
        #expect(codes("head.jpg") == [.photoUnreadable])
        #expect(codes(".") == [.photoUnreadable])
    }

    @Test func whatIsTooLargeIsRefusedByItsHeader() throws {
        try room.make("bomb.jpg", 32, 32) { _, _ in [1, 2, 3] }
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: room.folder + "/bomb.jpg")))
        let frame = try #require(bytes.indices.first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
        bytes.replaceSubrange(frame + 5..<frame + 9, with: [0xEA, 0x60, 0xEA, 0x60])
        try room.write("bomb.jpg", bytes)
        #expect(codes("bomb.jpg") == [.photoTooLarge])
        let found = PhotoReader.check(room.placement("bomb.jpg"), under: Darkroom.condition())
        #expect(found.map(\.code) == [.photoTooLarge])
        #expect(found[0].values["width"] == "60000" && found[0].place.line == 7)
    }

    @Test func aProgressivePictureThatMustBeHeldWholeHasALowerLimit() throws {
        try room.make("p.jpg", 32, 32, options: ["interlace": "true"]) { _, _ in [1, 2, 3] }
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: room.folder + "/p.jpg")))
        let frame = try #require(bytes.indices.first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC2 })
        bytes.replaceSubrange(frame + 5..<frame + 9, with: [0x27, 0x10, 0x4E, 0x20])
        try room.write("p.jpg", bytes)
        #expect(codes("p.jpg") == [.photoTooLarge])
    }
}
