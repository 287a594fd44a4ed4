import Foundation
import Geometry

/// Files that are on the disk when the call returns.
enum DurableFile {
    /// Writes all `bytes` to `path`, new or emptied, and flushes them. Throws `cannotWrite`.
    static func write(_ bytes: [UInt8], to path: String, shown: String) throws(Fault) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw OutputFolder.fault(shown, errno) }
        defer { close(descriptor) }
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Foundation.write(descriptor, buffer.baseAddress.map { $0 + offset }, bytes.count - offset)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw OutputFolder.fault(shown, count == 0 ? ENOSPC : errno) }
            offset += count
        }
        guard isFlushed(descriptor) else { throw OutputFolder.fault(shown, errno) }
    }

    /// Flushes a file that another library wrote. Throws `cannotWrite`, also where the file is not there.
    static func flush(_ path: String, shown: String) throws(Fault) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw OutputFolder.fault(shown, errno) }
        defer { close(descriptor) }
        guard isFlushed(descriptor) else { throw OutputFolder.fault(shown, errno) }
    }

    /// Devices and some file systems have nothing to flush, and say so with `EINVAL`.
    private static func isFlushed(_ descriptor: Int32) -> Bool { fsync(descriptor) == 0 || errno == EINVAL }
}
