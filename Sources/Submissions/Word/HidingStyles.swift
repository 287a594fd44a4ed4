import OfficeFiles

/// The styles of a Word document whose words do not show (`w:vanish`, ISO/IEC 29500-1, 17.3.2.41), by themselves or by the
/// style they are made from.
final class HidingStyles: MarkupPass {
    private var parents: [String: String] = [:]
    private var own: [String: Bool] = [:]
    private var open: String?

    /// Most styles that are made one from another.
    private static let depth = 12

    /// The ids of such styles in a part of styles.
    static func read(_ bytes: [UInt8]?) -> Set<String> {
        guard let bytes else { return [] }
        let pass = HidingStyles()
        guard pass.run(bytes) != nil else { return [] }
        return Set(Set(pass.own.keys).union(pass.parents.keys).filter(pass.hides))
    }

    /// Whether a setting that is on where nothing is said is on.
    static func isOn(_ attributes: [String: String]) -> Bool {
        let value = attributes.first { $0.key.hasSuffix(":val") || $0.key == "val" }?.value
        return !["0", "false", "off"].contains(value)
    }

    private func hides(_ style: String) -> Bool {
        var next: String? = style
        for _ in 0..<HidingStyles.depth {
            guard let name = next else { return false }
            if let own = own[name] { return own }
            next = parents[name]
        }
        return false
    }

    override func begin(_ name: String, _ attributes: [String: String]) -> Bool {
        switch name {
        case "style": open = attributes["w:styleId"]
        case "basedOn": if let open { parents[open] = attributes["w:val"] }
        // What a table's style says of its first row says nothing of the style.
        case "vanish" where path.dropLast().last == "rPr" && path.dropLast(2).last == "style":
            if let open { own[open] = HidingStyles.isOn(attributes) }
        default: break
        }
        return false
    }
}
