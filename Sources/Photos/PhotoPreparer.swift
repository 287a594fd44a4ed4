import Foundation
import Geometry
import PrintModel

/// Stage 5: makes photographs ready for the frames they stand in, for one print condition.
///
/// Preparing is a pure function of the photograph's bytes and the settings, so results are kept in a folder and used
/// again. It is safe to use from any number of tasks at once; each photograph takes one thread.
public struct PhotoPreparer: Sendable {
    /// What prepared photographs are for.
    public enum Purpose: String, Sendable, Hashable, Codable {
        /// The press: CMYK at the condition's resolution, under its ink limit.
        case print
        /// A light proof: sRGB at 100 pixels per inch.
        case proof
    }

    private let condition: PrintCondition
    private let purpose: Purpose
    private let profile: OutputProfile
    private let cache: PhotoCache
    /// The list lies beside the cache's folder.
    let digests: FileDigests

    /// A preparer that keeps its results in the folder `cache`, which is made where it is not there.
    ///
    /// Throws a `Fault` where the condition's profile is missing or is not a CMYK output profile, or where the folder
    /// cannot be made.
    public init(for condition: PrintCondition, purpose: Purpose, cache: String) throws {
        self.condition = condition
        self.purpose = purpose
        profile = try OutputProfile(condition.profile)
        self.cache = try PhotoCache(cache)
        digests = FileDigests(cache + ".known")
    }

    /// Makes a photograph ready: upright, cropped to the proportions of `placement.frame` by its focus or by what draws
    /// the eye, brought down to the resolution (never up), separated, sharpened and written as JPEG.
    ///
    /// The frame is taken as it stands: where the photograph bleeds, it must reach into the bleed. A print JPEG is
    /// CMYK with every channel at full resolution and Adobe's marker; its values are inverted, as that marker means, so
    /// in a PDF it needs `/Decode [1 0 1 0 1 0 1 0]`. Neither kind has a profile or other metadata.
    ///
    /// The findings tell of too low a resolution. Throws a `Fault` where the photograph cannot be used or the result
    /// cannot be written.
    public func prepare(_ placement: PhotoPlacement) throws -> (photo: PreparedPhoto, findings: [Finding]) {
        defer { Picture.rest() }
        let file = try PhotoFile(placement.path, at: placement.place)
        let frame = placement.frameSize
        let crop = Crop(of: file.upright, into: frame, within: placement.crop, focus: placement.focus)
        let decoder = PhotoDecoder(file, crop: crop, frame: frame, resolution: limit, press: profile)
        let key = try key(of: placement)
        let photo = PreparedPhoto(
            path: cache.path(key), pixels: decoder.target, cmyk: purpose == .print,
            resolution: Sharpness(of: decoder.target.size, in: frame).resolution)
        if !cache.holds(key, digests) {
            try cache.store(try developed(decoder, resolution: photo.resolution, at: placement), under: key)
        }
        let findings = Sharpness(of: crop.size, in: frame)
            .findings(under: condition, photo: placement.name, at: placement.place)
        return (photo, findings)
    }

    /// Pixels per inch that a photograph is brought down to.
    private var limit: Double { purpose == .print ? condition.resolution : 100 }

    private func developed(
        _ decoder: PhotoDecoder, resolution: Double, at placement: PhotoPlacement
    ) throws -> Data {
        let separation = Separation(
            purpose: purpose, profile: profile, inkLimit: condition.inkLimit, resolution: resolution)
        do {
            return try separation.jpeg(of: try decoder.decoded())
        } catch let unsupported as Original.Unsupported {
            throw Fault(
                .unusableData, .photoUnsupported, at: placement.place,
                ["photo": placement.name, "format": unsupported.layout])
        } catch {
            throw Fault(.unusableData, .photoTruncated, at: placement.place, ["photo": placement.name])
        }
    }

    /// Names the result by all that it depends on: the original's bytes, the settings, the profile, the library, and
    /// the way of working, whose number must change with it.
    private func key(of placement: PhotoPlacement) throws -> String {
        guard let original = digests.digest(of: placement.path) else {
            throw Fault(.unusableData, .photoUnreadable, at: placement.place, ["photo": placement.name])
        }
        func numbers(_ values: Double...) -> String { values.map { String($0) }.joined(separator: " ") }
        let settings = [
            "photo 1", Picture.version, original, purpose.rawValue, profile.digest,
            numbers(limit, condition.inkLimit), numbers(placement.frameSize.width, placement.frameSize.height),
            placement.focus.map { numbers($0.x, $0.y) } ?? "attention",
            placement.crop.map { numbers($0.x, $0.y, $0.width, $0.height) } ?? "whole",
        ]
        return Digest.of(settings.joined(separator: "\n"))
    }
}

extension PixelSize {
    /// The same as numbers that may have fractions.
    var size: Size { Size(width: Double(width), height: Double(height)) }
}

extension PhotoPlacement {
    /// The name that messages call the photograph by.
    var name: String { PhotoFile.name(path) }

    /// The frame's size in points; a frame without any counts as one point.
    var frameSize: Size {
        func sound(_ length: Double) -> Double { length.isFinite ? max(1, length) : 1 }
        return Size(width: sound(frame.width), height: sound(frame.height))
    }
}
