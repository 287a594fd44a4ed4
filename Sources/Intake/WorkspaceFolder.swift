import Geometry
import PrintModel

/// A workspace on disk: stage 1's way in. Everything a publication needs is read through it, as values and findings.
///
/// A finding is something a person can mend; a `Fault` is thrown where the value cannot be had at all.
public struct WorkspaceFolder: Sendable {
    /// Absolute path of the workspace.
    public let root: String
    /// Absolute path of the toolkit's own resources, the folder that holds `layouts/` and `assets/`.
    public let resources: String

    /// The workspace in `root`, with the toolkit's layouts and print conditions in `resources`.
    public init(root: String, resources: String) {
        self.root = Paths.resolved(root) ?? root
        self.resources = Paths.resolved(resources) ?? resources
    }

    /// What `imprenta.yml` says. Throws where the file is missing, or lacks what every publication needs.
    public func settings() throws(Fault) -> (workspace: Workspace, findings: [Finding]) {
        try WorkspaceReader(folder: self).read()
    }

    /// Every report under `reports/`, sorted by path. A report that cannot be read is a finding and stops no other.
    public func reports(_ workspace: Workspace) -> ReportShelf {
        ReportReader(folder: self, workspace: workspace).read()
    }

    /// A preflight profile by its name; see `PreflightReader.read`.
    public func preflightProfile(named name: String) throws(Fault) -> PreflightProfile {
        try PreflightReader(folder: self).read(name)
    }

    /// What `publications/<name>.yml` says. What it names is checked against the workspace and its reports.
    /// Throws `missingInput` where there is no such publication, with the nearest name.
    public func publication(
        named name: String, in workspace: Workspace, with shelf: ReportShelf
    ) throws(Fault) -> (publication: Publication, findings: [Finding]) {
        try PublicationReader(folder: self, workspace: workspace, shelf: shelf).read(name)
    }

    /// What `layouts/<name>.yml` says, the workspace's own before the toolkit's. Throws where any of it is wrong: pages
    /// made by half a layout help nobody.
    ///
    /// - Parameter space: What a layout whose page says `space` takes its size and columns from.
    public func layout(
        named name: String, for space: PressSpace? = nil
    ) throws(Fault) -> (layout: Layout, findings: [Finding]) {
        try LayoutReader(folder: self, space: space).read(name)
    }

    /// The print condition of that name, from the toolkit's `layouts/conditions.yml` with the workspace's own over it.
    /// Throws where it is unknown, or its profile is missing.
    public func condition(named name: String) throws(Fault) -> (condition: PrintCondition, findings: [Finding]) {
        try ConditionReader(folder: self).read(name)
    }

    /// What publications must heed by law: the toolkit's `layouts/law.yml` with the workspace's `law:` over it. A rule
    /// that cannot be understood is a finding and stops no other.
    public func lawRules() -> (rules: [LawRule], findings: [Finding]) { LawReader(folder: self).read() }

    /// A report as it was, from bytes that were kept of its file; `nil` where they make no report. Its photographs are
    /// looked for where they lie now.
    public func report(_ report: Report, asIn bytes: [UInt8], _ workspace: Workspace) -> Report? {
        ReportReader(folder: self, workspace: workspace).read(bytes, as: report)
    }

    /// The lines of a text file of the workspace, for saying on which of them something stands; none where it cannot be
    /// read.
    public func lines(of file: String) -> [String] {
        guard case .success(let read) = TextFile.read(Paths.join(root, file), as: file) else { return [] }
        return read.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// How the profiles are made that no package has, one for each condition that needs one.
    public func profileRecipes() throws(Fault) -> [ProfileRecipe] { try ConditionReader(folder: self).recipes() }

    /// Absolute path of a piece of vector art by its name: the workspace's own `art/` before the toolkit's; `nil` where
    /// there is none.
    public func art(named name: String) -> String? {
        guard Paths.isName(name) else { return nil }
        return artFolders.map { Paths.join($0, name + ".svg") }.first(where: Paths.isFile)
    }

    /// Names of all vector art, sorted.
    public var art: [String] { Set(artFolders.flatMap { names(of: "svg", in: $0) }).sorted() }

    private var artFolders: [String] { [Paths.join(root, "art"), Paths.join(resources, "assets/art")] }

    /// Names of the publications, sorted.
    public var publications: [String] { names(of: "yml", in: Paths.join(root, "publications")) }

    /// The names of files with an extension in a folder, without it, sorted.
    func names(of suffix: String, in folder: String) -> [String] {
        Paths.names(in: folder).filter { $0.hasSuffix("." + suffix) }.map { String($0.dropLast(suffix.count + 1)) }
    }
}
