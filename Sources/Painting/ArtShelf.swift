import Digests
import Geometry
import KeptWork
import PDFWriting
import PrintModel
import Synchronization

/// The art of one run as drawings in colour keys, which all that is painted from it shares: each piece is read, rehearsed
/// and drawn once for each proportion, by whichever painter comes first; those of files and inks that stayed as they were,
/// by an earlier run.
public final class ArtShelf: Sendable {
    fileprivate struct Key: Hashable {
        let path: String
        let inks: [String: String]
        let keys: ColourKeys
        /// Width and height, as shares of the longer, in ten thousandths.
        let proportions: [Int]
    }
    private let drawings = Mutex<[Key: Result<ArtDrawing, Art.Refusal>]>([:])
    private let kept: KeptWork

    /// A shelf without any art yet.
    ///
    /// - Parameter kept: What the last run drew. The drawings are the same.
    public init(kept: KeptWork = .none) { self.kept = kept }

    /// The piece of a key, drawn for a frame of such proportions.
    fileprivate func drawing(_ key: Key, proportions: Size) throws(Art.Refusal) -> ArtDrawing {
        // Who comes second waits: drawn twice, it would take both as long.
        try drawings.withLock { drawings -> Result<ArtDrawing, Art.Refusal> in
            if let known = drawings[key] { return known }
            let made = made(key, proportions: proportions)
            drawings[key] = made
            return made
        }.get()
    }

    private func made(_ key: Key, proportions: Size) -> Result<ArtDrawing, Art.Refusal> {
        // Drawn large, for cairo holds paths in 256ths of a point.
        let scale = 1000 / max(proportions.width, proportions.height, 0.001)
        let size = Size(width: proportions.width * scale, height: proportions.height * scale)
        let name = kept.isKeeping ? KeptWork.Key("art", Digest.ofFile(key.path), key.inks, key.keys, size) : nil
        if let name, let content = kept.recall(name) { return .success(ArtDrawing(content: content, size: size)) }
        do throws(Art.Refusal) {
            let drawing = try Art(path: key.path, replacing: key.inks, keys: key.keys).drawing(size: size)
            if let name { kept.keep(drawing.content, for: name) }
            return .success(drawing)
        } catch { return .failure(error) }
    }
}

/// The art that one painter shows, in the inks of its palette.
final class ArtLibrary {
    private let shelf: ArtShelf
    private let keys: ColourKeys
    private let palette: Palette
    private var forms: [ArtShelf.Key: Result<PageForm, Art.Refusal>] = [:]

    init(_ shelf: ArtShelf, inks: [Ink], palette: Palette) {
        self.shelf = shelf
        keys = ColourKeys(exactly: inks)
        self.palette = palette
    }

    /// The piece as a drawing for a frame of such proportions.
    ///
    /// Throws why there is none.
    func form(_ path: String, _ inks: [String: String], proportions: Size) throws(Art.Refusal) -> PageForm {
        let longer = max(proportions.width, proportions.height, 0.001)
        let shares = [proportions.width, proportions.height].map { Int(($0 / longer * 10_000).rounded()) }
        let key = ArtShelf.Key(path: path, inks: inks, keys: keys, proportions: shares)
        if let known = forms[key] { return try known.get() }
        let made: Result<PageForm, Art.Refusal>
        do throws(Art.Refusal) {
            made = .success(try shelf.drawing(key, proportions: proportions).form(keys: keys, palette: palette))
        } catch { made = .failure(error) }
        forms[key] = made
        return try made.get()
    }
}
