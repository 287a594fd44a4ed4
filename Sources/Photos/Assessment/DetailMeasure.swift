import Foundation

/// How crisp and how grainy a photograph is.
///
/// A sharp edge has about as much energy in every octave of detail; blur takes it from the finest first. So sharpness is
/// how the energies of neighbouring octaves compare, in squares of the picture that have something to show, less what
/// grain alone would give. What counts is the crispest squares: a background out of focus is no fault. Blurring more
/// never raises it. (After the comparison of focus measures by S. Pertuz et al., Pattern Recognition 46, 2013.)
struct DetailMeasure {
    /// 0 to 1.
    let sharpness: Double
    /// 0 to 1.
    let noise: Double

    private static let block = 32
    private static let laplacian: [Double] = [0, 1, 0, 1, -4, 1, 0, 1, 0]
    /// J. Immerkær, "Fast noise variance estimation", CVIU 64, 1996: blind to edges; white noise comes out 36-fold.
    private static let grain: [Double] = [1, -2, 1, -2, 4, -2, 1, -2, 1]

    /// Of a gray picture; one too small to tell is taken for a blur.
    init(of gray: Picture) throws {
        let block = DetailMeasure.block
        let (columns, rows) = (gray.width / block, gray.height / block)
        guard columns > 0, rows > 0 else {
            (sharpness, noise) = (0, 0)
            return
        }
        let part = try gray.part(left: 0, top: 0, width: columns * block, height: rows * block)
        let variance = try DetailMeasure.grain(of: part)
        var energies: [[Double]] = []
        for octave in 0..<4 {
            let scale = 1 << octave
            let level = octave == 0 ? part : try part.means(block: scale)
            let quiet = (1.5 * 20 * variance + 3) / Double(scale * scale)
            energies.append(
                try level.energy(of: DetailMeasure.laplacian, block: block / scale).numbers(Float.self)
                    .map { max(0, Double($0) - quiet) })
        }
        sharpness = DetailMeasure.sharpness(energies)
        noise = min(1, variance.squareRoot() / 8)
    }

    /// Variance of the grain, in squared gray levels: that of the quiet squares which are neither black nor white.
    private static func grain(of gray: Picture) throws -> Double {
        let energies = try gray.energy(of: grain, block: block).numbers(Float.self)
        let means = try gray.means(block: block).numbers(Float.self)
        let quiet = zip(energies, means).filter { $0.1 > 8 && $0.1 < 247 }.map { Double($0.0) / 36 }.sorted()
        return quiet.isEmpty ? 0 : min(quiet[quiet.count / 10], 64)
    }

    private static func sharpness(_ energies: [[Double]]) -> Double {
        let drawn = zip(energies[2], energies[3]).map { $0 + $1 }
        let ranked = drawn.sorted()
        var least = max(60, ranked[ranked.count / 2])
        if drawn.count(where: { $0 >= least }) < 4 { least = ranked[ranked.count * 9 / 10] }
        let squares = drawn.indices.filter { drawn[$0] >= least }
        func best(_ fine: Int, _ dull: Double, _ crisp: Double) -> Double {
            let ratios = squares.map { energies[fine][$0] / (energies[fine + 1][$0] + 12) }.sorted()
            let ratio = ratios[min(ratios.count - 1, ratios.count * 85 / 100)]
            return min(max((log2(max(ratio, 1e-3)) - dull) / (crisp - dull), 0), 1)
        }
        return 0.55 * best(0, -4, -0.3) + 0.3 * best(1, -2.6, 0) + 0.15 * best(2, -2.2, 0.2)
    }
}
