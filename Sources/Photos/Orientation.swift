import Geometry
import PrintModel

/// How a stored picture must be turned to stand upright: EXIF's tag 274, 1 to 8.
struct Orientation {
    private let tag: Int

    /// From the tag's value; anything outside 1 to 8 means upright.
    init(_ tag: Int) { self.tag = (1...8).contains(tag) ? tag : 1 }

    /// The tag's value, 1 to 8.
    var number: Int { tag }

    /// Whether width and height change places.
    var isOnItsSide: Bool { tag >= 5 }

    /// The size as the eye sees it of a picture stored in `size`, and the other way about.
    func turned(_ size: PixelSize) -> PixelSize {
        isOnItsSide ? PixelSize(width: size.height, height: size.width) : size
    }

    /// Where a part of the upright picture is stored; both as fractions from the top left.
    func stored(_ part: Rect) -> Rect {
        let (left, top, right, bottom) = (part.minX, part.minY, 1 - part.maxX, 1 - part.maxY)
        let (x, y): (Double, Double) =
            switch tag {
            case 2: (right, top)
            case 3: (right, bottom)
            case 4: (left, bottom)
            case 5: (top, left)
            case 6: (top, right)
            case 7: (bottom, right)
            case 8: (bottom, left)
            default: (left, top)
            }
        return isOnItsSide
            ? Rect(x: x, y: y, width: part.height, height: part.width)
            : Rect(x: x, y: y, width: part.width, height: part.height)
    }
}
