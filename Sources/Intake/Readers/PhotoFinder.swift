import Geometry
import PrintModel

/// Looks for the photographs that reports name: in the report's folder, then in the workspace's photo folders.
struct PhotoFinder {
    /// Folders in which a photograph may lie, resolved: the workspace and its photo folders.
    private let allowed: [String]
    private let photoFolders: [String]

    init(folder: WorkspaceFolder, workspace: Workspace) {
        allowed = [folder.root] + workspace.photoFolders
        photoFolders = workspace.photoFolders
    }

    /// What a search gave.
    enum Outcome {
        /// Absolute path, symbolic links followed.
        case found(String)
        /// It exists, but not where photographs may lie.
        case outside
        /// No such file; the nearest name there is.
        case missing(nearest: String?)
    }

    /// Looks for `name`, as the report in `reportFolder` (an absolute path) writes it.
    func find(_ name: String, in reportFolder: String) -> Outcome {
        var isOutside = false
        for folder in [reportFolder] + photoFolders {
            guard let path = Paths.resolved(Paths.join(folder, spelled(name, in: folder))), Paths.isFile(path) else {
                continue
            }
            if Paths.lies(path, in: allowed) { return .found(path) }
            isOutside = true
        }
        if isOutside { return .outside }
        // What is there by that very name and is no file (a folder, a broken link) is no help.
        let names = ([reportFolder] + photoFolders).flatMap { Paths.names(in: $0) }.filter {
            $0 != name && isPicture($0)
        }
        return .missing(nearest: nearest(to: name, among: names))
    }

    /// The name as the folder spells it: some systems store accents apart from their letters, which to a person is the
    /// same name. (Strings compare by what they mean, files by their bytes.)
    private func spelled(_ name: String, in folder: String) -> String {
        guard !name.utf8.allSatisfy({ $0 < 0x80 }), !name.contains("/") else { return name }
        return Paths.names(in: folder).first { $0 == name } ?? name
    }

    private func isPicture(_ name: String) -> Bool {
        let known = ["jpg", "jpeg", "png", "tif", "tiff", "webp", "heic", "heif", "avif", "gif", "jp2", "bmp"]
        return name.split(separator: ".").last.map { known.contains($0.lowercased()) } ?? false
    }
}

extension Report {
    /// Looks for the photographs that stand in the text in the report's folder (an absolute path) and where the finder
    /// looks, and takes them; gives what is wrong with them.
    mutating func takePhotos(_ shown: [PhotoInText], _ folder: String, _ finder: PhotoFinder) -> [Finding] {
        var findings: [Finding] = []
        let (file, slug) = (file, slug)
        func place(_ line: Int) -> Finding.Place { Finding.Place(file: file, line: line, report: slug) }
        let unsaid = take(shown) { photo in
            switch finder.find(photo.name, in: folder) {
            case .found(let path): return path
            case .outside:
                findings.append(Finding(.error, .photoOutside, at: place(photo.line), ["photo": photo.name]))
            case .missing(let nearest):
                var values = ["photo": photo.name]
                values["nearest"] = nearest
                findings.append(Finding(.error, .photoMissing, at: place(photo.line), values))
            }
            return nil
        }
        return findings
            + unsaid.map { line, words in
                Finding(.warning, .reportUnsupported, at: place(line), ["markup": "photo-words", "text": words])
            }
    }
}
