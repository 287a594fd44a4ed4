import Foundation
import Geometry
import Intake
import PrintModel

/// Makes an ICC profile of measurements with Argyll's `colprof`, into the cache.
struct ProfileMaker {
    let interruption: Interruption

    /// Makes the profile where it is not there yet, which takes up to a minute. Gives its path.
    ///
    /// The same measurements give the same bytes: the date that `colprof` puts into the header is taken out. The file
    /// appears whole or not at all. Throws `profile.failed` where `colprof` or the measurements are not installed, or
    /// it fails.
    func make(_ recipe: ProfileRecipe) throws -> String {
        let path = MadeProfiles.path(of: recipe)
        let files = FileManager.default
        if files.fileExists(atPath: path) { return path }
        guard let colprof = limited(BoundedProcess(named: "colprof")), files.fileExists(atPath: recipe.data) else {
            throw Fault(
                .missingInput, .profileFailed, ["file": recipe.profile, "packages": "argyll icc-profiles-free"])
        }
        let bytes = try interruption.withScratch { work in
            do {
                try files.createDirectory(atPath: MadeProfiles.folder, withIntermediateDirectories: true)
                try files.copyItem(atPath: recipe.data, toPath: work + "/measured.ti3")
            } catch {
                throw OutputFolder.fault(MadeProfiles.folder, OutputFolder.systemCode(error))
            }
            let ending = try colprof.run(arguments(recipe), in: work, check: interruption.check)
            return ending == .exited(0) ? files.contents(atPath: work + "/made.icc") : nil
        }
        guard let bytes, bytes.count > 128 else {
            throw Fault(.unusableData, .profileFailed, ["file": recipe.profile])
        }
        try write(ProfileMaker.timeless(Array(bytes)), to: path)
        return path
    }

    /// Medium quality in both tables, black generated as a ramp, for a print looked at in ordinary light.
    private func arguments(_ recipe: ProfileRecipe) -> [String] {
        [
            "-qm", "-bm", "-l\(Int(recipe.inkLimit))", "-L\(Int(recipe.blackLimit))", "-kr", "-cmt", "-D",
            recipe.description, "-C", recipe.credit, "-O", "made.icc", "measured",
        ]
    }

    private func limited(_ process: BoundedProcess?) -> BoundedProcess? {
        guard var process else { return nil }
        process.seconds = 600
        return process
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let file = try OutputFile(path: path)
        try bytes.withUnsafeBytes { try file.write($0) }
        try file.commit()
    }

    /// The header's creation date (ICC.1:2010, 7.2.8; twelve bytes) as the start of 2000.
    private static func timeless(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        bytes.replaceSubrange(24..<36, with: [0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
        return bytes
    }
}

extension Chain {
    /// Makes the profiles that the workspace's and the toolkit's print conditions need and no package has. Those that
    /// are there are left as they are.
    public func profiles() async -> ComposeResult {
        await ChainRun(self, publication: nil).result { run in
            for recipe in try folder.profileRecipes() {
                try interruption.check()
                let path = try ProfileMaker(interruption: interruption).make(recipe)
                run.wrote(ProducedFile(path: path, kind: .profile, pages: 0))
            }
        }
    }
}
