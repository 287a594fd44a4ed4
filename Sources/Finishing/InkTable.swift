import Geometry
import PDFSyntax
import PrintModel

/// What each colour key is on the press: its colour operators, whether it overprints, and the spot colours among them.
struct InkTable {
    private let inks: [RGB: Ink]
    /// A colour space of each spot colour: the name it has in resources, by the name on its plate.
    let spotResources: [String: String]
    /// The ink that gives each spot colour its process alternate: the first by name.
    private let alternates: [String: Ink]
    /// Spot colours that inks describe differently, sorted.
    let ambiguousSpots: [String]

    /// Throws `finish.failed` where two inks share a key: such keys cannot be read back.
    init(_ keys: ColourKeys) throws {
        var inks: [RGB: Ink] = [:]
        var alternates: [String: Ink] = [:]
        var ambiguous: Set<String> = []
        for (name, key) in keys.keys.sorted(by: { $0.key < $1.key }) {
            guard let ink = keys.inks[name], inks.updateValue(ink, forKey: key) == nil else {
                throw Fault(.unusableData, .finishFailed, ["reason": "keys", "ink": name])
            }
            guard let spot = ink.spot else { continue }
            if let first = alternates[spot] {
                if first.cmyk != ink.cmyk { ambiguous.insert(spot) }
            } else {
                alternates[spot] = ink
            }
        }
        self.inks = inks
        self.alternates = alternates
        ambiguousSpots = ambiguous.sorted()
        spotResources = Dictionary(
            uniqueKeysWithValues: alternates.keys.sorted().enumerated().map { ($0.element, "Spot\($0.offset + 1)") })
    }

    /// The ink whose key an `rg` or `RG` sets, or `nil`. Cairo writes 255ths with at least six digits.
    func ink(_ operands: [ContentOperand]) -> Ink? {
        guard operands.count == 3 else { return nil }
        let parts = operands.compactMap { operand -> UInt8? in
            guard let value = operand.number, (0...1).contains(value) else { return nil }
            let whole = (value * 255).rounded()
            return abs(value * 255 - whole) < 0.01 ? UInt8(whole) : nil
        }
        return parts.count == 3 ? inks[RGB(parts[0], parts[1], parts[2])] : nil
    }

    /// The operations that set an ink for filling or stroking.
    func operations(_ ink: Ink, stroking: Bool) -> [ContentOperation] {
        if let spot = ink.spot, let resource = spotResources[spot] {
            return [
                ContentOperation(stroking ? "CS" : "cs", [.name(resource)]),
                ContentOperation(stroking ? "SCN" : "scn", numbers: [share(ink.tint)]),
            ]
        }
        return [ContentOperation(stroking ? "K" : "k", numbers: shares(ink.cmyk))]
    }

    /// The Separation colour space of a spot colour: its tint runs in a straight line from paper to the alternate.
    func separation(_ spot: String) -> PDFValue {
        let solid = shares(alternates[spot]?.cmyk ?? CMYK(0, 0, 0, 100))
        let tint: PDFValue = [
            "FunctionType": 2, "Domain": [0, 1], "C0": [0, 0, 0, 0], "C1": .array(solid.map { .real($0) }), "N": 1,
        ]
        return [.name("Separation"), .name(spot), .name("DeviceCMYK"), tint]
    }

    private func shares(_ cmyk: CMYK) -> [Double] {
        [cmyk.cyan, cmyk.magenta, cmyk.yellow, cmyk.black].map(share)
    }

    private func share(_ percent: Double) -> Double { min(max(percent / 100, 0), 1) }
}
