import OfficeFiles

/// Pictures that a Word document only links to: pandoc leaves them out without a word.
final class LinkedPictures: MarkupPass {
    private var addresses: [String] = []

    /// The addresses in the relationships of a document's body.
    static func read(_ bytes: [UInt8]?) -> [String] {
        guard let bytes else { return [] }
        let pass = LinkedPictures()
        return pass.run(bytes) == nil ? [] : pass.addresses
    }

    override func begin(_ name: String, _ attributes: [String: String]) -> Bool {
        if name == "Relationship", attributes["TargetMode"] == "External",
            attributes["Type"]?.hasSuffix("/image") == true,
            let address = attributes["Target"], !addresses.contains(address)
        {
            addresses.append(address)
        }
        return false
    }
}
