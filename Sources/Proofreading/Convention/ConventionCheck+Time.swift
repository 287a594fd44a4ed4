import Geometry

// MARK: Dates

extension ConventionCheck {
    func date(_ index: Int) -> [Finding]? {
        let day = text.tokens[index].text
        if let numeric = numericDate(index) { return [numeric] }
        guard day.count <= 2, let link = text.token(index + 1), link.isWord("de"), let month = text.token(index + 2),
            month.kind == .word, MonthNames.spanishSpellings.contains(month.text.lowercased())
        else { return nil }
        let small = month.text.lowercased()
        var better = "\(day) de \(small)"
        var end = index + 2
        if let next = text.token(index + 3), let year = text.token(index + 4), year.kind == .number,
            year.text.count == 4,
            next.isWord("de") || next.isWord("del") || next.isMark(",")
        {
            (better, end) = (better + " de \(year.text)", index + 4)
            if next.isMark(","), (1900...2100).contains(Int(year.text) ?? 0) == false { return nil }
        }
        let written = text.excerpt(index...end)
        return written == better || written.split(separator: " ").joined(separator: " ") == better
            || written.replacing("\u{A0}", with: " ") == better ? nil : [finding(.conventionDate, index...end, better)]
    }

    /// `14/05/2024`, `14-05-24`.
    private func numericDate(_ index: Int) -> Finding? {
        let parts = (0..<5).compactMap { text.token(index + $0) }
        guard parts.count == 5, parts[2].kind == .number, parts[4].kind == .number, parts[1].text == parts[3].text,
            ["/", "-"].contains(parts[1].text), parts.dropFirst().allSatisfy({ !$0.isSpaced }), !isPartOfMore(index),
            let day = Int(parts[0].text), let month = Int(parts[2].text), let year = Int(parts[4].text),
            (1...31).contains(day), (1...12).contains(month), parts[4].text.count == 4 || parts[4].text.count == 2
        else { return nil }
        let full = parts[4].text.count == 2 ? 2000 + year : year
        guard (1800...2200).contains(full) else { return nil }
        return finding(.conventionDate, index...index + 4, SpanishDate.full(day: day, month: month, year: full))
    }

    private func isPartOfMore(_ index: Int) -> Bool {
        if index > 0, touches(index), ["/", "-"].contains(text.tokens[index - 1].text) { return true }
        return touches(index + 5) && ["/", "-"].contains(text.tokens[index + 5].text)
    }
}

// MARK: Hours

extension ConventionCheck {
    /// `10:00 AM`, `10 hrs`: what follows the number is judged.
    func hour(_ index: Int) -> [Finding]? {
        let digits = text.tokens[index].text
        // 10am is one token.
        let glued = digits.drop { $0.isNumber }.lowercased()
        if ["am", "pm", "hrs", "hr"].contains(glued) {
            let hour = digits.prefix { $0.isNumber }
            return [finding(.conventionTime, index...index, "\(hour) \(ConventionCheck.better[glued] ?? "h")")]
        }
        guard glued.isEmpty, let next = text.token(index + 1), next.kind == .word else { return nil }
        let word = next.text
        let start = clockStart(index)
        guard ["am", "pm", "a.m", "p.m", "hrs", "hr"].contains(word.lowercased()) else { return nil }
        if word.lowercased().hasPrefix("hr") {
            return [finding(.conventionTime, start...index + 1, text.excerpt(start...index) + " h")]
        }
        // «a. m.» is two tokens with their points, and «a.m.» is taken too; capitals and no points are not.
        if word == "a.m" || word == "p.m", text.token(index + 2)?.isMark(".") == true { return nil }
        let better =
            text.excerpt(start...index) + " " + (ConventionCheck.better[word.lowercased().filter { $0 != "." }] ?? "")
        return [finding(.conventionTime, start...index + 1, better)]
    }

    private static let better = ["am": "a. m.", "pm": "p. m.", "hrs": "h", "hr": "h"]

    /// The first token of an hour that ends at an index.
    private func clockStart(_ index: Int) -> Int {
        guard index >= 2, text.tokens[index - 1].isMark(":"), touches(index), text.tokens[index - 2].kind == .number
        else {
            return index
        }
        return index - 2
    }
}

// MARK: Measures

extension ConventionCheck {
    private static let symbols: [String: String] = [
        "kms": "km", "km": "km", "mts": "m", "mt": "m", "m2": "m²", "mts2": "m²", "m3": "m³", "mts3": "m³", "kgs": "kg",
        "kg": "kg", "grs": "g", "gr": "g", "lts": "l", "lt": "l", "has": "ha", "ha": "ha", "tons": "t", "ton": "t",
        "cms": "cm", "cm": "cm", "mm": "mm", "km2": "km²", "segs": "s", "mins": "min", "ltrs": "l",
    ]

    /// `3.4 Kms`, `120 mts`, `15m2`: symbols have no plural, no point and no capitals of their own.
    func unit(_ index: Int) -> [Finding]? {
        let token = text.tokens[index]
        let body = token.text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
        let suffix = token.text.dropFirst(body.count)
        if !suffix.isEmpty {
            guard let symbol = ConventionCheck.symbols[suffix.lowercased()] else { return nil }
            return [finding(.conventionUnit, index...index, "\(body) \(symbol)")]
        }
        guard let next = text.token(index + 1), next.kind == .word,
            let symbol = ConventionCheck.symbols[next.text.lowercased()], next.text != symbol
        else { return nil }
        // «3 has» may be a verb only after no number; a capital M is a million, never a metre.
        return [finding(.conventionUnit, index...index + 1, "\(body) \(symbol)")]
    }
}
