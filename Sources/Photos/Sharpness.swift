import Geometry
import PrintModel

/// Whether a photograph has enough pixels for its frame, and how large it could be printed.
struct Sharpness {
    /// Pixels per inch that the original has in its frame, at the crop that fills it.
    let resolution: Double
    private let crop: Size
    private let frame: Size

    /// Of a crop of so many pixels in a frame of so many points.
    init(of crop: Size, in frame: Size) {
        resolution = min(crop.width / frame.width, crop.height / frame.height) * 72
        self.crop = crop
        self.frame = frame
    }

    /// An error where a print condition calls the resolution too low, a warning where it calls it low.
    func findings(under condition: PrintCondition, photo: String, at place: Finding.Place) -> [Finding] {
        guard resolution < max(condition.resolutionWarning, condition.resolutionError) else { return [] }
        let isError = resolution < condition.resolutionError
        let values = [
            "photo": photo, "ppi": String(Int(resolution.rounded(.down))),
            "pixels": "\(Int(crop.width.rounded(.down))) × \(Int(crop.height.rounded(.down)))",
            "frame": Sharpness.millimetres(frame.width / 72, frame.height / 72),
            "needed": String(Int((isError ? condition.resolutionError : condition.resolutionWarning).rounded(.up))),
            "largest": largest(at: condition.resolutionError), "good": largest(at: condition.resolutionWarning),
            "goodPpi": String(Int(condition.resolutionWarning.rounded(.up))),
        ]
        return [Finding(isError ? .error : .warning, isError ? .photoTooSmall : .photoSmall, at: place, values)]
    }

    /// The largest print at a resolution, in whole millimetres.
    private func largest(at resolution: Double) -> String {
        Sharpness.millimetres(crop.width / resolution, crop.height / resolution)
    }

    /// A size given in inches, in whole millimetres.
    static func millimetres(_ width: Double, _ height: Double) -> String {
        func whole(_ inches: Double) -> Int { Int((inches * 25.4 + 1e-6).rounded(.down)) }
        return "\(whole(width)) × \(whole(height)) mm"
    }
}
