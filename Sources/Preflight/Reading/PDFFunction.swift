import PDFSyntax

/// A function of PDF (ISO 32000-1, 7.10): samples, exponentials, stitched pieces, and little PostScript programs.
final class PDFFunction {
    private enum Kind {
        case exponential(from: [Double], to: [Double], power: Double)
        case stitched([PDFFunction], bounds: [Double], encode: [Double])
        case sampled(Samples)
        case program(PostScriptProgram)
        /// One function for each component.
        case parts([PDFFunction])
    }
    private struct Samples {
        var sizes: [Int]
        var outputs: Int
        var values: [Float]
        var encode: [Double]
        var decode: [Double]
    }
    private let kind: Kind
    private let domain: [Double]
    private let range: [Double]?

    private static let depthLimit = 8
    private static let sampleLimit = 1 << 20

    /// Reads a function, or an array of them; `nil` where it cannot be evaluated. `total` bounds all of its parts.
    convenience init?(_ object: PDFObject?) {
        var total = 500
        self.init(object, 0, &total)
    }

    private init?(_ object: PDFObject?, _ depth: Int, _ total: inout Int) {
        total -= 1
        guard let object, depth < PDFFunction.depthLimit, total > 0 else { return nil }
        domain = object["Domain"]?.numbers(limit: 64) ?? [0, 1]
        range = object["Range"]?.numbers(limit: 64)
        if object.kind == .array {
            var parts: [PDFFunction] = []
            for element in object.elements(limit: 32) {
                guard let part = PDFFunction(element, depth + 1, &total) else { return nil }
                parts.append(part)
            }
            guard !parts.isEmpty else { return nil }
            kind = .parts(parts)
            return
        }
        switch object["FunctionType"]?.integer {
        case 2:
            let (from, to) = (object["C0"]?.numbers(limit: 32) ?? [0], object["C1"]?.numbers(limit: 32) ?? [1])
            guard from.count == to.count else { return nil }
            kind = .exponential(from: from, to: to, power: object["N"]?.number ?? 1)
        case 3:
            var pieces: [PDFFunction] = []
            for element in object["Functions"]?.elements(limit: 256) ?? [] {
                guard let piece = PDFFunction(element, depth + 1, &total) else { return nil }
                pieces.append(piece)
            }
            guard !pieces.isEmpty else { return nil }
            let bounds = object["Bounds"]?.numbers(limit: 256) ?? []
            kind = .stitched(
                pieces, bounds: Array(bounds.prefix(pieces.count - 1)),
                encode: object["Encode"]?.numbers(limit: 512) ?? [])
        case 0:
            guard let samples = PDFFunction.samples(object, domain, range) else { return nil }
            kind = .sampled(samples)
        case 4:
            guard case .bytes(let bytes) = object.decoded(limit: 1 << 16), let program = PostScriptProgram(bytes) else {
                return nil
            }
            kind = .program(program)
        default: return nil
        }
    }

    private static func samples(_ object: PDFObject, _ domain: [Double], _ range: [Double]?) -> Samples? {
        let sizes = (object["Size"]?.elements(limit: 8) ?? []).compactMap(\.integer)
        guard let range, range.count >= 2, sizes.count == domain.count / 2, !sizes.isEmpty,
            sizes.allSatisfy({ $0 >= 1 && $0 <= sampleLimit }),
            let bits = object["BitsPerSample"]?.integer, [8, 16].contains(bits)
        else { return nil }
        let outputs = range.count / 2
        var count = outputs
        for size in sizes {
            count *= size
            guard count <= sampleLimit else { return nil }
        }
        guard case .bytes(let data) = object.decoded(limit: sampleLimit * 2), data.count >= count * bits / 8 else {
            return nil
        }
        let values = (0..<count).map { index -> Float in
            bits == 8 ? Float(data[index]) / 255 : Float(Int(data[2 * index]) << 8 | Int(data[2 * index + 1])) / 65535
        }
        let encode = object["Encode"]?.numbers(limit: 16) ?? sizes.flatMap { [0.0, Double($0 - 1)] }
        let decode = object["Decode"]?.numbers(limit: 64) ?? range
        guard encode.count == sizes.count * 2, decode.count == outputs * 2 else { return nil }
        return Samples(sizes: sizes, outputs: outputs, values: values, encode: encode, decode: decode)
    }

    /// What it makes of its inputs.
    func callAsFunction(_ inputs: [Double]) -> [Double] {
        let inputs = inputs.enumerated().map { index, value in
            2 * index + 1 < domain.count ? min(max(value, domain[2 * index]), domain[2 * index + 1]) : value
        }
        let result = evaluate(inputs)
        guard let range else { return result }
        return result.enumerated().map { index, value in
            2 * index + 1 < range.count ? min(max(value, range[2 * index]), range[2 * index + 1]) : value
        }
    }

    private func evaluate(_ inputs: [Double]) -> [Double] {
        let x = inputs.first ?? 0
        switch kind {
        case .parts(let parts): return parts.map { $0(inputs).first ?? 0 }
        case .exponential(let from, let to, let power):
            let weight = power == 1 ? x : PDFFunction.power(x, power)
            return zip(from, to).map { $0 + weight * ($1 - $0) }
        case .stitched(let pieces, let bounds, let encode):
            let piece = bounds.prefix { x >= $0 }.count
            let low = piece == 0 ? domain[0] : bounds[piece - 1]
            let high = piece < bounds.count ? bounds[piece] : domain.count > 1 ? domain[1] : 1
            let share = high > low ? (x - low) / (high - low) : 0
            let (a, b) = 2 * piece + 1 < encode.count ? (encode[2 * piece], encode[2 * piece + 1]) : (0, 1)
            return pieces[min(piece, pieces.count - 1)]([a + share * (b - a)])
        case .sampled(let samples): return evaluate(samples, inputs)
        case .program(let program): return program.run(inputs)
        }
    }

    /// Linear between samples in one dimension; the nearest sample in several.
    private func evaluate(_ samples: Samples, _ inputs: [Double]) -> [Double] {
        func place(_ index: Int) -> Double {
            let (low, high) = (domain[2 * index], domain[2 * index + 1])
            let share = high > low ? ((index < inputs.count ? inputs[index] : low) - low) / (high - low) : 0
            let at = samples.encode[2 * index] + share * (samples.encode[2 * index + 1] - samples.encode[2 * index])
            return min(max(at, 0), Double(samples.sizes[index] - 1))
        }
        func decoded(_ value: Double, _ output: Int) -> Double {
            samples.decode[2 * output] + value * (samples.decode[2 * output + 1] - samples.decode[2 * output])
        }
        if samples.sizes.count == 1 {
            let at = place(0)
            let first = Int(at)
            let second = min(first + 1, samples.sizes[0] - 1)
            let share = at - Double(first)
            return (0..<samples.outputs).map { output in
                let (a, b) = (
                    Double(samples.values[first * samples.outputs + output]),
                    Double(samples.values[second * samples.outputs + output])
                )
                return decoded(a + share * (b - a), output)
            }
        }
        var index = 0
        var scale = 1
        for dimension in samples.sizes.indices {
            index += Int(place(dimension).rounded()) * scale
            scale *= samples.sizes[dimension]
        }
        return (0..<samples.outputs).map { decoded(Double(samples.values[index * samples.outputs + $0]), $0) }
    }

    private static func power(_ base: Double, _ exponent: Double) -> Double { PostScriptProgram.power(base, exponent) }
}
