import Digests
import Foundation
import Geometry
import KeptWork
import PrintModel

/// A print condition's ICC profile, found to be one that photographs can be separated with.
struct OutputProfile {
    /// Absolute path.
    let path: String
    /// SHA-256 of its bytes: what a prepared photograph depends on.
    let digest: String

    /// Largest profile that is read, bytes; press profiles have half a megabyte to three.
    private static let largest = 64 << 20

    /// Checks the file, and tries it on a pixel unless `kept` knows that it works.
    ///
    /// Throws a `Fault` where it is missing, or is not a CMYK output profile (ICC.1:2010, 7.2: `acsp`, class `prtr`,
    /// data colour space `CMYK`), or is damaged.
    init(_ path: String, kept: KeptWork = .none) throws {
        guard FileManager.default.fileExists(atPath: path) else {
            throw Fault(.missingInput, .profileMissing, ["file": path])
        }
        let unsuitable = Fault(.unusableData, .profileUnsuitable, ["file": path])
        guard let file = FileHandle(forReadingAtPath: path) else { throw unsuitable }
        defer { try? file.close() }
        guard let end = try? file.seekToEnd(), end <= OutputProfile.largest, (try? file.seek(toOffset: 0)) != nil,
            let header = try? file.read(upToCount: 128), header.count == 128,
            header[36..<40].elementsEqual("acsp".utf8), header[12..<16].elementsEqual("prtr".utf8),
            header[16..<20].elementsEqual("CMYK".utf8), let digest = Digest.ofFile(path),
            kept.value(
                for: KeptWork.Key("profile", digest, Picture.version),
                { (try? Picture.pixel().converted(from: "srgb", to: path).inMemory()) != nil })
        else { throw unsuitable }
        self.path = path
        self.digest = digest
    }
}
