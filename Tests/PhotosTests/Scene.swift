import Foundation
import TestSupport

/// Drawn pictures that behave like photographs: the same at every run.
enum Scene {
    /// A gray from 0 to 255 at a place of a landscape of edges and textures at many scales.
    static func landscape(_ x: Double, _ y: Double, seed: Int = 1) -> Double {
        var value = 0.0
        var (scale, weight) = (160.0, 60.0)
        for octave in 0..<7 {
            value += weight * (smooth(x / scale, y / scale, seed * 97 + octave) - 0.5)
            (scale, weight) = (scale / 2, weight * 0.72)
        }
        // Stones: plates with hard edges.
        let cell = hash(Int(floor(x / 57)), Int(floor(y / 41)), seed) % 5
        return min(max(118 + value + Double(cell) * 14 - 28, 0), 255)
    }

    /// Noise between lattice points, smoothed.
    private static func smooth(_ x: Double, _ y: Double, _ seed: Int) -> Double {
        let (column, row) = (Int(floor(x)), Int(floor(y)))
        func ease(_ t: Double) -> Double { t * t * (3 - 2 * t) }
        let (u, v) = (ease(x - floor(x)), ease(y - floor(y)))
        func at(_ dx: Int, _ dy: Int) -> Double { Double(hash(column + dx, row + dy, seed) % 1024) / 1023 }
        let upper = at(0, 0) + (at(1, 0) - at(0, 0)) * u
        let lower = at(0, 1) + (at(1, 1) - at(0, 1)) * u
        return upper + (lower - upper) * v
    }

    static func hash(_ x: Int, _ y: Int, _ seed: Int) -> Int {
        var value = UInt64(bitPattern: Int64(x &* 73_856_093 ^ y &* 19_349_663 ^ seed &* 83_492_791))
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ value >> 31) & 0x7FFF_FFFF)
    }

    /// As `DrawnFace` has it.
    static func face(_ x: Double, _ y: Double) -> Double? { DrawnFace.gray(x, y) }
}

extension Darkroom {
    /// Writes a gray picture.
    func draw(_ name: String, _ width: Int, _ height: Int, _ gray: (_ x: Double, _ y: Double) -> Double) throws {
        try make(name, width, height, bands: 1) { x, y in [UInt8(min(max(gray(Double(x), Double(y)), 0), 255))] }
    }

    /// Writes a dull picture with faces in squares: left, top and side in pixels.
    func draw(_ name: String, _ width: Int, _ height: Int, faces: [(x: Double, y: Double, side: Double)]) throws {
        try draw(name, width, height) { x, y in
            for face in faces {
                let (u, v) = ((x - face.x) / face.side, (y - face.y) / face.side)
                if (0...1).contains(u), (0...1).contains(v), let gray = Scene.face(u, v) { return gray }
            }
            return 150 + 6 * sin(x / 60) * cos(y / 45)
        }
    }

    /// Makes another picture of one by a libvips operation.
    func derive(
        _ name: String, from other: String, _ operation: String, _ options: [String: String],
        saving: [String: String] = [:]
    ) throws {
        let loader = other.hasSuffix(".png") ? "pngload" : "jpegload"
        let picture = try Vips.call(loader, ["filename": folder + "/" + other])
        let made = try Vips.call(operation, on: picture.image, options)
        try save(try Vips.call("cast", on: made.image, ["format": "uchar"]), name, saving)
    }
}
