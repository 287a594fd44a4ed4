import Digests
import Foundation
import Geometry
import PrintModel

/// Prepared photographs on disk, each under a name made of its original's bytes and of every setting.
///
/// Beside each lies its SHA-256 as `sha256sum` writes it: an entry that is damaged, cut short or half there is as
/// good as none. So entries need only be renamed into place, not flushed.
struct PhotoCache {
    /// The folder.
    let folder: String
    /// How the photographs' names end: `jpg` or `duotone`.
    let suffix: String

    /// Opens the folder, making it where it is not there. Throws a `Fault` where it cannot be made.
    init(_ folder: String, suffix: String = "jpg") throws {
        self.folder = folder
        self.suffix = suffix
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw PhotoCache.fault(folder)
        }
    }

    /// Path of the photograph of a key.
    func path(_ key: String) -> String { "\(folder)/\(key).\(suffix)" }

    /// Whether a key's photograph is there and whole.
    func holds(_ key: String, _ digests: FileDigests) -> Bool {
        guard let record = FileManager.default.contents(atPath: recordPath(key)),
            let digest = digests.digest(of: path(key))
        else { return false }
        return record == self.record(digest, key)
    }

    /// Keeps a photograph: the file first, then the record that makes it count.
    func store(_ bytes: Data, under key: String) throws {
        let digest = Digest()
        digest.add(bytes)
        try replace(path(key), with: bytes)
        try replace(recordPath(key), with: record(digest.hexadecimal, key))
    }

    private func recordPath(_ key: String) -> String { folder + "/" + key + ".sha256" }

    private func record(_ digest: String, _ key: String) -> Data { Data("\(digest)  \(key).\(suffix)\n".utf8) }

    private func replace(_ path: String, with bytes: Data) throws {
        let beside = path + "." + UUID().uuidString + ".imprenta-tmp"
        do {
            try bytes.write(to: URL(fileURLWithPath: beside))
        } catch {
            let full = PhotoCache.isFull(error)
            try? FileManager.default.removeItem(atPath: beside)
            throw PhotoCache.fault(path, full: full)
        }
        guard rename(beside, path) == 0 else {
            try? FileManager.default.removeItem(atPath: beside)
            throw PhotoCache.fault(path)
        }
    }

    private static func isFull(_ error: any Error) -> Bool {
        (error as? CocoaError)?.code == .fileWriteOutOfSpace
    }

    private static func fault(_ path: String, full: Bool = false) -> Fault {
        Fault(.cannotWrite, full ? .outputFull : .outputUnwritable, at: Finding.Place(file: path), ["file": path])
    }
}
