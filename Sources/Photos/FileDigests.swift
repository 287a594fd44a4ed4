import Digests
import Foundation
import Synchronization

/// The digests of files that were read in an earlier run, so that they need not be read again to know them.
///
/// A file is known by what the file system says of it: device and number, size, and when its bytes and its entry last
/// changed. Every write moves those times. As Git does with its index, a file that changed less than two seconds ago is
/// not remembered: another change could bear the same time. A list that cannot be read or written costs time, no more.
public final class FileDigests: Sendable {
    private struct Identity: Hashable {
        var device: UInt64
        var number: UInt64
        var size: Int
        var times: [Int]

        /// Of a regular file; `nil` where there is none.
        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
            device = UInt64(status.st_dev)
            number = UInt64(status.st_ino)
            size = Int(status.st_size)
            times = [
                status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
            ]
        }

        var text: String {
            ([String(device), String(number), String(size)] + times.map(String.init)).joined(separator: " ")
        }

        /// Whether it is long enough ago that the file changed.
        var isSettled: Bool {
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            return now.tv_sec - max(times[0], times[2]) >= 2
        }
    }
    private struct Known {
        var identity: String
        var digest: String
    }
    private struct List {
        var files: [String: Known] = [:]
        var isChanged = false
    }

    private let path: String
    private let list: Mutex<List>

    /// Most files that are remembered, and most bytes that a list of them can have.
    private static let most = 10_000
    private static let mostBytes = 16 << 20

    /// Opens the list at a path, or begins one.
    public init(_ path: String) {
        self.path = path
        list = Mutex(List(files: FileDigests.read(path)))
    }

    /// The SHA-256 of a file's bytes in hexadecimal digits; `nil` where it cannot be read.
    public func digest(of file: String) -> String? {
        let identity = Identity(file)
        if let identity, let known = list.withLock({ $0.files[file] }), known.identity == identity.text {
            return known.digest
        }
        guard let digest = Digest.ofFile(file) else { return nil }
        if let identity, identity == Identity(file), identity.isSettled {
            list.withLock { list in
                guard list.files.count < FileDigests.most || list.files[file] != nil else { return }
                list.files[file] = Known(identity: identity.text, digest: digest)
                list.isChanged = true
            }
        }
        return digest
    }

    /// Writes the list, if there is something new in it; files that are no more are left out.
    public func save() {
        let lines: [String]? = list.withLock { list in
            guard list.isChanged else { return nil }
            list.isChanged = false
            return list.files.sorted { $0.key < $1.key }
                .filter { !$0.key.contains("\n") && Identity($0.key)?.text == $0.value.identity }
                .map { "\($0.value.digest) \($0.value.identity) \($0.key)\n" }
        }
        guard let lines else { return }
        try? Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    }

    private static func read(_ path: String) -> [String: Known] {
        guard let identity = Identity(path), identity.size <= mostBytes,
            let bytes = FileManager.default.contents(atPath: path)
        else { return [:] }
        var files: [String: Known] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 8, omittingEmptySubsequences: false)
            guard parts.count == 9, parts[0].utf8.count == 64 else { continue }
            files[String(parts[8])] = Known(
                identity: parts[1...7].joined(separator: " "), digest: String(parts[0]))
        }
        return files
    }
}
