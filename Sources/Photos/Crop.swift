import Geometry
import PrintModel

/// Which part of a picture fills a frame.
struct Crop {
    /// The part that the designer lets show, in pixels of the upright picture.
    private(set) var allowed: Rect
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

    /// The same crop where it may only go as far as it shows faces whole, given in pixels of the upright picture; how many
    /// of them it shows, and how many there are in the part that may show. Where they do not all fit, it shows those that
    /// have the largest area together.
    ///
    /// Hair and chin count to a face as long as there is room for them.
    func keeping(_ faces: [Rect]) -> (crop: Crop, kept: Int, of: Int) {
        let faces = faces.compactMap { face in
            allowed.intersection(face).flatMap { $0.area >= face.area / 2 ? $0 : nil }
        }
        guard isOpen, !faces.isEmpty else { return (self, faces.count, faces.count) }
        if let crop = around(faces) { return (crop, faces.count, faces.count) }
        // The crop is as large as can be, so it slides along one side alone.
        let slidesAcross = allowed.width - size.width > allowed.height - size.height
        func span(_ face: Rect) -> (from: Double, to: Double) {
            slidesAcross ? (face.minX, face.maxX) : (face.minY, face.maxY)
        }
        let length = slidesAcross ? size.width : size.height
        func area(_ faces: [Rect]) -> Double { faces.reduce(0) { $0 + $1.area } }
        let groups = faces.map { first in
            faces.filter { span($0).from >= span(first).from && span($0).to <= span(first).from + length }
        }
        guard let best = groups.max(by: { area($0) < area($1) }), let crop = around(best) else {
            return (self, 0, faces.count)
        }
        return (crop, best.count, faces.count)
    }

    private func around(_ faces: [Rect]) -> Crop? {
        narrowed(to: faces.map { allowed.intersection($0.head) ?? $0 }) ?? narrowed(to: faces)
    }

    /// The same crop, allowed only where it holds all of some parts; `nil` where they do not fit into it.
    private func narrowed(to parts: [Rect]) -> Crop? {
        guard let first = parts.first else { return nil }
        let whole = parts.dropFirst().reduce(first) { $0.union($1) }
        guard whole.width <= size.width, whole.height <= size.height else { return nil }
        let reach = Rect(
            x: whole.maxX - size.width, y: whole.maxY - size.height, width: 2 * size.width - whole.width,
            height: 2 * size.height - whole.height)
        guard let room = allowed.intersection(reach) else { return nil }
        var crop = self
        crop.allowed = room
        return crop
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

extension Rect {
    /// A head, of which this is the face from the brows to the chin.
    fileprivate var head: Rect {
        insetBy(top: -0.45 * height, left: -0.25 * width, bottom: -0.2 * height, right: -0.25 * width)
    }
}
