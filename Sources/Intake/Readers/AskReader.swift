import Geometry
import PrintModel

/// Reads what a publication asks of the areas: its `asks:`.
struct AskReader {
    let workspace: Workspace

    private static let keys = ["area", "what", "reports", "topic", "words", "photos", "due"]
    /// Most asks of one publication.
    private static let most = 5_000

    func asks(_ cursor: YAMLCursor?) -> [Ask] {
        guard let items = cursor?.list() else { return [] }
        if items.count > AskReader.most {
            cursor?.refuse("short-list", ["count": String(AskReader.most)])
            return []
        }
        return items.compactMap(ask)
    }

    private func ask(_ cursor: YAMLCursor) -> Ask? {
        guard let map = cursor.map(AskReader.keys), let area = map.required("area")?.oneLine(),
            let what = map.required("what")?.oneLine()
        else { return nil }
        if workspace.areas[area] == nil {
            var values = ["area": area]
            values["nearest"] = nearest(to: area, among: workspace.areas.keys)
            map["area"]?.add(.reportUnknownArea, .error, values)
        }
        return Ask(
            area: area, what: what, reports: slugs(map["reports"]), topic: map["topic"]?.oneLine(),
            words: range(map["words"], most: 100_000), photos: range(map["photos"], most: 1000),
            due: map["due"]?.date(), line: cursor.line)
    }

    /// Slugs that need not be there yet, but must be names that a report can have.
    private func slugs(_ cursor: YAMLCursor?) -> [String] {
        var seen: Set<String> = []
        return (cursor?.list() ?? []).compactMap { item in
            guard let slug = item.oneLine() else { return nil }
            guard Paths.isName(slug) else {
                item.refuse("slug")
                return nil
            }
            return seen.insert(slug).inserted ? slug : nil
        }
    }

    /// One number, or the least and the most.
    private func range(_ cursor: YAMLCursor?, most: Int) -> ClosedRange<Int>? {
        guard let cursor else { return nil }
        guard cursor.isList else { return cursor.int(in: 0...most).map { $0...$0 } }
        guard let items = cursor.list(of: 2), let low = items[0].int(in: 0...most),
            let high = items[1].int(in: 0...most)
        else { return nil }
        guard low <= high else {
            cursor.refuse("ascending", ["low": String(low), "high": String(high)])
            return nil
        }
        return low...high
    }
}
