import Digests
import Foundation
import Geometry
import KeptWork
import PrintModel

/// Stage 5: makes photographs ready for the frames they stand in, for one print condition.
///
/// Preparing is a pure function of the photograph's bytes and the settings, so results are kept in a folder and used
/// again. It is safe to use from any number of tasks at once; each photograph takes one thread.
public struct PhotoPreparer: Sendable {
    /// What prepared photographs are for.
    public enum Purpose: String, Sendable, Hashable, Codable {
        /// The press: at the condition's resolution, under its ink limit.
        case print
        /// A light proof: sRGB at 100 pixels per inch.
        case proof
    }

    private let condition: PrintCondition
    private let purpose: Purpose
    private let profile: OutputProfile
    private let plates: TonePlates?
    private let cache: PhotoCache
    /// The list lies beside the cache's folder.
    let digests: FileDigests
    private let measures: MeasureStore
    private let finder: FaceFinder?

    /// A preparer that keeps its results in the folder `cache`, which is made where it is not there.
    ///
    /// `form` says on which plates photographs are printed: the four process inks, black alone, or black and another
    /// ink; where that other is no spot ink, the duotone is mixed in process inks. A proof is RGB that looks like it.
    ///
    /// What `kept` knows of the profile is not tried again.
    ///
    /// Throws a `Fault` where the condition's profile is missing or is not a CMYK output profile, or where the folder
    /// cannot be made.
    public init(
        for condition: PrintCondition, purpose: Purpose, form: PhotoForm = .cmyk, cache: String,
        kept: KeptWork = .none
    ) throws {
        self.condition = condition
        self.purpose = purpose
        profile = try OutputProfile(condition.profile, kept: kept)
        plates = try TonePlates(form, on: profile, inkLimit: condition.inkLimit, kept: kept)
        let isPair = purpose == .print && plates?.form.isJPEG == false
        self.cache = try PhotoCache(cache, suffix: isPair ? "duotone" : "jpg")
        digests = FileDigests(cache + ".known")
        measures = MeasureStore(cache + ".measures", digests: digests)
        finder = FaceFinder()
    }

    /// Makes a photograph ready: upright, cropped to the proportions of `placement.frame` by its focus or, so that no face
    /// is cut, by what draws the eye, brought down to the resolution (never up), separated, sharpened and written as `PhotoForm` says.
    ///
    /// The frame is taken as it stands: where the photograph bleeds, it must reach into the bleed. A CMYK JPEG has every
    /// channel at full resolution. No file has a profile or other metadata.
    ///
    /// The findings tell of too low a resolution, and of faces that no crop shows whole. Throws a `Fault` where the photograph cannot be used or the result
    /// cannot be written.
    public func prepare(_ placement: PhotoPlacement) throws -> (photo: PreparedPhoto, findings: [Finding]) {
        defer { Picture.rest() }
        let file = try PhotoFile(placement.path, at: placement.place)
        let frame = placement.frameSize
        let (crop, cut) = try crop(of: file, for: placement)
        let decoder = PhotoDecoder(file, crop: crop, frame: frame, resolution: limit, press: profile)
        let key = try key(of: placement, crop)
        let photo = PreparedPhoto(
            path: cache.path(key), pixels: decoder.target, form: form,
            resolution: Sharpness(of: decoder.target.size, in: frame).resolution)
        if !cache.holds(key, digests) {
            try cache.store(try developed(decoder, resolution: photo.resolution, at: placement), under: key)
        }
        let findings = Sharpness(of: crop.size, in: frame)
            .findings(under: condition, photo: placement.name, at: placement.place)
        return (photo, findings + cut)
    }

    /// The crop that fills the frame without cutting a face, as far as there is a choice.
    private func crop(of file: PhotoFile, for placement: PhotoPlacement) throws -> (crop: Crop, findings: [Finding]) {
        let frame = placement.frameSize
        let crop = Crop(of: file.upright, into: frame, within: placement.crop, focus: placement.focus)
        guard crop.isOpen, let finder else { return (crop, []) }
        // What is wrong with the file is said when it is decoded for its frame.
        let found =
            (try? finder.faces(of: file, on: { try WorkingCopy(of: file, press: profile) }, store: measures)) ?? []
        let pixels = file.upright.size
        let faces = found.map { face in
            Rect(
                x: face.x * pixels.width, y: face.y * pixels.height, width: face.width * pixels.width,
                height: face.height * pixels.height)
        }
        let (careful, kept, all) = crop.keeping(faces)
        guard kept < all else { return (careful, []) }
        let values = [
            "photo": placement.name, "faces": String(all), "kept": String(kept),
            "frame": Sharpness.millimetres(frame.width / 72, frame.height / 72),
        ]
        return (careful, [Finding(.warning, .photoFacesCut, at: placement.place, values)])
    }

    /// Tells once that faces were not looked for, where some crop was left to the eye.
    func unsought(_ placements: [PhotoPlacement]) -> [Finding] {
        guard finder == nil, purpose == .print, placements.contains(where: { $0.focus == nil }) else { return [] }
        return [Finding(.note, .photoFacesNotSought, ["file": FaceCascade.path])]
    }

    /// How results are held.
    private var form: PhotoForm { purpose == .proof ? .rgb : plates?.form ?? .cmyk }

    /// Pixels per inch that a photograph is brought down to.
    private var limit: Double { purpose == .print ? condition.resolution : 100 }

    private func developed(
        _ decoder: PhotoDecoder, resolution: Double, at placement: PhotoPlacement
    ) throws -> Data {
        let separation = Separation(
            purpose: purpose, profile: profile, inkLimit: condition.inkLimit, resolution: resolution,
            plates: plates)
        do {
            return try separation.file(of: try decoder.decoded())
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
    private func key(of placement: PhotoPlacement, _ crop: Crop) throws -> String {
        guard let original = digests.digest(of: placement.path) else {
            throw Fault(.unusableData, .photoUnreadable, at: placement.place, ["photo": placement.name])
        }
        func numbers(_ values: Double...) -> String { values.map { String($0) }.joined(separator: " ") }
        let settings = [
            "photo 2", Picture.version, original, purpose.rawValue, profile.digest,
            numbers(limit, condition.inkLimit), numbers(placement.frameSize.width, placement.frameSize.height),
            placement.focus.map { numbers($0.x, $0.y) } ?? "attention",
            plates.map { Digest.of($0.tables) } ?? "process",
            placement.crop.map { numbers($0.x, $0.y, $0.width, $0.height) } ?? "whole",
        ]
        let allowed = crop.isOpen ? crop.allowed : crop.window
        let chosen = [numbers(allowed.x, allowed.y, allowed.width, allowed.height)]
        return Digest.of((settings + chosen).joined(separator: "\n"))
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
