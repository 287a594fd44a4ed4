/// Words as they are compared: small letters without accents. The `ñ` stays, for it is another letter.
enum Folding {
    /// A word or name without case and accents.
    static func plain(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        var scalars = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars { scalars.append(bare(scalar)) }
        return String(scalars)
    }

    private static func bare(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "á", "à", "â", "ä", "ã", "å": "a"
        case "é", "è", "ê", "ë": "e"
        case "í", "ì", "î", "ï": "i"
        case "ó", "ò", "ô", "ö", "õ": "o"
        case "ú", "ù", "û", "ü": "u"
        case "ç": "c"
        case "\u{2011}": "-"
        case "’": "'"
        default: scalar
        }
    }
}
