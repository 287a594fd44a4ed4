import Geometry
import PrintModel

/// Which part of a picture fills a frame.
struct Crop {
    /// The part that the designer lets show, in pixels of the upright picture.
    let allowed: Rect
    /// The largest size of the frame's proportions inside it, in pixels.
    let size: Size
    /// Where the focus is inside the allowed part, as fractions; `nil` leaves the choice to the eye.
    private let focus: Point?

    /// The crop of a picture of `pixels` for a frame of `frame` points.
    ///
    /// Fractions outside 0 to 1 are brought inside; a part with nothing in it is taken for the whole picture.
    init(of pixels: PixelSize, into frame: Size, within part: Rect?, focus: Point?) {
        let (width, height) = (Double(pixels.width), Double(pixels.height))
        let whole = Rect(x: 0, y: 0, width: 1, height: 1)
        let fractions = part.flatMap { whole.intersection($0) } ?? whole
        let allowed = Rect(
            x: fractions.x * width, y: fractions.y * height, width: max(1, fractions.width * width),
            height: max(1, fractions.height * height))
        let scale = min(allowed.width / frame.width, allowed.height / frame.height)
        self.allowed = allowed
        size = Size(width: frame.width * scale, height: frame.height * scale)
        self.focus = focus.map {
            Point(
                x: min(max(($0.x * width - allowed.x) / allowed.width, 0), 1),
                y: min(max(($0.y * height - allowed.y) / allowed.height, 0), 1))
        }
    }

    /// Whether there is anything to choose: the allowed part has other proportions than the frame, and no focus is given.
    var isOpen: Bool {
        focus == nil && (allowed.width - size.width >= 1 || allowed.height - size.height >= 1)
    }

    /// The part to show: the focus stands at the same relative place of it as of the allowed part, which keeps it
    /// inside without further ado. Without a focus, the middle.
    var window: Rect {
        let place = focus ?? Point(x: 0.5, y: 0.5)
        return Rect(
            x: allowed.x + place.x * (allowed.width - size.width),
            y: allowed.y + place.y * (allowed.height - size.height), width: size.width, height: size.height)
    }
}
