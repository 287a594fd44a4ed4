import Geometry
import PrintModel

/// Fits an edition into the pages that it has, no more and no fewer: where the stories are too long, those that carry
/// shorter versions of their text give way, the least important first and no more than need be. Nothing is ever cut: where
/// that is not enough, it finds out by composing how many words must go, and from which story.
struct SpaceFitting {
    let edition: Edition
    let pages: Int
    /// Whether to find out what to shorten where nothing else helps.
    let proposes: Bool
    /// Composes an edition.
    let compose: (Edition) throws -> LaidOutEdition

    /// Most times that an edition is composed.
    private static let most = 24

    /// The pages, with what was done to make them.
    func fitted() throws -> LaidOutEdition {
        var best = try compose(edition)
        if isGood(best) { return best }
        var tries = 1
        var plain: LaidOutEdition? = fits(best) ? best : nil
        var versions: [String: Int] = [:]
        while let next = nextShorter(versions), tries < SpaceFitting.most / 2 {
            versions[next, default: 0] += 1
            best = try compose(with(versions))
            tries += 1
            if isGood(best) { return try relaxed(best, versions, tries) }
            if plain == nil, fits(best) { plain = best }
        }
        if let plain { return plain }
        return proposes ? try withProposal(best, with(versions)) : best
    }

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

    private var stories: [Report] { edition.sections.flatMap(\.stories) }

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

    /// Gives stories their longer versions back, the most important first, as far as all still fits.
    private func relaxed(_ composed: LaidOutEdition, _ versions: [String: Int], _ tries: Int) throws -> LaidOutEdition {
        var (best, versions, tries) = (composed, versions, tries)
        let order = stories.sorted { $0.priority == $1.priority ? $0.slug < $1.slug : $0.priority < $1.priority }
        for story in order {
            while let version = versions[story.slug], version > 0, tries < SpaceFitting.most {
                var longer = versions
                longer[story.slug] = version - 1
                let other = try compose(with(longer))
                tries += 1
                guard isGood(other) else { break }
                (best, versions) = (other, longer)
            }
        }
        for story in order {
            guard let version = versions[story.slug], version > 0 else { continue }
            let words = ["words": String(story.versions[version - 1].words), "title": story.title]
            best.findings.append(
                Finding(.note, .storyShortened, at: Finding.Place(file: story.file, report: story.slug), words))
        }
        return best
    }

    // MARK: What to shorten

    /// Says which story to shorten, and by how many words: found by taking words off its end and composing.
    private func withProposal(_ composed: LaidOutEdition, _ edition: Edition) throws -> LaidOutEdition {
        var composed = composed
        let long = edition.sections.flatMap(\.stories).filter { $0.body.words > 80 }
        // The longest of the less important half can lose the most.
        guard
            let story = long.max(by: { a, b in
                let (x, y) = (a.body.words * (a.priority + 1), b.body.words * (b.priority + 1))
                return x == y ? a.slug > b.slug : x < y
            })
        else { return composed }
        let all = story.body.words
        var (low, high) = (0, all - 40)
        guard high > 0, try fits(compose(shortened(edition, story, by: high))) else { return composed }
        while high - low > max(4, all / 100) {
            let middle = (low + high) / 2
            if try fits(compose(shortened(edition, story, by: middle))) { high = middle } else { low = middle }
        }
        let values = ["words": String(high), "title": story.title, "all": String(all)]
        composed.findings.append(
            Finding(.error, .storyTooLong, at: Finding.Place(file: story.file, report: story.slug), values))
        return composed
    }

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
