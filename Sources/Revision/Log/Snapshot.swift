import Digests

/// What a report was at a moment: the digests of its file, of its photographs and of the data beside it.
public struct Snapshot: Sendable, Hashable, Codable {
    /// SHA-256 of the report's file.
    public var text: String
    /// SHA-256 of each photograph, by the name that the report gives it, and of each file of data; empty where one could
    /// not be read.
    public var photos: [String: String]

    /// A snapshot.
    public init(text: String, photos: [String: String] = [:]) {
        self.text = text
        self.photos = photos
    }

    /// One digest of all of it: what an approval locks.
    public var content: String {
        let lines = photos.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)\n" }
        return Digest.of(text + "\n" + lines.joined())
    }
}
