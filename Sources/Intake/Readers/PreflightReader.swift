import Foundation
import Geometry
import PrintModel

/// Reads preflight profiles: the toolkit's `layouts/preflight.yml`, and over it what `imprenta.yml` says under
/// `preflight:`. A workspace may change single values of a profile, or add its own.
struct PreflightReader {
    private let folder: WorkspaceFolder

    private static let keys = [
        "title", "standard", "identifier", "ink-limit", "ink-window", "resolution-error", "resolution-warning",
        "bitmap-error", "bitmap-warning", "exempt-pixels", "multi-ink-text", "rich-black-text", "hairline",
        "overprint-text", "overprint-line", "spots", "bleed", "subset-fonts", "levels",
    ]

    /// A reader of a workspace's profiles; the workspace itself need not be there.
    init(folder: WorkspaceFolder) { self.folder = folder }

    /// Reads a profile by its name.
    ///
    /// - Throws: `Fault` of kind `missingInput` (`preflight.profile-unknown`) where there is none of that name,
    ///   `unusableData` where a value cannot be used.
    func read(_ name: String) throws(Fault) -> PreflightProfile {
        var profiles: [(key: String, value: YAMLCursor)] = []
        var documents: [YAMLDocument] = []
        let path = Paths.join(folder.resources, "layouts/preflight.yml")
        switch TextFile.read(path, as: path) {
        case .failure(let failure):
            throw Fault(failure.finding.code == .fileMissing ? .missingInput : .unusableData, [failure.finding])
        case .success(let file):
            let document = YAMLDocument(file: path)
            let entries = document.root(of: file.text)?.map(["profiles"])?.required("profiles")?.entries() ?? []
            profiles += entries.map { ($0.key, $0.value) }
            documents.append(document)
        }
        if case .success(let file) = TextFile.read(
            Paths.join(folder.root, WorkspaceReader.file), as: WorkspaceReader.file)
        {
            let document = YAMLDocument(file: WorkspaceReader.file)
            let root = document.root(of: file.text)?.entries()
            let own = root?.first { $0.key == "preflight" }?.value.entries() ?? []
            profiles += own.map { ($0.key, $0.value) }
            documents.append(document)
        }
        return try profile(name, profiles, documents)
    }

    private func profile(
        _ name: String, _ profiles: [(key: String, value: YAMLCursor)], _ documents: [YAMLDocument]
    ) throws(Fault) -> PreflightProfile {
        let sources = profiles.filter { $0.key == name }
        guard !sources.isEmpty else {
            let known = Set(profiles.map(\.key))
            var values = ["profile": name, "known": known.sorted().joined(separator: ", ")]
            values["nearest"] = nearest(to: name, among: known)
            throw Fault(.missingInput, .preflightProfileUnknown, values)
        }
        var profile = PreflightProfile(name: name, title: name)
        for source in sources {
            if let map = source.value.map(PreflightReader.keys) { read(map, into: &profile) }
        }
        let findings = documents.flatMap(\.findings)
        guard !findings.contains(where: { $0.severity == .error }) else { throw Fault(.unusableData, findings) }
        return profile
    }

    private func read(_ map: YAMLMap, into profile: inout PreflightProfile) {
        func set(_ key: String, _ path: WritableKeyPath<PreflightProfile, Double>, _ range: ClosedRange<Double>) {
            if let value = map[key]?.number(in: range) { profile[keyPath: path] = value }
        }
        func set(length key: String, _ path: WritableKeyPath<PreflightProfile, Double>, _ range: ClosedRange<Double>) {
            if let value = map[key]?.length(in: range) { profile[keyPath: path] = value }
        }
        profile.title = map["title"]?.oneLine() ?? profile.title
        profile.standard = map["standard"]?.choice(PrintStandard.self) ?? profile.standard
        profile.identifier = map["identifier"]?.oneLine() ?? profile.identifier
        set("ink-limit", \.inkLimit, 100...400)
        set(length: "ink-window", \.inkWindow, 1...1000)
        set("resolution-error", \.resolutionError, 1...2400)
        set("resolution-warning", \.resolutionWarning, 1...2400)
        set("bitmap-error", \.bitmapError, 1...4800)
        set("bitmap-warning", \.bitmapWarning, 1...4800)
        profile.exemptPixels = map["exempt-pixels"]?.int(in: 0...1000) ?? profile.exemptPixels
        set(length: "multi-ink-text", \.multiInkText, 0...72)
        set("rich-black-text", \.richBlackText, 100...400)
        set(length: "hairline", \.hairline, 0...10)
        set(length: "overprint-text", \.overprintText, 0...72)
        set(length: "overprint-line", \.overprintLine, 0...72)
        profile.spots = map["spots"]?.int(in: 0...27) ?? profile.spots
        set(length: "bleed", \.bleed, 0...72)
        profile.subsetFonts = map["subset-fonts"]?.bool() ?? profile.subsetFonts
        for (key, value, _) in map["levels"]?.entries() ?? [] {
            guard let code = FindingCode(rawValue: key), key.hasPrefix("preflight.") else {
                value.refuse("preflight-code")
                continue
            }
            if let level = value.choice(PreflightProfile.Level.self) { profile.levels[code] = level }
        }
    }
}
