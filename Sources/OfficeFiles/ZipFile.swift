import CZip
import Geometry

/// A ZIP file that is read without trusting it, through libzip: Word and OpenDocument files are such.
///
/// Owns libzip's handle; entries are read one at a time, never beyond what they may hold.
public final class ZipFile {
    /// What one file in it says of itself.
    public struct Entry: Sendable {
        /// Name as written, with `/` between folders.
        public var name: String
        /// Bytes when unpacked, as the directory says; reading never goes beyond it.
        public var size: Int
        /// Bytes as packed.
        public var packed: Int
        /// Whether it is encrypted.
        public var isEncrypted: Bool

        /// Whether it would leave the folder it is unpacked in.
        public var escapes: Bool {
            name.hasPrefix("/") || name.contains("\\") || name.contains(":")
                || name.split(separator: "/").contains("..")
        }
    }

    /// What an archive may hold.
    public struct Limits: Sendable {
        /// Most files.
        public var entries = 5_000
        /// Most bytes of all, unpacked: what a report with a hundred photographs takes.
        public var bytes = 1 << 30
        /// Most times a file may grow when unpacked; text seldom grows more than tenfold.
        public var growth = 200
        /// The usual limits.
        public init() {}
    }

    private let handle: OpaquePointer
    /// The files in it, folders aside, in the archive's order.
    public let entries: [Entry]
    private let places: [String: UInt64]

    /// Opens `path` and reads its directory.
    ///
    /// Throws a `Fault` (`submission.damaged`, `submission.bomb`, `submission.path-trick`, `submission.encrypted`); findings
    /// call the file `name`.
    public init(_ path: String, named name: String, limits: Limits = Limits()) throws(Fault) {
        let place = Finding.Place(file: name)
        var code: Int32 = 0
        guard let handle = zip_open(path, ZIP_RDONLY, &code) else {
            throw Fault(.unusableData, .submissionDamaged, at: place)
        }
        self.handle = handle
        do {
            (entries, places) = try ZipFile.directory(of: handle, limits, place)
        } catch {
            zip_discard(handle)
            throw error
        }
    }

    deinit { zip_discard(handle) }

    private static func directory(
        of handle: OpaquePointer, _ limits: Limits, _ place: Finding.Place
    ) throws(Fault) -> ([Entry], [String: UInt64]) {
        let count = zip_get_num_entries(handle, 0)
        guard count >= 0 else { throw Fault(.unusableData, .submissionDamaged, at: place) }
        guard count <= limits.entries else {
            throw Fault(.unusableData, .submissionBomb, at: place, ["entries": String(count)])
        }
        var entries: [Entry] = []
        var places: [String: UInt64] = [:]
        var total = 0
        for index in 0..<UInt64(count) {
            var status = zip_stat_t()
            guard zip_stat_index(handle, index, 0, &status) == 0, let raw = status.name,
                status.size <= UInt64(Int.max / 2), status.comp_size <= UInt64(Int.max / 2)
            else { throw Fault(.unusableData, .submissionDamaged, at: place) }
            let entry = Entry(
                name: String(cString: raw), size: Int(status.size), packed: Int(status.comp_size),
                isEncrypted: status.encryption_method != 0)
            if entry.name.hasSuffix("/") { continue }
            if entry.escapes { throw Fault(.unusableData, .submissionPathTrick, at: place, ["entry": entry.name]) }
            if entry.isEncrypted { throw Fault(.unusableData, .submissionEncrypted, at: place) }
            total += entry.size
            let isBomb = entry.size > 1 << 20 && entry.size / max(entry.packed, 1) > limits.growth
            guard total <= limits.bytes, !isBomb else {
                let megabytes = String(total >> 20)
                throw Fault(.unusableData, .submissionBomb, at: place, ["entry": entry.name, "megabytes": megabytes])
            }
            // Of two files with one name a program may read either: the first is the one we look at.
            if places[entry.name] == nil {
                places[entry.name] = index
                entries.append(entry)
            }
        }
        return (entries, places)
    }

    /// Whether there is a file of that name.
    public func has(_ name: String) -> Bool { places[name] != nil }

    /// The bytes of a file, or `nil` where there is none, it is damaged, or holds more than `limit`.
    public func bytes(of name: String, limit: Int = 64 << 20) -> [UInt8]? {
        guard let index = places[name], let file = zip_fopen_index(handle, index, 0) else { return nil }
        defer { zip_fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Int(zip_fread(file, &chunk, UInt64(chunk.count)))
            guard count >= 0, bytes.count + count <= limit else { return nil }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    /// Writes a copy of the archive at `path` to `copy` in which some files have other bytes. `false` where it cannot.
    public static func rewrite(_ path: String, to copy: String, with replacements: [String: [UInt8]]) -> Bool {
        var code: Int32 = 0
        guard let source = zip_open(path, ZIP_RDONLY, &code) else { return false }
        defer { zip_discard(source) }
        guard let target = zip_open(copy, ZIP_CREATE | ZIP_TRUNCATE, &code) else { return false }
        // libzip reads what it is given only when it closes the archive: the bytes stay where they are until then.
        var held: [UnsafeMutableBufferPointer<UInt8>] = []
        defer { for buffer in held { buffer.deallocate() } }
        var seen: Set<String> = []
        for index in 0..<UInt64(max(0, zip_get_num_entries(source, 0))) {
            guard let raw = zip_get_name(source, index, 0) else { continue }
            let name = String(cString: raw)
            guard seen.insert(name).inserted, !name.hasSuffix("/") else { continue }
            let piece: OpaquePointer?
            if let bytes = replacements[name] {
                let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, bytes.count))
                _ = buffer.initialize(from: bytes)
                held.append(buffer)
                piece = zip_source_buffer(target, buffer.baseAddress, UInt64(bytes.count), 0)
            } else {
                piece = zip_source_zip(target, source, index, 0, 0, -1)
            }
            guard let piece, zip_file_add(target, name, piece, ZIP_FL_ENC_UTF_8) >= 0 else {
                zip_discard(target)
                return false
            }
        }
        guard zip_close(target) == 0 else {
            zip_discard(target)
            return false
        }
        return true
    }
}
