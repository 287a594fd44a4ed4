import Foundation

/// A face of nobody, which the cascade of faces takes for one.
public enum DrawnFace {
    /// A gray from 0 to 255 at a place, in fractions, of a square with nobody's face, drawn from ellipses; `nil` outside
    /// hair and skin.
    public static func gray(_ x: Double, _ y: Double) -> Double? {
        func blob(_ cx: Double, _ cy: Double, _ rx: Double, _ ry: Double, _ power: Double = 2) -> Double {
            exp(-pow(pow((x - cx) / rx, 2) + pow((y - cy) / ry, 2), power / 2))
        }
        func inside(_ cy: Double, _ rx: Double, _ ry: Double) -> Bool {
            pow((x - 0.5) / rx, 2) + pow((y - cy) / ry, 2) < 1
        }
        let isSkin = inside(0.52, 0.29, 0.37)
        guard isSkin || inside(0.45, 0.36, 0.43) else { return nil }
        var gray = isSkin ? 185 - 42 * pow(min(abs(x - 0.5) / 0.29, 1), 2) : 45
        for side in [0.385, 0.615] {
            gray -= 70 * blob(side, 0.46, 0.075, 0.035) + 90 * blob(side, 0.465, 0.03, 0.022, 4)
            gray += 22 * blob(side, 0.6, 0.07, 0.06) - 85 * blob(side, 0.4, 0.085, 0.016, 4)
        }
        for side in [0.465, 0.535] { gray -= 60 * blob(side, 0.615, 0.018, 0.012) }
        gray += 25 * blob(0.5, 0.53, 0.025, 0.09) - 30 * blob(0.5, 0.635, 0.06, 0.015)
        gray += 12 * blob(0.5, 0.755, 0.08, 0.02) - 85 * blob(0.5, 0.72, 0.095, 0.018, 3)
        gray += 15 * blob(0.5, 0.3, 0.15, 0.06) - 25 * blob(0.5, 0.785, 0.07, 0.015)
        return min(max(gray, 0), 255)
    }
}
