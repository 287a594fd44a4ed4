import PDFSyntax

/// How much ink a gradient's colours need, read from its functions (ISO 32000-1, 7.10 and 8.7.4.5).
enum ShadingInk {
    private static let depthLimit = 8
    private static let colourLimit = 4096

    /// The most ink of any colour the gradient is made of; `nil` where its functions do not tell.
    static func most(_ shading: PDFObject, _ space: ColourSpace) -> Double? {
        guard let function = shading["Function"] else { return nil }
        let parts = function.kind == .array ? function.elements(limit: 32).map { colours($0, 1) } : []
        let all: [[Double]]
        if function.kind == .array {
            // One function for each component: the k-th colours of all belong together where there are as many.
            guard let count = parts.first?.count, count > 0, parts.allSatisfy({ $0.count == count }) else { return nil }
            all = (0..<count).map { index in parts.map { $0[index].first ?? 0 } }
        } else {
            all = colours(function, space.components)
        }
        return all.compactMap { space.inks($0)?.total }.max()
    }

    /// The colours that a function begins, passes and ends with.
    private static func colours(_ function: PDFObject, _ components: Int, depth: Int = 0) -> [[Double]] {
        guard depth < depthLimit else { return [] }
        switch function["FunctionType"]?.integer {
        case 2: return [function["C0"]?.numbers(limit: 32) ?? [0], function["C1"]?.numbers(limit: 32) ?? [1]]
        case 3:
            var result: [[Double]] = []
            for part in function["Functions"]?.elements(limit: 256) ?? [] where result.count < colourLimit {
                result += colours(part, components, depth: depth + 1)
            }
            return result
        case 0: return samples(function, components)
        default: return []
        }
    }

    private static func samples(_ function: PDFObject, _ components: Int) -> [[Double]] {
        guard components > 0, function["BitsPerSample"]?.integer == 8,
            case .bytes(let data) = function.decoded(limit: 1 << 20)
        else { return [] }
        let ranges = (function["Decode"] ?? function["Range"])?.numbers(limit: 64) ?? []
        guard ranges.count == 2 * components else { return [] }
        let count = min(data.count / components, colourLimit)
        return (0..<count).map { index in
            (0..<components).map { k in
                ranges[2 * k] + Double(data[index * components + k]) / 255 * (ranges[2 * k + 1] - ranges[2 * k])
            }
        }
    }
}
