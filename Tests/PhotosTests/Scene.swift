import Foundation

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

    /// A gray from 0 to 255 at a place, in fractions, of a square with nobody's face, drawn from ellipses; `nil` outside
    /// hair and skin.
    static func face(_ x: Double, _ y: Double) -> Double? {
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
