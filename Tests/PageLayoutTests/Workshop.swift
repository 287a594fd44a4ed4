import Geometry
import Intake
import KeptWork
import PageLayout
import Photos
import PrintModel
import Production
import TestSupport
import Typesetting

/// The project's own layout and sample, and pages made with them.
enum Workshop {
    static let sample = WorkspaceFolder(root: Repository.path("assets/sample"), resources: Repository.root)

    /// `layouts/gazette.yml`, as it is.
    static func gazette() throws -> Layout { try sample.layout(named: "gazette").layout }

    /// `layouts/booklet.yml`, its subheads of the text's size: what is read again is told apart by that.
    static func booklet() throws -> Layout {
        var layout = try sample.layout(named: "booklet").layout
        let size = layout.styles["body"]?.size ?? 9
        layout.styles["subhead"]?.size = size
        return layout
    }

    /// A typesetter with a layout's fonts, which `divides` words or does not.
    static func typesetter(
        _ layout: Layout, words: SharedWords = SharedWords(), divides: Bool = true
    ) throws -> Typesetter {
        try Typesetter(
            fonts: layout.fonts, hyphenation: divides ? layout.hyphenation : [:],
            styles: layout.styles.values.sorted { $0.name < $1.name }, words: words)
    }

    /// Composes an edition with a layout and a typesetter of its own, which `divides` words or does not.
    static func compose(
        _ edition: Edition, _ layout: Layout? = nil, cores: Int = 2, kept: KeptWork = .none, divides: Bool = true,
        check: () throws -> Void = {}
    ) throws -> LaidOutEdition {
        let layout = try layout ?? gazette()
        let words = SharedWords()
        let typesetter: @Sendable () throws -> Typesetter = {
            try Workshop.typesetter(layout, words: words, divides: divides)
        }
        let another: @Sendable () -> (any TextSetting)? = { try? typesetter() }
        let composition = PageComposition(
            layout: layout, setter: try typesetter(), art: { sample.art(named: $0) }, resolution: resolution,
            helper: cores > 1 ? another : nil,
            kept: kept, setting: KeptWork.Key(files: layout.fonts))
        return try composition.lay(out: edition, check: check)
    }

    /// Pixels per inch under which no photograph is enlarged.
    static let resolution = 224.0

    /// The sample's edition as the chain composes it: selected, its photographs measured.
    static func sampleEdition(_ change: (inout Publication) -> Void = { _ in }) throws -> Edition {
        let workspace = try sample.settings().workspace
        let shelf = sample.reports(workspace)
        var publication = try sample.publication(named: "gaceta-02", in: workspace, with: shelf).publication
        change(&publication)
        let reports = try shelf.reports.map { report in
            var report = report
            report.photos = try report.photos.map { photo in
                var photo = photo
                if let path = photo.path { photo.pixels = try PhotoReader.measure(path) }
                return photo
            }
            return report
        }
        return Selector.select(reports, for: publication, in: workspace).edition
    }
}
