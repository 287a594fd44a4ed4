import Geometry
import PrintModel

/// Reads what hangs out of the measure: the toolkit's `layouts/hanging.yml`, or what a layout says under `hanging:`.
///
/// A layout names a file of its own beside it, or `none`, or writes `common:` and `families:` in place: those values
/// then lie over the toolkit's.
struct HangingReader {
    /// The toolkit's resources.
    let resources: String

    private static let nothing = "none"
    /// The longest character's name: a letter with the marks that it wears.
    private static let longestCharacter = 4

    /// The table of a layout whose file lies in `base`; what is wrong goes to the layout's findings.
    func read(_ cursor: YAMLCursor?, base: String, into document: YAMLDocument) -> Hanging {
        guard let cursor else { return toolkit(document) }
        if !cursor.keys.isEmpty { return HangingReader.table(cursor, over: toolkit(document)) }
        guard let name = cursor.string() else { return .none }
        if name == HangingReader.nothing { return .none }
        return file(Paths.join(base, name), as: "layouts/" + name, document)
    }

    private func toolkit(_ document: YAMLDocument) -> Hanging {
        let path = Paths.join(resources, "layouts/hanging.yml")
        return file(path, as: path, document)
    }

    private func file(_ path: String, as name: String, _ document: YAMLDocument) -> Hanging {
        switch TextFile.read(path, as: name) {
        case .failure(let failure):
            document.add([failure.finding])
            return .none
        case .success(let file):
            let own = YAMLDocument(file: name)
            let table = own.root(of: file.text).map { HangingReader.table($0, over: .none) }
            document.add(own.findingsByLine)
            return table ?? .none
        }
    }

    private static func table(_ cursor: YAMLCursor, over base: Hanging) -> Hanging {
        guard let map = cursor.map(["common", "families"]) else { return base }
        var table = base
        table.common.merge(map["common"].map(shares) ?? [:]) { $1 }
        for (family, value, _) in map["families"]?.entries() ?? [] {
            table.families[family.lowercased(), default: [:]].merge(shares(value)) { $1 }
        }
        return table
    }

    private static func shares(_ cursor: YAMLCursor) -> [String: Hanging.Share] {
        var shares: [String: Hanging.Share] = [:]
        for (character, value, keyCursor) in cursor.entries() ?? [] {
            guard character.count <= longestCharacter else {
                keyCursor.add(.yamlBadValue, .error, ["key": cursor.name, "expected": "character", "found": character])
                continue
            }
            guard let parts = value.list(of: 2), let left = parts[0].number(in: 0...100),
                let right = parts[1].number(in: 0...100)
            else { continue }
            shares[character] = Hanging.Share(left: left / 100, right: right / 100)
        }
        return shares
    }
}

extension Hanging {
    /// The toolkit's own table, for text that has no layout.
    ///
    /// - Parameter resources: The folder that holds `layouts/`.
    /// - Throws: a `Fault` with file and line of everything wrong in `layouts/hanging.yml`.
    public static func toolkit(in resources: String) throws(Fault) -> Hanging {
        let document = YAMLDocument(file: "layouts/hanging.yml")
        let table = HangingReader(resources: resources).read(nil, base: resources, into: document)
        guard document.findings.isEmpty else { throw Fault(.unusableData, document.findings) }
        return table
    }
}
