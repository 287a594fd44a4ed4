import Foundation
import Geometry
import Inspection
import PrintModel

extension ChainRun {
    /// Pages as pictures of a size, drawn from the finished digital edition; none where the layout wants none.
    func drawImages(_ size: PixelSize?, in folder: OutputFolder, shownAs pages: LaidOutEdition) throws -> [ProducedFile]
    {
        removeOldImages(from: folder, keeping: size == nil ? 0 : pages.pages.count)
        guard let size else { return [] }
        var images: [ProducedFile] = []
        try timed(.finish) {
            try PageImages.draw(
                folder.staged(Rendition.web.file), size: size, scratch: folder.path, check: chain.interruption.check
            ) { png, number in
                let name = "page-\(number).png"
                try folder.write(png, as: name)
                images.append(ProducedFile(path: "\(folder.path)/\(name)", kind: .image, pages: 1))
            }
        }
        return images
    }

    /// Pictures of pages that an earlier run had and this one has not.
    private func removeOldImages(from folder: OutputFolder, keeping count: Int) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names {
            guard let match = name.wholeMatch(of: /page-([0-9]{1,4})\.png/), let number = Int(match.1), number > count
            else { continue }
            try? FileManager.default.removeItem(atPath: folder.path + "/" + name)
        }
    }
}
