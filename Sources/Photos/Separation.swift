import CVips
import Foundation
import Geometry
import PrintModel

/// Turns a decoded photograph into the file that goes into the PDF: stage 5's second half.
struct Separation {
    /// What the photograph is for.
    let purpose: PhotoPreparer.Purpose
    /// The press's profile.
    let profile: OutputProfile
    /// Most ink in all, percent.
    let inkLimit: Double
    /// Pixels per inch of the result.
    let resolution: Double
    /// What tones become where there are not four inks; `nil` for process colour.
    let plates: TonePlates?

    /// The file's bytes: a JPEG, or of a duotone what `PhotoForm.duotone` says.
    ///
    /// Relative colorimetric with black point compensation: what the press can print keeps its colour exactly, and
    /// shadows keep their steps instead of closing up. (On FOGRA39 a landscape came back with a mean ΔE00 of 0.2, by
    /// the profile's perceptual table with 0.8.) Sharpening comes before: inks must not be sharpened one by one.
    func file(of original: Original) throws -> Data {
        let sharp = try original.sharpened(for: resolution)
        guard let plates else {
            switch purpose {
            case .print:
                return try sharp.separated(by: profile).withInk(under: inkLimit).jpeg(quality: 88)
            case .proof: return try sharp.onScreen(press: profile).jpeg(quality: 80)
            }
        }
        let tones = try sharp.onScreen(press: profile).inSpace(VIPS_INTERPRETATION_B_W)
        guard purpose == .print else { return try tones.mapped(by: plates.onScreen()).jpeg(quality: 80) }
        switch plates.form {
        case .cmyk, .rgb:
            return try tones.mapped(by: plates.inProcess()).taken(as: VIPS_INTERPRETATION_CMYK)
                .withInk(under: inkLimit).jpeg(quality: 88)
        case .gray: return try tones.mapped(by: plates.asGray()).jpeg(quality: 88)
        case .duotone:
            let picture = try tones.mapped(by: plates.asPair())
            return try TwoPlateFile.bytes(of: picture.samples(), width: picture.width)
        }
    }
}
