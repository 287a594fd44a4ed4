import Digests
import Foundation

/// What was measured of photographs, kept from one run to the next under the digest of their bytes.
///
/// What cannot be kept is measured again, so nothing here is a fault.
struct MeasureStore: Sendable {
    private let cache: PhotoCache?
    private let digests: FileDigests

    /// A store in the folder `path`, made where it is not there; where it is `nil` nothing is kept.
    init(_ path: String?, digests: FileDigests) {
        cache = path.flatMap { try? PhotoCache($0, suffix: "json") }
        self.digests = digests
    }

    /// What was measured of a file in a way of working that `version` names; measures where that is not known yet.
    func value<Value: Codable>(
        of file: String, version: String, measure: () throws -> Value
    ) rethrows -> Value {
        guard let cache, let digest = digests.digest(of: file) else { return try measure() }
        let key = Digest.of([version, Picture.version, digest].joined(separator: "\n"))
        if cache.holds(key, digests), let data = FileManager.default.contents(atPath: cache.path(key)),
            let value = try? JSONDecoder().decode(Value.self, from: data)
        {
            return value
        }
        let value = try measure()
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        if let data = try? encoder.encode(value) { try? cache.store(data, under: key) }
        return value
    }
}
