import Geometry

/// How numbers, money, dates, hours and measures are written in Mexico: `1,234.50`, `$1,234.50`, `14 de mayo de 2024`,
/// `10:00 a. m.`, `3.4 km` (NOM-008-SE-2021 for numbers and units; Ortografía de la lengua española, 2010, VIII, for
/// dates and hours).
struct ConventionCheck {
    let text: ReadPassage
    let sources: SourceLines

    /// What is written otherwise. Only Spanish is judged, and no credits.
    func findings() -> [Finding] {
        guard text.passage.kind != .credit else { return [] }
        return text.tokens.indices.flatMap { index -> [Finding] in
            guard text.languages[index].hasPrefix("es") else { return [] }
            let token = text.tokens[index]
            switch token.kind {
            case .number: return number(index) ?? date(index) ?? hour(index) ?? unit(index) ?? []
            case .mark where token.text == "$": return money(index)
            default: return []
            }
        }
    }

    func finding(_ code: FindingCode, _ range: ClosedRange<Int>, _ better: String) -> Finding {
        let excerpt = text.excerpt(range)
        let place = sources.place(of: excerpt, in: text.passage)
        return Finding(.warning, code, at: place, ["text": excerpt, "better": better])
    }

    /// Whether a token touches the one before it.
    func touches(_ index: Int) -> Bool { text.token(index).map { !$0.isSpaced } ?? false }
}

// MARK: Numbers

extension ConventionCheck {
    private func number(_ index: Int) -> [Finding]? {
        let written = text.tokens[index].text
        let body = written.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
        guard body.contains(where: { $0 == "," || $0 == "." }) || body.count > 4 else { return nil }
        // Part of a date, a telephone, a law's number or an address.
        if touches(index), let before = text.token(index - 1), "/-:#".contains(before.text) { return nil }
        if let after = text.token(index + 1), !after.isSpaced, "/-:".contains(after.text) { return nil }
        if let better = ConventionCheck.decimalPoint(String(body)) {
            return [finding(.conventionNumber, index...index, better + written.dropFirst(body.count))]
        }
        if body.allSatisfy(\.isNumber), body.count > 4, body.count <= 12, isCounting(index) {
            return [finding(.conventionNumber, index...index, ConventionCheck.grouped(String(body)))]
        }
        return nil
    }

    /// A number with a decimal comma, or points between thousands, as it should be; `nil` where nothing is wrong.
    static func decimalPoint(_ body: String) -> String? {
        let (commas, points) = (
            body.split(separator: ",", omittingEmptySubsequences: false),
            body.split(separator: ".", omittingEmptySubsequences: false)
        )
        let isThousands = points.count > 1 && (1...3).contains(points[0].count)
        if points.count > 2 {
            // 1.234.567,50
            let last = points[points.count - 1].split(separator: ",", omittingEmptySubsequences: false)
            let groups = points.dropFirst().dropLast() + [last[0]]
            guard isThousands, groups.allSatisfy({ $0.count == 3 }), last.count <= 2, !points[0].contains(",") else {
                return nil
            }
            let whole = ([points[0]] + groups).joined(separator: ",")
            return last.count == 2 ? whole + "." + last[1] : whole
        }
        if points.count == 2, commas.count == 2,
            body.firstIndex(of: ".") ?? body.endIndex < body.firstIndex(of: ",") ?? body.startIndex
        {
            // 1.234,50
            let parts = points[1].split(separator: ",", omittingEmptySubsequences: false)
            return isThousands && parts[0].count == 3 ? "\(points[0]),\(parts[0]).\(parts[1])" : nil
        }
        // 12,5
        guard points.count == 1, commas.count == 2, (1...2).contains(commas[1].count), !commas[0].isEmpty else {
            return nil
        }
        return commas[0] + "." + commas[1]
    }

    /// Whether a long number counts something, and is no telephone, folio or code.
    private func isCounting(_ index: Int) -> Bool {
        if index > 0, text.tokens[index - 1].isMark("$") { return false }
        guard let next = text.token(index + 1), next.kind == .word, next.isSpaced else { return false }
        let counted: Set<String> = [
            "habitantes", "personas", "pesos", "metros", "kilómetros", "hogares", "viviendas", "familias", "litros",
            "toneladas", "kilos", "hectáreas", "árboles", "plantas", "luminarias", "estudiantes", "visitantes",
            "ejemplares", "dosis", "niñas", "niños", "mujeres", "hombres",
        ]
        return counted.contains(next.text.lowercased())
    }

    /// Digits with commas between thousands.
    static func grouped(_ digits: String) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
            result.append(digit)
        }
        return result
    }
}

// MARK: Money

extension ConventionCheck {
    private func money(_ index: Int) -> [Finding] {
        guard let number = text.token(index + 1), number.kind == .number else {
            // 1,200 $
            guard let before = text.token(index - 1), before.kind == .number, text.token(index - 2)?.isMark("$") != true
            else { return [] }
            return [finding(.conventionMoney, index - 1...index, "$" + before.text)]
        }
        let body = String(number.text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") })
        var found: [Finding] = []
        if number.isSpaced { found.append(finding(.conventionMoney, index...index + 1, "$" + number.text)) }
        if body.allSatisfy(\.isNumber), body.count > 3 {
            found.append(finding(.conventionMoney, index...index + 1, "$" + ConventionCheck.grouped(body)))
        } else if let point = body.lastIndex(of: "."), body.distance(from: point, to: body.endIndex) == 2,
            number.text.count == body.count, !isMultiplied(index + 1)
        {
            found.append(finding(.conventionMoney, index...index + 1, "$" + body + "0"))
        }
        // $1,200 pesos
        if let next = text.token(index + 2), next.isWord("pesos") {
            found.append(finding(.conventionMoney, index...index + 2, "$" + number.text))
        }
        return found
    }

    private func isMultiplied(_ index: Int) -> Bool {
        guard let next = text.token(index + 1), next.kind == .word else { return false }
        return ["M", "millones", "millón", "mil", "mdp"].contains(next.text)
    }
}
