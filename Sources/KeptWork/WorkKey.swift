import Digests
import Foundation

extension KeptWork.Key {
    /// The key of work that depends on values, in their order, and on what another key names.
    ///
    /// `nil` where a value cannot be written down, such as a number that is none: such work is not kept.
    public init?(_ values: any Encodable..., after other: KeptWork.Key? = nil) {
        let encoder = JSONEncoder.inOrder
        let digest = Digest()
        if let other { digest.add(other.bytes) }
        for value in values {
            guard let json = try? encoder.encode(value) else { return nil }
            digest.add(Array("\(json.count):".utf8))
            digest.add(json)
        }
        bytes = digest.bytes
    }

    /// The key of work that depends on bytes with this fingerprint, and on what another key names.
    public init(_ fingerprint: Fingerprint, after other: KeptWork.Key) {
        bytes = Digest.bytes(of: other.bytes + fingerprint.bytes)
    }

    /// The key of work that depends on files, and on all files of folders: known, as `make` knows them, by path, size and
    /// time of change. One that is not there counts as none.
    public init(files paths: [String]) {
        let all = paths.flatMap { path in [path] + FileFacts.names(under: path).map { "\(path)/\($0)" } }
        bytes = Digest.bytes(of: Array(all.map(FileFacts.of).joined(separator: "\n").utf8))
    }
}

/// What tells this program, as it runs, from any other: another may find something else out of the same.
///
/// It is made of the files of the program and of the libraries that the work depends on.
public struct ProgramStamp: Sendable {
    let bytes: [UInt8]

    /// The stamp of this process.
    ///
    /// - Parameter libraries: Parts of the file names of the libraries that the work depends on.
    public init(libraries: [String]) {
        // Its size is said to be nothing, so that it is read to its end.
        let maps = FileHandle(forReadingAtPath: "/proc/self/maps").flatMap { try? $0.readToEnd() } ?? Data()
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        var paths: Set<String> = [own]
        for line in String(decoding: maps, as: UTF8.self).split(separator: "\n") where line.contains(" r-xp ") {
            guard let start = line.firstIndex(of: "/") else { continue }
            let path = String(line[start...])
            let name = path.split(separator: "/").last ?? ""
            // A test bundle holds the program's own code.
            if name.hasSuffix(".xctest") || libraries.contains(where: { name.contains($0) }) { paths.insert(path) }
        }
        bytes = Digest.bytes(of: Array(paths.sorted().map(FileFacts.of).joined(separator: "\n").utf8))
    }
}

extension JSONEncoder {
    /// Writes the same value always the same way: dictionaries keep no order of their own.
    static var inOrder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return encoder
    }
}

/// What a file is known by without reading it.
private enum FileFacts {
    /// Path, size and time of change.
    static func of(_ path: String) -> String {
        let facts = try? FileManager.default.attributesOfItem(atPath: path)
        let changed = (facts?[.modificationDate] as? Date)?.timeIntervalSinceReferenceDate ?? 0
        return "\(path) \(facts?[.size] as? Int ?? -1) \(changed)"
    }

    /// The paths of all files under a folder; none for a file.
    static func names(under path: String) -> [String] {
        ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).sorted()
    }
}
