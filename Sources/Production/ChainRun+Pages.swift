import Geometry
import Intake
import KeptWork
import PageLayout
import PrintModel
import Typesetting

extension ChainRun {
    /// Stages 3 and 4. Layout asks for text while it tries shapes, so the two take turns; each gets its own time.
    ///
    /// With `proposing`, an edition that does not fit the space it has says how much to shorten. What `kept` knows of
    /// stories that stayed as they were is not looked for again.
    func layOut(
        _ edition: Edition, _ source: Source, proposing: Bool = true, kept: KeptWork = .none
    ) throws -> LaidOutEdition {
        let layout = source.layout
        let words = SharedWords()
        let setter = try stage(.typeset) {
            TimedSetting(try blaming(layout.file) { try source.typesetter(sharing: words) }, run: self)
        }
        let another: @Sendable () -> (any TextSetting)? = { try? source.typesetter(sharing: words) }
        let pages = try stage(.layOut) {
            let composition = PageComposition(
                layout: layout, setter: setter, art: { [folder = chain.folder] in folder.art(named: $0) },
                resolution: source.condition.resolutionWarning, helper: chain.cores > 1 ? another : nil,
                kept: kept, setting: source.settingKey)
            guard source.publication.space != nil, let count = source.publication.pages else {
                return try composition.lay(out: edition, check: chain.interruption.check)
            }
            return try SpaceFitting(edition: edition, pages: count, proposes: proposing) { [chain] edition, proposes in
                var composition = composition
                composition.proposes = proposes
                return try composition.lay(out: edition, check: chain.interruption.check)
            }.fitted()
        }
        add(setter.spent, to: .typeset)
        add(.zero - setter.spent, to: .layOut)
        found(pages.findings)
        counted(pages.figures)
        // Pages without one of their stories are no issue: what was printed before is worth more.
        let selected = edition.sections.reduce(0) { $0 + $1.stories.count }
        guard pages.figures.stories > 0 || selected == 0 || !layout.hasStories else {
            throw Fault(.unusableData, .nothingFits)
        }
        return pages
    }
}

extension Source {
    /// A typesetter with the layout's fonts and dictionaries; every thread has its own.
    func typesetter(sharing words: SharedWords) throws -> Typesetter {
        try Typesetter(
            fonts: layout.fonts, hyphenation: layout.hyphenation,
            styles: layout.styles.values.sorted { $0.name < $1.name }, hanging: layout.hanging,
            exceptions: workspace.hyphenationExceptions, words: words)
    }

    /// Names all that a typesetter depends on besides the layout.
    fileprivate var settingKey: KeptWork.Key? {
        let files = layout.fonts + layout.hyphenation.values.sorted()
        return KeptWork.Key(workspace.hyphenationExceptions, after: KeptWork.Key(files: files))
    }
}

/// A typesetter whose time is taken.
private final class TimedSetting: TextSetting, InkMeasuring {
    private let setter: any TextSetting
    private let run: ChainRun
    private(set) var spent = Duration.zero

    init(_ setter: any TextSetting, run: ChainRun) {
        self.setter = setter
        self.run = run
    }

    func set(_ request: TextRequest) -> SetParagraph {
        let start = run.now
        defer { spent += run.now - start }
        return setter.set(request)
    }

    func ways(of request: TextRequest) -> ParagraphWays {
        let start = run.now
        defer { spent += run.now - start }
        return setter.ways(of: request)
    }

    func lines(of request: TextRequest, _ way: ParagraphWays.Way) -> [SetLine] {
        let start = run.now
        defer { spent += run.now - start }
        return setter.lines(of: request, way)
    }

    func capHeight(of style: TextStyle) -> Double { setter.capHeight(of: style) }
    func xHeight(of style: TextStyle) -> Double { setter.xHeight(of: style) }
    func ink(of glyph: UInt32, in face: FontFace, size: Double) -> Rect? {
        (setter as? any InkMeasuring)?.ink(of: glyph, in: face, size: size)
    }
}
