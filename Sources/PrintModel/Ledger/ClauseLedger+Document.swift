import Geometry

/// What a file must be to be judged, and what PDF/X asks of the document as a whole.
extension ClauseLedger {
    static let file = [
        Clause(
            "file.readable", [], "ISO 32000-1, 7.5", [.enforced, .checked], [.preflightDamaged], .error,
            es: "El archivo se lee sin reparaciones.", en: "The file reads without repairs."),
        Clause(
            "file.bounded", [], "—", [.cannotArise, .checked], [.preflightBomb, .preflightTooComplex], .warning,
            es: "Ninguna parte se desdobla ni se anida más allá de lo que un RIP aguanta.",
            en: "No part unfolds or nests beyond what a RIP bears."),
        Clause(
            "file.pages", [], "ISO 32000-1, 7.7.3", [.enforced, .checked], [.preflightNoPages], .error,
            es: "Tiene al menos una página.", en: "It has at least one page."),
        Clause(
            "file.resources", [], "ISO 32000-1, 7.8", [.enforced, .checked],
            [.preflightMissingResource, .preflightContent], .warning,
            es: "Todo lo que el contenido nombra está en el archivo, y su sintaxis es correcta.",
            en: "All that content names is in the file, and its syntax is sound."),
        Clause(
            "file.findings", [], "—", [.checked], [.preflightMore], .note,
            es: "Las observaciones que pasan de mil se cuentan, no se muestran.",
            en: "Findings beyond a thousand are counted, not shown."),
    ]

    static let document = [
        Clause(
            "x.encryption", pdfx, iso, [.cannotArise, .checked], [.preflightEncrypted], .error,
            es: "Sin cifrado.", en: "No encryption."),
        Clause(
            "x.version", pdfx, iso, [.enforced, .checked], [.preflightVersion], .error,
            es: "Cabecera 1.6 en X-4; 1.4 o menor en X-1a:2003 (1.3 en :2001).",
            en: "Header 1.6 for X-4; 1.4 or lower for X-1a:2003 (1.3 for :2001)."),
        Clause(
            "x.declared", pdfx, iso, [.enforced, .checked], [.preflightPDFXVersion], .error,
            es: "Se declara: en XMP (pdfxid) para X-4; en Info para X-1a.",
            en: "Declares itself: in XMP (pdfxid) for X-4; in Info for X-1a."),
        Clause(
            "x.object-streams", [.x1a], "ISO 15930-4; PDF 1.4", [.enforced, .checked], [.preflightObjectStreams],
            .error,
            es: "Sin flujos de objetos ni referencias cruzadas comprimidas, que PDF 1.4 no conoce.",
            en: "No object streams or compressed cross references, which PDF 1.4 does not know."),
        Clause(
            "x.file-id", pdfx, iso, [.enforced, .checked], [.preflightID], .error,
            es: "Identificador /ID de dos partes.", en: "An /ID of two parts."),
        Clause(
            "x.info", pdfx, iso, [.enforced, .checked], [.preflightInfo], .error,
            es: "Título, fecha de creación y de modificación en Info.",
            en: "Title, creation and modification date in Info."),
        Clause(
            "x.trapped", pdfx, iso, [.enforced, .checked], [.preflightTrapped], .error,
            es: "Trapped es True o False.", en: "Trapped is True or False."),
        Clause(
            "x.xmp", [.x4], "ISO 15930-7; XMP", [.enforced, .checked],
            [.preflightMetadata, .preflightMetadataKey, .preflightMetadataMismatch], .error,
            es: "XMP sin comprimir, completo y de acuerdo con Info.",
            en: "XMP, uncompressed, complete and in agreement with Info."),
        Clause(
            "x.output-intent", pdfx, iso, [.enforced, .checked], [.preflightOutputIntent, .preflightIntentKey], .error,
            es: "Una sola condición de salida GTS_PDFX, con identificador e información; con perfil o registro.",
            en: "Exactly one GTS_PDFX output intent, with identifier and information; with a profile or registry."),
        Clause(
            "x.output-profile", pdfx, "ISO 15930-7; ICC.1", [.enforced, .checked], [.preflightProfile], .error,
            es: "El perfil incrustado es de salida (prtr) y CMYK.",
            en: "The embedded profile is an output profile (prtr) for CMYK."),
        Clause(
            "house.output-condition", [], "—", [.enforced, .checked], [.preflightCondition], .warning,
            es: "La condición de salida es la del trabajo.", en: "The output condition is the job's."),
        Clause(
            "x.actions", pdfx, iso, [.cannotArise, .checked], [.preflightAction], .error,
            es: "Sin acciones ni JavaScript.", en: "No actions, no JavaScript."),
        Clause(
            "x.forms", pdfx, iso, [.cannotArise, .checked], [.preflightForm], .error,
            es: "Sin campos de formulario.", en: "No form fields."),
        Clause(
            "house.embedded-files", [], gwg, [.cannotArise, .checked], [.preflightEmbeddedFile], .warning,
            es: "Sin archivos adjuntos.", en: "No embedded files."),
        Clause(
            "x.optional-content", pdfx, iso, [.cannotArise, .checked], [.preflightOptionalContent], .error,
            es: "Capas sólo en X-4, con nombre y sin cambios automáticos (AS).",
            en: "Layers in X-4 only, named and without automatic changes (AS)."),
    ]
}
