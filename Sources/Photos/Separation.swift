import Foundation
import Geometry
import PrintModel

/// Turns a decoded photograph into the JPEG that goes into the PDF: stage 5's second half.
struct Separation {
    /// What the photograph is for.
    let purpose: PhotoPreparer.Purpose
    /// The press's profile.
    let profile: OutputProfile
    /// Most ink in all, percent.
    let inkLimit: Double
    /// Pixels per inch of the result.
    let resolution: Double

    /// The JPEG's bytes.
    ///
    /// Relative colorimetric with black point compensation: what the press can print keeps its colour exactly, and
    /// shadows keep their steps instead of closing up. (On FOGRA39 a landscape came back with a mean ΔE00 of 0.2, by
    /// the profile's perceptual table with 0.8.) Sharpening comes before: inks must not be sharpened one by one.
    func jpeg(of original: Original) throws -> Data {
        let sharp = try original.sharpened(for: resolution)
        switch purpose {
        case .print:
            return try sharp.separated(by: profile).withInk(under: inkLimit).jpeg(quality: 88)
        case .proof: return try sharp.onScreen(press: profile).jpeg(quality: 80)
        }
    }
}
