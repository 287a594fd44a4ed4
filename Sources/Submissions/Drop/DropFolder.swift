import Foundation
import Geometry

/// A folder into which areas drop their files: a folder for each area, and in it, where an area wants, one for each
/// report it sends.
public struct DropFolder: Sendable {
    /// Absolute path.
    public let path: String
    /// Names of the areas by their ids; a folder may be called by either.
    public let areas: [String: String]

    /// The folder in each area's own where it finds its receipts; what lies there is not taken.
    public static let receipts = "acuses"

    /// Deepest folder within an area's, and most files of one look.
    private static let limits = (depth: 8, files: 20_000)

    /// A drop folder for areas.
    public init(path: String, areas: [String: String]) {
        self.path = path
        self.areas = areas
    }

    /// What lies in it now, in a fixed order; folders and files that no area owns are findings.
    ///
    /// Throws a `Fault` where the folder is not there or cannot be read.
    public func look() throws(Fault) -> (deliveries: [Delivery], findings: [Finding]) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw Fault(.missingInput, .dropMissing, ["folder": path])
        }
        var deliveries: [Delivery] = []
        var findings: [Finding] = []
        for name in names.sorted() where !DropFolder.isPassing(name) {
            let place = Finding.Place(file: name)
            guard let stamp = FileStamp(of: path + "/" + name) else { continue }
            guard stamp.isFolder else {
                findings.append(Finding(.warning, .dropLoose, at: place))
                continue
            }
            guard let area = area(called: name) else {
                let values = ["folder": name, "areas": areas.keys.sorted().joined(separator: ", ")]
                findings.append(Finding(.warning, .dropUnknownArea, at: place, values))
                continue
            }
            deliveries += self.deliveries(of: area, in: name, &findings)
        }
        return (deliveries, findings)
    }

    private func area(called name: String) -> String? {
        let slug = Slug.of(name)
        return areas[name] != nil
            ? name : areas.keys.sorted().first { $0 == slug || Slug.of(areas[$0] ?? "") == slug }
    }

    /// What an area dropped: a folder with a document in it is a delivery of its own, all else goes together.
    private func deliveries(of area: String, in folder: String, _ findings: inout [Finding]) -> [Delivery] {
        let root = path + "/" + folder
        var loose: [DroppedFile] = []
        var own: [Delivery] = []
        for name in (try? FileManager.default.contentsOfDirectory(atPath: root).sorted()) ?? []
        where !DropFolder.isPassing(name) && name.lowercased() != DropFolder.receipts {
            guard let stamp = FileStamp(of: root + "/" + name) else { continue }
            guard stamp.isFolder else {
                if stamp.isFile { loose.append(DroppedFile(path: root + "/" + name, name: name, stamp: stamp)) }
                continue
            }
            let inside = files(in: root + "/" + name, named: name, depth: 1)
            if inside.contains(where: \.mayBeDocument) {
                own.append(Delivery(area: area, folder: folder, name: name, files: inside))
            } else {
                loose += inside
            }
        }
        if loose.count + own.reduce(0, { $0 + $1.files.count }) >= DropFolder.limits.files {
            let values = ["limit": String(DropFolder.limits.files)]
            findings.append(Finding(.error, .submissionTooMany, at: Finding.Place(file: folder), values))
            return []
        }
        let together = Delivery(area: area, folder: folder, name: "", files: loose)
        return (loose.isEmpty ? [] : [together]) + own
    }

    private func files(in folder: String, named name: String, depth: Int) -> [DroppedFile] {
        guard depth < DropFolder.limits.depth else { return [] }
        var files: [DroppedFile] = []
        for inside in (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? []
        where !DropFolder.isPassing(inside) {
            guard files.count < DropFolder.limits.files, let stamp = FileStamp(of: folder + "/" + inside) else { break }
            if stamp.isFolder {
                files += self.files(in: folder + "/" + inside, named: name + "/" + inside, depth: depth + 1)
            } else if stamp.isFile {
                files.append(DroppedFile(path: folder + "/" + inside, name: name + "/" + inside, stamp: stamp))
            }
        }
        return files
    }

    /// What programs leave beside files while they work, and systems for themselves.
    private static func isPassing(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasPrefix(".") || name.hasPrefix("~$") || ["thumbs.db", "desktop.ini", "__macosx"].contains(name)
            || [".tmp", ".part", ".partial", ".crdownload", ".imprenta-tmp"].contains(where: name.hasSuffix)
    }
}

/// Files that an area dropped together.
public struct Delivery: Sendable, Hashable {
    /// Id of the area.
    public var area: String
    /// The area's folder as it is called on disk.
    public var folder: String
    /// The folder in it; empty for what lies loose.
    public var name: String
    /// Its files, by their names.
    public var files: [DroppedFile]
}

/// A file of a drop folder.
public struct DroppedFile: Sendable, Hashable {
    /// Absolute path.
    public var path: String
    /// Its name in the area's folder.
    public var name: String
    /// Tells whether it changed.
    public var stamp: FileStamp

    /// Whether its name is that of a document, or of an archive that may hold one.
    var mayBeDocument: Bool {
        let suffix = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return ["doc", "docx", "docm", "odt", "rtf", "md", "markdown", "txt", "htm", "html", "zip"].contains(suffix)
    }
}

/// What tells a file from what it was before, without reading it.
public struct FileStamp: Sendable, Hashable {
    private let inode: UInt64
    private let seconds: Int
    private let nanoseconds: Int
    /// Bytes.
    public let size: Int
    let isFolder: Bool
    let isFile: Bool

    /// As text that is kept: the same for a file that did not change.
    var text: String { "\(inode) \(size) \(seconds).\(nanoseconds)" }

    /// Of what lies at a path; `nil` where nothing does. A link is neither file nor folder: it may lead anywhere.
    init?(of path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        inode = UInt64(status.st_ino)
        (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
        size = Int(status.st_size)
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        isFile = status.st_mode & S_IFMT == S_IFREG
    }
}
