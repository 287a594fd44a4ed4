import Foundation
import Geometry

/// Files of the log: read whole, replaced whole, or added to, and on the disk when a call returns.
enum StoredFile {
    /// All bytes of a file; `nil` where there is none.
    static func bytes(_ path: String, shown: String, limit: Int) throws(Fault) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw unreadable(shown, errno)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw unreadable(shown, EINVAL)
        }
        guard status.st_size <= limit else {
            let values = ["limit": String(limit / 1024), "size": String(status.st_size / 1024)]
            throw Fault(.unusableData, .fileTooLarge, at: Finding.Place(file: shown), values)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size))
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Foundation.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw unreadable(shown, errno) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    /// Puts a file in its place whole.
    static func replace(_ path: String, with bytes: [UInt8], shown: String) throws {
        let file = try OutputFile(path: path)
        try bytes.withUnsafeBytes { try file.write($0) }
        try file.commit()
    }

    /// Adds bytes to a file, which is as it was where not all of them can be added.
    static func append(_ bytes: [UInt8], to path: String, shown: String) throws(Fault) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw unwritable(shown, errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unwritable(shown, errno) }
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                write(descriptor, buffer.baseAddress.map { $0 + offset }, bytes.count - offset)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let code = count == 0 ? ENOSPC : errno
                ftruncate(descriptor, status.st_size)
                throw unwritable(shown, code)
            }
            offset += count
        }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw unwritable(shown, errno) }
    }

    private static func unreadable(_ shown: String, _ code: Int32) -> Fault {
        Fault(
            .missingInput, .fileUnreadable, at: Finding.Place(file: shown), ["reason": String(cString: strerror(code))])
    }

    static func unwritable(_ shown: String, _ code: Int32) -> Fault {
        let isFull = [ENOSPC, EDQUOT, EFBIG].contains(code)
        return Fault(
            .cannotWrite, isFull ? .outputFull : .outputUnwritable, at: Finding.Place(file: shown),
            ["file": shown, "reason": String(cString: strerror(code))])
    }
}

/// The folder of the log, held by one writer. The system lets go of it however the process ends.
final class FolderLock {
    private let descriptor: Int32
    private let shown: String

    /// Makes the folder where it is missing, and waits for it so many seconds. Throws `cannotWrite`.
    init(_ path: String, shown: String, patience: Double) throws(Fault) {
        self.shown = shown
        try FolderLock.make(path, shown: shown)
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw StoredFile.unwritable(shown, errno) }
        let clock = ContinuousClock()
        let end = clock.now + .seconds(patience)
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR, clock.now < end else {
                let isBusy = errno == EWOULDBLOCK
                let code = errno
                close(descriptor)
                guard isBusy else { throw StoredFile.unwritable(shown, code) }
                throw Fault(.cannotWrite, .outputBusy, at: Finding.Place(file: shown), ["folder": shown])
            }
            usleep(5000)
        }
    }

    deinit { close(descriptor) }

    /// Puts new names in the folder on the disk.
    func flush() throws(Fault) {
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw StoredFile.unwritable(shown, errno) }
    }

    static func make(_ path: String, shown: String) throws(Fault) {
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw StoredFile.unwritable(shown, errno) }
    }
}
