import Geometry
import PrintModel

/// Fits an edition into the pages that it has, no more and no fewer: where the stories are too long, those that carry
/// shorter versions of their text give way, the least important first and no more than need be. Nothing is ever cut: where
/// that is not enough, it finds out by composing how many words must go, and from which story; and where the material is
/// too short to fill the space, how many are wanting.
struct SpaceFitting {
    let edition: Edition
    let pages: Int
    /// Whether to find out what to shorten or lengthen where nothing else helps.
    let proposes: Bool
    /// Composes an edition.
    let compose: (Edition) throws -> LaidOutEdition

    /// Most times that an edition is composed.
    private static let most = 24

    /// The pages, with what was done to make them.
    func fitted() throws -> LaidOutEdition {
        let first = try compose(edition)
        if isGood(first), rowsEmpty(first) == 0 { return first }
        var search = Search(best: first, versions: [:], tries: 1)
        if !isGood(first) {
            guard let found = try shortened(first) else {
                let last = shortest.isEmpty ? first : try compose(with(shortest))
                return proposes ? try withProposal(last, with(shortest)) : last
            }
            search = try relaxed(found)
        }
        return try filled(levelled(search))
    }

    /// The best pages so far, and the version that each story has in them.
    private struct Search {
        var best: LaidOutEdition
        var versions: [String: Int]
        var tries: Int
    }

    // MARK: What is asked of pages

    private func fits(_ composed: LaidOutEdition) -> Bool {
        composed.pages.count <= pages && composed.figures.overset == 0
            && !composed.findings.contains { $0.code == .storyUnplaced }
    }

    /// Fits, and with at least one of the photographs there are: a page of nothing but text is the last resort.
    private func isGood(_ composed: LaidOutEdition) -> Bool {
        guard fits(composed) else { return false }
        let hasPhotos = stories.contains { !$0.photos.isEmpty }
        return !hasPhotos
            || composed.pages.contains { $0.items.contains { if case .photo = $0 { true } else { false } } }
    }

    /// Rows left empty at the feet of pages.
    private func rowsEmpty(_ composed: LaidOutEdition) -> Int {
        composed.findings.filter { $0.code == .pageUnfilled }.reduce(0) {
            $0 + ($1.values["rows"].flatMap { Int($0) } ?? 0)
        }
    }

    private var stories: [Report] { edition.sections.flatMap(\.stories) }

    // MARK: Shorter versions

    private var shortest: [String: Int] {
        Dictionary(stories.map { ($0.slug, $0.versions.count) }, uniquingKeysWith: max).filter { $0.value > 0 }
    }

    /// The first pages that will do as stories give way one by one, or all at once where they are many; those that fit without
    /// a photograph where none has one, `nil` where none fit.
    private func shortened(_ first: LaidOutEdition) throws -> Search? {
        var search = Search(best: first, versions: [:], tries: 1)
        var plain: Search? = fits(first) ? search : nil
        while let next = nextShorter(search.versions), search.tries < SpaceFitting.most / 2 {
            search.versions[next, default: 0] += 1
            search.best = try compose(with(search.versions))
            search.tries += 1
            if isGood(search.best) { return search }
            if plain == nil, fits(search.best) { plain = search }
        }
        if plain == nil, nextShorter(search.versions) != nil {
            search.versions = shortest
            search.best = try compose(with(shortest))
            search.tries += 1
            if fits(search.best) { return search }
        }
        plain?.tries = search.tries
        return plain
    }

    /// The story that gives way next: of the least important, the one that loses the fewest words.
    private func nextShorter(_ versions: [String: Int]) -> String? {
        let able = stories.filter { versions[$0.slug, default: 0] < $0.versions.count }
        return able.min { a, b in
            let (x, y) = (loss(a, versions), loss(b, versions))
            if a.priority != b.priority { return a.priority > b.priority }
            return x == y ? a.slug < b.slug : x < y
        }?.slug
    }

    private func loss(_ story: Report, _ versions: [String: Int]) -> Int {
        let at = versions[story.slug, default: 0]
        let now = at == 0 ? story.body : story.versions[at - 1]
        return now.words - story.versions[at].words
    }

    private func with(_ versions: [String: Int]) -> Edition {
        edition.mapStories { story in
            var story = story
            if let version = versions[story.slug], version > 0 { story.body = story.versions[version - 1] }
            return story
        }
    }

    private var byImportance: [Report] {
        stories.sorted { $0.priority == $1.priority ? $0.slug < $1.slug : $0.priority < $1.priority }
    }

    /// Gives stories their longer versions back, the most important first, as far as all still fits.
    private func relaxed(_ found: Search) throws -> Search {
        var search = found
        for story in byImportance {
            while let version = search.versions[story.slug], version > 0, search.tries < SpaceFitting.most {
                var longer = search.versions
                longer[story.slug] = version - 1
                let other = try compose(with(longer))
                search.tries += 1
                guard isGood(other) else { break }
                (search.best, search.versions) = (other, longer)
            }
        }
        return search
    }

    /// Where rows are left empty, takes for one story after another the version that leaves the fewest.
    private func levelled(_ found: Search) throws -> Search {
        var search = found
        for story in byImportance where !story.versions.isEmpty {
            let now = search.versions[story.slug, default: 0]
            for version in 0...story.versions.count where version != now && search.tries < SpaceFitting.most {
                guard rowsEmpty(search.best) > 0 else { return search }
                var other = search.versions
                other[story.slug] = version
                let composed = try compose(with(other))
                search.tries += 1
                guard isGood(composed), rowsEmpty(composed) < rowsEmpty(search.best) else { continue }
                (search.best, search.versions) = (composed, other)
            }
        }
        return search
    }

    /// The pages, with what was shortened and what is wanting.
    private func filled(_ search: Search) throws -> LaidOutEdition {
        var best = search.best
        for story in byImportance {
            guard let version = search.versions[story.slug], version > 0 else { continue }
            let words = ["words": String(story.versions[version - 1].words), "title": story.title]
            best.findings.append(
                Finding(.note, .storyShortened, at: Finding.Place(file: story.file, report: story.slug), words))
        }
        if proposes, rowsEmpty(best) > 0, let finding = try whatIsWanting(best, with(search.versions)) {
            best.findings.append(finding)
        }
        return best
    }

    // MARK: What to lengthen

    /// By how many words the material is short: found by lengthening one story, the longest first, and composing; where no
    /// length fills the space, about as many as the empty rows would hold.
    private func whatIsWanting(_ composed: LaidOutEdition, _ edition: Edition) throws -> Finding? {
        let stories = edition.sections.flatMap(\.stories)
        let words = stories.reduce(0) { $0 + $1.body.words }
        guard words > 0, composed.figures.lines > 0, let space = edition.publication.space else { return nil }
        // A row is a line of every column of its page.
        let columns = space.fold == nil ? space.columns : space.columns / 2
        let lines = Double(rowsEmpty(composed) * columns)
        let estimate = max(10, Int(lines * Double(words) / Double(composed.figures.lines)))
        let longest = stories.sorted { ($0.body.words, $1.slug) > ($1.body.words, $0.slug) }
        for story in longest.prefix(2) {
            if let more = try wanting(in: story, edition, about: estimate) {
                let values = ["words": String(more), "title": story.title]
                return Finding(.warning, .pageTooEmpty, at: Finding.Place(file: story.file, report: story.slug), values)
            }
        }
        return Finding(
            .warning, .pageTooEmpty, at: Finding.Place(file: edition.publication.file), ["words": String(estimate)])
    }

    /// The fewest words found that, added to a story, fill the space.
    private func wanting(in story: Report, _ edition: Edition, about estimate: Int) throws -> Int? {
        func isFull(_ words: Int) throws -> Bool {
            let composed = try compose(
                edition.mapStories { other in
                    guard other.slug == story.slug else { return other }
                    var other = other
                    other.body = other.body.lengthened(words: words)
                    return other
                })
            return fits(composed) && rowsEmpty(composed) == 0
        }
        let step = max(4, estimate / 6)
        guard let high = try stride(from: step, through: step * 10, by: step).first(where: isFull) else { return nil }
        // What fills it with fewer words is worth a few more tries.
        for less in [high - step * 2 / 3, high - step / 3] where less > 0 {
            if try isFull(less) { return less }
        }
        return high
    }

    // MARK: What to shorten

    /// Says which story to shorten, and by how many words: found by taking words off its end and composing. Where one story
    /// alone is not enough, the next must give way too.
    private func withProposal(_ composed: LaidOutEdition, _ edition: Edition) throws -> LaidOutEdition {
        var (composed, edition) = (composed, edition)
        // A table or a headline too large for the page is not mended by fewer words.
        guard !composed.findings.contains(where: { $0.code == .storyUnplaced }) else { return composed }
        // The longest of the less important half can lose the most.
        let long = edition.sections.flatMap(\.stories).filter { $0.body.words > SpaceFitting.leastLeft * 2 }.sorted {
            let (x, y) = ($0.body.words * ($0.priority + 1), $1.body.words * ($1.priority + 1))
            return x == y ? $0.slug < $1.slug : x > y
        }
        var findings: [Finding] = []
        for story in long.prefix(SpaceFitting.mostShortened) {
            let all = story.body.words
            var (low, high) = (0, all - SpaceFitting.leastLeft)
            let isEnough = try fits(compose(shortened(edition, story, by: high)))
            while isEnough, high - low > max(4, all / 100) {
                let middle = (low + high) / 2
                if try fits(compose(shortened(edition, story, by: middle))) { high = middle } else { low = middle }
            }
            let values = ["words": String(high), "title": story.title, "all": String(all)]
            findings.append(
                Finding(.error, .storyTooLong, at: Finding.Place(file: story.file, report: story.slug), values))
            guard !isEnough else {
                composed.findings += findings
                return composed
            }
            edition = shortened(edition, story, by: high)
        }
        // Nothing is proposed that does not help.
        return composed
    }

    /// Words that a story keeps whatever is taken off it.
    private static let leastLeft = 40
    /// Most stories that a proposal shortens.
    private static let mostShortened = 3

    private func shortened(_ edition: Edition, _ story: Report, by words: Int) -> Edition {
        edition.mapStories { other in
            guard other.slug == story.slug else { return other }
            var other = other
            other.body = other.body.dropping(words: words)
            return other
        }
    }
}

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
