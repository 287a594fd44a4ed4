import Foundation
import Geometry
import PrintModel

/// What is measured of a photograph's bytes alone, whatever it is to be used for.
struct PhotoMeasures: Sendable, Hashable, Codable {
    var pixels: PixelSize
    var sharpness: Double
    var noise: Double
    var contrast: Double
    var exposure: PhotoExposure
    var sketch: PhotoSketch

    /// Names the way of measuring, and must change with it.
    static let version = "measures 1"

    /// Measures a photograph on a working copy.
    init(of file: PhotoFile, on copy: WorkingCopy) throws {
        let detail = try DetailMeasure(of: copy.gray)
        let tones = ToneMeasure(try copy.gray.histogram())
        pixels = file.upright
        (sharpness, noise) = (detail.sharpness, detail.noise)
        (exposure, contrast) = (tones.exposure, tones.contrast)
        sketch = try PhotoSketch(of: copy)
    }
}

extension PhotoMeasures {
    /// What they come to in print.
    func assessment(of path: String, faces: [Rect], under condition: PrintCondition) -> PhotoAssessment {
        func width(at resolution: Double) -> Double { Double(pixels.width) / max(resolution, 1) * 72 }
        var result = PhotoAssessment(
            path: path, pixels: pixels, sharpness: sharpness, exposure: exposure, contrast: contrast, noise: noise,
            faces: faces, goodWidth: width(at: condition.resolutionWarning),
            largestWidth: width(at: condition.resolutionError), score: 0)
        result.score = result.merit
        result.reasons = result.remarks
        return result
    }
}

extension PhotoAssessment {
    /// A page, points: the most width that a photograph is wanted at.
    private static let page = 180 * Length.pointsPerMillimetre

    /// A weighted geometric mean, so that no virtue makes good a grave fault; people in it speak for a picture.
    fileprivate var merit: Double {
        func part(_ value: Double, _ weight: Double) -> Double {
            weight * log(min(max(value, 0.02), 1))
        }
        let room = min(1, goodWidth / PhotoAssessment.page)
        let mean = exp(
            part(sharpness / 0.75, 0.42) + part(exposure.score, 0.24) + part(contrast, 0.1) + part(room, 0.17)
                + part(1 - noise * 0.8, 0.07))
        return faces.isEmpty ? mean * 0.95 : mean
    }

    fileprivate var remarks: [PhotoReason] {
        var remarks: [PhotoReason] = []
        func note(_ reason: PhotoReason, if holds: Bool) { if holds { remarks.append(reason) } }
        note(.blurred, if: sharpness < 0.12)
        note(.small, if: goodWidth < PhotoAssessment.column)
        note(.soft, if: sharpness >= 0.12 && sharpness < 0.35)
        note(.dark, if: exposure.middle < 20)
        note(.bright, if: exposure.middle > 84)
        note(.highlightsLost, if: exposure.highlights > 0.05)
        note(.shadowsLost, if: exposure.shadows > 0.15)
        note(.flat, if: contrast < 0.45)
        note(.grainy, if: noise > 0.5)
        note(.sound, if: remarks.isEmpty && sharpness >= 0.5 && exposure.score >= 0.8)
        note(.faces, if: !faces.isEmpty)
        note(.large, if: goodWidth >= PhotoAssessment.page)
        return remarks
    }
}
