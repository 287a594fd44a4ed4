import Geometry
import PrintModel

/// Reads how a layout makes a book of chapters.
struct LayoutBook {
    let names: LayoutNames
    let kinds: LayoutPages

    private static let keys = [
        "binding", "opener", "annex", "spread", "fillers", "blank", "least-rows", "numbered", "cover",
    ]
    private static let coverKeys = ["front", "back", "inside-front", "inside-back", "spine"]

    /// The rules; `nil` where something that must be there is not.
    func rules(_ cursor: YAMLCursor) -> BookRules? {
        guard let map = cursor.map(LayoutBook.keys) else { return nil }
        let opener = pages(map.required("opener"), count: 2)
        let spread = map["spread"].map { pages($0, count: 2) } ?? []
        let fillers = (map["fillers"]?.list() ?? []).compactMap(kinds.kind)
        let cover = map["cover"].flatMap(cover)
        guard let opener, let spread, let blank = map.required("blank").flatMap(kinds.kind) else { return nil }
        return BookRules(
            binding: map["binding"].map(binding) ?? BindingRules(), opener: opener,
            annexOpener: map["annex"].flatMap(kinds.kind), spread: spread, fillers: fillers, blank: blank,
            leastRows: map["least-rows"]?.int(in: 4...200) ?? 12, isNumbered: map["numbered"]?.bool() ?? false,
            cover: cover)
    }

    private func pages(_ cursor: YAMLCursor?, count: Int) -> [PageKind]? {
        guard let items = cursor?.list(of: count) else { return nil }
        let pages = items.compactMap(kinds.kind)
        return pages.count == count ? pages : nil
    }

    /// `auto`, `saddle` or `perfect`, and from which page count which.
    private func binding(_ cursor: YAMLCursor) -> BindingRules {
        guard let map = cursor.map(["kind", "saddle-pages", "saddle-multiple", "perfect-multiple"]) else {
            return BindingRules()
        }
        return BindingRules(
            binding: map["kind"]?.choice(BindingWord.self)?.binding,
            saddlePages: map["saddle-pages"]?.int(in: 4...400) ?? 64,
            saddleMultiple: map["saddle-multiple"].flatMap { multiple($0, of: 4) } ?? 4,
            perfectMultiple: map["perfect-multiple"].flatMap { multiple($0, of: 2) } ?? 8)
    }

    private func multiple(_ cursor: YAMLCursor, of unit: Int) -> Int? {
        guard let value = cursor.int(in: unit...64) else { return nil }
        if value % unit != 0 { cursor.refuse("multiple-of", ["unit": String(unit)]) }
        return value
    }

    private func cover(_ cursor: YAMLCursor) -> CoverRules? {
        guard let map = cursor.map(LayoutBook.coverKeys) else { return nil }
        let front = map.required("front").flatMap(kinds.kind)
        let back = map.required("back").flatMap(kinds.kind)
        let blank = PageKind(name: "blank", elements: [])
        let spine = map.required("spine")?.map(["ink", "text", "style", "least"])
        guard let front, let back, let spine, let ink = spine.required("ink").flatMap(names.ink) else { return nil }
        return CoverRules(
            front: front, back: back, insideFront: map["inside-front"].flatMap(kinds.kind) ?? blank,
            insideBack: map["inside-back"].flatMap(kinds.kind) ?? blank, spineInk: ink,
            spineText: spine["text"]?.oneLine(), spineStyle: spine["style"].flatMap(names.style) ?? "body",
            leastSpine: spine["least"]?.length(in: 0...200) ?? 14.2)
    }
}

/// A binding as files name it.
enum BindingWord: String, CaseIterable {
    case auto, saddle, perfect

    var binding: Binding? { Binding(rawValue: rawValue) }
}
