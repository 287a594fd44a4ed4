import Geometry

/// One rule that a file for print is held to.
public struct Clause: Sendable, Hashable, Codable {
    /// How a clause is held.
    public enum Held: String, Sendable, Hashable, Codable {
        /// Stage 8 reads the file and judges.
        case checked
        /// Nothing that Imprenta writes can break it; a foreign file is not judged on it.
        case cannotArise
        /// It cannot be seen in a file: whoever sends it to print answers for it.
        case userDuty
        /// It could be read from a file, but stage 8 does not.
        case notChecked
    }

    /// Stable id: `pdfx4.` for PDF/X-4 (ISO 15930-7), `house.` for the print condition and the Ghent Workgroup's rules,
    /// `file.` for what a file needs to be judged at all.
    public let id: String
    /// The code of the finding where it is broken; `nil` where it is not checked.
    public let code: FindingCode?
    /// How much breaking it matters.
    public let severity: Finding.Severity
    /// How it is held.
    public let held: Held

    init(_ id: String, _ code: FindingCode, _ severity: Finding.Severity) {
        (self.id, self.code, self.severity, held) = (id, code, severity, .checked)
    }

    init(_ id: String, _ held: Held) {
        (self.id, code, severity, self.held) = (id, nil, .error, held)
    }
}

extension Clause {
    /// Every clause, in the order in which they are shown. A code's severity is what stands here.
    public static let all: [Clause] =
        [
            Clause("file.damaged", .preflightDamaged, .error),
            Clause("file.encrypted", .preflightEncrypted, .error),
            Clause("file.stream-too-large", .preflightBomb, .warning),
            Clause("file.too-complex", .preflightTooComplex, .warning),
            Clause("file.no-pages", .preflightNoPages, .error),
            Clause("file.more-findings", .preflightMore, .note),
            Clause("pdfx4.pdf-version", .preflightVersion, .error),
            Clause("pdfx4.pdfx-version", .preflightPDFXVersion, .error),
            Clause("pdfx4.file-id", .preflightID, .error),
            Clause("pdfx4.info-missing", .preflightInfo, .error),
            Clause("pdfx4.trapped", .preflightTrapped, .error),
            Clause("pdfx4.xmp-missing", .preflightMetadata, .error),
            Clause("pdfx4.xmp-property", .preflightMetadataKey, .error),
            Clause("pdfx4.xmp-mismatch", .preflightMetadataMismatch, .error),
            Clause("pdfx4.output-intent", .preflightOutputIntent, .error),
            Clause("pdfx4.output-intent-key", .preflightIntentKey, .error),
            Clause("pdfx4.output-profile", .preflightProfile, .error),
            Clause("house.output-condition", .preflightCondition, .warning),
            Clause("pdfx4.media-box", .preflightMediaBox, .error),
            Clause("pdfx4.trim-box", .preflightTrimBox, .error),
            Clause("pdfx4.box-order", .preflightBoxOrder, .error),
            Clause("house.crop-box", .preflightCropBox, .warning),
            Clause("house.no-bleed", .preflightNoBleed, .warning),
            Clause("house.trim-size", .preflightTrimSize, .warning),
            Clause("house.user-unit", .preflightUserUnit, .error),
            Clause("pdfx4.font-not-embedded", .preflightFont, .error),
            Clause("pdfx4.lzw", .preflightLZW, .error),
            Clause("pdfx4.postscript", .preflightPostScript, .error),
            Clause("pdfx4.action", .preflightAction, .error),
            Clause("pdfx4.transfer-curve", .preflightTransfer, .error),
            Clause("pdfx4.halftone", .preflightHalftone, .error),
            Clause("pdfx4.opi", .preflightOPI, .error),
            Clause("pdfx4.alternate-image", .preflightAlternate, .error),
            Clause("pdfx4.reference-xobject", .preflightReference, .error),
            Clause("pdfx4.optional-content", .preflightOptionalContent, .warning),
            Clause("pdfx4.annotation", .preflightAnnotation, .error),
            Clause("pdfx4.form-fields", .preflightForm, .error),
            Clause("pdfx4.device-rgb", .preflightDeviceRGB, .error),
            Clause("house.managed-colour", .preflightManagedColour, .warning),
            Clause("pdfx4.group-space", .preflightGroupSpace, .error),
            Clause("house.resolution", .preflightResolution, .error),
            Clause("house.resolution-low", .preflightResolutionLow, .warning),
            Clause("house.bitmap-resolution", .preflightBitmap, .error),
            Clause("house.bitmap-resolution-low", .preflightBitmapLow, .warning),
            Clause("house.hairline", .preflightHairline, .error),
            Clause("house.thin-fill", .preflightThinFill, .warning),
            Clause("house.multi-ink-text", .preflightMultiInkText, .error),
            Clause("house.black-text-inks", .preflightBlackTextInks, .warning),
            Clause("house.black-text-knocks-out", .preflightBlackKnockout, .error),
            Clause("house.black-line-knocks-out", .preflightBlackLine, .warning),
            Clause("house.black-text-gray", .preflightBlackGray, .warning),
            Clause("house.white-overprints", .preflightWhiteOverprint, .error),
            Clause("house.rich-black-text", .preflightRichBlack, .error),
            Clause("house.spot-colours", .preflightSpots, .error),
            Clause("house.ink-limit", .preflightInk, .error),
            Clause("house.image-ink", .preflightImageInk, .error),
            Clause("house.image-unmeasured", .preflightUnmeasured, .note),
            Clause("house.blank-page", .preflightBlank, .warning),
            Clause("house.outside-media", .preflightOutside, .note),
            Clause("house.bleed-short", .preflightBleedShort, .error),
            Clause("house.text-cut", .preflightTextCut, .warning),
            Clause("file.missing-resource", .preflightMissingResource, .warning),
            Clause("file.content-syntax", .preflightContent, .warning),
            Clause("pdfx4.media-of-intent", .userDuty),
            Clause("pdfx4.trapping-done", .userDuty),
            Clause("pdfx4.overprint-intended", .userDuty),
            Clause("house.font-licence", .userDuty),
            Clause("pdfx4.signatures", .cannotArise),
            Clause("pdfx4.presentation", .cannotArise),
            Clause("pdfx4.external-graphics", .cannotArise),
            Clause("pdfx4.font-programs-valid", .notChecked),
            Clause("pdfx4.overlaid-ink", .notChecked),
        ]

    /// How much a code matters.
    static let severities: [FindingCode: Finding.Severity] = Dictionary(
        all.compactMap { clause in clause.code.map { ($0, clause.severity) } }, uniquingKeysWith: { first, _ in first })
}
