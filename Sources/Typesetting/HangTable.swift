import PrintModel

/// What hangs of each character in one family, at hand.
final class HangTable {
    private let latin: [Hanging.Share]
    private let hanging: Hanging
    private let family: String

    init(_ hanging: Hanging, family: String) {
        self.hanging = hanging
        self.family = family
        latin = (UInt32(0)..<256).map { scalar in
            Unicode.Scalar(scalar).map { hanging.share(of: String(Character($0)), in: family) } ?? Hanging.Share()
        }
    }

    /// What hangs of a character of one scalar.
    func share(of scalar: UInt32) -> Hanging.Share {
        if scalar < 256 { return latin[Int(scalar)] }
        return Unicode.Scalar(scalar).map { hanging.share(of: String(Character($0)), in: family) } ?? Hanging.Share()
    }

    /// What hangs of a character.
    func share(of character: Character) -> Hanging.Share {
        if let ascii = character.asciiValue { return latin[Int(ascii)] }
        return hanging.share(of: String(character), in: family)
    }
}
