/// How far the stories of an issue have been placed: all before `base`, and some of the next few.
struct Progress: Hashable {
    /// First story not placed yet.
    private(set) var base = 0
    /// Bit k: whether story `base + 1 + k` is placed.
    private var ahead: UInt8 = 0

    /// How many stories, counting the first that is not placed, may be chosen from.
    static let window = 4

    /// A number for which of the stories after `base` are placed, under `patterns`.
    var pattern: Int { Int(ahead) }
    /// How many such numbers there are.
    static let patterns = 1 << (window - 1)

    /// How many stories are placed.
    var placed: Int { base + ahead.nonzeroBitCount }

    /// The stories that may come next: the first that is not placed, and those of its section within the window.
    func candidates(_ stories: [Story]) -> [Int] {
        guard base < stories.count else { return [] }
        var result = [base]
        for offset in 1..<Progress.window {
            let story = base + offset
            guard story < stories.count, stories[story].opens == nil else { break }
            if ahead & (1 << UInt8(offset - 1)) == 0 { result.append(story) }
        }
        return result
    }

    /// The progress once these stories are placed too.
    func placing(_ stories: [Int]) -> Progress {
        var next = self
        var hasBase = false
        for story in stories {
            if story == base { hasBase = true } else { next.ahead |= 1 << UInt8(story - base - 1) }
        }
        while hasBase {
            next.base += 1
            hasBase = next.ahead & 1 == 1
            next.ahead >>= 1
        }
        return next
    }
}
