import Foundation
import Geometry
import Typesetting

/// The sans serif that forms are set in: the first of a few families that this machine has.
enum SansFonts {
    /// The files of the family in TrueType outlines, its regular face first. Throws where there is none.
    static func files() throws(Fault) -> [String] {
        let machine = MachineFonts()
        for family in ["Lato", "DejaVu Sans", "Liberation Sans", "FreeSans"] {
            let files = (machine?.files(of: family) ?? []).filter { $0.lowercased().hasSuffix(".ttf") }
            let regular = files.filter { path in
                let name = stem(path).lowercased()
                return name.hasSuffix("-regular") || name == family.lowercased().filter { $0 != " " }
            }
            if let first = regular.first { return [first] + files.filter { $0 != first } }
        }
        throw Fault(.missingInput, .imposeFont, ["file": "Lato"])
    }

    /// The family's name, from the first of its files.
    static func family(of files: [String]) -> String {
        let name = stem(files.first ?? "")
        return switch true {
        case name.hasPrefix("Lato"): "Lato"
        case name.hasPrefix("DejaVu"): "DejaVu Sans"
        case name.hasPrefix("Liberation"): "Liberation Sans"
        default: "FreeSans"
        }
    }

    private static func stem(_ path: String) -> String {
        ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    }
}
