import Foundation
import Geometry
import PrintModel

/// A photograph's file whose header was read and found fit to go on with.
struct PhotoFile {
    /// How a format's pixels come out of its file.
    enum Kind {
        /// JPEG: can leave out detail while it decodes, by halves.
        case jpeg
        /// WebP: can scale while it decodes.
        case webp
        /// Any other: as it is.
        case plain
    }

    /// What is refused before a pixel is decoded.
    enum Limit {
        /// Longest side in pixels.
        static let side = 50_000
        /// Most pixels of a picture that comes line by line.
        static let pixels = 500_000_000
        /// Most pixels of one that must be decoded as a whole: progressive, HEIC, AVIF, WebP, GIF.
        static let wholePixels = 120_000_000
    }

    /// Absolute path.
    let path: String
    /// How its pixels come.
    let kind: Kind
    /// Whether its format gives up detail for size, as those of telephones do.
    let isLossy: Bool
    /// Size as stored.
    let stored: PixelSize
    /// How it must be turned.
    let orientation: Orientation

    /// Size of the file.
    var bytes: Int {
        (try? URL(fileURLWithPath: path).resolvingSymlinksInPath().resourceValues(forKeys: [.fileSizeKey]).fileSize)
            ?? 0
    }

    /// Size as the eye sees it.
    var upright: PixelSize { orientation.turned(stored) }

    /// Reads the header.
    ///
    /// Throws a `Fault` where there is no file, no bytes, no photograph, or one that is too large.
    init(_ path: String, at place: Finding.Place) throws {
        let name = PhotoFile.name(path)
        try PhotoFile.checkFile(path, name, at: place)
        let loader = try? Picture.loader(ofFile: path)
        guard let loader, let kind = PhotoFile.loaders[loader] else {
            if let format = PhotoFile.otherFormat(path) {
                throw Fault(.unusableData, .photoUnsupported, at: place, ["photo": name, "format": format])
            }
            throw Fault(.unusableData, .photoNotImage, at: place, ["photo": name])
        }
        guard let picture = try? Picture.open(path) else {
            throw Fault(.unusableData, .photoUnreadable, at: place, ["photo": name])
        }
        self.path = path
        self.kind = kind.kind
        isLossy = kind.isLossy
        stored = PixelSize(width: picture.width, height: picture.height)
        orientation = Orientation(picture.orientation)
        try checkSize(streams: kind.streams && !picture.isProgressive, at: place)
    }

    /// What the loader leaves out while decoding where so much of each side is kept, so that at least twice the wanted
    /// pixels are left for a clean resize.
    func options(keeping share: Double) -> String {
        // Of a narrow strip something must be left.
        let side = min(stored.width, stored.height)
        return switch kind {
        case .jpeg where share <= 1 / 16 && side >= 64: "shrink=8"
        case .jpeg where share <= 1 / 8 && side >= 32: "shrink=4"
        case .jpeg where share <= 1 / 4 && side >= 16: "shrink=2"
        case .webp where share < 1 / 2: "scale=\(share * 2)"
        default: ""
        }
    }

    /// The name that messages call a photograph by.
    static func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }

    private static let loaders: [String: (kind: Kind, streams: Bool, isLossy: Bool)] = [
        "VipsForeignLoadJpegSource": (.jpeg, true, true), "VipsForeignLoadPngSource": (.plain, true, false),
        "VipsForeignLoadTiffSource": (.plain, true, false), "VipsForeignLoadWebpSource": (.webp, false, true),
        "VipsForeignLoadHeifSource": (.plain, false, true), "VipsForeignLoadNsgifSource": (.plain, false, false),
    ]

    private static func checkFile(_ path: String, _ name: String, at place: Finding.Place) throws {
        let attributes = try? FileManager.default.attributesOfItem(
            atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        guard let attributes else { throw Fault(.missingInput, .photoMissing, at: place, ["photo": name]) }
        guard attributes[.type] as? FileAttributeType == .typeRegular,
            FileManager.default.isReadableFile(atPath: path)
        else { throw Fault(.unusableData, .photoUnreadable, at: place, ["photo": name]) }
        guard let size = attributes[.size] as? Int, size > 0 else {
            throw Fault(.unusableData, .photoEmpty, at: place, ["photo": name])
        }
    }

    private func checkSize(streams: Bool, at place: Finding.Place) throws {
        let limit = streams ? Limit.pixels : Limit.wholePixels
        guard max(stored.width, stored.height) <= Limit.side, stored.width * stored.height <= limit else {
            throw Fault(
                .unusableData, .photoTooLarge, at: place,
                [
                    "photo": PhotoFile.name(path), "width": String(upright.width), "height": String(upright.height),
                    "megapixels": String(limit / 1_000_000), "side": String(Limit.side),
                ])
        }
    }

    /// The name of a format that people take for a photograph's and that is not read, by the file's first bytes.
    private static func otherFormat(_ path: String) -> String? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        guard let head = try? file.read(upToCount: 256) else { return nil }
        let marks: [(mark: String, format: String)] = [
            ("%PDF-", "PDF"), ("8BPS", "PSD"), ("BM", "BMP"), ("<svg", "SVG"), ("%!PS", "EPS"),
            ("\u{1}\u{0}\u{0}", "EMF"),
        ]
        if let known = marks.first(where: { head.starts(with: $0.mark.utf8) }) { return known.format }
        return String(decoding: head, as: UTF8.self).contains("<svg") ? "SVG" : nil
    }
}
