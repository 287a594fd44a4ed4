import PrintModel

/// The words about a table that Markdown has no place for: a paragraph `Tabla: …` right before it is its title, paragraphs
/// `Fuente: …` and `Nota: …` right after it are its notes. The words stay; `Tabla:` is not printed.
enum TableWords {
    static func gathered(_ blocks: [Block]) -> [Block] {
        guard blocks.contains(where: { if case .table = $0.content { true } else { false } }) else { return blocks }
        var result: [Block] = []
        for block in blocks {
            switch (block.content, result.last?.content) {
            case (.table(var table), .paragraph(let text)?):
                guard let title = title(text) else { fallthrough }
                table.caption = title
                result[result.count - 1] = Block(.table(table), line: block.line)
            case (.paragraph(let text), .table(var table)?):
                guard isNote(text) else { fallthrough }
                table.notes.append(text)
                result[result.count - 1].content = .table(table)
            default: result.append(block)
            }
        }
        return result
    }

    /// The title in a paragraph that gives one.
    private static func title(_ text: RichText) -> RichText? {
        let plain = text.plain
        guard let match = plain.prefixMatch(of: #/(Tabla|Cuadro|Table)( [0-9]+)?[:.] +/#), plain.count < 300,
            match.0.count < plain.count
        else { return nil }
        var left = match.0.count
        let runs = text.runs.compactMap { run -> RichText.Run? in
            let gone = min(left, run.text.count)
            left -= gone
            var run = run
            run.text = String(run.text.dropFirst(gone))
            return run.text.isEmpty ? nil : run
        }
        return RichText(runs: runs)
    }

    private static func isNote(_ text: RichText) -> Bool {
        text.plain.prefixMatch(of: #/(Fuente|Nota|Notas|Source|Note)s?: /#) != nil
    }
}
