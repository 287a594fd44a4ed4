import CPango
import Geometry

/// The fonts installed on this machine, as its own fontconfig knows them: for proofs only. What goes to print takes its
/// fonts from the folders that its layout declares.
public final class MachineFonts {
    private let config: OpaquePointer

    /// Reads the machine's configuration; `nil` where it has none.
    public init?() {
        guard let config = FcInitLoadConfigAndFonts() else { return nil }
        self.config = config
    }

    deinit { FcConfigDestroy(config) }

    /// The files that hold a family, by path; none where it is not installed. Case does not matter.
    public func files(of family: String) -> [String] { Array(Set(list(FC_FILE, family: family))).sorted() }

    /// The names of all families, sorted.
    public var families: [String] { Array(Set(list(FC_FAMILY, family: nil))).sorted() }

    private func list(_ property: String, family: String?) -> [String] {
        guard let pattern = FcPatternCreate(), let wanted = FcObjectSetCreate() else { return [] }
        defer {
            FcPatternDestroy(pattern)
            FcObjectSetDestroy(wanted)
        }
        if let family { FcPatternAddString(pattern, FC_FAMILY, family) }
        FcObjectSetAdd(wanted, property)
        guard let set = FcFontList(config, pattern, wanted) else { return [] }
        defer { FcFontSetDestroy(set) }
        return (0..<Int(set.pointee.nfont)).flatMap { index in
            var names: [String] = []
            var value: UnsafeMutablePointer<FcChar8>?
            while FcPatternGetString(set.pointee.fonts[index], property, Int32(names.count), &value) == FcResultMatch,
                let name = value
            {
                names.append(String(cString: name))
            }
            return names
        }
    }
}
