import Geometry
import Preflight
import PrintModel
import Testing

/// Mesh gradients of every type. What is expected follows from the colours, or was measured on the plates that
/// Ghostscript's tiffsep makes of the same page.
@Suite struct MeshGradientTests {
    /// A mesh's stream: coordinates of two bytes over 0 to 400 pt, colours of a byte.
    private struct Mesh {
        var bytes: [UInt8] = []
        mutating func corner(_ x: Double, _ y: Double, _ colour: [Double], flag: UInt8? = nil) {
            if let flag { bytes.append(flag) }
            point(x, y)
            self.colour(colour)
        }
        mutating func point(_ x: Double, _ y: Double) {
            for value in [x, y] {
                let raw = UInt16(value / 400 * 65535)
                bytes += [UInt8(raw >> 8), UInt8(raw & 255)]
            }
        }
        mutating func colour(_ values: [Double]) { bytes += values.map { UInt8($0 * 255) } }
    }

    private static let decode = "/Decode [0 400 0 400 0 1 0 1 0 1 0 1]"
    private static let dark = [1.0, 1, 0, 0]
    private static let light = [0.0, 0, 0, 0.2]

    private func check(_ type: Int, _ bytes: [UInt8], _ entries: String = "") throws -> PreflightReport {
        var sample = SamplePDF()
        sample.content = "q 30 30 240 340 re W n /M sh Q"
        sample.resources = "/Shading << /M 20 0 R >>"
        let usual = entries.contains("/Decode") ? "" : MeshGradientTests.decode
        sample.objects[20] = (
            "/ShadingType \(type) /ColorSpace /DeviceCMYK /BitsPerCoordinate 16 /BitsPerComponent 8 /BitsPerFlag 8 "
                + usual + entries, bytes
        )
        return try sample.check(PreflightProfile(name: "sample"))
    }
    private func ink(_ type: Int, _ bytes: [UInt8], _ entries: String = "") throws -> Double {
        let report = try check(type, bytes, entries)
        #expect(!report.findings.contains { $0.code == .preflightUnmeasured })
        return report.summary.highestAreaInk
    }
    private func near(_ a: Double, _ b: Double, _ tolerance: Double = 1.5) -> Bool { abs(a - b) <= tolerance }

    @Test func freeTriangles() throws {
        var mesh = Mesh()
        mesh.corner(50, 50, MeshGradientTests.dark, flag: 0)
        mesh.corner(250, 50, MeshGradientTests.dark, flag: 0)
        mesh.corner(50, 250, MeshGradientTests.dark, flag: 0)
        #expect(near(try ink(4, mesh.bytes), 200))
        // From no ink at the left to 300 % at the right: the rightmost 42.5 pt have 268 %.
        var sloped = Mesh()
        sloped.corner(50, 50, [0, 0, 0, 0], flag: 0)
        sloped.corner(250, 50, [1, 1, 1, 0], flag: 0)
        sloped.corner(50, 350, [0, 0, 0, 0], flag: 0)
        sloped.corner(250, 350, [1, 1, 1, 0], flag: 1)
        #expect(near(try ink(4, sloped.bytes), 268, 4))
    }

    @Test func aLatticeNeedsNoFlags() throws {
        var mesh = Mesh()
        for y in [50.0, 150, 250] {
            for x in [50.0, 150, 250] { mesh.corner(x, y, y > 200 ? [1, 1, 1, 0] : MeshGradientTests.light) }
        }
        // The upper rows go from 20 to 300 % over 100 pt.
        #expect(near(try ink(5, mesh.bytes, "/VerticesPerRow 3"), 240, 5))
    }

    private func patch(_ tensor: Bool, _ colours: [[Double]]) -> Mesh {
        var mesh = Mesh()
        mesh.bytes.append(0)
        // A square from its lower left corner, up, over, down and back.
        let side = [50.0, 116, 183, 250]
        for step in 0..<4 { mesh.point(50, side[step]) }
        for step in 1..<4 { mesh.point(side[step], 250) }
        for step in (0..<3).reversed() { mesh.point(250, side[step]) }
        for step in [2, 1] { mesh.point(side[step], 50) }
        if tensor { for at in [(116.0, 116.0), (116, 183), (183, 183), (183, 116)] { mesh.point(at.0, at.1) } }
        for colour in colours { mesh.colour(colour) }
        return mesh
    }

    @Test(arguments: [6, 7]) func patches(_ type: Int) throws {
        let even = patch(type == 7, Array(repeating: MeshGradientTests.dark, count: 4))
        #expect(near(try ink(type, even.bytes), 200))
        // Dark where the third corner is, at the top right: half a window inwards from there.
        let uneven = patch(type == 7, [MeshGradientTests.light, [0, 0, 0, 0], [1, 1, 1, 0], [0, 0, 0, 0]])
        let report = try check(type, uneven.bytes)
        let place = try #require(report.summary.highestAreaInkPlace)
        #expect(place.x > 180 && place.x < 235 && place.y > 110 && place.y < 190)
        #expect(near(report.summary.highestAreaInk, 240, 5))
    }

    @Test func theNextPatchSharesAnEdge() throws {
        var mesh = patch(false, Array(repeating: MeshGradientTests.light, count: 4))
        // Over the right edge (flag 2): eight points, two colours.
        mesh.bytes.append(2)
        for point in [(260.0, 50.0), (265, 50), (270, 50), (270, 116), (270, 183), (270, 250), (265, 250), (260, 250)] {
            mesh.point(point.0, point.1)
        }
        mesh.colour([1, 1, 1, 1])
        mesh.colour([1, 1, 1, 1])
        let report = try check(6, mesh.bytes)
        #expect(report.summary.highestInk > 399)
        #expect(report.summary.highestAreaInk > 60 && report.summary.highestAreaInk < 200)
    }

    @Test func aFunctionGivesTheColours() throws {
        var mesh = Mesh()
        for (x, y) in [(50.0, 50.0), (250, 50), (50, 250)] { mesh.corner(x, y, [1], flag: 0) }
        let function =
            "/Decode [0 400 0 400 0 1] /Function << /FunctionType 2 /N 1 /Domain [0 1] /C0 [0 0 0 0] /C1 [0.5 1 0 0] >>"
        #expect(near(try ink(4, mesh.bytes, function), 150))
    }

    @Test func tooMuchInkInACornerIsFound() throws {
        var mesh = Mesh()
        mesh.corner(50, 50, [1, 1, 1, 0.3], flag: 0)
        mesh.corner(250, 50, MeshGradientTests.light, flag: 0)
        mesh.corner(50, 250, MeshGradientTests.light, flag: 0)
        #expect(try check(4, mesh.bytes).findings.map(\.code) == [.preflightInk])
    }

    @Test func meshesThatMakeNoSenseAreTold() throws {
        var mesh = Mesh()
        mesh.corner(50, 50, MeshGradientTests.dark, flag: 0)
        let codes = { (type: Int, bytes: [UInt8], entries: String) in
            try self.check(type, bytes, entries).findings.map(\.code)
        }
        // One corner, no length of rows, a decode that is short, a stream of nothing.
        #expect(try codes(4, mesh.bytes, "") == [.preflightUnmeasured])
        #expect(try codes(5, mesh.bytes, "") == [.preflightUnmeasured])
        #expect(try codes(5, mesh.bytes, "/VerticesPerRow 99999999") == [.preflightUnmeasured])
        #expect(try codes(6, mesh.bytes, "/Decode [0 1]") == [.preflightUnmeasured])
        #expect(try codes(7, [], "") == [.preflightUnmeasured])
        // A first patch that refers to one before it.
        var orphan = patch(false, Array(repeating: MeshGradientTests.dark, count: 4))
        orphan.bytes[0] = 1
        #expect(try codes(6, orphan.bytes, "") == [.preflightUnmeasured])
    }

    @Test func aThousandLargeMeshesEndInTime() throws {
        var sample = SamplePDF()
        sample.content = String(repeating: "/M sh ", count: 1_000)
        sample.resources = "/Shading << /M 20 0 R >>"
        sample.objects[20] = (
            "/ShadingType 5 /ColorSpace /DeviceCMYK /BitsPerCoordinate 8 /BitsPerComponent 8 /VerticesPerRow 200 "
                + MeshGradientTests.decode, (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 8) }
        )
        #expect(
            try sample.check(PreflightProfile(name: "sample")).findings.contains { $0.code == .preflightUnmeasured })
    }
}
