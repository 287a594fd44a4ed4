import PrintModel

/// A number that a report gives apart from its text: one of its figures, or a cell of a table.
struct GivenFigure {
    var quantity: Quantity
    /// Stems of what it is about: the figure's label, or the row's.
    var topic: [String]
    /// Stems of the column's head; of a figure, none.
    var column: [String]
    /// As printed, for the message.
    var written: String
    /// What it is called, for the message.
    var label: String
    /// Number of the row it stands in, where it stands in a table.
    var row: Int?
}

extension GivenFigure {
    /// The figures of a report, then the cells of its tables.
    static func all(of report: Report, language: String) -> [GivenFigure] {
        var rows = 0
        return report.figures.compactMap { figure(value: $0.value, label: $0.label) }
            + report.body.flatMap { block -> [GivenFigure] in
                guard case .table(let table) = block.content else { return [] }
                return table.rows.flatMap { row -> [GivenFigure] in
                    rows += 1
                    return cells(of: row, under: table.header, row: rows)
                }
            }
    }

    private static func figure(value: String, label: String) -> GivenFigure? {
        let text = ReadPassage(
            Passage(kind: .figure, text: RichText(value + " " + label), file: "", language: "es", lines: 1..<2))
        guard let first = text.tokens.first, first.kind == .number || first.text == "$",
            let quantity = QuantityReader(text: text).quantities().first,
            // `3 de cada 10`, `2 a 1`: a proportion is no amount.
            QuantityReader(text: text).quantities().count == 1
        else { return nil }
        let labelTokens = TokenScanner.tokens(of: label)
        return GivenFigure(
            quantity: quantity, topic: Stems.all(labelTokens), column: [], written: value, label: label)
    }

    private static func cells(of row: [RichText], under header: [RichText], row number: Int) -> [GivenFigure] {
        let texts = row.map(\.plain)
        guard
            let name = texts.first(where: { text in
                let tokens = TokenScanner.tokens(of: text)
                return tokens.first?.kind == .word && !Stems.all(tokens).isEmpty
            })
        else { return [] }
        let topic = Stems.all(TokenScanner.tokens(of: name))
        return texts.enumerated().compactMap { column, text in
            let passage = Passage(kind: .cell, text: RichText(text), file: "", language: "es", lines: 1..<2)
            let read = ReadPassage(passage)
            guard let first = read.tokens.first, first.kind == .number || first.text == "$",
                var quantity = QuantityReader(text: read).quantities().first,
                quantity.range.upperBound == read.tokens.count - 1
            else { return nil }
            let head = header.indices.contains(column) ? header[column].plain : ""
            if quantity.unit == .none { quantity.unit = unit(of: head) }
            return GivenFigure(
                quantity: quantity, topic: topic, column: Stems.all(TokenScanner.tokens(of: head)), written: text,
                label: name, row: number)
        }
    }

    /// What a head says its numbers are: `Hogares`, `Longitud (km)`, `Pesos`, `%`.
    private static func unit(of head: String) -> Quantity.Unit {
        let inside = head.firstIndex(of: "(").map { head[$0...].dropFirst().prefix { $0 != ")" } }.map(String.init)
        let name = inside ?? head
        let read = ReadPassage(
            Passage(kind: .cell, text: RichText("7 " + name), file: "", language: "es", lines: 1..<2))
        return QuantityReader(text: read).quantities().first?.unit ?? .none
    }
}
