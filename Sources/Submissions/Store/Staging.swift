import Foundation
import Geometry

/// A submission's folder while it is being made, beside those that have a number. It is removed with the value that holds
/// it, and where the process was killed by the next that makes one.
final class Staging {
    /// Absolute path.
    let path: String
    private let descriptor: Int32
    private static let mark = ".entrega-"

    /// Makes one in the folder of submissions, which is made where it is missing. Throws a `Fault`.
    init(in folder: String) throws {
        path = folder + "/" + Staging.mark + UUID().uuidString
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch { throw Fault(.cannotWrite, .outputUnwritable, ["path": folder, "reason": "\(error)"]) }
        // Nobody may take a folder for a dead one's between its making and its lock.
        let gate = open(folder + "/.candado", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard gate >= 0, flock(gate, LOCK_EX) == 0 else { throw Staging.unwritable(folder) }
        defer { close(gate) }
        Staging.clear(folder)
        guard mkdir(path, 0o777) == 0 else { throw Staging.unwritable(path) }
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw Staging.unwritable(path) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
        close(descriptor)
    }

    /// Gives the folder a name that nothing but an empty folder has, and says whether it could. Throws a `Fault` where the
    /// reason is another than that it is taken.
    func move(to target: String) throws -> Bool {
        if rename(path, target) == 0 {
            Staging.flush(URL(fileURLWithPath: target).deletingLastPathComponent().path)
            return true
        }
        guard errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR else { throw Staging.unwritable(target) }
        return false
    }

    /// Puts the names in a folder on the disk.
    static func flush(_ folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Removes what processes left that were killed: the system let go of their locks.
    private static func clear(_ folder: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(mark) {
            let descriptor = open(folder + "/" + name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
            guard descriptor >= 0 else { continue }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                try? FileManager.default.removeItem(atPath: folder + "/" + name)
            }
            close(descriptor)
        }
    }

    private static func unwritable(_ path: String) -> Fault {
        Fault(.cannotWrite, .outputUnwritable, ["path": path, "reason": String(cString: strerror(errno))])
    }
}
