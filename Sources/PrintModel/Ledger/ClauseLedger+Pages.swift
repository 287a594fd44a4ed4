import Geometry

/// What is asked of pages, their boxes, fonts and the objects on them.
extension ClauseLedger {
    static let pages = [
        Clause(
            "x.media-box", pdfx, iso, [.enforced, .checked], [.preflightMediaBox], .error,
            es: "Cada página tiene MediaBox.", en: "Every page has a MediaBox."),
        Clause(
            "x.trim-box", pdfx, iso, [.enforced, .checked], [.preflightTrimBox], .error,
            es: "Cada página tiene su propia TrimBox.", en: "Every page has a TrimBox of its own."),
        Clause(
            "x.box-order", pdfx, iso, [.enforced, .checked], [.preflightBoxOrder], .error,
            es: "Corte dentro de rebase, rebase dentro de medio.", en: "Trim inside bleed inside media."),
        Clause(
            "house.crop-box", [], gwg, [.cannotArise, .checked], [.preflightCropBox], .warning,
            es: "CropBox, si la hay, igual a MediaBox.", en: "CropBox, if any, equal to MediaBox."),
        Clause(
            "house.user-unit", [], gwg, [.cannotArise, .checked], [.preflightUserUnit], .error,
            es: "Sin UserUnit.", en: "No UserUnit."),
        Clause(
            "house.trim-size", [], gwg, [.enforced, .checked], [.preflightTrimSize], .warning,
            es: "Todas las páginas miden lo mismo.", en: "All pages are of one size."),
        Clause(
            "house.bleed", [], gwg, [.enforced, .checked], [.preflightNoBleed], .warning,
            es: "Hay rebase alrededor del corte.", en: "There is bleed around the trim."),
        Clause(
            "house.bleed-short", [], gwg, [.checked], [.preflightBleedShort], .error,
            es: "Lo que llega al corte sigue hasta el rebase.", en: "What reaches the trim goes on to the bleed."),
        Clause(
            "house.text-cut", [], "—", [.checked], [.preflightTextCut], .warning,
            es: "El corte no atraviesa texto.", en: "The trim cuts through no text."),
        Clause(
            "house.outside", [], gwg, [.checked], [.preflightOutside, .preflightOutsideBleed], .note,
            es: "Nada queda fuera del rebase, salvo marcas.", en: "Nothing lies outside the bleed but marks."),
        Clause(
            "house.blank-page", [], gwg, [.checked], [.preflightBlank], .warning,
            es: "Ninguna página está vacía.", en: "No page is empty."),
        Clause(
            "x.annotations", pdfx, iso, [.cannotArise, .checked], [.preflightAnnotation], .error,
            es: "Dentro del rebase no hay anotaciones, salvo marcas de impresión.",
            en: "Inside the bleed there are no annotations but printer's marks."),
        Clause(
            "x.fonts", pdfx, iso, [.enforced, .checked], [.preflightFont], .error,
            es: "Toda fuente con que se escribe está incrustada.", en: "Every font that text shows in is embedded."),
        Clause(
            "house.fonts-subset", [], gwg, [.enforced, .checked], [.preflightNotSubset], .warning,
            es: "Las fuentes llevan sólo los caracteres que se usan, donde el perfil lo pide.",
            en: "Fonts hold only the characters in use, where the profile asks."),
        Clause(
            "house.type3", [], gwg, [.cannotArise, .checked], [.preflightType3], .warning,
            es: "Sin fuentes Type 3.", en: "No Type 3 fonts."),
        Clause(
            "x.font-programs", pdfx, iso, [.notChecked], [], .error,
            es: "Los programas de las fuentes son válidos y sus anchos concuerdan.",
            en: "Font programs are valid, and their widths agree."),
    ]

    static let content = [
        Clause(
            "x.lzw", pdfx, iso, [.cannotArise, .checked], [.preflightLZW], .error,
            es: "Sin compresión LZW.", en: "No LZW compression."),
        Clause(
            "x.filters", [.x1a], "ISO 15930-4; PDF 1.4", [.cannotArise, .checked], [.preflightFilter], .error,
            es: "Sin JBIG2 ni JPEG 2000.", en: "Neither JBIG2 nor JPEG 2000."),
        Clause(
            "x.postscript", pdfx, iso, [.cannotArise, .checked], [.preflightPostScript], .error,
            es: "Sin PostScript incrustado.", en: "No embedded PostScript."),
        Clause(
            "x.transfer", pdfx, iso, [.cannotArise, .checked], [.preflightTransfer], .error,
            es: "Sin curvas de transferencia.", en: "No transfer curves."),
        Clause(
            "x.halftone", pdfx, iso, [.cannotArise, .checked], [.preflightHalftone], .error,
            es: "Tramas sólo de tipo 1 o 5, sin nombre ni origen.", en: "Halftones of type 1 or 5 only, unnamed."),
        Clause(
            "x.opi", pdfx, iso, [.cannotArise, .checked], [.preflightOPI], .error,
            es: "Sin OPI.", en: "No OPI."),
        Clause(
            "x.alternates", pdfx, iso, [.cannotArise, .checked], [.preflightAlternate], .error,
            es: "Sin imágenes alternativas.", en: "No alternate images."),
        Clause(
            "x.references", pdfx, iso, [.cannotArise, .checked], [.preflightReference], .error,
            es: "Nada está en otro archivo.", en: "Nothing lies in another file."),
        Clause(
            "x.transparency", [.x1a], "ISO 15930-4", [.enforced, .checked], [.preflightTransparency], .error,
            es: "Nada transparente: ni /Group, ni SMask, ni ca o CA menores que 1, ni otro modo que Normal.",
            en: "Nothing see-through: no /Group, no SMask, no ca or CA below 1, no blend mode but Normal."),
        Clause(
            "x.group-space", [.x4], "ISO 15930-7; GWG 2015", [.enforced, .checked], [.preflightGroupSpace], .error,
            es: "Los grupos de transparencia se mezclan en CMYK.", en: "Transparency groups blend in CMYK."),
        Clause(
            "x.device-rgb", pdfx, iso, [.enforced, .checked], [.preflightDeviceRGB], .error,
            es: "Sin DeviceRGB, en ningún lugar.", en: "No DeviceRGB, anywhere."),
        Clause(
            "x.spaces", [.x1a], "ISO 15930-4", [.enforced, .checked], [.preflightForbiddenSpace], .error,
            es: "Sólo CMYK, gris, Separation y DeviceN.", en: "CMYK, gray, Separation and DeviceN only."),
        Clause(
            "house.managed-colour", [], gwg, [.enforced, .checked], [.preflightManagedColour], .warning,
            es: "Sin color por convertir (ICC, Lab).", en: "No colour that waits for conversion (ICC, Lab)."),
    ]
}
