import Foundation
import Geometry

/// The folder a run writes to: held by one run at a time, and changed all at once.
///
/// Files are written beside their place, and `commit` puts them there together when all are whole and on the disk. A run
/// that fails or is interrupted leaves the folder as it found it.
public final class OutputFolder {
    /// Absolute path.
    public let path: String
    /// Path as the person typed it, for findings.
    public let shown: String
    private let lock: Int32
    private let interruption: Interruption
    private var ticket: Int?
    private let staging: Staging

    /// Makes the folder where it is missing, and takes it for this run. Throws `cannotWrite`: `output.busy` where another
    /// run holds it, `output.unwritable` or `output.full` where nothing can be written in it.
    public init(_ path: String, shown: String, interruption: Interruption) throws(Fault) {
        self.path = path
        self.shown = shown
        self.interruption = interruption
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw OutputFolder.fault(shown, OutputFolder.systemCode(error))
        }
        // The lock is the folder itself: it needs no file, and the system lets go of it however the process ends.
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw OutputFolder.fault(shown, errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(descriptor)
            guard code == EWOULDBLOCK else { throw OutputFolder.fault(shown, code) }
            throw Fault(.cannotWrite, .outputBusy, at: Finding.Place(file: shown), ["folder": shown])
        }
        lock = descriptor
        staging = Staging(folder: path)
        staging.sweep()
        ticket = interruption.onCutOff { [staging] in staging.sweep() }
        try probe()
    }

    deinit {
        staging.sweep()
        if let ticket { interruption.forget(ticket) }
        close(lock)
    }

    /// Absolute path to write the future file `name` to.
    public func staged(_ name: String) -> String { staging.add(name) }

    /// Writes a whole small file to its staged place.
    public func write(_ bytes: some Sequence<UInt8>, as name: String) throws(Fault) {
        try DurableFile.write(Array(bytes), to: staged(name), shown: shown + "/" + name)
    }

    /// Puts every staged file in its place. Throws `cannotWrite`, and leaves what was there.
    public func commit() throws(Fault) {
        for name in staging.names { try DurableFile.flush(staging.path(of: name), shown: shown + "/" + name) }
        try interruption.check()
        for name in staging.names {
            guard rename(staging.path(of: name), path + "/" + name) == 0 else { throw OutputFolder.fault(shown, errno) }
            staging.remove(name)
        }
        guard fsync(lock) == 0 else { throw OutputFolder.fault(shown, errno) }
    }

    /// What a failed stage means here: where the disk has no room left, that is the reason, whatever the stage's library
    /// made of it.
    public func explained(_ fault: Fault) -> Fault {
        guard fault.kind == .cannotWrite || fault.findings.contains(where: { $0.severity == .error }) else {
            return fault
        }
        do {
            try probe()
            return fault
        } catch { return error }
    }

    /// Tries to write a few pages of bytes: the cheapest way to know that the work will not be in vain.
    private func probe() throws(Fault) {
        let bytes = [UInt8](repeating: 0x20, count: 65_536)
        let file = staging.add("probe")
        defer { staging.discard("probe") }
        try DurableFile.write(bytes, to: file, shown: shown)
    }

    /// The fault for an error of the system while writing `shown`.
    static func fault(_ shown: String, _ code: Int32) -> Fault {
        let isFull = [ENOSPC, EDQUOT, EFBIG].contains(code)
        return Fault(
            .cannotWrite, isFull ? .outputFull : .outputUnwritable, at: Finding.Place(file: shown),
            ["file": shown, "reason": String(cString: strerror(code))])
    }

    /// The system's error number inside a Foundation error; "input/output error" where there is none.
    static func systemCode(_ error: any Error) -> Int32 {
        let error = error as NSError
        if error.domain == NSPOSIXErrorDomain { return Int32(error.code) }
        if let inner = error.userInfo[NSUnderlyingErrorKey] as? any Error { return systemCode(inner) }
        let known: [CocoaError.Code: Int32] = [
            .fileWriteNoPermission: EACCES, .fileWriteOutOfSpace: ENOSPC, .fileWriteVolumeReadOnly: EROFS,
            .fileWriteFileExists: EEXIST,
        ]
        return known[CocoaError.Code(rawValue: error.code)] ?? EIO
    }
}
