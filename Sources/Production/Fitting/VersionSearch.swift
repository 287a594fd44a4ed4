import PrintModel

/// Looks for the versions of an edition's stories that fit a space and fill it. Stories give way in one order, the least
/// important first; how many must is found by halving, so that a few compositions do for many stories.
struct VersionSearch {
    /// The best pages so far, and the version that each story has in them.
    private(set) var best: LaidOutEdition
    private(set) var versions: [String: Int] = [:]
    private let fitting: SpaceFitting
    private var tries = 1

    /// Most times that an edition is composed.
    private static let most = 24
    /// How many of the last steps are tried for one that will do.
    private static let mostEnds = 4

    init(_ fitting: SpaceFitting, _ first: LaidOutEdition) {
        self.fitting = fitting
        best = first
    }

    /// Takes the fewest steps after which the pages will do; where no number of them does, the fewest after which all fits
    /// without a photograph. `false` where nothing fits.
    mutating func shorten() throws -> Bool {
        let steps = steps
        var known: [Int: LaidOutEdition] = [0: best]
        func composed(_ count: Int) throws -> LaidOutEdition {
            if let pages = known[count] { return pages }
            tries += 1
            let pages = try fitting.compose(fitting.with(VersionSearch.versions(steps.prefix(count))))
            known[count] = pages
            return pages
        }
        for question in [fitting.isGood, fitting.fits] {
            // The shortest of all may leave too little to make a page of.
            let ends = (0...steps.count).reversed().prefix(VersionSearch.mostEnds)
            guard var high = try ends.first(where: { try question(composed($0)) }) else { continue }
            // Text that fits in one version fits in any shorter one, or so nearly that halving finds where it begins to.
            var low = -1
            while high - low > 1 {
                let middle = (low + high) / 2
                if try question(composed(middle)) { high = middle } else { low = middle }
            }
            best = try composed(high)
            versions = VersionSearch.versions(steps.prefix(high))
            return true
        }
        return false
    }

    private static func versions(_ steps: some Collection<String>) -> [String: Int] {
        steps.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// The stories that give way one after another, each a version at a time: of the least important, the one that loses
    /// the fewest words.
    private var steps: [String] {
        var (steps, versions) = ([String](), [String: Int]())
        let able = fitting.stories.filter { !$0.versions.isEmpty }
        while let next = able.filter({ versions[$0.slug, default: 0] < $0.versions.count }).min(by: { a, b in
            let (x, y) = (loss(a, versions), loss(b, versions))
            if a.priority != b.priority { return a.priority > b.priority }
            return x == y ? a.slug < b.slug : x < y
        }) {
            steps.append(next.slug)
            versions[next.slug, default: 0] += 1
        }
        return steps
    }

    private func loss(_ story: Report, _ versions: [String: Int]) -> Int {
        let at = versions[story.slug, default: 0]
        let now = at == 0 ? story.body : story.versions[at - 1]
        return now.words - story.versions[at].words
    }

    /// Gives stories their longer versions back, the most important first, as far as all still fits.
    mutating func relax() throws {
        for story in fitting.byImportance {
            while let version = versions[story.slug], version > 0, tries < VersionSearch.most {
                var longer = versions
                longer[story.slug] = version - 1
                let other = try compose(longer)
                guard fitting.isGood(other) else { break }
                (best, versions) = (other, longer)
            }
        }
    }

    /// Where rows are left empty, takes for one story after another the version that leaves the fewest.
    mutating func level() throws {
        for story in fitting.byImportance where !story.versions.isEmpty {
            let now = versions[story.slug, default: 0]
            for version in 0...story.versions.count where version != now && tries < VersionSearch.most {
                let empty = fitting.rowsEmpty(best)
                guard empty > 0 else { return }
                var other = versions
                other[story.slug] = version
                let composed = try compose(other)
                guard fitting.isGood(composed), fitting.rowsEmpty(composed) < empty else { continue }
                (best, versions) = (composed, other)
            }
        }
    }

    private mutating func compose(_ versions: [String: Int]) throws -> LaidOutEdition {
        tries += 1
        return try fitting.compose(fitting.with(versions))
    }
}
