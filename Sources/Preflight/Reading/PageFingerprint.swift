import Digests
import PDFSyntax

/// Tells the contents of pages apart: everything that a page reaches, its streams as they lie in the file.
///
/// Two pages with the same fingerprint look the same and are judged alike, in one file or in two.
final class PageFingerprints {
    private var known: [PDFObject.ID: Fingerprint] = [:]
    private var open: Set<PDFObject.ID> = []
    private var isCyclic = false

    /// Deepest nesting that is followed.
    private static let depth = 60
    /// What a page may have from those above it (ISO 32000-1, 7.7.3.4).
    private static let inherited = ["Resources", "MediaBox", "CropBox", "Rotate"]

    /// The fingerprint of a page; `nil` where its objects go round in a circle or nest too deep.
    func fingerprint(of page: PDFObject) -> Fingerprint? {
        isCyclic = false
        open = []
        var print = Fingerprint()
        for key in page.keys where key != "Parent" { add(key, page[key], to: &print, depth: 0) }
        for key in PageFingerprints.inherited where page[key] == nil {
            add(key, page.file.inherited(key, of: page), to: &print, depth: 0)
        }
        return isCyclic ? nil : print
    }

    private func add(_ key: String, _ value: PDFObject?, to print: inout Fingerprint, depth: Int) {
        print.add(Array("/\(key) ".utf8))
        if let value { add(value, to: &print, depth: depth + 1) }
    }

    /// An object by its value; one that others refer to too by its fingerprint, made once.
    private func add(_ object: PDFObject, to print: inout Fingerprint, depth: Int) {
        guard let id = object.id else { return addValue(of: object, to: &print, depth: depth) }
        if let known = known[id] { return print.add(known.bytes) }
        guard depth < PageFingerprints.depth, open.insert(id).inserted else {
            isCyclic = true
            return
        }
        defer { open.remove(id) }
        var own = Fingerprint()
        addValue(of: object, to: &own, depth: depth)
        if !isCyclic { known[id] = own }
        print.add(own.bytes)
    }

    private func addValue(of object: PDFObject, to print: inout Fingerprint, depth: Int) {
        switch object.kind {
        case .array:
            let elements = object.elements()
            print.add(Array("[\(elements.count) ".utf8))
            for element in elements { add(element, to: &print, depth: depth + 1) }
        case .dictionary, .stream:
            // Where a link leads is another page's content.
            if object["Type"]?.name == "Page" { return print.add(Array("page ".utf8)) }
            let keys = object.keys
            print.add(Array("<\(keys.count) ".utf8))
            for key in keys { add(key, object[key], to: &print, depth: depth) }
            guard object.kind == .stream else { return }
            let data = object.rawData
            print.add(Array("stream \(data.count) ".utf8))
            print.add(data)
        case .name: print.add(Array("/\(object.name ?? "") ".utf8))
        case .string:
            let bytes = object.string ?? []
            print.add(Array("(\(bytes.count) ".utf8) + bytes)
        case .integer: print.add(Array("\(object.integer ?? 0) ".utf8))
        case .real: print.add(Array("r\(object.number ?? 0) ".utf8))
        case .boolean: print.add(Array((object.boolean == true ? "true " : "false ").utf8))
        case .null: print.add(Array("null ".utf8))
        }
    }
}
