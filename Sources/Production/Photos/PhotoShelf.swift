import Foundation
import Geometry
import PrintModel

/// The photographs that a person means: those of a publication, of folders, or files.
struct PhotoShelf {
    /// Absolute path and where it was named, in order.
    var photos: [(path: String, place: Finding.Place)] = []
    /// What could not be found, and folders that hold too much.
    var findings: [Finding] = []

    /// Most photographs that are looked at in one run.
    static let most = 20_000
    private static let endings: Set<String> = [
        "jpg", "jpeg", "png", "tif", "tiff", "webp", "heic", "heif", "avif", "gif",
    ]

    /// Takes in a file, or everything in a folder and the folders in it that is named as photographs are, by path. Gives
    /// whether there is anything of that name.
    mutating func add(_ path: String, shown: String) -> Bool {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return false }
        guard isFolder.boolValue else {
            take(path, shown)
            return true
        }
        let before = photos.count
        var names: [String] = []
        let walk = FileManager.default.enumerator(atPath: path)
        while let name = walk?.nextObject() as? String {
            let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
            if isHidden || !PhotoShelf.endings.contains((name as NSString).pathExtension.lowercased()) { continue }
            names.append(name)
        }
        for name in names.sorted(by: { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }) {
            take(path + "/" + name, (shown.hasSuffix("/") ? shown : shown + "/") + name)
        }
        if photos.count == before { findings.append(Finding(.warning, .photosNone, ["name": shown])) }
        return true
    }

    /// Takes in the photographs of an edition's stories.
    mutating func add(_ edition: Edition) {
        for story in edition.sections.flatMap(\.stories) {
            for photo in story.photos {
                guard let path = photo.path else { continue }
                photos.append((path, Finding.Place(file: story.file, line: photo.line, report: story.slug)))
            }
        }
        trim()
    }

    private mutating func take(_ path: String, _ shown: String) {
        photos.append((path, Finding.Place(file: shown)))
        trim()
    }

    private mutating func trim() {
        guard photos.count > PhotoShelf.most else { return }
        photos.removeLast(photos.count - PhotoShelf.most)
        let finding = Finding(.warning, .photosTooMany, ["limit": String(PhotoShelf.most)])
        if !findings.contains(finding) { findings.append(finding) }
    }
}
