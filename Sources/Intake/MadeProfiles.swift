import Foundation
import PrintModel

/// Where profiles lie that were made on this machine: in the user's cache, shared by all workspaces.
public enum MadeProfiles {
    /// The folder: `imprenta/profiles` in `XDG_CACHE_HOME`, or in `~/.cache`.
    public static var folder: String {
        let environment = ProcessInfo.processInfo.environment
        let cache = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        return (cache ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.cache") + "/imprenta/profiles"
    }

    /// Path of a recipe's profile. A recipe with other limits has another, so that none is taken for one that it is not.
    public static func path(of recipe: ProfileRecipe) -> String {
        let limits = "-l\(number(recipe.inkLimit))-k\(number(recipe.blackLimit))"
        let name = recipe.profile.split(separator: "/").last.map(String.init) ?? recipe.profile
        let stem = name.hasSuffix(".icc") ? String(name.dropLast(4)) : name
        return "\(folder)/\(stem)\(limits).icc"
    }

    private static func number(_ percent: Double) -> String {
        percent == percent.rounded() ? String(Int(percent)) : String(percent)
    }
}
