import Geometry

/// What the paper and the press ask, and what no file can show.
extension ClauseLedger {
    static let ink = [
        Clause(
            "house.resolution", [], gwg, [.checked], [.preflightResolution, .preflightBitmap], .error,
            es: "Imágenes con la resolución mínima, donde y como están colocadas.",
            en: "Images have the least resolution, as they are placed."),
        Clause(
            "house.resolution-low", [], gwg, [.checked], [.preflightResolutionLow, .preflightBitmapLow], .warning,
            es: "Imágenes con la resolución debida.", en: "Images have the resolution they should."),
        Clause(
            "house.area-ink", [], gwg, [.enforced, .checked], [.preflightAreaInk], .error,
            es:
                "La suma de tintas, compuesto todo lo que se encima, no pasa del límite en ningún cuadro de la medida pedida.",
            en: "The sum of inks, all that overlaps composed, passes the limit in no square of the asked size."),
        Clause(
            "house.ink-limit", [], "—", [.enforced, .checked], [.preflightInk], .error,
            es: "Ningún color declara más tinta que el límite.", en: "No colour declares more ink than the limit."),
        Clause(
            "house.ink-measured", [], "—", [.checked], [.preflightUnmeasured], .note,
            es: "La tinta de todo se pudo medir.", en: "The ink of everything could be measured."),
        Clause(
            "house.spots", [], gwg, [.enforced, .checked], [.preflightSpots], .error,
            es: "No más tintas directas que las acordadas.", en: "No more spot inks than agreed."),
        Clause(
            "house.hairline", [], gwg, [.checked], [.preflightHairline], .error,
            es: "Ningún filete más delgado que lo que se imprime.", en: "No line thinner than prints."),
        Clause(
            "house.thin-fill", [], gwg, [.checked], [.preflightThinFill], .warning,
            es: "Ningún fondo tan delgado como un filete que no se imprime.",
            en: "No fill as thin as a line that does not print."),
        Clause(
            "house.multi-ink-text", [], gwg, [.checked], [.preflightMultiInkText], .error,
            es: "El texto pequeño va en una sola tinta.", en: "Small text is in one ink."),
        Clause(
            "house.rich-black-text", [], gwg, [.checked], [.preflightRichBlack], .error,
            es: "El texto negro no pasa del límite de tinta.", en: "Black text keeps to the ink limit."),
        Clause(
            "house.black-text-inks", [], gwg, [.enforced, .checked], [.preflightBlackTextInks], .warning,
            es: "El texto negro pequeño va sólo en negro.", en: "Small black text is in black alone."),
        Clause(
            "house.black-text-overprints", [], gwg, [.enforced, .checked], [.preflightBlackKnockout], .error,
            es: "El texto negro pequeño se sobreimprime (OPM 1).", en: "Small black text overprints (OPM 1)."),
        Clause(
            "house.black-text-gray", [], gwg, [.enforced, .checked], [.preflightBlackGray], .warning,
            es: "El texto negro pequeño no es DeviceGray.", en: "Small black text is not DeviceGray."),
        Clause(
            "house.black-line-overprints", [], gwg, [.enforced, .checked], [.preflightBlackLine], .warning,
            es: "Los filetes negros delgados se sobreimprimen.", en: "Thin black lines overprint."),
        Clause(
            "house.white-knocks-out", [], gwg, [.enforced, .checked], [.preflightWhiteOverprint], .error,
            es: "El blanco no se sobreimprime.", en: "White does not overprint."),
    ]

    static let duties = [
        Clause(
            "x.intent-is-the-press", pdfx, iso, [.userDuty], [], .error,
            es: "La condición de salida es la de la prensa que imprimirá.",
            en: "The output condition is that of the press that will print."),
        Clause(
            "x.trapping-done", pdfx, iso, [.userDuty], [], .error,
            es: "Si dice que el reventado está hecho, lo está.", en: "If it says it is trapped, it is."),
        Clause(
            "x.overprint-intended", pdfx, iso, [.userDuty], [], .error,
            es: "Lo que se sobreimprime fuera del negro es a propósito.",
            en: "What overprints besides black is meant to."),
        Clause(
            "house.font-licence", [], "—", [.userDuty], [], .error,
            es: "La licencia de las fuentes permite incrustarlas.", en: "The fonts' licence allows embedding."),
        Clause(
            "x.signatures", pdfx, iso, [.cannotArise, .notChecked], [], .error,
            es: "Las firmas no cambian la apariencia.", en: "Signatures do not change what is seen."),
        Clause(
            "x.presentation", pdfx, iso, [.cannotArise, .notChecked], [], .error,
            es: "Sin presentaciones ni transiciones.", en: "No presentations or transitions."),
    ]
}
