import Digests
import OfficeFiles
import Foundation
import Geometry

/// The files of a submission: those named, those in folders, those in archives, each looked at by itself.
struct Parcel {
    /// One of them.
    struct Item {
        /// Where its bytes lie.
        var path: String
        /// The name it came by.
        var name: String
        var size: Int
        /// `nil` where it is refused before anything is read.
        var kind: FileKind?
        var findings: [Finding] = []
        /// SHA-256 of the archive it came in, where it came in one.
        var archive: String?

        /// The folder in its name.
        var folder: String { name.split(separator: "/").dropLast().joined(separator: "/") }
        /// Its name without folder and suffix.
        var stem: String {
            let last = name.split(separator: "/").last.map(String.init) ?? name
            return last.split(separator: ".").first.map(String.init) ?? last
        }
    }

    private(set) var items: [Item] = []

    /// The places of its items in the order in which they are looked at: what documents may refer to before them.
    var order: [Int] {
        let (documents, others) = (
            items.indices.filter { items[$0].kind?.isDocument == true },
            items.indices.filter { items[$0].kind?.isDocument != true }
        )
        return others + documents
    }

    private let reader: SubmissionReader
    private let scratch: Scratch

    /// Most files of a submission.
    private static let most = 500

    init(_ inputs: [(path: String, name: String)], reader: SubmissionReader, check: () throws -> Void) throws {
        self.reader = reader
        scratch = try Scratch()
        for input in inputs {
            try check()
            try add(input.path, input.name, depth: 0, check)
        }
        if items.isEmpty { throw Fault(.missingInput, .submissionNothing) }
        items.sort { ($0.name, $0.path) < ($1.name, $1.path) }
    }

    private mutating func add(_ path: String, _ name: String, depth: Int, _ check: () throws -> Void) throws {
        guard items.count < Parcel.most else {
            throw Fault(.unusableData, .submissionTooMany, ["limit": String(Parcel.most)])
        }
        var status = stat()
        // A link may lead anywhere; what areas hand in are files.
        guard lstat(path, &status) == 0 else {
            let reason = String(cString: strerror(errno))
            throw Fault(.missingInput, .fileUnreadable, at: Finding.Place(file: name), ["reason": reason])
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR where depth < 8:
            for inside in try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            where !inside.hasPrefix(".") {
                try add(path + "/" + inside, name + "/" + inside, depth: depth + 1, check)
            }
        case S_IFREG: try addFile(path, name, Int(status.st_size), check)
        default: break
        }
    }

    private mutating func addFile(_ path: String, _ name: String, _ size: Int, _ check: () throws -> Void) throws {
        do throws(Fault) {
            let kind = try reader.kind(of: path, named: name)
            if kind == .zip, name.lowercased().hasSuffix(".zip") {
                if try unpack(path, name, size, check) { return }
            }
            items.append(Item(path: path, name: name, size: size, kind: kind))
        } catch {
            items.append(Item(path: path, name: name, size: size, kind: nil, findings: error.findings))
        }
    }

    /// Takes the files out of an archive. `false` where there are none.
    private mutating func unpack(
        _ path: String, _ name: String, _ size: Int, _ check: () throws -> Void
    ) throws(Fault) -> Bool {
        let archive = try ZipFile(path, named: name)
        let place = Finding.Place(file: name)
        let files = archive.entries.filter { entry in
            !entry.name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" || $0 == "Thumbs.db" }
        }
        guard files.count <= Parcel.most - items.count else {
            throw Fault(.unusableData, .submissionTooMany, at: place, ["limit": String(Parcel.most)])
        }
        var unpacked: [Item] = []
        let digest = Digest.ofFile(path)
        for entry in files {
            guard let bytes = archive.bytes(of: entry.name, limit: reader.limit),
                let file = scratch.write(bytes)
            else { throw Fault(.unusableData, .submissionDamaged, at: place) }
            let inside = name + "/" + entry.name
            do throws(Fault) {
                // An archive in an archive is kept as it is.
                let kind = try reader.kind(of: file, named: inside)
                unpacked.append(Item(path: file, name: inside, size: bytes.count, kind: kind, archive: digest))
            } catch {
                unpacked.append(
                    Item(
                        path: file, name: inside, size: bytes.count, kind: nil, findings: error.findings,
                        archive: digest))
            }
        }
        items += unpacked
        return !unpacked.isEmpty
    }
}

/// A folder for a run's own files, removed with the value that holds it.
final class Scratch {
    /// Absolute path.
    let path: String
    private var count = 0

    init() throws {
        path =
            FileManager.default.temporaryDirectory.appendingPathComponent("imprenta-parcel-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes bytes to a new file; gives its path, or `nil` where it cannot.
    func write(_ bytes: [UInt8]) -> String? {
        count += 1
        let file = path + "/\(count)"
        return FileManager.default.createFile(atPath: file, contents: Data(bytes)) ? file : nil
    }
}
