import Geometry
import PrintModel

/// How a page is looked at on a sheet: upright, scaled into a frame, centred.
struct PageView {
    /// The page's place on the sheet, points from the top left.
    let place: Rect
    /// Points of the sheet for a point of the page.
    let scale: Double
    private let page: PreflightPage

    init(_ page: PreflightPage, in frame: Rect) {
        self.page = page
        let isTurned = page.rotation % 180 != 0
        let (width, height) =
            isTurned ? (page.media.height, page.media.width) : (page.media.width, page.media.height)
        scale = min(frame.width / max(width, 1), frame.height / max(height, 1))
        place = Rect(
            x: frame.x + (frame.width - width * scale) / 2, y: frame.y + (frame.height - height * scale) / 2,
            width: width * scale, height: height * scale)
    }

    /// Where a point of the file's own coordinates lies on the sheet.
    private func apply(_ x: Double, _ y: Double) -> Point {
        let media = page.media
        let (u, v): (Double, Double) =
            switch page.rotation {
            case 90: (y - media.bottom, x - media.left)
            case 180: (media.right - x, y - media.bottom)
            case 270: (media.top - y, media.right - x)
            default: (x - media.left, media.top - y)
            }
        return Point(x: place.x + u * scale, y: place.y + v * scale)
    }

    /// A frame of the page on the sheet.
    func rect(_ frame: PreflightPage.Frame) -> Rect {
        let (a, b) = (apply(frame.left, frame.bottom), apply(frame.right, frame.top))
        return Rect(x: min(a.x, b.x), y: min(a.y, b.y), width: abs(a.x - b.x), height: abs(a.y - b.y))
    }

    /// A finding's area, from the trim's top-left corner, on the sheet.
    func rect(_ area: Rect) -> Rect {
        let (left, top) = (page.trim.left + area.x, page.trim.top - area.y)
        return rect(
            PreflightPage.Frame(left: left, bottom: top - area.height, right: left + area.width, top: top))
    }

    /// The matrix that puts the page's content there, on a sheet so high, as `cm` takes it.
    func matrix(sheetHeight: Double) -> [Double] {
        let origin = apply(0, 0)
        let (right, up) = (apply(1, 0), apply(0, 1))
        return [
            right.x - origin.x, origin.y - right.y, up.x - origin.x, origin.y - up.y, origin.x, sheetHeight - origin.y,
        ]
    }
}
