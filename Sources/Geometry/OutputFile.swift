import Foundation

/// A file written beside its destination and put in its place only when it is whole and on the disk.
///
/// Bytes go to `<path>.<process id>.imprenta-tmp` through a buffer. Until `commit()` the destination is untouched; a
/// file that is dropped without it removes what it wrote.
public final class OutputFile {
    /// The destination, as given.
    public let path: String
    /// Where the bytes lie until `commit()`. A library that insists on opening the file itself may write here.
    public let temporaryPath: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []
    private var failure: Fault?
    private static let bufferSize = 1 << 16

    /// Opens the temporary file beside `path`.
    ///
    /// Throws `Fault.cannotWrite` (`output.unwritable`, `output.full`).
    public init(path: String) throws {
        self.path = path
        temporaryPath = "\(path).\(getpid()).imprenta-tmp"
        descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw OutputFile.fault(errno, path) }
        buffer.reserveCapacity(OutputFile.bufferSize)
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unlink(temporaryPath)
    }

    /// Adds bytes. After a fault every later call throws the same one, so it may be called from a callback that cannot
    /// throw and asked again afterwards.
    public func write(_ bytes: UnsafeRawBufferPointer) throws {
        if let failure { throw failure }
        buffer.append(contentsOf: bytes)
        if buffer.count >= OutputFile.bufferSize { try flush() }
    }

    /// Flushes to the disk and renames over the destination.
    public func commit() throws {
        try flush()
        guard fsync(descriptor) == 0 else { throw keep(OutputFile.fault(errno, path)) }
        guard rename(temporaryPath, path) == 0 else { throw keep(OutputFile.fault(errno, path)) }
        close(descriptor)
        descriptor = -1
    }

    private func flush() throws {
        if let failure { throw failure }
        let code = buffer.withUnsafeBytes(writeAll)
        buffer.removeAll(keepingCapacity: true)
        if code != 0 { throw keep(OutputFile.fault(code, path)) }
    }

    /// Zero, or the error number.
    private func writeAll(_ bytes: UnsafeRawBufferPointer) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return count < 0 ? errno : ENOSPC }
            rest = rest.dropFirst(count)
        }
        return 0
    }

    private func keep(_ fault: Fault) -> Fault {
        failure = fault
        return fault
    }

    private static func fault(_ code: Int32, _ path: String) -> Fault {
        let full = code == ENOSPC || code == EDQUOT || code == EFBIG
        return Fault(
            .cannotWrite, full ? .outputFull : .outputUnwritable, at: Finding.Place(file: path),
            ["path": path, "reason": String(cString: strerror(code))])
    }
}
