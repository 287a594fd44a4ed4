/// Every code a finding can have, by the stage that gives it. The raw value is what `--json` prints; it never changes.
public enum FindingCode: String, Sendable, Hashable, Codable, CaseIterable {
    // MARK: Files and YAML
    case fileMissing = "file.missing"
    case fileUnreadable = "file.unreadable"
    case fileTooLarge = "file.too-large"
    case fileNotText = "file.not-utf8"
    case fileControlCharacters = "file.control-characters"
    case fileOutside = "file.outside-workspace"
    case yamlSyntax = "yaml.syntax"
    case yamlUnknownKey = "yaml.unknown-key"
    case yamlDuplicateKey = "yaml.duplicate-key"
    case yamlMissingKey = "yaml.missing-key"
    case yamlBadValue = "yaml.bad-value"
    case yamlTab = "yaml.tab"
    case yamlAlias = "yaml.alias"
    case yamlTooDeep = "yaml.too-deep"

    // MARK: 1 read
    case reportEmpty = "report.empty"
    case reportDuplicateSlug = "report.duplicate-slug"
    case reportUnknownArea = "report.unknown-area"
    case reportUnknownSection = "report.unknown-section"
    case reportFrontMatter = "report.front-matter"
    case reportUnsupported = "report.unsupported-markup"
    case reportAreaDiffers = "report.area-differs"
    case reportTooMany = "report.too-many"
    case reportUndated = "report.undated"
    case photoMissing = "photo.missing"
    case photoOutside = "photo.outside-workspace"
    case folderMissing = "workspace.folder-missing"

    // MARK: 2 select
    case workspaceMissing = "workspace.missing"
    case publicationMissing = "publication.missing"
    case layoutMissing = "layout.missing"
    case conditionUnknown = "condition.unknown"
    case inkUnknown = "layout.unknown-ink"
    case styleUnknown = "layout.unknown-style"
    case artMissing = "art.missing"
    case fontFolderMissing = "layout.font-folder-missing"
    case patternUnknown = "layout.unknown-pattern"
    case slugUnknown = "publication.unknown-report"
    case sectionUnknown = "publication.unknown-section"
    case photoUnknown = "publication.unknown-photo"
    case storyNotSelected = "publication.story-not-selected"
    case selectionEmpty = "publication.nothing-selected"

    // MARK: 3 typeset
    case fontMissing = "font.missing"
    case glyphMissing = "font.missing-character"
    case dictionaryMissing = "hyphenation.missing"
    case lineLoose = "line.loose"
    case lineOverfull = "line.overfull"

    // MARK: 4 lay out
    case overset = "layout.overset"
    case pageUnfilled = "layout.unfilled"
    case pageCount = "layout.page-count"
    case columnsUneven = "layout.columns-uneven"
    case headlineLong = "layout.headline-too-long"
    case frameOverfull = "layout.frame-overfull"

    // MARK: 5 prepare photos
    case photoUnreadable = "photo.unreadable"
    case photoEmpty = "photo.empty"
    case photoNotImage = "photo.not-an-image"
    case photoUnsupported = "photo.unsupported-format"
    case photoTruncated = "photo.truncated"
    case photoTooLarge = "photo.too-many-pixels"
    case photoTooSmall = "photo.too-small"
    case photoSmall = "photo.small"
    case profileMissing = "profile.missing"
    case profileUnsuitable = "profile.unsuitable"

    // MARK: 6 paint
    case artUnreadable = "art.unreadable"
    case artNotFlat = "art.not-flat"
    case paintFailed = "paint.failed"

    // MARK: 7 finish
    case colourWithoutKey = "finish.colour-without-key"
    case foreignColourSpace = "finish.foreign-colour-space"
    case fontNotEmbedded = "finish.font-not-embedded"
    case spotAmbiguous = "finish.spot-ambiguous"
    case finishFailed = "finish.failed"

    // MARK: 8 check
    case preflightNotPDF = "preflight.not-a-pdf"
    case preflightDamaged = "preflight.damaged"
    case preflightEncrypted = "preflight.encrypted"
    case preflightPassword = "preflight.password"

    // MARK: the command
    case usage = "command.usage"
    case folderNotEmpty = "new.folder-not-empty"
    case resourcesMissing = "command.resources-missing"
    case internalFault = "command.internal-fault"

    // MARK: writing
    case outputUnwritable = "output.unwritable"
    case outputFull = "output.full"
    case outputBusy = "output.busy"
    case interrupted = "run.interrupted"
}
