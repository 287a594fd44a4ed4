import Digests
import Foundation
import TestSupport
import Testing

@Suite struct DigestTests {
    /// The examples of FIPS 180-4.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func knownTextsHaveKnownDigests(_ text: String, _ digest: String) {
        #expect(Digest.of(text) == digest)
        #expect(Digest.hexadecimal(Digest.bytes(of: Array(text.utf8))) == digest)
        #expect(Digest.isDigest(digest))
    }

    /// Longer than what is read at a time, and not a multiple of it.
    @Test func aFileHasTheDigestThatTheSystemSays() throws {
        let folder = try TemporaryFolder()
        let bytes = (0..<700_001).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) }
        let path = try folder.write("a.bin", Data(bytes))
        let sum = String(try Tool.run("sha256sum", path).text.prefix(64))
        #expect(Digest.ofFile(path) == sum)
        #expect(Digest.of(bytes) == sum)
        let parts = Digest()
        for start in stride(from: 0, to: bytes.count, by: 997) {
            parts.add(bytes[start..<min(start + 997, bytes.count)])
        }
        #expect(parts.hexadecimal == sum)
        #expect(parts.bytes == Digest.bytes(of: bytes))
    }

    @Test func whatCannotBeReadHasNone() throws {
        let folder = try TemporaryFolder()
        #expect(Digest.ofFile(folder.path("missing")) == nil)
        #expect(Digest.ofFile(folder.path) == nil)
    }

    @Test(arguments: ["", "abc", String(repeating: "A", count: 64), String(repeating: "g", count: 64)])
    func otherTextsAreNone(_ text: String) { #expect(!Digest.isDigest(text)) }
}
