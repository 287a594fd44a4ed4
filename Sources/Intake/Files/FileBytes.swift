import Foundation
import Geometry

/// The bytes of a regular file of moderate size, read without trusting it.
public struct FileBytes: Sendable {
    /// All of them.
    public let bytes: [UInt8]
    /// When the file was last changed, seconds since 1970.
    public let modified: Int

    /// Reads `path`, which findings call `file`.
    ///
    /// - Parameter limit: Most bytes it may have.
    /// - Throws: a `Fault` where it is missing, not a regular file, unreadable, or larger than that.
    public init(_ path: String, as file: String, limit: Int) throws(Fault) {
        switch FileBytes.read(path, as: file, limit: limit) {
        case .success(let read): self = read
        case .failure(let failure):
            throw Fault(failure.finding.code == .fileTooLarge ? .unusableData : .missingInput, [failure.finding])
        }
    }

    private init(bytes: [UInt8], modified: Int) {
        self.bytes = bytes
        self.modified = modified
    }

    static func read(_ path: String, as file: String, limit: Int) -> Result<FileBytes, ReadingFailure> {
        let place = Finding.Place(file: file)
        // Without blocking: a named pipe called report.md must not hang the run.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let code: FindingCode = errno == ENOENT || errno == ENOTDIR ? .fileMissing : .fileUnreadable
            return .failure(ReadingFailure(code, place, ["reason": String(cString: strerror(errno))]))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return .failure(ReadingFailure(.fileUnreadable, place, ["reason": String(cString: strerror(EINVAL))]))
        }
        let size = Int(status.st_size)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(size, limit))
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= limit, size <= limit {
            let count = Foundation.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                return .failure(ReadingFailure(.fileUnreadable, place, ["reason": String(cString: strerror(errno))]))
            }
            if count == 0 { return .success(FileBytes(bytes: bytes, modified: Int(status.st_mtim.tv_sec))) }
            bytes += chunk[..<count]
        }
        let values = ["limit": String(limit / 1024), "size": String(max(size, bytes.count) / 1024)]
        return .failure(ReadingFailure(.fileTooLarge, place, values))
    }
}
