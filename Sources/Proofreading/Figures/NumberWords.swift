/// Numbers in letters, as far as reports write them so.
enum NumberWords {
    private static let values: [String: Double] = [
        "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8,
        "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16,
        "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiun": 21, "veintiuno": 21,
        "veintiuna": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26,
        "veintisiete": 27, "veintiocho": 28, "veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
        "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200,
        "doscientas": 200, "trescientos": 300, "trescientas": 300, "cuatrocientos": 400, "cuatrocientas": 400,
        "quinientos": 500, "quinientas": 500, "seiscientos": 600, "seiscientas": 600, "setecientos": 700,
        "setecientas": 700, "ochocientos": 800, "ochocientas": 800, "novecientos": 900, "novecientas": 900, "mil": 1000,
        "primer": 1, "primera": 1, "primero": 1, "mitad": 50, "doble": 2,
    ]

    /// The numbers in letters of a text: each word by itself, and «treinta y seis» as one.
    static func values(in tokens: [Token]) -> [Double] {
        var found: [Double] = []
        for (index, token) in tokens.enumerated() where token.kind == .word {
            guard let value = values[Folding.plain(token.text)] else { continue }
            found.append(value)
            guard index + 2 < tokens.count, tokens[index + 1].isWord("y"),
                let unit = values[Folding.plain(tokens[index + 2].text)], unit < 10, value >= 30
            else { continue }
            found.append(value + unit)
        }
        return found
    }
}
