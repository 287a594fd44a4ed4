import Foundation
import Synchronization

/// The unfinished files of a run, under names that say so.
///
/// Shared with the clean-up that runs when the process is cut off on another thread, hence the lock.
final class Staging: Sendable {
    private static let prefix = ".imprenta-"
    private let folder: String
    private let pending = Mutex<[String]>([])

    init(folder: String) { self.folder = folder }

    /// Future names of the files, in the order they were asked for.
    var names: [String] { pending.withLock { $0 } }

    /// Where the future file `name` is written.
    func path(of name: String) -> String { folder + "/" + Staging.prefix + name }

    /// Notes a file and says where to write it.
    func add(_ name: String) -> String {
        pending.withLock { if !$0.contains(name) { $0.append(name) } }
        return path(of: name)
    }

    /// Notes that a file is in its place.
    func remove(_ name: String) { pending.withLock { $0.removeAll { $0 == name } } }

    /// Removes one unfinished file.
    func discard(_ name: String) {
        unlink(path(of: name))
        remove(name)
    }

    /// Removes all unfinished files, those of a run that was killed before this one among them.
    func sweep() {
        for name in names { discard(name) }
        for entry in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        where entry.hasPrefix(Staging.prefix) {
            unlink(folder + "/" + entry)
        }
    }
}
