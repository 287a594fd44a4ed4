import Geometry

/// Tells where the ink of a glyph is: for what is aligned by the eye and not by advances, such as drop caps.
public protocol InkMeasuring: AnyObject {
    /// The box of a glyph's ink at a size, points from its origin, y upwards; `nil` where the face cannot be read or
    /// the glyph is empty.
    func ink(of glyph: UInt32, in face: FontFace, size: Double) -> Rect?
}
