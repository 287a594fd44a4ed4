import PrintModel

extension Edition {
    /// The same edition with each of its stories changed.
    func mapStories(_ change: (Report) -> Report) -> Edition {
        var edition = self
        for index in edition.sections.indices {
            edition.sections[index].stories = edition.sections[index].stories.map(change)
        }
        edition.lead = edition.lead.map(change)
        edition.teasers = edition.teasers.map(change)
        return edition
    }
}

extension [Block] {
    /// The text with so many words more: its own paragraphs again, the last of them cut.
    func lengthened(words count: Int) -> [Block] {
        let paragraphs = compactMap { block -> RichText? in
            if case .paragraph(let text) = block.content, !text.isBlank { text } else { nil }
        }
        guard !paragraphs.isEmpty else { return self }
        var (result, left, next) = (self, count, 0)
        while left > 0 {
            let parts = paragraphs[next % paragraphs.count].plain.split(separator: " ").prefix(left)
            guard !parts.isEmpty else { break }
            result.append(Block(.paragraph(RichText(parts.joined(separator: " "))), line: last?.line ?? 1))
            left -= parts.count
            next += 1
        }
        return result
    }

    /// The text without so many words at its end.
    func dropping(words count: Int) -> [Block] {
        var left = count
        var result = self
        while left > 0, let last = result.popLast() {
            guard case .paragraph(let text) = last.content else {
                left -= [last].words
                continue
            }
            var parts = text.plain.split(separator: " ")
            if parts.count <= left {
                left -= parts.count
                continue
            }
            parts.removeLast(left)
            left = 0
            result.append(Block(.paragraph(RichText(parts.joined(separator: " "))), line: last.line))
        }
        return result
    }
}
