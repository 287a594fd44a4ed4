import Geometry
import PrintModel

/// What reports and the chapters of a book are both made of.
extension YAMLCursor {
    /// A photograph, looked for in a folder (an absolute path) and in the workspace's folders of photographs. One that is
    /// not found is a finding and comes without a path; `nil` where no file is named.
    func photo(in folder: String, _ finder: PhotoFinder) -> Photo? {
        guard let map = map(["file", "caption", "credit", "alt", "focus", "taken"]), let file = map.required("file"),
            let name = file.oneLine()
        else { return nil }
        var photo = Photo(
            name: name, caption: map["caption"]?.oneLine(), credit: map["credit"]?.oneLine(),
            alternative: map["alt"]?.oneLine(), focus: map["focus"]?.fractionalPoint(), line: file.line)
        photo.taken = map["taken"]?.date()
        switch finder.find(name, in: folder) {
        case .found(let path): photo.path = path
        case .outside: file.add(.photoOutside, .error, ["photo": name])
        case .missing(let nearest):
            var values = ["photo": name]
            values["nearest"] = nearest
            file.add(.photoMissing, .error, values)
        }
        return photo
    }

    /// A figure with its label; `nil` where one of them is missing.
    func keyFigure() -> KeyFigure? {
        guard let map = map(["value", "label"]), let value = map.required("value")?.oneLine(),
            let label = map.required("label")?.oneLine()
        else { return nil }
        return KeyFigure(value: value, label: label)
    }

    /// Words said, and by whom; `nil` where there are none.
    func pullQuote() -> PullQuote? {
        guard let map = map(["text", "who"]), let text = map.required("text")?.oneLine() else { return nil }
        return PullQuote(text: text, who: map["who"]?.oneLine())
    }
}
